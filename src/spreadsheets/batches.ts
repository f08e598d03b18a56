/** The rows of a text sheet, many at once: bytes to text to records to cells. */
import { refuse } from '../domain/errors.ts';
import { rowsOf, type SheetRow, type Splitter } from './cells.ts';
import type { Delimiter } from './delimiters.ts';
import { Endless, RecordCutter, type Records, Torn } from './records.ts';

/** All rows in order, blank ones too. @throws Refusal when a quote is never closed, when the text is no sheet */
export async function* batchesOf(
  file: string,
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  split: Splitter,
): AsyncGenerator<SheetRow[]> {
  const cutter = new RecordCutter(delimiter);
  const rows = (records: Records) => rowsOf(records, delimiter, cutter, split);
  try {
    for await (const chunk of text) {
      const batch = rows(cutter.push(chunk));
      if (batch.length > 0) yield batch;
    }
    const { unended, ...records } = cutter.finish();
    const last = rows(records);
    if (unended) last.at(-1)!.unended = true;
    if (last.length > 0) yield last;
  } catch (error) {
    if (error instanceof Torn) refuse('file_truncated', { file, line: error.line });
    if (error instanceof Endless) refuse('file_not_a_sheet', { file });
    throw error;
  }
}
