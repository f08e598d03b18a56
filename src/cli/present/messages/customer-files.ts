/** Messages for what customers' files refuse. */
import type { CustomerFileErrors } from '../../../domain/errors/customer-files.ts';
import type { Messages } from '../errors.ts';

export const CUSTOMER_FILE_MESSAGES: Messages<keyof CustomerFileErrors> = {
  contact_not_found: {
    zh: ({ customer, value }) => ({
      message: `客户 ${customer} 没有联系人“${value}”。`,
      hint: `查看联系人：samples customers contacts list ${customer}`,
    }),
    en: ({ customer, value }) => ({
      message: `The customer ${customer} has no contact "${value}".`,
      hint: `See samples customers contacts list ${customer}`,
    }),
  },
  contact_ambiguous: {
    zh: ({ customer, name, people, to }) => ({
      message: `客户 ${customer} 有 ${people} 个联系人叫“${name}”。`,
      hint: `写手机或电话来指明是谁，例如 samples customers contacts ${to} ${customer} 13912345678${to === 'edit' ? ` --name ${name}（采购）` : ''}`,
    }),
    en: ({ customer, name, people, to }) => ({
      message: `${people} contacts of ${customer} are called "${name}".`,
      hint: `Say which one by the mobile or phone number, such as samples customers contacts ${to} ${customer} 13912345678${to === 'edit' ? ` --name "${name} (buyer)"` : ''}`,
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
