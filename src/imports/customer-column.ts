/** The column that says whose a record is, by code or name, as every sheet about customers has it. */
import { foldCode, matchKey } from '../text/fold.ts';
import { text } from './cells.ts';
import type { ImportColumn, Value } from './describing.ts';

export const said = (list: string): string[] => list.split(',');

/** The column of the customer, with what else it is called in such sheets. */
export function customerColumn(others = ''): ImportColumn {
  return {
    key: 'customer',
    heading: { zh: '客户', en: 'customer' },
    type: 'text',
    required: true,
    synonyms: said(
      `客户名称,客户全称,客户名,客户编号,客户编码,客户代码,客户号,公司,公司名称,单位名称,往来单位,customer name,customer code,customer no,customer id,customer number,client,client name,client id,company,company name,account name${others === '' ? '' : `,${others}`}`,
    ),
    read: text,
  };
}

/** What a customer is looked up by. */
export function customerKeys(values: Record<string, Value>): void {
  const customer = typeof values.customer === 'string' ? values.customer : null;
  values.customer_code = customer === null ? null : foldCode(customer);
  values.customer_key = customer === null ? null : matchKey(customer);
}
