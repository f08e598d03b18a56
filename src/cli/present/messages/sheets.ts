/** Messages about imports: exit 4 and 5. */
import type { Messages } from '../errors.ts';
import { tableWords } from '../table-words.ts';

export const SHEET_MESSAGES: Messages<
  'batch_not_found' | 'batch_undone' | 'batch_changed_since' | 'batch_needed' | 'batch_stays'
> = {
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
  batch_stays: {
    zh: ({ batch, kind }) => ({
      message: `批次 ${batch} 是${kind === 'counts' ? '盘点数' : '温湿度记录'}，不能整批撤销。`,
      hint:
        kind === 'counts'
          ? '更正一行：samples stocktake count 盘点单 编号 数量 --correct；整个不要：samples stocktake cancel 盘点单'
          : '记错的读数保留在案；正确的读数再记一次：samples environment record 库位',
    }),
    en: ({ batch, kind }) => ({
      message: `Batch ${batch} holds ${kind === 'counts' ? 'counts of a stocktake' : 'readings'}, which are not taken back as a whole.`,
      hint:
        kind === 'counts'
          ? 'Correct a row with samples stocktake count K NUMBER Q --correct, or give all of it up with samples stocktake cancel K.'
          : 'What was read wrongly stays on record; record the right reading with samples environment record PLACE.',
    }),
  },
  batch_needed: {
    zh: ({ batch, row, tables }) => ({
      message: `批次 ${batch} 不能撤销：${row} 已有后来的记录：${tableWords(tables, 'zh')}。`,
      hint: '这些记录还要的话，批次就留着，只改不对的行；不要的，先撤销或删除它们。',
    }),
    en: ({ batch, row, tables }) => ({
      message: `Batch ${batch} cannot be undone: ${row} has later records: ${tableWords(tables, 'en')}.`,
      hint: 'If they are needed, keep the batch and correct the rows that are wrong; otherwise undo or remove them first.',
    }),
  },
};
