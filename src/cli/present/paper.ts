/** Where printed matter goes: a file that appears whole or not at all, or stdout — but no terminal can show it. */
import { refuse } from '../../domain/errors.ts';
import { type Context, isTerminal } from '../context.ts';
import type { Fields } from '../describe.ts';
import { LISTING } from '../globals.ts';
import { writeFileWhole, writeStream } from './output.ts';

/** The options of commands that print. */
export const PAPER = {
  out: {
    ...LISTING.out,
    about: { zh: '写入文件（- 为标准输出，默认）', en: 'write to a file (- is stdout, the default)' },
  },
  force: LISTING.force,
} as const satisfies Fields;

/**
 * Writes to --out, else to stdout; on a terminal to a file of that name in the current folder. With --json and no
 * --out nothing is printed: the answer says what would be.
 * @returns the file, `-` for stdout, null where nothing was written
 */
export async function writePaper(
  context: Context,
  { out, force }: { readonly out?: string | undefined; readonly force: boolean },
  { name, print }: { readonly name: string; print(): Promise<string | Uint8Array> },
): Promise<string | null> {
  const { stdout } = context.surroundings;
  const asData = context.format === 'json' || context.format === 'ndjson';
  if (asData && out === '-') refuse('conflicting_options', { options: ['--json', '--out -'] });
  if (out === undefined && asData) return null;
  const bytes = await print();
  const file = out ?? (isTerminal(stdout) ? name : '-');
  if (file === '-') await writeStream(stdout, [bytes]);
  else await writeFileWhole(file, [bytes], { force });
  return file;
}
