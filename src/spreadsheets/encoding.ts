/**
 * Which encoding a sheet is in, decided over all of its bytes: what its first bytes say, else strict UTF-8, else
 * strict GB18030 (which is GBK and GB2312 as well). A wish of the user overrules.
 */
import { refuse } from '../domain/errors.ts';
import { BadBytes, type Encoding, isUtf8Text, lineAt, strictText } from './decoding.ts';
import type { SheetSource } from './source.ts';

const NAMES = new Map<string, Encoding>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['gb18030', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['cp936', 'gb18030'],
  ['utf-16le', 'utf-16le'],
  ['utf16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['utf16be', 'utf-16be'],
  ['latin1', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
]);

/** The names that `--encoding` takes, as help shows them. */
export const ENCODING_NAMES = ['utf-8', 'gb18030', 'gbk', 'utf-16le', 'utf-16be', 'latin1', 'windows-1252'] as const;

/** First bytes of what is no text: zip (xlsx), OLE (xls), PDF, gzip, SQLite, PNG, JPEG, RAR, UTF-32. */
const NOT_TEXT = [
  '504b0304',
  '504b0506',
  'd0cf11e0a1b11ae1',
  '25504446',
  '1f8b08',
  '53514c69746520666f726d6174203300',
  '89504e47',
  'ffd8ff',
  '526172211a07',
  'fffe0000',
  '0000feff',
];

const BYTE_ORDER_MARKS: readonly (readonly [string, Encoding])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

/** How much of the beginning shows whether a file is UTF-16 or binary. */
const SAMPLE_BYTES = 64 * 1024;

/** The encoding of a sheet. Refuses what is no text, is cut off within a character, or fits no encoding. */
export async function decideEncoding(source: SheetSource, wish: string | null = null): Promise<Encoding> {
  const wished = wish === null ? null : encodingNamed(wish);
  const sample = await beginning(source);
  const hex = Buffer.from(sample.subarray(0, 16)).toString('hex');
  if (NOT_TEXT.some((magic) => hex.startsWith(magic))) refuse('file_not_a_sheet', { file: source.name });
  if (wished !== null) return wished;
  const marked = BYTE_ORDER_MARKS.find(([mark]) => hex.startsWith(mark));
  if (marked !== undefined) return marked[1];
  const zeros = countZeros(sample);
  const wide = wideEncoding(sample, zeros);
  if (wide !== null) return wide;
  if (zeros.even + zeros.odd > sample.length / 10) refuse('file_not_a_sheet', { file: source.name });
  return narrowEncoding(source, zeros.even + zeros.odd > 0);
}

/**
 * The text of a sheet without its byte order mark. Bytes that do not fit refuse the file, with the line; with `spare`
 * they are told from others as strictText does.
 */
export async function* textOf(source: SheetSource, encoding: Encoding, spare = false): AsyncGenerator<string> {
  let first = true;
  try {
    for await (const text of strictText(source, encoding, spare)) {
      const bare = first ? text.replace(/^\ufeff+/, '') : text;
      if (bare !== '') yield bare;
      first = false;
    }
  } catch (error) {
    if (!(error instanceof BadBytes)) throw error;
    const line = await lineAt(source, encoding, error.offset);
    if (error.cut) refuse('file_truncated', { file: source.name, line });
    refuse('encoding_unknown', { file: source.name, line, tried: [encoding] });
  }
}

function encodingNamed(name: string): Encoding {
  const found = NAMES.get(name.toLowerCase().replaceAll('_', '-'));
  if (found !== undefined) return found;
  return refuse('invalid_value', { option: 'encoding', value: name, expected: 'encoding', choices: ENCODING_NAMES });
}

async function beginning(source: SheetSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.open()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= SAMPLE_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, SAMPLE_BYTES);
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) zeros[at % 2 === 0 ? 'even' : 'odd']++;
  return zeros;
}

/** UTF-16 without a mark: zeros at every second byte only, many of them, and text without control characters. */
function wideEncoding(sample: Uint8Array, zeros: { even: number; odd: number }): Encoding | null {
  const most = Math.max(zeros.even, zeros.odd);
  if (most === 0 || most < sample.length / 20 || most < 20 * Math.min(zeros.even, zeros.odd)) return null;
  const encoding = zeros.odd > zeros.even ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length - (sample.length % 2) - 2));
  return /[\0-\x08\x0e-\x1f\ufffd\ufffe\uffff]/.test(text) ? null : encoding;
}

async function narrowEncoding(source: SheetSource, zeros: boolean): Promise<Encoding> {
  if (await isUtf8Text(source)) return 'utf-8';
  const utf8 = await misfit(source, 'utf-8');
  if (utf8 === null) return 'utf-8';
  const lineOf = (encoding: Encoding, bad: BadBytes) => lineAt(source, encoding, bad.offset);
  const file = source.name;
  if (utf8.cut && utf8.beyondAscii) refuse('file_truncated', { file, line: await lineOf('utf-8', utf8) });
  const chinese = await misfit(source, 'gb18030');
  if (chinese === null) return 'gb18030';
  if (zeros) refuse('file_not_a_sheet', { file });
  if (chinese.cut && chinese.beyondAscii) refuse('file_truncated', { file, line: await lineOf('gb18030', chinese) });
  // The encoding that got further is the likelier one.
  const line = chinese.offset > utf8.offset ? await lineOf('gb18030', chinese) : await lineOf('utf-8', utf8);
  return refuse('encoding_unknown', { file, line, tried: ['utf-8', 'gb18030'] });
}

/** Where the bytes do not fit; null when all of them do. */
async function misfit(source: SheetSource, encoding: Encoding): Promise<BadBytes | null> {
  try {
    for await (const _ of strictText(source, encoding));
    return null;
  } catch (error) {
    if (error instanceof BadBytes) return error;
    throw error;
  }
}
