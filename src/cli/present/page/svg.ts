/** Charts as SVG text: plain shapes and words, legible on a phone, in print and without colour. */
import { showSafe } from '../../../text/show.ts';

/** Wide enough for words, narrow enough that twelve units are still legible on a phone. */
const WIDTH = 400;
const LINE = 24;
const INK = '#1f2933';
const PALE = '#d9e2ec';
const COLOURS = ['#2f6690', '#d1793b', '#6a994e', '#8b5fbf', '#b23a48'] as const;

/** Text as it may stand in HTML and SVG: controls and invisible characters shown, markup harmless. */
export function escaped(text: string): string {
  return showSafe(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A label and its figure, with what is said of it instead of the bare number. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly said?: string;
}

/** Horizontal bars, one a line, each with its label and figure in words; `full` is what the whole width stands for. */
export function bars(items: readonly Bar[], alt: string, full = 0): string {
  const most = Math.max(1, full, ...items.map(({ value }) => value));
  const rows = items.map(({ label, value, said }, at) => {
    const y = at * LINE * 1.7;
    const wide = Math.round((value / most) * (WIDTH - 110));
    return (
      `<text x="0" y="${y + 13}" font-size="14">${escaped(cutTo(label, 32))}</text>` +
      `<rect x="0" y="${y + 18}" width="${Math.max(wide, 1)}" height="13" fill="${COLOURS[0]}"/>` +
      `<text x="${wide + 6}" y="${y + 29}" font-size="14">${escaped(said ?? String(value))}</text>`
    );
  });
  return frame(Math.ceil(items.length * LINE * 1.7), alt, rows.join(''));
}

/** One line of figures over the same periods. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

/** Columns side by side for each period, one colour and one name a series. */
export function columns(periods: readonly string[], series: readonly Series[], alt: string): string {
  const high = 150;
  const most = Math.max(1, ...series.flatMap(({ values }) => values));
  const step = WIDTH / Math.max(1, periods.length);
  const wide = Math.max(1, (step * 0.8) / series.length);
  const drawn = series.flatMap(({ values }, which) =>
    values.map((value, at) => {
      const tall = round((value / most) * high);
      const x = round(at * step + step * 0.1 + which * wide);
      return `<rect x="${x}" y="${round(high - tall + 6)}" width="${round(wide)}" height="${tall}" fill="${COLOURS[which % COLOURS.length]}"/>`;
    }),
  );
  const every = Math.max(1, Math.ceil((periods.length * 62) / WIDTH));
  const names = periods.map((period, at) =>
    at % every === 0
      ? `<text x="${round(at * step)}" y="${high + 22}" font-size="12">${escaped(period.replace(/^\d{4}-(?=\d\d-)/, ''))}</text>`
      : '',
  );
  const axis = `<line x1="0" x2="${WIDTH}" y1="${high + 6}" y2="${high + 6}" stroke="${INK}"/>`;
  return frame(high + 52, alt, [...drawn, axis, ...names, legend(series, high + 42)].join(''));
}

/** A curve of cumulated shares, with the lines at which classes are cut. */
export function curve(points: readonly number[], cuts: readonly number[], alt: string): string {
  const high = 180;
  const y = (share: number) => round(high - share * (high - 20) + 6);
  const path = points.map((share, at) => `${round(((at + 1) / points.length) * WIDTH)},${y(share)}`);
  const lines = cuts.map(
    (cut) =>
      `<line x1="0" x2="${WIDTH}" y1="${y(cut)}" y2="${y(cut)}" stroke="${PALE}" stroke-dasharray="4 3"/>` +
      `<text x="0" y="${y(cut) - 3}" font-size="12">${Math.round(cut * 100)} %</text>`,
  );
  const axis = `<line x1="0" x2="${WIDTH}" y1="${y(0)}" y2="${y(0)}" stroke="${INK}"/>`;
  const drawn = `<polyline points="0,${y(0)} ${path.join(' ')}" fill="none" stroke="${COLOURS[0]}" stroke-width="2"/>`;
  return frame(high + 12, alt, [...lines, axis, drawn].join(''));
}

function legend(series: readonly Series[], y: number): string {
  let x = 0;
  return series
    .map(({ name }, which) => {
      const at = x;
      x += 30 + widthOf(name) * 7;
      return (
        `<rect x="${at}" y="${y - 10}" width="12" height="12" fill="${COLOURS[which % COLOURS.length]}"/>` +
        `<text x="${at + 16}" y="${y}" font-size="14">${escaped(name)}</text>`
      );
    })
    .join('');
}

function frame(height: number, alt: string, content: string): string {
  return (
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(alt)}" fill="${INK}" ` +
    `font-family="sans-serif"><title>${escaped(alt)}</title>${content}</svg>`
  );
}

/** Rough columns of a word: Chinese characters take two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
}

function cutTo(text: string, columns: number): string {
  let width = 0;
  let kept = '';
  for (const character of text) {
    width += character > '\u2e7f' ? 2 : 1;
    if (width > columns) return `${kept}…`;
    kept += character;
  }
  return kept;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
