/** Units of money as headings and titles word them: 万元, `RMB'000`, 不含税万元, 人民币：万元, 万元/吨. */
import { folded } from './values.ts';

/** What a unit makes of the numbers under it. */
export interface MoneyUnit {
  readonly scale: bigint;
  readonly currency: string | null;
}

const SCALES = new Map([
  ['百', 100n],
  ['佰', 100n],
  ['千', 1_000n],
  ['仟', 1_000n],
  ['万', 10_000n],
  ['萬', 10_000n],
  ['w', 10_000n],
  ['十万', 100_000n],
  ['百万', 1_000_000n],
  ['佰万', 1_000_000n],
  ['千万', 10_000_000n],
  ['仟万', 10_000_000n],
  ['亿', 100_000_000n],
  ['億', 100_000_000n],
  ['十亿', 1_000_000_000n],
  ['百亿', 10_000_000_000n],
  ['万亿', 1_000_000_000_000n],
  ['k', 1_000n],
  ["'000", 1_000n],
  ['’000', 1_000n],
  ["'0000", 10_000n],
  ['’0000', 10_000n],
  ['thousand', 1_000n],
  ['thousands', 1_000n],
  ['10k', 10_000n],
  ['10,000', 10_000n],
  ['tenthousand', 10_000n],
  ['mn', 1_000_000n],
  ['mio', 1_000_000n],
  ['million', 1_000_000n],
  ['millions', 1_000_000n],
  ['bn', 1_000_000_000n],
  ['billion', 1_000_000_000n],
  ['billions', 1_000_000_000n],
]);

/** Only beside a currency, or alone in a heading: elsewhere these are metres. */
const SCALES_OF_HEADINGS = new Map([...SCALES, ['m', 1_000_000n], ['mm', 1_000_000n]]);

const CURRENCIES = new Map([
  ['', ''],
  ['¥', 'CNY'],
  ['cn¥', 'CNY'],
  ['cny', 'CNY'],
  ['rmb', 'CNY'],
  ['yuan', 'CNY'],
  ['renminbi', 'CNY'],
  ['人民币', 'CNY'],
  ['元', 'CNY'],
  ['圆', 'CNY'],
  ['块', 'CNY'],
  ['$', 'USD'],
  ['us$', 'USD'],
  ['usd', 'USD'],
  ['美元', 'USD'],
  ['美金', 'USD'],
  ['hk$', 'HKD'],
  ['hkd', 'HKD'],
  ['港元', 'HKD'],
  ['港币', 'HKD'],
  ['€', 'EUR'],
  ['eur', 'EUR'],
  ['欧元', 'EUR'],
  ['£', 'GBP'],
  ['gbp', 'GBP'],
  ['英镑', 'GBP'],
  ['jpy', 'JPY'],
  ['日元', 'JPY'],
]);

/** Words that stand behind any currency: 万元 beside 美元 is money of the United States. */
const ANY_CURRENCY = /^(?:元|圆|块|yuan|)$/;

/** Longest first, so that 美元 is not read as 元. */
const anyOf = (words: Iterable<string>): string =>
  [...words]
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('$', '\\$'))
    .join('|');

/** For expressions: every word for a currency, and every scale that a cell may have. */
export const CURRENCY_WORDS = anyOf(CURRENCIES.keys());
export const SCALE_WORDS = anyOf(SCALES.keys());

const SCALE_OF_HEADING = anyOf(SCALES_OF_HEADINGS.keys());
const UNIT = new RegExp(
  `^(?:单位:?(?=.)|in(?=.))?((?:${CURRENCY_WORDS}){0,2})(${SCALE_OF_HEADING})?(?:of(?=.))?((?:${CURRENCY_WORDS}){0,2})$`,
  'i',
);
const EACH_CURRENCY = new RegExp(CURRENCY_WORDS, 'gi');

/** What stands beside a unit and does not change it: tax, `以…计`, `折合`. */
const BESIDE =
  '(?:以上|以下|表内|本表|所有)?(?:金额|数额|价格|单价|货币|币种|计价|单位)(?:单位)?|(?:不|未|已|均)?含(?:增值)?(?:税|运费|运)?|(?:税)[前后]|未税|价税合计|均以|[均以按为是每净毛共]|折合|折算?成?|约合|统一|原币|本币|小写|合计|总计';
const BEFORE = new RegExp(`^(?:${BESIDE})+`, 'u');
const AFTER = new RegExp(`(?:${BESIDE}|为?单位|计算?|计价|列示|表示|填列|填写|统计|结算)+$`, 'u');

/** Where one word of a unit ends and the next begins. */
const PARTS = /[/|、,;:.·+&\s()[\]{}【】〔〕]+|(?<=\p{Script=Han})和(?=\p{Script=Han})/u;

/** A word that says how many, or of what currency; 千克 and 万件 count goods. */
const MENTIONS = new RegExp(
  `(?:[十百佰千仟万萬亿億](?:${CURRENCY_WORDS})|[百佰千仟万萬亿億]$|^[千仟万萬亿億]$|['’]0{3,}|thousand|million|billion|美[元金]|港[元币]|欧元|英镑|日元|(?<![a-z])(?:usd|hkd|eur|gbp|jpy)(?![a-z])|[$€£])`,
  'iu',
);

const known = new Map<string, MoneyUnit | null>();
const MOST_KNOWN = 1000;

/**
 * What a unit such as 万元, USD or 万元（含税） makes of the numbers under it; null where it is no unit of money, or one
 * that is not understood ({@link mentionsMoney}).
 */
export function moneyUnit(unit: string): MoneyUnit | null {
  const before = known.get(unit);
  if (before !== undefined) return before;
  // A sheet has few units and asks for each of its rows.
  if (known.size >= MOST_KNOWN) known.clear();
  const text = spelled(unit);
  const found = unit.length > LONGEST_UNIT ? null : (bareUnit(text.replaceAll(' ', '')) ?? ofParts(text));
  known.set(unit, found);
  return found;
}

/** Whether a text is nothing but a unit of money: 万元, not 不含税万元. */
export function isMoneyUnit(text: string): boolean {
  return text.length <= LONGEST_UNIT && bareUnit(spelled(text).replaceAll(' ', '')) !== null;
}

/** Whether a text that is no unit speaks of thousands or of a currency all the same: its numbers are not plain yuan. */
export function mentionsMoney(text: string): boolean {
  const parts = spelled(text).split(PARTS);
  return parts.some((part) => MENTIONS.test(part)) || MENTIONS.test(parts.join(''));
}

/** Whether a unit is that of a price for many: USD/千, 元/每万. A thousand there counts the goods, not the money. */
export function isPriceOfMany(unit: string): boolean {
  return /(?:[/每]|\bper )\s*(?:[百千仟万萬km]|thousand)$/i.test(unit);
}

/** Whether a unit names one currency: 美元 and RMB do, 万元 goes with any. */
export function namesCurrency(unit: string): boolean {
  return (spelled(unit).match(EACH_CURRENCY) ?? []).some((word) => !ANY_CURRENCY.test(word.toLowerCase()));
}

/** What is longer is a sentence. */
const LONGEST_UNIT = 100;

export function scaleOf(word: string): bigint {
  return SCALES_OF_HEADINGS.get(word.toLowerCase()) ?? 1n;
}

/** The currency of the words beside a number, or null; undefined where they name two. */
export function currencyOf(words: string): string | null | undefined {
  const all = (words.match(EACH_CURRENCY) ?? []).map((word) => word.toLowerCase());
  const named = new Set(all.filter((word) => !ANY_CURRENCY.test(word)).map((word) => CURRENCIES.get(word)!));
  if (named.size > 1) return undefined;
  return [...named][0] ?? (all.length > 0 ? 'CNY' : null);
}

/** Folded, with words of several parts put together so that they are not read one by one. */
function spelled(unit: string): string {
  return folded(unit)
    .replace(/\bten[ -]thousands?\b/gi, '万')
    .replace(/\bhundred[ -]thousands?\b/gi, '十万')
    .replace(/\bhundred[ -]millions?\b/gi, '亿')
    .replace(/\b10[,.]?000(?!\d)/g, '万')
    .replace(/(?<!\d)1,?000(?!\d)(?=.*[a-z])/gi, '千');
}

function bareUnit(compact: string): MoneyUnit | null {
  const found = UNIT.exec(compact);
  if (found === null) return null;
  const [, before = '', scale = '', after = ''] = found;
  const metres = /^mm?$/i.test(scale) && before + after === '' && compact !== 'M';
  // 元万元 are two units.
  const two = before !== '' && scale !== '' && ANY_CURRENCY.test(before);
  const currency = currencyOf(before + after);
  return metres || two || currency === undefined ? null : { scale: scaleOf(scale), currency };
}

/** A unit among other words. Every word that speaks of money must be understood, and no two may say different things. */
function ofParts(text: string): MoneyUnit | null {
  const units: MoneyUnit[] = [];
  const words: string[] = [];
  for (const part of text.split(PARTS)) {
    if (part === '' || part === 'M') continue;
    const core = part.replace(BEFORE, '').replace(AFTER, '');
    if (core === '') continue;
    const unit = bareUnit(core);
    if (unit !== null) {
      units.push(unit);
      words.push(core);
    } else if (MENTIONS.test(part) || LOOSE_NUMBER.test(part)) return null;
  }
  const scales = new Set(units.map(({ scale }) => scale).filter((scale) => scale !== 1n));
  const currency = currencyOf(words.join(' '));
  if (units.length === 0 || scales.size > 1 || currency === undefined) return null;
  // 元/万 is a price for ten thousand pieces, or an amount in ten thousands; 元,万元 are two units.
  const plain = words.findIndex((word) => ANY_CURRENCY.test(word));
  const scaled = units.findIndex(({ scale }) => scale !== 1n);
  if (plain >= 0 && scaled >= 0 && (plain < scaled || units[scaled]!.currency !== null)) return null;
  return { scale: [...scales][0] ?? 1n, currency };
}

/** `100` before 万元 makes it something else; years do not. */
const LOOSE_NUMBER = /^(?!(?:19|20)\d\d$)\d+$/;
