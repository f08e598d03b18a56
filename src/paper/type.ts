/** Type for paper: Noto Sans SC in two parts — the common characters, and the rare ones, read only when they occur. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { showSafe } from '../text/show.ts';

/** What we use of a font as the library opens it; lengths in units of the font. */
interface OpenFont {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(point: number): boolean;
  glyphForCodePoint(point: number): {
    readonly advanceWidth: number;
    readonly path: { readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[] };
  };
}
export type Glyph = ReturnType<OpenFont['glyphForCodePoint']>;

export type FontName = 'common' | 'rare';
const FONTS: readonly FontName[] = ['common', 'rare'];

/** A piece of text in one font. */
export interface Run {
  readonly font: FontName;
  readonly text: string;
}

/** The document as far as type is concerned. */
interface Typed {
  registerFont(name: string, source: Buffer): unknown;
  font(name: string): unknown;
}

export class Type {
  private readonly opened = new Map<FontName, OpenFont>();
  private readonly chosen = new Map<number, FontName | null>();
  private readonly widths = new Map<number, number>();
  /** Characters that no font has; they are printed as their code points. */
  readonly missing = new Set<string>();

  constructor(private readonly document: Typed) {}

  /** The text as it can be printed: hidden characters as escapes, characters that no font has as [U+20BB7]. */
  printable(text: string): string {
    let printable = '';
    for (const character of showSafe(text)) {
      const point = character.codePointAt(0)!;
      // A selector only chooses the form of the character before it.
      if (/\p{Variation_Selector}/u.test(character)) continue;
      if (this.fontOf(point) !== null) {
        printable += character;
        continue;
      }
      const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
      this.missing.add(name);
      printable += `[${name}]`;
    }
    return printable;
  }

  /** Printable text in pieces of one font each. */
  runs(printable: string): Run[] {
    const runs: Run[] = [];
    let text = '';
    let font: FontName = 'common';
    for (const character of printable) {
      const needed = this.fontOf(character.codePointAt(0)!) ?? 'common';
      if (needed !== font && text !== '') {
        runs.push({ font, text });
        text = '';
      }
      font = needed;
      text += character;
    }
    if (text !== '') runs.push({ font, text });
    return runs;
  }

  /** How wide printable text is at a size, in the size's unit. */
  width(printable: string, size: number): number {
    let ems = 0;
    for (const character of printable) ems += this.advance(character.codePointAt(0)!);
    return ems * size;
  }

  /**
   * Breaks printable text into lines no wider than that: Latin words stay whole where they fit, Chinese breaks
   * anywhere but before a closing mark. What does not fit into the lines allowed ends with an ellipsis.
   */
  lines(printable: string, size: number, width: number, most: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const piece of pieces(printable)) {
      if (this.width(line + piece.trimEnd(), size) <= width) {
        line += piece;
        continue;
      }
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = '';
      // A word longer than the line is cut where it must be.
      for (const character of piece.trimStart()) {
        if (line !== '' && this.width(line + character, size) > width) {
          lines.push(line);
          line = '';
        }
        line += character;
      }
      if (lines.length > most) break;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    if (lines.length <= most) return lines;
    const last = [...lines[most - 1]!];
    while (last.length > 0 && this.width(`${last.join('')}…`, size) > width) last.pop();
    return [...lines.slice(0, most - 1), `${last.join('')}…`];
  }

  /** The glyph of a character, and how many units of its font make its size. */
  glyph(character: string): { glyph: Glyph; unitsPerEm: number } {
    const point = character.codePointAt(0)!;
    const font = this.open(this.fontOf(point) ?? 'common');
    return { glyph: font.glyphForCodePoint(point), unitsPerEm: font.unitsPerEm };
  }

  private fontOf(point: number): FontName | null {
    let chosen = this.chosen.get(point);
    if (chosen === undefined) {
      chosen = FONTS.find((name) => this.open(name).hasGlyphForCodePoint(point)) ?? null;
      this.chosen.set(point, chosen);
    }
    return chosen;
  }

  private advance(point: number): number {
    let width = this.widths.get(point);
    if (width === undefined) {
      const { glyph, unitsPerEm } = this.glyph(String.fromCodePoint(point));
      width = glyph.advanceWidth / unitsPerEm;
      this.widths.set(point, width);
    }
    return width;
  }

  private open(name: FontName): OpenFont {
    let font = this.opened.get(name);
    if (!font) {
      this.document.registerFont(name, brotliDecompressSync(readFileSync(join(__dirname, `fonts/${name}.ttf.br`))));
      this.document.font(name);
      // The library keeps the opened font in the current one; measuring by it needs no layout.
      font = (this.document as unknown as { _font: { font: OpenFont } })._font.font;
      this.opened.set(name, font);
    }
    return font;
  }
}

/** Text in pieces between which a line may be broken; a piece keeps the spaces that follow it. */
function pieces(text: string): string[] {
  return (
    text.match(
      /(?:[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]+)[，。；：！？、）》」』”’]*\s*|\s+/gu,
    ) ?? []
  );
}
