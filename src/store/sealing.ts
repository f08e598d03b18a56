/**
 * Seals of very many rows. SQLite puts together the bytes that are hashed (domain/chain.ts says which), many rows at
 * once: handing over each value takes three times as long.
 */
import {
  asciiPart,
  partsOfSeals,
  SALT_BYTES,
  SEAL_BYTES,
  SEAL_HEAD,
  sealsOfBytes,
  ZERO_BYTES,
} from '../domain/chain.ts';
import type { SealedTable } from './seals.ts';
import { type Db, sql } from './sql.ts';

/** Some rows' seals. */
export interface Seals {
  /** A JSON array. */
  readonly ids: string;
  /** One after the other. */
  readonly salts: Buffer;
  readonly seals: Buffer;
  /** As the digest of their entry takes them in; null where they are not in the order of their ids. */
  readonly parts: Uint8Array | null;
  readonly first: number;
  readonly last: number;
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
const AT_ONCE = 500;

const TAGS = { INTEGER: 'i', TEXT: 't', BLOB: 'b' } as const;

const literal = (bytes: Uint8Array): string => `x'${Buffer.from(bytes).toString('hex')}'`;

/** Values below this many bytes have what is hashed before them looked up, which takes two thirds of the time. */
const LISTED = 1024;

/** What is hashed of a column before its value: its name, the length of tag and value, the tag. */
function before({ name, type }: SealedValue, size: number): Buffer {
  return Buffer.concat([asciiPart(name), lengthOf(1 + size), Buffer.from(TAGS[type])]);
}

/** The same for every length that is listed, one after the other. */
function listOf(column: SealedValue): Buffer {
  const first = before(column, 0);
  const list = Buffer.alloc(LISTED * first.length, first);
  for (let size = 1; size < LISTED; size++) list.writeUInt32BE(1 + size, (size + 1) * first.length - 5);
  return list;
}

/** What is hashed of a column, as SQL, with its list bound as `:list0`; NULL where it holds nothing. */
function bytesOf(column: SealedValue, at: number): string {
  const { name, type, value } = column;
  const size = `octet_length(${value})`;
  const width = before(column, 0).length;
  const long = `${literal(asciiPart(name))} || unhex(printf('%08x', 1 + ${size})) || '${TAGS[type]}'`;
  return `iif(${size} >= ${LISTED}, ${long}, substr(:list${at}, ${width} * ${size} + 1, ${width})) || ${value}`;
}

/** Which rows are sealed: what they are called in seals, FROM and WHERE, the id and the key of their order as SQL; the keys beyond `start`. */
export interface SealsWanted {
  readonly subject: SealedTable;
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
  const lists = Object.fromEntries(sorted.map((column, at) => [`list${at}`, listOf(column)]));
  const { subject, from, id, key, start } = rows;
  // concat() passes over NULL, as a seal does.
  const next = sql(
    db,
    `SELECT CAST(group_concat(bytes, '') AS BLOB), '[' || group_concat(octet_length(bytes)) || ']',
       '[' || group_concat(id) || ']', max(at)
     FROM (SELECT concat(${head}, ${sorted.map(bytesOf).join(', ')}) AS bytes, ${id} AS id, ${key} AS at
           ${from} AND ${key} > :after ORDER BY ${key} LIMIT ${AT_ONCE})`,
  ).raw() as unknown as { get(values: object): [Buffer | null, string, string, number] };
  for (let after = start; ; ) {
    const [bytes, lengths, ids, last] = next.get({ ...lists, after });
    if (bytes === null) return;
    const sizes = JSON.parse(lengths) as number[];
    const fresh = salts(sizes.length);
    const seals = sealsOfBytes(bytes, sizes, fresh);
    const numbers = JSON.parse(ids) as number[];
    const ascending = numbers.every((number, at) => at === 0 || number > numbers[at - 1]!);
    yield {
      ids,
      salts: fresh,
      seals,
      parts: ascending ? partsOfSeals(subject, numbers, seals) : null,
      first: numbers[0]!,
      last: numbers[numbers.length - 1]!,
    };
    after = last;
  }
}

/** The seals of an entry as its digest takes them in, in their order, many at once. */
export function* sealParts(db: Db, entry: number): Generator<Uint8Array> {
  const subjects = sql(db, 'SELECT DISTINCT subject FROM seals WHERE entry = ? ORDER BY subject').pluck();
  const next = sql(
    db,
    `SELECT max(subject_id), CAST(group_concat(:head || char(octet_length(subject_id)) || subject_id ||
         ${literal(lengthOf(SEAL_BYTES))} || seal, '') AS BLOB)
     FROM (SELECT subject_id, seal FROM seals WHERE entry = :entry AND subject = :subject AND subject_id > :after
           ORDER BY subject_id LIMIT 5000)`,
  ).raw() as unknown as { get(values: object): [number, Buffer | null] };
  for (const subject of subjects.all(entry) as string[]) {
    // The length of an id is one byte below 0x80.
    const head = Buffer.concat([asciiPart('seal'), asciiPart(subject), ZERO_BYTES]);
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
