import { FIELD_WORDS } from '../../domain/customer-file.ts';
import { customerHistory, HISTORY_FIELDS } from '../../services/customer-history.ts';
import { rows } from '../describe.ts';
import { CODE } from './customer-argument.ts';
import { REVEAL } from './reveal-options.ts';

const WORDS = {
  key: 'field',
  of: { ...FIELD_WORDS, preferred: { 0: { zh: '否', en: 'no' }, 1: { zh: '是', en: 'yes' } } },
};

export const customersHistory = rows({
  name: 'customers history',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '客户档案的变更历史', en: "what was changed in a customer's file" },
  details: {
    zh: '每个字段：谁、什么时候、原来是什么、改成什么；联系人、导入和并进来的档案的改动也在内。联系方式遮盖，要看原文加 --reveal --reason。',
    en: 'Every field: who, when, what it was, what it became; contacts, what imports changed and files that were merged into it included. Contact data is masked unless --reveal --reason says otherwise.',
  },
  arguments: { code: CODE },
  options: {
    field: {
      kind: 'choice',
      value: 'KEY',
      choices: Object.keys(HISTORY_FIELDS),
      about: { zh: '只看这个字段', en: 'of this field only' },
    },
    ...REVEAL,
  },
  examples: [
    { line: 'samples customers history C000042', about: { zh: '全部变更', en: 'every change' } },
    {
      line: 'samples customers history C000042 --field mobile',
      about: { zh: '手机换过几次', en: 'the mobile numbers there were' },
    },
  ],
  columns: [
    { key: 'at', heading: { zh: '时间', en: 'At' }, type: 'instant', keep: 0 },
    { key: 'operator', heading: { zh: '操作人', en: 'Operator' }, type: 'code', keep: 1 },
    { key: 'command', heading: { zh: '命令', en: 'Command' }, type: 'code', keep: 6 },
    { key: 'file', heading: { zh: '并入前的编号', en: 'Merged file' }, type: 'code', keep: 5 },
    { key: 'contact', heading: { zh: '联系人', en: 'Contact' }, type: 'text', keep: 4 },
    { key: 'field', heading: { zh: '字段', en: 'Field' }, type: 'code', keep: 0, values: HISTORY_FIELDS },
    { key: 'old', heading: { zh: '原来', en: 'Old' }, type: 'value', keep: 2, valuesBy: WORDS },
    { key: 'new', heading: { zh: '现在', en: 'New' }, type: 'value', keep: 2, valuesBy: WORDS },
    { key: 'entry', heading: { zh: '记录号', en: 'Entry' }, type: 'integer', keep: 8, detail: true },
  ],
  run: (context, input) => customerHistory(context.acting(), input),
});
