/** What a number of a workbook shows as: a day, a time, a code with leading zeros, a share, a currency. */

/** How a number format bears on what a cell says. */
export interface Look {
  readonly kind: 'number' | 'day' | 'time' | 'moment' | 'percent' | 'padded';
  /** Of a padded number: how many digits. */
  readonly digits?: number;
  /** The sign of a currency that stands only in the format. */
  readonly currency?: string;
}

const PLAIN: Look = { kind: 'number' };

/** Formats that have a number and no text in the file. */
const BUILT_IN: Readonly<Record<number, Look['kind']>> = {
  9: 'percent',
  10: 'percent',
  ...Object.fromEntries(
    [14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'day']),
  ),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56].map((id) => [id, 'time'])),
  22: 'moment',
};

/** The look of a built-in format, or of a format's text. */
export function lookOf(id: number, code: string | undefined): Look {
  if (code === undefined) return { kind: BUILT_IN[id] ?? 'number' };
  const first = code.split(';')[0] ?? '';
  const currency =
    /\[\$([$€£]|US\$|HK\$|USD|EUR|GBP|HKD)(?:-[^\]]*)?\]/.exec(first)?.[1] ?? /[$€£]/.exec(bare(first, true))?.[0];
  const signs = bare(first, false).toLowerCase();
  if (/[ydmhs年月日]/.test(signs.replace(/e[+-]/g, ''))) {
    const day = /[yd年日]|m{3}|月/.test(signs) || (signs.includes('m') && !/[hs]/.test(signs));
    const time = /[hs]/.test(signs);
    return { kind: day ? (time ? 'moment' : 'day') : 'time' };
  }
  if (signs.includes('%')) return { kind: 'percent' };
  if (/^0{2,}$/.test(signs)) return { kind: 'padded', digits: signs.length };
  return currency === undefined ? PLAIN : { kind: 'number', currency };
}

/** A format without its quoted words, escapes, colours, conditions and locales. */
function bare(code: string, quoted: boolean): string {
  const words = quoted ? code.replace(/"([$€£])"|"[^"]*"/g, '$1') : code.replace(/"[^"]*"/g, '');
  return words.replace(quoted ? /\[[^\]]*\]|[_*]./g : /\[(?!h+\]|m+\]|s+\])[^\]]*\]|[\\_*]./gi, '');
}

const DAY_MS = 86_400_000;

/** A number as its cell shows it, but with all its digits: never an exponent, days and times as ISO text. */
export function shown(value: number, look: Look, date1904: boolean): string {
  switch (look.kind) {
    case 'day':
    case 'moment':
    case 'time':
      return instant(value, look.kind, date1904);
    case 'percent':
      return `${decimal(value * 100)}%`;
    case 'padded':
      return Number.isInteger(value) && value >= 0 ? String(value).padStart(look.digits ?? 0, '0') : decimal(value);
    default:
      return (look.currency ?? '') + decimal(value);
  }
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
