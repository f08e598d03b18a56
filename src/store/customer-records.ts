/** How what customers ordered, answered and asked is stored and known, and how it is read for export. */
import type { Grid } from '../domain/grids.ts';
import { identifyPeople, namePeople } from './naming-people.ts';
import { all, type Db, gridOf, sql } from './sql.ts';
import { type RecordField, type RecordPlan, stagedRecords } from './staged-records.ts';
import type { Staged } from './staging.ts';

const text = (...names: string[]): RecordField[] => names.map((name) => ({ name, type: 'TEXT' }));
const whole = (...names: string[]): RecordField[] => names.map((name) => ({ name, type: 'INTEGER' }));

const ORDERS: RecordPlan = {
  table: 'orders',
  numbered: true,
  series: { differ: ['ordered_on', 'amount'], told: `t.ordered_on || ' ' || printf('%.2f', t.amount / 100.0)` },
  repeats: true,
  known: ['ordered_on', 'amount', 'product'],
  fields: [
    ...text('number'),
    { name: 'ordered_on', type: 'TEXT', required: true },
    { name: 'amount', type: 'INTEGER', required: true },
    { name: 'currency', type: 'TEXT', otherwise: 'CNY' },
    { name: 'type', type: 'TEXT', otherwise: 'trade' },
    { name: 'status', type: 'TEXT', otherwise: 'completed' },
    ...text('product', 'category', 'grade', 'spec'),
    ...whole('quantity'),
    ...text('unit'),
    ...whole('unit_price', 'cost'),
    ...text('contract_no', 'salesperson', 'department', 'market', 'due_on', 'delivery_place', 'payment_method', 'note'),
  ],
  helpers: [{ name: 'unitless', type: 'INTEGER' }],
  prepare(db) {
    namePeople(db, 'salesperson');
    remarkSmallAmounts(db);
    remarkCurrencies(db);
  },
};

const SURVEYS: RecordPlan = {
  table: 'surveys',
  repeats: true,
  known: ['answered_on', 'score'],
  detail: 'comment',
  fields: [
    ...whole('score'),
    ...text('asked_on'),
    { name: 'answered_on', type: 'TEXT', required: true },
    ...text('period', 'channel', 'comment'),
  ],
};

const INDICATORS: RecordPlan = {
  table: 'indicators',
  known: ['key', 'day'],
  fields: [
    { name: 'key', type: 'TEXT', required: true },
    { name: 'value', type: 'INTEGER', required: true },
    { name: 'day', type: 'TEXT', required: true },
    ...text('source'),
  ],
};

const INQUIRIES: RecordPlan = {
  table: 'inquiries',
  repeats: true,
  known: ['received_on', 'product'],
  detail: 'note',
  fields: [{ name: 'received_on', type: 'TEXT', required: true }, ...text('product', 'note')],
};

const CONTACTS: RecordPlan = {
  table: 'contacts',
  known: ['match_key'],
  there: 't.removed_on IS NULL',
  // Merged files may bring two people of one name together.
  ambiguous: { key: 'name', reason: 'contact_ambiguous' },
  fields: [
    { name: 'name', type: 'TEXT', required: true, spelling: true },
    { name: 'match_key', type: 'TEXT', key: 'name' },
    ...text('role', 'mobile', 'phone', 'email', 'social', 'birthday', 'likes', 'weight'),
    { name: 'preferred', type: 'INTEGER', otherwise: 0 },
    ...text('note'),
  ],
};

const LOG: RecordPlan = {
  table: 'contact_log',
  repeats: true,
  known: ['happened_on', 'kind', 'content'],
  detail: 'happened_at',
  fields: [
    { name: 'kind', type: 'TEXT', required: true },
    { name: 'happened_on', type: 'TEXT', required: true },
    ...text('happened_at', 'with_whom', 'goal', 'content'),
    { name: 'outcome', type: 'TEXT', staged: 'came_of_it' },
    ...whole('minutes'),
    { name: 'operator_id', type: 'INTEGER', key: 'operator' },
    ...text('next_on', 'next_reason'),
  ],
  helpers: [{ name: 'operator', type: 'TEXT' }],
  prepare: (db) => identifyPeople(db, 'operator', 'operator_id'),
};

export const stagedContacts: Staged = stagedRecords(CONTACTS);
export const stagedLog: Staged = stagedRecords(LOG);
export const stagedOrders: Staged = stagedRecords(ORDERS);
export const stagedSurveys: Staged = stagedRecords(SURVEYS);
export const stagedIndicators: Staged = stagedRecords(INDICATORS);
export const stagedInquiries: Staged = stagedRecords(INQUIRIES);

/** Orders for less than one yuan each: most likely the sheet counts in ten thousands and does not say so. */
function remarkSmallAmounts(db: Db): void {
  const [middle] = all<{ amount: number; line: number }>(
    db,
    `SELECT abs(amount) AS amount, (SELECT min(line) FROM staged) AS line FROM staged WHERE unitless AND amount <> 0
     ORDER BY 1 LIMIT 1 OFFSET (SELECT count(*) / 2 FROM staged WHERE unitless AND amount <> 0)`,
  );
  if (middle === undefined || middle.amount >= 100) return;
  // Under the first row, as something that was decided: it is found again when it is decided again.
  sql(db, `INSERT INTO remarked VALUES (?, 'amount', 'amounts_small', ?, 1)`).run(
    middle.line,
    JSON.stringify({ value: middle.amount / 100 }),
  );
}

/** Orders of several currencies, of this sheet and of earlier ones: sums add up what cannot be added. */
function remarkCurrencies(db: Db): void {
  const own = all<{ currency: string; line: number }>(
    db,
    `SELECT coalesce(currency, 'CNY') AS currency, min(line) AS line FROM staged GROUP BY 1`,
  );
  const foreign = own.find(({ currency }) => currency !== 'CNY');
  if (!foreign) return;
  const stored = all<{ currency: string }>(
    db,
    `SELECT DISTINCT currency FROM orders WHERE currency <> 'CNY'
     UNION SELECT 'CNY' WHERE EXISTS (SELECT 1 FROM orders WHERE currency = 'CNY')`,
  );
  const currencies = [...new Set([...own, ...stored].map(({ currency }) => currency))].sort();
  if (currencies.length < 2) return;
  sql(db, `INSERT INTO remarked VALUES (?, 'currency', 'currencies_mixed', ?, 1)`).run(
    foreign.line,
    JSON.stringify({ currencies: currencies.join(', ') }),
  );
}

/** All records of a kind with their customers' codes, by customer and in the order in which they happened. */
function recordsOf(db: Db, table: string, day: string): Grid {
  return gridOf(
    db,
    `SELECT t.*, c.code AS customer FROM ${table} t JOIN customers c ON c.id = t.customer_id
     ORDER BY c.code, t.${day}, t.id`,
  );
}

/** People at customers who were not removed. */
export function allContactRecords(db: Db): Grid {
  return gridOf(
    db,
    `SELECT t.*, c.code AS customer FROM contacts t JOIN customers c ON c.id = t.customer_id
     WHERE t.removed_on IS NULL ORDER BY c.code, t.id`,
  );
}

/** What was said with customers, with the code of the operator who did it. */
export function allLogRecords(db: Db): Grid {
  return gridOf(
    db,
    `SELECT t.*, c.code AS customer, o.code AS operator FROM contact_log t JOIN customers c ON c.id = t.customer_id
     LEFT JOIN operators o ON o.id = t.operator_id ORDER BY c.code, t.happened_on, t.id`,
  );
}

export const allOrders = (db: Db): Grid => recordsOf(db, 'orders', 'ordered_on');
export const allSurveys = (db: Db): Grid => recordsOf(db, 'surveys', 'answered_on');
export const allIndicators = (db: Db): Grid => recordsOf(db, 'indicators', 'day');
export const allInquiries = (db: Db): Grid => recordsOf(db, 'inquiries', 'received_on');
