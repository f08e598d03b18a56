/** Customers that may be in the store twice: the list of pairs, and two files side by side. */
import { SIGN_CODES, type Sign } from '../domain/alike.ts';
import { CUSTOMER_KEYS, FIELD_NAMES, fieldShown } from '../domain/customer-file.ts';
import { refuse } from '../domain/errors.ts';
import { MASKED_IN_FILE, maskRow } from '../domain/masking.ts';
import type { Row } from '../domain/shapes.ts';
import { customerFile } from '../store/customer-files.ts';
import { alikePairs, type Glance, glance, type Pair } from '../store/duplicates.ts';
import { reading } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';
import { findCustomer } from './naming.ts';
import { type Reveal, reveal } from './revealing.ts';

/**
 * Pairs of files that may be one customer, the strongest signs first: by credit code, name, name but for its legal form,
 * and phone (a weak sign); never by short name. With a code, those of that customer.
 * @throws Refusal not_permitted, customer_not_found
 */
export async function listDuplicates(acting: Acting, code: string | undefined): Promise<Row[]> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  return reading(db, () => {
    const only = code === undefined ? null : findCustomer(db, code).id;
    const seen = new Map<number, Glance>();
    const at = (id: number): Glance => {
      const known = seen.get(id) ?? glance(db, id);
      seen.set(id, known);
      return known;
    };
    return alikePairs(db, only)
      .map((pair) => shown(pair, at(pair.a), at(pair.b)))
      .sort((x, y) => weight(x.why) - weight(y.why) || order(x.a, y.a) || order(x.b, y.b));
  });
}

function shown({ signs }: Pair, a: Glance, b: Glance) {
  const why = SIGN_CODES.filter((sign) => signs.has(sign));
  return {
    a: a.code,
    b: b.code,
    why: why.join(','),
    strength: why[0] === 'phone' ? 'weak' : 'strong',
    a_name: a.name,
    b_name: b.name,
    a_city: a.city,
    b_city: b.city,
    a_credit_code: a.credit_code,
    b_credit_code: b.credit_code,
    a_responsible: a.responsible,
    b_responsible: b.responsible,
    a_opened_on: a.opened_on,
    b_opened_on: b.opened_on,
    a_records: a.records,
    b_records: b.records,
    // Two firms with codes of their own are two firms, whatever they are called.
    against:
      a.credit_code !== null && b.credit_code !== null && a.credit_code.toUpperCase() !== b.credit_code.toUpperCase()
        ? 'credit_codes_differ'
        : null,
  };
}

function weight(why: string): number {
  return SIGN_CODES.indexOf(why.split(',')[0] as Sign) * 10 - why.split(',').length;
}

function order(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

/**
 * Two files, field by field; contact data masked unless it is to be revealed, which is on record first.
 * @throws Refusal not_permitted, customer_not_found, same_customer, missing_option, reveal_refused
 */
export async function compareCustomers(
  acting: Acting,
  { a, b, ...said }: Reveal & { readonly a: string; readonly b: string },
): Promise<Row[]> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  const files = [findCustomer(db, a), findCustomer(db, b)] as const;
  if (files[0].id === files[1].id) refuse('same_customer', { a, b, customer: files[0].code });
  const seen = await reveal(acting, said, { command: 'customers compare', scope: 'read', files, one: true });
  return reading(db, () => {
    const side = ({ id, code }: (typeof files)[number]): Side => {
      const file = customerFile(db, id);
      return { plain: file, said: seen(code) ? file : maskRow(file, MASKED_IN_FILE), records: glance(db, id).records };
    };
    const [left, right] = [side(files[0]), side(files[1])];
    const rows = ['code', 'name', ...CUSTOMER_KEYS, 'opened_on']
      .filter((key) => (left.plain[key] ?? null) !== null || (right.plain[key] ?? null) !== null)
      .map((key) => ({
        field: key,
        a: cell(key, left.said[key]),
        b: cell(key, right.said[key]),
        same: (left.plain[key] ?? null) === (right.plain[key] ?? null),
      }));
    const records = { field: 'records', a: String(left.records), b: String(right.records) };
    return [...rows, { ...records, same: left.records === right.records }];
  });
}

interface Side {
  readonly plain: Readonly<Record<string, string | number | null>>;
  readonly said: Readonly<Record<string, string | number | null>>;
  readonly records: number;
}

function cell(key: string, value: string | number | null | undefined): string | null {
  const shown = fieldShown(key, value);
  return shown === null ? null : String(shown);
}

/** What the fields are called, for tables. */
export const COMPARED_FIELDS = {
  ...FIELD_NAMES,
  records: { zh: '样品、订单、往来', en: 'samples, orders, talks' },
};
