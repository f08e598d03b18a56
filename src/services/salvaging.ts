/** Salvage: a damaged store gives what can still be read to a new one, and it is said what was lost. */
import { existsSync, statSync } from 'node:fs';
import { useTimeZone } from '../domain/calendar.ts';
import { DUTIES, mayDo } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import { boolean, integer, list, nullable, object, type TypeOf, text } from '../domain/shapes.ts';
import { createStore, openStore } from '../store/open.ts';
import { allOperators } from '../store/operators.ts';
import { openDamaged, type SalvagedTable, salvageTables } from '../store/salvaging.ts';
import type { Db } from '../store/sql.ts';
import { translate } from '../store/trouble.ts';
import { begin, settle } from '../store/unfinished.ts';
import { actAs } from './identity.ts';
import { examine } from './verifying.ts';

/** `lost` is null where the damage hides how many rows there were; `problems` = what `verify` finds in the new store. */
export const SALVAGED = object({
  store: text,
  into: text,
  rows: integer,
  complete: boolean,
  tables: list(object({ table: text, rows: integer, lost: nullable(integer) })),
  entries: integer,
  head: text,
  problems: integer,
});
export type Salvaged = TypeOf<typeof SALVAGED>;

export interface SalvageInput {
  readonly store: string;
  readonly into: string;
  readonly operator: string | null;
  readonly osAccount: string;
  readonly dryRun: boolean;
}

/**
 * Salvages. The damaged store is only read.
 * @throws Refusal store_missing, store_exists, store_damaged (7) where not even its own description can be read;
 *   not_permitted (6)
 */
export async function salvage(input: SalvageInput): Promise<Salvaged> {
  const { store, into, dryRun } = input;
  if (!existsSync(store) || !statSync(store).isFile()) refuse('store_missing', { file: store });
  if (existsSync(into)) refuse('store_exists', { file: into });
  const target = dryRun ? begin(`${into}.${process.pid}.rehearsal`) : into;
  try {
    const tables = fill(input, target);
    const salvaged = openStore(target, { mode: 'read', busyMs: 0 });
    try {
      useTimeZone(salvaged.timeZone);
      const { entries, head, problem_count } = await examine(salvaged.db, {});
      return {
        store,
        into,
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
        complete: tables.every(({ lost }) => lost === 0),
        tables: tables.map((table) => ({ ...table })),
        entries,
        head,
        problems: problem_count,
      };
    } finally {
      salvaged.close();
    }
  } finally {
    if (dryRun) for (const file of [target, `${target}-wal`, `${target}-shm`]) settle(file);
  }
}

function fill(input: SalvageInput, target: string): SalvagedTable[] {
  let tables: SalvagedTable[] = [];
  try {
    createStore(target, (fresh) => {
      const damaged = openDamaged(input.store, target);
      try {
        tables = salvageTables(damaged.db, fresh);
      } finally {
        damaged.close();
      }
      permitSalvaging(fresh, input);
      if (tables.find(({ table }) => table === 'store')?.rows !== 1)
        refuse('store_damaged', { file: input.store, detail: 'store' });
    });
  } catch (error) {
    throw translate(error, input.store, 0);
  }
  return tables;
}

/** Who may salvage is what the salvaged operators say; where none was left, whoever can read the file. */
function permitSalvaging(fresh: Db, { operator, osAccount }: SalvageInput): void {
  if (allOperators(fresh).length === 0) return;
  const { code, roles } = actAs(fresh, operator, osAccount);
  if (!mayDo(roles, 'safeguard'))
    refuse('not_permitted', { operator: code, duty: 'safeguard', roles: [...DUTIES.safeguard] });
}
