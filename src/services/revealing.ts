/** Showing contact data unmasked: who may, and that it is on record before it is shown. */
import { resolve } from 'node:path';
import { mayDo } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import type { AccessScope } from '../domain/grants.ts';
import { everyFile, type FileKey, filesOf, responsibleFor } from '../store/accesses.ts';
import { grantedFiles } from '../store/grants.ts';
import type { Entry } from '../store/journal.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import { decisionDay } from './approving.ts';

/** What was said about it on the command line. */
export interface Reveal {
  readonly reveal?: boolean | undefined;
  readonly reason?: string | undefined;
}

/** What is to be seen, and how. */
export interface Look {
  /** The command. */
  readonly command: string;
  /** As the journal names the look at it, where that is not the command with `--reveal`. */
  readonly journaled?: string;
  /** Looked at, or taken along in a file; what is written into a file is taken along in any case. */
  readonly scope: AccessScope;
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
  const { takenTo = null } = acting;
  const scope = takenTo === null ? look.scope : 'export';
  const mine = visibleFiles(acting, scope);
  const { files, count } = askedFor(db, mine, look);
  if (count === 0) {
    // Nothing was asked for that could be seen: nothing to put down.
    if (mine === null || look.files?.length === 0) return NOBODY;
    refuseReveal(acting, look, scope);
  }
  const journaled = look.journaled ?? `${command} --reveal`;
  await record({ ...acting, at: null, ref: null }, journaled, { reason }, ({ entry }) => {
    putDown(entry, { files, count, reason, scope });
    // Whoever destroys a file later is told where copies of it are.
    if (takenTo !== null && takenTo !== '-') entry.remark('file', resolve(takenTo));
  });
  if (mine === null && !look.files) return () => true;
  const codes = new Set(files.map(({ code }) => code));
  return (code) => codes.has(code);
}

/**
 * The files whose contact data this operator may see: all (null), or those for which he is responsible and those that
 * were granted to him. @throws Refusal not_permitted
 */
function visibleFiles(acting: Acting, scope: AccessScope): FileKey[] | null {
  const { operator, store } = acting;
  if (mayDo(operator.roles, 'reveal_all')) return null;
  const granted = grantedFiles(store.db, operator.id, scope, decisionDay(acting));
  if (granted.length === 0) permit(acting, 'reveal');
  const own = mayDo(operator.roles, 'reveal') ? filesOf(store.db, operator.code) : [];
  const files = new Map([...own, ...granted].map((file) => [file.id, file]));
  return [...files.values()].sort((a, b) => a.id - b.id);
}

/** Lets somebody look at one file whose duty it is to keep files, or to whom it was granted. @throws Refusal not_permitted */
export function permitFile(acting: Acting, customerId: number): void {
  const { operator, store } = acting;
  const granted = grantedFiles(store.db, operator.id, 'read', decisionDay(acting));
  if (!granted.some(({ id }) => id === customerId)) permit(acting, 'customer_files');
}

/**
 * Lets those say whose a file is, how confidential, and what becomes of it whose it is, or who see all; a file that is
 * nobody's, everybody who keeps files. Otherwise whoever may not see a file would make it his own to see it.
 * @throws Refusal file_of_others
 */
export function permitKeeping({ operator, store }: Acting, { id, code }: FileKey): void {
  if (mayDo(operator.roles, 'reveal_all')) return;
  const responsible = responsibleFor(store.db, id);
  if (responsible.length > 0 && !responsible.includes(operator.code))
    refuse('file_of_others', { customer: code, operator: operator.code, responsible });
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

function refuseReveal({ store, operator }: Acting, { files, one, journaled }: Look, scope: AccessScope): never {
  const only = one ? files?.[0] : undefined;
  return refuse('reveal_refused', {
    operator: operator.code,
    customer: only?.code ?? null,
    responsible: only ? responsibleFor(store.db, only.id) : [],
    may_take: mayDo(operator.roles, 'customer_files'),
    scope,
    // Another name in the journal: the command has no --reveal, and shows nothing without.
    masked: journaled === undefined,
  });
}

function putDown(
  entry: Entry,
  { files, count, reason, scope }: { files: readonly FileKey[]; count: number; reason: string; scope: Look['scope'] },
): void {
  const single = count === 1 ? files[0]!.id : null;
  entry.remark('reason', reason, { subject: single });
  if (count > EACH) entry.add('accesses', { looked_in: entry.seq, files: count, scope });
  else for (const { id } of files) entry.add('accesses', { customer_id: id, looked_in: entry.seq, files: 1, scope });
}
