/** A PDF to draw on, in millimetres from the top left: text, lines, boxes and codes. The same drawing = the same bytes. */

import { code128, modulesOf } from './code128.ts';
import { qrCode, type Square } from './qr.ts';
import { Type } from './type.ts';

const POINTS = 72 / 25.4;
export const A4 = { width: 210, height: 297 } as const;

export interface TextStyle {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly grey?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** Millimetres; longer text is broken into at most `most` lines (default 1), the last one cut with an ellipsis. */
  readonly width?: number;
  readonly most?: number;
}

/** The height of a line of text at a size in points, in millimetres. */
export function lineHeight(size: number): number {
  return (size * 1.3) / POINTS;
}

export class Drawing {
  readonly type: Type;
  private readonly chunks: Buffer[] = [];
  private pageCount = 0;

  private constructor(private readonly pdf: PDFKit.PDFDocument) {
    this.type = new Type(pdf);
    pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
  }

  /** @param title what a reader shows as the name of the document */
  static async begin(title: string): Promise<Drawing> {
    const { default: PDFDocument } = await import('pdfkit');
    // A date of its own would make each printing of the same slip another file.
    const info = { Title: title, Producer: 'samples', Creator: 'samples', CreationDate: new Date(0) };
    // No standard font is ever used: Chinese has none.
    return new Drawing(new PDFDocument({ autoFirstPage: false, margin: 0, font: null as unknown as string, info }));
  }

  get pages(): number {
    return this.pageCount;
  }

  page(width: number = A4.width, height: number = A4.height): void {
    this.pdf.addPage({ size: [width * POINTS, height * POINTS], margin: 0 });
    this.pageCount += 1;
  }

  /** Draws text whose first line begins at the top y; answers where the next line would begin. */
  text(words: string, x: number, y: number, style: TextStyle): number {
    const { size, width, most = 1, align = 'left' } = style;
    const printable = this.type.printable(words);
    const lines = width === undefined ? [printable] : this.type.lines(printable, size, width * POINTS, most);
    this.pdf.fillColor(style.grey ? '#555555' : '#000000');
    let top = y;
    for (const line of lines) {
      const spare = (width ?? 0) - this.type.width(line, size) / POINTS;
      this.line(line, x + (align === 'right' ? spare : align === 'center' ? spare / 2 : 0), top, style);
      top += lineHeight(size);
    }
    return top;
  }

  /** Text in lines of a width, at most so many. */
  broken(words: string, size: number, width: number, most: number): string[] {
    return this.type.lines(this.type.printable(words), size, width * POINTS, most);
  }

  /** How wide text is on one line. */
  widthOf(words: string, size: number): number {
    return this.type.width(this.type.printable(words), size) / POINTS;
  }

  rule(x1: number, y1: number, x2: number, y2: number, thickness = 0.2): void {
    this.pdf.lineWidth(thickness * POINTS).strokeColor('#000000');
    this.pdf
      .moveTo(x1 * POINTS, y1 * POINTS)
      .lineTo(x2 * POINTS, y2 * POINTS)
      .stroke();
  }

  dashes(x1: number, y1: number, x2: number, y2: number): void {
    this.pdf.lineWidth(0.4).strokeColor('#888888').dash(3, { space: 3 });
    this.pdf
      .moveTo(x1 * POINTS, y1 * POINTS)
      .lineTo(x2 * POINTS, y2 * POINTS)
      .stroke()
      .undash();
  }

  box(x: number, y: number, width: number, height: number, thickness = 0.2): void {
    this.pdf.lineWidth(thickness * POINTS).strokeColor('#000000');
    this.pdf.rect(x * POINTS, y * POINTS, width * POINTS, height * POINTS).stroke();
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.pdf
      .fillColor(colour)
      .rect(x * POINTS, y * POINTS, width * POINTS, height * POINTS)
      .fill();
  }

  /** White text on black: what must not be overlooked. */
  stamp(words: string, x: number, y: number, size: number): number {
    const printable = this.type.printable(words);
    const width = this.type.width(printable, size) / POINTS + 1.4;
    this.fill(x, y, width, lineHeight(size), '#000000');
    this.pdf.fillColor('#ffffff');
    this.line(printable, x + 0.7, y, { size, bold: true, white: true });
    return x + width;
  }

  /**
   * A QR code in a square of that side, its quiet zone inside, on white. False where the text is too long for one.
   */
  qr(text: string, x: number, y: number, side: number): boolean {
    const square = qrCode(text);
    if (!square) return false;
    this.fill(x, y, side, side, '#ffffff');
    const module = side / (square.size + 8);
    this.pdf.fillColor('#000000');
    for (let row = 0; row < square.size; row++)
      this.darkRow(square, row, x + 4 * module, y + (row + 4) * module, module);
    this.pdf.fill();
    return true;
  }

  /**
   * A Code 128 in a box, its quiet zones inside, on white; no module wider than `widest`, the code in the middle.
   * False where the text cannot be one, or its bars would be too thin to be read (below 0.19 mm).
   */
  bars(text: string, x: number, y: number, width: number, height: number, widest = 0.5): boolean {
    const widths = code128(text);
    if (!widths) return false;
    const module = Math.min(widest, width / (modulesOf(widths) + 20));
    if (module < 0.19) return false;
    this.fill(x, y, width, height, '#ffffff');
    let at = x + (width - modulesOf(widths) * module) / 2;
    this.pdf.fillColor('#000000');
    for (const [index, modules] of widths.entries()) {
      if (index % 2 === 0) this.pdf.rect(at * POINTS, y * POINTS, modules * module * POINTS, height * POINTS);
      at += modules * module;
    }
    this.pdf.fill();
    return true;
  }

  /** The finished file. */
  async bytes(): Promise<Buffer> {
    const ended = new Promise((resolve) => this.pdf.on('end', resolve));
    this.pdf.end();
    await ended;
    return Buffer.concat(this.chunks);
  }

  private darkRow(square: Square, row: number, x: number, y: number, module: number): void {
    for (let from = 0; from < square.size; from++) {
      if (!square.dark(from, row)) continue;
      let to = from;
      while (to + 1 < square.size && square.dark(to + 1, row)) to++;
      // Neighbouring rows overlap by a hair, so that no viewer shows a white line between them.
      const tall = module * 1.02;
      this.pdf.rect((x + from * module) * POINTS, y * POINTS, (to - from + 1) * module * POINTS, tall * POINTS);
      from = to;
    }
  }

  private line(
    printable: string,
    x: number,
    y: number,
    style: { size: number; bold?: boolean; white?: boolean },
  ): void {
    let at = x * POINTS;
    for (const { font, text } of this.type.runs(printable)) {
      this.pdf.font(font).fontSize(style.size);
      // The font has one weight; a thin outline of the same colour makes the bold.
      if (style.bold) this.pdf.lineWidth(style.size * 0.03).strokeColor(style.white ? '#ffffff' : '#000000');
      this.pdf.text(text, at, y * POINTS, { lineBreak: false, features: [], fill: true, stroke: style.bold === true });
      at += this.type.width(text, style.size);
    }
  }
}
