/** Who names another operator shows that operator's PIN, before the command runs. */
import { refuse } from '../domain/errors.ts';
import { pinHolder, provePin } from '../services/pins.ts';
import type { Context } from './context.ts';
import { osAccount } from './context.ts';
import { askHidden } from './prompts.ts';
import { sourceOf } from './source.ts';

/** A PIN file is one line; what is longer holds something else. */
const MOST_BYTES = 1024;

/**
 * Asks for a PIN where the operator that was named has one and is not of this login.
 * @param file that holds it, if one was named
 * @throws Refusal pin_needed, pin_wrong, pin_locked (6)
 */
export async function identify(context: Context, file: string | undefined): Promise<void> {
  const { named, store } = context;
  const who = named === null ? null : pinHolder(store.db, named, osAccount());
  if (who === null) return;
  await provePin(context.trying(), who, await pinOf(context, who, file));
  context.proven = true;
}

/** The PIN of an operator: from a file, or typed unseen. @throws Refusal pin_needed, file_not_found, file_unreadable */
export async function pinOf(
  context: Context,
  who: { readonly code: string; readonly name: string },
  file: string | undefined,
): Promise<string> {
  if (file !== undefined) return readPin(context, file);
  if (!context.mayAsk) refuse('pin_needed', { operator: who.code });
  return askHidden(context, { zh: `${who.code} ${who.name} 的 PIN：`, en: `PIN of ${who.code} ${who.name}:` });
}

/** The first line of a file, or of stdin for `-`. */
export async function readPin(context: Context, file: string): Promise<string> {
  const source = await sourceOf(context, file);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of source.open()) {
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size > MOST_BYTES) refuse('file_too_large', { file, limit: '1 KB' });
  }
  return Buffer.concat(pieces)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)[0]!;
}
