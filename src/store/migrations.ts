/** Numbered steps from one schema to the next, under `user_version`. schema.sql equals their result. */
import { existsSync } from 'node:fs';
import type { Db } from './sql.ts';

export interface Migration {
  /** The user_version that it leads to. */
  readonly to: number;
  readonly sql: string;
}

/** Until the first release schema.sql is edited in place and there are none. */
export const MIGRATIONS: readonly Migration[] = [];

/** The user_version of schema.sql. */
export const SCHEMA_VERSION = 1 + MIGRATIONS.length;

/**
 * Brings a store up to date: a copy beside it first (`FILE.before-2`), then each step whole in one immediate
 * transaction. Another process may have done it meanwhile; the version is read again under the lock.
 */
export function migrate(db: Db, file: string, steps: readonly Migration[] = MIGRATIONS): void {
  for (const { to, sql } of steps) {
    if ((db.pragma('user_version', { simple: true }) as number) >= to) continue;
    const copy = `${file}.before-${to}`;
    if (!existsSync(copy)) db.prepare('VACUUM INTO ?').run(copy);
    db.pragma('foreign_keys = OFF');
    db.exec('BEGIN IMMEDIATE');
    try {
      if ((db.pragma('user_version', { simple: true }) as number) < to) {
        db.exec(sql);
        const broken = db.pragma('foreign_key_check') as unknown[];
        if (broken.length > 0)
          throw new Error(`step ${to} would leave ${broken.length} rows without what they refer to`);
        db.pragma(`user_version = ${to}`);
      }
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    } finally {
      db.pragma('foreign_keys = ON');
    }
  }
}
