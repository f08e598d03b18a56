/** Destroying a customer's file: asked for by one, approved by two others, seen by a witness; then it is in no byte. */
import { effect } from '../domain/approvals.ts';
import type { Role } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import { either, type TypeOf } from '../domain/shapes.ts';
import { decisionsOn } from '../store/approvals.ts';
import { customerById } from '../store/customers.ts';
import { destructionOf, keptJson, rowOfFile, standingOf } from '../store/destructions.ts';
import { Erasing, type Tally, wholeFile } from '../store/erasing.ts';
import { rowsWith, Search, sheetNamesWith, wordsWith } from '../store/erasing-search.ts';
import { operatorById, rolesOf } from '../store/operators.ts';
import type { SealedTable } from '../store/seals.ts';
import { secretsOf, sharedOf, telling } from '../store/secrets.ts';
import { written } from '../store/sought.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import type { ApprovalKind } from './approval-kinds.ts';
import { REQUESTED, requestApproval } from './approving.ts';
import { afterwards, finish, WIPED } from './clearing.ts';
import { findCustomer, findPerson } from './naming.ts';
import { openMatters } from './standing-against.ts';

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
      ...openMatters(db, ids, today),
    ];
    const witness = operatorById(db, witness_id).code;
    const shared = sharedOf(db, telling(db, secretsOf(db, ids), ids), ids);
    const does = [
      effect('destroy_file', { who: code }),
      effect('witnessed', { who: witness }),
      ...(shared.with.length > 0
        ? [effect('shared_stays', { quantity: shared.secrets.size, who: shared.with.join(', ') })]
        : []),
    ];
    return { does, against };
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
  const told = telling(db, secrets, ids);
  const shared = sharedOf(db, told, ids);
  const search = new Search(db, ids, told, shared);
  const erasing = new Erasing(db, entry, ids);
  const kept: Tally = {};
  // What is to be in no byte: as it was kept, and as others spelled it; but for what stays somewhere.
  const gone = new Set(told.filter((secret) => !shared.secrets.has(secret)).flatMap(written));
  const standing = new Set<string>();
  const stays = (where: string, said: string): void => {
    if (search.all.isSaidIn(said)) kept[where] = (kept[where] ?? 0) + 1;
    for (const text of search.all.standingIn(said)) standing.add(text);
  };
  erasing.ownRows();
  const words = wordsWith(search, entry.seq);
  erasing.eraseWords([...sheetNamesWith(db, secrets, ids), ...words.filter(({ goes }) => goes)]);
  for (const { goes, field, words: said } of words) {
    if (goes) for (const text of search.everywhere.standingIn(said)) gone.add(text);
    else stays(field === null ? 'answers' : 'remarks', said);
  }
  for (const { table, id, changes, was, left } of rowsWith(search)) {
    const isChanged = Object.keys(changes).length > 0;
    // An append-only table, or a name that must not be there twice: it stays, and the certificate says so.
    const isDone = isChanged && attempt(() => erasing.redact(table as SealedTable, id, changes));
    if (isDone) for (const text of search.everywhere.standingIn(was)) gone.add(text);
    stays(table, isDone ? left : was);
  }
  const destruction = entry.add('destructions', {
    customer_id,
    approval_id: approvalId,
    witness_id,
    destroyed_on: deed.happenedOn(),
    destroyed_in: entry.seq,
    erased: '{}',
    kept: keptJson({ rows: kept, shared_with: shared.with, attached: [] }),
  });
  erasing.finish(destruction);
  entry.change('destructions', destruction, { erased: JSON.stringify(erasing.erased) });
  return [...gone].filter((text) => !standing.has(text));
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
