/**
 * Seals of very many rows. SQLite puts together the bytes that are hashed (domain/chain.ts says which), many rows at
 * once: handing over each value takes three times as long.
 */
import { SALT_BYTES, SEAL_BYTES, SEAL_HEAD, sealsOfBytes } from '../domain/chain.ts';
import { type Db, sql } from './sql.ts';

/** Some rows' seals: their ids as a JSON array, and the salts and seals one after the other. */
export interface Seals {
  readonly ids: string;
  readonly salts: Buffer;
  readonly seals: Buffer;
}

/** The id, salt and seal of each row of some {@link Seals}, as SQL that they are bound to. */
export const SEALS_AS_ROWS = `SELECT value, substr(:salts, key * ${SALT_BYTES} + 1, ${SALT_BYTES}),
         substr(:seals, key * ${SEAL_BYTES} + 1, ${SEAL_BYTES})
       FROM json_each(:ids)`;

/** A column as it is sealed. */
export interface SealedValue {
  readonly name: string;
  readonly type: 'INTEGER' | 'TEXT' | 'BLOB';
  /** Where its value comes from, as SQL. */
  readonly value: string;
}

/** So many rows are sealed at once. */
const AT_ONCE = 100;

const TAGS = { INTEGER: 'i', TEXT: 't', BLOB: 'b' } as const;

const literal = (bytes: Uint8Array): string => `x'${Buffer.from(bytes).toString('hex')}'`;

/** A length as four bytes: those up to here are looked up in a list, which takes a third of the time. */
const LISTED = 1024;
const LENGTHS = Buffer.alloc(LISTED * 4);
for (let length = 0; length < LISTED; length++) LENGTHS.writeUInt32BE(length, length * 4);

function part(name: string): Buffer {
  const bytes = Buffer.alloc(4 + name.length, name.padStart(4 + name.length), 'latin1');
  bytes.writeUInt32BE(name.length);
  return bytes;
}

/** What is hashed of a column, as SQL; NULL where it holds nothing. */
function bytesOf({ name, type, value }: SealedValue): string {
  const size = `1 + octet_length(${value})`;
  const length = `iif(${size} < ${LISTED}, substr(:lengths, 4 * (${size}) + 1, 4), unhex(printf('%08x', ${size})))`;
  return `${literal(part(name))} || ${length} || '${TAGS[type]}' || ${value}`;
}

/** Which rows are sealed: FROM and WHERE, the id and the key of their order as SQL; the keys beyond `start`. */
export interface SealsWanted {
  readonly from: string;
  readonly id: string;
  readonly key: string;
  readonly start: number;
}

/** Seals these rows, in the order of their keys. */
export function* sealsOf(
  db: Db,
  columns: readonly SealedValue[],
  rows: SealsWanted,
  salts: (count: number) => Buffer,
): Generator<Seals> {
  const head = literal(Buffer.concat([SEAL_HEAD, Buffer.alloc(SALT_BYTES)]));
  const sorted = [...columns].sort((a, b) => (a.name < b.name ? -1 : 1));
  const { from, id, key, start } = rows;
  // concat() passes over NULL, as a seal does.
  const next = sql(
    db,
    `SELECT CAST(group_concat(bytes, '') AS BLOB), '[' || group_concat(octet_length(bytes)) || ']',
       '[' || group_concat(id) || ']', max(at)
     FROM (SELECT concat(${head}, ${sorted.map(bytesOf).join(', ')}) AS bytes, ${id} AS id, ${key} AS at
           ${from} AND ${key} > :after ORDER BY ${key} LIMIT ${AT_ONCE})`,
  ).raw() as unknown as { get(values: object): [Buffer | null, string, string, number] };
  for (let after = start; ; ) {
    const [bytes, lengths, ids, last] = next.get({ lengths: LENGTHS, after });
    if (bytes === null) return;
    const sizes = JSON.parse(lengths) as number[];
    const fresh = salts(sizes.length);
    yield { ids, salts: fresh, seals: sealsOfBytes(bytes, sizes, fresh) };
    after = last;
  }
}

/** The seals of an entry as its digest takes them in, in their order, many at once. */
export function* sealParts(db: Db, entry: number): Generator<Uint8Array> {
  const subjects = sql(db, 'SELECT DISTINCT subject FROM seals WHERE entry = ? ORDER BY subject').pluck();
  const next = sql(
    db,
    `SELECT max(subject_id), CAST(group_concat(:head || char(octet_length(subject_id)) || subject_id ||
         ${literal(lengthOf(32))} || seal, '') AS BLOB)
     FROM (SELECT subject_id, seal FROM seals WHERE entry = :entry AND subject = :subject AND subject_id > :after
           ORDER BY subject_id LIMIT 5000)`,
  ).raw() as unknown as { get(values: object): [number, Buffer | null] };
  for (const subject of subjects.all(entry) as string[]) {
    // The length of an id is one byte below 0x80.
    const head = Buffer.concat([part('seal'), part(subject), Buffer.alloc(3)]);
    for (let after = -1; ; ) {
      const [last, bytes] = next.get({ head, entry, subject, after });
      if (bytes === null) break;
      yield bytes;
      after = last;
    }
  }
}

function lengthOf(size: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(size);
  return bytes;
}
