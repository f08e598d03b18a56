/** What customers' files, inquiries, indicators and surveys say, for classification. */
import { clamp, indicatorPoints, UNKNOWN } from '../domain/classifying/composite.ts';
import { blankFigures, type Figures } from '../domain/classifying/figures.ts';
import { POTENTIALS, potentialByHand, REGIONS } from '../domain/classifying/levels.ts';
import { type PotentialRule, pointsOf } from '../domain/classifying/potential.ts';
import type { RegionLookup } from '../domain/classifying/regions.ts';
import type { Rules } from '../domain/classifying/rules.ts';
import { HOUSE } from '../domain/house.ts';
import { matchKey } from '../text/fold.ts';
import { all, type Db, one, sql } from './sql.ts';

/** The id of ourselves. */
export function houseId(db: Db): number | undefined {
  return one<{ id: number }>(db, 'SELECT id FROM customers WHERE code = ?', HOUSE)?.id;
}

/** Who is classified; the value is {@link HOUSE}. */
const CLASSIFIED = `code <> ? AND merged_into IS NULL AND status IS NOT 'destroyed'`;

type File = [
  id: number,
  country: string | null,
  province: string | null,
  region: string | null,
  potential: string | null,
];

/** Rows that are handed over at a time: one by one they would take half as long again. */
const TOGETHER = 512;

function* inTurn(rows: { all(...values: unknown[]): File[] }): Generator<File> {
  for (let part = rows.all(0, HOUSE); part.length > 0; part = rows.all(part.at(-1)![0], HOUSE)) yield* part;
}

/** Everybody who is classified: region, what the rules say of the place, and potential set by hand, in one pass. */
export function readCustomers(db: Db, regions: RegionLookup, places: Readonly<Record<string, number>> = {}): Figures {
  const strengths = new Map(Object.entries(places).map(([place, strength]) => [matchKey(place), clamp(strength)]));
  const most = one<{ most: number | null }>(db, 'SELECT max(id) AS most FROM customers')!.most ?? 0;
  const ids = new Int32Array(most);
  const [region, strength, by_hand] = [0, 1, 2].map(() => new Uint8Array(most).fill(UNKNOWN)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const rows = sql<unknown[], File>(
    db,
    `SELECT id, country, province, region, potential FROM customers
     WHERE id > ? AND code <> ? AND merged_into IS NULL AND status IS NOT 'destroyed' ORDER BY id LIMIT ${TOGETHER}`,
  ).raw();
  let at = 0;
  for (const [id, country, province, name, potential] of inTurn(rows)) {
    ids[at] = id;
    const texts = [country, province, name];
    const found = regions.of(texts);
    if (found !== null) region[at] = REGIONS.indexOf(found);
    // The narrowest that the rules name: region, province, country.
    if (strengths.size > 0)
      for (const text of texts) if (text !== null) strength[at] = strengths.get(matchKey(text)) ?? strength[at]!;
    const hand = potentialByHand(potential);
    if (hand !== undefined) by_hand[at] = POTENTIALS.indexOf(hand);
    at += 1;
  }
  const figures = blankFigures(ids.slice(0, at));
  figures.region.set(region.subarray(0, at));
  figures.strength.set(strength.subarray(0, at));
  figures.by_hand.set(by_hand.subarray(0, at));
  return figures;
}

/** What a customer asked for until a day. */
interface Inquired {
  readonly inquiries: number;
  readonly product_named: number;
}
const NOTHING_INQUIRED: Inquired = { inquiries: 0, product_named: 0 };

/** The points of those who ordered nothing yet. */
export function readProspects(db: Db, figures: Figures, rule: PotentialRule, as_of: string): void {
  const wanted = new Set(rule.points.industries.map(matchKey));
  const inquired = new Map(
    all<Inquired & { customer_id: number }>(
      db,
      `SELECT customer_id, count(*) AS inquiries, count(nullif(product, '')) > 0 AS product_named
       FROM inquiries WHERE received_on <= ? GROUP BY customer_id`,
      as_of,
    ).map((row) => [row.customer_id, row]),
  );
  // One pass over the files in the order of the figures, instead of a question for each of them.
  type File = [industry: string | null, website: string | null];
  const files = sql<unknown[], File>(db, `SELECT industry, website FROM customers WHERE ${CLASSIFIED} ORDER BY id`)
    .raw()
    .iterate(HOUSE);
  let at = -1;
  for (const [industry, website] of files) {
    at += 1;
    if (figures.orders[at]! > 0 || figures.sample_day[at]! >= 0) continue;
    const { inquiries, product_named } = inquired.get(figures.id[at]!) ?? NOTHING_INQUIRED;
    const region = figures.region[at]!;
    figures.points[at] = pointsOf(rule, {
      region: region === UNKNOWN ? null : REGIONS[region]!,
      fits: industry !== null && wanted.has(matchKey(industry)),
      website: website !== null && website !== '',
      inquiries,
      product_named: product_named === 1,
    });
  }
}

/** Indicators that a dimension of its own is made of. */
const RIVALS = 'rivals';
const CREDIT = 'credit';
export const HEALTH = 'health';
/** The newest value of each indicator up to the day, as dimensions; and what customers answered in twelve months. */
export function readIndicators(
  db: Db,
  figures: Figures,
  {
    rules: { indicators: rules, rivals },
    as_of,
    year_before,
  }: { rules: Pick<Rules, 'indicators' | 'rivals'>; as_of: string; year_before: string },
  placeOf: (id: number) => number,
): void {
  const rows = all<{ customer_id: number; key: string; value: number; day: string }>(
    db,
    `SELECT customer_id, key, value, max(day) AS day FROM indicators WHERE day <= ? GROUP BY customer_id, key`,
    as_of,
  );
  const sums = new Map<number, { points: number; weight: number }>();
  for (const { customer_id, key, value } of rows) {
    const at = placeOf(customer_id);
    if (at < 0) continue;
    const plain = value / 1000;
    if (key === RIVALS) figures.rivals[at] = clamp(rivals.alone + rivals.each * plain);
    if (key === CREDIT) figures.credit[at] = clamp(plain);
    if (key === HEALTH) figures.health[at] = clamp(plain);
    for (const rule of rules) {
      if (rule.key !== key) continue;
      const sum = sums.get(at) ?? { points: 0, weight: 0 };
      sum.points += rule.weight * indicatorPoints(rule, plain);
      sum.weight += rule.weight;
      sums.set(at, sum);
    }
  }
  for (const [at, { points, weight }] of sums) if (weight > 0) figures.indicators[at] = clamp(points / weight);
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
}
