/** Orders as the store hands them over for a row group: one text instead of ten million rows. */
import { COSTED, DAY_SHIFT, type GroupBuilder, ORDER_KINDS, type OrderKind } from './row-groups.ts';

/**
 * Stands for what became of an order; in the text it goes before day, amount, where known cost, and a space. Each
 * customer's id goes before his orders, a line feed after them: `17:t2026-03-01129900,80000 r2026-03-09-129900 \n` (fen).
 */
export const ORDER_LETTERS: { readonly [K in OrderKind]: string } = {
  completed: 't',
  confirmed: 'c',
  refunded: 'r',
  sample: 's',
  cancelled: 'x',
};

const kindOf = new Uint8Array(128);
for (const [kind, name] of ORDER_KINDS.entries()) kindOf[ORDER_LETTERS[name].charCodeAt(0)] = kind;
const [ZERO, COLON, COMMA, MINUS, NEWLINE] = ['0', ':', ',', '-', '\n'].map((each) => each.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
];

/** Adds the orders of a text to a row group. @param first the id of its first row */
export function addOrderTexts(group: GroupBuilder, bytes: Uint8Array, first: number): void {
  let next = 0;
  /** A whole number, up to the byte that ends it. */
  const whole = (): number => {
    const negative = bytes[next] === MINUS;
    if (negative) next += 1;
    let number = 0;
    for (let code = bytes[next]!; code >= ZERO && code < COLON; code = bytes[++next]!)
      number = number * 10 + (code - ZERO);
    return negative ? -number : number;
  };
  while (next < bytes.length) {
    const row = whole() - first;
    for (next += 1; next < bytes.length && bytes[next] !== NEWLINE; next += 1) {
      const kind = kindOf[bytes[next]!]!;
      const year = twoDigits(bytes, next + 1) * 100 + twoDigits(bytes, next + 3);
      const day = epochDay(year, twoDigits(bytes, next + 6), twoDigits(bytes, next + 9));
      next += 11;
      const amount = whole();
      const costed = bytes[next] === COMMA;
      if (costed) next += 1;
      const cost = costed ? whole() : 0;
      group.addOrder(row, (day << DAY_SHIFT) | (costed ? COSTED : 0) | kind, amount, cost);
    }
    next += 1;
  }
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return (bytes[at]! - ZERO) * 10 + (bytes[at + 1]! - ZERO);
}

/** Days from 1970-01-01, without a Date for each of millions. */
function epochDay(year: number, month: number, day: number): number {
  // The year begins in March, so that the leap day is its last.
  const from_march = year - (month < 3 ? 1 : 0);
  const of_year = Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + day - 1;
  const leaps = Math.floor(from_march / 4) - Math.floor(from_march / 100) + Math.floor(from_march / 400);
  return from_march * 365 + leaps + of_year - 719_468;
}
