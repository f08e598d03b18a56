import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Room } from '../room.ts';

// The sheets of fixtures/ and what a careful reader says about each line of them (expected.json, made before the importer).

interface Expected {
  readonly kind: string;
  readonly encoding: string;
  readonly columns: Readonly<Record<string, string | null>>;
  readonly read: number;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly rejects: readonly { line: number; column: string | null; or?: readonly string[] }[];
  readonly warnings: readonly { line: number; column: string }[];
  readonly values: readonly Readonly<Record<string, string | number | null>>[];
}
interface Outcome {
  readonly rejects: readonly { line: number; column: string | null; reason: string }[];
  readonly warnings: readonly { line: number; column: string | null }[];
  readonly columns: Readonly<Record<string, string>>;
  readonly batch: string | null;
  readonly encoding: string;
  readonly [key: string]: unknown;
}

const FIXTURES = resolve('fixtures');
const { files } = JSON.parse(readFileSync(join(FIXTURES, 'expected.json'), 'utf8')) as {
  files: Readonly<Record<string, Expected>>;
};
const ENCODINGS: Readonly<Record<string, string>> = { GBK: 'gb18030', 'UTF-8': 'utf-8', 'UTF-16LE': 'utf-16le' };
const COUNTS = ['read', 'imported', 'updated', 'unchanged', 'rejected', 'skipped'] as const;

/** A store with the people and the places that the sheets name; copied, because each command takes its time. */
let original: Room;
const copies = mkdtempSync(join(tmpdir(), 'samples-fixtures-'));
beforeAll(() => {
  original = new Room();
  const table = (name: string) =>
    readFileSync(join(FIXTURES, name), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',') as [string, string, string, string]);
  for (const [code, name, role] of table('people.csv'))
    original.ok('operators', 'add', code, '--name', name, '--role', role);
  for (const [code, name, parent, purpose] of table('locations.csv'))
    original.ok(
      'locations',
      'add',
      code,
      '--name',
      name,
      '--purpose',
      purpose,
      ...(parent ? ['--parent', parent] : []),
    );
});
afterAll(() => {
  original.close();
  rmSync(copies, { recursive: true, force: true });
});

function copyOf(room: Room, name: string): Room {
  const file = join(copies, `${name}.db`);
  room.ok('backup', file);
  const copy = Object.create(room) as Room;
  Object.assign(copy, { file, env: { ...room.env, SAMPLES_DB: file } });
  return copy;
}

function importing(room: Room, file: string, ...more: string[]): { status: number | null; outcome: Outcome } {
  const { kind } = files[file]!;
  const { status, stdout } = room.run('import', kind, join(FIXTURES, file), '--json', ...more);
  return { status, outcome: JSON.parse(stdout) as Outcome };
}

const rowsOf = (room: Room, kind: string): Record<string, string | number | null>[] => room.json('export', kind);

/** What a line of expected.json says, against what the outcome says. */
function expectAsRead(outcome: Outcome, expected: Expected): void {
  expect(Object.fromEntries(COUNTS.map((key) => [key, outcome[key]]))).toEqual(
    Object.fromEntries(COUNTS.map((key) => [key, expected[key]])),
  );
  expect(outcome.encoding).toBe(ENCODINGS[expected.encoding]);
  expect(outcome.rejects.map(({ line }) => line)).toEqual(expected.rejects.map(({ line }) => line));
  for (const [at, { column, or = [] }] of expected.rejects.entries())
    expect([column, ...or], `line ${outcome.rejects[at]!.line}`).toContain(outcome.rejects[at]!.column);
  for (const { reason } of outcome.rejects) expect(reason).not.toMatch(/^$|undefined|\[object/);
  const mapped = Object.entries(expected.columns).filter(([, key]) => key !== null);
  expect(outcome.columns).toEqual(Object.fromEntries(mapped.map(([heading, key]) => [key, heading])));
  for (const { line, column } of expected.warnings)
    expect(outcome.warnings).toContainEqual(expect.objectContaining({ line, column }));
}

describe.each(['customers-legacy.csv', 'customers-second.csv'])('%s', (file) => {
  const expected = files[file]!;

  test('is refused as a whole; every line is accounted for, nothing is written', () => {
    const room = copyOf(original, `${file}-whole`);
    const before = readFileSync(room.file);
    const { status, outcome } = importing(room, file);
    expect(status).toBe(3);
    expectAsRead(outcome, expected);
    expect(outcome.batch).toBeNull();
    expect(readFileSync(room.file).equals(before)).toBe(true);
  });

  test('--partial takes the rest; the same again changes nothing; the store holds', () => {
    const room = copyOf(original, `${file}-partial`);
    const { status, outcome } = importing(room, file, '--partial');
    expect(status).toBe(3);
    expectAsRead(outcome, expected);
    expect(outcome.batch).toBe('I26-000001');
    const stored = rowsOf(room, 'customers');
    expect(stored.length).toBe(expected.imported + 1);
    for (const { line, ...values } of expected.values) {
      const row = stored.find(({ name }) => name === values.name);
      expect(row, `line ${line}`).toMatchObject(values);
    }
    expect(room.json('import', 'list')).toMatchObject([{ batch: 'I26-000001', file, imported: expected.imported }]);
    const head = room.head();
    const again = importing(room, file, '--partial').outcome;
    expect(again).toMatchObject({ imported: 0, updated: 0, batch: null, rejected: expected.rejected });
    expect(again.unchanged).toBe(expected.imported + expected.unchanged);
    expect(room.head()).toBe(head);
  });
});

test('samples-opening.tsv after the customers', () => {
  const room = copyOf(original, 'samples');
  importing(room, 'customers-legacy.csv', '--partial');
  const expected = files['samples-opening.tsv']!;
  const rehearsed = importing(room, 'samples-opening.tsv', '--partial', '--dry-run').outcome;
  const { status, outcome } = importing(room, 'samples-opening.tsv', '--partial');
  expect(status).toBe(3);
  expect(rehearsed.examples).not.toEqual([]);
  expect({ ...outcome, examples: null }).toEqual({ ...rehearsed, examples: null });
  expectAsRead(outcome, expected);
  const stored = rowsOf(room, 'samples');
  expect(stored.length).toBe(expected.imported);
  const codes = new Map(rowsOf(room, 'customers').map(({ code, name }) => [code, name]));
  for (const { line, alias, customer, ...values } of expected.values) {
    const found = stored.filter(
      (row) =>
        codes.get(row.customer!) === customer &&
        Object.entries({ ...values, ...(alias ? { old_number: alias } : {}) }).every(
          ([key, value]) => row[key] === value,
        ),
    );
    expect(found.length, `line ${line}`).toBeGreaterThan(0);
  }
  const again = importing(room, 'samples-opening.tsv', '--partial').outcome;
  expect(again).toMatchObject({
    imported: 0,
    updated: 0,
    unchanged: expected.imported + expected.unchanged,
    batch: null,
  });
  // What was received long ago is there as of then; an old number finds it, a kept number is not issued again.
  expect(room.json('report', 'inventory', '--as-of', '2023-02-01').length).toBeLessThan(stored.length / 10);
  expect(room.json('show', '样-0179')).toMatchObject({ name: '角磨片' });
  expect(room.json('history', 's25000044s')).toMatchObject([{ kind: 'receive', at: '2025-10-15T00:00:00+08:00' }]);
  room.head();
});

test('receipt-lines.csv on one receipt', () => {
  const room = copyOf(original, 'lines');
  room.ok('customers', 'add', 'C1', '--name', '华纺');
  const words = [
    'receive',
    '--customer',
    'C1',
    '--lines',
    join(FIXTURES, 'receipt-lines.csv'),
    '--delivered-by',
    '陈司机',
  ];
  const first = room.json(...words, '--ref', 'r1');
  expect(first.samples.map(({ state }: { state: string }) => state)).toEqual([
    ...['in_stock', 'in_stock', 'in_stock'],
    ...['quarantined', 'quarantined', 'in_stock'],
  ]);
  expect(room.json(...words, '--ref', 'r1')).toEqual(first);
  copyFileSync(join(FIXTURES, 'receipt-lines.csv'), join(room.folder, 'same.csv'));
  expect(room.json(...words.with(4, join(room.folder, 'same.csv')), '--ref', 'r1')).toEqual(first);
  expect(room.json('show', first.samples[3].number)).toMatchObject({ lot: 'D2512-77', expires_on: '2027-06-30' });
  room.head();
});
