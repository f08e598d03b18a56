import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/commands/index.ts';
import { commandHelp, overview, topicHelp } from '../src/cli/present/help.ts';
import { TOPICS } from '../src/cli/present/topics.ts';
import { EXIT_STATUS } from '../src/domain/errors.ts';
import { Room } from './room.ts';

let room: Room;
beforeAll(() => {
  room = new Room();
});
afterAll(() => room.close());

test('help on a command is the same, however it is asked for', () => {
  for (const [lang, asked] of [
    ['zh', ['operators', 'add']],
    ['en', ['customers']],
    ['en', ['checkout']],
  ] as const) {
    const help = room.ok('help', ...asked, '--lang', lang);
    expect(room.ok(...asked, '--help', '--lang', lang)).toBe(help);
    expect(room.ok(...asked, '-h', '--lang', lang)).toBe(help);
    expect(`${help}\n`).toBe(commandHelp(asked.join(' '), lang));
  }
  // Wrong or missing words beside it do not matter.
  expect(room.ok('checkout', '1', '2', '3', '-h')).toBe(room.ok('help', 'checkout'));
  expect(room.ok('help')).toBe(room.ok('--help'));
  expect(room.run()).toMatchObject({ status: 2, stdout: '', stderr: overview('zh') });
  expect(room.run('operators')).toMatchObject({ status: 2, stdout: '', stderr: commandHelp('operators', 'zh') });
});

test('help needs no store, and a damaged one does not stop it', () => {
  room.env.SAMPLES_DB = '/dev/null';
  expect(room.ok('help', 'exit-codes', '--lang', 'zh')).toContain('8    校验发现问题');
  expect(room.ok('schema', 'error')).toContain('"insufficient_stock"');
  expect(room.ok('operators', 'roles', '--json')).toContain('"set_up"');
  room.env.SAMPLES_DB = room.file;
});

test('what there is no help on', () => {
  expect(room.refused('help', 'chekout')).toMatchObject({
    status: 4,
    code: 'topic_not_found',
    hint: '是不是 checkout？',
  });
  expect(room.refused('help', 'exit-code', '--lang', 'en')).toMatchObject({
    status: 4,
    hint: 'Did you mean exit-codes?',
  });
  expect(room.refused('schema', 'chekout')).toMatchObject({
    status: 2,
    code: 'unknown_command',
    details: { near: ['checkout'] },
  });
  expect(room.refused('schema', 'customers').details).toMatchObject({
    near: COMMANDS.map(({ name }) => name).filter((name) => name.startsWith('customers ')),
  });
  expect(room.refused('schema')).toMatchObject({ status: 2, code: 'missing_argument' });
});

test('help fits 80 columns and has an example for every command, in both languages', () => {
  for (const lang of ['zh', 'en'] as const) {
    const texts = [
      overview(lang),
      ...Object.keys(TOPICS).map((name) => topicHelp(name, lang)),
      ...COMMANDS.map(({ name }) => commandHelp(name, lang)),
    ];
    for (const line of texts.flatMap((text) => text.split('\n'))) {
      // What is typed is not broken, and words that are longer than the room are not either.
      if (/^ +samples /.test(line) || line.startsWith('  samples')) continue;
      const width = [...line].reduce((sum, sign) => sum + (/[⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(sign) ? 2 : 1), 0);
      expect(width, line).toBeLessThanOrEqual(80);
    }
  }
  for (const { name, examples } of COMMANDS) {
    expect(examples.length, name).toBeGreaterThan(0);
    for (const { line } of examples) expect(line, name).toContain(`samples ${name}`);
  }
});

test('every exit status and every variable that the program reads is explained', () => {
  const codes = TOPICS['exit-codes']!.rows.map(([code]) => Number(code));
  for (const status of Object.values(EXIT_STATUS)) expect(codes).toContain(status);
  const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n');
  const read = new Set([...source.matchAll(/\benv\.([A-Z][A-Z_]+)/g)].map((match) => match[1]!));
  const explained = new Set(
    TOPICS.environment!.rows.flatMap(([names]) => names.split(', ').map((name) => name.replace(/=.*/, ''))),
  );
  // Set by the program itself: TZ to the zone of the store, SQLITE_TMPDIR to its folder.
  const own = ['TZ', 'SQLITE_TMPDIR'];
  expect([...read].filter((name) => !own.includes(name) && !explained.has(name))).toEqual([]);
  expect([...explained].filter((name) => !read.has(name))).toEqual([]);
});

test('results and errors are what their schemas say', () => {
  const ajv = new Ajv({ strict: false, formats: { 'date-time': true } });
  const valid = (schemaOf: string[], value: unknown): void => {
    const check = ajv.compile(room.json('schema', ...schemaOf));
    expect(check(value), `${schemaOf.join(' ')}: ${JSON.stringify(check.errors)}`).toBe(true);
  };
  valid(['operators', 'add'], room.json('operators', 'add', 'LM', '--name', '李梅', '--role', 'user'));
  valid(['operators', 'edit'], room.json('operators', 'edit', 'LM', '--os-user', 'lim'));
  valid(['operators', 'list'], room.json('operators', 'list'));
  valid(['operators', 'roles'], room.json('operators', 'roles'));
  valid(['operators', 'retire'], room.json('operators', 'retire', 'LM', '--yes'));
  valid(['locations', 'add'], room.json('locations', 'add', 'A', '--temperature', '15..', '--capacity', '3'));
  valid(['locations', 'edit'], room.json('locations', 'edit', 'A', '--light', 'dim'));
  valid(['locations', 'list'], room.json('locations', 'list'));
  valid(['locations', 'tree'], room.json('locations', 'tree'));
  valid(['locations', 'retire'], room.json('locations', 'retire', 'A'));
  valid(
    ['customers', 'add'],
    room.json('customers', 'add', '--name', '越城', '--staff', '3', '--founded-on', '2001-02-03'),
  );
  valid(['customers', 'edit'], room.json('customers', 'edit', 'C000001', '--clear', 'staff'));
  valid(['customers', 'list'], room.json('customers', 'list'));
  valid(['customers', 'show'], room.json('customers', 'show', 'C000001'));
  valid(['config', 'list'], room.json('config', 'list'));
  valid(['config', 'get'], room.json('config', 'get', 'language'));
  valid(['config', 'set'], room.json('config', 'set', 'due.soon_days', '3'));
  const { stderr } = room.run('customers', 'show', 'NOBODY', '--json');
  valid(['error'], JSON.parse(stderr));
  // And a schema that takes anything would prove nothing.
  expect(
    ajv.compile(room.json('schema', 'error'))({
      error: { code: 'no_such_code', message: '', hint: null, details: {} },
    }),
  ).toBe(false);
});
