import type { Field } from '../describe.ts';

/** The customer that a command is about. */
export const CODE = {
  kind: 'code',
  value: 'CODE',
  required: true,
  complete: 'customer',
  about: { zh: '客户编码或全称', en: "the customer's code or full name" },
} as const satisfies Field;

/** The same where it may be left out: then all are meant. */
export const CODE_OR_ALL = {
  kind: 'code',
  value: 'CODE',
  complete: 'customer',
  about: { zh: '客户编码或全称（不给则为全部）', en: "the customer's code or full name (all without it)" },
} as const satisfies Field;
