import { afterAll, beforeAll, expect, test } from 'vitest';
import { npsOf } from '../../src/domain/classifying/nps.ts';
import { Desk } from '../importing/desk.ts';

// The net promoter score: whole counts, one decimal, nothing guessed.

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
  await desk.ok('customers', 'add', 'A', '--name', '甲厂');
  await desk.ok('customers', 'add', 'B', '--name', '乙厂');
});
afterAll(() => desk.close());

const nps = (...words: string[]) => desk.json('report', 'nps', ...words);

test('nobody answered: no score, which is not zero', async () => {
  expect(await nps()).toEqual([
    {
      period: 'all',
      answers: 0,
      promoters: 0,
      passives: 0,
      detractors: 0,
      nps: null,
      dropped: 0,
      note: 'few_answers',
    },
  ]);
});

test('from a sheet: by period, what had no score is counted apart, few answers are noted', async () => {
  const answers = [
    ...Array.from({ length: 21 }, (_, at) => `A,${9 + (at % 2)},2026-0${1 + (at % 3)}-15`),
    ...Array.from({ length: 5 }, (_, at) => `B,${7 + (at % 2)},2026-02-1${at}`),
    ...Array.from({ length: 7 }, (_, at) => `B,${at},2026-05-0${1 + at}`),
    'A,,2026-05-20',
    'B,—,2026-05-21',
  ];
  await desk.import('surveys', `customer,score,answered_on\n${answers.join('\n')}\n`);
  expect(await nps()).toMatchObject([
    { answers: 33, promoters: 21, passives: 5, detractors: 7, nps: 42.4, dropped: 2, note: null },
  ]);
  expect(await nps('--by', 'quarter')).toMatchObject([
    { period: '2026-Q1', answers: 26, promoters: 21, passives: 5, nps: 80.8, dropped: 0, note: 'few_answers' },
    { period: '2026-Q2', answers: 7, detractors: 7, nps: -100, dropped: 2, note: 'few_answers' },
  ]);
  expect(await nps('--customer', 'B')).toMatchObject([{ answers: 12, passives: 5, detractors: 7, nps: -58.3 }]);
  expect(await nps('--from', '2026-05-08', '--to', '2026-12-31')).toMatchObject([
    { answers: 0, nps: null, dropped: 2 },
  ]);
});

test('in both languages', async () => {
  const zh = await desk.ok('report', 'nps', '--by', 'quarter', '--lang', 'zh');
  expect(zh.split('\n').map((line) => line.replaceAll(/ +/g, ' ').trim())).toEqual([
    '期 回答 推荐者 中立者 贬损者 净推荐值 没有分数 说明',
    '2026-Q1 26 21 5 0 80.8 0 回答不足 30 份，只供参考',
    '2026-Q2 7 0 0 7 -100 2 回答不足 30 份，只供参考',
    '',
  ]);
  expect(await desk.ok('report', 'nps', '--by', 'quarter', '--lang', 'en')).toContain('under 30 answers: says little');
});

test('one decimal, the same on both sides of zero', () => {
  const of = (promoters: number, passives: number, detractors: number) =>
    npsOf({ promoters, passives, detractors, dropped: 0 });
  expect([of(1, 1, 1), of(2, 1, 0), of(0, 1, 2), of(1, 7, 0), of(0, 7, 1), of(1, 15, 0), of(0, 15, 1)]).toEqual([
    0, 66.7, -66.7, 12.5, -12.5, 6.3, -6.3,
  ]);
  expect(Object.is(of(0, 3, 0), 0)).toBe(true);
});
