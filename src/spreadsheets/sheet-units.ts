/** The units that the rows above the headings, or a corner of the headings, give to the whole sheet: 单位：万元. */
import { isUnit, LONGEST_HEADING } from './headings.ts';
import { mentionsMoney, moneyUnit } from './money-units.ts';

export interface SheetUnits {
  /** The unit of money of the columns without their own. */
  readonly money: string | null;
  /** What speaks of 万元 up there and is not understood; null where a unit is. */
  readonly unclear: string | null;
  /** The unit of quantities: 千克 in 数量单位：千克. Null where two are named. */
  readonly quantity: string | null;
}

/** `数量单位：米  金额单位：万元`: each label, and what stands up to the next one. 编制单位 is who made the list. */
const LABELLED =
  /(\p{Script=Han}*?)(?:单位|units?|currency|币种)\s*(?:[:;]|为|是|\s)\s*(.+?)(?=\s*(?:\p{Script=Han}*(?:单位|币种))\s*(?:[:;]|为|是|\s)|\s+\p{L}{1,10}\s*[:;]|[)\]}】〕。]|$)/giu;
const OF_FIGURES = /(?:^|[\p{P}\s]|金额|货币|计量|计价|价格|价值|数量|重量|本表|表内|以上|以下|资金|统计|报表)$/u;
const MEASURES_GOODS = /(?:计量|数量|重量)$/u;
/** `以下金额均以万元计`, `以万元为单位`, `amounts in thousands of RMB`. */
const IN_WORDS = /(?:以|按)([^以按]{1,20}?)(?:为?单位|计|列示|表示|填列|填写|统计)|\bin\s+([\p{L}\p{N}¥$€£'’ ,]+)$/giu;
const WHOLE_IN_BRACKETS = /^[([{【〔](.+)[)\]}】〕]$/u;
const ENDS_IN_BRACKETS = /[([{【〔]([^()[\]{}【】〔〕]+)[)\]}】〕]$/u;
const ONLY_MONEY = /^.*万元$/u;
/** Who is called so: 某某万元公司. */
const ORGANISATION = /公司|集团|工厂|厂$|商店|店$|[局院部所行会校社]$|中心|\b(?:co|ltd|inc)\b/iu;
/** Not `5万元以上`, which says which customers these are. */
const SPEAKS_OF_MONEY = /(?<![\d十百千万亿几数])[百千仟万萬亿]+(?:美|港|日|欧)?[元圆]/u;

/** What the cells above the headings say, and the cells among the headings that are none. */
export function unitsOfSheet(titles: readonly string[], corners: readonly string[]): SheetUnits {
  const money = new Set<string>();
  let unclear: string | null = null;
  const goods = new Set<string>();
  for (const [at, cell] of [...titles, ...corners].entries()) {
    if (cell.length > LONGEST_HEADING) continue;
    const text = cell.normalize('NFKC').trim();
    if (text === '') continue;
    let understood = false;
    let organisation = false;
    for (const { said, kind } of unitsIn(text, at < titles.length)) {
      if (ORGANISATION.test(said)) {
        organisation = true;
        continue;
      }
      if (kind === 'bracket' && understood) continue;
      // An M in a title is a metre as often as a million.
      const unit = said === 'M' || kind === 'goods' ? null : moneyUnit(said);
      if (unit !== null) {
        understood = true;
        money.add(moneyIn(said));
      } else if (kind !== 'bracket' && mentionsMoney(said)) unclear ??= cell;
      if (kind !== 'bracket') for (const each of goodsIn(said)) goods.add(each);
    }
    if (!understood && !organisation && at < titles.length && SPEAKS_OF_MONEY.test(text) && !ORGANISATION.test(text))
      unclear ??= cell;
  }
  // `币种：美元` and `单位：万元` are one unit; 元 and 万元 are none.
  const all = money.size === 0 ? null : [...money].join(' ');
  const contradicts = all !== null && moneyUnit(all) === null;
  return {
    money: contradicts ? null : all,
    unclear: contradicts ? all : all === null ? unclear : null,
    quantity: goods.size === 1 ? [...goods][0]! : null,
  };
}

interface Said {
  readonly said: string;
  readonly kind: 'label' | 'goods' | 'words' | 'bracket';
}

/** Everything in a cell that may be a unit. Only a title has it in brackets at its end: a heading speaks of itself. */
function* unitsIn(text: string, title: boolean): Generator<Said> {
  for (const [, before = '', said = ''] of text.matchAll(LABELLED)) {
    if (before !== '' && !OF_FIGURES.test(before)) continue;
    yield { said: bare(said), kind: MEASURES_GOODS.test(before) && !mentionsMoney(said) ? 'goods' : 'label' };
  }
  if (title) for (const [, zh, en] of text.matchAll(IN_WORDS)) yield { said: (zh ?? en)!.trim(), kind: 'words' };
  const whole = WHOLE_IN_BRACKETS.exec(text)?.[1];
  if (whole !== undefined) yield { said: whole, kind: 'bracket' };
  if (ONLY_MONEY.test(text)) yield { said: text, kind: 'bracket' };
  const end = title ? ENDS_IN_BRACKETS.exec(text)?.[1] : undefined;
  if (end !== undefined) yield { said: end, kind: 'bracket' };
}

/** `万元(含税`, `(万元`: what was cut off in the middle of a bracket. */
function bare(said: string): string {
  return said
    .trim()
    .replace(/^[([{【〔]\s*/u, '')
    .replace(/\s*[([{【〔].*$/u, '');
}

/** The unit of money among several, or the whole where none of the parts is one by itself: 万元 in `米、万元`. */
function moneyIn(said: string): string {
  const parts = said.split(/[/|、,;]+/u).map((part) => part.trim());
  return parts.find((part) => part !== '' && moneyUnit(part) !== null) ?? said;
}

/** The units of goods among several: 米 in `米、万元`. */
function goodsIn(said: string): string[] {
  const parts = said.split(/[/|、,;\s]+/u).map((part) => part.trim());
  return parts.filter((part) => part !== '' && isUnit(part) && moneyUnit(part) === null);
}
