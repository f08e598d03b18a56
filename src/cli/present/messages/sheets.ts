/** Messages about imports: exit 4 and 5. */
import type { Messages } from '../errors.ts';

export const SHEET_MESSAGES: Messages<'batch_not_found' | 'batch_undone' | 'batch_changed_since' | 'batch_needed'> = {
  batch_not_found: {
    zh: ({ value, batches }) => ({
      message: `没有导入批次“${value}”。`,
      hint: batches.length > 0 ? `最近的批次：${batches.join('、')}` : '查看批次：samples import list',
    }),
    en: ({ value, batches }) => ({
      message: `There is no batch "${value}".`,
      hint: batches.length > 0 ? `The latest: ${batches.join(', ')}` : 'See: samples import list',
    }),
  },
  batch_undone: {
    zh: ({ batch }) => ({ message: `批次 ${batch} 已经撤销过了。`, hint: '查看批次：samples import list' }),
    en: ({ batch }) => ({ message: `Batch ${batch} was undone already.`, hint: 'See: samples import list' }),
  },
  batch_changed_since: {
    zh: ({ batch, rows }) => ({
      message: `批次 ${batch} 不能撤销：之后有人改过其中的 ${rows.join('、')}。`,
      hint: '先撤销之后的导入，或逐条更改。',
    }),
    en: ({ batch, rows }) => ({
      message: `Batch ${batch} cannot be undone: ${rows.join(', ')} changed since.`,
      hint: 'Undo the later import first, or change the records one by one.',
    }),
  },
  batch_needed: {
    zh: ({ batch, row }) => ({
      message: `批次 ${batch} 不能撤销：${row} 已经在别处用到。`,
      hint: '先处理用到它的记录。',
    }),
    en: ({ batch, row }) => ({
      message: `Batch ${batch} cannot be undone: ${row} is in use by later records.`,
      hint: 'See to the records that use it first.',
    }),
  },
};
