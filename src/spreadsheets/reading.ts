/** A sheet read: bytes to text to rows, in batches, each physical row accounted for. */
import { refuse } from '../domain/errors.ts';
import { batchesOf } from './batches.ts';
import { loadSplitter, type SheetRow } from './cells.ts';
import { type Encoding, UNREADABLE } from './decoding.ts';
import { type Delimiter, type HeadingScore, SNIFFED_LENGTH, sniffDelimiter } from './delimiters.ts';
import { decideEncoding, textOf } from './encoding.ts';
import type { SheetSource } from './source.ts';
import { type BookKind, bookKind, openWorkbook, refuseMarkup } from './workbooks/workbook.ts';

/** What a workbook tells besides its rows. */
export interface BookFacts {
  /** The name of the sheet that is read, and of the others that can be seen. */
  readonly sheet: string;
  readonly others: readonly string[];
  readonly date1904: boolean;
  /** How many of its rows are hidden: known once they were read. */
  hiddenRows(): number;
}

export interface Sheet {
  encoding: Encoding | BookKind;
  /** Null in a workbook. */
  delimiter: Delimiter | null;
  /** All rows in order, blank ones too; can be run through once. */
  batches: AsyncGenerator<SheetRow[]>;
  /** Only of workbooks. */
  book: BookFacts | null;
  /** Bytes that fit no character stand in its cells as U+FFFD. */
  spare?: boolean;
}

export interface ReadOptions {
  /** The encoding that the user names; else it is decided. */
  encoding?: string | null;
  /** The sheet of a workbook, by number from 1 or name; else the first. */
  sheet?: string | null;
  /** Tells known headings, which finds the delimiter surely. */
  score?: HeadingScore;
}

/** Opens a sheet. Its rows may still refuse it: when a quote is never closed, when the bytes end in a character. */
export async function readSheet(source: SheetSource, options: ReadOptions = {}): Promise<Sheet> {
  const kind = await bookKind(source);
  if (kind !== null) {
    const { name, others, date1904, batches, hiddenRows } = await openWorkbook(source, kind, options.sheet ?? null);
    return { encoding: kind, delimiter: null, batches, book: { sheet: name, others, date1904, hiddenRows } };
  }
  const split = await loadSplitter();
  const encoding = await decideEncoding(source, options.encoding ?? null);
  // Whoever names the encoding is believed: then a bad byte is a bad row.
  const spare = typeof options.encoding === 'string';
  const text = textOf(source, encoding, spare);
  let sample = '';
  while (sample.length < SNIFFED_LENGTH) {
    const next = await text.next();
    if (next.done) break;
    sample += next.value;
  }
  if (spare && isMostlyUnreadable(sample))
    refuse('encoding_unknown', { file: source.name, line: null, tried: [encoding] });
  refuseMarkup(source.name, sample);
  const delimiter = sniffDelimiter(sample, split, options.score);
  const batches = batchesOf(source.name, joined(sample, text), delimiter, split);
  return { encoding, delimiter, batches, book: null, spare };
}

/** Not here and there a bad byte, but another encoding altogether. */
function isMostlyUnreadable(sample: string): boolean {
  const unreadable = sample.split(UNREADABLE).length - 1;
  const foreign = sample.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return unreadable > 3 + foreign / 10;
}

async function* joined(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (first !== '') yield first;
  yield* rest;
}
