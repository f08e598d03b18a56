/**
 * Contact data as those see it who need not reach the person: enough to recognise what is on file, not enough to use
 * it. What is masked carries a mark that nobody types, so that a sheet which went out masked never comes back as data.
 */

/** How a field is masked. */
export type Masking = 'name' | 'number' | 'email' | 'account';

/** Three bullets in a row: in every masked value, and in no name or number. */
const MARK = '•••';

/** The contact data of a customer's file. */
export const MASKED_IN_FILE = {
  contact: 'name',
  mobile: 'number',
  phone: 'number',
  fax: 'number',
  email: 'email',
} as const satisfies Readonly<Record<string, Masking>>;

/** That of a person at a customer's. */
export const MASKED_IN_CONTACT = {
  name: 'name',
  mobile: 'number',
  phone: 'number',
  email: 'email',
  social: 'account',
} as const satisfies Readonly<Record<string, Masking>>;

/** That of a talk. */
export const MASKED_IN_TALK = { with_whom: 'name' } as const satisfies Readonly<Record<string, Masking>>;

export type Masked = Readonly<Record<string, Masking>>;

/**
 * A value masked: of numbers three digits at the front and two at the end, of addresses the domain, of names and
 * accounts the first character; of what is shorter, nothing.
 */
export function mask(value: string, how: Masking): string {
  // Only where a character is a pair of units do the two have to be told apart.
  const characters: string | string[] = /[\ud800-\udfff]/.test(value) ? [...value] : value;
  const part = (from: number, to?: number): string => {
    const some = characters.slice(from, to);
    return typeof some === 'string' ? some : some.join('');
  };
  if (how === 'number') return characters.length < 8 ? MARK : part(0, 3) + MARK + part(-2);
  const at = how === 'email' ? value.lastIndexOf('@') : -1;
  return (characters.length < 2 ? '' : part(0, 1)) + MARK + (at < 0 ? '' : value.slice(at));
}

/** Whether a cell holds what was masked. */
export function isMasked(value: string): boolean {
  return value.includes(MARK);
}

/** A row with its contact data masked. */
export function maskRow<R extends Readonly<Record<string, unknown>>>(row: R, masked: Masked): R {
  const covered: Record<string, unknown> = { ...row };
  for (const [key, how] of Object.entries(masked)) {
    const value = covered[key];
    if (typeof value === 'string') covered[key] = mask(value, how);
  }
  return covered as R;
}

/** By what a customer is known and reached: where another has the same, it is his own. */
export const CUSTOMER_IDENTITY: readonly string[] = [
  'name',
  'match_key',
  'short_name',
  'contact',
  'mobile',
  'phone',
  'fax',
  'email',
  'website',
  'legal_representative',
  'owner',
  'credit_code',
  'bank_account',
  'address',
];
