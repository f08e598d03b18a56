import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellsOf, sourceOf } from './sheets.ts';

const FOLDER = 'test/corpora/csv-spectrum';
const names = readdirSync(`${FOLDER}/csvs`).map((name) => name.replace('.csv', ''));

describe('csv-spectrum', () => {
  it('has eleven files', () => expect(names).toHaveLength(11));

  it.each(names)('%s', async (name) => {
    const expected = JSON.parse(readFileSync(`${FOLDER}/json/${name}.json`, 'utf8')) as Record<string, string>[];
    for (const chunk of [1, 5, 10_000]) {
      const [headings, ...rows] = await cellsOf(sourceOf(readFileSync(`${FOLDER}/csvs/${name}.csv`), chunk));
      const records = rows.map((cells) => Object.fromEntries(headings!.map((heading, i) => [heading, cells[i]])));
      expect(records).toEqual(expected);
    }
  });
});
