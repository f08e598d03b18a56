/** Rows as a table, CSV, workbook, JSON or ndjson: chosen, ordered and cut as the shared options of lists say. */
import { refuse } from '../../domain/errors.ts';
import type { Cell, Column, ColumnType, Row, Words } from '../../domain/shapes.ts';
import { xlsxChunks } from '../../spreadsheets/workbooks/writing.ts';
import { type CsvColumn, csvChunks, type OutCell } from '../../spreadsheets/writing.ts';
import { type Context, isTerminal, type Language } from '../context.ts';
import type { Rows } from '../describe.ts';
import type { Chart } from './page/charts.ts';
import { closing, drawn, opening, TABLE_CLOSING, tableOpening, tableRow } from './page/page.ts';
import { renderTable } from './table.ts';
import { wordFor } from './words.ts';

/** A table on a terminal shows this many rows unless --limit says otherwise. */
const TABLE_LIMIT = 1000;

/** What a page of rows is called, and which charts are made of them. */
export interface Page {
  readonly title: Words;
  readonly charts: readonly Chart[];
}

/** The text of rows, in pieces. */
export async function* rowChunks(
  columns: readonly Column[],
  rows: Rows,
  context: Context,
  { empty, page }: { empty?: Words | undefined; page?: Page | undefined } = {},
): AsyncGenerator<string | Uint8Array> {
  const { flags, language } = context;
  const shown = chooseColumns(columns, flags.columns);
  const selected = select(sorted(rows, columns, flags.sort, language), flags.offset ?? 0, flags.limit);
  switch (context.format) {
    case 'json':
      yield* jsonChunks(shown, selected);
      return;
    case 'ndjson':
      for await (const row of selected) yield `${JSON.stringify(only(row, shown))}\n`;
      return;
    case 'html':
      yield* htmlChunks(shown, selected, context, page);
      return;
    case 'csv':
      yield* csvChunks(csvColumns(shown, flags.headers ?? 'words', language), cells(selected, shown), {
        excel: flags.excel === true,
        raw: flags.raw === true,
      });
      return;
    case 'xlsx': {
      const headed = shown.map(({ key, heading, type }) => ({
        heading: flags.headers === 'keys' ? key : heading[language],
        type: NUMERIC.has(type) ? ('number' as const) : type === 'day' ? ('day' as const) : ('text' as const),
      }));
      yield* xlsxChunks(headed, cells(selected, shown));
      return;
    }
    default:
      yield* tableChunks(flags.columns ? shown : shown.filter(({ detail }) => !detail), selected, context, empty);
  }
}

/** The headings of CSV columns, in words or by their stable keys. */
export function csvColumns(columns: readonly Column[], headers: 'words' | 'keys', language: Language): CsvColumn[] {
  return columns.map(({ key, heading, type }) => ({
    heading: headers === 'keys' ? key : heading[language],
    numeric: NUMERIC.has(type),
  }));
}

const NUMERIC: ReadonlySet<ColumnType> = new Set<ColumnType>(['quantity', 'money', 'integer', 'number']);

/** The cells of CSV rows. */
export async function* cells(rows: Rows, columns: readonly Column[]): AsyncGenerator<OutCell[]> {
  for await (const row of rows) yield columns.map(({ key }) => outCell(row[key] ?? null));
}

/** A list is one cell; numbers stay numbers, which are never guarded against formulas. */
function outCell(cell: Cell): OutCell {
  return typeof cell === 'object' && cell !== null ? cell.join('; ') : (cell as OutCell);
}

/** A page: the rows as a table, and the charts that are made of them. */
async function* htmlChunks(
  columns: readonly Column[],
  rows: AsyncIterable<Row>,
  { language, today }: Context,
  page: Page = { title: { zh: '列表', en: 'List' }, charts: [] },
): AsyncGenerator<string> {
  const charts = page.charts.map((chart) => ({ chart, gathering: chart.gather(language) }));
  yield opening(page.title[language], today, language);
  yield tableOpening(columns, language);
  for await (const row of rows) {
    for (const { gathering } of charts) gathering.take(row);
    yield tableRow(
      columns,
      columns.map((column) => tableCell(row, column, language)),
    );
  }
  yield TABLE_CLOSING;
  // Last in the file, since they are made of the rows; the page shows them first.
  yield drawn(charts, language);
  yield closing();
}

async function* jsonChunks(columns: readonly Column[], rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let before = '[';
  for await (const row of rows) {
    yield `${before}\n  ${JSON.stringify(only(row, columns), null, 2).replaceAll('\n', '\n  ')}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

async function* tableChunks(
  columns: readonly Column[],
  rows: AsyncIterable<Row>,
  context: Context,
  empty?: Words,
): AsyncGenerator<string> {
  const { flags, language, surroundings } = context;
  const limit = flags.limit ?? TABLE_LIMIT;
  const lines: string[][] = [];
  let more = false;
  for await (const row of rows) {
    // How many more there are is not counted: of a million rows that would take longer than the table.
    more = lines.length >= limit;
    if (more) break;
    lines.push(columns.map((column) => tableCell(row, column, language)));
  }
  if (lines.length === 0) {
    context.note(empty ?? { zh: '没有记录。', en: 'Nothing found.' });
    return;
  }
  const toTerminal = isTerminal(surroundings.stdout) && (flags.out === undefined || flags.out === '-');
  const width = toTerminal && !flags.full ? ((surroundings.stdout as NodeJS.WriteStream).columns ?? 80) : null;
  yield await renderTable({ columns, lines, language, width, colour: toTerminal && mayColour(context) });
  if (more) {
    context.note({
      zh: `只显示了前 ${limit} 行；用 --limit 或 --format csv 查看全部。`,
      en: `Only the first ${limit} rows are shown; see all with --limit or --format csv.`,
    });
  }
}

function mayColour({ flags, surroundings: { env } }: Context): boolean {
  return !flags.no_color && !env.NO_COLOR && env.TERM !== 'dumb';
}

function tableCell(row: Row, column: Column, language: 'zh' | 'en'): string {
  const { key, type, valuesBy, indent } = column;
  const values = valuesBy ? valuesBy.of[String(row[valuesBy.key])] : column.values;
  const cell = row[key] ?? null;
  if (cell === null) return '';
  if (values && typeof cell === 'string') return wordFor(values, cell, language);
  if (values && typeof cell === 'object') {
    return cell.map((code) => wordFor(values, code, language)).join(language === 'zh' ? '、' : ', ');
  }
  if (indent) return '  '.repeat(Number(row[indent] ?? 0)) + cellText(cell, ' ');
  if (typeof cell === 'boolean') return cell ? { zh: '是', en: 'yes' }[language] : '';
  if (type === 'instant') return String(cell).slice(0, 16).replace('T', ' ');
  return cellText(cell, language === 'zh' ? '、' : ', ');
}

function cellText(cell: Cell, separator: string): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.join(separator) : String(cell);
}

/** The columns that --columns names, in that order. @throws Refusal unknown_column */
export function chooseColumns(columns: readonly Column[], asked: readonly string[] | undefined): readonly Column[] {
  if (!asked || asked.length === 0) return columns;
  return asked.map((key) => find(columns, key));
}

function find(columns: readonly Column[], key: string): Column {
  const folded = key.toLowerCase().replaceAll('-', '_');
  return (
    columns.find((column) => column.key === folded) ??
    refuse('unknown_column', { column: key, columns: columns.map((column) => column.key) })
  );
}

function only(row: Row, columns: readonly Column[]): Row {
  return Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null]));
}

async function* sorted(
  rows: Rows,
  columns: readonly Column[],
  asked: string | undefined,
  language: 'zh' | 'en',
): AsyncGenerator<Row> {
  if (!asked) {
    yield* rows;
    return;
  }
  const down = asked.startsWith('-');
  const { key, type } = find(columns, down ? asked.slice(1) : asked);
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  const collator = type === 'text' ? new Intl.Collator(language) : null;
  const compare = (a: Cell, b: Cell): number => {
    if (a === b) return 0;
    // What is not there comes last, whichever way the rest is sorted.
    if (a === null) return down ? -1 : 1;
    if (b === null) return down ? 1 : -1;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    const [left, right] = [cellText(a, ' '), cellText(b, ' ')];
    return collator ? collator.compare(left, right) : left < right ? -1 : left > right ? 1 : 0;
  };
  // Array.prototype.sort is stable: rows that are alike stay in the total order they came in.
  all.sort((a, b) => compare(a[key] ?? null, b[key] ?? null) * (down ? -1 : 1));
  yield* all;
}

async function* select(rows: AsyncIterable<Row>, offset: number, limit: number | undefined): AsyncGenerator<Row> {
  let at = 0;
  const end = limit === undefined ? Number.POSITIVE_INFINITY : offset + limit;
  if (limit === 0) return;
  for await (const row of rows) {
    if (at >= offset) yield row;
    if (++at >= end) return;
  }
}
