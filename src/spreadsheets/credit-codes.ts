/** Unified social credit codes (GB 32100-2015): 18 characters, the last one a check over those before it. */
import { folded, isScientific, type Reading, saysNothing } from './values.ts';

/** The alphabet leaves out I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** What each character of it counts, by its character code; -1 for others. */
const VALUES = Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));
const WHOLE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

/**
 * A credit code. A wrong check is a warning, with the character that would be right: registers hold real codes whose
 * check fails. A 15-digit number is the registration number from before 2015.
 */
export function readCreditCode(cell: string): Reading<string> & { expected?: string } {
  if (WHOLE.test(cell) && creditCodeCheck(cell) === cell[17]) return { value: cell };
  const text = folded(cell);
  if (saysNothing(text)) return { value: null };
  const code = text
    .toUpperCase()
    .replace(/[ -]/g, '')
    .replace(/^(\d+)\.0+$/, '$1');
  if (isScientific(code)) return { problem: 'excel_lost_digits' };
  if (/^\d{15}$/.test(code)) return { value: code, warning: 'registration_number' };
  if (!/^[0-9A-Z]*$/.test(code)) return { problem: 'credit_code_characters' };
  if (code.length !== 18) return { problem: 'credit_code_length' };
  const expected = creditCodeCheck(code.slice(0, 17));
  if (expected === null) return { problem: 'credit_code_characters' };
  if (code.endsWith(expected)) return { value: code };
  // Excel keeps 15 digits of a number; what comes after them is zeros.
  if (/^\d{15}000$/.test(code)) return { problem: 'excel_lost_digits' };
  return { value: code, warning: 'credit_code_check', expected };
}

/** The check character for the first 17 of a code; null where one of them is not in the alphabet. */
export function creditCodeCheck(body: string): string | null {
  let sum = 0;
  let weight = 1;
  for (let at = 0; at < 17; at++) {
    const value = VALUES[body.charCodeAt(at)] ?? -1;
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}
