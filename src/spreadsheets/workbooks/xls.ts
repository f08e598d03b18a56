/** Reads .xls (Excel 97 to 2003) through a library: at most 65,536 rows, which fit into memory. */
import { refuse } from '../../domain/errors.ts';
import type { SheetRow } from '../cells.ts';
import { MOST_COLUMNS, RowMaker, type WorkbookCell } from './rows.ts';
import { chooseSheet } from './sheet-choice.ts';
import { decimal, displayed, shown } from './showing.ts';
import { bookRecords, type OldNumber, placeOf } from './xls-records.ts';
import type { OpenSheet } from './xlsx.ts';

/** A file of that format never becomes so large. */
const MOST_BYTES = 64 * 1024 * 1024;
const BATCH = 1000;

/** Beginning of the records of a workbook, in Excel 97 and later. */
const BOF = Buffer.from('0908100000060500', 'hex');
const FILEPASS = 0x2f;

/** Opens a sheet of an old workbook. @throws Refusal file_*, sheet_not_found */
export async function openXls(file: string, bytes: Buffer, wish: string | null): Promise<OpenSheet> {
  if (isEncrypted(bytes)) refuse('file_encrypted', { file });
  if (bytes.indexOf(BOF) < 0) refuse('file_not_a_sheet', { file });
  if (bytes.length > MOST_BYTES) refuse('file_too_large', { file, limit: '64 MB' });
  const { readXls } = await import('hucre/xlsx');
  const book = await readXls(bytes).catch(() => refuse('file_truncated', { file, line: null }));
  const records = bookRecords(bytes);
  const sheets = book.sheets.map((sheet, at) => ({
    name: sheet.name,
    hidden: false,
    hiddenRows: new Set<number>(),
    merged: (sheet.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => ({
      top: startRow,
      bottom: endRow,
      left: startCol,
      right: endCol,
    })),
    ...records.sheets[at],
    at,
    sheet,
  }));
  const chosen = chooseSheet(file, sheets, wish);
  const maker = new RowMaker(chosen.merged);
  const { date1904 } = records;
  return {
    name: chosen.name,
    others: sheets.filter((other) => other !== chosen && !other.hidden).map(({ name }) => name),
    date1904,
    batches: batchesOf(chosen.sheet.rows, chosen.hiddenRows, maker, { numbers: records.numbers(chosen.at), date1904 }),
    hiddenRows: () => maker.hiddenRows,
  };
}

/** Protected by a password: a package of the new kind in an old container, or records that only a password opens. */
function isEncrypted(bytes: Buffer): boolean {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return true;
  let at = bytes.indexOf(BOF);
  for (let number = 0; at >= 0 && number < 8 && at + 4 <= bytes.length; number++) {
    if (bytes.readUInt16LE(at) === FILEPASS) return true;
    at += 4 + bytes.readUInt16LE(at + 2);
  }
  return false;
}

type OldCell = string | number | boolean | Date | null | undefined;

async function* batchesOf(
  rows: readonly (readonly OldCell[])[],
  hidden: ReadonlySet<number>,
  maker: RowMaker,
  { numbers, date1904 }: { numbers: ReadonlyMap<number, OldNumber>; date1904: boolean },
): AsyncGenerator<SheetRow[]> {
  let batch: SheetRow[] = [];
  for (const [number, row = []] of rows.entries()) {
    const cells: WorkbookCell[] = [];
    for (const [column, value] of row.slice(0, MOST_COLUMNS).entries()) {
      const formatted =
        typeof value === 'number' || value instanceof Date ? numbers.get(placeOf(number, column)) : undefined;
      if (formatted) {
        const display = displayed(formatted.value, formatted.look);
        cells.push({ column, text: shown(formatted.value, formatted.look, date1904), ...(display ? { display } : {}) });
        continue;
      }
      const text = textOf(value);
      if (text !== '')
        cells.push(
          /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERR!)$/.test(text)
            ? { column, text, error: true }
            : { column, text },
        );
    }
    for (const made of maker.make(number, cells, hidden.has(number))) batch.push(made);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function textOf(value: OldCell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return decimal(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (Number.isNaN(value.getTime())) return '';
  const iso = value.toISOString();
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
