/**
 * Rows that sum up others: 合计, 小计 with the customer repeated before it, `浙江 计数` as Excel writes it. What would be
 * imported with them counts twice; what is skipped for them wrongly is missing. So the whole row decides.
 */
import { matchKey } from '../text/fold.ts';
import type { FoundColumn, KnownColumn } from './headings.ts';
import { isFooter, VISIBLE } from './row-kinds.ts';

/** What a row is: a total, a total that could be a record, a record that could be a total, or none of these. */
export type TotalKind = 'total' | 'doubtful' | 'taken' | null;

/** Where a sheet has what tells records from totals. */
export interface Places {
  /** Running numbers, which say nothing. */
  readonly serial: number | null;
  /** What a record must have; the second of a pair makes up for the first. */
  readonly required: readonly (readonly [number, number | null])[];
  /** The record's own number, or the customer's code. */
  readonly own: number | null;
  /** The own column is a code that people choose: there may be a customer 合计. */
  readonly chosen: boolean;
  /** The customer whose record it is. */
  readonly parties: readonly number[];
  readonly notes: readonly number[];
  /** Columns of words and of phone numbers: long figures there are no sums. */
  readonly words: readonly number[];
  /** A record must have an amount or a quantity: then its rows are summed up. */
  readonly sums: boolean;
}

export const NO_PLACES: Places = {
  ...{ serial: null, required: [], own: null, chosen: false, parties: [], notes: [], words: [], sums: false },
};

const FIGURES = ['money', 'quantity', 'number', 'integer', 'decimal'];

export function placesOf(
  known: readonly KnownColumn[],
  columns: ReadonlyMap<string, FoundColumn>,
  serial: number | null,
): Places {
  const at = (key: string): number | null => columns.get(key)?.index ?? null;
  const all = (keys: readonly string[]): number[] => keys.map(at).filter((index) => index !== null);
  const there = known.filter(({ key }) => columns.has(key));
  const needed = there.filter(({ required = false }) => required !== false);
  return {
    serial,
    required: needed.map(({ key, required }) => [at(key)!, typeof required === 'object' ? at(required.unless) : null]),
    own: at('number') ?? at('code'),
    chosen: at('number') === null && at('code') !== null,
    parties: all(['customer', 'code_beside_name']),
    notes: all(['note']),
    words: all(there.filter(({ type }) => type !== undefined && !FIGURES.includes(type)).map(({ key }) => key)),
    sums: needed.some(({ type }) => type === 'money' || type === 'quantity'),
  };
}

const OF_WHAT =
  '(?:(?:19|20)?\\d\\d年度?|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月份?|第?[一二三四1-4]季度?|[上下]半年|全[部年]|[本当][页月日周年季期]度?|[页月日周年季]度?|总|以上|销售|金额|数量)';
const WORD = '(?:合计|总计|小计|共计|累计|总和|总额|汇总|计数|平均值?)';
const WHOLE = new RegExp(
  `^${OF_WHAT}{0,3}${WORD}(?:数量?|金额|额)?(?:\\(.*\\))?:?(?:\\d[\\d,.]*\\p{L}{0,4}|(?:人民币)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]+)?$|^(?:过[次下]页|承[前上]页|转[次下]页)$|^(?:合计|金额|人民币)*\\(?大写\\)?:`,
  'u',
);
const ENGLISH = /^(?:grand|sub|page)?-?totals?:?$/;
/** Words that are no customer's name. */
const ENGLISH_SURE = /^(?:grand|sub|page)-?totals?:?$/;
/** Behind a name: 华东区小计, `甲公司 汇总`. */
const BEHIND =
  /^.*[\p{L}\p{N})].*?(?:(?:小计|合计|总计|共计)(?:数|金额)?:?|\s(?:汇总|累计|计数|平均值|最大值|最小值|求和))$/su;
const BEHIND_ENGLISH = /^.*\S\s+(?:(?:sub|grand)[ -]?)?(?:totals?|count|average)$/s;
/** A figure, also with what is counted: `60 entries`; an amount in words; a currency. */
const FIGURE =
  /^(?:[-+(]?[¥$€£]?-?\d[\d,.]*\)?\p{L}{0,10}%?|共\d+\p{L}{1,4}|(?:人民币)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]+|人民币|cny|rmb|[-/\\\\]+)$/u;
const LONGEST_TOTAL = 40;
/** So many other words make a whole record of a row in which one word is 合计. */
const WHOLE_RECORD = 5;

/** Quick looks before the careful ones: how a cell begins or ends that may be a total. */
const ENDS = signs('计总数值额页均和)】]）〕:：lLsSeEtT整正元圆');
const BEGINS = signs('合总小共累大金人(（【[〔');
const MAYBE = /[计总汇均写]|[过承转].页|total|count|average/i;

function signs(list: string): Uint8Array {
  const table = new Uint8Array(65_536);
  for (const sign of list) table[sign.charCodeAt(0)] = 1;
  return table;
}

/** Whether a row sums up others. */
export function totalKind(cells: readonly string[], places: Places): TotalKind {
  if (isFooter(cells, places.serial)) return 'total';
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]!;
    // Nearly all cells end here.
    if (cell === '' || cell.length > LONGEST_TOTAL) continue;
    if (ENDS[cell.charCodeAt(cell.length - 1)] === 0 && BEGINS[cell.charCodeAt(0)] === 0) continue;
    if (MAYBE.test(cell) && wordOf(cell) !== null) return judged(cells, places);
  }
  return null;
}

/** What kind of total a cell speaks of. */
function wordOf(cell: string): 'whole' | 'english' | 'sure' | 'behind' | 'behind_english' | null {
  const key = matchKey(cell);
  const bare = /^[([【〔](.+)[)\]】〕]$/su.exec(key)?.[1] ?? key;
  if (WHOLE.test(bare)) return 'whole';
  if (ENGLISH.test(bare)) return ENGLISH_SURE.test(bare) ? 'sure' : 'english';
  const text = cell.normalize('NFKC').trim().toLowerCase();
  if (BEHIND.test(text)) return 'behind';
  return BEHIND_ENGLISH.test(text) ? 'behind_english' : null;
}

function judged(cells: readonly string[], places: Places): TotalKind {
  const { serial, own, parties, notes, words, required, sums } = places;
  const totals = new Map<number, NonNullable<ReturnType<typeof wordOf>>>();
  let others = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell === '' || !VISIBLE.test(cell)) continue;
    const word = cell.length > LONGEST_TOTAL ? null : wordOf(cell);
    if (word !== null) totals.set(index, word);
    else if (index !== serial && !isFigure(cell, index === own, words.includes(index))) others += 1;
  }
  const filled = (index: number | null): boolean => index !== null && VISIBLE.test(cells[index] ?? '');
  const is = (index: number | null): boolean => index !== null && totals.has(index);
  const complete = required.length > 0 && required.every(([index, or]) => filled(index) || filled(or));
  const kinds = [...totals.values()];
  const needed = [...totals.keys()].some((index) => required.some(([at]) => at === index));

  // Only in remarks, or beside the record's own number: a record, if there is all that it needs.
  if (complete && [...totals.keys()].every((index) => notes.includes(index))) return null;
  if (complete && filled(own) && !is(own)) return null;

  if (kinds.every((kind) => kind === 'behind' || kind === 'behind_english')) {
    if (!complete) return required.length > 0 || others === 0 ? 'total' : null;
    if (others > 0 || is(own)) return sums ? 'taken' : null;
    return sums || !kinds.includes('behind_english') ? 'doubtful' : 'taken';
  }
  if (serial !== null && is(serial)) return 'total';
  if (others === 0) return 'total';
  // A customer may be called Total.
  if (kinds.every((kind) => kind === 'english')) return complete || required.length === 0 ? null : 'total';
  if (!complete) return 'total';
  if (is(own) && places.chosen) {
    const named = required.some(([index]) => filled(index) && !is(index));
    return named || others > 1 ? null : 'doubtful';
  }
  if (!sums) return needed && others < 2 ? 'doubtful' : null;
  if (others >= WHOLE_RECORD || (others > 2 && parties.some(is))) return null;
  return 'doubtful';
}

/** In a column of words a long figure is a telephone number or a code. */
function isFigure(cell: string, own: boolean, words: boolean): boolean {
  if (own || cell.length > LONGEST_TOTAL) return false;
  const key = matchKey(cell);
  return FIGURE.test(key) && !(words && /\d{7}/.test(key));
}
