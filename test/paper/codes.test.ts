import bwip from 'bwip-js/node';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleNumber, showSampleNumber } from '../../src/domain/numbers.ts';
import { code128 } from '../../src/paper/code128.ts';
import { qrCode } from '../../src/paper/qr.ts';

// The library is the reference: ours is there because a thousand labels must not take seconds.

test('Code 128: any text that it can hold reads back; usual codes have the bars of the library', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789-AS:'), minLength: 1, maxLength: 48 }),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 48 }),
  );
  fc.assert(
    fc.property(text, (words) => {
      const ours = code128(words)!;
      expect(decoded(ours)).toBe(words);
    }),
    { numRuns: 200 },
  );
  for (const words of ['S26-000123-D', 'R26-000041', 'CMD:CHECKOUT', 'L:A-01', '12345678', '1234567', '00'])
    expect(code128(words)).toEqual((bwip.raw({ bcid: 'code128', text: words }) as { sbs: number[] }[])[0]!.sbs);
});

test('Code 128 does not take what it would garble', () => {
  for (const words of ['', '棉', 'a\u0007', 'é', 'x'.repeat(49)]) expect(code128(words)).toBeNull();
});

test('QR: reads back, and its check words hold; other lengths have the size of the library', () => {
  const numbers = fc.integer({ min: 1, max: 999_999 }).map((serial) => showSampleNumber(sampleNumber(26, serial)));
  fc.assert(
    fc.property(numbers, (words) => {
      expect(read(qrCode(words)!)).toBe(words);
    }),
    { numRuns: 50 },
  );
  for (const words of ['R26-000041', 'CMD:CHECKOUT', 'L:A-01', 'P:王丽', 'a', '1', 'N:0.5'])
    expect(read(qrCode(words)!)).toBe(words);
  for (const words of ['L:货架一号'.repeat(10), 'a'.repeat(300), 'x'.repeat(2331)]) {
    const bytes = Buffer.from(words).toString('latin1');
    const how = { bcid: 'qrcode', text: bytes, binarytext: true, eclevel: 'M' };
    const [{ pixx, pixs }] = bwip.raw(how as never) as never as [{ pixx: number; pixs: number[] }];
    const ours = qrCode(words)!;
    expect(ours.size).toBe(pixx);
    if (words.length > 2000) continue;
    // Of these both choose the same mask: every module is the same.
    expect(pixs.every((dark, at) => ours.dark(at % pixx, Math.floor(at / pixx)) === (dark === 1))).toBe(true);
  }
  expect(qrCode('x'.repeat(2332))).toBeNull();
});

interface Modules {
  readonly size: number;
  dark(x: number, y: number): boolean;
}

/** Reads a QR code of the first version (26 codewords, 10 of them checks) as the standard says. */
function read(code: Modules): string {
  expect(code.size).toBe(21);
  const mask = MASKS[maskOf(code)]!;
  const bits: number[] = [];
  for (const right of [20, 18, 16, 14, 12, 10, 8, 5, 3, 1]) {
    const upwards = [20, 16, 12, 8, 3].includes(right);
    for (let step = 0; step < 21; step++) {
      const y = upwards ? 20 - step : step;
      for (const x of [right, right - 1]) {
        const fixed = y === 6 || (x <= 8 && y <= 8) || (x >= 13 && y <= 8) || (x <= 8 && y >= 13);
        if (!fixed) bits.push(code.dark(x, y) !== mask(x, y) ? 1 : 0);
      }
    }
  }
  const number = (from: number, length: number): number => Number.parseInt(bits.slice(from, from + length).join(''), 2);
  const words = Array.from({ length: 26 }, (_, at) => number(at * 8, 8));
  for (let power = 0; power < 10; power++) {
    const root = Array.from({ length: power }).reduce<number>((value) => double(value), 1);
    // The whole is divisible by each factor of the generator.
    expect(words.reduce((sum, word) => times(sum, root) ^ word, 0)).toBe(0);
  }
  if (number(0, 4) === 4)
    return Buffer.from(Array.from({ length: number(4, 8) }, (_, at) => number(12 + at * 8, 8))).toString();
  expect(number(0, 4)).toBe(2);
  const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const length = number(4, 9);
  let text = '';
  for (let at = 13; text.length < length; at += 11) {
    if (length - text.length === 1) text += signs[number(at, 6)]!;
    else text += signs[Math.floor(number(at, 11) / 45)]! + signs[number(at, 11) % 45]!;
  }
  return text;
}

function double(value: number): number {
  return value & 0x80 ? ((value << 1) ^ 0x11d) & 0xff : value << 1;
}

function times(a: number, b: number): number {
  let [product, factor] = [0, a];
  for (let rest = b; rest > 0; rest >>= 1, factor = double(factor)) if (rest & 1) product ^= factor;
  return product;
}

/** The mask that the format bits name: the three after the level, beside the upper left finder. */
function maskOf(code: Modules): number {
  const bit = (x: number, y: number): number => (code.dark(x, y) ? 1 : 0);
  const bits = (bit(2, 8) << 2) | (bit(3, 8) << 1) | bit(4, 8);
  return bits ^ 0b101;
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (y + x) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (y + x) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (x, y) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (x, y) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/** Reads the widths of a Code 128 back, by the library's own symbols; the check character must hold. */
function decoded(widths: readonly number[]): string {
  const symbols: string[] = [];
  for (let at = 0; at + 6 <= widths.length - 7; at += 6) symbols.push(widths.slice(at, at + 6).join(''));
  expect(widths.slice(-7).join('')).toBe('2331112');
  const values = symbols.map((symbol) => SYMBOLS.indexOf(symbol));
  expect(values).not.toContain(-1);
  const check = values.pop()!;
  expect(values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103).toBe(check);
  let text = '';
  let set = values[0] === 105 ? 'C' : 'B';
  for (const value of values.slice(1)) {
    if (set === 'C' && value === 100) set = 'B';
    else if (set === 'B' && value === 99) set = 'C';
    else text += set === 'C' ? String(value).padStart(2, '0') : String.fromCharCode(value + 32);
  }
  return text;
}

/** The symbols of values 0 to 105, taken from codes that the library makes. */
const SYMBOLS: readonly string[] = (() => {
  const widthsOf = (words: string): string[] => {
    const [{ sbs }] = bwip.raw({ bcid: 'code128', text: words, raw: true, parse: true } as never) as never as [
      { sbs: number[] },
    ];
    return Array.from({ length: Math.floor(sbs.length / 6) }, (_, at) => sbs.slice(at * 6, at * 6 + 6).join(''));
  };
  const raw = (value: number): string => `^${String(value).padStart(3, '0')}`;
  const found: string[] = [];
  for (let value = 0; value <= 105; value++) {
    // After a start, any value may stand.
    found[value] = value < 103 ? widthsOf(`${raw(104)}${raw(value)}`)[1]! : widthsOf(`${raw(value)}${raw(0)}`)[0]!;
  }
  return found;
})();
