/** Text as dots, for printers without Chinese fonts: the outlines of the font, filled by the rule of non-zero winding. */
import type { Type } from './type.ts';

/** One dot a bit, rows of whole bytes, the leftmost dot in the highest bit. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rowBytes: number;
  readonly bytes: Uint8Array;
}

interface Edge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Of the size of the type: where the base line lies, and how high a line is. */
const [BASE, HEIGHT] = [0.88, 1.16] as const;
/** Lines into which a curve is broken. */
const STEPS = 6;

/** Draws printable text; @param size the size of the type in dots; @param bold in how many dots strokes are thickened */
export function rasterise(type: Type, printable: string, size: number, bold = 0): Bitmap {
  const width = Math.max(1, Math.ceil(type.width(printable, size)) + bold);
  const height = Math.ceil(size * HEIGHT);
  const rowBytes = Math.ceil(width / 8);
  const bytes = new Uint8Array(rowBytes * height);
  let x = 0;
  for (const character of printable) {
    const { glyph, unitsPerEm } = type.glyph(character);
    fill(edgesOf(glyph.path.commands, size / unitsPerEm, x, size * BASE), { width, height, rowBytes, bytes }, bold);
    x += (glyph.advanceWidth * size) / unitsPerEm;
  }
  return { width, height, rowBytes, bytes };
}

function edgesOf(
  commands: readonly { readonly command: string; readonly args: readonly number[] }[],
  scale: number,
  left: number,
  base: number,
): Edge[] {
  const edges: Edge[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const to = (nextX: number, nextY: number): void => {
    if (y !== nextY)
      edges.push({ x1: left + x * scale, y1: base - y * scale, x2: left + nextX * scale, y2: base - nextY * scale });
    [x, y] = [nextX, nextY];
  };
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (command === 'moveTo') [x, y, startX, startY] = [a, b, a, b];
    else if (command === 'lineTo') to(a, b);
    else if (command === 'closePath') to(startX, startY);
    else {
      const [fromX, fromY] = [x, y];
      for (let step = 1; step <= STEPS; step++) {
        const t = step / STEPS;
        const u = 1 - t;
        if (command === 'quadraticCurveTo') {
          to(u * u * fromX + 2 * u * t * a + t * t * c, u * u * fromY + 2 * u * t * b + t * t * d);
        } else {
          const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
          to(p * fromX + q * a + r * c + s * e, p * fromY + q * b + r * d + s * f);
        }
      }
    }
  }
  return edges;
}

function fill(edges: readonly Edge[], { width, height, rowBytes, bytes }: Bitmap, bold: number): void {
  for (let row = 0; row < height; row++) {
    const y = row + 0.5;
    const crossings: { x: number; turn: number }[] = [];
    for (const { x1, y1, x2, y2 } of edges) {
      if (y1 <= y === y2 <= y) continue;
      crossings.push({ x: x1 + ((y - y1) * (x2 - x1)) / (y2 - y1), turn: y2 > y1 ? 1 : -1 });
    }
    crossings.sort((one, other) => one.x - other.x);
    let winding = 0;
    let begin = 0;
    for (const { x, turn } of crossings) {
      if (winding === 0) begin = x;
      winding += turn;
      if (winding !== 0) continue;
      const from = Math.max(0, Math.round(begin));
      // A stroke thinner than a dot is a dot.
      const last = Math.min(width - 1, Math.max(from, Math.round(x) - 1) + bold);
      for (let dot = from; dot <= last; dot++) bytes[row * rowBytes + (dot >> 3)]! |= 0x80 >> (dot & 7);
    }
  }
}
