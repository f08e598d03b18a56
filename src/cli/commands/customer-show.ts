import { CLASS_NAMES, CLASSES, classWords } from '../../domain/classifying/levels.ts';
import { FULLNESS } from '../../domain/customer-completeness.ts';
import { CUSTOMER_FIELDS, CUSTOMER_KEYS, type CustomerField } from '../../domain/customer-file.ts';
import { CUSTOMER_ROLES, CUSTOMER_STATUSES, LOGGED } from '../../domain/customer-words.ts';
import { REVIEW_RESULTS } from '../../domain/file-reviews.ts';
import { isMasked, MASKED_IN_FILE } from '../../domain/masking.ts';
import { CUSTOMER_FILE, listCustomers, type ShownFile, showCustomer } from '../../services/customer-showing.ts';
import { type Field, outcome, rows } from '../describe.ts';
import { wordFor } from '../present/words.ts';
import { CODE } from './customer-argument.ts';
import { termsOf } from './customer-credit.ts';
import { FILE_COLUMNS, headingOf } from './customers.ts';
import { REVEAL } from './reveal-options.ts';

export const customersList = rows({
  name: 'customers list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '客户一览', en: 'the customers' },
  options: {
    text: {
      kind: 'text',
      value: 'WORDS',
      about: { zh: '编码、名称、联系人、地区等含有这些字', en: 'words in code, names, contact, region …' },
    },
    responsible: {
      kind: 'text',
      value: 'PERSON',
      complete: 'person',
      about: { zh: '这个人负责的（第一或第二责任人）', en: 'for whom this person is responsible, first or second' },
    },
    status: {
      kind: 'choice',
      value: 'W',
      choices: Object.keys(CUSTOMER_STATUSES),
      about: { zh: '客户状态', en: 'how it stands with them' },
    },
    role: { kind: 'choice', value: 'W', choices: Object.keys(CUSTOMER_ROLES), about: { zh: '客户角色', en: 'role' } },
    industry: { kind: 'text', value: 'T', about: { zh: '同一行业的', en: 'of one industry' } },
    ...REVEAL,
  } as const satisfies Record<string, Field>,
  examples: [
    { line: 'samples customers list --text 苏州', about: { zh: '苏州的客户', en: 'customers in Suzhou' } },
    { line: 'samples customers list --industry 纺织', about: { zh: '同行业的客户', en: 'customers of one industry' } },
    {
      line: 'samples customers list --columns code,name,credit_code --format csv --out customers.csv',
      about: { zh: '选几列写入文件', en: 'some columns, into a file' },
    },
  ],
  columns: FILE_COLUMNS,
  run: (context, input) => listCustomers(context.acting(), input),
});

export const customersShow = outcome({
  name: 'customers show',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '客户档案全文', en: 'the whole file of a customer' },
  details: {
    zh: '档案要多完整，看客户的角色和分类：控货人、付费人和重点客户最全，通知人只要基本内容。',
    en: "How full a file must be depends on the customer's roles and class: fullest for cargo controllers, payers and key customers, the basics for notify parties.",
  },
  arguments: { code: CODE },
  options: REVEAL,
  examples: [
    { line: 'samples customers show C000001', about: { zh: '一个客户的全部内容', en: 'all that is kept of one' } },
    {
      line: 'samples customers show C000001 --reveal --reason 催还样品',
      about: { zh: '要打电话：显示号码', en: 'to call him: with the numbers' },
    },
  ],
  result: CUSTOMER_FILE,
  run: (context, { code, ...said }) => showCustomer(context.acting(), code, said),
  say: {
    zh: (file) => [
      `${file.code} ${file.name}${file.class === null ? '' : `（${className(file.class, 'zh')}）`}`,
      ...linesOf(file, 'zh'),
      `  建档：${file.opened_on}${file.opened_by === null ? '' : `，${file.opened_by}`}`,
      ...file.contacts.map(
        ({ name, role, mobile, phone, email, preferred }) =>
          `  联系人：${[name + (preferred ? '（首选）' : ''), role, mobile, phone, email].filter(Boolean).join('，')}`,
      ),
      ...lastTalk(file, 'zh'),
      ...standing(file, 'zh'),
      ...(file.status === 'destroyed'
        ? []
        : [
            `  完整度（${FULLNESS[file.completeness.fullness].zh}）：${file.completeness.percent}%${missing(file, 'zh')}`,
          ]),
      `  样品：共 ${file.samples} 个编号，在库 ${file.in_store}，在人手里 ${file.held}；接收单 ${file.receipts} 张`,
      ...(isCovered(file) ? [`联系方式已遮盖；要看：samples customers show ${file.code} --reveal --reason 原因`] : []),
      `下一步：这个客户的样品 samples list --customer ${file.code}`,
    ],
    en: (file) => [
      `${file.code} ${file.name}${file.class === null ? '' : ` (${className(file.class, 'en')})`}`,
      ...linesOf(file, 'en'),
      `  opened: ${file.opened_on}${file.opened_by === null ? '' : `, ${file.opened_by}`}`,
      ...file.contacts.map(
        ({ name, role, mobile, phone, email, preferred }) =>
          `  contact: ${[name + (preferred ? ' (ask first)' : ''), role, mobile, phone, email].filter(Boolean).join(', ')}`,
      ),
      ...lastTalk(file, 'en'),
      ...standing(file, 'en'),
      ...(file.status === 'destroyed'
        ? []
        : [
            `  complete (${FULLNESS[file.completeness.fullness].en}): ${file.completeness.percent}%${missing(file, 'en')}`,
          ]),
      `  samples: ${file.samples} numbers, ${file.in_store} in store, ${file.held} held by people; receipts: ${file.receipts}`,
      ...(isCovered(file)
        ? [`Contact data is masked; to see it: samples customers show ${file.code} --reveal --reason WHY`]
        : []),
      `Next: this customer's samples with samples list --customer ${file.code}`,
    ],
  },
});

function isCovered(file: ShownFile): boolean {
  return (
    file.contacts.some(({ name }) => isMasked(name)) ||
    (Object.keys(MASKED_IN_FILE) as (keyof typeof MASKED_IN_FILE)[]).some((key) => isMasked(String(file[key] ?? '')))
  );
}

/** Parent, credit, the last review and what waits for an answer, as far as there is any. */
function standing(
  { parent, credit, last_review: review, open_complaints }: ShownFile,
  language: 'zh' | 'en',
): string[] {
  const zh = language === 'zh';
  return [
    ...(parent === null ? [] : [`  ${zh ? '上级客户：' : 'parent: '}${parent.code} ${parent.name}`]),
    ...(credit === null
      ? []
      : [
          zh
            ? `  信用：${credit.grade}${termsOf(credit, 'zh')}；下次复评 ${credit.next_on}`
            : `  credit: ${credit.grade}${termsOf(credit, 'en')}; next review on ${credit.next_on}`,
        ]),
    ...(review === null
      ? []
      : [
          `  ${zh ? '审核：' : 'reviewed: '}${review.reviewed_on} ${review.reviewer} ${REVIEW_RESULTS[review.result][language]}`,
        ]),
    ...(open_complaints === 0
      ? []
      : [zh ? `  没有答复的投诉：${open_complaints}` : `  complaints to be answered: ${open_complaints}`]),
  ];
}

/** `contract/key` in words. */
export function className(name: string, language: 'zh' | 'en'): string {
  const its = CLASSES[CLASS_NAMES.indexOf(name)];
  return its ? classWords(its, language) : name;
}

function missing({ completeness }: ShownFile, language: 'zh' | 'en'): string {
  const names = completeness.missing.map((key) => headingOf(key, language));
  if (names.length === 0) return '';
  return language === 'zh' ? `，缺 ${names.join('、')}` : `; missing: ${names.join(', ')}`;
}

function lastTalk({ last_contact: last }: ShownFile, language: 'zh' | 'en'): string[] {
  if (last === null) return [];
  const said = [LOGGED[last.kind][language], last.with_whom, last.content, last.outcome].filter(Boolean);
  const next = last.next_on === null ? [] : [language === 'zh' ? `下次 ${last.next_on}` : `next on ${last.next_on}`];
  return language === 'zh'
    ? [`  最近联系：${[last.happened_on, ...said, ...next].join('，')}`]
    : [`  last contact: ${[last.happened_on, ...said, ...next].join(', ')}`];
}

function linesOf(file: ShownFile, language: 'zh' | 'en'): string[] {
  const [colon, comma] = language === 'zh' ? ['：', '、'] : [': ', ', '];
  return CUSTOMER_KEYS.flatMap((key) => {
    const { values }: CustomerField = CUSTOMER_FIELDS[key];
    const cell = file[key];
    const words = Array.isArray(cell) ? cell : cell === null ? [] : [String(cell)];
    if (words.length === 0) return [];
    const said = values ? words.map((word) => wordFor(values, word, language)) : words;
    return [`  ${headingOf(key, language)}${colon}${said.join(comma)}`];
  });
}
