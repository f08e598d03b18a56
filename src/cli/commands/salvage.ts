import { refuse } from '../../domain/errors.ts';
import { SALVAGED, salvage as salvageStore } from '../../services/salvaging.ts';
import { foldCode } from '../../text/fold.ts';
import { osAccount } from '../context.ts';
import { outcome } from '../describe.ts';

export const salvage = outcome({
  name: 'salvage',
  group: 'keeping',
  duty: 'safeguard',
  store: 'none',
  rehearses: true,
  summary: { zh: '从损坏的库里救出还能读的', en: 'what can still be read of a damaged store' },
  details: {
    zh: '把损坏的库里还能读到的每一行写进一个新库，并说明每张表失去多少；原来的库只读，不改动。新库随后完整校验。全部救出而且校验通过时退出码 0，否则 8。有好的备份时，先看 restore。',
    en: 'Writes every row that can still be read into a new store and says what each table lost; the damaged one is only read. The new store is then verified in full. Exit 0 when all was saved and everything holds, else 8. Where there is a good backup, look at restore first.',
  },
  options: {
    into: {
      kind: 'file',
      value: 'NEW',
      required: true,
      complete: 'file',
      about: { zh: '新库，还不存在的文件', en: 'the new store, a file that is not there yet' },
    },
  },
  examples: [{ line: 'samples salvage --into rescued.db', about: { zh: '救到旁边', en: 'into a file beside it' } }],
  result: SALVAGED,
  async run(context, { into }) {
    if (into === '-') refuse('invalid_value', { option: '--into', value: into, expected: 'file' });
    const code = context.flags.operator ?? context.surroundings.env.SAMPLES_OPERATOR;
    return salvageStore({
      store: context.file,
      into,
      operator: code ? foldCode(code) : null,
      osAccount: osAccount(),
      dryRun: context.flags.dry_run ?? false,
    });
  },
  statusOf: ({ complete, problems }) => (complete && problems === 0 ? 0 : 8),
  say: {
    zh: ({ into, rows, complete, tables, entries, problems }, would) => [
      `${would ? '将救出' : '已救出'} ${rows} 行到 ${into}（${entries} 条记录）`,
      ...(complete
        ? ['没有丢失。']
        : tables
            .filter(({ lost }) => lost !== 0)
            .map(
              ({ table, rows: kept, lost }) =>
                `${table} 救出 ${kept} 行，${lost === null ? '丢失多少不清楚' : `丢失 ${lost} 行`}`,
            )),
      problems === 0 ? '新库校验通过。' : `新库校验发现 ${problems} 个问题。`,
      `下一步：samples verify --db ${into}`,
    ],
    en: ({ into, rows, complete, tables, entries, problems }, would) => [
      `${would ? 'Would save' : 'Saved'} ${rows} rows into ${into} (${entries} entries)`,
      ...(complete
        ? ['Nothing was lost.']
        : tables
            .filter(({ lost }) => lost !== 0)
            .map(
              ({ table, rows: kept, lost }) =>
                `${table}: ${kept} rows saved, ${lost === null ? 'how many were lost is not known' : `${lost} lost`}`,
            )),
      problems === 0
        ? 'The new store holds.'
        : `Verification found ${problems} ${problems === 1 ? 'problem' : 'problems'} in the new store.`,
      `Next: samples verify --db ${into}`,
    ],
  },
});
