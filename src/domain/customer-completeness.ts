/**
 * How complete a customer's file is: what it must hold depends on the customer's roles and class. Cargo controller and
 * payer need the fullest file, notify parties the basics only; key customers are as full as payers.
 */
import type { CustomerKey } from './customer-file.ts';
import type { Words } from './shapes.ts';

export const FULLNESS = {
  basic: { zh: '基本', en: 'basic' },
  standard: { zh: '标准', en: 'standard' },
  full: { zh: '完整', en: 'full' },
} as const satisfies Record<string, Words>;
export type Fullness = keyof typeof FULLNESS;
export const FULLNESSES = Object.keys(FULLNESS) as Fullness[];

/** What somebody looks for in a file; people and ways to reach them count wherever they stand. */
type Needed = CustomerKey | 'reachable' | 'person';

const BASIC: readonly Needed[] = ['country', 'address', 'person', 'reachable', 'responsible'];
const STANDARD: readonly Needed[] = [
  ...BASIC,
  'short_name',
  'type',
  'region',
  'postcode',
  'email',
  'industry',
  'credit_code',
  'source',
  'first_contact_on',
];
const FULL: readonly Needed[] = [
  ...STANDARD,
  'legal_representative',
  'founded_on',
  'registered_capital',
  'ownership',
  'staff',
  'business_scope',
  'bank',
  'bank_account',
  'potential',
  'needs',
  'cooperating_since',
];
const NEEDED: Readonly<Record<Fullness, readonly Needed[]>> = { basic: BASIC, standard: STANDARD, full: FULL };

const BY_ROLE: Readonly<Record<string, Fullness>> = {
  controller: 'full',
  payer: 'full',
  shipper: 'standard',
  consignee: 'standard',
  agent: 'standard',
  booking: 'standard',
  notify: 'basic',
  second_notify: 'basic',
};

const BY_CLASS: Readonly<Record<string, Fullness>> = {
  'contract/key': 'full',
  'contract/ordinary': 'standard',
  'contract/sunk': 'standard',
  'prospect/high': 'standard',
  'prospect/ordinary': 'basic',
  'prospect/none': 'basic',
};

/**
 * How full a file must be: the fullest that a role or the class asks for; standard where neither is known.
 * @param roles with commas, as stored
 * @param className `contract/key`; null where nobody classified yet
 */
export function fullnessFor(roles: string | null, className: string | null): Fullness {
  const asked = (roles ?? '').split(',').flatMap((role) => BY_ROLE[role] ?? []);
  if (className !== null) asked.push(BY_CLASS[className] ?? 'standard');
  if (asked.length === 0) return 'standard';
  return FULLNESSES.findLast((fullness) => asked.includes(fullness))!;
}

/** What a file holds beside its own fields. */
export interface Beside {
  readonly fullness: Fullness;
  /** Whether a contact is on record, and whether one of them has a number or an address. */
  readonly person: boolean;
  readonly reachable: boolean;
}

export interface Completeness {
  readonly fullness: Fullness;
  /** What is needed, and how much of it is there: whole per cent. */
  readonly needed: number;
  readonly percent: number;
  /** The keys that are missing; `contact` and `mobile` stand for any person and any way to reach him. */
  readonly missing: readonly CustomerKey[];
}

/** What is missing in a file. A foreign customer has no credit code. */
export function completenessOf(
  file: Readonly<Record<string, string | number | null>>,
  { fullness, person, reachable }: Beside,
): Completeness {
  const there = (key: CustomerKey): boolean => file[key] !== null && file[key] !== undefined;
  const needed = NEEDED[fullness].filter((need) => need !== 'credit_code' || !isForeign(file.country));
  const missing = needed.flatMap((need): CustomerKey[] => {
    if (need === 'person') return person || there('contact') ? [] : ['contact'];
    if (need === 'reachable') return reachable || there('mobile') || there('phone') || there('email') ? [] : ['mobile'];
    if (need === 'email') return there('email') || reachable ? [] : ['email'];
    if (need === 'region') return there('region') || there('province') || there('area') ? [] : ['region'];
    return there(need) ? [] : [need];
  });
  const percent = Math.floor((100 * (needed.length - missing.length)) / needed.length);
  return { fullness, needed: needed.length, percent, missing };
}

/** Whether a country is said that is not China. */
function isForeign(country: string | number | null | undefined): boolean {
  return typeof country === 'string' && !/^(?:中国|中國|中华人民共和国|china|cn|chn|prc)/i.test(country);
}
