/** How healthy the relationship with each customer is, by half-year. */
import {
  type HalfYear,
  HEALTH_PARTS,
  HEALTH_WORDS,
  type HealthScores,
  type HealthWeights,
  halfYearBefore,
  halfYearOver,
  healthOf,
  healthScore,
  QUARTERS,
  quartersOf,
} from '../domain/classifying/health.ts';
import { merged } from '../domain/classifying/rules.ts';
import type { Column, Row } from '../domain/shapes.ts';
import { nameOf, ownRules } from '../store/classes.ts';
import { houseId } from '../store/customer-figures.ts';
import { filesAtRest } from '../store/customers.ts';
import { meanAnswers, orderedByQuarter } from '../store/health.ts';
import type { Db } from '../store/sql.ts';
import { dayOfQuestion, type Report } from './describing.ts';

/** The health of one customer; those of whom nothing is known are left out. */
export interface Health {
  readonly customer_id: number;
  readonly scores: HealthScores;
  readonly health: number;
}

/** The health of everybody with whom we deal and of whom something is known, by id. */
export function healthOfAll(db: Db, half: HalfYear, weights: HealthWeights): Health[] {
  const starts = quartersOf(half);
  const answers = meanAnswers(db, half.from, half.to);
  const [house, resting] = [houseId(db), filesAtRest(db)];
  const found: Health[] = [];
  const judged = (customer_id: number, scores: HealthScores): void => {
    const health = healthScore(weights, scores);
    if (health !== null && customer_id !== house && !resting.has(customer_id))
      found.push({ customer_id, scores, health });
  };
  for (const { customer_id, first, sales, orders } of orderedByQuarter(db, starts, half.to)) {
    const answered = answers.get(customer_id) ?? null;
    answers.delete(customer_id);
    judged(customer_id, healthOf({ answered, sales, orders, first: first === null ? null : quarterOf(first, starts) }));
  }
  const none = starts.map(() => 0);
  for (const [customer_id, answered] of answers)
    judged(customer_id, healthOf({ answered, sales: none, orders: none, first: null }));
  return found.sort((a, b) => a.customer_id - b.customer_id);
}

/** The quarter in which a day lies, or -1 when it is before them all. */
function quarterOf(day: string, starts: readonly string[]): number {
  for (let at = QUARTERS - 1; at >= 0; at--) if (day >= starts[at]!) return at;
  return -1;
}

const part = (key: string, zh: string, en: string, keep: number): Column => ({
  key,
  heading: { zh, en },
  type: 'integer',
  keep,
});

const COLUMNS: readonly Column[] = [
  { key: 'period', heading: { zh: '半年', en: 'Half-year' }, type: 'code', keep: 4 },
  { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
  ...HEALTH_PARTS.map((key) => part(key, HEALTH_WORDS[key].zh, HEALTH_WORDS[key].en, 2)),
  part('health', '健康度', 'Health', 0),
  part('before', '上期', 'Before', 3),
  part('change', '升降', 'Change', 3),
];

export const health: Report = {
  name: 'health',
  duty: 'customer_files',
  title: { zh: '客户关系健康度', en: 'Relationship health' },
  about: {
    zh: '最近一个完整半年：满意、忠诚、增长、稳定各 0 到 100，健康度为其加权平均（不知道的不计）；差的在前，与上个半年相比',
    en: 'the last complete half-year: satisfaction, loyalty, growth and stability from 0 to 100 each, and their weighted mean (what is not known is left out); the worst first, against the half-year before',
  },
  takes: ['as_of'],
  filters: [],
  columns: () => COLUMNS,
  async rows(db, question) {
    const weights = merged(ownRules(db)?.own ?? {}).health;
    const half = halfYearOver(dayOfQuestion(question));
    const before = new Map(
      healthOfAll(db, halfYearBefore(half), weights).map((each) => [each.customer_id, each.health]),
    );
    return shown(db, half, healthOfAll(db, half, weights), before);
  },
};

function* shown(db: Db, { period }: HalfYear, found: Health[], before: ReadonlyMap<number, number>): Generator<Row> {
  const named = found.flatMap((each) => {
    const file = nameOf(db, each.customer_id);
    return file ? [{ ...each, ...file }] : [];
  });
  named.sort((a, b) => a.health - b.health || (a.code < b.code ? -1 : 1));
  for (const { customer_id, code, name, scores, health: score } of named) {
    const was = before.get(customer_id) ?? null;
    yield {
      period,
      customer: code,
      name,
      ...scores,
      health: score,
      before: was,
      change: was === null ? null : score - was,
    };
  }
}
