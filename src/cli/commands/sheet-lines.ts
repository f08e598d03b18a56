/** What `--lines FILE` of several commands shares: the sheet, and how lines that cannot be taken are told. */
import { Refusal, refuse } from '../../domain/errors.ts';
import { SAMPLE_COLUMNS } from '../../imports/sample-columns.ts';
import type { SheetLines } from '../../services/receipt-lines.ts';
import type { Context } from '../context.ts';
import { reasonOf } from '../present/reasons.ts';

/** Refuses unless every line can be taken and there is one. @throws Refusal rows_refused, lines_missing (3) */
export function requireLines<L>({ lines, rejects }: SheetLines<L>, { language }: Context, file: string): readonly L[] {
  if (rejects.length > 0) {
    const headings = new Map(SAMPLE_COLUMNS.map(({ key, heading }) => [key, heading]));
    const told = rejects.map((line) => ({
      line: line.line,
      column: line.column,
      heading: line.column === null ? null : (headings.get(line.column)?.[language] ?? line.column),
      reason: reasonOf(line, headings, language),
      code: line.code,
    }));
    throw new Refusal('rows_refused', { file, rejected: rejects.length, taken: false, rejects: told });
  }
  if (lines.length === 0) refuse('lines_missing', { file });
  return lines;
}
