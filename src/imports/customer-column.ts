/** The column that says whose a record is, by code or name, as every sheet about customers has it. */
import type { Masked } from '../domain/masking.ts';
import { foldCode, matchKey } from '../text/fold.ts';
import { code, text } from './cells.ts';
import type { ImportColumn, Value } from './describing.ts';

export const said = (list: string): string[] => list.split(',');

/** The column of the customer, and that of his code where a sheet has both. */
export function customerColumns(others = ''): ImportColumn[] {
  return [customerColumn(others), CODE_BESIDE];
}

const CODE_BESIDE: ImportColumn = {
  key: 'code_beside_name',
  heading: { zh: '客户编号（名称之外）', en: 'customer code beside the name' },
  type: 'code',
  synonyms: [],
  parts: ['customer_code'],
  exported: false,
  read: code,
};

/** With what else it is called in such sheets. */
function customerColumn(others: string): ImportColumn {
  return {
    second: { key: CODE_BESIDE.key, fits: /编号|编码|代码|代号|客户号|code|no$|id$|number/ },
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

/** A column of such a sheet: text where nothing else is said. */
export function column(
  key: string,
  heading: ImportColumn['heading'],
  synonyms: string,
  { type = 'text', read = text, required = false }: Partial<Pick<ImportColumn, 'type' | 'read' | 'required'>> = {},
): ImportColumn {
  return { key, heading, type, synonyms: said(synonyms), read, required };
}

/** The columns, with contact data masked. */
export function maskedBy(masking: Masked, columns: readonly ImportColumn[]): ImportColumn[] {
  return columns.map((each) => {
    const masked = masking[each.key];
    return masked ? { ...each, masked } : each;
  });
}

/** What a customer is looked up by. */
export function customerKeys(values: Record<string, Value>): void {
  const own = typeof values.customer_code === 'string' ? values.customer_code : null;
  const customer = typeof values.customer === 'string' ? values.customer : own;
  values.customer = customer;
  values.customer_code = own ?? (customer === null ? null : foldCode(customer));
  values.customer_key = customer === null ? null : matchKey(customer);
}
