/** Readings of a sheet, matched with those that are there by place and moment. What was read is never changed. */
import type { Reading } from '../domain/environment.ts';
import { enterReadings } from './environment.ts';
import { type Db, sql } from './sql.ts';
import { mergeGroups } from './staged-groups.ts';
import { type Decisions, refuseWhere, type Staged, type Writing } from './staging.ts';

export const stagedReadings: Staged = {
  columns: [
    { name: 'location', type: 'TEXT' },
    { name: 'place_code', type: 'TEXT' },
    { name: 'place_id', type: 'INTEGER' },
    { name: 'at', type: 'INTEGER' },
    { name: 'temperature', type: 'INTEGER' },
    { name: 'humidity', type: 'INTEGER' },
  ],
  decide,
  apply,
};

function decide(db: Db, decisions: Decisions): void {
  db.exec('UPDATE staged SET place_id = (SELECT id FROM places p WHERE p.code = staged.place_code)');
  refuseWhere(db, 'location', 'missing', 'location IS NULL');
  refuseWhere(db, 'location', 'place_unknown', 'place_id IS NULL', `json_object('value', location)`);
  refuseWhere(db, 'at', 'missing', 'at IS NULL');
  refuseWhere(db, 'temperature', 'missing', 'temperature IS NULL');
  db.exec(
    `UPDATE staged SET ident = place_id || ' ' || at,
       target = (SELECT r.id FROM readings r WHERE r.place_id = staged.place_id AND r.at = staged.at)
     WHERE outcome IS NULL`,
  );
  for (const key of ['temperature', 'humidity']) {
    const stored = `(SELECT r.${key} FROM readings r WHERE r.id = target)`;
    refuseWhere(
      db,
      key,
      'contradicts_store',
      `target IS NOT NULL AND ${key} IS NOT NULL AND ${key} IS NOT ${stored}`,
      `json_object('stored', ${stored} / 1000.0)`,
    );
  }
  db.exec(`UPDATE staged SET outcome = iif(target IS NULL, 'new', 'unchanged') WHERE outcome IS NULL`);
  mergeGroups(
    db,
    ['temperature', 'humidity'].map((key) => ({ key, column: key })),
    decisions,
  );
}

function apply(db: Db, { entry }: Writing): void {
  enterReadings(db, entry, written(db), false);
}

/** What is to be written, in the order of the sheet, in batches: nothing is being read while something is written. */
function* written(db: Db): Generator<Reading> {
  const rows = sql<unknown[], Reading & { row: number }>(
    db,
    `SELECT row, place_id, at, temperature, humidity FROM staged WHERE writes AND target IS NULL AND row > ?
     ORDER BY row LIMIT 1000`,
  );
  for (let batch = rows.all(0); batch.length > 0; batch = rows.all(batch[batch.length - 1]!.row)) yield* batch;
}
