/** Samples and their numbers. */
import { all, type Db, one } from './sql.ts';

/** What a command needs to know of a sample before it acts. */
export interface SampleFacts {
  readonly id: number;
  /** Bare: S26000123D. */
  readonly number: string;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string;
  readonly customer_id: number;
  readonly kind: string;
  readonly quality: 'pending' | 'accepted' | 'rejected' | 'conditional';
  readonly lot: string | null;
  readonly expires_on: string | null;
  /** 1 where only those may use it who were permitted to. */
  readonly confidential: number;
}

const FACTS =
  'SELECT id, number, name, spec, unit, customer_id, kind, quality, lot, expires_on, confidential FROM samples';

export function sampleFacts(db: Db, id: number): SampleFacts {
  return one<SampleFacts>(db, `${FACTS} WHERE id = ?`, id)!;
}

export function sampleByNumber(db: Db, bare: string): SampleFacts | undefined {
  return one(db, `${FACTS} WHERE number = ?`, bare);
}

/** Samples whose number ends so; of four characters or more by index. */
export function samplesByTail(db: Db, tail: string): SampleFacts[] {
  if (tail.length < 4) return all(db, `${FACTS} WHERE number LIKE ? ORDER BY number LIMIT 20`, `%${tail}`);
  return all(
    db,
    `${FACTS} WHERE substr(number, -4) = ? AND substr(number, ?) = ? ORDER BY number LIMIT 20`,
    tail.slice(-4),
    -tail.length,
    tail,
  );
}

export function samplesByAlias(db: Db, matchKey: string): SampleFacts[] {
  return all(
    db,
    `${FACTS} WHERE id IN (SELECT sample_id FROM aliases WHERE match_key = ?) ORDER BY number LIMIT 20`,
    matchKey,
  );
}

/** Samples whose number without its check character is one of these. */
export function samplesByBody(db: Db, bodies: readonly string[]): SampleFacts[] {
  return bodies.flatMap((body) =>
    all<SampleFacts>(
      db,
      `${FACTS} WHERE number >= ? AND number < ? AND length(number) = ?`,
      body,
      `${body}~`,
      body.length + 1,
    ),
  );
}

/** The samples whose numbers come just before and after one that is not there. */
export function samplesBeside(db: Db, bare: string): SampleFacts[] {
  return [
    ...all<SampleFacts>(db, `${FACTS} WHERE number < ? ORDER BY number DESC LIMIT 1`, bare),
    ...all<SampleFacts>(db, `${FACTS} WHERE number > ? ORDER BY number LIMIT 1`, bare),
  ];
}

/** A few samples whose name or specification has this in it (by match key). */
export function samplesNamed(db: Db, matchKey: string): SampleFacts[] {
  if (matchKey === '') return [];
  return all(db, `${FACTS} WHERE instr(match_key, ?) > 0 ORDER BY number LIMIT 3`, matchKey);
}

/** How much of a sample is promised to others than this holder (null: to anybody), in thousandths. */
export function reservedFor(db: Db, sampleId: number, exceptHolder: number | null): number {
  return one<{ sum: number }>(
    db,
    'SELECT coalesce(sum(quantity), 0) AS sum FROM reservations WHERE sample_id = ? AND holder_id IS NOT ?',
    sampleId,
    exceptHolder,
  )!.sum;
}

/** Whether goods of that quality may be checked out and promised. */
export function isAccepted(quality: SampleFacts['quality']): boolean {
  return quality === 'accepted' || quality === 'conditional';
}

/** How much of a sample could be checked out: accepted or conditional, where goods are lent from, in thousandths. */
export function lendable(db: Db, sample: Pick<SampleFacts, 'id' | 'quality'>): number {
  if (!isAccepted(sample.quality)) return 0;
  return one<{ sum: number }>(
    db,
    `SELECT coalesce(sum(b.quantity), 0) AS sum FROM balances b JOIN places p ON p.id = b.place_id
     WHERE b.sample_id = ? AND p.lends = 1`,
    sample.id,
  )!.sum;
}

/** What is left for anybody after all reservations; never below zero in what is shown. */
export function available(db: Db, sample: Pick<SampleFacts, 'id' | 'quality'>): number {
  return Math.max(0, lendable(db, sample) - reservedFor(db, sample.id, null));
}

/** The columns of a sample that a part of it takes over. */
export function copySampleRow(db: Db, id: number): Record<string, unknown> {
  const {
    id: _id,
    number: _number,
    parent_id: _parent,
    entry: _entry,
    ...rest
  } = one<Record<string, unknown>>(db, 'SELECT * FROM samples WHERE id = ?', id)!;
  return rest;
}

/** What a sample is accepted by: its own standard, else the newest for the same part number of the same customer. */
export function standardFor(db: Db, sampleId: number): string | null {
  return one<{ standard: string | null }>(
    db,
    `SELECT coalesce(s.quality_standard, (SELECT x.quality_standard FROM samples x
       WHERE x.customer_id = s.customer_id AND x.part_no = s.part_no AND x.quality_standard IS NOT NULL
       ORDER BY x.id DESC LIMIT 1)) AS standard
     FROM samples s WHERE s.id = ?`,
    sampleId,
  )!.standard;
}
