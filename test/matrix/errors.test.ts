import { userInfo } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageOf } from '../../src/cli/present/errors.ts';
import { type ErrorCode, EXIT_STATUS, Refusal } from '../../src/domain/errors.ts';
import { DESK_FACTS } from '../error-facts-desk.ts';
import { foreignWords } from './foreign.ts';
import { KEYS } from './keys.ts';
import { type Language, Prepared, WORDS } from './prepared.ts';
import { ELSEWHERE, provocations } from './provoking.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];
const prepared = {} as Record<Language, Prepared>;
beforeAll(async () => {
  for (const language of LANGUAGES) prepared[language] = await Prepared.make(language);
});
afterAll(() => {
  for (const language of LANGUAGES) prepared[language]?.close();
});

const codes = (Object.keys(EXIT_STATUS) as ErrorCode[]).sort();
const met = codes.filter((code) => provocations(WORDS.zh)[code]);

test('every error is met here, or it is said why not', () => {
  expect(codes.filter((code) => !met.includes(code) && !ELSEWHERE[code])).toEqual([]);
  expect(Object.keys(ELSEWHERE).filter((code) => met.includes(code as ErrorCode))).toEqual([]);
});

/** Meets an error in a language; answers what was typed and what was said. */
async function meet(code: ErrorCode, language: Language): Promise<{ typed: string; said: string; json: string }> {
  const { first = [], spoil, words, env } = provocations(WORDS[language])[code]!;
  const copy = await prepared[language].copy().after(first);
  const restore = spoil?.(copy);
  try {
    const shown = await copy.with(env).run(...words, '--lang', language);
    // A wrong PIN is counted, so that the second would be told otherwise.
    const again = code === 'pin_wrong' ? await prepared[language].copy().after(first) : copy;
    const json = await again.with(env).run(...words, '--lang', language, '--json');
    // An import answers what it read even where it refuses rows; a request made instead is answered with its number.
    const stdout = code === 'rows_refused' || code === 'approval_requested' ? expect.any(String) : '';
    expect(shown, shown.stderr).toMatchObject({ status: EXIT_STATUS[code], stdout });
    expect(json, json.stderr).toMatchObject({ status: EXIT_STATUS[code], stdout });
    const { error } = JSON.parse(json.stderr) as { error: Record<string, unknown> };
    expect(error.code).toBe(code);
    // The same words in both forms; what is untrusted is shown with escapes and never raw.
    expect(shown.stderr).toBe(`${error.message}\n${error.hint === null ? '' : `${error.hint}\n`}`);
    expect(shown.stderr).not.toMatch(/undefined|\[object|NaN|[\u0000-\u0009\u000b-\u001f]/);
    expect(
      foreignWords(shown.stderr, language, new Set([...KEYS, ...words.flatMap((word) => word.split(','))])),
    ).toEqual([]);
    const typed = words.map((word) => (/^[\w@./,:-]+$/.test(word) ? word : JSON.stringify(word))).join(' ');
    // Whoever runs the tests has another login.
    const hide = (text: string): string =>
      /not_yours|no_operator/.test(code) ? text.replaceAll(userInfo().username, 'LOGIN') : text;
    return { typed, said: hide(shown.stderr), json: hide(json.stderr) };
  } finally {
    restore?.();
  }
}

const transcripts = new Map<ErrorCode, string>();

test.each(met)('%s', async (code) => {
  const zh = await meet(code, 'zh');
  const en = await meet(code, 'en');
  const lines = [
    `## ${code} (exit ${EXIT_STATUS[code]})`,
    `$ samples ${zh.typed}`,
    zh.said.trimEnd(),
    `$ samples ${en.typed}`,
    en.said.trimEnd(),
    zh.json.trimEnd(),
  ];
  transcripts.set(code, `${lines.join('\n').replace(/x{100,}/g, 'xxx…')}\n`);
});

test('every error says what it said before', async () => {
  await expect([...transcripts.values()].join('\n')).toMatchFileSnapshot('../golden/errors.txt');
});

test.each(Object.keys(ELSEWHERE) as ErrorCode[])('%s has its words', (code) => {
  const known: Readonly<Partial<Record<ErrorCode, readonly object[]>>> = DESK_FACTS;
  const general = {
    problem: 'x',
    at: 'work',
    file: '/f',
    temporary: null,
    found: '3.1',
    needed: '3.2',
    message: 'x',
    limit: '1 GB',
    reason: 'ENOSPC',
    rejected: 2,
    taken: true,
    next: 'samples import customers c.csv',
  };
  const facts = { ...general, ...known[code]?.[0] };
  for (const language of LANGUAGES) {
    const { message } = messageOf(new Refusal(code, facts as never), language);
    expect(message).not.toMatch(/undefined|\[object/);
    expect(foreignWords(message, language, new Set(['SQLite']))).toEqual([]);
  }
});
