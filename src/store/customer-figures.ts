/** What customers' files, inquiries, indicators and surveys say, for classification. */
import { clamp, indicatorPoints, NEUTRAL, UNKNOWN } from '../domain/classifying/composite.ts';
import { blankFigures, type Figures, firstFigures } from '../domain/classifying/figures.ts';
import { POTENTIALS, potentialByHand, REGIONS } from '../domain/classifying/levels.ts';
import { addOrders, type OrderCount, type OrderDays } from '../domain/classifying/order-sums.ts';
import { type PotentialRule, pointsOf } from '../domain/classifying/potential.ts';
import type { RegionLookup } from '../domain/classifying/regions.ts';
import { type FileFacts, GROUP_ROWS } from '../domain/classifying/row-groups.ts';
import type { Rules } from '../domain/classifying/rules.ts';
import { HOUSE } from '../domain/house.ts';
import { matchKey } from '../text/fold.ts';
import { mostCustomers, rowGroups } from './row-groups.ts';
import { all, type Db, one } from './sql.ts';

/** The id of ourselves. */
export function houseId(db: Db): number | undefined {
  return one<{ id: number }>(db, 'SELECT id FROM customers WHERE code = ?', HOUSE)?.id;
}

/** How the company's rules read files. */
export interface FileRules {
  readonly regions: RegionLookup;
  /** What the rules say of the very place: country, province or region. */
  readonly places: Readonly<Record<string, number>> | undefined;
  /** The industries that fit what we sell. */
  readonly industries: readonly string[];
}

/** Everybody who is classified, what the files say of them, and what they ordered; with how many orders there are. */
export function readCustomers(db: Db, rules: FileRules, days: OrderDays): { figures: Figures; count: OrderCount } {
  const figures = blankFigures(new Int32Array(mostCustomers(db)));
  const count = { until: 0, after: 0 };
  const judged = judgeFiles(rules);
  // Where each row's figures stand, by what the group says of it or by what is read instead; -1 = nowhere.
  const places = new Int32Array(GROUP_ROWS);
  const instead_places = new Int32Array(GROUP_ROWS);
  const is_stale = new Uint8Array(GROUP_ROWS);
  let size = 0;
  for (const { first, group, stale, instead } of rowGroups(db, days)) {
    const files = group.files.map(judged);
    const other_files = stale.length === 0 ? files : instead.files.map(judged);
    is_stale.fill(0);
    for (const row of stale) is_stale[row] = 1;
    const rows = Math.max(group.rows, instead.rows);
    for (let row = 0; row < rows; row++) {
      const fresh = is_stale[row] === 1;
      const file = fresh ? other_files[instead.file[row]! - 1] : files[group.file[row]! - 1];
      places[row] = file === undefined || fresh ? -1 : size;
      instead_places[row] = file !== undefined && fresh ? size : -1;
      if (file === undefined) continue;
      figures.id[size] = first + row;
      figures.region[size] = file.region;
      figures.strength[size] = file.strength;
      figures.by_hand[size] = file.by_hand;
      figures.fits[size] = file.fits;
      figures.website[size] = file.website;
      size += 1;
    }
    addOrders(figures, group, places, days, count);
    if (stale.length > 0) addOrders(figures, instead, instead_places, days, count);
  }
  return { figures: firstFigures(figures, size), count };
}

/** What the rules make of a file: each combination of its facts is judged once for thousands of customers. */
function judgeFiles({ regions, places, industries }: FileRules) {
  const strengths = new Map(
    Object.entries(places ?? {}).map(([place, strength]) => [matchKey(place), clamp(strength)]),
  );
  const wanted = new Set(industries.map(matchKey));
  return ([country, province, region, potential, industry, website]: FileFacts) => {
    const texts = [country, province, region];
    const found = regions.of(texts);
    let strength = UNKNOWN;
    // The narrowest that the rules name: region, province, country.
    for (const text of texts) if (text !== null) strength = strengths.get(matchKey(text)) ?? strength;
    const hand = potentialByHand(potential);
    return {
      region: found === null ? UNKNOWN : REGIONS.indexOf(found),
      strength,
      by_hand: hand === undefined ? UNKNOWN : POTENTIALS.indexOf(hand),
      fits: industry !== null && wanted.has(matchKey(industry)) ? 1 : 0,
      website,
    };
  };
}

/** What a customer asked for until a day. */
interface Inquired {
  readonly inquiries: number;
  readonly product_named: number;
}
const NOTHING_INQUIRED: Inquired = { inquiries: 0, product_named: 0 };

/** The points of those who ordered nothing yet. */
export function readProspects(db: Db, figures: Figures, rule: PotentialRule, as_of: string): void {
  const inquired = new Map(
    all<Inquired & { customer_id: number }>(
      db,
      `SELECT customer_id, count(*) AS inquiries, count(nullif(product, '')) > 0 AS product_named
       FROM inquiries WHERE received_on <= ? GROUP BY customer_id`,
      as_of,
    ).map((row) => [row.customer_id, row]),
  );
  for (let at = 0; at < figures.size; at++) {
    if (figures.orders[at]! > 0 || figures.sample_day[at]! >= 0) continue;
    const { inquiries, product_named } = inquired.get(figures.id[at]!) ?? NOTHING_INQUIRED;
    const region = figures.region[at]!;
    figures.points[at] = pointsOf(rule, {
      region: region === UNKNOWN ? null : REGIONS[region]!,
      fits: figures.fits[at] === 1,
      website: figures.website[at] === 1,
      inquiries,
      product_named: product_named === 1,
    });
  }
}

/** How many rivals a file names, where it begins with their number: `4`, `4家：甲、乙`, `无`. */
function rivalsIn(said: string): number | null {
  const text = said.normalize('NFKC').trim();
  if (/^(?:无|没有|独家|none|no)$/i.test(text)) return 0;
  const number = /^\d{1,3}(?![\d.,%])/.exec(text);
  return number === null ? null : Number(number[0]);
}

/** Indicators that a dimension of its own is made of. */
const RIVALS = 'rivals';
const CREDIT = 'credit';
export const HEALTH = 'health';
/**
 * The newest value of each indicator up to the day, as dimensions; and what customers answered in twelve months.
 * Answers how many of those who have some of the rules' indicators lack each of these: it is neutral there.
 */
export function readIndicators(
  db: Db,
  figures: Figures,
  {
    rules: { indicators: rules, rivals },
    as_of,
    year_before,
  }: { rules: Pick<Rules, 'indicators' | 'rivals'>; as_of: string; year_before: string },
  placeOf: (id: number) => number,
): number[] {
  const rows = all<{ customer_id: number; key: string; value: number; day: string }>(
    db,
    `SELECT customer_id, lower(key) AS key, value, max(day) AS day FROM indicators WHERE day <= ? GROUP BY 1, 2`,
    as_of,
  );
  const keys = rules.map(({ key }) => key.toLowerCase());
  // What each known indicator is worth; the others of the same customer are neutral.
  const known = new Map<number, (number | undefined)[]>();
  for (const { customer_id, key, value } of rows) {
    const at = placeOf(customer_id);
    if (at < 0) continue;
    const plain = value / 1000;
    if (key === RIVALS) figures.rivals[at] = clamp(rivals.alone + rivals.each * plain);
    if (key === CREDIT) figures.credit[at] = clamp(plain);
    if (key === HEALTH) figures.health[at] = clamp(plain);
    for (const [place, rule] of rules.entries()) {
      if (keys[place] !== key) continue;
      const its = known.get(at) ?? [];
      its[place] = indicatorPoints(rule, plain);
      known.set(at, its);
    }
  }
  for (const { id, rivals: said } of all<{ id: number; rivals: string }>(
    db,
    'SELECT id, rivals FROM customers WHERE rivals IS NOT NULL',
  )) {
    const at = placeOf(id);
    const many = at >= 0 && figures.rivals[at] === UNKNOWN ? rivalsIn(said) : null;
    if (many !== null) figures.rivals[at] = clamp(rivals.alone + rivals.each * many);
  }
  const missing = rules.map(() => 0);
  const weight = rules.reduce((sum, rule) => sum + rule.weight, 0);
  for (const [at, its] of known) {
    const points = rules.reduce((sum, rule, place) => sum + rule.weight * (its[place] ?? NEUTRAL), 0);
    if (weight > 0) figures.indicators[at] = clamp(points / weight);
    for (const place of rules.keys()) if (its[place] === undefined) missing[place]! += 1;
  }
  const answers = all<{ customer_id: number; score: number }>(
    db,
    `SELECT customer_id, avg(score) AS score FROM surveys
     WHERE score IS NOT NULL AND answered_on > ? AND answered_on <= ? GROUP BY customer_id`,
    year_before,
    as_of,
  );
  for (const { customer_id, score } of answers) {
    const at = placeOf(customer_id);
    if (at >= 0 && figures.health[at] === UNKNOWN) figures.health[at] = clamp(score * 10);
  }
  return missing;
}
