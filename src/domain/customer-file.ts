/** What a customer's file holds: its fields in their order, what each is called, and how what was typed is checked. */
import { controlCharacter, foldCode } from '../text/fold.ts';
import type { Words } from './shapes.ts';

/** What a field holds: text as typed; a number or mark that is folded; money in fen; a whole number; a day; a note. */
export type CustomerFieldKind = 'text' | 'mark' | 'email' | 'postcode' | 'money' | 'integer' | 'day' | 'note';

export interface CustomerField {
  readonly kind: CustomerFieldKind;
  readonly heading: Words;
}

/** Every field but code and name, by key; the keys are those of `import customers`. */
export const CUSTOMER_FIELDS = {
  short_name: { kind: 'text', heading: { zh: '简称', en: 'short name' } },
  type: { kind: 'text', heading: { zh: '客户类型', en: 'type' } },
  country: { kind: 'text', heading: { zh: '国家', en: 'country' } },
  region: { kind: 'text', heading: { zh: '地区', en: 'region' } },
  province: { kind: 'text', heading: { zh: '省份', en: 'province' } },
  city: { kind: 'text', heading: { zh: '城市', en: 'city' } },
  address: { kind: 'text', heading: { zh: '地址', en: 'address' } },
  postcode: { kind: 'postcode', heading: { zh: '邮编', en: 'postcode' } },
  contact: { kind: 'text', heading: { zh: '联系人', en: 'contact' } },
  mobile: { kind: 'mark', heading: { zh: '手机', en: 'mobile' } },
  phone: { kind: 'mark', heading: { zh: '电话', en: 'phone' } },
  fax: { kind: 'mark', heading: { zh: '传真', en: 'fax' } },
  email: { kind: 'email', heading: { zh: '邮箱', en: 'e-mail' } },
  website: { kind: 'mark', heading: { zh: '网站', en: 'website' } },
  industry: { kind: 'text', heading: { zh: '行业', en: 'industry' } },
  legal_representative: { kind: 'text', heading: { zh: '法定代表人', en: 'legal representative' } },
  credit_code: { kind: 'mark', heading: { zh: '统一社会信用代码', en: 'credit code' } },
  registered_capital: { kind: 'money', heading: { zh: '注册资本', en: 'registered capital' } },
  founded_on: { kind: 'day', heading: { zh: '成立日期', en: 'founded on' } },
  ownership: { kind: 'text', heading: { zh: '企业性质', en: 'ownership' } },
  staff: { kind: 'integer', heading: { zh: '员工人数', en: 'staff' } },
  bank: { kind: 'text', heading: { zh: '开户行', en: 'bank' } },
  bank_account: { kind: 'mark', heading: { zh: '银行账号', en: 'bank account' } },
  responsible: { kind: 'text', heading: { zh: '责任人', en: 'responsible' } },
  potential: { kind: 'text', heading: { zh: '发展潜力', en: 'potential' } },
  source: { kind: 'text', heading: { zh: '来源', en: 'source' } },
  first_contact_on: { kind: 'day', heading: { zh: '首次接触', en: 'first contact' } },
  note: { kind: 'note', heading: { zh: '备注', en: 'note' } },
} as const satisfies Record<string, CustomerField>;

export type CustomerKey = keyof typeof CUSTOMER_FIELDS;
export const CUSTOMER_KEYS = Object.keys(CUSTOMER_FIELDS) as CustomerKey[];

/**
 * What a field keeps of what was typed: marks and addresses folded (full width, dashes), the rest as it is; null for
 * nothing. Undefined = it cannot be that.
 */
export function customerValue(key: CustomerKey, typed: string | number): string | number | null | undefined {
  if (typeof typed === 'number') return typed;
  if (controlCharacter(typed) !== null) return undefined;
  const { kind }: CustomerField = CUSTOMER_FIELDS[key];
  if (kind === 'text' || kind === 'note') return typed || null;
  const folded = foldCode(typed).replace(/\s+/gu, ' ');
  if (folded === '') return null;
  if (kind === 'postcode') return /^[a-z\d][a-z\d -]{1,9}$/i.test(folded) ? folded.toUpperCase() : undefined;
  if (kind === 'email') return isEmails(folded) ? folded : undefined;
  return key === 'credit_code' ? folded.toUpperCase().replaceAll(' ', '') : folded;
}

/** One or several e-mail addresses, with semicolons between them. */
function isEmails(folded: string): boolean {
  return folded.split(/\s*;\s*/).every((address) => /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(address));
}
