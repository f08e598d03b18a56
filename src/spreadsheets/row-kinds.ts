/** What a row below the headings is: a record, or one that holds none. */
import { matchKey } from '../text/fold.ts';

export type RowKind = 'record' | 'blank' | 'total' | 'heading';

const VISIBLE = /[^\s\p{Cf}]/u;
const CHINESE_TOTAL =
  /^(?:(?:本)?[页月日周年季]度?|全[部年]|总)?(?:合计|总计|小计|共计|累计|总和|总额)(?:\(.*\))?:?(?:\d[\d,.]*\p{L}{0,4})?$/u;
/** What lists have below their rows: remarks, pages, who made them. */
const FOOTER =
  /^(?:(?:备?注|附注|说明|注意):|第\d+页|共\d+页|\d+\/\d+页|以下空白|以下无正文|(?:制表|填表|审核|复核|制单|编制|打印|统计|导出)(?:人|者|日期|时间)?:)/u;
const ENGLISH_TOTAL = /^(?:grand|sub|page)?-?totals?:?$/;
/** A quick look before the careful one: most rows are no totals. */
const MAYBE_TOTAL = /[计总]|total/i;
const LONGEST_TOTAL = 40;
/** A figure, also with what is counted: `60 entries`. */
const NUMBER = /^[-+(]?[¥$€£]?-?\d[\d,.]*\)?\p{L}{0,10}%?$/u;

/** Whether nothing can be seen in any of the cells. */
export function isBlank(cells: readonly string[], ignored: number | null = null): boolean {
  return cells.every((cell, index) => index === ignored || cell === '' || !VISIBLE.test(cell));
}

/**
 * Whether a row sums up others: its first word says so. An English total has only numbers beside it, because a
 * customer may be called Total.
 */
export function isTotal(cells: readonly string[], serial: number | null): boolean {
  if (isFooter(cells, serial)) return true;
  let english = false;
  for (const [index, cell] of cells.entries()) {
    if (cell === '' || !VISIBLE.test(cell)) continue;
    if (!english && index !== serial && !MAYBE_TOTAL.test(cell)) return false;
    if (cell.length > LONGEST_TOTAL) return false;
    const word = matchKey(cell);
    if (!english && CHINESE_TOTAL.test(word)) return true;
    if (!english && ENGLISH_TOTAL.test(word)) english = true;
    else if (!NUMBER.test(word) || !(english || index === serial)) return false;
  }
  return english;
}

/** Whether nothing stands in a row but one remark below the list. */
function isFooter(cells: readonly string[], serial: number | null): boolean {
  let said: string | null = null;
  for (const [index, cell] of cells.entries()) {
    if (index === serial || cell === '' || !VISIBLE.test(cell)) continue;
    // Most rows end here, at their first cell.
    if (said !== null || !MAYBE_FOOTER.test(cell)) return false;
    said = cell;
  }
  return said !== null && said.length <= LONGEST_FOOTER && FOOTER.test(matchKey(said));
}
const LONGEST_FOOTER = 200;
const MAYBE_FOOTER = /[:：页]|以下/u;

/** Whether a row repeats the headings, as printed lists do on each page. */
export function repeatsHeadings(
  cells: readonly string[],
  headings: readonly string[],
  columns: readonly number[],
): boolean {
  return columns.length > 0 && columns.every((index) => cells[index]?.trim() === headings[index]!.trim());
}
