/** What a row below the headings is: a record, or one that holds none. */
import { matchKey } from '../text/fold.ts';

export type RowKind = 'record' | 'blank' | 'total' | 'heading';

export const VISIBLE = /[^\s\p{Cf}]/u;
/** What lists have below their rows: remarks, pages, who made them. */
const FOOTER =
  /^(?:(?:备?注|附注|说明|注意):|第\d+页|共\d+(?:[页条笔项行个家件份张位](?:记录|数据|客户|订单|样品)?|人)(?!\p{L})|\d+\/\d+页|以下空白|以下无正文|(?:制表|填表|审核|复核|制单|编制|打印|统计|导出)(?:人|者|日期|时间)?:)/u;

/** Whether nothing can be seen in any of the cells. */
export function isBlank(cells: readonly string[], ignored: number | null = null): boolean {
  return cells.every((cell, index) => index === ignored || cell === '' || !VISIBLE.test(cell));
}

/** Whether nothing stands in a row but one remark below the list. */
export function isFooter(cells: readonly string[], serial: number | null): boolean {
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
const MAYBE_FOOTER = /[:：页共]|以下/u;

/** Whether a row repeats the headings, as printed lists do on each page. */
export function repeatsHeadings(
  cells: readonly string[],
  headings: readonly string[],
  columns: readonly number[],
): boolean {
  return columns.length > 0 && columns.every((index) => cells[index]?.trim() === headings[index]!.trim());
}
