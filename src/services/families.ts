/** Customers that belong together: parent and subsidiaries with what they come to, and those of one industry. */
import { refuse } from '../domain/errors.ts';
import { asTrees } from '../domain/families.ts';
import { toYuan } from '../domain/quantities.ts';
import { nullable, object, type Row, type TypeOf, text } from '../domain/shapes.ts';
import { customerFile } from '../store/customer-files.ts';
import {
  allFamilies,
  customersOfIndustry,
  familyOf,
  industriesWritten,
  isAbove,
  parentOf,
  type Relative,
} from '../store/families.ts';
import { changeFile } from '../store/field-changes.ts';
import { reading } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, permit, record } from './acting.ts';
import { findCustomer, findOpenFile } from './naming.ts';

/** `previous`: who the parent was. */
export const LINKED = object({
  customer: text,
  name: text,
  parent: nullable(text),
  parent_name: nullable(text),
  previous: nullable(text),
});
export type Linked = TypeOf<typeof LINKED>;

/**
 * Says whose subsidiary a customer is, or that he is nobody's.
 * @throws Refusal not_permitted, customer_not_found, missing_option, conflicting_options, link_circle (5)
 */
export async function linkCustomer(
  acting: Acting,
  input: { readonly customer: string; readonly parent?: string | undefined; readonly none: boolean },
): Promise<Linked> {
  permit(acting, 'customer_files');
  if (input.parent === undefined && !input.none)
    refuse('missing_option', { option: '--parent', command: 'customers link' });
  return record(acting, 'customers link', input, (deed) => {
    const { db, entry } = deed;
    const { id, code, name } = findOpenFile(db, input.customer);
    const parent = input.parent === undefined ? null : findOpenFile(db, input.parent);
    if (parent && isAbove(db, id, parent.id)) refuse('link_circle', { customer: code, parent: parent.code });
    const before = parentOf(db, id) ?? null;
    if ((before?.code ?? null) === (parent?.code ?? null)) deed.nothingNew();
    else changeFile(db, entry, 'customers', id, { parent_id: parent?.id ?? null });
    return {
      customer: code,
      name,
      parent: parent?.code ?? null,
      parent_name: parent?.name ?? null,
      previous: before?.code ?? null,
    };
  });
}

/**
 * Families as trees, all or that of one customer; or everybody of his industry, who bought most first.
 * @throws Refusal not_permitted, customer_not_found, missing_option, industry_unknown (5)
 */
export async function listLinks(
  acting: Acting,
  asked: { readonly customer?: string | undefined; readonly industry: boolean },
): Promise<Row[]> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  return reading(db, () => {
    if (asked.customer === undefined) {
      if (asked.industry) refuse('missing_argument', { name: 'CODE', command: 'customers link list' });
      return rowsOf(allFamilies(db));
    }
    const { id, code } = findCustomer(db, asked.customer);
    if (!asked.industry) return rowsOf(familyOf(db, id));
    const { industry } = customerFile(db, id);
    if (industry === null || industry === undefined) return refuse('industry_unknown', { customer: code });
    const key = matchKey(String(industry));
    const written = industriesWritten(db).filter((each) => matchKey(each) === key);
    return rowsOf(customersOfIndustry(db, written)).sort((a, b) => Number(b.amount) - Number(a.amount));
  });
}

function rowsOf(members: readonly Relative[]): Row[] {
  const codes = new Map(members.map(({ id, code }) => [id, code]));
  return asTrees(members).map(({ id: _, code, name, parent_id, amount, total_amount, ...row }) => ({
    customer: code,
    customer_name: name,
    parent: parent_id === null ? null : (codes.get(parent_id) ?? null),
    ...row,
    amount: toYuan(amount),
    total_amount: toYuan(total_amount),
  }));
}
