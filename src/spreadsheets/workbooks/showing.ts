/** What a number of a workbook shows as, but with all its digits. */
import { moneyUnit } from '../money-units.ts';
import { type Look, lookFor } from './formats.ts';

/**
 * What a cell shows where its text says more. `scaled`: the format shows thousands or ten thousands without a word for
 * them. `rounded`: it shows two or more digits behind the point, and the number has others behind these.
 */
export interface Display {
  readonly how: 'scaled' | 'rounded';
  readonly text: string;
}

const DAY_MS = 86_400_000;

/** A number as its cell shows it, but with all its digits: never an exponent, days and times as ISO text. */
export function shown(value: number, format: Look, date1904: boolean): string {
  const look = lookFor(format, value);
  switch (look.kind) {
    case 'day':
    case 'moment':
    case 'time':
      return instant(value, look.kind, date1904);
    case 'percent':
      return `${decimal(value * 100)}%`;
    case 'padded': {
      if (!Number.isInteger(value) || value < 0) return decimal(value);
      return (look.prefix ?? '') + String(value).padStart(look.digits ?? 0, '0') + (look.word ?? '');
    }
    default: {
      const { word = '', currency = '', scale = 0 } = look;
      // Where the format says what it scales to, that is what stands there; where it does not, the number itself.
      const says = scale > 0 && isScaleWord(word);
      const digits = decimal(says ? value / 10 ** scale : value);
      return currency + digits + (scale > 0 && !says ? '' : word);
    }
  }
}

/** What a cell shows where that is less than its number: {@link Display}. */
export function displayed(value: number, format: Look): Display | null {
  if (format.scale === undefined && format.decimals === undefined && format.parts === undefined) return null;
  const { kind, scale = 0, decimals = 0, word = '', currency = '' } = lookFor(format, value);
  if (kind !== 'number' || isScaleWord(word)) return null;
  if (scale > 0) return { how: 'scaled', text: currency + decimal(value / 10 ** scale) };
  const exact = decimal(value);
  const more = exact.includes('.') && exact.length - exact.indexOf('.') - 1 > decimals;
  return decimals >= 2 && more ? { how: 'rounded', text: currency + rounded(exact, decimals) + word } : null;
}

function isScaleWord(word: string): boolean {
  return word !== '' && (moneyUnit(word)?.scale ?? 1n) !== 1n;
}

/** Half away from zero, as spreadsheets show it, and by the digits: no binary fraction comes in between. */
function rounded(exact: string, decimals: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.(\d+)$/.exec(exact)!;
  const kept = BigInt(whole + fraction.slice(0, decimals)) + (fraction[decimals]! >= '5' ? 1n : 0n);
  const digits = String(kept).padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function instant(value: number, kind: 'day' | 'moment' | 'time', date1904: boolean): string {
  // Days before 1 March 1900 count one that never was; what is no day of a calendar stays a number.
  if (value < 0 || value > 2_958_466) return decimal(value);
  const days = Math.floor(value);
  const seconds = Math.round((value - days) * 86_400);
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30) + (days < 60 ? DAY_MS : 0);
  const iso = new Date(start + days * DAY_MS + seconds * 1000).toISOString();
  const clock = iso.slice(11, iso.endsWith(':00.000Z') ? 16 : 19);
  if (kind === 'time' && days === 0) return clock;
  return seconds === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${clock}`;
}

/** The fifteen digits that a spreadsheet keeps, without an exponent. */
export function decimal(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e')
    ? Number(text).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : text;
}
