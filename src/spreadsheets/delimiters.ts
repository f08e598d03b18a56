/** Which sign stands between the cells of a sheet, judged by its beginning. */
import type { Splitter } from './cells.ts';
import { RecordCutter } from './records.ts';

export type Delimiter = ',' | '\t' | ';' | '，';

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '，'];

/** How many characters of the beginning are looked at, and how many of its rows. */
export const SNIFFED_LENGTH = 64 * 1024;
const ROWS = 100;
const HEADING_ROWS = 30;

/** How many of a row's cells are known headings. */
export type HeadingScore = (cells: readonly string[]) => number;

/**
 * The delimiter under which most known headings are found in one row; where none are, the one that cuts most rows
 * into the same number of cells. Titles above the headings do not matter, a first line `sep=;` decides.
 */
export function sniffDelimiter(sample: string, split: Splitter, score: HeadingScore = () => 0): Delimiter {
  const told = /^"?sep=(.)"?[\r\n]/i.exec(sample)?.[1];
  const named = DELIMITERS.find((delimiter) => delimiter === told);
  if (named !== undefined) return named;
  const trials = DELIMITERS.map((delimiter) => {
    const rows = beginning(sample, delimiter, split).filter((cells) => cells.some((cell) => cell.trim() !== ''));
    return { delimiter, headings: bestHeadings(rows.slice(0, HEADING_ROWS), score), regularity: regularity(rows) };
  });
  const known = trials.some(({ headings }) => headings.score > 0);
  trials.sort(
    (a, b) =>
      b.headings.score - a.headings.score ||
      b.headings.cells - a.headings.cells ||
      (known ? 0 : b.regularity - a.regularity),
  );
  return trials[0]!.delimiter;
}

function beginning(sample: string, delimiter: string, split: Splitter): string[][] {
  const cutter = new RecordCutter(delimiter);
  try {
    const { text } = cutter.push(sample.slice(0, SNIFFED_LENGTH));
    return split(text === '' ? cutter.finish().text : text, delimiter).slice(0, ROWS);
  } catch {
    return split(sample.slice(0, SNIFFED_LENGTH).replaceAll('"', ''), delimiter).slice(0, ROWS);
  }
}

function bestHeadings(rows: readonly string[][], score: HeadingScore): { score: number; cells: number } {
  let best = { score: 0, cells: 0 };
  for (const cells of rows) {
    const found = score(cells);
    if (found > best.score) best = { score: found, cells: cells.length };
  }
  return best;
}

/** Higher when more rows have the same number of cells, and more of them; 0 where no row is cut at all. */
function regularity(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 0;
  for (const [cells, times] of counts) best = Math.max(best, (times / rows.length) ** 2 * Math.log2(cells));
  return best;
}
