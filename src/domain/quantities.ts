/**
 * Quantities: whole thousandths of a unit inside (`12.5 m` = 12500), decimals with at most three places outside.
 * Money: whole fen inside, yuan with at most two places outside.
 */

/** The largest quantity the store takes: 999,999,999.999. */
export const QUANTITY_LIMIT = 999_999_999_999;

/**
 * Reads a quantity that was already folded (full-width digits made plain).
 * @returns thousandths, or null when it is not `^\d{1,9}(\.\d{1,3})?$` — no sign, no exponent, nothing implied
 */
export function parseQuantity(folded: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(folded);
  if (!match) return null;
  return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
}

/** Reads an amount of money: at most two decimals. @returns fen, or null */
export function parseMoney(folded: string): number | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(folded);
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Reads a decimal that may be negative (degrees): at most three places. @returns thousandths, or null */
export function parseSigned(folded: string): number | null {
  const negative = folded.startsWith('-');
  const size = parseQuantity(negative ? folded.slice(1) : folded);
  return size === null ? null : negative && size !== 0 ? -size : size;
}

/** Thousandths as the exact decimal number that JSON and CSV show: 12500 → 12.5. */
export function toDecimal(thousandths: number): number {
  return thousandths / 1000;
}

/** As {@link toDecimal}, keeping null. */
export function toDecimalOrNull(thousandths: number | null): number | null {
  return thousandths === null ? null : thousandths / 1000;
}

/** Fen as yuan: 1250 → 12.5; null stays null. */
export function toYuan(fen: number | null): number | null {
  return fen === null ? null : fen / 100;
}

/** A decimal result as people read it: no exponent, no grouping. */
export function formatDecimal(value: number): string {
  return String(value);
}

/** What a quantity counts when nobody said: pieces. */
export const DEFAULT_UNIT = { zh: '件', en: 'pcs' } as const;
