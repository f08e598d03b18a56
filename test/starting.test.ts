import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS as DAILY } from '../src/cli/commands/daily.ts';

test('the starter knows exactly the words of the daily commands', () => {
  const list = /const DAILY = (\[[^\]]*\])/.exec(readFileSync('bin/samples.js', 'utf8'))?.[1] ?? '[]';
  expect(JSON.parse(list.replaceAll("'", '"'))).toEqual(DAILY.map(({ name }) => name));
});
