/**
 * Whether goods may be put away in a place (S1, S2): a rule over what the place states and what the goods need, without
 * input or output. Temperatures and humidities are ranges in thousandths of a degree Celsius and of a per cent.
 *
 * A place fits a stated need only if what it states lies within the need; a place that states nothing promises nothing.
 * What goods do not need, no place has to state.
 */
import { matchKey } from '../text/fold.ts';
import type { Range } from './locations.ts';
import type { Words } from './shapes.ts';

/** What stands against putting goods away in a place. */
export const UNFIT_REASONS = [
  'temperature',
  'humidity',
  'light',
  'security',
  'hazard',
  'category',
  'purpose',
  'capacity',
] as const;
export type UnfitReason = (typeof UNFIT_REASONS)[number];

/** What each is about, in a word. */
export const UNFIT_WORDS: Readonly<Record<UnfitReason, Words>> = {
  temperature: { zh: '温度', en: 'temperature' },
  humidity: { zh: '湿度', en: 'humidity' },
  light: { zh: '光照', en: 'light' },
  security: { zh: '安全', en: 'security' },
  hazard: { zh: '特殊性', en: 'hazard' },
  category: { zh: '类别', en: 'category' },
  purpose: { zh: '用途', en: 'purpose' },
  capacity: { zh: '容量', en: 'capacity' },
};

/** One reason with what was wanted and what there is, as people read them; null = nothing is stated. */
export interface Unfit {
  readonly reason: UnfitReason;
  readonly wanted: string | null;
  readonly given: string | null;
}

/** What a place states of itself; comma lists as stored, null = nothing stated. */
export interface Stated {
  readonly categories: string | null;
  readonly security: string | null;
  readonly temperature_min: number | null;
  readonly temperature_max: number | null;
  readonly humidity_min: number | null;
  readonly humidity_max: number | null;
  readonly light: string | null;
  readonly hazards: string | null;
}

/** A place as the rule sees it: its own purpose, and what it states or has from the places it is in. */
export interface Conditions extends Stated {
  readonly code: string;
  readonly purpose: string;
}

/** What goods need. */
export interface Needs {
  readonly category: string | null;
  /** They are our own: customer HOUSE. */
  readonly ours: boolean;
  readonly temperature_min: number | null;
  readonly temperature_max: number | null;
  readonly humidity_min: number | null;
  readonly humidity_max: number | null;
  readonly light: string | null;
  /** Comma list. */
  readonly hazards: string | null;
  readonly valuable: boolean;
}

/** The places that `init` makes: goods pass through them whatever they are, so they take everything. */
export const FIRST_PLACES: readonly { readonly code: string; readonly purpose: string; readonly name: Words }[] = [
  { code: 'DOCK', purpose: 'dock', name: { zh: '收货区', en: 'Dock' } },
  { code: 'RETURNS', purpose: 'returns', name: { zh: '退货区', en: 'Returns' } },
  { code: 'DAMAGED', purpose: 'damaged', name: { zh: '残损区', en: 'Damaged goods' } },
  { code: 'QUARANTINE', purpose: 'quarantine', name: { zh: '待检区', en: 'Quarantine' } },
];

/** Zones for goods that are not ours: a customer's own zone, and what was left with us for a while. */
const FOR_OTHERS = ['customer', 'deposit'];

/** From the least dark to the darkest: a darker place serves whatever a lighter one does. */
const DARKNESS = ['any', 'dim', 'dark'];

/** Whether a place takes everything (the places of `init`, while they are what they were made for). */
export function takesEverything({ code, purpose }: Pick<Conditions, 'code' | 'purpose'>): boolean {
  return FIRST_PLACES.some((first) => first.code === code && first.purpose === purpose);
}

/**
 * What a place states, with what it has from above where it states nothing itself; a range counts as one statement.
 * @param chain the place, then what it is in, up to the top
 */
export function inherited(chain: readonly Stated[]): Stated {
  const first = <K extends keyof Stated>(key: K): Stated[K] =>
    chain.find((each) => each[key] !== null)?.[key] ?? (null as Stated[K]);
  const range = (key: 'temperature' | 'humidity'): Range => {
    const stating = chain.find((each) => each[`${key}_min`] !== null || each[`${key}_max`] !== null);
    return { min: stating?.[`${key}_min`] ?? null, max: stating?.[`${key}_max`] ?? null };
  };
  const [temperature, humidity] = [range('temperature'), range('humidity')];
  return {
    categories: first('categories'),
    security: first('security'),
    light: first('light'),
    hazards: first('hazards'),
    temperature_min: temperature.min,
    temperature_max: temperature.max,
    humidity_min: humidity.min,
    humidity_max: humidity.max,
  };
}

/**
 * What stands against goods in a place, capacity aside; empty = it fits.
 * @param prepared the hazards that some place of the house is fit for, folded. Goods with such a hazard go nowhere
 *   else; a hazard that no place is set up for refuses nothing, since there would be no place to go to
 */
export function unfitness(place: Conditions, needs: Needs, prepared: ReadonlySet<string>): Unfit[] {
  if (takesEverything(place)) return [];
  return [
    ...unfitRange('temperature', place, needs),
    ...unfitRange('humidity', place, needs),
    ...unfitLight(place, needs),
    ...unfitSecurity(place, needs),
    ...unfitHazards(place, needs, prepared),
    ...unfitCategory(place, needs),
    ...(needs.ours && FOR_OTHERS.includes(place.purpose)
      ? [{ reason: 'purpose' as const, wanted: null, given: place.purpose }]
      : []),
  ];
}

/** Whether the stated range lies within the needed one; ends that are not needed do not matter. */
export function liesWithin(stated: Range, needed: Range): boolean {
  const low = needed.min === null || (stated.min !== null && stated.min >= needed.min);
  const high = needed.max === null || (stated.max !== null && stated.max <= needed.max);
  return low && high;
}

function unfitRange(reason: 'temperature' | 'humidity', place: Conditions, needs: Needs): Unfit[] {
  const needed = { min: needs[`${reason}_min`], max: needs[`${reason}_max`] };
  const stated = { min: place[`${reason}_min`], max: place[`${reason}_max`] };
  return liesWithin(stated, needed) ? [] : [{ reason, wanted: showRange(needed), given: showRange(stated) }];
}

function unfitLight(place: Conditions, needs: Needs): Unfit[] {
  const dark = (light: string | null): number => DARKNESS.indexOf(light ?? 'any');
  if (dark(place.light) >= dark(needs.light)) return [];
  return [{ reason: 'light', wanted: needs.light, given: place.light }];
}

function unfitSecurity(place: Conditions, needs: Needs): Unfit[] {
  if (!needs.valuable || place.security === 'locked' || place.security === 'safe') return [];
  return [{ reason: 'security', wanted: 'locked', given: place.security }];
}

function unfitHazards(place: Conditions, needs: Needs, prepared: ReadonlySet<string>): Unfit[] {
  const fitFor = hazardsIn(place.hazards);
  const against = hazardsIn(needs.hazards).filter((hazard) => prepared.has(hazard) && !fitFor.includes(hazard));
  return against.length === 0 ? [] : [{ reason: 'hazard', wanted: against.join(','), given: place.hazards }];
}

function unfitCategory(place: Conditions, needs: Needs): Unfit[] {
  if (place.categories === null) return [];
  const taken = place.categories.split(',').map(matchKey);
  if (needs.category !== null && taken.includes(matchKey(needs.category))) return [];
  return [{ reason: 'category', wanted: needs.category, given: place.categories }];
}

/** `2..8`, `..60`; null for a range that is open on both sides. */
export function showRange({ min, max }: Range): string | null {
  if (min === null && max === null) return null;
  return `${min === null ? '' : min / 1000}..${max === null ? '' : max / 1000}`;
}

/** Hazards that have a word in both languages are the same hazard in either. */
const HAZARDS: Readonly<Record<string, string>> = {
  易燃: 'flammable',
  易爆: 'explosive',
  易腐: 'perishable',
  易碎: 'fragile',
  有毒: 'toxic',
  腐蚀: 'corrosive',
  腐蚀性: 'corrosive',
};

/** The hazards in a comma list as they are compared: without width, case and language. */
export function hazardsIn(list: string | null): string[] {
  if (list === null) return [];
  return list
    .split(',')
    .map(matchKey)
    .map((word) => HAZARDS[word] ?? word);
}

/** How many steps in the tree lie between places; those of different trees meet above their tops. */
export class Distances {
  private readonly paths = new Map<number, readonly number[]>();

  constructor(private readonly parents: ReadonlyMap<number, number | null>) {}

  /** The steps up from one place and down to the other. */
  between(a: number, b: number): number {
    const [from, to] = [this.path(a), this.path(b)];
    let shared = 0;
    while (shared < from.length && from[shared] === to[shared]) shared += 1;
    return from.length + to.length - 2 * shared;
  }

  /** From the top down to the place. */
  private path(id: number): readonly number[] {
    const known = this.paths.get(id);
    if (known) return known;
    const parent = this.parents.get(id) ?? null;
    const path = parent === null ? [id] : [...this.path(parent), id];
    this.paths.set(id, path);
    return path;
  }
}
