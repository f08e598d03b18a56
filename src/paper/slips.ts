/** Slips as a PDF: two copies on a page of A4 where they fit on half of it, else each on pages of its own. */
import type { Cell } from '../domain/shapes.ts';
import { SLIP_SIDES, SLIP_TITLES } from '../domain/slips.ts';
import { A4, Drawing, lineHeight, type TextStyle } from './document.ts';
import type { Printed } from './labels.ts';
import { drawLetter, letterLines, MOST_LINES } from './letter.ts';
import { factsShown, isThere, type Line, type SlipFacts } from './slip-facts.ts';
import {
  copyWords,
  FACT_VALUES,
  FACT_WORDS,
  pageWords,
  phraseOf,
  SLIP_COLUMNS,
  SLIP_PHRASES,
  type SlipColumn,
} from './slip-words.ts';
import { wordOf } from './words.ts';

type Language = 'zh' | 'en';

/** Millimetres. */
const [LEFT, RIGHT, TOP] = [14, A4.width - 14, 9] as const;
const WIDTH = RIGHT - LEFT;
const [TITLE, BODY, SMALL] = [15, 8.5, 6.5] as const;
const ROW = lineHeight(BODY) + 1.4;
const [HEADER, SIGNING, FOOT] = [17, 17, 6] as const;

export async function printSlips(slips: readonly SlipFacts[], language: Language): Promise<Printed> {
  const drawing = await Drawing.begin(slips.map(({ slip }) => slip).join(' '));
  for (const slip of slips) printOne(new Paper(drawing, slip, language));
  return { bytes: await drawing.bytes(), pages: drawing.pages, missing: [...drawing.type.missing].sort() };
}

function printOne(paper: Paper): void {
  const { drawing, slip } = paper;
  const half = A4.height / 2;
  if (paper.fits(half)) {
    for (let copy = 1; copy <= slip.copies; copy++) {
      const upper = copy % 2 === 1;
      if (upper) drawing.page();
      else drawing.dashes(0, half, A4.width, half);
      paper.draw({ copy, top: upper ? 0 : half, height: half, lines: paper.lines, page: 1, pages: 1 });
    }
    return;
  }
  const pages = paper.split(A4.height);
  for (let copy = 1; copy <= slip.copies; copy++) {
    for (const [at, lines] of pages.entries()) {
      drawing.page();
      paper.draw({ copy, top: 0, height: A4.height, lines, page: at + 1, pages: pages.length });
    }
  }
}

interface Sheet {
  readonly copy: number;
  readonly top: number;
  readonly height: number;
  readonly lines: readonly Line[];
  readonly page: number;
  readonly pages: number;
}

class Paper {
  private readonly columns: readonly (SlipColumn & { readonly width: number })[];
  readonly lines: readonly Line[];

  constructor(
    readonly drawing: Drawing,
    readonly slip: SlipFacts,
    private readonly language: Language,
  ) {
    // Columns in which no line has anything only take room.
    const shown = SLIP_COLUMNS[slip.kind].filter(
      ({ key, blank }) => blank || ['number', 'name'].includes(key) || slip.lines.some((line) => isThere(line[key])),
    );
    const shares = shown.reduce((sum, { share }) => sum + share, 0);
    this.columns = shown.map((column) => ({ ...column, width: (column.share / shares) * WIDTH }));
    const { letter } = slip;
    const broken = (text: string) => this.broken(text, WIDTH, MOST_LINES);
    this.lines = letter
      ? letterLines(letter[language], broken, lineHeight(BODY) + 0.6)
      : [...slip.lines.map((line) => this.lineOf(line)), ...this.totals()];
  }

  /** Whether everything fits on a sheet of that height. */
  fits(height: number): boolean {
    return this.before(1) + this.heightOf(this.lines) + this.after(true) <= height;
  }

  /** The lines in pages of that height. */
  split(height: number): Line[][] {
    const pages: Line[][] = [[]];
    let used = this.before(1);
    for (const [at, line] of this.lines.entries()) {
      // The last lines stay with the signatures.
      const after = this.after(at === this.lines.length - 1);
      if (used + line.height + after > height && pages.at(-1)!.length > 0) {
        pages.push([]);
        used = this.before(pages.length);
      }
      pages.at(-1)!.push(line);
      used += line.height;
    }
    return pages;
  }

  draw({ copy, top, height, lines, page, pages }: Sheet): void {
    let y = this.header(top + TOP, copy);
    if (page === 1) y = this.factsAt(y);
    if (this.slip.letter) drawLetter(this.drawing, lines, { x: LEFT, y: y + 2, size: BODY });
    else this.table(y + 1.5, lines);
    const bottom = top + height - TOP + 1;
    if (page === pages) this.signing(bottom - FOOT - SIGNING);
    this.foot(bottom - FOOT, copy, page, pages);
    if (this.slip.state === 'undone') this.stampUndone(top + height / 2);
  }

  private word(words: { zh: string; en: string }): string {
    return words[this.language];
  }

  private before(page: number): number {
    return TOP + HEADER + (page === 1 ? this.factLines().length * (lineHeight(BODY) + 0.5) + 1 : 0) + 1.5 + ROW;
  }

  private after(last: boolean): number {
    return (last ? SIGNING + lineHeight(SMALL) + 2 : 2) + FOOT + TOP;
  }

  private heightOf(lines: readonly Line[]): number {
    return lines.reduce((sum, { height }) => sum + height, 0);
  }

  private header(y: number, copy: number): number {
    const { drawing, slip } = this;
    const title = this.word(SLIP_TITLES[slip.kind]);
    drawing.text(title, LEFT, y, { size: TITLE, bold: true });
    drawing.text(copyWords(copy, slip.copies, this.language), LEFT, y + lineHeight(TITLE) + 0.6, {
      size: SMALL,
      grey: true,
    });
    if (slip.kind === 'statement') {
      drawing.text(slip.on, LEFT, y + 1, { size: 11, bold: true, width: WIDTH, align: 'right' });
    } else {
      drawing.qr(slip.slip, RIGHT - 16, y - 2, 17);
      drawing.bars(slip.slip, RIGHT - 72, y, 54, 8, 0.36);
      drawing.text(slip.slip, RIGHT - 72, y + 8.3, { size: 9.5, bold: true, width: 54, align: 'center' });
    }
    drawing.rule(LEFT, y + HEADER - 1.5, RIGHT, y + HEADER - 1.5, 0.35);
    return y + HEADER;
  }

  /** Facts, two side by side; long ones have a line of their own. */
  private factLines(): string[][] {
    const all = factsShown(this.slip).map(([key, value]) => [
      key,
      wordOf(FACT_VALUES[key] ?? {}, value, this.language),
    ]);
    const colon = this.language === 'zh' ? '：' : ': ';
    const lines: string[][] = [];
    let open = false;
    for (const [key, value] of all as [string, string][]) {
      if (value === '') continue;
      const fact = `${this.word(FACT_WORDS[key] ?? { zh: key, en: key })}${colon}${value}`;
      const wide = this.drawing.widthOf(fact, BODY) > WIDTH / 2 - 3;
      if (open && !wide) lines.at(-1)!.push(fact);
      else lines.push([fact]);
      open = !wide && !open;
    }
    return lines.flatMap((line) =>
      line.length === 2 ? [line] : this.broken(line[0]!, WIDTH, 6).map((part) => [part]),
    );
  }

  private factsAt(y: number): number {
    let top = y;
    for (const facts of this.factLines()) {
      for (const [at, fact] of facts.entries()) this.drawing.text(fact, LEFT + (at * WIDTH) / 2, top, { size: BODY });
      top += lineHeight(BODY) + 0.5;
    }
    return top + 1;
  }

  private broken(text: string, width: number, most: number): string[] {
    return this.drawing.broken(text, BODY, width, most);
  }

  private lineOf(line: Readonly<Record<string, Cell>>, bold = false): Line {
    const cells = this.columns.map(({ key, values, width }) => {
      const cell = line[key];
      const text = isThere(cell) ? String(cell) : '';
      return this.broken(values ? wordOf(values, text, this.language) : text, width - 2, 3);
    });
    const tallest = Math.max(1, ...cells.map(({ length }) => length));
    return { cells, height: tallest * lineHeight(BODY) + 1.4, bold };
  }

  /** The sums of each unit, where there is something to add up. */
  private totals(): Line[] {
    const { slip } = this;
    // Different goods of a shelf have no sum.
    if (slip.lines.length < 2 || slip.kind === 'stocktake') return [];
    const figures = this.columns.filter(({ align }) => align === 'right').map(({ key }) => key);
    const units = [...new Set(slip.lines.map(({ unit }) => unit))];
    return units.map((unit) => {
      const ofUnit = slip.lines.filter((line) => line.unit === unit && line.undone !== 'undone');
      const sums = figures.map((key): [string, number] => [
        key,
        // Whole thousandths: sums of decimals would show their rounding.
        ofUnit.reduce((sum, line) => sum + Math.round(Number(line[key] ?? 0) * 1000), 0) / 1000,
      ]);
      return this.lineOf(
        { number: this.word(SLIP_PHRASES.total), unit: unit ?? null, ...Object.fromEntries(sums) },
        true,
      );
    });
  }

  private table(y: number, lines: readonly Line[]): number {
    const { drawing } = this;
    drawing.fill(LEFT, y, WIDTH, ROW, '#eeeeee');
    let x = LEFT;
    for (const { heading, width, align = 'left' } of this.columns) {
      drawing.text(this.word(heading), x + 1, y + 0.7, { size: BODY - 0.5, bold: true, width: width - 2, align });
      x += width;
    }
    let top = y + ROW;
    drawing.rule(LEFT, y, RIGHT, y);
    drawing.rule(LEFT, top, RIGHT, top);
    for (const { cells, height, bold } of lines) {
      let left = LEFT;
      for (const [at, { width, align = 'left' }] of this.columns.entries()) {
        for (const [row, text] of cells[at]!.entries()) {
          const style: TextStyle = { size: BODY, bold, width: width - 2, align };
          drawing.text(text, left + 1, top + 0.7 + row * lineHeight(BODY), style);
        }
        left += width;
      }
      top += height;
      drawing.rule(LEFT, top, RIGHT, top, 0.1);
    }
    if (lines.length === 0)
      top = drawing.text(this.word(SLIP_PHRASES.nothing), LEFT + 1, top + 0.7, { size: BODY, grey: true }) + 0.7;
    drawing.rule(LEFT, top, RIGHT, top);
    return top;
  }

  private signing(y: number): void {
    const { drawing, slip } = this;
    drawing.text(this.word(phraseOf(slip.kind)), LEFT, y - lineHeight(SMALL) - 0.8, {
      size: SMALL,
      grey: true,
      width: WIDTH,
    });
    for (const [at, side] of (['customer', 'us'] as const).entries()) {
      const width = WIDTH / 2 - 2;
      const x = LEFT + at * (width + 4);
      drawing.box(x, y, width, SIGNING - 2);
      drawing.text(this.word(SLIP_SIDES[slip.kind][side]), x + 2, y + 1.2, { size: BODY, bold: true });
      const signature = slip.signatures.find((each) => each.side === side);
      const line = y + SIGNING - 7;
      const sign = this.word(SLIP_PHRASES.sign_here);
      const onDay = this.word(SLIP_PHRASES.sign_day);
      drawing.text(sign, x + 2, line, { size: SMALL, grey: true });
      drawing.rule(x + 16, line + 3.6, x + width - 34, line + 3.6, 0.1);
      drawing.text(onDay, x + width - 32, line, { size: SMALL, grey: true });
      drawing.rule(x + width - 24, line + 3.6, x + width - 2, line + 3.6, 0.1);
      if (!signature) continue;
      const how = signature.how === null ? '' : `（${signature.how}）`;
      const by = `${signature.by ?? '—'} ${this.word(SLIP_PHRASES.signed)}${how}`;
      drawing.text(by, x + 16, line - 1, { size: BODY, width: width - 50 });
      drawing.text(signature.signed_on, x + width - 24, line - 1, { size: BODY });
    }
  }

  private foot(y: number, copy: number, page: number, pages: number): void {
    const { drawing, slip } = this;
    const head = `${this.word(SLIP_PHRASES.head)} ${slip.head}`;
    drawing.text(head, LEFT, y + 1, { size: 5.5, grey: true });
    const place = pages === 1 ? copyWords(copy, slip.copies, this.language) : pageWords(page, pages, this.language);
    drawing.text(place, LEFT, y + 1, { size: 5.5, grey: true, width: WIDTH, align: 'right' });
  }

  private stampUndone(y: number): void {
    this.drawing.text(this.word(SLIP_PHRASES.undone), LEFT, y, {
      size: 40,
      bold: true,
      grey: true,
      width: WIDTH,
      align: 'center',
    });
  }
}
