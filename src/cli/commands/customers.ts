import { CODE_LIMIT } from '../../domain/codes.ts';
import {
  CUSTOMER_FIELDS,
  CUSTOMER_KEYS,
  type CustomerField,
  type CustomerFieldKind,
  type CustomerKey,
} from '../../domain/customer-file.ts';
import type { Column, ColumnType } from '../../domain/shapes.ts';
import {
  addCustomer,
  type CustomerInput,
  EDITED_FILE,
  editCustomer,
  type FileWarning,
  OPENED_FILE,
} from '../../services/customers.ts';
import { type Field, type Fields, outcome, type ValueKind } from '../describe.ts';
import { CODE } from './customer-argument.ts';

const HOW: Readonly<Record<CustomerFieldKind, { kind: ValueKind; column: ColumnType; value: string }>> = {
  text: { kind: 'text', column: 'text', value: 'T' },
  mark: { kind: 'text', column: 'code', value: 'T' },
  email: { kind: 'text', column: 'code', value: 'T' },
  postcode: { kind: 'text', column: 'code', value: 'T' },
  money: { kind: 'money', column: 'money', value: 'V' },
  integer: { kind: 'integer', column: 'integer', value: 'N' },
  day: { kind: 'day', column: 'day', value: 'DAY' },
  note: { kind: 'note', column: 'text', value: 'T' },
  choice: { kind: 'choice', column: 'code', value: 'W' },
  choices: { kind: 'list', column: 'list', value: 'W,…' },
};

/** The fields of the file as options. */
const FILE_OPTIONS: Fields = Object.fromEntries(
  CUSTOMER_KEYS.map((key): [string, Field] => {
    const { kind, heading, values, partial }: CustomerField = CUSTOMER_FIELDS[key];
    const { kind: read, value } = HOW[kind];
    return [
      key,
      {
        kind: partial ? 'day_or_less' : read,
        value,
        about: heading,
        ...(values ? { choices: Object.keys(values) } : {}),
      },
    ];
  }),
);

/** Columns that a table shows without being asked. */
const IN_TABLES: Readonly<Partial<Record<CustomerKey, number>>> = {
  short_name: 4,
  type: 6,
  region: 5,
  city: 7,
  contact: 3,
  mobile: 4,
  responsible: 5,
  status: 6,
};

export const FILE_COLUMNS: readonly Column[] = [
  { key: 'code', heading: { zh: '编码', en: 'code' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'name' }, type: 'text', keep: 1 },
  ...CUSTOMER_KEYS.map((key): Column => {
    const { kind, heading, values }: CustomerField = CUSTOMER_FIELDS[key];
    const keep = IN_TABLES[key];
    const shown = keep === undefined ? { detail: true } : { keep };
    return { key, heading, type: HOW[kind].column, ...shown, ...(values ? { values } : {}) };
  }),
];

function fieldsOf(input: Readonly<Record<string, unknown>>): CustomerInput {
  return Object.fromEntries(CUSTOMER_KEYS.map((key) => [key, input[key] as CustomerInput[CustomerKey]]));
}

export const customersAdd = outcome({
  name: 'customers add',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '建立客户档案', en: "open a customer's file" },
  details: {
    zh: '不给编码时自动编号（C000001 起）。其余内容都可以以后用 samples customers edit 补充。',
    en: 'Without a code the customer gets the next one (C000001 and on). The rest can be filled in later with samples customers edit.',
  },
  arguments: {
    code: {
      ...CODE,
      required: false,
      limit: CODE_LIMIT,
      about: { zh: '编码（可省略）', en: 'code (may be left out)' },
    },
  },
  options: {
    name: { kind: 'text', value: 'NAME', required: true, about: { zh: '名称', en: 'name' } } as const satisfies Field,
    ...FILE_OPTIONS,
  },
  examples: [
    {
      line: 'samples customers add SZHX --name 苏州恒新纺织有限公司 --short-name 恒新 --city 苏州 --contact 陈静',
      about: { zh: '自定编码', en: 'with a code of your own' },
    },
    { line: 'samples customers add --name 绍兴越明印染厂', about: { zh: '自动编号', en: 'with the next code' } },
  ],
  result: OPENED_FILE,
  run: (context, input) =>
    addCustomer(context.acting(), {
      ...fieldsOf(input),
      code: input.code as string | undefined,
      name: input.name as string,
    }),
  say: {
    zh: ({ code, name, same_name, warnings }, would) => [
      `${would ? '将建档' : '已建档'}：${code} ${name}`,
      ...(same_name.length > 0 ? [`  注意：同名客户 ${same_name.join('、')}`] : []),
      ...warned(warnings, 'zh'),
      `下一步：接收样品 samples receive --customer ${code} --name 名称 --quantity 数量`,
    ],
    en: ({ code, name, same_name, warnings }, would) => [
      `${would ? 'Would open' : 'Opened'} the file ${code} ${name}`,
      ...(same_name.length > 0 ? [`  Mind: ${same_name.join(', ')} has the same name`] : []),
      ...warned(warnings, 'en'),
      `Next: receive goods with samples receive --customer ${code} --name NAME --quantity Q`,
    ],
  },
});

export const customersEdit = outcome({
  name: 'customers edit',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '更改客户档案', en: "change a customer's file" },
  arguments: { code: CODE },
  options: {
    name: { kind: 'text', value: 'NAME', about: { zh: '名称', en: 'name' } } as const satisfies Field,
    ...FILE_OPTIONS,
    clear: {
      kind: 'list',
      value: 'KEY',
      choices: CUSTOMER_KEYS,
      about: { zh: '清空这些内容', en: 'make these empty' },
    } as const satisfies Field,
  },
  examples: [
    {
      line: 'samples customers edit C000001 --mobile 13912345678 --clear fax',
      about: { zh: '更改手机，清空传真', en: 'a new mobile number, no fax' },
    },
  ],
  result: EDITED_FILE,
  run: (context, input) =>
    editCustomer(context.acting(), {
      ...fieldsOf(input),
      code: input.code as string,
      name: input.name as string | undefined,
      clear: input.clear as CustomerKey[] | undefined,
    }),
  say: {
    zh: ({ code, name, changed, warnings }, would) => [
      changed.length === 0
        ? `客户 ${code} ${name} 本来就是这样，没有改动。`
        : `${would ? '将更改' : '已更改'}客户 ${code} ${name}：${changed.map((key) => headingOf(key, 'zh')).join('、')}`,
      ...warned(warnings, 'zh'),
      `查看档案：samples customers show ${code}`,
    ],
    en: ({ code, name, changed, warnings }, would) => [
      changed.length === 0
        ? `The customer ${code} ${name} is so already; nothing changed.`
        : `${would ? 'Would change' : 'Changed'} ${code} ${name}: ${changed.map((key) => headingOf(key, 'en')).join(', ')}`,
      ...warned(warnings, 'en'),
      `See the file: samples customers show ${code}`,
    ],
  },
});

/** What somebody should look at although it was taken. */
function warned(warnings: readonly FileWarning[], language: 'zh' | 'en'): string[] {
  return warnings.map(({ problem, expected }) => {
    if (problem === 'potential_free')
      return language === 'zh'
        ? '  注意：潜力不是“高、中、无”（high、ordinary、none）之一；已照原样记下，分类时按积分定。'
        : '  Mind: the potential is none of high, ordinary, none; it is kept as typed, and points decide when customers are classified.';
    if (problem === 'person_unfit')
      return language === 'zh'
        ? `  注意：${expected} 没有维护客户档案的权限，看不到联系方式，也不能记往来；请给他销售角色，或换一个人。`
        : `  Mind: ${expected} may not keep customers' files, and neither sees contact data nor logs talks: give the role of sales, or name somebody else.`;
    if (problem === 'registration_number')
      return language === 'zh'
        ? '  注意：这是 15 位的旧注册号，不是统一社会信用代码。'
        : '  Mind: this is a registration number from before 2015, not a credit code.';
    return language === 'zh'
      ? `  注意：统一社会信用代码的校验位不对，应为 ${expected ?? ''}；已照原样记下，请核对。`
      : `  Mind: the check character of the credit code is wrong, it should be ${expected ?? ''}; it is kept as typed.`;
  });
}

/** What a field of the file is called. */
export function headingOf(key: string, language: 'zh' | 'en'): string {
  return FILE_COLUMNS.find((column) => column.key === key)?.heading[language] ?? key;
}
