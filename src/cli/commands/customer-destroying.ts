import { CERTIFICATE, certificateOf, DESTROY_ASKED, destroyCustomer } from '../../services/destroying.ts';
import { type Description, outcome } from '../describe.ts';
import { requestedEn, requestedZh } from '../present/effects.ts';
import { countsIn } from '../present/table-words.ts';
import { wordFor } from '../present/words.ts';
import { confirm } from '../prompts.ts';
import { CODE } from './customer-argument.ts';

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
      const { customer, approval, wiped, found } = result;
      if (wiped === 'yes') return [`客户 ${customer} 的档案已按 ${approval} 销毁，库文件里没有留下。`];
      if (wiped === 'rewritten')
        return [`客户 ${customer} 的档案已按 ${approval} 销毁，库文件已重写；原文已无人知道，所以没有再逐字节查找。`];
      if (wiped === 'waits') return [`客户 ${customer} 的档案已按 ${approval} 销毁；有人正在读库，旧的字节稍后再清。`];
      return [`客户 ${customer} 的档案已按 ${approval} 销毁，但 ${found.join('、')} 里仍查到原文。`];
    },
    en: (result, would) => {
      if (!('customer' in result))
        return [
          ...requestedEn(result, would),
          ...(would ? [] : ['A second one approves it as well; see first with --dry-run what it does.']),
        ];
      const { customer, approval, wiped, found } = result;
      if (wiped === 'yes')
        return [`The file of ${customer} was destroyed under ${approval}; nothing of it is left in the store's bytes.`];
      if (wiped === 'rewritten')
        return [
          `The file of ${customer} was destroyed under ${approval}, and the store was written anew; nobody knows any more what to search its bytes for.`,
        ];
      if (wiped === 'waits')
        return [
          `The file of ${customer} was destroyed under ${approval}; somebody is reading, and old bytes are cleared later.`,
        ];
      return [
        `The file of ${customer} was destroyed under ${approval}, but something of it is still in ${found.join(', ')}.`,
      ];
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
      ...(it.kept.length > 0 ? [`  别的记录里同样的字样没有动：${countsIn(it.kept, 'zh')}`] : []),
      it.wiped_at === null
        ? `  库文件还没有重写：samples customers destroy ${it.customer} --reason 清理 --witness ${it.witness} --yes`
        : `  库文件 ${it.wiped_at} 重写${it.searched ? `，查过 ${it.searched} 个文件，没有留下` : '，没有逐字节查找'}`,
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
      ...(it.kept.length > 0 ? [`  the same words in other records were left: ${countsIn(it.kept, 'en')}`] : []),
      it.wiped_at === null
        ? `  the store is not written anew yet: samples customers destroy ${it.customer} --reason clearing --witness ${it.witness} --yes`
        : `  the store was written anew at ${it.wiped_at}; ${it.searched ? `${it.searched} files searched, nothing left` : 'its bytes were not searched'}`,
      ...it.copies.map(
        ({ kind, file, on, by, there }) =>
          `  ${wordFor(KINDS, kind, 'en')}: ${file ?? '—'} (${on ?? ''} ${by ?? ''}, ${wordFor(THERE, there, 'en')})`,
      ),
      `  entry ${it.entry}, head ${it.head}`,
    ],
  },
});

export const DESTROY_COMMANDS: readonly Description[] = [destroy, certificate];
