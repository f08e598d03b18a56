/** Words for coded values of customers' files and of what is done with customers. */
import type { Words } from './shapes.ts';

/** How somebody talked with a customer. */
export const TALKS = {
  phone: { zh: '电话', en: 'phone' },
  mail: { zh: '邮件', en: 'mail' },
  message: { zh: '短信', en: 'message' },
  visit: { zh: '拜访', en: 'visit' },
  meeting: { zh: '会谈', en: 'meeting' },
  social: { zh: '社交媒体', en: 'social media' },
} as const satisfies Record<string, Words>;
export type Talk = keyof typeof TALKS;
export const TALK_KINDS = Object.keys(TALKS) as Talk[];

/** What is put down of a customer: talks, and what happened there that matters (a new owner, a fire, a move): no contact. */
export const LOGGED = { ...TALKS, event: { zh: '大事', en: 'major event' } } as const satisfies Record<string, Words>;
export type Logged = keyof typeof LOGGED;
export const LOGGED_KINDS = Object.keys(LOGGED) as Logged[];

/** How it stands with a customer. Archiving and destroying a file are deeds of their own. */
export const CUSTOMER_STATUSES = {
  prospect: { zh: '潜在', en: 'prospect' },
  active: { zh: '合作中', en: 'active' },
  dormant: { zh: '休眠', en: 'dormant' },
  archived: { zh: '已归档', en: 'archived' },
  destroyed: { zh: '已销毁', en: 'destroyed' },
} as const satisfies Record<string, Words>;
export type CustomerStatus = keyof typeof CUSTOMER_STATUSES;

/** Who may know what is in a file. */
export const CUSTOMER_LEVELS = {
  company: { zh: '公司级', en: 'company' },
  department: { zh: '部门级', en: 'department' },
  personal: { zh: '个人级', en: 'personal' },
} as const satisfies Record<string, Words>;
export type CustomerLevel = keyof typeof CUSTOMER_LEVELS;

/** What a customer is to us in a shipment; how much his file must hold depends on it. */
export const CUSTOMER_ROLES = {
  controller: { zh: '控货人', en: 'cargo controller' },
  payer: { zh: '付费人', en: 'payer' },
  shipper: { zh: '托运人', en: 'shipper' },
  consignee: { zh: '收货人', en: 'consignee' },
  agent: { zh: '代理人', en: 'agent' },
  booking: { zh: '订舱人', en: 'booking party' },
  notify: { zh: '通知人', en: 'notify party' },
  second_notify: { zh: '第二通知人', en: 'second notify party' },
} as const satisfies Record<string, Words>;
export type CustomerRole = keyof typeof CUSTOMER_ROLES;
