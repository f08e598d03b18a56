/** Operators: who may act, in which roles, and who no longer may. */
import { isCode } from '../domain/codes.ts';
import { ROLES, type Role } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import { day, integer, list, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { filesOf } from '../store/accesses.ts';
import { complaintsWaitingFor } from '../store/complaints.ts';
import {
  type OperatorRow,
  operatorByCode,
  operatorsWithHoldings,
  othersWithRole,
  reservationsOf,
  rolesOf,
  samplesHeldBy,
} from '../store/operators.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import { findPerson } from './naming.ts';

const FACTS = {
  code: text,
  name: text,
  roles: list(oneOf(...ROLES)),
  os_user: nullable(text),
  retired_on: nullable(day),
};
export const OPERATOR = object(FACTS);
export type OperatorFacts = TypeOf<typeof OPERATOR>;

/** `changed`: the keys that are new; empty when everything was so already. */
export const EDITED_OPERATOR = object({ ...FACTS, changed: list(text) });
export type EditedOperator = TypeOf<typeof EDITED_OPERATOR>;

/**
 * `released`: how many of his reservations were given up. `files`: customers' files for which he is responsible still.
 * `complaints`: how many wait for his answer.
 */
export const RETIRED_OPERATOR = object({
  code: text,
  name: text,
  retired_on: day,
  released: integer,
  files: integer,
  complaints: integer,
  changed: list(text),
});
export type RetiredOperator = TypeOf<typeof RETIRED_OPERATOR>;

export interface NewOperator {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The OS account whose login may act as this operator. */
  readonly os_user?: string | undefined;
}

/** What is to change; what is left out stays. `reinstate` takes a retired operator back. */
export interface OperatorChanges {
  readonly code: string;
  readonly name?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  /** Empty: no account. */
  readonly os_user?: string | undefined;
  readonly reinstate?: boolean | undefined;
}

/** Registers an operator. @throws Refusal not_permitted, code_taken, invalid_value */
export async function addOperator(acting: Acting, input: NewOperator): Promise<OperatorFacts> {
  permit(acting, 'set_up');
  return record(acting, 'operators add', input, ({ db, entry }) => {
    const { code, name } = input;
    if (!isCode(code)) refuse('invalid_value', { option: 'CODE', value: code, expected: 'new_code' });
    const taken = operatorByCode(db, code);
    if (taken) refuse('code_taken', { what: 'operator', code: taken.code });
    const row = { code, name, roles: ordered(input.roles).join(','), os_account: input.os_user || null };
    entry.add('operators', row);
    return factsOf({ ...row, retired_on: null });
  });
}

/** Changes name, roles or OS account. @throws Refusal not_permitted, person_not_found, last_operator, retired */
export async function editOperator(acting: Acting, changes: OperatorChanges): Promise<EditedOperator> {
  permit(acting, 'set_up');
  return record(acting, 'operators edit', changes, (deed) => {
    const before = findPerson(deed.db, changes.code);
    if (before.retired_on !== null && !changes.reinstate) refuse('retired', { what: 'operator', code: before.code });
    if (changes.name === '') refuse('invalid_value', { option: '--name', value: '', expected: 'text' });
    const after = {
      name: changes.name ?? before.name,
      roles: changes.roles === undefined ? before.roles : ordered(changes.roles).join(','),
      os_account: changes.os_user === undefined ? before.os_account : changes.os_user || null,
      retired_on: null,
    };
    if (!rolesOf(after).includes('manager')) keepOneManager(deed.db, before);
    const changed = (['name', 'roles', 'os_account', 'retired_on'] as const).filter(
      (key) => after[key] !== before[key],
    );
    if (changed.length === 0) deed.nothingNew();
    else deed.entry.change('operators', before.id, Object.fromEntries(changed.map((key) => [key, after[key]])));
    return {
      ...factsOf({ code: before.code, ...after }),
      changed: changed.map((key) => (key === 'os_account' ? 'os_user' : key)),
    };
  });
}

/**
 * Whom a retirement would concern, after all its checks: for the question that comes before it.
 * @throws Refusal not_permitted, person_not_found, still_holds, last_operator
 */
export function checkRetirement(acting: Acting, code: string): { code: string; name: string; retired: boolean } {
  permit(acting, 'set_up');
  const row = findPerson(acting.store.db, code);
  if (row.retired_on === null) refuseRetirement(acting.store.db, row);
  return { code: row.code, name: row.name, retired: row.retired_on !== null };
}

/** Retires an operator: he acts no more and is given nothing more. His code stays his. */
export async function retireOperator(acting: Acting, input: { readonly code: string }): Promise<RetiredOperator> {
  permit(acting, 'set_up');
  return record(acting, 'operators retire', input, (deed) => {
    const row = findPerson(deed.db, input.code);
    const files = filesOf(deed.db, row.code).length;
    const complaints = complaintsWaitingFor(deed.db, row.id);
    if (row.retired_on !== null) {
      deed.nothingNew();
      return {
        code: row.code,
        name: row.name,
        retired_on: row.retired_on,
        released: 0,
        files,
        complaints,
        changed: [],
      };
    }
    refuseRetirement(deed.db, row);
    const retiredOn = deed.happenedOn();
    deed.entry.change('operators', row.id, { retired_on: retiredOn });
    // What he had reserved would otherwise be kept back for ever.
    const reservations = reservationsOf(deed.db, row.id);
    for (const id of reservations) deed.entry.change('reservations', id, { quantity: 0 });
    return {
      code: row.code,
      name: row.name,
      retired_on: retiredOn,
      released: reservations.length,
      files,
      complaints,
      changed: ['retired_on'],
    };
  });
}

/** Operators by code, with how many samples they hold; the retired only when asked for. */
export async function listOperators(
  acting: Acting,
  { all = false }: { all?: boolean | undefined },
): Promise<(OperatorFacts & { held: number; pin: boolean })[]> {
  permit(acting, 'read');
  return operatorsWithHoldings(acting.store.db)
    .filter(({ retired_on }) => all || retired_on === null)
    .map((row) => ({ ...factsOf(row), held: row.held, pin: row.pin === 1 }));
}

function refuseRetirement(db: Db, row: OperatorRow): void {
  keepOneManager(db, row);
  const samples = samplesHeldBy(db, row.id);
  if (samples > 0) refuse('still_holds', { code: row.code, samples });
}

/** Without a manager nobody could ever register one again. */
function keepOneManager(db: Db, row: OperatorRow): void {
  if (row.retired_on !== null || !rolesOf(row).includes('manager')) return;
  if (othersWithRole(db, row.id, 'manager') === 0) refuse('last_operator', { code: row.code });
}

/** Roles once each, in the order of the table of duties. */
function ordered(roles: readonly Role[]): Role[] {
  if (roles.length === 0) refuse('invalid_value', { option: '--role', value: '', expected: 'role', choices: ROLES });
  return ROLES.filter((role) => roles.includes(role));
}

function factsOf(row: Omit<OperatorRow, 'id'>): OperatorFacts {
  return {
    code: row.code,
    name: row.name,
    roles: rolesOf(row),
    os_user: row.os_account,
    retired_on: row.retired_on,
  };
}
