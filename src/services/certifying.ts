/** What stays on record of a destruction: the certificate, what was left and where, and which copies may still hold the file. */
import { existsSync } from 'node:fs';
import { withOffset } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { day, integer, list, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { decisionsOn } from '../store/approvals.ts';
import { copiesOf, type Destruction, destructionOf, keptIn } from '../store/destructions.ts';
import { type Tally, wholeFile } from '../store/erasing.ts';
import { entryHashOf, showHead } from '../store/journal.ts';
import { filesBeside, holds, isFile } from '../store/wiping.ts';
import { type Acting, permit } from './acting.ts';
import { findCustomer } from './naming.ts';

/** An attachment in which something of it stands, and that is another's as well. */
export const LEFT_ATTACHED = object({
  attachment: integer,
  /** The slip, or the sample. */
  to: text,
});

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
export function copies({ store: { db, file } }: Acting, done: Destruction, texts: readonly string[]): Copy[] {
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
  /** Who else has a number, an address or a name of it as his own. */
  shared_with: list(text),
  attached: list(LEFT_ATTACHED),
  copies: list(COPY),
});
export type Certificate = TypeOf<typeof CERTIFICATE>;

/** The certificate of a destruction. @throws Refusal not_permitted, customer_not_found, not_destroyed */
export async function certificateOf(acting: Acting, code: string): Promise<Certificate> {
  permit(acting, 'destroy');
  const { db } = acting.store;
  const customer = findCustomer(db, code);
  const done = destructionOf(db, customer.id) ?? refuse('not_destroyed', { customer: customer.code });
  const counted = (tally: Tally): { what: string; rows: number }[] =>
    Object.entries(tally).map(([what, rows]) => ({ what, rows }));
  const { rows, shared_with, attached } = keptIn(done);
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
    erased: counted(JSON.parse(done.erased) as Tally),
    kept: counted(rows),
    shared_with,
    attached,
    copies: copies(acting, done, []),
  };
}
