/** Units of goods: which words are one, and which of them mean the same. */
import { matchKey } from '../text/fold.ts';

const SAME = [
  '千克,公斤,kg,kgs,kilogram,kilograms',
  '克,g,gram,grams',
  '毫克,mg',
  '吨,公吨,t,ton,tons,tonne,tonnes',
  '米,公尺,m,meter,meters,metre,metres',
  '厘米,公分,cm',
  '毫米,mm',
  '千米,公里,km',
  '平方米,平米,m2',
  '立方米,m3',
  '升,公升,l,liter,liters,litre,litres',
  '毫升,ml',
  '码,yd,yds,yard,yards',
  '斤,市斤',
];
const KEYS = new Map(SAME.flatMap((list) => list.split(',').map((word) => [word, list.split(',')[0]!] as const)));

/** Words for pieces, which nobody keeps apart when he counts. */
const PIECES = new Set('件,个,只,pcs,pc,piece,pieces,ea,each'.split(','));

const MEASURE =
  '件个只套箱包卷片张双条台米克升吨斤两码匹锭支枝根瓶桶袋盒盘筒罐块板捆扎打对付副组份批粒颗株朵头辆艘架部扇幅面本册页枚串筐车柜托令叠刀轴绞管尺寸丈亩把顶床间座棵节段坛缸壶杯听';
const CHINESE = new RegExp(
  `^(?:[十百千万]{0,2}[${MEASURE}]|[大小中整单公市英毫厘千平立]{1,2}(?:方)?[${MEASURE}]|平方|立方|加仑|毫克)$`,
  'u',
);
const LETTERS = /^[a-z]{1,6}[23]?\.?$/;
/** What is said of quantities in letters and is no unit. */
const REMARKS = /^(?:est|incl|excl|net|gross|total|max|min|actual|real|approx|about|avg|qty|usd|cny|rmb|k|w)\.?$/;

/** Whether a word can be the unit of a quantity: 米, 公斤, 万件, kg; not 实际, 含包装, 3%. */
export function isUnitOfGoods(word: string): boolean {
  const key = matchKey(word);
  if (KEYS.has(key) || PIECES.has(key) || CHINESE.test(key)) return true;
  return LETTERS.test(key) && !REMARKS.test(key);
}

/** Whether a word only says how many: 数量（万） counts in ten thousands of something. */
export function isMultiple(word: string): boolean {
  return /^(?:[十百千万亿]{1,2}|[kw])$/.test(matchKey(word));
}

/** Whether two words mean one unit: 公斤 and kg. */
export function isSameUnit(one: string, other: string): boolean {
  const [first, second] = [one, other].map((word) => matchKey(word)) as [string, string];
  return first === second || (KEYS.get(first) ?? first) === (KEYS.get(second) ?? second);
}

/** The same for whoever counts: 5个 of what is kept in 件 are five. */
export function isCountedAlike(one: string, other: string): boolean {
  return isSameUnit(one, other) || [one, other].every((word) => PIECES.has(matchKey(word)));
}
