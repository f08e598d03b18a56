import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { casesFor } from './commands.ts';
import { foreignWords } from './foreign.ts';
import { KEYS } from './keys.ts';
import { type Copy, type Language, Prepared, WORDS } from './prepared.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];
const prepared = {} as Record<Language, Prepared>;
beforeAll(async () => {
  for (const language of LANGUAGES) prepared[language] = await Prepared.make(language);
});
afterAll(() => {
  for (const language of LANGUAGES) prepared[language]?.close();
});

const cases = casesFor(WORDS.zh);
const commandOf = (label: string): string => label.replace(/ --.*/, '');
const described = Object.entries(cases).flatMap(([name, said]) =>
  COMMANDS.filter((description) => description.name === commandOf(name)).map((description) => ({
    name,
    words: description.name.split(' '),
    writes: description.writes === true,
    timeless: description.timeless === true,
    isList: 'columns' in description,
    isCsv: 'csv' in description && description.csv === true,
    case: said,
  })),
);
const writing = described.filter(({ writes }) => writes);

test('every described command is in the table, and nothing else', () => {
  const known = new Set(Object.keys(cases).map(commandOf));
  expect([...known].sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
  expect(writing.filter(({ case: { other } }) => other === undefined).map(({ name }) => name)).toEqual([]);
});

const ajv = new Ajv({ strict: false, formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/ } });

describe.each(described)(
  'samples $name',
  ({ name, words, writes, timeless, isList, isCsv, case: { first, words: said, other, text, elsewhere } }) => {
    test.skipIf(text)('--json answers what its schema says', async () => {
      const copy = await prepared.zh.copy().after(first);
      const done = await copy.run(...words, ...said, '--json');
      expect(done).toMatchObject({ status: 0 });
      const answer = JSON.parse(done.stdout);
      const schema = JSON.parse(
        (await copy.run('schema', ...words, ...(/^report(?! nightly)|template/.test(name) ? said.slice(0, 1) : [])))
          .stdout,
      );
      ajv.validate(schema, answer);
      expect(ajv.errors).toBeNull();
      expect(undescribed(schema, answer)).toEqual([]);
      if (isList) {
        // What writes is asked in a store that has not been written to.
        const fresh = writes ? await prepared.zh.copy().after(first) : copy;
        const lines = (await fresh.run(...words, ...said, '--format', 'ndjson')).stdout.split('\n').filter(Boolean);
        expect(lines.map((line) => JSON.parse(line))).toEqual(answer);
      }
    });

    test.skipIf(!isList || writes || name.endsWith('--html'))(
      'rows that nobody takes are not left half read',
      async () => {
        const copy = await prepared.zh.copy().after(first);
        expect(await copy.run(...words, ...said, '--limit', '0', '--json')).toMatchObject({
          status: 0,
          stdout: '[]\n',
        });
        const ways = { unknown_column: ['--columns', 'none'], file_exists: ['--out', copy.file] };
        for (const [code, way] of Object.entries(ways)) {
          const refused = await copy.run(...words, ...said, '--json', ...way);
          expect(refused).toMatchObject({ stdout: '' });
          expect(JSON.parse(refused.stderr.slice(refused.stderr.indexOf('{'))).error.code).toBe(code);
        }
      },
    );

    test.skipIf(!writes)('--dry-run answers the same and changes not a byte', async () => {
      const copy = prepared.zh.copy();
      // Somebody else has the store open, so that its -wal stays and can be compared as well.
      const beside = new Database(copy.file);
      beside.pragma('user_version');
      try {
        const before = bytesOf(copy);
        const rehearsed = await copy.run(...words, ...said, '--json', '--dry-run');
        expect(rehearsed).toMatchObject({ status: 0 });
        expect((await copy.run(...words, ...said, '-n', '--ref', 'never')).status).toBe(0);
        expect(bytesOf(copy)).toEqual(before);
        const real = await copy.run(...words, ...said, '--json');
        expect(withoutHead(rehearsed.stdout)).toEqual(withoutHead(real.stdout));
        expect(entriesOf(copy)).toBe(entriesOf(prepared.zh.copy()) + 1);
      } finally {
        beside.close();
      }
    });

    test.skipIf(!writes || elsewhere)(
      '--ref: once recorded, answered the same, refused for something else',
      async () => {
        const copy = prepared.zh.copy();
        const first = await copy.run(...words, ...said, '--ref', 'k1', '--json');
        expect(first).toMatchObject({ status: 0 });
        const entries = entriesOf(copy);
        expect(await copy.run(...words, ...said, '--ref', 'k1', '--json')).toEqual(first);
        // Neither the language nor the form of the output makes it something else.
        const keys = ['--ref', 'k1', '--lang', 'en'];
        const shown = await copy.run(...words, ...said, ...keys, '--format', isList ? 'json' : 'ndjson');
        expect(bare(JSON.parse(shown.stdout))).toEqual(bare(JSON.parse(first.stdout)));
        const refused = await copy.run(...words, ...other!, '--ref', 'k1', '--json');
        expect(refused).toMatchObject({ status: 5, stdout: '' });
        expect(JSON.parse(refused.stderr).error.code).toBe('ref_reused');
        expect(entriesOf(copy)).toBe(entries);
      },
    );

    test.skipIf(!writes)('--at: when it happened, never in the future', async () => {
      const copy = prepared.zh.copy();
      const yesterday = await copy.run(...words, ...said, '--at', 'yesterday', '--json');
      if (timeless) {
        expect(JSON.parse(yesterday.stderr).error.code).toBe('unknown_option');
        return;
      }
      expect(yesterday).toMatchObject({ status: 0 });
      const { happened_at, recorded_at } = lastEntry(copy);
      // In Shanghai: from 16:00 of the day before in UTC.
      expect(happened_at >= '2026-11-20T16:00' && happened_at < '2026-11-21T16:00').toBe(true);
      expect(recorded_at).toBe('2026-11-22T01:30:00.000Z');
      for (const later of ['tomorrow', '2026-11-22 09:31']) {
        const refused = await prepared.zh.copy().run(...words, ...said, '--at', later, '--json');
        expect(refused).toMatchObject({ status: 5, stdout: '' });
        expect(JSON.parse(refused.stderr).error.code).toBe('in_the_future');
      }
    });

    test.each(LANGUAGES)('--lang %s speaks that language alone', async (language) => {
      const inThat = casesFor(WORDS[language])[name]!;
      const ways = [[], ...(writes ? [['--dry-run']] : []), ...(isList ? [['--full'], ['--format', 'csv']] : [])];
      for (const way of ways) {
        const copy = await prepared[language].copy().after(inThat.first);
        const done = await copy.run(...words, ...inThat.words, ...way, '--lang', language);
        expect(done).toMatchObject({ status: 0 });
        expect(done.stdout).not.toBe('');
        if (name === 'schema' || name === 'completion') continue;
        // In CSV the headings are words; what stands below may be a code.
        const said =
          isCsv || way.includes('csv')
            ? done.stdout.split('\n')[0]!
            : (name.endsWith('--html') ? textOf(done.stdout) : done.stdout) + done.stderr;
        expect(foreignWords(said, language, inThat.keys && KEYS)).toEqual([]);
        expect(done.stdout).not.toMatch(/undefined|null|NaN|\[object|\u001b/);
      }
    });
  },
);

/** What a page says, without its tags and style. */
function textOf(page: string): string {
  return page.replace(/<style>.*?<\/style>/su, ' ').replace(/<[^>]+>/gu, ' ');
}

/** The content of the store and everything beside it; -shm is how processes talk and holds nothing. */
function bytesOf({ folder }: Copy): Record<string, string> {
  const names = readdirSync(folder)
    .filter((name) => !name.endsWith('-shm'))
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

function entriesOf(copy: Copy): number {
  return query<{ seq: number }>(copy, 'SELECT max(seq) AS seq FROM journal').seq;
}

function lastEntry(copy: Copy): { happened_at: string; recorded_at: string } {
  return query(copy, 'SELECT happened_at, recorded_at FROM journal ORDER BY seq DESC LIMIT 1');
}

function query<R>({ file }: Copy, sql: string): R {
  expect(statSync(file).size).toBeGreaterThan(0);
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(sql).get() as R;
  } finally {
    db.close();
  }
}

/** Rows without what is said in words, which is in the language asked for. */
function bare(answer: unknown): unknown {
  return Array.isArray(answer) ? answer.map((row: Record<string, unknown>) => ({ ...row, reason: null })) : answer;
}

/** The head of the chain depends on salts, which are random; a rehearsal makes no batch, and alone shows first rows. */
function withoutHead(json: string): unknown {
  const other = ['head', 'bytes', 'batch', 'examples'];
  return JSON.parse(json, (key, value: unknown) => (other.includes(key) ? null : value));
}

/** Keys of an answer that its schema does not speak of. */
function undescribed(schema: Record<string, unknown>, answer: unknown, path = ''): string[] {
  const choices = (schema.anyOf ?? schema.oneOf) as Record<string, unknown>[] | undefined;
  if (choices) {
    const found = choices.map((choice) => undescribed(choice, answer, path));
    return found.find((each) => each.length === 0) ?? found[0]!;
  }
  if (Array.isArray(answer))
    return answer.flatMap((each) => undescribed((schema.items ?? {}) as typeof schema, each, `${path}[]`));
  if (answer === null || typeof answer !== 'object' || schema.additionalProperties !== undefined) return [];
  const properties = (schema.properties ?? {}) as Record<string, typeof schema>;
  return Object.entries(answer).flatMap(([key, value]) =>
    properties[key] ? undescribed(properties[key], value, `${path}.${key}`) : [`${path}.${key}`],
  );
}
