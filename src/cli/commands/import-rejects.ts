/** The rows that an import refused: where they are written, and how they are imported again. */
import { realpathSync } from 'node:fs';
import { type ErrorFacts, Refusal, refuse } from '../../domain/errors.ts';
import type { Importable } from '../../imports/describing.ts';
import type { ImportOptions } from '../../services/importing.ts';
import { knownColumns, refusedRows } from '../../services/reading-rows.ts';
import { HeadingBook } from '../../spreadsheets/headings.ts';
import type { SheetSource } from '../../spreadsheets/source.ts';
import { rejectChunks } from '../../spreadsheets/writing.ts';
import { refuseUnfitTarget } from '../../store/targets.ts';
import type { Context } from '../context.ts';
import { writeFileWhole } from '../present/output.ts';
import type { Imported } from './import.ts';

/** Before anything is imported: the file for refused rows is another one, and can be made. @throws Refusal */
export function refuseUnfitRejects(rejects: string, sheet: string, force: boolean): void {
  if (rejects === '-' || isSameFile(rejects, sheet))
    refuse('invalid_value', { option: '--rejects', value: rejects, expected: 'rejects' });
  refuseUnfitTarget(rejects, force);
}

/** Whether two names are those of one file that is there. */
function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

/** What is told on stderr after the result where rows were refused; `again` imports the corrected file. */
export function refusedRowsOf(
  { file, rejected, batch, imported, updated, rejects_file, rejects_unwritten, columns }: Imported,
  again: string,
  importable?: Importable,
): Refusal | null {
  if (rejected === 0) return null;
  const taken = batch !== null || imported + updated === 0;
  if (rejects_unwritten !== null) {
    const next = `${again} ${quoted(file)} --partial --rejects ${quoted(rejects_unwritten.file)}`;
    return new Refusal('rejects_unwritten', { ...rejects_unwritten, rejected, taken: batch !== null, next });
  }
  return new Refusal('rows_refused', {
    file,
    rejected,
    taken,
    // Where nothing was taken the other rows are not in that file.
    ...(rejects_file === null || (batch === null && imported + updated > 0)
      ? {}
      : {
          next: [
            `${again} ${quoted(rejects_file)}`,
            ...(importable && batch === null ? said(importable, columns) : []),
          ].join(' '),
        }),
  });
}

/** What was said of columns whose headings say nothing by themselves: only a batch that was recorded remembers it. */
function said({ columns }: Importable, used: Readonly<Record<string, string>>): string[] {
  const book = new HeadingBook(knownColumns(columns));
  return Object.entries(used)
    .filter(([key, heading]) => book.find(heading)?.key !== key)
    .map(([key, heading]) => `--column ${quoted(`${key}=${heading}`)}`);
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}_./:=@%+,-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Writes the refused rows with their reasons, in the shape of the sheet; answers why they could not be written. */
export async function writeRejects(
  context: Context,
  importable: Importable,
  source: SheetSource,
  {
    options,
    rejects,
    file,
    force,
  }: {
    options: ImportOptions;
    rejects: readonly { line: number; column: string | null; reason: string }[];
    file: string;
    force: boolean;
  },
): Promise<string | null> {
  if (context.flags.dry_run) {
    context.note({
      zh: `演练：没有写 ${file}（${rejects.length} 行）。`,
      en: `Rehearsal: ${file} was not written (${rejects.length} rows).`,
    });
    return null;
  }
  const reasons = new Map(rejects.map((row) => [row.line, row]));
  const { headings, rows } = await refusedRows(importable, source, options, new Set(reasons.keys()));
  async function* explained() {
    for await (const { line, cells } of rows) {
      const { column, reason } = reasons.get(line)!;
      yield { line, column, reason, cells };
    }
  }
  try {
    await writeFileWhole(file, rejectChunks(headings, explained()), { force });
    return null;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'output_failed')
      return (error.facts as ErrorFacts['output_failed']).reason;
    throw error;
  }
}
