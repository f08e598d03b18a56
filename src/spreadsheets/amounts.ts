/** Amounts of money as legacy sheets write them, in whole fen, exact to the last digit. */
import {
  CURRENCY_WORDS,
  currencyOf,
  isMoneyUnit,
  mentionsMoney,
  moneyUnit,
  SCALE_WORDS,
  scaleOf,
} from './money-units.ts';
import { folded, isScientific, type Reading, saysNothing, ungrouped } from './values.ts';

/** An amount, with the currency where the cell or its heading names one. */
export type AmountReading = Reading<number> & { currency?: string };

const AMOUNT = new RegExp(
  `^([+-]?)((?:${CURRENCY_WORDS}){0,2})([+-]?)([\\d,.]+)(${SCALE_WORDS})?((?:${CURRENCY_WORDS}){0,2})[整正]?$`,
  'i',
);
const IN_WORDS = /^(?:面议|电议|另议|待定|待议|详谈|negotiable|tbd)$/i;
/** `1000(元)`: brackets around nothing but the unit. */
const UNIT_IN_BRACKETS = /^([^()]*\d)\(([^()\d]+)\)$/u;

/** An amount in fen. The unit of the heading counts where the cell has none of its own. */
export function readAmount(cell: string, unit: string | null = null): AmountReading {
  const text = folded(cell);
  if (saysNothing(text)) return { value: null };
  if (IN_WORDS.test(text)) return { value: null, warning: 'amount_in_words' };
  const compact = text.replace(/(?<!\d) | (?!\d)/g, '').replace(/(?<=\d) (?=\d{3}(?!\d))/g, ',');
  if (isScientific(compact)) return { problem: 'excel_lost_digits' };
  const inBrackets = /^\((.+)\)$/.exec(compact);
  const found = AMOUNT.exec(inBrackets?.[1] ?? unitBehind(compact));
  if (found === null) return { problem: 'amount_unreadable' };
  const [, sign = '', before = '', inner = '', written = '', scale = '', after = ''] = found;
  const signs = sign + inner;
  if (signs.length > 1 || (inBrackets !== null && signs !== '')) return { problem: 'amount_unreadable' };

  const number = ungrouped(written);
  if (number === null) return { problem: 'thousands_unclear' };
  const heading = moneyUnit(unit ?? '');
  const ownUnit = scale !== '' || after !== '';
  // Plain yuan would be a guess, and ten thousand times wrong.
  if (heading === null && !ownUnit && mentionsMoney(unit!))
    return { problem: 'amount_unit_unclear', facts: { unit: unit! } };
  const fen = inFen(number, ownUnit ? scaleOf(scale) : (heading?.scale ?? 1n));
  if (typeof fen === 'string') return { problem: fen };

  const own = currencyOf(before + after);
  if (own === undefined) return { problem: 'amount_unreadable' };
  const currency = own ?? heading?.currency ?? null;
  const twice = scale !== '' && heading !== null && heading.scale !== 1n;
  return {
    value: (inBrackets !== null || signs === '-') && fen !== 0 ? -fen : fen,
    ...(twice ? { warning: 'unit_twice' as const } : {}),
    ...(currency !== null ? { currency } : {}),
  };
}

function unitBehind(compact: string): string {
  if (!compact.endsWith(')')) return compact;
  const [, number = '', unit = ''] = UNIT_IN_BRACKETS.exec(compact) ?? [];
  return unit !== '' && isMoneyUnit(unit) ? number + unit : compact;
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
