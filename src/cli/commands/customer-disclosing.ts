import { DISCLOSURE, type Disclosure, discloseCustomer } from '../../services/disclosing.ts';
import { outcome } from '../describe.ts';
import { DISCLOSED_FIELDS, DISCLOSED_VALUES } from '../present/disclosed-words.ts';
import { TABLES } from '../present/table-words.ts';
import { wordFor } from '../present/words.ts';
import { CODE } from './customer-argument.ts';
import { className } from './customer-show.ts';

export const customersDisclose = outcome({
  name: 'customers disclose',
  group: 'customers',
  duty: 'reveal',
  store: 'write',
  summary: { zh: '一个客户：系统里保存的全部内容', en: 'all that is stored about one customer' },
  details: {
    zh: '客户要求查阅时打印给他：档案、联系人、往来、订单、样品、单据、备注、附件名称、授权同意、提供给了谁、谁看过、改过什么。不遮盖；先留下记录。给客户的文件：在命令后面加 > 文件名。',
    en: 'For a customer who asks what is kept of him: file, people, talks, orders, samples, slips, notes, names of attachments, consents, to whom data went, who saw it, what was changed. Unmasked; that it was shown goes on record first. Into a file: put > NAME after the command.',
  },
  arguments: { code: CODE },
  options: {
    reason: {
      kind: 'note',
      value: 'T',
      filled: true,
      about: { zh: '为什么（默认：客户要求查阅）', en: 'why (without it: the customer asked)' },
    },
  },
  examples: [
    {
      line: 'samples customers disclose C000042 > C000042.txt',
      about: { zh: '打印给客户', en: 'to be handed to the customer' },
    },
  ],
  result: DISCLOSURE,
  run: (context, { code, reason }) =>
    discloseCustomer(context.acting(), {
      code,
      reason: reason ?? (context.language === 'zh' ? '客户要求查阅' : 'the customer asked'),
    }),
  say: { zh: (it) => toldIn(it, 'zh'), en: (it) => toldIn(it, 'en') },
});

/** Section after section, a line for each record; the file itself a line for each field. */
function toldIn({ customer, name, as_of, stored }: Disclosure, language: 'zh' | 'en'): string[] {
  const zh = language === 'zh';
  const lines = [
    zh ? `客户 ${customer} ${name}：保存的全部内容（${as_of}）` : `${customer} ${name}: all that is stored (${as_of})`,
  ];
  for (const [section, fields] of grouped(stored, ({ section: one }) => one)) {
    const records = [...grouped(fields, ({ record: one }) => one).values()];
    const title = wordFor(TABLES, section, language);
    lines.push('', section === 'file' ? title : zh ? `${title}（${records.length}）` : `${title} (${records.length})`);
    for (const [at, record] of records.entries()) {
      const changed = record.find(({ field }) => field === 'field')?.value ?? '';
      const said = record.map(({ field, value }) => {
        const about = field === 'old' || field === 'new' ? `file.${changed}` : `${section}.${field}`;
        return `${wordFor(DISCLOSED_FIELDS, field, language)}${zh ? '：' : ': '}${wordOf(about, value, language)}`;
      });
      if (section === 'file' && at > 0) lines.push('', zh ? '并入的档案' : 'merged into it');
      if (section === 'file') lines.push(...said.map((line) => `  ${line}`));
      else lines.push(`  ${at + 1}  ${said.join(zh ? '；' : '; ')}`);
    }
  }
  return lines;
}

/** A value in words where it is a code; several of a list with commas. */
function wordOf(about: string, value: string, language: 'zh' | 'en'): string {
  const values = DISCLOSED_VALUES[about];
  if (about === 'file.class') return className(value, language);
  if (!values) return value;
  return value
    .split(',')
    .map((code) => wordFor(values, code, language))
    .join(language === 'zh' ? '、' : ', ');
}

function grouped<T, K>(items: readonly T[], by: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}
