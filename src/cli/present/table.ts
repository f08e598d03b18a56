/** Tables that line up, Chinese included. The only file that knows cli-table3 and chalk. */
import type { ChalkInstance } from 'chalk';
import type { Column } from '../../domain/shapes.ts';
import { showSafe } from '../../text/show.ts';
import { measureFor } from '../../text/width.ts';

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
  const safe = lines.map((line) => line.map(showSafe));
  const headings = columns.map(({ heading }) => heading[language]);
  const measuring = measureFor([headings, ...safe].flat());
  const [{ default: Table }, { width: displayWidth, cut }] = await Promise.all([import('cli-table3'), measuring]);
  const chalk = colour ? await loadChalk() : null;
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

/** Bundled as CommonJS, the library is one level deeper. */
async function loadChalk(): Promise<ChalkInstance> {
  const library = (await import('chalk')) as unknown as { default: ChalkInstance | { default: ChalkInstance } };
  return typeof library.default === 'function' ? library.default : library.default.default;
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

/** Only words may be cut: half a number, code or day is of no use. */
const CUTTABLE = new Set(['text', 'list']);
const SMALLEST = 8;

/** Which columns are shown and how wide: the least important go first, then the widest words are cut. */
function fitted(
  columns: readonly Column[],
  natural: readonly number[],
  width: number | null,
): { at: number; size: number }[] {
  let kept = columns.map(({ keep, type }, at) => {
    const size = natural[at]!;
    return { at, size, keep: keep ?? 5, least: CUTTABLE.has(type) ? Math.min(size, SMALLEST) : size };
  });
  if (width === null) return kept;
  const total = (of: 'size' | 'least'): number => kept.reduce((sum, column) => sum + column[of] + GAP, -GAP);
  while (kept.length > 1 && total('least') > width) {
    const most = Math.max(...kept.map(({ keep }) => keep));
    if (most === 0) break;
    const last = kept.findLastIndex(({ keep }) => keep === most);
    kept = kept.filter((_, index) => index !== last);
  }
  for (let excess = total('size') - width; excess > 0; excess -= 1) {
    const widest = kept.reduce((a, b) => (b.size - b.least > a.size - a.least ? b : a));
    if (widest.size <= Math.min(widest.least, 4)) break;
    widest.size -= 1;
  }
  return kept;
}
