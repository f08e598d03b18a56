/** A slip that is a letter: its lines instead of a table. */
import type { Drawing } from './document.ts';
import type { Line } from './slip-facts.ts';

/** How a line is broken to the width of the paper. */
type Break = (text: string) => readonly string[];

/** More lines than any letter has. */
export const MOST_LINES = 400;

/** The letter's lines without its title, which stands at the head of the slip. */
export function letterLines(text: string, broken: Break, height: number): Line[] {
  const [, , ...body] = text.split('\n');
  return body
    .flatMap((line) => (line === '' ? [''] : broken(line)))
    .map((line) => ({ cells: [[line]], height, bold: false }));
}

/** Draws lines of a letter from there downwards. */
export function drawLetter(
  drawing: Drawing,
  lines: readonly Line[],
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): void {
  let top = y;
  for (const { cells, height } of lines) {
    drawing.text(cells[0]![0]!, x, top, { size });
    top += height;
  }
}
