/**
 * All that is stored about one customer, as he is told it: section after section, people of the house by their codes,
 * goods by their numbers, quantities and money as decimals.
 */
import { dayOf } from '../domain/calendar.ts';
import { SLIPS_OF } from './erasing.ts';
import { all, type Db } from './sql.ts';

/** The places where something about a customer is, in the order in which he is told; a test holds it to the schema. */
export const DISCLOSED_SECTIONS = [
  'contacts',
  'contact_log',
  'follow_up_plans',
  'complaints',
  'surveys',
  'inquiries',
  'indicators',
  'credits',
  'admissions',
  'admission_steps',
  'orders',
  'sample_orders',
  'receipts',
  'samples',
  'checkouts',
  'give_backs',
  'notices',
  'evaluations',
  'finds',
  'stocktakes',
  'permissions',
  'attachments',
  'signatures',
  'remarks',
  'file_reviews',
  'handovers',
  'merges',
  'consents',
  'disclosures',
  'grants',
  'accesses',
  'approvals',
] as const;
export type DisclosedSection = (typeof DISCLOSED_SECTIONS)[number];

const person = (id: string): string => `(SELECT o.code FROM operators o WHERE o.id = ${id})`;
const number = (id: string): string => `(SELECT s.number FROM samples s WHERE s.id = ${id})`;
const decimal = (thousandths: string): string => `${thousandths} / 1000.0`;
const yuan = (fen: string): string => `${fen} / 100.0`;
const OF = 'customer_id IN ($)';
const GOODS = 'sample_id IN (SELECT id FROM samples WHERE customer_id IN ($))';

const QUERIES: Readonly<Record<DisclosedSection, string>> = {
  contacts: `SELECT name, role, mobile, phone, email, social, birthday, likes, weight, preferred, note, removed_on
    FROM contacts WHERE ${OF} ORDER BY id`,
  contact_log: `SELECT happened_on, happened_at, kind, with_whom, goal, content, outcome, minutes, ${person('operator_id')} AS operator,
    next_on, next_reason FROM contact_log WHERE ${OF} ORDER BY happened_on, id`,
  follow_up_plans: `SELECT made_on, goal, next_on, next_reason, ${person('operator_id')} AS operator
    FROM follow_up_plans WHERE ${OF} ORDER BY id`,
  complaints: `SELECT received_on, about, content, ${number('sample_id')} AS number, order_no, due_on, handled_on, handling,
    answered_on, answer, answered_via, satisfaction FROM complaints WHERE ${OF} ORDER BY id`,
  surveys: `SELECT answered_on, score, comment, period, channel FROM surveys WHERE ${OF} ORDER BY answered_on, id`,
  inquiries: `SELECT received_on, product, note FROM inquiries WHERE ${OF} ORDER BY received_on, id`,
  indicators: `SELECT day, key, ${decimal('value')} AS value, source FROM indicators WHERE ${OF} ORDER BY day, key`,
  credits: `SELECT assessed_on, grade, standing, consequence, ${yuan('credit_limit')} AS credit_limit, terms_days, prepayment,
    guarantee, problems, next_on, ${person('assessor_id')} AS operator FROM credits WHERE ${OF} ORDER BY id`,
  admissions: `SELECT applied_on, important, ${person('applicant_id')} AS operator FROM admissions WHERE ${OF} ORDER BY id`,
  admission_steps: `SELECT done_on, step, result, paper, note, ${person('operator_id')} AS operator
    FROM admission_steps WHERE ${OF} ORDER BY id`,
  orders: `SELECT number, ordered_on, ${yuan('amount')} AS amount, currency, type, status, product, category, grade, spec,
    ${decimal('quantity')} AS quantity, unit, ${yuan('unit_price')} AS unit_price, contract_no, salesperson, department,
    market, due_on, delivery_place, payment_method, note FROM orders WHERE ${OF} ORDER BY ordered_on, id`,
  sample_orders: `SELECT number, ordered_on, name, ${decimal('quantity')} AS quantity, unit, state, paid, sent_on, received_on
    FROM sample_orders WHERE ${OF} ORDER BY id`,
  receipts: `SELECT number, received_on, ${person('received_by')} AS operator, order_no, delivery_note
    FROM receipts WHERE ${OF} ORDER BY id`,
  samples: `SELECT number, name, spec, kind, category, lot, colour, appearance, unit, quality, received_on, expires_on,
    retain_until, at_end, ${yuan('unit_value')} AS unit_value, part_no, quality_standard,
    (SELECT ${decimal('sum(b.quantity)')} FROM balances b JOIN places p ON p.id = b.place_id
     WHERE b.sample_id = samples.id AND b.bounded) AS quantity FROM samples WHERE ${OF} ORDER BY number`,
  checkouts: `SELECT number, carrier, tracking, expected_on, delivered_on FROM checkouts
    WHERE holder_id IN (SELECT id FROM places WHERE customer_id IN ($)) ORDER BY id`,
  give_backs: `SELECT number FROM give_backs WHERE ${OF} ORDER BY id`,
  notices: `SELECT number, ${number('sample_id')} AS sample, reason, ${decimal('quantity')} AS quantity, made_on, due_on, note,
    sent_on, via, answered_on, answer FROM notices WHERE ${GOODS} ORDER BY id`,
  evaluations: `SELECT ${number('sample_id')} AS number, department, started_on, due_on, result, result_on, feedback_on, via
    FROM evaluations WHERE ${GOODS} ORDER BY id`,
  finds: `SELECT name, spec, category, ${decimal('quantity')} AS quantity, unit, condition FROM finds WHERE ${OF} ORDER BY id`,
  stocktakes: `SELECT number, opened_on, state, closed_on FROM stocktakes WHERE ${OF} ORDER BY id`,
  permissions: `SELECT ${number('sample_id')} AS number, purpose, until_on, document, granted_on, withdrawn_on
    FROM permissions WHERE ${OF} ORDER BY id`,
  attachments: `SELECT coalesce(slip, ${number('sample_id')}) AS number, name, about, attached_on FROM attachments
    WHERE slip IN (${SLIPS_OF}) OR ${GOODS} ORDER BY id`,
  signatures: `SELECT slip AS number, side, how, signed_on FROM signatures WHERE slip IN (${SLIPS_OF}) ORDER BY id`,
  remarks: `SELECT j.happened_at AS moment, r.words FROM remarks r JOIN journal j ON j.seq = r.entry
    WHERE r.subject_id IN ($) AND r.words IS NOT NULL ORDER BY r.entry, r.line, r.field`,
  file_reviews: `SELECT reviewed_on, result, percent, note, ${person('reviewer_id')} AS operator
    FROM file_reviews WHERE ${OF} ORDER BY id`,
  handovers: `SELECT handed_on, from_person, ${person('to_id')} AS to_person, reason, told_on, told_via
    FROM handovers WHERE ${OF} ORDER BY id`,
  merges: `SELECT (SELECT code FROM customers WHERE id = from_id) AS code, merged_on, unmerged_on FROM merges
    WHERE into_id IN ($) ORDER BY id`,
  consents: `SELECT given_on, purpose, scope, until_on, document, withdrawn_on FROM consents WHERE ${OF} ORDER BY id`,
  disclosures: `SELECT disclosed_on, recipient, data, purpose FROM disclosures WHERE ${OF} ORDER BY id`,
  grants: `SELECT ${person('operator_id')} AS operator, scope, granted_on, until_on, withdrawn_on
    FROM grants WHERE ${OF} ORDER BY id`,
  accesses: `SELECT j.recorded_at AS moment, ${person('j.operator_id')} AS operator, a.scope, r.words AS reason
    FROM accesses a JOIN journal j ON j.seq = a.looked_in
      LEFT JOIN remarks r ON r.entry = a.looked_in AND r.line = 0 AND r.field = 'reason'
    WHERE a.customer_id IN ($) ORDER BY a.id`,
  approvals: `SELECT number, kind, state, expires_on FROM approvals WHERE ${OF} ORDER BY id`,
};

export type DisclosedRecord = Readonly<Record<string, string | number | null>>;

/** The records of a section about a file and those that were merged into it. */
export function disclosedRecords(db: Db, section: DisclosedSection, ids: readonly number[]): DisclosedRecord[] {
  const records = all<DisclosedRecord>(db, QUERIES[section].replaceAll('$', ids.join(', ')));
  // A moment is told as the day that it was here.
  return records.map(({ moment, ...said }) =>
    typeof moment === 'string' ? { day: dayOf(moment), ...said } : { ...said },
  );
}
