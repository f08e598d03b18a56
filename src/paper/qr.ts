/**
 * QR codes, error correction level M. Source: ISO/IEC 18004:2015.
 * Our own because a sheet of labels needs a thousand in a second; the tests read them back.
 */

/** A square of modules, dark or light, without the quiet zone (four modules on each side). */
export interface Square {
  readonly size: number;
  dark(x: number, y: number): boolean;
}

/** Check codewords of a block, and blocks, by version (1 to 40), level M: ISO/IEC 18004 table 9. */
const CHECKS = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35,
  37, 38, 40, 43, 45, 47, 49,
];
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** The QR code of a text, or null where it is too long for any (2,331 bytes). */
export function qrCode(text: string): Square | null {
  const bytes = Buffer.from(text, 'utf8');
  const plain = [...text].every((character) => ALPHANUMERIC.includes(character));
  for (let version = 1; version <= 40; version++) {
    const words = dataWords(version);
    const countBits = plain ? (version < 10 ? 9 : version < 27 ? 11 : 13) : version < 10 ? 8 : 16;
    const bits = plain ? alphanumericBits(text, countBits) : byteBits(bytes, countBits);
    if (bits.length > words * 8) continue;
    return drawn(version, withChecks(version, padded(bits, words)));
  }
  return null;
}

function alphanumericBits(text: string, countBits: number): number[] {
  const bits = [...bitsOf(2, 4), ...bitsOf(text.length, countBits)];
  for (let at = 0; at < text.length; at += 2) {
    const [first, second] = [ALPHANUMERIC.indexOf(text[at]!), text[at + 1]];
    if (second === undefined) bits.push(...bitsOf(first, 6));
    else bits.push(...bitsOf(first * 45 + ALPHANUMERIC.indexOf(second), 11));
  }
  return bits;
}

function byteBits(bytes: Buffer, countBits: number): number[] {
  const bits = [...bitsOf(4, 4), ...bitsOf(bytes.length, countBits)];
  for (const byte of bytes) bits.push(...bitsOf(byte, 8));
  return bits;
}

function bitsOf(value: number, length: number): number[] {
  return Array.from({ length }, (_, at) => (value >>> (length - 1 - at)) & 1);
}

/** The terminator, zeros to a whole byte, and the two padding bytes in turn. */
function padded(bits: readonly number[], words: number): number[] {
  const all = [...bits, ...Array.from({ length: Math.min(4, words * 8 - bits.length) }, () => 0)];
  while (all.length % 8 !== 0) all.push(0);
  const bytes: number[] = [];
  for (let at = 0; at < all.length; at += 8) bytes.push(Number.parseInt(all.slice(at, at + 8).join(''), 2));
  for (let pad = 0xec; bytes.length < words; pad ^= 0xec ^ 0x11) bytes.push(pad);
  return bytes;
}

/** Codewords that a version has in all. */
function rawWords(version: number): number {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2;
    modules -= (25 * marks - 10) * marks - 55;
    if (version >= 7) modules -= 36;
  }
  return Math.floor(modules / 8);
}

function dataWords(version: number): number {
  return rawWords(version) - CHECKS[version - 1]! * BLOCKS[version - 1]!;
}

/** Splits the data into blocks, adds the check words of each, and interleaves them. */
function withChecks(version: number, data: readonly number[]): number[] {
  const [blocks, checks] = [BLOCKS[version - 1]!, CHECKS[version - 1]!];
  const raw = rawWords(version);
  const shortBlocks = blocks - (raw % blocks);
  const shortLength = Math.floor(raw / blocks) - checks;
  const divisor = divisorOf(checks);
  const made: { data: number[]; checks: number[] }[] = [];
  for (let block = 0, from = 0; block < blocks; block++) {
    const length = shortLength + (block < shortBlocks ? 0 : 1);
    const part = data.slice(from, from + length);
    made.push({ data: part, checks: remainder(part, divisor) });
    from += length;
  }
  const words: number[] = [];
  for (let at = 0; at <= shortLength; at++)
    for (const { data: part } of made) if (at < part.length) words.push(part[at]!);
  for (let at = 0; at < checks; at++) for (const block of made) words.push(block.checks[at]!);
  return words;
}

/** Multiplication in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((b >>> bit) & 1) * a);
  return product;
}

const divisors = new Map<number, number[]>();

function divisorOf(degree: number): number[] {
  const known = divisors.get(degree);
  if (known) return known;
  const divisor = [...Array.from({ length: degree - 1 }, () => 0), 1];
  for (let root = 1, i = 0; i < degree; i++, root = times(root, 2)) {
    for (let at = 0; at < degree; at++) divisor[at] = times(divisor[at]!, root) ^ (divisor[at + 1] ?? 0);
  }
  divisors.set(degree, divisor);
  return divisor;
}

function remainder(data: readonly number[], divisor: readonly number[]): number[] {
  const result = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ result.shift()!;
    result.push(0);
    for (const [at, coefficient] of divisor.entries()) result[at]! ^= times(coefficient, factor);
  }
  return result;
}

/** What a version looks like before any data: 0 light, 1 dark, and which modules are taken. */
interface Frame {
  readonly size: number;
  readonly modules: Uint8Array;
  readonly taken: Uint8Array;
}

const frames = new Map<number, Frame>();

function frameOf(version: number): Frame {
  const known = frames.get(version);
  if (known) return known;
  const size = version * 4 + 17;
  const [modules, taken] = [new Uint8Array(size * size), new Uint8Array(size * size)];
  const set = (x: number, y: number, dark: boolean): void => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    modules[y * size + x] = dark ? 1 : 0;
    taken[y * size + x] = 1;
  };
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
  }
  const marks = alignments(version, size);
  for (const [i, x] of marks.entries())
    for (const [j, y] of marks.entries()) {
      const corner = (i === 0 && j === 0) || (i === 0 && j === marks.length - 1) || (i === marks.length - 1 && j === 0);
      if (corner) continue;
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  formatInto(size, 0, set);
  if (version >= 7) versionInto(version, size, set);
  const frame = { size, modules, taken };
  frames.set(version, frame);
  return frame;
}

function alignments(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - (count - 2 - at) * step)];
}

type Setter = (x: number, y: number, dark: boolean) => void;

/** The format of level M (00) with a mask, twice. */
function formatInto(size: number, mask: number, set: Setter): void {
  let rest = mask;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const bit = (at: number): boolean => ((bits >>> at) & 1) === 1;
  for (let at = 0; at <= 5; at++) set(8, at, bit(at));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let at = 9; at < 15; at++) set(14 - at, 8, bit(at));
  for (let at = 0; at < 8; at++) set(size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at++) set(8, size - 15 + at, bit(at));
  set(8, size - 8, true);
}

function versionInto(version: number, size: number, set: Setter): void {
  let rest = version;
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at++) {
    const [a, b] = [size - 11 + (at % 3), Math.floor(at / 3)];
    set(a, b, ((bits >>> at) & 1) === 1);
    set(b, a, ((bits >>> at) & 1) === 1);
  }
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function drawn(version: number, words: readonly number[]): Square {
  const { size, modules: frame, taken } = frameOf(version);
  const plain = frame.slice();
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (taken[y * size + x] || bit >= words.length * 8) continue;
        plain[y * size + x] = (words[bit >>> 3]! >>> (7 - (bit & 7))) & 1;
        bit++;
      }
    }
  }
  let best = plain;
  let least = Number.POSITIVE_INFINITY;
  for (const [mask, flips] of MASKS.entries()) {
    const masked = plain.slice();
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) if (!taken[y * size + x] && flips(x, y)) masked[y * size + x]! ^= 1;
    formatInto(size, mask, (x, y, dark) => {
      masked[y * size + x] = dark ? 1 : 0;
    });
    const penalty = penaltyOf(masked, size);
    if (penalty < least) [best, least] = [masked, penalty];
  }
  return { size, dark: (x, y) => best[y * size + x] === 1 };
}

/** How hard a pattern is to read: runs, blocks, false finders, and the balance of dark and light. */
function penaltyOf(modules: Uint8Array, size: number): number {
  let penalty = 0;
  let dark = 0;
  for (const across of [true, false]) {
    for (let line = 0; line < size; line++) {
      let run = 0;
      let before = -1;
      let last = 0;
      for (let at = 0; at < size; at++) {
        const module = across ? modules[line * size + at]! : modules[at * size + line]!;
        run = module === before ? run + 1 : 1;
        before = module;
        if (run === 5) penalty += 3;
        else if (run > 5) penalty += 1;
        last = ((last << 1) | module) & 0x7ff;
        if (at >= 10 && (last === 0x5d0 || last === 0x05d)) penalty += 40;
        if (across) dark += module;
      }
    }
  }
  for (let y = 0; y + 1 < size; y++)
    for (let x = 0; x + 1 < size; x++) {
      const at = y * size + x;
      const sum = modules[at]! + modules[at + 1]! + modules[at + size]! + modules[at + size + 1]!;
      if (sum === 0 || sum === 4) penalty += 3;
    }
  const total = size * size;
  return penalty + Math.max(0, Math.ceil(Math.abs(dark * 20 - total * 10) / total) - 1) * 10;
}
