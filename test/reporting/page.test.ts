import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHARTS } from '../../src/cli/present/page/charts.ts';
import type { Cell, Row } from '../../src/domain/shapes.ts';
import { REPORTS } from '../../src/reports/index.ts';
import { Room } from '../room.ts';

// The page as a browser lays it out, at the width of a desk and of a phone. Where there is no Chromium this is not
// tried; what the page says is held by nightly.test.ts in any case.

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
let room: Room;

beforeAll(() => {
  room = new Room();
  const line = (words: string): string => room.ok(...words.split(' '));
  line('operators add LM --name 李梅 --role user');
  line('customers add C1 --name 华纺');
  line(
    'customers add C2 --name 很长的名称很长的名称很长的名称很长的名称很长的名称很长的名称很长的名称 --responsible WL',
  );
  for (let at = 1; at <= 14; at++) line(`locations add A-${at}`);
  for (let at = 1; at <= 14; at++)
    line(
      `receive --customer C1 --name 样${at} --quantity ${at} --category 类别${at} --location A-${at} --at 2026-11-0${(at % 9) + 1}`,
    );
  line('checkout 1x 1 --to LM --purpose 测试 --due 2026-11-12 --at 2026-11-10');
  line('stocktake open --location A-2');
  line('stocktake count K26-0001 2v 2');
  line('stocktake submit K26-0001');
  writeFileSync(
    join(room.folder, 'orders.csv'),
    `customer,ordered_on,amount\nC1,2026-10-01,8000\nC2,2026-09-01,2000\nC1,2026-11-01,500\n`,
  );
  line('import orders orders.csv');
  line('classify-customers --as-of 2026-09-30');
  line('report nightly --out nights');
});
afterAll(() => room.close());

test('each chart is made of a report that there is', () => {
  expect(CHARTS.filter(({ report }) => !REPORTS.some(({ name }) => name === report))).toEqual([]);
});

const byKey =
  (row: Row) =>
  (key: string): Cell =>
    row[key] ?? null;

test('accuracy: the newest stocktakes first; an open blind one says nothing yet', () => {
  const accuracy = CHARTS.find(({ key }) => key === 'accuracy')!.gather('en');
  const took = (number: number, matched: number | null): void =>
    accuracy.take(byKey({ stocktake: `K26-${String(number).padStart(6, '0')}`, state: 'closed', counted: 4, matched }));
  took(20, null);
  for (let number = 19; number >= 1; number--) took(number, number % 5);
  const { figures, headings } = accuracy.draw()!;
  expect(headings).toEqual(['stocktake', 'matched %']);
  expect(figures).toHaveLength(12);
  expect(figures.slice(0, 2)).toEqual([
    ['K26-000019', 100],
    ['K26-000018', 75],
  ]);
});

test('a chart is gathered in the language of its page', () => {
  const said = (['zh', 'en'] as const).map((language) => {
    const promises = CHARTS.find(({ key }) => key === 'promises')!.gather(language);
    promises.take(byKey({ kind: 'hold' }));
    return promises.draw()!.figures;
  });
  expect(said).toEqual([[['争议冻结', 1]], [['on hold', 1]]]);
});

const MEASURE = `<script>
addEventListener('error', () => document.documentElement.setAttribute('data-error', '1'));
addEventListener('load', () => {
  const root = document.documentElement;
  const seen = [...document.querySelectorAll('figure')].map((figure) => {
    const svg = figure.querySelector('svg');
    const box = svg && svg.getBBox();
    const frame = svg && svg.viewBox.baseVal;
    return { id: figure.id, marks: svg ? svg.querySelectorAll('rect,polyline').length : 0,
      inside: !svg || (box.x >= -1 && box.x + box.width <= frame.width + 1 && box.y + box.height <= frame.height + 1) };
  });
  root.setAttribute('data-seen', JSON.stringify({ inner: innerWidth, wide: root.scrollWidth, figures: seen }));
});
</script></body>`;

test.skipIf(!CHROMIUM).each([1100, 390])('at %s pixels nothing overflows and every chart is drawn', (width) => {
  const page = join(room.folder, 'nights', '2026-11-22', 'index.html');
  const copy = join(room.folder, `page-${width}.html`);
  writeFileSync(copy, readFileSync(page, 'utf8').replace('</body>', MEASURE));
  const browse = (...words: string[]): string =>
    spawnSync(
      CHROMIUM!,
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'],
        ...['--disable-background-networking', '--no-first-run', `--user-data-dir=${join(room.folder, 'browser')}`],
        ...[`--window-size=${width},1600`, ...words, `file://${copy}`],
      ],
      { encoding: 'utf8', timeout: 300_000, maxBuffer: 1e8 },
    ).stdout;
  const dom = browse('--dump-dom');
  expect(dom).not.toMatch(/<html[^>]*data-error/);
  const seen = JSON.parse(/data-seen="([^"]*)"/.exec(dom)![1]!.replaceAll('&quot;', '"'));
  expect(seen.wide).toBeLessThanOrEqual(seen.inner);
  expect(seen.figures.map(({ id }: { id: string }) => id)).toEqual(CHARTS.map(({ key }) => key));
  for (const { id, marks, inside } of seen.figures) {
    expect({ id, inside }).toEqual({ id, inside: true });
    expect({ id, drawn: marks > 0 }).toEqual({ id, drawn: true });
  }
  const shot = join(room.folder, `page-${width}.png`);
  browse(`--screenshot=${shot}`);
  expect(statSync(shot).size).toBeGreaterThan(20_000);
});
