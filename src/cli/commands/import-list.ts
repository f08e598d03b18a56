import { withOffset } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import type { Column } from '../../domain/shapes.ts';
import { IMPORTABLES } from '../../imports/index.ts';
import { importedBatches } from '../../services/importing.ts';
import { rows } from '../describe.ts';

const KIND_WORDS = Object.fromEntries(IMPORTABLES.map(({ kind, title }) => [kind, title]));
const count = (key: string, zh: string, en: string): Column => ({ key, heading: { zh, en }, type: 'integer', keep: 4 });

export const importList = rows({
  name: 'import list',
  group: 'customers',
  duty: 'read',
  summary: { zh: '导入过的批次', en: 'what was imported' },
  examples: [{ line: 'samples import list', about: { zh: '最近的在前', en: 'the newest first' } }],
  columns: [
    { key: 'batch', heading: { zh: '批次', en: 'batch' }, type: 'code', keep: 0 },
    { key: 'kind', heading: { zh: '内容', en: 'kind' }, type: 'code', keep: 1, values: KIND_WORDS },
    { key: 'file', heading: { zh: '文件', en: 'file' }, type: 'text', keep: 2 },
    { key: 'recorded_at', heading: { zh: '时间', en: 'when' }, type: 'instant', keep: 2 },
    { key: 'operator', heading: { zh: '操作人', en: 'operator' }, type: 'code', keep: 3 },
    count('read', '读到', 'read'),
    count('imported', '新增', 'imported'),
    count('updated', '更新', 'updated'),
    count('unchanged', '不变', 'unchanged'),
    count('rejected', '拒绝', 'rejected'),
    count('skipped', '略过', 'skipped'),
    { key: 'undone_at', heading: { zh: '撤销时间', en: 'undone' }, type: 'instant', keep: 3 },
  ],
  empty: { zh: '还没有导入过。', en: 'Nothing was imported yet.' },
  run: async (context) =>
    (await importedBatches(context.acting())).map(({ number, recorded_at, undone_at, ...rest }) => ({
      batch: number,
      recorded_at: withOffset(recorded_at),
      undone_at: undone_at === null ? null : withOffset(undone_at),
      ...rest,
    })),
});

const KINDS = IMPORTABLES.map(({ kind }) => kind);

export const importTemplate = rows({
  name: 'import template',
  group: 'customers',
  store: 'none',
  summary: { zh: '空白的导入表格', en: 'an empty sheet to fill in and import' },
  arguments: {
    kind: {
      kind: 'choice',
      value: 'KIND',
      choices: KINDS,
      required: true,
      about: { zh: `内容（${KINDS.join('、')}）`, en: `what (${KINDS.join(', ')})` },
    },
  },
  examples: [
    {
      line: 'samples import template customers --out customers.csv --excel',
      about: { zh: '写成电子表格能直接打开的文件', en: 'a file that a spreadsheet opens right' },
    },
  ],
  columns: [],
  csv: true,
  columnsFor: ({ kind }) => {
    const found = IMPORTABLES.find((importable) => importable.kind === kind);
    if (!found) refuse('invalid_value', { option: 'KIND', value: String(kind), expected: 'choice', choices: KINDS });
    return found.columns
      .filter(({ exported = true }) => exported)
      .map(({ key, heading, type }) => ({ key, heading, type }));
  },
  run: async () => [],
});
