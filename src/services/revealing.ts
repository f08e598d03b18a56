/** Showing contact data unmasked: who may, and that it is on record before it is shown. */
import { mayDo } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import { everyFile, type FileKey, filesOf, responsibleFor } from '../store/accesses.ts';
import type { Entry } from '../store/journal.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';

/** What was said about it on the command line. */
export interface Reveal {
  readonly reveal?: boolean | undefined;
  readonly reason?: string | undefined;
}

/** What is to be seen, and how. */
export interface Look {
  /** The command, as the journal names it. */
  readonly command: string;
  /** Looked at, or taken along in a file. */
  readonly scope: 'read' | 'export';
  /** The files that are asked for; without it, all. */
  readonly files?: readonly FileKey[];
  /** One file was asked for by its code: then not being allowed to see it is an error. */
  readonly one?: boolean;
}

/** Whose contact data may be shown, by the customer's code. */
export type Seen = (code: string) => boolean;

const NOBODY: Seen = () => false;

/** Up to so many files seen at once are put down one by one. */
const EACH = 1000;

/**
 * Who is shown unmasked. Without `--reveal` nobody; with it the files that this operator may see, which is on record —
 * with the reason — before this answers.
 * @throws Refusal missing_option, not_permitted, reveal_refused
 */
export async function reveal(acting: Acting, said: Reveal, look: Look): Promise<Seen> {
  const { command } = look;
  if (!said.reveal) {
    if (said.reason !== undefined) refuse('missing_option', { option: '--reveal', command });
    return NOBODY;
  }
  const { reason } = said;
  if (!reason) return refuse('missing_option', { option: '--reason', command });
  const { db } = acting.store;
  const mine = visibleFiles(acting);
  const { files, count } = askedFor(db, mine, look);
  if (count === 0) {
    // Nothing was asked for that could be seen: nothing to put down.
    if (mine === null || look.files?.length === 0) return NOBODY;
    refuseReveal(acting, look);
  }
  await record({ ...acting, at: null, ref: null }, `${command} --reveal`, { reason }, ({ entry }) =>
    putDown(entry, { files, count, reason, scope: look.scope }),
  );
  if (mine === null && !look.files) return () => true;
  const codes = new Set(files.map(({ code }) => code));
  return (code) => codes.has(code);
}

/** The files whose contact data this operator may see; null = all. @throws Refusal not_permitted */
function visibleFiles(acting: Acting): FileKey[] | null {
  permit(acting, 'reveal');
  const { operator, store } = acting;
  return mayDo(operator.roles, 'reveal_all') ? null : filesOf(store.db, operator.code);
}

function askedFor(
  db: Db,
  mine: readonly FileKey[] | null,
  { files }: Look,
): { files: readonly FileKey[]; count: number } {
  if (mine === null) return files ? { files, count: files.length } : everyFile(db, EACH);
  const wanted = files && new Set(files.map(({ id }) => id));
  const seen = wanted ? mine.filter(({ id }) => wanted.has(id)) : mine;
  return { files: seen, count: seen.length };
}

function refuseReveal({ store, operator }: Acting, { files, one }: Look): never {
  const only = one ? files?.[0] : undefined;
  return refuse('reveal_refused', {
    operator: operator.code,
    customer: only?.code ?? null,
    responsible: only ? responsibleFor(store.db, only.id) : [],
  });
}

function putDown(
  entry: Entry,
  { files, count, reason, scope }: { files: readonly FileKey[]; count: number; reason: string; scope: Look['scope'] },
): void {
  const single = count === 1 ? files[0]!.id : null;
  entry.remark('reason', reason, { subject: single });
  if (count > EACH) entry.add('accesses', { files: count, scope });
  else for (const { id } of files) entry.add('accesses', { customer_id: id, files: 1, scope });
}
