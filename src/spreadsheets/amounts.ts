/** Amounts of money as legacy sheets write them, in whole fen, exact to the last digit. */
import { folded, isScientific, type Reading, saysNothing, ungrouped } from './values.ts';

/** An amount, with the currency where the cell or its heading names one. */
export type AmountReading = Reading<number> & { currency?: string };

const SCALES = new Map([
  ['千', 1_000n],
  ['万', 10_000n],
  ['萬', 10_000n],
  ['w', 10_000n],
  ['十万', 100_000n],
  ['百万', 1_000_000n],
  ['千万', 10_000_000n],
  ['亿', 100_000_000n],
  ['億', 100_000_000n],
  ['万亿', 1_000_000_000_000n],
  ['k', 1_000n],
  ["'000", 1_000n],
  ['’000', 1_000n],
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

const CURRENCIES = new Map([
  ['', ''],
  ['¥', 'CNY'],
  ['cny', 'CNY'],
  ['rmb', 'CNY'],
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

/** Longest first, so that 美元 is not read as 元. */
const anyOf = (words: Iterable<string>): string =>
  [...words]
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('$', '\\$'))
    .join('|');
const CURRENCY = anyOf(CURRENCIES.keys());
const SCALE = anyOf(SCALES.keys());
const AMOUNT = new RegExp(`^([+-]?)(${CURRENCY})?([+-]?)([\\d,.]+)(${SCALE})?(${CURRENCY})?[整正]?$`, 'i');
const UNIT = new RegExp(`^(?:单位:?(?=.)|in(?=.))?(${CURRENCY})?(${SCALE})?(?:of(?=.))?(${CURRENCY})?$`, 'i');
const IN_WORDS = /^(?:面议|电议|另议|待定|待议|详谈|negotiable|tbd)$/i;

/** What a unit such as 万元 or USD makes of the numbers under it; null where it is no unit of money. */
export function moneyUnit(unit: string): { scale: bigint; currency: string | null } | null {
  const found = UNIT.exec(folded(unit).replaceAll(' ', ''));
  if (found === null) return null;
  const [, before = '', scale = '', after = ''] = found;
  return { scale: scaleOf(scale), currency: currencyOf(before, after) };
}

/** An amount in fen. The unit of the heading counts where the cell has none of its own. */
export function readAmount(cell: string, unit: string | null = null): AmountReading {
  const text = folded(cell);
  if (saysNothing(text)) return { value: null };
  if (IN_WORDS.test(text)) return { value: null, warning: 'amount_in_words' };
  const compact = text.replace(/(?<!\d) | (?!\d)/g, '').replace(/(?<=\d) (?=\d{3}(?!\d))/g, ',');
  if (isScientific(compact)) return { problem: 'excel_lost_digits' };
  const inBrackets = /^\((.+)\)$/.exec(compact);
  const found = AMOUNT.exec(inBrackets?.[1] ?? compact);
  if (found === null) return { problem: 'amount_unreadable' };
  const [, sign = '', before = '', inner = '', written = '', scale = '', after = ''] = found;
  const signs = sign + inner;
  if (signs.length > 1 || (inBrackets !== null && signs !== '')) return { problem: 'amount_unreadable' };

  const number = ungrouped(written);
  if (number === null) return { problem: 'thousands_unclear' };
  const heading = moneyUnit(unit ?? '');
  const ownUnit = scale !== '' || after !== '';
  const fen = inFen(number, ownUnit ? scaleOf(scale) : (heading?.scale ?? 1n));
  if (typeof fen === 'string') return { problem: fen };

  const currency = currencyOf(before, after) ?? heading?.currency ?? null;
  const twice = scale !== '' && heading !== null && heading.scale !== 1n;
  return {
    value: (inBrackets !== null || signs === '-') && fen !== 0 ? -fen : fen,
    ...(twice ? { warning: 'unit_twice' as const } : {}),
    ...(currency !== null ? { currency } : {}),
  };
}

function scaleOf(word: string): bigint {
  return SCALES.get(word.toLowerCase()) ?? 1n;
}

function currencyOf(before: string, after: string): string | null {
  return CURRENCIES.get(before.toLowerCase()) || CURRENCIES.get(after.toLowerCase()) || null;
}

/** Digits below one fen are refused, unless they are the dust of a binary fraction (`19.990000000000002`). */
function inFen(
  number: string,
  scale: bigint,
): number | 'amount_unreadable' | 'amount_too_precise' | 'amount_too_large' {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(number);
  if (parts === null || number.length > 40) return 'amount_unreadable';
  const [, whole = '', fraction = ''] = parts;
  const divisor = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * scale * 100n;
  let fen = scaled / divisor;
  const left = scaled % divisor;
  if (left !== 0n) {
    const dust = divisor / 10_000n;
    if (fraction.length < 8 || (left > dust && left < divisor - dust)) return 'amount_too_precise';
    if (left > dust) fen += 1n;
  }
  return fen > BigInt(Number.MAX_SAFE_INTEGER) ? 'amount_too_large' : Number(fen);
}
