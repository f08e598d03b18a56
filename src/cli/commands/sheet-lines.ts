/**
 * Lines of a delivery or a checkout from a sheet (`--lines FILE`), and how those that cannot be taken are told. Loaded
 * only when a sheet is named: reading sheets is most of what the daily commands would have to start.
 */
import { Refusal, refuse } from '../../domain/errors.ts';
import type { Acting } from '../../services/acting.ts';
import { readQuantityLines } from '../../services/quantity-lines.ts';
import { RECEIPT_COLUMNS, readReceiptLines, type SheetLines } from '../../services/receipt-lines.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../present/looks.ts';
import { reasonOf } from '../present/reasons.ts';
import { sourceOf } from '../source.ts';

/** The lines of a delivery, with what the sheet and the options say of all of them. */
export async function receiptLines(
  context: Context,
  acting: Acting,
  file: string,
  options: Parameters<typeof readReceiptLines>[2],
) {
  const read = await readReceiptLines(acting, await sourceOf(context, file), options);
  return { customer: read.customer, hash: read.hash, lines: requireLines(read, context, file) };
}

/** The lines of a checkout: numbers and quantities. */
export async function quantityLines(context: Context, acting: Acting, file: string) {
  const read = await readQuantityLines(acting, await sourceOf(context, file));
  return { hash: read.hash, lines: requireLines(read, context, file) };
}

/** So many things to look at are told. */
const MOST_TOLD = 10;

/** Refuses unless every line can be taken and there is one. @throws Refusal rows_refused, lines_missing (3) */
function requireLines<L>({ lines, rejects, looks }: SheetLines<L>, context: Context, file: string): readonly L[] {
  const { language } = context;
  if (rejects.length > 0) {
    const headings = new Map(RECEIPT_COLUMNS.map(({ key, heading }) => [key, heading]));
    const told = rejects.map((line) => ({
      line: line.line,
      column: line.column,
      heading: line.column === null ? null : (headings.get(line.column)?.[language] ?? line.column),
      reason: reasonOf(line, headings, language),
      code: line.code,
    }));
    throw new Refusal('rows_refused', { file, rejected: rejects.length, taken: false, rejects: told });
  }
  if (lines.length === 0) refuse('lines_missing', { file });
  for (const look of looks.slice(0, MOST_TOLD)) {
    const where = (of: 'zh' | 'en') => RECEIPT_COLUMNS.find(({ key }) => key === look.column)?.heading[of] ?? '';
    context.note({
      zh: `请核对 第 ${look.line} 行 ${where('zh')}：${lookOf(look, 'zh')}`,
      en: `Please check line ${look.line} ${where('en')}: ${lookOf(look, 'en')}`,
    });
  }
  const more = looks.length - MOST_TOLD;
  if (more > 0) context.note({ zh: `还有 ${more} 处请核对。`, en: `And ${more} more to check.` });
  return lines;
}
