import { effect } from '../../domain/approvals.ts';
import type { TypeOf } from '../../domain/shapes.ts';
import { CERTIFICATE, certificateOf } from '../../services/certifying.ts';
import type { Wiped } from '../../services/clearing.ts';
import { DESTROY_ASKED, destroyCustomer } from '../../services/destroying.ts';
import { type Description, outcome } from '../describe.ts';
import { effectLine, requestedEn, requestedZh } from '../present/effects.ts';
import { countsIn } from '../present/table-words.ts';
import { wordFor } from '../present/words.ts';
import { confirm } from '../prompts.ts';
import { CODE } from './customer-argument.ts';

/** What is said of a file that was destroyed before: how it stands, what is left, and what to do about it. */
function wipedZh({ customer, approval, wiped, found, attached }: Wiped): string[] {
  const done = `客户 ${customer} 的档案已按 ${approval} 销毁`;
  const stands = {
    yes: `${done}，抹去的字样在库文件里没有留下。`,
    rewritten: `${done}，库文件已重写；原文已无人知道，所以没有再逐字节查找。`,
    waits: `${done}；有人正在读库，旧的字节还没有清掉。稍后再运行一次。`,
    found: `${done}，但 ${found.join('、')} 里仍查到原文；请运行 samples verify 并告诉维护人。`,
  }[wiped];
  return [stands, ...attached.map((one) => effectLine(attachedStays(one), 'zh'))];
}
function wipedEn({ customer, approval, wiped, found, attached }: Wiped): string[] {
  const done = `The file of ${customer} was destroyed under ${approval}`;
  const stands = {
    yes: `${done}; nothing of what was erased is left in the store's bytes.`,
    rewritten: `${done}, and the store was written anew; nobody knows any more what to search its bytes for.`,
    waits: `${done}; somebody is reading, and old bytes are still there: run this again later.`,
    found: `${done}, but something of it is still in ${found.join(', ')}; run samples verify and tell whoever maintains this.`,
  }[wiped];
  return [stands, ...attached.map((one) => effectLine(attachedStays(one), 'en'))];
}

const attachedStays = ({ attachment, to }: Wiped['attached'][number]) =>
  effect('attached_stays', { number: String(attachment), to });

const BYTES = 'bytes';
type Certificate = TypeOf<typeof CERTIFICATE>;

/** How the bytes of the store stand. */
function bytesZh({ customer, witness, wiped_at, searched, kept }: Certificate): string {
  if (kept.some(({ what }) => what === BYTES)) return '库文件已重写，但仍查到原文：请运行 samples verify 并告诉维护人';
  if (wiped_at === null)
    return `库文件还没有重写：samples customers destroy ${customer} --reason 清理 --witness ${witness} --yes`;
  return `库文件 ${wiped_at} 重写${searched ? `，查过 ${searched} 个文件，抹去的字样没有留下` : '，没有逐字节查找'}`;
}
function bytesEn({ customer, witness, wiped_at, searched, kept }: Certificate): string {
  if (kept.some(({ what }) => what === BYTES))
    return 'the store was written anew, but something of it is still in its bytes: run samples verify and tell whoever maintains this';
  if (wiped_at === null)
    return `the store is not written anew yet: samples customers destroy ${customer} --reason clearing --witness ${witness} --yes`;
  return `the store was written anew at ${wiped_at}; ${searched ? `${searched} files searched, nothing of what was erased is left` : 'its bytes were not searched'}`;
}
const otherRows = ({ kept }: Certificate) => kept.filter(({ what }) => what !== BYTES);

const destroy = outcome({
  name: 'customers destroy',
  group: 'customers',
  writes: true,
  timeless: true,
  dangerous: true,
  duty: 'destroy',
  summary: { zh: '申请销毁客户档案', en: "ask for the destruction of a customer's file" },
  details: {
    zh: '要另外两人批准（经理或安全员，其中要有经理），还要一人监销。批准以后：联系人、往来、备注、附件、修改前的内容和导入的原值从库里抹去，库文件重写并逐字节检查；样品、订单和单据留在编码名下，流水仍可校验。不能恢复。备份和导出的文件里仍有，会列出来。',
    en: 'Two others approve it (managers or security, a manager among them), and somebody witnesses it. Then contacts, talks, notes, attachments and what was there before changes and imports are taken out of the store, its file is written anew and searched byte by byte; goods, orders and slips stay under the code, and the journal still verifies. It cannot be taken back. Backups and exports still hold it; they are listed.',
  },
  arguments: { code: CODE },
  options: {
    reason: { kind: 'note', value: 'T', required: true, filled: true, about: { zh: '原因', en: 'why' } },
    witness: {
      kind: 'text',
      value: 'PERSON',
      required: true,
      complete: 'person',
      about: { zh: '监销人', en: 'who sees that it is done' },
    },
  },
  examples: [
    {
      line: 'samples customers destroy C000042 --reason 保管期满 --witness 秦明 --yes',
      about: { zh: '不再询问', en: 'without being asked' },
    },
  ],
  result: DESTROY_ASKED,
  async run(context, input) {
    await confirm(context, `customers destroy ${input.code}`, {
      zh: `申请销毁客户 ${input.code} 的档案？批准以后不能恢复。`,
      en: `Ask for the destruction of the file of ${input.code}? Once approved it cannot be taken back.`,
    });
    return destroyCustomer(context.acting(), input);
  },
  say: {
    zh: (result, would) => {
      if (!('customer' in result))
        return [...requestedZh(result, would), ...(would ? [] : ['还要第二人批准；批准前先看会做什么：--dry-run'])];
      return wipedZh(result);
    },
    en: (result, would) => {
      if (!('customer' in result))
        return [
          ...requestedEn(result, would),
          ...(would ? [] : ['A second one approves it as well; see first with --dry-run what it does.']),
        ];
      return wipedEn(result);
    },
  },
});

const THERE = {
  yes: { zh: '还在', en: 'still there' },
  no: { zh: '原处已没有', en: 'no longer where it was' },
  unknown: { zh: '文件名没有记录', en: 'its name is not on record' },
};
const KINDS = {
  backup: { zh: '备份', en: 'backup' },
  export: { zh: '导出的联系方式', en: 'export of contact data' },
  sheet: { zh: '导入的文件', en: 'imported sheet' },
  file: { zh: '库旁边的文件', en: 'file beside the store' },
};

const certificate = outcome({
  name: 'customers certificate',
  group: 'customers',
  duty: 'destroy',
  summary: { zh: '销毁证明', en: 'the certificate of a destruction' },
  details: {
    zh: '只写编码、日期、经手人和抹去多少，没有客户的任何资料。',
    en: 'It holds the code, days, people of the house and how much was erased, and nothing of the customer.',
  },
  arguments: { code: CODE },
  examples: [{ line: 'samples customers certificate C000042', about: { zh: '打印留存', en: 'to print and keep' } }],
  result: CERTIFICATE,
  run: (context, { code }) => certificateOf(context.acting(), code),
  say: {
    zh: (it) => [
      `销毁证明 ${it.approval}：客户 ${it.customer} 的档案于 ${it.destroyed_on} 销毁`,
      `  申请：${it.requested_by}　批准：${it.approved_by.join('、')}　监销：${it.witness}`,
      `  抹去 ${it.erased.reduce((sum, { rows }) => sum + rows, 0)} 处：${countsIn(it.erased, 'zh')}`,
      ...(otherRows(it).length > 0 ? [`  别的记录里同样的字样没有动：${countsIn(otherRows(it), 'zh')}`] : []),
      ...(it.shared_with.length > 0
        ? [`  有的电话、地址或名字 ${it.shared_with.join('、')} 也有，留在他们的记录里`]
        : []),
      `  ${bytesZh(it)}`,
      ...it.attached.map((one) => `  ${effectLine(attachedStays(one), 'zh')}`),
      ...it.copies.map(
        ({ kind, file, on, by, there }) =>
          `  ${wordFor(KINDS, kind, 'zh')}：${file ?? '—'}（${on ?? ''} ${by ?? ''}，${wordFor(THERE, there, 'zh')}）`,
      ),
      `  第 ${it.entry} 条记录，链头 ${it.head}`,
    ],
    en: (it) => [
      `Certificate ${it.approval}: the file of the customer ${it.customer} was destroyed on ${it.destroyed_on}`,
      `  asked by ${it.requested_by}, approved by ${it.approved_by.join(', ')}, witnessed by ${it.witness}`,
      `  erased in ${it.erased.reduce((sum, { rows }) => sum + rows, 0)} places: ${countsIn(it.erased, 'en')}`,
      ...(otherRows(it).length > 0
        ? [`  the same words in other records were left: ${countsIn(otherRows(it), 'en')}`]
        : []),
      ...(it.shared_with.length > 0
        ? [`  some numbers, addresses or names are those of ${it.shared_with.join(', ')} as well and stay with them`]
        : []),
      `  ${bytesEn(it)}`,
      ...it.attached.map((one) => `  ${effectLine(attachedStays(one), 'en')}`),
      ...it.copies.map(
        ({ kind, file, on, by, there }) =>
          `  ${wordFor(KINDS, kind, 'en')}: ${file ?? '—'} (${on ?? ''} ${by ?? ''}, ${wordFor(THERE, there, 'en')})`,
      ),
      `  entry ${it.entry}, head ${it.head}`,
    ],
  },
});

export const DESTROY_COMMANDS: readonly Description[] = [destroy, certificate];
