/** What a customer's file holds: its fields in their order, what each is called, and how what was typed is checked. */
import { controlCharacter, foldCode } from '../text/fold.ts';
import { CUSTOMER_LEVELS, CUSTOMER_ROLES, CUSTOMER_STATUSES } from './customer-words.ts';
import { toYuan } from './quantities.ts';
import type { Words } from './shapes.ts';

/**
 * What a field holds: text as typed; a number or mark that is folded; money in fen; a whole number; a day; a note; one
 * of the words of a list; several of them, kept with commas in the order of the list.
 */
export type CustomerFieldKind =
  | 'text'
  | 'mark'
  | 'email'
  | 'postcode'
  | 'money'
  | 'integer'
  | 'day'
  | 'note'
  | 'choice'
  | 'choices';

export interface CustomerField {
  readonly kind: CustomerFieldKind;
  readonly heading: Words;
  /** Which words a choice takes. */
  readonly values?: Readonly<Record<string, Words>>;
  /** Of a day perhaps only its month or year is known: `2005-03`, `2005`. */
  readonly partial?: true;
}

/** Every field but code and name, by key, as FIELDS names them; the keys are those of `import customers`. */
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
  founded_on: { kind: 'day', partial: true, heading: { zh: '成立日期', en: 'founded on' } },
  ownership: { kind: 'text', heading: { zh: '企业性质', en: 'ownership' } },
  staff: { kind: 'integer', heading: { zh: '员工人数', en: 'staff' } },
  bank: { kind: 'text', heading: { zh: '开户行', en: 'bank' } },
  bank_account: { kind: 'mark', heading: { zh: '银行账号', en: 'bank account' } },
  responsible: { kind: 'text', heading: { zh: '责任人', en: 'responsible' } },
  potential: { kind: 'text', heading: { zh: '发展潜力', en: 'potential' } },
  source: { kind: 'text', heading: { zh: '来源', en: 'source' } },
  first_contact_on: { kind: 'day', heading: { zh: '首次接触', en: 'first contact' } },
  note: { kind: 'note', heading: { zh: '备注', en: 'note' } },
  area: { kind: 'text', heading: { zh: '片区', en: 'area' } },
  owner: { kind: 'text', heading: { zh: '所有者', en: 'owner' } },
  business_scope: { kind: 'note', heading: { zh: '经营范围', en: 'business scope' } },
  turnover: { kind: 'money', heading: { zh: '营业额', en: 'turnover' } },
  assets: { kind: 'money', heading: { zh: '资产', en: 'assets' } },
  brands: { kind: 'text', heading: { zh: '经营品牌', en: 'brands' } },
  roles: { kind: 'choices', heading: { zh: '客户角色', en: 'roles' }, values: CUSTOMER_ROLES },
  area_served: { kind: 'text', heading: { zh: '服务区域', en: 'area served' } },
  sales_ability: { kind: 'text', heading: { zh: '销售能力', en: 'sales ability' } },
  management: { kind: 'text', heading: { zh: '经营方针', en: 'management and policy' } },
  buying_habits: { kind: 'text', heading: { zh: '采购决策特征', en: 'buying habits' } },
  needs: { kind: 'text', heading: { zh: '需求', en: 'needs' } },
  trend: { kind: 'text', heading: { zh: '发展趋势', en: 'trend' } },
  results: { kind: 'text', heading: { zh: '销售实绩', en: 'results so far' } },
  staff_quality: { kind: 'text', heading: { zh: '人员素质', en: 'quality of staff' } },
  rivals: { kind: 'text', heading: { zh: '竞争对手', en: 'rivals' } },
  outlets: { kind: 'integer', heading: { zh: '网点数', en: 'outlets' } },
  purchasing_power: { kind: 'text', heading: { zh: '地区购买能力', en: 'purchasing power' } },
  attitude: { kind: 'text', heading: { zh: '合作态度', en: 'attitude' } },
  cooperating_since: { kind: 'day', heading: { zh: '合作起始日', en: 'cooperating since' } },
  problems: { kind: 'text', heading: { zh: '存在问题', en: 'problems' } },
  strengths: { kind: 'text', heading: { zh: '优势', en: 'strengths' } },
  plan: { kind: 'text', heading: { zh: '对策', en: 'plan' } },
  loss_reason: { kind: 'text', heading: { zh: '流失原因', en: 'reason of loss' } },
  second_responsible: { kind: 'text', heading: { zh: '第二责任人', en: 'second responsible' } },
  status: { kind: 'choice', heading: { zh: '客户状态', en: 'status' }, values: CUSTOMER_STATUSES },
  level: { kind: 'choice', heading: { zh: '密级', en: 'level' }, values: CUSTOMER_LEVELS },
} as const satisfies Record<string, CustomerField>;

export type CustomerKey = keyof typeof CUSTOMER_FIELDS;
export const CUSTOMER_KEYS = Object.keys(CUSTOMER_FIELDS) as CustomerKey[];

/** What the fields of a file are called, those that no sheet has included. */
export const FIELD_NAMES: Readonly<Record<string, Words>> = {
  code: { zh: '编码', en: 'code' },
  name: { zh: '名称', en: 'name' },
  ...Object.fromEntries(CUSTOMER_KEYS.map((key) => [key, CUSTOMER_FIELDS[key].heading])),
  opened_on: { zh: '建档', en: 'opened' },
  archived_on: { zh: '归档', en: 'archived' },
  retain_until: { zh: '保存到', en: 'kept until' },
  parent_id: { zh: '上级客户', en: 'parent' },
};

/** The words that fields take, of those that take one of a list. */
export const FIELD_WORDS: Readonly<Record<string, Readonly<Record<string, Words>>>> = Object.fromEntries(
  Object.entries(CUSTOMER_FIELDS).flatMap(([key, { values }]: [string, CustomerField]) =>
    values ? [[key, values]] : [],
  ),
);

/** What a field holds, as it is shown: money in yuan. */
export function fieldShown(key: string, value: string | number | null | undefined): string | number | null {
  const field: CustomerField | undefined = CUSTOMER_FIELDS[key as CustomerKey];
  if (value === null || value === undefined) return null;
  return field?.kind === 'money' ? toYuan(value as number) : value;
}

/**
 * What a field keeps of what was typed: marks and addresses folded (full width, dashes), the rest as it is; null for
 * nothing. Undefined = it cannot be that.
 */
export function customerValue(key: CustomerKey, typed: string | number): string | number | null | undefined {
  if (typeof typed === 'number') return typed;
  if (controlCharacter(typed) !== null) return undefined;
  const { kind, values = {} }: CustomerField = CUSTOMER_FIELDS[key];
  if (kind === 'text' || kind === 'note') return typed || null;
  if (kind === 'choice') return typed === '' ? null : Object.keys(values).find((value) => value === typed);
  if (kind === 'choices') return inOrder(Object.keys(values), typed.split(','));
  const folded = foldCode(typed).replace(/\s+/gu, ' ');
  if (folded === '') return null;
  if (kind === 'postcode') return /^[a-z\d][a-z\d -]{1,9}$/i.test(folded) ? folded.toUpperCase() : undefined;
  if (kind === 'email') return isEmails(folded) ? folded : undefined;
  return key === 'credit_code' ? folded.toUpperCase().replaceAll(' ', '') : folded;
}

/** The words of a list in its order, each once, with commas; null for none, undefined where one is not of the list. */
export function inOrder(list: readonly string[], said: readonly string[]): string | null | undefined {
  const words = said.map((word) => word.trim()).filter((word) => word !== '');
  if (words.some((word) => !list.includes(word))) return undefined;
  return list.filter((word) => words.includes(word)).join(',') || null;
}

/** One or several e-mail addresses, with semicolons between them. */
function isEmails(folded: string): boolean {
  return folded.split(/\s*;\s*/).every((address) => /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(address));
}
