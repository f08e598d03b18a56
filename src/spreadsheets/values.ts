/**
 * What a cell of a legacy sheet means. Each reader gives a value, null where the cell says nothing, or the problem why
 * the cell cannot be taken; a warning goes with a value that somebody should look at. Words for both are elsewhere.
 */
import { isUnitOfGoods } from '../domain/units.ts';
import { foldCode, isPlain } from '../text/fold.ts';

/** Why a cell cannot be taken. */
export type Problem =
  | 'amount_too_large'
  | 'amount_too_precise'
  | 'amount_unit_unclear'
  | 'amount_unreadable'
  | 'credit_code_characters'
  | 'credit_code_length'
  | 'date_ambiguous'
  | 'date_impossible'
  | 'date_unreadable'
  | 'day_missing'
  | 'email_unreadable'
  | 'excel_lost_digits'
  | 'mobile_invalid'
  | 'phone_unreadable'
  | 'phone_with_name'
  | 'postcode_unreadable'
  | 'quantity_negative'
  | 'quantity_too_large'
  | 'quantity_too_precise'
  | 'quantity_unreadable'
  | 'quantity_with_unit'
  | 'thousands_unclear'
  | 'year_missing';

/** What somebody should look at, although the value is taken. */
export type Warning =
  | 'amount_in_words'
  | 'area_code_missing'
  | 'credit_code_check'
  | 'day_month_order'
  | 'leading_zero_restored'
  | 'not_a_mobile'
  | 'registration_number'
  | 'scientific_notation'
  | 'two_digit_year'
  | 'unit_twice'
  | 'year_unlikely'
  | 'zone_ignored';

/** What reading a cell gave. */
export type Reading<T> =
  | { value: T | null; warning?: Warning }
  | { problem: Problem; facts?: Readonly<Record<string, string>> };

/** Signs and words that people put where there is nothing to say. */
const NOTHING = /^(?:|-+|\/+|\\+|n\/?a|#n\/a|null|none|nil|无|暂无|没有|未知|不详|空)$/i;

const SCIENTIFIC = /^\d(?:\.\d+)?e[+-]?\d{1,3}$/i;
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;

/**
 * A number-like cell, folded: half-width, one kind of hyphen and of space, without the apostrophe by which other
 * programs mark text (`'2025-01-01`).
 */
export function folded(cell: string): string {
  if (isPlain(cell)) return cell.startsWith("'") ? cell.slice(1) : cell;
  return foldCode(foldCode(cell).replace(/^'/, '')).replace(/[^\S\n]+/gu, ' ');
}

/** Whether a folded cell says that there is nothing. */
export function saysNothing(text: string): boolean {
  return NOTHING.test(text);
}

/** Whether a folded cell is what Excel makes of a long number: `9.11100E+17`. */
export function isScientific(text: string): boolean {
  return SCIENTIFIC.test(text);
}

/** The number without its thousands separators; the same text where there are none; null where they are unclear. */
export function ungrouped(text: string): string | null {
  if (!text.includes(',')) return text;
  return GROUPED.test(text) ? text.replaceAll(',', '') : null;
}

/** A quantity in whole thousandths: `1,200.5` is 1200500. Only an empty cell says nothing here. */
export function readQuantity(cell: string): Reading<number> {
  const text = folded(cell);
  if (text === '') return { value: null };
  if (/^-+\d/.test(text)) return { problem: 'quantity_negative' };
  const digits = /^[\d,.]+$/.test(text) ? ungrouped(text) : text;
  if (digits === null) return { problem: 'thousands_unclear' };
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(digits);
  if (parts === null) {
    const withUnit = /^[\d,.]+ ?[\p{L}%°'"²³]{1,6}$/u.test(text) && !/^\d+[eExXbBoO]\d*$/.test(text);
    return { problem: withUnit ? 'quantity_with_unit' : 'quantity_unreadable' };
  }
  const [, whole = '', fraction = ''] = parts;
  if (whole.length > 9) return { problem: 'quantity_too_large' };
  if (fraction.length > 3) return withoutDust(whole, fraction);
  return { value: Number(whole + fraction.padEnd(3, '0')) };
}

/** More than three decimals are refused, unless they are the dust of a binary fraction (`0.30000000000000004`). */
function withoutDust(whole: string, fraction: string): Reading<number> {
  const rest = fraction.slice(3);
  const dust = /^(?:0*|0{5,}\d+|9{5,}\d*)$/.test(rest);
  if (!dust || rest.length > 30) return { problem: 'quantity_too_precise' };
  return { value: Number(whole + fraction.slice(0, 3)) + (rest.startsWith('9') ? 1 : 0) };
}

/** What counts, not what is counted: `3万` has no unit, 3千克 and 3千米 have. */
const MULTIPLES = /^(?:[万千百亿兆](?![克米])|[kKwW]$)/u;

/** A quantity as in {@link readQuantity}, and the unit that stands behind it: `100米` is 100000 and 米. */
export function readMeasured(cell: string): Reading<readonly [number | null, string | null]> {
  const reading = readQuantity(cell);
  if (!('problem' in reading)) return { value: [reading.value, null] };
  const [, digits = '', unit = ''] = /^([\d,.]+) ?(\D+)$/u.exec(folded(cell)) ?? [];
  if (reading.problem !== 'quantity_with_unit' || MULTIPLES.test(unit) || !isUnitOfGoods(unit)) return reading;
  const amount = readQuantity(digits);
  return 'problem' in amount ? amount : { value: [amount.value, unit] };
}

/** A postcode. A Chinese one has six digits; the first zero that Excel drops is put back. */
export function readPostcode(cell: string, chinese = true): Reading<string> {
  const text = folded(cell).replace(/^(\d+)\.0+$/, '$1');
  if (saysNothing(text)) return { value: null };
  if (/^\d{6}$/.test(text)) return { value: text };
  if (chinese) {
    const bare = text.replace(/[ -]/g, '');
    if (/^\d{6}$/.test(bare)) return { value: bare };
    if (/^[1-8]\d{4}$/.test(bare)) return { value: `0${bare}`, warning: 'leading_zero_restored' };
    return { problem: 'postcode_unreadable' };
  }
  return /^[a-z\d][a-z\d -]{1,9}$/i.test(text) ? { value: text.toUpperCase() } : { problem: 'postcode_unreadable' };
}

/** One address as it should be: nothing in it has to be folded. */
const ONE_ADDRESS = /^[a-z\d_+-]+(?:\.[a-z\d_+-]+)*@(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,}$/;

/** E-mail addresses, several of them joined by `; `. Only what comes after the @ loses its case. */
export function readEmail(cell: string): Reading<string> {
  if (cell.length <= 320 && ONE_ADDRESS.test(cell)) return { value: cell };
  const text = folded(cell);
  if (saysNothing(text)) return { value: null };
  const addresses: string[] = [];
  for (const part of text.split(/[;,、\s]+/u)) {
    if (part === '') continue;
    const found =
      /^(?:mailto:)?<?([^\s@<>(),:;"[\]\\]+)@([\p{L}\d](?:[\p{L}\d.-]*[\p{L}\d])?\.[\p{L}\d-]{2,})>?$/iu.exec(part);
    if (found === null || part.includes('..')) return { problem: 'email_unreadable' };
    addresses.push(`${found[1]}@${found[2]!.toLowerCase()}`);
  }
  return addresses.length === 0 ? { value: null } : { value: addresses.join('; ') };
}
