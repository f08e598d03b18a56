/** Rows as a table, CSV, workbook, JSON or ndjson: chosen, ordered and cut as the shared options of lists say. */
import type { Rows } from '../../domain/grids.ts';
import type { Cell, Column, ColumnType, Row, Words } from '../../domain/shapes.ts';
import { xlsxChunks } from '../../spreadsheets/workbooks/writing.ts';
import { type CsvColumn, csvChunks } from '../../spreadsheets/writing.ts';
import { inPieces } from '../../text/pieces.ts';
import { type Context, isTerminal, type Language } from '../context.ts';
import { type Cells, cellText, cut, inOrder, type Shown } from './cutting.ts';
import type { Chart, Gathering } from './page/charts.ts';
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

type Chunks = Iterable<string> | AsyncIterable<string | Uint8Array>;

/** The text of rows, in pieces. @throws Refusal unknown_column */
export function rowChunks(
  columns: readonly Column[],
  rows: Rows,
  context: Context,
  { empty, page }: { empty?: Words | undefined; page?: Page | undefined } = {},
): Chunks {
  const { flags, language, format } = context;
  const shown = cut(columns, rows, { ...flags, keys: flags.columns, language });
  switch (format) {
    case 'json':
      return inPieces(jsonText(shown));
    case 'ndjson':
      return inPieces(ndjsonText(shown));
    case 'html':
      return inPieces(htmlText(shown, context, page));
    case 'csv':
      return csvChunks(csvColumns(shown.columns, flags.headers ?? 'words', language), inOrder(shown), {
        excel: flags.excel === true,
        raw: flags.raw === true,
      });
    case 'xlsx': {
      const headed = shown.columns.map(({ key, heading, type }) => ({
        heading: flags.headers === 'keys' ? key : heading[language],
        type: NUMERIC.has(type) ? ('number' as const) : type === 'day' ? ('day' as const) : ('text' as const),
      }));
      return xlsxChunks(headed, inOrder(shown));
    }
    default:
      return tableChunks(
        flags.columns ? shown : { ...shown, columns: shown.columns.filter(({ detail }) => !detail) },
        context,
        empty,
      );
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

/** A page: the rows as a table, and the charts that are made of them. */
function* htmlText(
  shown: Shown,
  { language, today }: Context,
  page: Page = { title: { zh: '列表', en: 'List' }, charts: [] },
): Generator<string> {
  const { columns } = shown;
  const charts = page.charts.map((chart) => ({ chart, gathering: chart.gather(language) }));
  const feed = feeding(shown, charts);
  const toCells = wording(shown, language);
  yield opening(page.title[language], today, language);
  yield tableOpening(columns, language);
  for (const row of shown.rows) {
    feed(row);
    yield tableRow(columns, toCells(row));
  }
  yield TABLE_CLOSING;
  // Last in the file, since they are made of the rows; the page shows them first.
  yield drawn(charts, language);
  yield closing();
}

/** Hands each row to the charts. */
export function feeding({ place }: Shown, charts: readonly { gathering: Gathering }[]): (row: Cells) => void {
  return (row) => {
    for (const { gathering } of charts) gathering.take((key) => row[place(key)]!);
  };
}

/** A row by the keys of the columns. */
function keyed({ columns, place }: Shown): (row: Cells) => Row {
  const places = columns.map(({ key }) => ({ key, at: place(key) }));
  return (row) => Object.fromEntries(places.map(({ key, at }) => [key, row[at]!]));
}

function* ndjsonText(shown: Shown): Generator<string> {
  const toRow = keyed(shown);
  for (const row of shown.rows) yield `${JSON.stringify(toRow(row))}\n`;
}

function* jsonText(shown: Shown): Generator<string> {
  const toRow = keyed(shown);
  let before = '[';
  for (const row of shown.rows) {
    yield `${before}\n  ${JSON.stringify(toRow(row), null, 2).replaceAll('\n', '\n  ')}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

async function* tableChunks(shown: Shown, context: Context, empty?: Words): AsyncGenerator<string> {
  const { flags, language, surroundings } = context;
  const { columns } = shown;
  const toCells = wording(shown, language);
  const limit = flags.limit ?? TABLE_LIMIT;
  const lines: string[][] = [];
  let more = false;
  for (const row of shown.rows) {
    // How many more there are is not counted: of a million rows that would take longer than the table.
    more = lines.length >= limit;
    if (more) break;
    lines.push(toCells(row));
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

/** The cells of a row in words, as tables and pages show them. */
function wording({ columns, place }: Shown, language: Language): (row: Cells) => string[] {
  const places = columns.map((column) => ({
    column,
    at: place(column.key),
    indent: column.indent === undefined ? null : place(column.indent),
    by: column.valuesBy === undefined ? null : place(column.valuesBy.key),
  }));
  return (row) =>
    places.map(({ column, at, indent, by }) => {
      const values = by === null ? column.values : column.valuesBy!.of[String(row[by])];
      return inWords(row[at]!, column, values, indent === null ? 0 : Number(row[indent] ?? 0), language);
    });
}

function inWords(
  cell: Cell,
  { type, indent }: Column,
  values: Column['values'] | undefined,
  depth: number,
  language: Language,
): string {
  if (cell === null) return '';
  if (values && (typeof cell === 'string' || typeof cell === 'number')) return wordFor(values, String(cell), language);
  if (values && typeof cell === 'object') {
    return cell.map((code) => wordFor(values, code, language)).join(language === 'zh' ? '、' : ', ');
  }
  if (indent) return '  '.repeat(depth) + cellText(cell, ' ');
  if (typeof cell === 'boolean') return cell ? { zh: '是', en: 'yes' }[language] : '';
  // To be read, not to be reckoned with: a share of 0.9387351778656127 is 0.9387.
  if (type === 'number' && typeof cell === 'number') return String(Math.round(cell * 10_000) / 10_000);
  if (type === 'instant') return String(cell).slice(0, 16).replace('T', ' ');
  return cellText(cell, language === 'zh' ? '、' : ', ');
}
