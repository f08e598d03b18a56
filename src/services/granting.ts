/** Seeing files of customers for whom somebody else is responsible: asked for, decided by the file's level, until a day. */
import { effect } from '../domain/approvals.ts';
import { addDays } from '../domain/calendar.ts';
import type { CustomerLevel } from '../domain/customer-words.ts';
import { mayDo } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import {
  ACCESS_SCOPES,
  type AccessScope,
  GRANT_STATES,
  type GrantState,
  grantState,
  LEVEL_RULES,
} from '../domain/grants.ts';
import { boolean, day, either, list, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { responsibleFor } from '../store/accesses.ts';
import { customerFile } from '../store/customer-files.ts';
import { customerById, isDestroyed } from '../store/customers.ts';
import { rowOfFile } from '../store/destructions.ts';
import { type GrantRow, grantsOf } from '../store/grants.ts';
import { type OperatorRow, operatorById, rolesOf } from '../store/operators.ts';
import { settingOf } from '../store/settings.ts';
import { type Db, reading } from '../store/sql.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import type { ApprovalKind } from './approval-kinds.ts';
import { decisionDay, REQUESTED, requestApproval } from './approving.ts';
import { findCustomer, findHolder, findOpenFile, findPerson } from './naming.ts';

const SCOPES = Object.keys(ACCESS_SCOPES) as AccessScope[];

/** `withdrawn`: he may no longer. */
export const FILE_GRANTED = object({
  customer: text,
  name: text,
  to: text,
  scope: oneOf(...SCOPES),
  until: day,
  withdrawn: boolean,
});
export const GRANT_ASKED = either(REQUESTED, FILE_GRANTED);
export type GrantAsked = TypeOf<typeof GRANT_ASKED>;

export interface GrantInput {
  readonly code: string;
  /** The operator himself without it. */
  readonly to?: string | undefined;
  readonly scope?: AccessScope | undefined;
  readonly until?: string | undefined;
  readonly reason: string;
  readonly withdraw: boolean;
}

interface Payload {
  readonly customer_id: number;
  readonly operator_id: number;
  readonly scope: AccessScope;
  readonly until_on: string;
}

/**
 * Asks that somebody (the operator himself without `to`) may see contact data of a file that is not his. Who may decide on
 * a file of that level alone, and lets somebody else see it, has decided by that.
 * @throws Refusal customer_not_found, person_not_found, file_destroyed, sees_already (5), range_reversed,
 *   grant_not_found (4), level_decides (6)
 */
export async function grantFile(acting: Acting, input: GrantInput): Promise<GrantAsked> {
  permit(acting, 'read');
  return record({ ...acting, at: null }, 'customers grant', input, (deed) => {
    const { db } = deed;
    const { id, code, name } = findOpenFile(db, input.code);
    const to = input.to === undefined ? operatorById(db, acting.operator.id) : personMeant(deed, input);
    const today = decisionDay(acting);
    if (input.withdraw) return withdraw(deed, { id, code, name }, to, input.reason);
    if (seesAnyway(db, to, id)) refuse('sees_already', { customer: code, operator: to.code });
    const until_on = input.until ?? addDays(today, settingOf(db, 'files.grant_days') as number);
    if (until_on < today) refuse('range_reversed', { from: today, to: until_on, what: 'until' });
    const asked = { customer_id: id, operator_id: to.id, scope: input.scope ?? 'read', until_on };
    if (to.id !== acting.operator.id && ruleOf(db, id).needed === 1 && decidesOn(db, acting.operator, id)) {
      if (isGranted(deed, asked)) deed.nothingNew();
      else {
        give(deed, asked, { asked_in: deed.entry.seq, approval_id: null });
        deed.entry.remark('reason', input.reason, { subject: id });
      }
      return { customer: code, name, to: to.code, scope: asked.scope, until: until_on, withdrawn: false };
    }
    return requestApproval(deed, GRANT, asked, { subject: code, reason: input.reason, customer_id: id });
  });
}

function personMeant({ db }: Deed, { to, withdraw: isWithdrawn }: GrantInput): OperatorRow {
  return isWithdrawn ? findPerson(db, to!) : findHolder(db, to!);
}

/** Who is responsible for a file, or may see all. */
function seesAnyway(db: Db, { code, roles }: Pick<OperatorRow, 'code' | 'roles'>, customerId: number): boolean {
  return mayDo(rolesOf({ roles }), 'reveal_all') || responsibleFor(db, customerId).includes(code);
}

function levelOf(db: Db, customerId: number): CustomerLevel {
  return customerFile(db, customerId).level as CustomerLevel;
}

function ruleOf(db: Db, customerId: number) {
  return LEVEL_RULES[levelOf(db, customerId)];
}

function decidesOn(db: Db, { code, roles }: Pick<Acting['operator'], 'code' | 'roles'>, customerId: number): boolean {
  const rule = ruleOf(db, customerId);
  return (
    roles.some((role) => rule.roles.includes(role)) ||
    (rule.responsible && responsibleFor(db, customerId).includes(code))
  );
}

function refuseOthers(deed: Deed, customerId: number): void {
  const { db, acting } = deed;
  if (decidesOn(db, acting.operator, customerId)) return;
  refuse('level_decides', {
    customer: customerById(db, customerId)!.code,
    level: levelOf(db, customerId),
    operator: acting.operator.code,
    persons: ruleOf(db, customerId).responsible ? responsibleFor(db, customerId) : [],
  });
}

/** Whether exactly this was granted, and is in force. */
function isGranted({ db, recordedOn }: Deed, { customer_id, operator_id, scope, until_on }: Payload): boolean {
  return grantsOf(db, customer_id).some(
    (grant) =>
      grant.operator_id === operator_id &&
      grant.scope === scope &&
      grant.until_on === until_on &&
      grantState(grant, recordedOn) === 'in_force',
  );
}

/** Each grant stands for itself: one for a shorter time takes nothing of a longer one. */
function give(
  { entry, recordedOn }: Deed,
  { customer_id, operator_id, scope, until_on }: Payload,
  by: { readonly asked_in: number; readonly approval_id: number | null },
): void {
  entry.add('grants', { customer_id, operator_id, scope, granted_on: recordedOn, until_on, ...by });
}

function withdraw(
  deed: Deed,
  customer: { readonly id: number; readonly code: string; readonly name: string },
  to: OperatorRow,
  reason: string,
): GrantAsked {
  const { db, entry, acting, recordedOn } = deed;
  if (to.id !== acting.operator.id && !acting.operator.roles.includes('security')) refuseOthers(deed, customer.id);
  const inForce = grantsOf(db, customer.id).filter(
    (grant) => grant.operator_id === to.id && grantState(grant, recordedOn) === 'in_force',
  );
  // The widest is told; all are withdrawn.
  const [last] = inForce.sort((a, b) => width(b) - width(a) || (a.until_on < b.until_on ? 1 : -1));
  if (!last) return refuse('grant_not_found', { customer: customer.code, operator: to.code });
  for (const { id } of inForce) entry.change('grants', id, { withdrawn_on: recordedOn });
  entry.remark('reason', reason, { subject: customer.id });
  const { scope, until_on } = last;
  return { customer: customer.code, name: customer.name, to: to.code, scope, until: until_on, withdrawn: true };
}

const width = ({ scope }: GrantRow): number => SCOPES.indexOf(scope);

/** Letting somebody see a file, when those who decide on its level have approved it. */
export const GRANT: ApprovalKind<Payload> = {
  kind: 'grant',
  approvers: 'grant_files',
  needed: (db, { customer_id }) => ruleOf(db, customer_id).needed,
  facts: (db, { customer_id, operator_id }) => ({
    level: levelOf(db, customer_id),
    destroyed: isDestroyed(db, customer_id),
    merged_into: rowOfFile(db, customer_id).merged_into,
    retired_on: operatorById(db, operator_id).retired_on,
  }),
  effects: (db, { customer_id, operator_id, scope, until_on }) => ({
    does: [
      effect(`grant_${scope}`, {
        who: operatorById(db, operator_id).code,
        name: customerById(db, customer_id)!.code,
        due: until_on,
      }),
    ],
    against: [],
  }),
  over: ({ until_on }, today) => (until_on < today ? until_on : null),
  decides: (deed, { customer_id }) => refuseOthers(deed, customer_id),
  mayDecide: (db, { code, roles }, { customer_id }) => decidesOn(db, { code, roles: rolesOf({ roles }) }, customer_id),
  execute: (deed, payload, { id, requested_in }) => give(deed, payload, { asked_in: requested_in, approval_id: id }),
};

export const FILE_GRANT = object({
  customer: text,
  customer_name: text,
  to: text,
  scope: oneOf(...SCOPES),
  state: oneOf(...(Object.keys(GRANT_STATES) as GrantState[])),
  granted_on: day,
  until_on: day,
  withdrawn_on: nullable(day),
  by: list(text),
  approval: nullable(text),
  reason: nullable(text),
});
export type FileGrant = TypeOf<typeof FILE_GRANT>;

/** Who may see which file that is not his, the newest first. @throws Refusal not_permitted, customer_not_found */
export async function listGrants(acting: Acting, code: string | undefined): Promise<FileGrant[]> {
  permit(acting, 'grant_files');
  const { db } = acting.store;
  const today = decisionDay(acting);
  return reading(db, () =>
    grantsOf(db, code === undefined ? null : findCustomer(db, code).id).map((row) => shown(row, today)),
  );
}

function shown(row: GrantRow, today: string): FileGrant {
  const { id: _, operator_id: __, by, ...rest } = row;
  return { ...rest, state: grantState(row, today), by: by.split(',') };
}
