/** The sheet or file that a word on the command line names. */
import { type SheetSource, sourceOfFile, sourceOfStream } from '../spreadsheets/source.ts';
import type { Context } from './context.ts';

/** The file of that name, or stdin for `-`. @throws Refusal file_not_found, file_unreadable */
export async function sourceOf({ surroundings }: Context, file: string): Promise<SheetSource> {
  if (file !== '-') return sourceOfFile(file);
  return sourceOfStream('-', surroundings.stdin as AsyncIterable<Uint8Array | string>);
}
