/**
 * Reads .xlsx: the sheet's rows one after another, however many there are. Values are what the cells show (formats of
 * days, leading zeros, shares and currencies), formulas by the result that the file keeps.
 */
import { refuse } from '../../domain/errors.ts';
import type { SheetRow } from '../cells.ts';
import { type Look, lookOf } from './formats.ts';
import { type Merged, MOST_COLUMNS, MOST_ROWS, RowMaker, type WorkbookCell } from './rows.ts';
import { chooseSheet, type SheetName } from './sheet-choice.ts';
import { type Display, displayed, shown } from './showing.ts';
import { attribute, type Mark, marksOf } from './xml.ts';
import { Zip } from './zip.ts';

export interface OpenSheet {
  readonly name: string;
  /** The other sheets of the workbook that are not hidden. */
  readonly others: readonly string[];
  readonly date1904: boolean;
  readonly batches: AsyncGenerator<SheetRow[]>;
  /** How many rows of it are hidden: known once it was read. */
  hiddenRows(): number;
}

interface SheetPart extends SheetName {
  readonly part: string;
}

/** More text than this in the table of strings would not fit into memory. */
const MOST_CHARACTERS = 96 * 1024 * 1024;

/** Opens a sheet of a workbook. @throws Refusal file_*, sheet_not_found */
export async function openXlsx(file: string, bytes: Buffer, wish: string | null): Promise<OpenSheet> {
  const zip = new Zip(bytes, file);
  const main = await mainPart(zip, file);
  const { sheets, date1904 } = await sheetsOf(zip, main);
  const chosen = chooseSheet(file, sheets, wish);
  const looks = await looksOf(zip, beside(main, 'styles.xml'));
  const strings = await stringsOf(zip, beside(main, 'sharedStrings.xml'), file);
  const maker = new RowMaker(await mergedOf(zip, chosen.part));
  return {
    name: chosen.name,
    others: sheets.filter((sheet) => sheet !== chosen && !sheet.hidden).map(({ name }) => name),
    date1904,
    batches: told(file, rowsOf(zip, chosen.part, { strings, looks, date1904 }, maker)),
    hiddenRows: () => maker.hiddenRows,
  };
}

/** What the XML cannot be read as is damage of the file. */
async function* told(file: string, batches: AsyncGenerator<SheetRow[]>): AsyncGenerator<SheetRow[]> {
  try {
    yield* batches;
  } catch (error) {
    if (error instanceof RangeError) refuse('file_truncated', { file, line: null });
    throw error;
  }
}

async function mainPart(zip: Zip, file: string): Promise<string> {
  for await (const mark of everyMark(zip, '_rels/.rels')) {
    if (mark.kind === 'text' || mark.name !== 'Relationship') continue;
    if (!/\/officeDocument$/.test(attribute(mark.attributes, 'Type') ?? '')) continue;
    const target = (attribute(mark.attributes, 'Target') ?? '').replace(/^\//, '');
    if (/workbook[^/]*\.xml$/i.test(target) && zip.has(target)) return target;
  }
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  const names = zip.names();
  if (zip.has('content.xml')) refuse('file_not_a_sheet', { file, what: 'ods' });
  if (names.some((name) => /workbook\.bin$/.test(name))) refuse('file_not_a_sheet', { file, what: 'xlsb' });
  return refuse('file_not_a_sheet', { file });
}

function beside(part: string, name: string): string {
  return name.startsWith('/') ? name.slice(1) : part.replace(/[^/]*$/, '') + name;
}

async function* everyMark(zip: Zip, part: string): AsyncGenerator<Mark> {
  for await (const marks of marksOf(zip.pieces(part))) yield* marks;
}

async function sheetsOf(zip: Zip, main: string): Promise<{ sheets: SheetPart[]; date1904: boolean }> {
  const targets = new Map<string, string>();
  const rels = beside(main, `_rels/${main.split('/').at(-1)}.rels`);
  for await (const mark of everyMark(zip, rels)) {
    if (mark.kind === 'text' || mark.name !== 'Relationship') continue;
    targets.set(attribute(mark.attributes, 'Id') ?? '', attribute(mark.attributes, 'Target') ?? '');
  }
  const sheets: SheetPart[] = [];
  let date1904 = false;
  for await (const mark of everyMark(zip, main)) {
    if (mark.kind === 'text') continue;
    if (mark.name === 'workbookPr') date1904 = /^(1|true)$/.test(attribute(mark.attributes, 'date1904') ?? '');
    if (mark.name !== 'sheet' || mark.kind === 'close') continue;
    const target = targets.get(/\bid\s*=\s*["']([^"']*)/.exec(mark.attributes)?.[1] ?? '');
    const part = target === undefined ? '' : beside(main, target);
    if (zip.has(part) && /sheet/i.test(part) && !/chartsheets/.test(part)) {
      const hidden = (attribute(mark.attributes, 'state') ?? 'visible') !== 'visible';
      sheets.push({ name: attribute(mark.attributes, 'name') ?? '', hidden, part });
    }
  }
  return { sheets, date1904 };
}

/** The look of each style of cells, by its number. */
async function looksOf(zip: Zip, part: string): Promise<Look[]> {
  const codes = new Map<number, string>();
  const looks: Look[] = [];
  let inCells = false;
  for await (const mark of everyMark(zip, part)) {
    if (mark.kind === 'text') continue;
    const { kind, name, attributes } = mark;
    if (name === 'numFmt' && kind !== 'close')
      codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
    else if (name === 'cellXfs') inCells = kind === 'open';
    else if (name === 'xf' && inCells && kind !== 'close') {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      looks.push(lookOf(id, codes.get(id)));
    }
  }
  return looks;
}

/** The table of strings: runs of one string joined, readings of Asian words left out. */
async function stringsOf(zip: Zip, part: string, file: string): Promise<string[]> {
  const strings: string[] = [];
  let [text, inText, inReading, total] = ['', false, false, 0];
  for await (const mark of everyMark(zip, part)) {
    if (mark.kind === 'text') {
      if (inText && !inReading) text += mark.text;
      continue;
    }
    const { name, kind } = mark;
    if (name === 't') inText = kind === 'open';
    else if (name === 'rPh') inReading = kind === 'open';
    else if (name === 'si' && kind === 'open') text = '';
    else if (name === 'si') {
      total += text.length;
      if (total > MOST_CHARACTERS) refuse('file_too_large', { file, limit: '96 MB' });
      strings.push(unescaped(kind === 'empty' ? '' : text));
      text = '';
    }
  }
  return strings;
}

/** `_x000D_` is how a workbook writes a character that XML does not admit. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The merged ranges stand behind the rows: the sheet is run through once for them alone. */
async function mergedOf(zip: Zip, part: string): Promise<Merged[]> {
  const merged: Merged[] = [];
  let tail = '';
  for await (const piece of zip.pieces(part)) {
    const text = tail + piece;
    for (const [, from, to] of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
      const [a, b] = [placeOf(from!), placeOf(to!)];
      merged.push({ top: a.row, bottom: b.row, left: a.column, right: b.column });
    }
    // What may be the beginning of one more; one that was seen whole is not kept.
    const at = text.lastIndexOf('<');
    tail = at >= 0 && !text.includes('>', at) ? text.slice(at).slice(0, 1000) : '';
  }
  return merged;
}

function placeOf(reference: string): { row: number; column: number } {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  const row = Number(reference.slice(at));
  if (!(row >= 1 && row <= MOST_ROWS) || column < 1 || column > MOST_COLUMNS) throw new RangeError('no such cell');
  return { row: row - 1, column: column - 1 };
}

interface Book {
  readonly strings: readonly string[];
  readonly looks: readonly Look[];
  readonly date1904: boolean;
}

async function* rowsOf(zip: Zip, part: string, book: Book, maker: RowMaker): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(book);
  for await (const marks of marksOf(zip.pieces(part))) {
    const batch: SheetRow[] = [];
    for (const mark of marks) {
      const row = reader.take(mark);
      if (row) for (const made of maker.make(row.number, row.cells, row.hidden)) batch.push(made);
    }
    if (batch.length > 0) yield batch;
  }
}

interface ReadRow {
  number: number;
  hidden: boolean;
  cells: WorkbookCell[];
}

/** Puts the marks of a sheet together to rows. */
class SheetReader {
  private row: ReadRow | null = null;
  private last = -1;
  private column = -1;
  private type = '';
  private style = 0;
  private value: string | null = null;
  private formula = false;
  private inside: 'v' | 't' | null = null;
  private inReading = false;

  constructor(private readonly book: Book) {}

  take(mark: Mark): ReadRow | null {
    if (mark.kind === 'text') {
      if (this.inside !== null && !this.inReading) this.value = (this.value ?? '') + mark.text;
      return null;
    }
    const { kind, name, attributes } = mark;
    if (name === 'c' && this.row) this.cell(kind, attributes);
    else if (name === 'v' || name === 't') this.inside = kind === 'open' ? name : null;
    else if (name === 'f') {
      this.formula = true;
    } else if (name === 'rPh') this.inReading = kind === 'open';
    else if (name === 'row') return this.rowMark(kind, attributes);
    return null;
  }

  private rowMark(kind: 'open' | 'close' | 'empty', attributes: string): ReadRow | null {
    if (kind === 'close') {
      const { row } = this;
      this.row = null;
      return row;
    }
    const number = Number(attribute(attributes, 'r') ?? this.last + 2) - 1;
    if (!(number > this.last && number < MOST_ROWS)) throw new RangeError('rows out of order');
    this.last = number;
    this.column = -1;
    if (kind === 'open')
      this.row = { number, hidden: /^(1|true)$/.test(attribute(attributes, 'hidden') ?? ''), cells: [] };
    return null;
  }

  private cell(kind: 'open' | 'close' | 'empty', attributes: string): void {
    if (kind !== 'close') {
      const reference = attribute(attributes, 'r');
      this.column = reference === undefined ? this.column + 1 : placeOf(reference).column;
      this.type = attribute(attributes, 't') ?? 'n';
      this.style = Number(attribute(attributes, 's') ?? 0);
      this.value = null;
      this.formula = false;
    }
    if (kind === 'open') return;
    const text = this.text();
    const error = this.type === 'e' || (this.formula && this.value === null);
    if (text === '' && !error) return;
    const display = this.type === 'n' ? this.display() : null;
    this.row!.cells.push({ column: this.column, text, ...(error ? { error } : {}), ...(display ? { display } : {}) });
  }

  private display(): Display | null {
    const look = this.book.looks[this.style];
    const number = look === undefined || this.value === null ? Number.NaN : Number(this.value);
    return Number.isFinite(number) ? displayed(number, look!) : null;
  }

  private text(): string {
    const { value, type, book } = this;
    if (value === null) return '';
    switch (type) {
      case 's':
        return book.strings[Number(value)] ?? '';
      case 'b':
        return value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'n': {
        const number = Number(value);
        if (value.trim() === '' || !Number.isFinite(number)) return value;
        return shown(number, book.looks[this.style] ?? { kind: 'number' }, book.date1904);
      }
      case 'd':
        return value.replace('T', ' ').replace(/(?: 00:00:00(?:\.0+)?)?Z?$/, '');
      default:
        return unescaped(value);
    }
  }
}
