/** Messages for what customers' files refuse. */
import type { CustomerFileErrors } from '../../../domain/errors/customer-files.ts';
import type { Messages } from '../errors.ts';

export const CUSTOMER_FILE_MESSAGES: Messages<keyof CustomerFileErrors> = {
  contact_not_found: {
    zh: ({ customer, value, near }) => ({
      message: `客户 ${customer} 没有联系人“${value}”。`,
      hint: near.length > 0 ? `是不是 ${near.join('、')}？` : `查看联系人：samples customers contacts list ${customer}`,
    }),
    en: ({ customer, value, near }) => ({
      message: `The customer ${customer} has no contact "${value}".`,
      hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : `See samples customers contacts list ${customer}`,
    }),
  },
  contact_exists: {
    zh: ({ customer, name }) => ({
      message: `客户 ${customer} 已经有联系人“${name}”。`,
      hint: `更改：samples customers contacts edit ${customer} ${name}；另一个同名的人，名字后面加上区分。`,
    }),
    en: ({ customer, name }) => ({
      message: `The customer ${customer} has a contact "${name}" already.`,
      hint: `Change it with samples customers contacts edit ${customer} ${name}; for another person of that name add something to tell them apart.`,
    }),
  },
};
