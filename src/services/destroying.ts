/** Destroying a customer's file: asked for by one, approved by two others, seen by a witness; then it is in no byte. */
import { existsSync } from 'node:fs';
import { type Effect, effect } from '../domain/approvals.ts';
import { withOffset } from '../domain/calendar.ts';
import type { Role } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import { day, either, integer, list, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { decisionsOn } from '../store/approvals.ts';
import { customerById } from '../store/customers.ts';
import { copiesOf, type Destruction, destructionOf, rowOfFile, standingOf } from '../store/destructions.ts';
import { Erasing, type Tally, wholeFile } from '../store/erasing.ts';
import { filesWith, rowsWith, secretsOf, sheetNamesWith, telling, wordsWith } from '../store/erasing-search.ts';
import { entryHashOf, showHead } from '../store/journal.ts';
import { operatorById, rolesOf } from '../store/operators.ts';
import type { SealedTable } from '../store/seals.ts';
import type { Db } from '../store/sql.ts';
import { filesBeside, holds, isFile, ownFiles, rewrite } from '../store/wiping.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import type { ApprovalKind } from './approval-kinds.ts';
import { REQUESTED, requestApproval } from './approving.ts';
import { findCustomer, findPerson } from './naming.ts';

/**
 * The file was destroyed before. `yes`: its bytes are gone, and were looked for; `rewritten`: the store was written anew
 * without them, and what to look for is not known any more; `waits`: somebody reads; `found`: it is in `found` still.
 */
export const WIPED = object({
  customer: text,
  approval: text,
  state: oneOf('destroyed'),
  wiped: oneOf('yes', 'rewritten', 'waits', 'found'),
  found: list(text),
});
export const DESTROY_ASKED = either(REQUESTED, WIPED);
export type DestroyAsked = TypeOf<typeof DESTROY_ASKED>;

interface Payload {
  readonly customer_id: number;
  readonly witness_id: number;
}

/**
 * Asks for the destruction of a customer's file. Of a file that was destroyed already: finishes what was left to do with
 * the bytes of the store.
 * @throws Refusal not_permitted, customer_not_found, person_not_found, house_stays, witness_acts
 */
export async function destroyCustomer(
  acting: Acting,
  input: { readonly code: string; readonly reason: string; readonly witness: string },
): Promise<DestroyAsked> {
  permit(acting, 'destroy');
  const { db } = acting.store;
  const customer = findCustomer(db, input.code);
  const done = destructionOf(db, customer.id);
  if (done) return finish(acting, done);
  return record({ ...acting, at: null }, 'customers destroy', input, (deed) => {
    const { id, code } = findCustomer(deed.db, input.code);
    if (code === HOUSE) refuse('house_stays', { customer: code });
    const witness = findPerson(deed.db, input.witness);
    if (witness.id === acting.operator.id) refuse('witness_acts', { witness: witness.code, acts: 'asked' });
    // The reason stands without the customer's id: it is why the file is gone, and outlives it.
    return requestApproval(
      deed,
      DESTROY,
      { customer_id: id, witness_id: witness.id },
      { subject: code, reason: input.reason },
    );
  });
}

/** Destroying a file, when two others have approved it. */
export const DESTROY: ApprovalKind<Payload> = {
  kind: 'destroy',
  approvers: 'destroy',
  needed: 2,
  neverAlone: true,
  facts: (db, { customer_id }) => {
    const { merged_into, status } = rowOfFile(db, customer_id);
    return { whole: wholeFile(db, customer_id), merged_into, destroyed: status === 'destroyed' };
  },
  effects: (db, { customer_id, witness_id }, today) => {
    const ids = wholeFile(db, customer_id);
    const { code } = customerById(db, customer_id)!;
    const { in_store, held, open_orders, retain_until, archived_on } = standingOf(db, ids);
    const against = [
      ...(archived_on === null ? [effect('not_archived', { who: code })] : []),
      ...(retain_until === null || retain_until < today ? [] : [effect('retained', { due: retain_until })]),
      ...(in_store > 0 ? [effect('goods_here', { quantity: in_store })] : []),
      ...(held > 0 ? [effect('goods_held', { quantity: held })] : []),
      ...(open_orders > 0 ? [effect('orders_open', { quantity: open_orders })] : []),
    ];
    const witness = operatorById(db, witness_id).code;
    return { does: [effect('destroy_file', { who: code }), effect('witnessed', { who: witness })], against };
  },
  decides: ({ db, acting: { operator } }, { customer_id, witness_id }, { id, requested_by }) => {
    if (operator.id === witness_id) refuse('witness_acts', { witness: operator.code, acts: 'approves' });
    if (managerLacks(db, { id, requested_by }, operator.roles))
      refuse('manager_needed', { customer: customerById(db, customer_id)!.code, operator: operator.code });
  },
  mayDecide: (db, person, { witness_id }, approval) =>
    person.id !== witness_id &&
    decisionsOn(db, approval.id).every(({ operator_id }) => operator_id !== person.id) &&
    !managerLacks(db, approval, rolesOf(person)),
  execute: (deed, payload, approval) => {
    const texts = erase(deed, payload, approval.id);
    return (acting) => afterwards(acting, payload.customer_id, texts);
  },
};

/** Whether, with these roles for the last approval, no manager would be among those who act. */
function managerLacks(
  db: Db,
  { id, requested_by }: { readonly id: number; readonly requested_by: number },
  roles: readonly Role[],
): boolean {
  const approved = decisionsOn(db, id).map(({ operator_id }) => operator_id);
  if (approved.length === 0) return false;
  const acted = [...approved, requested_by].flatMap((one) => rolesOf(operatorById(db, one)));
  return ![...acted, ...roles].includes('manager');
}

/** Takes everything out of the tables; answers the texts that must be in no byte any more, and can be looked for. */
function erase(deed: Deed, { customer_id, witness_id }: Payload, approvalId: number): string[] {
  const { db, entry } = deed;
  const ids = wholeFile(db, customer_id);
  const secrets = secretsOf(db, ids);
  const texts = telling(db, secrets, ids);
  const persons = new Set(secrets.filter(({ kind }) => kind === 'person').map((secret) => secret.text));
  const erasing = new Erasing(db, entry, ids);
  const kept: Tally = {};
  // What others have as well, or stands in what never changes: it is not looked for in the bytes, and not claimed gone.
  const standing = new Set<string>();
  erasing.ownRows();
  erasing.eraseWords([...sheetNamesWith(db, secrets, ids), ...wordsWith(db, texts, entry.seq)]);
  for (const found of [...rowsWith(db, texts, persons), ...filesWith(db, texts, ids)]) {
    const { table, id, changes } = found;
    const isChanged = Object.keys(changes).length > 0;
    // An append-only table, or a name that must not be there twice: it stays, and the certificate says so.
    const isDone = isChanged && attempt(() => erasing.redact(table as SealedTable, id, changes));
    const left = isDone ? found.left : found.texts;
    if (left.length > 0) kept[table] = (kept[table] ?? 0) + 1;
    for (const text of left) standing.add(text);
  }
  const destruction = entry.add('destructions', {
    customer_id,
    approval_id: approvalId,
    witness_id,
    destroyed_on: deed.happenedOn(),
    destroyed_in: entry.seq,
    erased: '{}',
    kept: JSON.stringify(kept),
  });
  erasing.finish(destruction);
  entry.change('destructions', destruction, { erased: JSON.stringify(erasing.erased) });
  return texts.filter((text) => !standing.has(text));
}

function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (/^SQLITE_CONSTRAINT/.test(String((error as { code?: unknown }).code))) return false;
    throw error;
  }
}

/** After the transaction: the bytes, and which copies still hold the file. */
async function afterwards(acting: Acting, customerId: number, texts: readonly string[]): Promise<Effect[]> {
  const { db } = acting.store;
  const done = destructionOf(db, customerId)!;
  const { wiped, found, searched } = await wipe(acting, done, texts);
  return [
    {
      yes: effect('wiped', { quantity: searched }),
      rewritten: effect('rewritten'),
      waits: effect('wipe_waits', { who: customerById(db, customerId)!.code }),
      found: effect('wipe_found', { name: found.join(', ') }),
    }[wiped],
    ...copies(acting, done, texts).map(({ kind, file, on, by }) =>
      effect(`copy_${kind}`, { name: file, due: on, who: by }),
    ),
    effect('certificate', { who: customerById(db, customerId)!.code }),
  ];
}

interface Wipe {
  readonly wiped: TypeOf<typeof WIPED>['wiped'];
  readonly found: string[];
  readonly searched: number;
}

/** Writes the store anew and looks for the texts in it; without texts to look for nothing is claimed of a search. */
async function wipe(acting: Acting, done: Destruction, texts: readonly string[]): Promise<Wipe> {
  const { db, file } = acting.store;
  if (!rewrite(db, file)) return { wiped: 'waits', found: [], searched: 0 };
  const own = texts.length === 0 ? [] : ownFiles(file);
  const found = own.filter((path) => holds(path, texts) !== false);
  const searched = own.length;
  const changes =
    found.length > 0
      ? { kept: JSON.stringify({ ...JSON.parse(done.kept), [BYTES]: found.length }) }
      : { wiped_at: new Date(acting.clock.now()).toISOString(), searched };
  await record({ ...acting, at: null, ref: null }, 'customers destroy wiped', { id: done.id }, ({ entry }) => {
    entry.change('destructions', done.id, changes);
  });
  if (found.length > 0) return { wiped: 'found', found, searched };
  return { wiped: searched > 0 ? 'yes' : 'rewritten', found: [], searched };
}

/** What `kept` calls the store's own files in which something was found after they were written anew. */
const BYTES = 'bytes';

async function finish(acting: Acting, done: Destruction): Promise<DestroyAsked> {
  const { db, file } = acting.store;
  const told = {
    customer: customerById(db, done.customer_id)!.code,
    approval: done.approval,
    state: 'destroyed' as const,
  };
  // What was found once cannot be looked for again: nobody knows it any more.
  if (BYTES in (JSON.parse(done.kept) as Tally)) return { ...told, wiped: 'found', found: ownFiles(file) };
  if (done.wiped_at !== null) return { ...told, wiped: done.searched ? 'yes' : 'rewritten', found: [] };
  if (acting.dryRun) return { ...told, wiped: 'rewritten', found: [] };
  const { wiped, found } = await wipe(acting, done, []);
  return { ...told, wiped, found };
}

const COPY = object({
  kind: oneOf('backup', 'export', 'sheet', 'file'),
  file: nullable(text),
  on: nullable(day),
  by: nullable(text),
  /** Whether the file is there: null where its name is not known. */
  there: oneOf('yes', 'no', 'unknown'),
});
type Copy = TypeOf<typeof COPY>;

/** Backups, exports and sheets on record, and files beside the store in which one of the texts stands. */
function copies({ store: { db, file } }: Acting, done: Destruction, texts: readonly string[]): Copy[] {
  const made = copiesOf(db, wholeFile(db, done.customer_id), done.destroyed_in).map(
    ({ kind, at, operator, file: name }): Copy => ({
      kind,
      file: name,
      on: withOffset(at).slice(0, 10),
      by: operator,
      there: name === null ? 'unknown' : existsSync(name) ? 'yes' : 'no',
    }),
  );
  const beside = filesBeside(file)
    .filter((path) => texts.length > 0 && isFile(path) && holds(path, texts) === true)
    .map((path): Copy => ({ kind: 'file', file: path, on: null, by: null, there: 'yes' }));
  return [...made, ...beside];
}

/** What is on record of a destruction; nothing of it says who the customer was but his code. */
export const CERTIFICATE = object({
  customer: text,
  approval: text,
  requested_by: text,
  approved_by: list(text),
  witness: text,
  destroyed_on: day,
  entry: integer,
  head: text,
  wiped_at: nullable(text),
  searched: nullable(integer),
  erased: list(object({ what: text, rows: integer })),
  /** Rows of others that still say something of it; `bytes`: files of the store in which something was found. */
  kept: list(object({ what: text, rows: integer })),
  copies: list(COPY),
});
export type Certificate = TypeOf<typeof CERTIFICATE>;

/** The certificate of a destruction. @throws Refusal not_permitted, customer_not_found, not_destroyed */
export async function certificateOf(acting: Acting, code: string): Promise<Certificate> {
  permit(acting, 'destroy');
  const { db } = acting.store;
  const customer = findCustomer(db, code);
  const done = destructionOf(db, customer.id) ?? refuse('not_destroyed', { customer: customer.code });
  const counted = (json: string): { what: string; rows: number }[] =>
    Object.entries(JSON.parse(json) as Tally).map(([what, rows]) => ({ what, rows }));
  return {
    customer: customer.code,
    approval: done.approval,
    requested_by: done.requested_by,
    approved_by: decisionsOn(db, done.approval_id).map(({ operator }) => operator),
    witness: done.witness,
    destroyed_on: done.destroyed_on,
    entry: done.destroyed_in,
    head: showHead({ seq: done.destroyed_in, hash: entryHashOf(db, done.destroyed_in)! }),
    wiped_at: done.wiped_at === null ? null : withOffset(done.wiped_at),
    searched: done.searched,
    erased: counted(done.erased),
    kept: counted(done.kept),
    copies: copies(acting, done, []),
  };
}
