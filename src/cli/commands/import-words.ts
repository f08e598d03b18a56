/** How an import is told: what is now true, the counts, the first refused rows, what was passed over, the next step. */
import type { Words } from '../../domain/shapes.ts';
import type { Importable, ImportColumn } from '../../imports/describing.ts';
import type { Example } from '../../services/previewing.ts';
import type { Language } from '../context.ts';

/** So many refused rows, and so many cells to check, are named in words; JSON has more of them. */
const MOST_TOLD = 10;

interface ToldLine {
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
}

/** What is told of an import. */
export interface ToldImport {
  readonly read: number;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly batch: string | null;
  readonly encoding: string;
  readonly rejects: readonly ToldLine[];
  readonly warnings: readonly ToldLine[];
  readonly warned: number;
  readonly unused: readonly string[];
  readonly sheet: string | null;
  readonly other_sheets: readonly string[];
  readonly hidden_rows: number;
  readonly examples: readonly Example[];
}

/** What came of an import, in sentences. */
export function sentences(
  result: ToldImport,
  would: boolean,
  language: Language,
  { kind, columns }: Importable,
): string[] {
  const { read, imported, updated, unchanged, rejected, skipped, batch, encoding, rejects, warned, unused } = result;
  const { sheet, other_sheets, hidden_rows } = result;
  const zh = language === 'zh';
  const kept = batch === null && imported + updated > 0;
  const headings = new Map(columns.map(({ key, heading }) => [key, heading[language]]));
  const ofLine = (line: number): string => (zh ? `第 ${line} 行` : `line ${line}`);
  const place = ({ line, column }: { line: number; column: string | null }): string =>
    column === null ? ofLine(line) : `${ofLine(line)} ${headings.get(column) ?? column}`;
  const told = rejects.slice(0, MOST_TOLD);
  const looked = result.warnings.slice(0, MOST_TOLD);
  const counts = zh
    ? `新增 ${imported} · 更新 ${updated} · 不变 ${unchanged} · 拒绝 ${rejected} · 略过 ${skipped}${skipped > 0 ? '（空行、合计、重复表头）' : ''}`
    : `${imported} new · ${updated} updated · ${unchanged} unchanged · ${rejected} refused · ${skipped} skipped${skipped > 0 ? ' (blank, totals, repeated headings)' : ''}`;
  const first = zh
    ? `${headline(result, would, HEADLINES_ZH)}：读到 ${read} 行（${encoding.toUpperCase()}）${kept ? '；没有被拒的行时会是：' : ''}`
    : `${headline(result, would, HEADLINES_EN)}: ${read} rows read (${encoding.toUpperCase()})${kept ? '; it would have been:' : ''}`;
  const more = rejects.length - told.length;
  return [
    first,
    `  ${counts}`,
    ...result.examples.map((each) => `  ${exampleOf(each, columns, language)}`),
    ...told.map((row) => `  ${place(row)}${zh ? '：' : ': '}${row.reason}`),
    ...(more > 0
      ? [
          zh
            ? `  还有 ${more} 行被拒；全部见 --rejects 文件 或 --json`
            : `  and ${more} more; all of them with --rejects FILE or --json`,
        ]
      : []),
    ...looked.map((row) =>
      zh ? `  请核对 ${place(row)}：${row.reason}` : `  please check ${place(row)}: ${row.reason}`,
    ),
    ...(warned > looked.length
      ? [
          zh
            ? `  还有 ${warned - looked.length} 处请核对，见 --json 的 warnings`
            : `  and ${warned - looked.length} more to check: "warnings" of --json`,
        ]
      : []),
    ...(hidden_rows > 0
      ? [
          zh
            ? `  其中 ${hidden_rows} 行在表格里是隐藏的，也读了`
            : `  ${hidden_rows} of the rows are hidden in the workbook; they were read as well`,
        ]
      : []),
    ...(other_sheets.length > 0
      ? [
          zh
            ? `  只读了工作表“${sheet}”，没有读：${other_sheets.join('、')}（--sheet）`
            : `  only the sheet "${sheet}" was read, not: ${other_sheets.join(', ')} (--sheet)`,
        ]
      : []),
    ...(unused.length > 0
      ? [
          zh
            ? `  没有用到的表头：${unused.join('、')}（要用：--column 栏=表头，栏见 samples import template ${kind}）`
            : `  headings not used: ${unused.join(', ')} (to use one: --column COLUMN=HEADING, columns: samples import template ${kind})`,
        ]
      : []),
    ...(batch !== null && !would ? [nextStep(kind, language)] : []),
  ];
}

/** A row of the preview: what becomes of it, what it is, and what would change. */
function exampleOf(
  { line, decision, values, changes }: Example,
  columns: readonly ImportColumn[],
  language: Language,
): string {
  const zh = language === 'zh';
  const [colon, comma] = zh ? ['：', '，'] : [': ', ', '];
  const called = new Map(columns.map((column) => [column.key, column]));
  const said = (key: string, value: string): string => wordedValue(value, called.get(key), language);
  const changed = changes.map(({ column, from, to }) => {
    const before = from === null ? (zh ? '（空）' : '(empty)') : said(column, from);
    return `${called.get(column)?.heading[language] ?? column} ${before} → ${said(column, to)}`;
  });
  const what = Object.entries(values).map(([key, value]) => said(key, value));
  const place = zh ? `${DECISION_WORDS[decision].zh} 第 ${line} 行` : `${DECISION_WORDS[decision].en} line ${line}`;
  const parts = [what.join(comma), changed.join(zh ? '；' : '; ')].filter((part) => part !== '');
  return `${place}${colon}${parts.join(colon)}`;
}

const YES_NO: Readonly<Record<string, Words>> = { 0: { zh: '否', en: 'no' }, 1: { zh: '是', en: 'yes' } };

/** A value in words where it is a code. */
function wordedValue(value: string, column: ImportColumn | undefined, language: Language): string {
  const words = column?.type === 'boolean' ? YES_NO : column?.read.words;
  if (!words) return value;
  const said = value.split(',').map((code) => words[code]?.[language] ?? code);
  return said.join(language === 'zh' ? '、' : ', ');
}

const DECISION_WORDS: Readonly<Record<Example['decision'], Words>> = {
  new: { zh: '新增', en: 'new' },
  changed: { zh: '更新', en: 'updated' },
  added: { zh: '补充前一行', en: 'adds to an earlier line:' },
  unchanged: { zh: '不变', en: 'unchanged' },
};

/** What is now true: imported, about to be, refused as a whole, or nothing new. */
function headline(
  { batch, imported, updated, rejected }: ToldImport,
  would: boolean,
  words: typeof HEADLINES_ZH,
): string {
  if (batch !== null) return would ? words.would : `${words.done} ${batch}`;
  return imported + updated + rejected > 0 ? words.refused : words.nothing;
}

const HEADLINES_ZH = { done: '已导入，批次', would: '将导入', refused: '没有导入', nothing: '没有新的内容' };
const HEADLINES_EN: typeof HEADLINES_ZH = {
  done: 'Imported as batch',
  would: 'Would import',
  refused: 'Nothing was imported',
  nothing: 'Nothing new',
};

function nextStep(kind: string, language: Language): string {
  const looks: Readonly<Record<string, string>> = {
    customers: 'samples customers list',
    samples: 'samples list',
    readings: 'samples environment status',
    counts: 'samples stocktake list',
  };
  const look = looks[kind] ?? `samples export ${kind} --format table`;
  return language === 'zh' ? `下一步：查看 ${look}` : `Next: see them with ${look}`;
}
