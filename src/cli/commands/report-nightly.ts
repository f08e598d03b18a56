import { integer, list, nullable, object, type TypeOf, text } from '../../domain/shapes.ts';
import { outcome } from '../describe.ts';
import { writeNight } from '../nightly.ts';

const NIGHT = object({
  date: text,
  folder: text,
  head: text,
  files: list(object({ name: text, rows: nullable(integer), sha256: text })),
  removed: list(text),
});
type Night = TypeOf<typeof NIGHT>;

export const reportNightly = outcome({
  name: 'report nightly',
  group: 'reports',
  duty: 'read',
  store: 'read',
  summary: { zh: '写出某天的全部报表', en: 'write all reports of a day' },
  details: {
    zh: '在 DIR/日期 写出每个报表的 CSV、可看的 index.html 和 manifest.json（行数、SHA-256、链头）。文件夹整个出现或完全不出现；同一天、同样的数据，文件逐字节相同。用库的语言，不写库。无人值守的做法见 docs/cron.md。',
    en: "Writes into DIR/DATE a CSV for each report, index.html to look at, and manifest.json (rows, SHA-256, the journal's head). The folder appears whole or not at all; the same day and data give the same bytes. It speaks the store's language and writes nothing into the store. docs/cron.md tells how to run it unattended.",
  },
  options: {
    out: {
      kind: 'file',
      value: 'DIR',
      required: true,
      complete: 'file',
      about: { zh: '写到哪个文件夹下', en: 'the folder above' },
    },
    date: { kind: 'day', value: 'DAY', about: { zh: '哪一天（默认今天）', en: 'which day (default: today)' } },
  },
  examples: [
    {
      line: 'samples report nightly --out /srv/reports --quiet',
      about: { zh: '今天的报表，成功时不输出', en: 'the reports of today; prints nothing when all is well' },
    },
  ],
  result: NIGHT,
  async run(context, { out, date }): Promise<Night> {
    const { files, removed, ...night } = await writeNight(context, { out, date: date ?? context.today });
    return { ...night, files: [...files], removed: [...removed] };
  },
  say: {
    zh: ({ folder, files, removed }) => [
      `已写出 ${folder}：${files.length} 个文件，共 ${rowsOf(files)} 行。`,
      ...(removed.length > 0 ? [`已清理 ${removed.length} 个过期的文件夹。`] : []),
    ],
    en: ({ folder, files, removed }) => [
      `Wrote ${folder}: ${files.length} files, ${rowsOf(files)} rows in all.`,
      ...(removed.length > 0 ? [`Removed ${removed.length} folders that were past their time.`] : []),
    ],
  },
});

function rowsOf(files: Night['files']): number {
  return files.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
}
