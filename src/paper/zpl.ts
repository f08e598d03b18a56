/**
 * Labels for label printers, in ZPL II at 203 dpi (8 dots a millimetre): the codes are the printer's own, text is
 * sent as graphics, because few printers have a Chinese font.
 */

import { code128, modulesOf } from './code128.ts';
import { Drawing } from './document.ts';
import type { LabelForm } from './label-forms.ts';
import { type LabelFacts, labelText } from './label-words.ts';
import type { Printed } from './labels.ts';
import { qrCode } from './qr.ts';
import { rasterise } from './raster.ts';
import type { Type } from './type.ts';

const DOTS = 8;
const MARGIN = 14;

export async function zplLabels(
  labels: readonly LabelFacts[],
  { form, language }: { form: LabelForm; language: 'zh' | 'en' },
): Promise<Printed> {
  const { type } = await Drawing.begin('labels');
  const text = labels.map((label) => zplLabel(type, label, form, language)).join('');
  return { bytes: Buffer.from(text), pages: labels.length, missing: [...type.missing].sort() };
}

function zplLabel(type: Type, label: LabelFacts, form: LabelForm, language: 'zh' | 'en'): string {
  const [width, height] = [Math.round(form.width * DOTS), Math.round(form.height * DOTS)];
  const words = labelText(label, language);
  const parts = [`^XA^CI28^PW${width}^LL${height}^LH0,0`];
  const bars = code128(label.code);
  const barHeight = Math.round(height * 0.22);
  const module = bars === null ? 0 : Math.min(3, Math.floor((width - 8) / (modulesOf(bars) + 20)));
  // A module of one dot (0.125 mm) is below what common scanners read.
  const hasBars = bars !== null && module >= 2;
  if (hasBars) {
    const left = Math.round((width - modulesOf(bars) * module) / 2);
    parts.push(
      `^FO${left},${height - MARGIN - barHeight}^BY${module}^BCN,${barHeight},N,N,N,A^FH^FD${escaped(label.code)}^FS`,
    );
  }
  const bottom = hasBars ? height - MARGIN - barHeight - 8 : height - MARGIN;
  const square = qrCode(label.code);
  // A third of the width at most: the words beside it must have room.
  const magnify = square
    ? Math.max(2, Math.min(8, Math.floor(Math.min(bottom - MARGIN, width * 0.32) / (square.size + 4))))
    : 0;
  const side = square ? square.size * magnify : 0;
  // The printer sets a QR code ten dots below its origin.
  if (square) parts.push(`^FO${MARGIN + 8},${MARGIN}^BQN,2,${magnify}^FH^FDMA,${escaped(label.code)}^FS`);
  const x = MARGIN + side + 4 * magnify + 8;
  const column = width - MARGIN - x;
  let y = MARGIN;
  const write = (words: string, size: number, bold: number, most: number): void => {
    const printable = type.printable(words);
    for (const line of type.lines(printable, size, column, most)) {
      if (y + size > bottom) return;
      parts.push(graphic(type, line, x, y, size, bold));
      y += Math.ceil(size * 1.2);
    }
  };
  const sizeOf = (text: string, most: number): number =>
    Math.floor(Math.max(14, Math.min(most, (most * column) / Math.max(1, type.width(type.printable(text), most)))));
  write(words.code, sizeOf(words.code, 30), 1, 1);
  write(words.name, 24, 1, 1);
  const status = [...(words.quality === null ? [] : [words.quality]), ...words.marks.map((mark) => `▲${mark}`)];
  // Marks are there to be seen: they go before the plain lines, over two lines where they must.
  if (status.length > 0) write(status.join(' '), 20, 1, 2);
  for (const line of words.lines) write(line, 18, 0, 1);
  return `${parts.join('\n')}\n^XZ\n`;
}

function graphic(type: Type, line: string, x: number, y: number, size: number, bold: number): string {
  const { rowBytes, bytes } = rasterise(type, line, size, bold);
  const hex = Buffer.from(bytes).toString('hex').toUpperCase();
  return `^FO${x},${y}^GFA,${bytes.length},${bytes.length},${rowBytes},${hex}^FS`;
}

/** Characters that ZPL would take for commands, and what is not ASCII, as hexadecimal under ^FH. */
function escaped(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) =>
      /[A-Za-z0-9 .:/+-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
}
