/**
 * Queries that are put together: lists, filters, reports. Kysely only writes their text; better-sqlite3 runs it on the
 * same handle. The ledger, the journal and all that is felt at every command are prepared SQL elsewhere.
 */
import type { CompiledQuery, Generated, Kysely, RawBuilder, SqlBool } from 'kysely';
import type { Grid } from '../domain/grids.ts';
import { type Db, gridOf, iterated } from './sql.ts';

/** The columns that composed queries name; schema.sql has all of them. */
export interface Tables {
  samples: {
    id: Generated<number>;
    receipt_id: number | null;
    number: string;
    name: string;
    match_key: string;
    spec: string | null;
    customer_id: number;
    category: string | null;
    kind: string;
    unit: string;
    lot: string | null;
    quality: string;
    quality_on: string | null;
    received_on: string;
    expires_on: string | null;
    retain_until: string | null;
  };
  customers: { id: number; code: string; name: string };
  operators: { id: number; code: string; name: string };
  places: { id: number; kind: string; code: string | null; purpose: string | null; operator_id: number | null };
  balances: { sample_id: number; place_id: number; bounded: number; quantity: number };
  checkouts: { id: number; number: string };
  checkout_lines: {
    id: number;
    checkout_id: number;
    sample_id: number;
    holder_id: number;
    due_on: string | null;
    outstanding: number;
  };
  journal: { seq: number; happened_at: string; recorded_at: string; operator_id: number };
  receipts: {
    id: number;
    number: string;
    customer_id: number;
    received_on: string;
    received_by: number;
    order_no: string | null;
    delivery_note: string | null;
  };
  transfers: {
    seq: number;
    entry: number;
    kind: string;
    sample_id: number;
    from_id: number;
    to_id: number;
    quantity: number;
    day: number;
    checkout_line: number | null;
    reverses: number | null;
  };
}

export type Condition = RawBuilder<SqlBool>;

/** What queries are written with. */
export interface Composer {
  readonly query: Kysely<Tables>;
  readonly sql: typeof import('kysely').sql;
}

let loaded: Composer | undefined;

/** Kysely, read when first asked for, without a driver of its own: it cannot run anything. */
export async function composer(): Promise<Composer> {
  if (loaded === undefined) {
    const { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } = await import('kysely');
    const query = new Kysely<Tables>({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
    });
    loaded = { query, sql };
  }
  return loaded;
}

/** The rows of a composed query, one after another as they are read. */
export function iterate<R>(db: Db, { sql, parameters }: CompiledQuery<R>): Iterable<R> {
  return iterated(db, sql, ...parameters);
}

/** The rows of a composed query as a grid. */
export function composedGrid(db: Db, { sql, parameters }: CompiledQuery): Grid {
  return gridOf(db, sql, ...parameters);
}
