/** Labels as a PDF: on sheets of A4, or one a page for label printers. */
import { Drawing, lineHeight } from './document.ts';
import type { LabelForm } from './label-forms.ts';
import { type LabelFacts, type LabelText, labelText } from './label-words.ts';

export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Code points of characters that could not be set and were printed as such. */
  readonly missing: readonly string[];
}

/** @param skip labels of the first sheet that are gone already */
export async function printLabels(
  labels: readonly LabelFacts[],
  { form, language, skip }: { form: LabelForm; language: 'zh' | 'en'; skip: number },
): Promise<Printed> {
  const drawing = await Drawing.begin(
    labels
      .map(({ code }) => code)
      .slice(0, 3)
      .join(' '),
  );
  const { sheet } = form;
  for (const [at, label] of labels.entries()) {
    if (!sheet) {
      drawing.page(form.width, form.height);
      drawLabel(drawing, label, 0, 0, form, language);
      continue;
    }
    const place = at + skip;
    const onSheet = place % (sheet.columns * sheet.rows);
    if (onSheet === 0 || at === 0) drawing.page();
    const [column, row] = [onSheet % sheet.columns, Math.floor(onSheet / sheet.columns)];
    drawLabel(drawing, label, sheet.left + column * sheet.across, sheet.top + row * sheet.down, form, language);
  }
  return { bytes: await drawing.bytes(), pages: drawing.pages, missing: [...drawing.type.missing].sort() };
}

/** The margin inside a label: printers do not hit its edge to the millimetre. */
const MARGIN = 1.8;

function drawLabel(
  drawing: Drawing,
  label: LabelFacts,
  left: number,
  top: number,
  { width, height }: LabelForm,
  language: 'zh' | 'en',
): void {
  const words = labelText(label, language);
  drawing.fill(left, top, width, height, '#ffffff');
  // Larger labels get larger type; the smallest that is read at arm's length is 5.5 points.
  const scale = Math.min(1.25, Math.max(1, Math.min(width / 50, height / 30)));
  const inner = width - 2 * MARGIN;
  const barHeight = Math.min(9, height * 0.24);
  const barTop = top + height - MARGIN - barHeight;
  const hasBars = drawing.bars(label.code, left + MARGIN, barTop, inner, barHeight, 0.33);
  const upper = (hasBars ? barTop : top + height - MARGIN) - top - MARGIN - 0.8;
  const side = Math.min(upper, width * 0.36);
  const hasSquare = drawing.qr(label.code, left + MARGIN - 1, top + MARGIN - 1, side + 1);
  const x = left + MARGIN + (hasSquare ? side + 1 : 0);
  const column = left + width - MARGIN - x;
  writeLabel(drawing, words, { x, y: top + MARGIN - 0.5, width: column, bottom: top + MARGIN + upper, scale });
}

interface Column {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly bottom: number;
  readonly scale: number;
}

function writeLabel(drawing: Drawing, words: LabelText, { x, y, width, bottom, scale }: Column): void {
  const fitted = (text: string, size: number): number =>
    Math.max(6, Math.min(size, (size * width) / Math.max(0.1, drawing.widthOf(text, size))));
  let top = drawing.text(words.code, x, y, { size: fitted(words.code, 11 * scale), bold: true, width });
  const status = [...(words.quality === null ? [] : [words.quality])];
  const statusHeight = status.length + words.marks.length > 0 ? lineHeight(7 * scale) + 0.3 : 0;
  const [nameSize, small] = [7.5 * scale, 5.8 * scale];
  const room = bottom - top - statusHeight;
  // The place must be there; a long name may take a second line from the rest.
  const most = room >= 2 * lineHeight(nameSize) + lineHeight(small) ? 2 : 1;
  top = drawing.text(words.name, x, top, { size: nameSize, bold: words.lines.length === 0, width, most });
  const separate = words.lines.length * lineHeight(small) <= bottom - top - statusHeight + 0.2;
  for (const line of separate ? words.lines : packed(drawing, words.lines, small, width)) {
    if (top + lineHeight(small) > bottom - statusHeight + 0.2) break;
    top = drawing.text(line, x, top, { size: small, width });
  }
  if (statusHeight === 0) return;
  let at = x;
  const line = bottom - statusHeight + 0.3;
  for (const quality of status) {
    const wide = drawing.widthOf(quality, 7 * scale) + 1.4;
    drawing.box(at, line, wide, lineHeight(7 * scale), 0.25);
    drawing.text(quality, at + 0.7, line, { size: 7 * scale, bold: true });
    at += wide + 0.8;
  }
  for (const [index, mark] of words.marks.entries()) {
    const left = x + width - at;
    const more = words.marks.length - index;
    const shown = drawing.widthOf(mark, 7 * scale) + 1.4 > left ? `+${more}` : mark;
    if (drawing.widthOf(shown, 7 * scale) + 1.4 > left) break;
    at = drawing.stamp(shown, at, line, 7 * scale) + 0.8;
    if (shown !== mark) break;
  }
}

/** Short facts side by side on one line where they fit. */
function packed(drawing: Drawing, facts: readonly string[], size: number, width: number): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const together = `${lines.at(-1)}  ${fact}`;
    if (lines.length > 0 && drawing.widthOf(together, size) <= width) lines[lines.length - 1] = together;
    else lines.push(fact);
  }
  return lines;
}
