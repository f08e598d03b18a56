import { CONTACT_FIELDS, CONTACT_KEYS } from '../../domain/contact-person.ts';
import type { Column } from '../../domain/shapes.ts';
import {
  addContact,
  CONTACT_KEPT,
  CONTACT_REMOVED,
  type ContactInput,
  type ContactKept,
  editContact,
  listContacts,
  removeContact,
} from '../../services/customer-contacts.ts';
import { type Field, outcome, rows } from '../describe.ts';
import { CODE, CODE_OR_ALL } from './customer-argument.ts';
import { REVEAL } from './reveal-options.ts';

const NAME = {
  kind: 'text',
  value: 'NAME',
  filled: true,
  about: { zh: '姓名', en: 'name' },
} as const satisfies Field;

const CONTACT = {
  kind: 'text',
  value: 'CONTACT',
  required: true,
  about: { zh: '联系人姓名', en: 'name of the contact' },
} as const satisfies Field;

const said = (key: keyof typeof CONTACT_FIELDS) =>
  ({ kind: key === 'note' ? 'note' : 'text', value: 'T', about: CONTACT_FIELDS[key] }) as const;

const OPTIONS = {
  role: said('role'),
  mobile: said('mobile'),
  phone: said('phone'),
  email: said('email'),
  social: said('social'),
  birthday: said('birthday'),
  likes: said('likes'),
  weight: said('weight'),
  note: said('note'),
  preferred: {
    kind: 'flag',
    about: { zh: '首选联系人', en: 'the one to ask first' },
  },
} as const satisfies Record<string, Field>;

const COLUMNS: readonly Column[] = [
  { key: 'customer', heading: { zh: '客户编码', en: 'customer' }, type: 'code', keep: 1 },
  { key: 'customer_name', heading: { zh: '客户', en: 'customer name' }, type: 'text', keep: 4 },
  { key: 'name', heading: { zh: '姓名', en: 'name' }, type: 'text', keep: 0 },
  ...CONTACT_KEYS.map(
    (key): Column => ({
      key,
      heading: CONTACT_FIELDS[key],
      type: ['mobile', 'phone', 'email', 'social', 'birthday'].includes(key) ? 'code' : 'text',
      ...(['role', 'mobile', 'phone', 'email'].includes(key) ? { keep: 3 } : { detail: true }),
    }),
  ),
  { key: 'preferred', heading: { zh: '首选', en: 'preferred' }, type: 'boolean', keep: 5 },
];

function fieldsOf(input: Readonly<Record<string, unknown>>): ContactInput {
  return Object.fromEntries(CONTACT_KEYS.map((key) => [key, input[key] as string | undefined]));
}

export const contactsAdd = outcome({
  name: 'customers contacts add',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '登记客户的联系人', en: "add a person to a customer's file" },
  details: {
    zh: '第一个登记的是首选联系人；以后用 --preferred 换人。生日可以不带年份。',
    en: 'The first one is the one to ask first; --preferred makes it another. A birthday may come without its year.',
  },
  arguments: { code: CODE },
  options: { name: { ...NAME, required: true }, ...OPTIONS },
  examples: [
    {
      line: 'samples customers contacts add C000042 --name 陈静 --role 采购经理 --mobile 13912345678 --birthday 3-12',
      about: { zh: '采购经理', en: 'the buyer' },
    },
  ],
  result: CONTACT_KEPT,
  run: (context, { code, name, preferred, ...input }) =>
    addContact(context.acting(), { ...fieldsOf(input), customer: code, name, preferred }),
  say: {
    zh: (kept, would) => [
      `${would ? '将登记' : '已登记'} ${kept.customer} 的联系人 ${kept.name}${kept.preferred ? '（首选）' : ''}。`,
      `记下谈了什么：samples customers log ${kept.customer} --by phone --with ${kept.name} --content 内容`,
    ],
    en: (kept, would) => [
      `${would ? 'Would add' : 'Added'} ${kept.name} to the contacts of ${kept.customer}${kept.preferred ? ', the one to ask first' : ''}.`,
      `To put down a talk: samples customers log ${kept.customer} --by phone --with ${kept.name} --content TEXT`,
    ],
  },
});

export const contactsEdit = outcome({
  name: 'customers contacts edit',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '更改联系人', en: 'change what is known of a contact' },
  details: { zh: '给空的值就是清空。', en: 'An empty value clears a field.' },
  arguments: { code: CODE, contact: CONTACT },
  options: { name: NAME, ...OPTIONS },
  examples: [
    {
      line: 'samples customers contacts edit C000042 陈静 --mobile 13912345679 --preferred',
      about: { zh: '换手机，改为首选', en: 'a new mobile number; ask her first' },
    },
  ],
  result: CONTACT_KEPT,
  run: (context, { code, contact, name, preferred, ...input }) =>
    editContact(context.acting(), { ...fieldsOf(input), customer: code, contact, name, preferred }),
  say: {
    zh: (kept, would) => [
      kept.changed.length === 0
        ? `联系人 ${kept.name} 本来就是这样，没有改动。`
        : `${would ? '将更改' : '已更改'} ${kept.customer} 的联系人 ${kept.name}：${changes(kept, 'zh').join('、')}`,
    ],
    en: (kept, would) => [
      kept.changed.length === 0
        ? `The contact ${kept.name} is so already; nothing changed.`
        : `${would ? 'Would change' : 'Changed'} the contact ${kept.name} of ${kept.customer}: ${changes(kept, 'en').join(', ')}`,
    ],
  },
});

export const contactsRemove = outcome({
  name: 'customers contacts remove',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '联系人已离开', en: 'a contact is no longer there' },
  details: {
    zh: '联系人不再出现在名单里；以前的记录不变。',
    en: 'The contact leaves all lists; what was recorded of him stays.',
  },
  arguments: { code: CODE, contact: CONTACT },
  options: {
    reason: { kind: 'text', value: 'T', about: { zh: '原因', en: 'why' } },
  },
  examples: [
    {
      line: 'samples customers contacts remove C000042 陈静 --reason 离职',
      about: { zh: '离职', en: 'has left the firm' },
    },
  ],
  result: CONTACT_REMOVED,
  run: (context, { code, contact, reason }) =>
    removeContact(context.acting(), { customer: code, contact, reason: reason || undefined }),
  say: {
    zh: ({ customer, name }, would) => [
      `${would ? '将移除' : '已移除'} ${customer} 的联系人 ${name}。`,
      `其余联系人：samples customers contacts list ${customer}`,
    ],
    en: ({ customer, name }, would) => [
      `${would ? 'Would remove' : 'Removed'} the contact ${name} of ${customer}.`,
      `Who is left: samples customers contacts list ${customer}`,
    ],
  },
});

export const contactsList = rows({
  name: 'customers contacts list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '联系人一览', en: 'the contacts' },
  arguments: { code: CODE_OR_ALL },
  options: REVEAL,
  examples: [
    { line: 'samples customers contacts list C000042', about: { zh: '一个客户的联系人', en: 'of one customer' } },
  ],
  columns: COLUMNS,
  empty: { zh: '没有联系人。', en: 'No contacts.' },
  run: (context, { code, ...said }) => listContacts(context.acting(), code, said),
});

function changes({ changed }: ContactKept, language: 'zh' | 'en'): string[] {
  return changed.map((key) => COLUMNS.find((column) => column.key === key)?.heading[language] ?? key);
}
