import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/cli/context.ts';
import { clearProgress, progressLine, sentence } from '../../src/cli/present/progress.ts';

// What a terminal shows of an import; the line itself was looked at on one.

function terminal(over: { isTTY?: boolean; quiet?: boolean; TERM?: string; language?: 'zh' | 'en' } = {}) {
  const { isTTY = true, quiet = false, TERM = 'xterm', language = 'zh' } = over;
  let written = '';
  const stderr = { isTTY, write: (text: string) => (written += text) };
  const context = { surroundings: { stderr, env: { TERM } }, flags: { quiet }, language } as unknown as Context;
  return { line: progressLine(context, 1000), written: () => written };
}

const later = () => new Promise((resolve) => setTimeout(resolve, 320));

describe('the line', () => {
  it('says nothing of short work, then how far it is, and is gone at the end', async () => {
    const { line, written } = terminal();
    line.show({ step: 'reading', done: 10, rows: 1 });
    expect(written()).toBe('');
    await later();
    line.show({ step: 'reading', done: 500, rows: 12_000 });
    expect(written()).toMatch(/^\r\x1b\[K正在读取 50%，12,000 行，每秒 [\d,]+ 行，还要约 \d+ 秒$/);
    line.show({ step: 'matching', rows: 24_000 });
    expect(written()).toMatch(/\r\x1b\[K正在与库里核对 24,000 行……$/);
    clearProgress();
    expect(written()).toMatch(/\r\x1b\[K$/);
    const all = written();
    line.end();
    expect(written()).toBe(all);
  });

  it.each([{ isTTY: false }, { quiet: true }, { TERM: 'dumb' }])('is not there with %j', async (over) => {
    const { line, written } = terminal(over);
    await later();
    line.show({ step: 'matching', rows: 5 });
    line.end();
    expect(written()).toBe('');
  });
});

it.each([
  [{ step: 'reading', done: 250, rows: 1000 }, 2, 1000, 'Reading 25 %, 1,000 rows, 500 rows/s, about 6 s left'],
  [{ step: 'reading', done: 250, rows: 1000 }, 2, null, 'Reading, 1,000 rows, 500 rows/s'],
  [{ step: 'reading', done: 0, rows: 0 }, 0, 1000, 'Reading 0 %, 0 rows'],
  [{ step: 'writing', rows: 30_000, of: 120_000 }, 3, 1000, 'Writing 25 %, 30,000 rows, 10,000 rows/s, about 9 s left'],
  [{ step: 'matching', rows: 1_234_567 }, 9, 1000, 'Comparing 1,234,567 rows with the store …'],
] as const)('%j', (progress, seconds, bytes, said) => {
  expect(sentence(progress, seconds, bytes, 'en')).toBe(said);
});
