/** Code 128 bar codes. Source: ISO/IEC 15417:2007. */

/** Widths of bars and gaps of each symbol, bar first: values 0 to 105, then the stop. */
const WIDTHS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'.split(
    ' ',
  );
const [TO_C, TO_B, START_B, START_C, STOP] = [99, 100, 104, 105, 106] as const;
/** Beyond this a bar code is wider than any label, and scanners no longer read it. */
const LONGEST = 48;

/**
 * The widths of bars and gaps in modules, bar first, without the quiet zones (ten modules on each side); or null for
 * what Code 128 cannot hold (anything but printable ASCII) or would make too wide.
 */
export function code128(text: string): number[] | null {
  if (!/^[ -~]+$/.test(text) || text.length > LONGEST) return null;
  const values: number[] = [];
  let set: 'B' | 'C' | null = null;
  for (let at = 0; at < text.length; ) {
    const digits = /^\d*/.exec(text.slice(at))![0].length;
    const edge = at === 0 || at + digits === text.length;
    // Two digits in one symbol pay from four at either end on, from six in the middle, and where there is nothing else.
    if (set === 'C' ? digits >= 2 : digits >= (edge ? 4 : 6) || (digits === 2 && text.length === 2)) {
      if (set !== 'C') {
        // An odd one goes before the change.
        if (digits % 2 === 1 && set === 'B') values.push(text.charCodeAt(at++) - 32);
        values.push(set === null ? START_C : TO_C);
        set = 'C';
      }
      values.push(Number(text.slice(at, at + 2)));
      at += 2;
      continue;
    }
    if (set !== 'B') {
      values.push(set === null ? START_B : TO_B);
      set = 'B';
    }
    values.push(text.charCodeAt(at++) - 32);
  }
  const check = values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103;
  return [...values, check, STOP].flatMap((value) => [...WIDTHS[value]!].map(Number));
}

/** How many modules wide a bar code is, quiet zones left out. */
export function modulesOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
