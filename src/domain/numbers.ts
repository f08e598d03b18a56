/**
 * Numbers of things. Samples: `S26-000123-D` — year of recording, serial, and a check character by ISO/IEC 7064
 * MOD 37,36 over the letters and digits before it. Slips: `R26-000041`, without a check character.
 * Stored bare for samples (`S26000123D`), with its hyphen for slips.
 */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The series of slips, and how many digits their serials have at least. */
export const SLIP_SERIES = {
  receipt: { letter: 'R', digits: 6 },
  checkout: { letter: 'U', digits: 6 },
  give_back: { letter: 'B', digits: 6 },
  sample_order: { letter: 'O', digits: 6 },
  stocktake: { letter: 'K', digits: 4 },
  approval: { letter: 'A', digits: 6 },
  batch: { letter: 'I', digits: 6 },
  notice: { letter: 'N', digits: 6 },
} as const;
export type SlipSeries = keyof typeof SLIP_SERIES;

/**
 * The check character of a string of digits and upper-case letters.
 * Source: ISO/IEC 7064:2003, hybrid system MOD 37,36. `S26000123` → `D`.
 */
export function checkCharacter(body: string): string {
  let product = 36;
  for (const character of body) {
    const sum = (product + ALPHABET.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return ALPHABET[(37 - product) % 36]!;
}

/** A sample's number, bare: sampleNumber(26, 123) = `S26000123D`. */
export function sampleNumber(year: number, serial: number): string {
  const body = `S${twoDigits(year)}${String(serial).padStart(6, '0')}`;
  return body + checkCharacter(body);
}

/** As it is shown and printed: `S26000123D` → `S26-000123-D`. */
export function showSampleNumber(bare: string): string {
  return `${bare.slice(0, 3)}-${bare.slice(3, -1)}-${bare.slice(-1)}`;
}

/** A slip's number: slipNumber('receipt', 26, 41) = `R26-000041`. */
export function slipNumber(series: SlipSeries, year: number, serial: number): string {
  const { letter, digits } = SLIP_SERIES[series];
  return `${letter}${twoDigits(year)}-${String(serial).padStart(digits, '0')}`;
}

/** What a person typed or scanned as a sample's number, folded: upper case without hyphens and spaces. */
export function bareNumber(folded: string): string {
  return folded.toUpperCase().replace(/[-\s]/g, '');
}

/** Whether a bare string has the form of a whole sample number, and whether its check character fits. */
export function judgeSampleNumber(bare: string): 'right' | 'wrong_check' | 'other' {
  if (!/^S\d{8,}[0-9A-Z]$/.test(bare)) return 'other';
  return checkCharacter(bare.slice(0, -1)) === bare.slice(-1) ? 'right' : 'wrong_check';
}

/** Whether a bare string can be the tail of a number: digits and a check character (`123D`). */
export function isTail(bare: string): boolean {
  return /^\d{1,8}[0-9A-Z]$/.test(bare);
}

/**
 * The bodies (number without check character) that differ from a mistyped one by one digit or by two neighbours
 * swapped, so that the check character which was typed fits them: what was probably meant.
 */
export function likelyBodies(bare: string): string[] {
  const body = bare.slice(0, -1);
  const check = bare.slice(-1);
  const bodies = new Set<string>([body]);
  for (let at = 1; at < body.length; at++) {
    for (const digit of '0123456789') bodies.add(body.slice(0, at) + digit + body.slice(at + 1));
    if (at + 1 < body.length) bodies.add(body.slice(0, at) + body[at + 1] + body[at] + body.slice(at + 2));
  }
  return [...bodies].filter((candidate) => candidate === body || checkCharacter(candidate) === check);
}

/** A slip's number as typed (`r26-41`, `R26000041`) → as stored, or null. */
export function parseSlipNumber(folded: string): { number: string; series: SlipSeries } | null {
  const match = /^([A-Z])(\d\d)-?(\d+)$/.exec(folded.toUpperCase().replace(/\s/g, ''));
  if (!match) return null;
  for (const [series, { letter }] of Object.entries(SLIP_SERIES)) {
    if (letter !== match[1]) continue;
    const number = slipNumber(series as SlipSeries, Number(match[2]), Number(match[3]));
    return { number, series: series as SlipSeries };
  }
  return null;
}

function twoDigits(year: number): string {
  return String(year % 100).padStart(2, '0');
}
