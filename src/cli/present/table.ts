/** Tables that line up, Chinese included. The only file that knows cli-table3 and chalk. */
import type { Column } from '../../domain/shapes.ts';
import { showSafe } from '../../text/show.ts';
import { loadMeasure } from '../../text/width.ts';

export interface TableContent {
  readonly columns: readonly Column[];
  readonly lines: readonly (readonly string[])[];
  readonly language: 'zh' | 'en';
  /** The terminal's width, or null where nothing is cut. */
  readonly width: number | null;
  readonly colour: boolean;
}

const GAP = 2;
const RIGHT = new Set(['quantity', 'money', 'integer', 'number']);

/** The table as text, each line of equal display width. */
export async function renderTable({ columns, lines, language, width, colour }: TableContent): Promise<string> {
  const [{ default: Table }, { width: displayWidth, cut }] = await Promise.all([import('cli-table3'), loadMeasure()]);
  const chalk = colour ? (await import('chalk')).default : null;
  const safe = lines.map((line) => line.map(showSafe));
  const headings = columns.map(({ heading }) => heading[language]);
  const natural = columns.map((_, at) =>
    Math.max(displayWidth(headings[at]!), ...safe.map((line) => displayWidth(line[at]!))),
  );
  const kept = fitted(columns, natural, width);
  const table = new Table({
    head: kept.map(({ at, size }) => (chalk ? chalk.bold(cut(headings[at]!, size)) : cut(headings[at]!, size))),
    colAligns: kept.map(({ at }) => (RIGHT.has(columns[at]!.type) ? 'right' : 'left')),
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
  });
  for (const line of safe) table.push(kept.map(({ at, size }) => cut(line[at]!, size)));
  return `${table.toString().replace(/[ \t]+$/gm, '')}\n`;
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
} as const;

/** Which columns are shown and how wide: the least important go first, then the widest texts are cut. */
function fitted(
  columns: readonly Column[],
  natural: readonly number[],
  width: number | null,
): { at: number; size: number }[] {
  let kept = columns.map((column, at) => ({ at, size: natural[at]!, keep: column.keep ?? 5 }));
  if (width === null) return kept;
  const smallest = (size: number): number => Math.min(size, 8);
  const total = (list: typeof kept, size: (n: number) => number): number =>
    list.reduce((sum, item) => sum + size(item.size) + GAP, 0);
  while (kept.length > 1 && total(kept, smallest) > width) {
    const least = Math.max(...kept.map(({ keep }) => keep));
    if (least === 0) break;
    const last = kept.findLastIndex(({ keep }) => keep === least);
    kept = kept.filter((_, index) => index !== last);
  }
  let excess = total(kept, (size) => size) - width;
  while (excess > 0) {
    const widest = kept.reduce((a, b) => (b.size > a.size ? b : a));
    if (widest.size <= 4) break;
    widest.size -= 1;
    excess -= 1;
  }
  return kept;
}
