import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/commands/index.ts';
import { type Fields, flagOf, type OutcomeCommand } from '../src/cli/describe.ts';
import { allOptions } from '../src/cli/globals.ts';
import { messageOf } from '../src/cli/present/errors.ts';
import { describeFinding } from '../src/cli/present/findings.ts';
import { EXPECTED_EN, EXPECTED_ZH } from '../src/cli/present/messages/usage.ts';
import { SECTIONS } from '../src/domain/classifying/rules.ts';
import { type ErrorCode, Refusal } from '../src/domain/errors.ts';
import { FINDINGS } from '../src/domain/findings.ts';
import { SETTING_KEYS } from '../src/domain/settings.ts';
import { REPORTS } from '../src/reports/index.ts';
import { ERROR_FACTS } from './error-facts.ts';

// Every word that a user can meet exists in both languages; names and codes alone are foreign.

/** Chinese characters and full-width signs. */
const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

/** The keys of a result, at every depth. */
function keysOf({ properties = {}, items, anyOf = [] }: Schema): string[] {
  const below = [...Object.values(properties), ...anyOf, ...(items ? [items] : [])];
  return [...Object.keys(properties), ...below.flatMap(keysOf)];
}

/** What may stand in Chinese text: codes of ours, and names of things that have no other. */
const CODES = new Set([
  ...COMMANDS.flatMap(({ name }) => name.split(' ')),
  ...COMMANDS.flatMap((description) =>
    Object.entries({ ...description.arguments, ...allOptions(description) } as Fields).flatMap(([key, { choices }]) => [
      key,
      ...(choices ?? []),
    ]),
  ),
  ...COMMANDS.flatMap((description) => ('columns' in description ? description.columns.map(({ key }) => key) : [])),
  ...[
    'samples',
    'help',
    'json',
    'csv',
    'ndjson',
    'table',
    'html',
    'xlsx',
    'zh',
    'en',
    'exit-codes',
    'environment',
    'formats',
    'settings',
  ],
  ...COMMANDS.flatMap((description) => ('result' in description ? keysOf(description.result.schema) : [])),
  ...SETTING_KEYS,
  ...SECTIONS,
  ...REPORTS.flatMap(({ name, by }) => [name, ...(by ?? [])]),
  ...['today', 'yesterday', 'null', 'error', 'code', 'init', 'npm', 'ci', 'on', 'off', 'dumb'],
]);
const NAMES =
  /SQLite|JSON Schema|Node(?:\.js)?|Asia\/Shanghai|li@example\.com|YYYY-MM-DD|~\/\.local\/share\/samples\/samples\.db|\$XDG_DATA_HOME\/samples\/samples\.db|manifest\.json|index\.html|docs\/cron\.md|\.replaced-|gb18030|exit-codes/g;

/** English words in a Chinese text that are neither codes, nor names, nor part of a command to type. */
function strays(text: string): string[] {
  const bare = text
    .replace(/\bsamples(?: +[A-Za-z0-9<>.…|=_/:-]+)+/g, ' ')
    .replace(/--[a-z][a-z-]*/g, ' ')
    .replace(NAMES, ' ');
  // Lower-case words of two letters or more; capitals are codes (DOCK, CSV, S26-000123-D).
  return (bare.match(/[A-Za-z][A-Za-z_.-]*[A-Za-z]/g) ?? []).filter(
    (word) => /[a-z]/.test(word) && !CODES.has(word) && !/^[A-Z]\d/.test(word),
  );
}

interface Both {
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}

/** Everything with `zh` and `en` below a value, by its path. */
function* pairs(value: unknown, where: string, seen = new Set<object>()): Generator<Both> {
  if (value === null || typeof value !== 'object' || seen.has(value)) return;
  seen.add(value);
  const { zh, en } = value as { zh?: unknown; en?: unknown };
  if (typeof zh === 'string' || typeof en === 'string') {
    yield { where, zh: String(zh), en: String(en) };
    return;
  }
  for (const [key, below] of Object.entries(value)) yield* pairs(below, `${where}.${key}`, seen);
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.ts$/.test(file));
const described: Both[] = [];
for (const file of files.sort()) described.push(...pairs(await import(resolve('src', file)), file));

function judge(texts: readonly Both[]): string[] {
  return texts.flatMap(({ where, zh, en }) => {
    const wrong: string[] = [];
    if (zh === 'undefined' || zh.trim() === '') wrong.push(`${where}: no Chinese`);
    if (en === 'undefined' || en.trim() === '') wrong.push(`${where}: no English`);
    if (strays(zh).length > 0) wrong.push(`${where}: "${strays(zh).join(' ')}" in ${zh}`);
    if (CHINESE.test(en)) wrong.push(`${where}: Chinese in ${en}`);
    if (/[!！]/.test(zh + en)) wrong.push(`${where}: an exclamation mark`);
    return wrong;
  });
}

test('a stray word is seen', () => {
  expect(strays('已建库：samples init 和 --json')).toEqual([]);
  expect(strays('已建库 please')).toEqual(['please']);
  expect(judge([{ where: 'x', zh: '好', en: '好' }])).toEqual(['x: Chinese in 好']);
});

test('descriptions, columns, words for codes, topics and settings', () => {
  expect(described.length).toBeGreaterThan(400);
  expect(judge(described)).toEqual([]);
});

test('every flag, argument and column says what it is', () => {
  for (const description of COMMANDS) {
    const { name, summary, arguments: parameters, options } = description;
    expect(summary.zh && summary.en, name).toBeTruthy();
    for (const [key, { about }] of Object.entries({ ...parameters, ...options } as Fields)) {
      expect(about.zh && about.en, `${name} ${flagOf(key)}`).toBeTruthy();
    }
    if ('columns' in description)
      for (const { key, heading } of description.columns)
        expect(heading.zh && heading.en, `${name} ${key}`).toBeTruthy();
  }
  expect(Object.keys(EXPECTED_ZH).sort()).toEqual(Object.keys(EXPECTED_EN).sort());
});

test('error messages and findings', () => {
  const texts = (Object.keys(ERROR_FACTS) as ErrorCode[]).flatMap((code) =>
    ERROR_FACTS[code].flatMap((facts) => {
      const refusal = new Refusal(code, facts as never);
      const [zh, en] = [messageOf(refusal, 'zh'), messageOf(refusal, 'en')];
      expect(Boolean(zh.hint), `${code}: a hint in both languages or in none`).toBe(Boolean(en.hint));
      return [
        { where: code, zh: zh.message, en: en.message },
        ...(zh.hint ? [{ where: `${code} hint`, zh: zh.hint, en: en.hint! }] : []),
      ];
    }),
  );
  const findings = FINDINGS.map((code) => {
    const finding = { code, entry: 7, subject: 'X 3', detail: null };
    return { where: code, zh: describeFinding(finding, 'zh'), en: describeFinding(finding, 'en') };
  });
  expect(judge([...texts, ...findings])).toEqual([]);
});

test('sentences about results', () => {
  const texts = COMMANDS.filter((each): each is OutcomeCommand => 'result' in each).flatMap((description) =>
    [0, 1, 2].flatMap((variant) =>
      [false, true].flatMap((would): Both[] => {
        const result = made(description.result.schema, variant);
        try {
          const where = `${description.name} (${variant}${would ? ', dry' : ''})`;
          return [
            {
              where,
              zh: description.say.zh(result, would).join('\n'),
              en: description.say.en(result, would).join('\n'),
            },
          ];
        } catch (error) {
          // Not every shape is possible: an empty list may be one that never is.
          if (error instanceof TypeError && variant > 0) return [];
          throw error;
        }
      }),
    ),
  );
  expect(texts.length).toBeGreaterThan(COMMANDS.length);
  expect(judge(texts.filter(({ zh, en }) => zh !== '' || en !== ''))).toEqual([]);
  for (const { where, zh, en } of texts.filter((each) => !each.where.includes(', dry'))) {
    const rehearsed = texts.find((each) => each.where === where.replace(')', ', dry)'));
    if (!rehearsed || rehearsed.zh === zh) continue;
    // A rehearsal speaks in the conditional in both.
    expect(rehearsed.zh, where).toContain('将');
    expect(rehearsed.en.toLowerCase(), where).toContain('would');
    expect(en.toLowerCase(), where).not.toContain('would');
  }
});

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
}

/** A value of that schema: 0 = everything there, 1 = what may be absent is, 2 = other choices and numbers. */
function made(schema: Schema, variant: number): unknown {
  if (schema.enum) return schema.enum[variant % schema.enum.length];
  if (schema.anyOf) return made(schema.anyOf.at(variant === 1 ? -1 : 0)!, variant);
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      if (schema.additionalProperties) return { X1: made(schema.additionalProperties, variant) };
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, below]) => [key, made(below, variant)]),
      );
    case 'array':
      return variant === 1 ? [] : [made(schema.items ?? { type: 'string' }, variant)];
    case 'number':
    case 'integer':
      return variant === 0 ? 3 : variant - 1;
    case 'boolean':
      return variant !== 1;
    case 'null':
      return null;
    default:
      if (schema.format === 'date-time') return '2026-11-22T09:30:00+08:00';
      return schema.pattern ? '2026-11-22' : 'X1';
  }
}
