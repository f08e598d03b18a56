import { HISTORY_COLUMNS } from '../../reports/columns.ts';
import { history as readHistory } from '../../services/finding.ts';
import { rows } from '../describe.ts';

export const history = rows({
  name: 'history',
  group: 'find',
  duty: 'read',
  summary: { zh: '一个样品的流转记录', en: 'what happened to a sample' },
  details: {
    zh: '按记录次序，最早的在前。撤销时用第一列的记录号：samples undo 记录号 --reason 原因',
    en: 'In order of recording, the oldest first. Undo by the number in the first column: samples undo MOVEMENT --reason T',
  },
  arguments: {
    number: {
      kind: 'number',
      value: 'NUMBER',
      required: true,
      complete: 'sample',
      about: { zh: '编号', en: "the sample's number" },
    },
  },
  examples: [{ line: 'samples history S26-000123-D', about: { zh: '从接收到现在', en: 'from its receipt until now' } }],
  columns: HISTORY_COLUMNS,
  async run(context, { number }) {
    return readHistory(context.acting(), number);
  },
});
