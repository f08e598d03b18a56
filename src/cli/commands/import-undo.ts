import { either } from '../../domain/shapes.ts';
import { REQUESTED } from '../../services/approving.ts';
import { UNDONE_IMPORT, undoImport } from '../../services/undoing-imports.ts';
import { outcome } from '../describe.ts';
import { requestedEn, requestedInstead, requestedZh } from '../present/effects.ts';
import { confirm } from '../prompts.ts';

export const importUndo = outcome({
  name: 'import undo',
  group: 'customers',
  writes: true,
  timeless: true,
  dangerous: true,
  summary: { zh: '撤销一次导入', en: 'undo an import' },
  details: {
    zh: '导入时改过的内容恢复原样，新增的记录撤走，收下的样品冲销。之后有人改过或用到其中的记录，就不能撤销。',
    en: 'What it changed is as it was before, what it added is taken away, what it received is reversed. It is refused where its records changed or were used since.',
  },
  arguments: {
    batch: { kind: 'code', value: 'BATCH', required: true, about: { zh: '批次号', en: 'number of the batch' } },
  },
  options: { reason: { kind: 'note', value: 'TEXT', about: { zh: '原因', en: 'why' } } },
  examples: [{ line: 'samples import undo I26-000001 --yes', about: { zh: '不再询问', en: 'without being asked' } }],
  result: either(UNDONE_IMPORT, REQUESTED),
  async run(context, { batch, reason }) {
    await confirm(context, `import undo ${batch}`, {
      zh: `撤销导入批次 ${batch}？`,
      en: `Undo the import ${batch}?`,
    });
    return undoImport(context.acting(), batch, reason);
  },
  refusalOf: (result) => requestedInstead(result),
  say: {
    zh: (result, would) => {
      if ('approval' in result) return requestedZh(result, would);
      const { batch, removed, restored, reversed } = result;
      return [
        `${would ? '将撤销' : '已撤销'}批次 ${batch}：撤走 ${removed} 行，恢复 ${restored} 行，冲销 ${reversed} 笔`,
      ];
    },
    en: (result, would) => {
      if ('approval' in result) return requestedEn(result, would);
      const { batch, removed, restored, reversed } = result;
      return [
        `${would ? 'Would undo' : 'Undid'} batch ${batch}: ${removed} rows taken away, ${restored} as they were, ${reversed} movements reversed`,
      ];
    },
  },
});
