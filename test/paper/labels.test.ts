import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Drawing } from '../../src/paper/document.ts';
import { SHEETS } from '../../src/paper/label-forms.ts';
import { rasterise } from '../../src/paper/raster.ts';
import { Room } from '../room.ts';
import { CAN_READ, codesInCuts, codesOf, pixelsOf } from './reading.ts';

let room: Room;
const numbers: string[] = [];
beforeAll(() => {
  room = new Room();
  room.ok('customers', 'add', 'C1', '--name', '恒润纺织有限公司');
  room.ok('locations', 'add', 'A-01', '--name', '一号架');
  const receive = ['receive', '--customer', 'C1', '--quantity', '2', '--location', 'A-01', '--name'];
  const marked = ['--category', '面料', '--hazard', '易燃', '--confidential'];
  numbers.push(room.json(...receive, '棉麻混纺面料', ...marked).samples[0].number);
  numbers.push(room.json(...receive, '𠮷野家的样品 㙟', '--inspect').samples[0].number);
});
afterAll(() => room.close());

const file = (name: string): string => join(room.folder, name);

test('what stands on a label: number, name, place, category, hazard and quality', () => {
  const { labels, pages, file: written } = room.json('label', ...numbers);
  expect(written).toBeNull();
  expect(pages).toBe(2);
  expect(labels[0]).toMatchObject({
    code: numbers[0],
    name: '棉麻混纺面料',
    places: ['A-01'],
    category: '面料',
    hazards: ['易燃'],
    quality: 'accepted',
    confidential: true,
  });
  expect(labels[1]).toMatchObject({ code: numbers[1], quality: 'pending' });
});

test('the same labels again are the same bytes, to a file and to stdout', () => {
  expect(room.ok('label', numbers[0]!, '--out', 'one.pdf')).toContain('1 张标签，1 页：one.pdf');
  room.ok('label', numbers[0]!, '--out', 'two.pdf');
  expect(readFileSync(file('one.pdf')).equals(readFileSync(file('two.pdf')))).toBe(true);
  expect(room.refused('label', numbers[0]!, '--out', 'one.pdf')).toMatchObject({ status: 5, code: 'file_exists' });
  expect(room.run('label', numbers[0]!).stdout.slice(0, 5)).toBe('%PDF-');
});

test('a character that no font has is printed as its code point, and said', () => {
  const { status, stderr } = room.run('label', numbers[1]!, '--out', 'rare.pdf');
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('U+20BB7') });
  expect(room.json('label', numbers[1]!, '--out', 'rare2.pdf').missing_characters).toEqual(['U+20BB7']);
});

test.skipIf(!CAN_READ)(
  'printed, then read back: both codes of every label; the bar codes of a whole sheet at once',
  () => {
    const lines = Array.from({ length: 30 }, (_, at) => `面料 ${at},1`);
    room.fed(`name,quantity\n${lines.join('\n')}\n`, 'receive', '--customer', 'C1', '--lines', '-');
    const { labels } = room.json('label', '--receipt', 'R26-000003') as { labels: { code: string }[] };
    expect(labels).toHaveLength(30);
    room.ok('label', '--receipt', 'R26-000003', '--out', 'single.pdf');
    expect(codesOf(file('single.pdf'))).toEqual(labels.map(({ code }) => [`CODE-128:${code}`, `QR-Code:${code}`]));
    for (const form of [
      ['--sheet', 'a4-70x37'],
      ['--sheet', 'a4-3x8', '--skip', '5'],
    ]) {
      room.ok('label', '--receipt', 'R26-000003', ...form, '--out', 'sheet.pdf', '--force');
      const found = codesOf(file('sheet.pdf'));
      expect(found).toHaveLength(2);
      const bars = found.flat().filter((code) => code.startsWith('CODE'));
      expect(bars.sort(), form.join(' ')).toEqual(labels.map(({ code }) => `CODE-128:${code}`));
    }
  },
);

test.skipIf(!CAN_READ).each(Object.entries(SHEETS))(
  'both codes of 100 labels on full sheets %s, one after another',
  (name, form) => {
    const lines = Array.from({ length: 100 }, (_, at) => `面料 ${at},1`);
    const receipt = room.fed(
      `name,quantity\n${lines.join('\n')}\n`,
      'receive',
      '--customer',
      'C1',
      '--lines',
      '-',
      '--json',
    );
    const slip = (JSON.parse(receipt.stdout) as { receipt: string }).receipt;
    const out = `${name}.pdf`;
    const { labels } = room.json('label', '--receipt', slip, '--sheet', name, '--out', out) as {
      labels: { code: string }[];
    };
    const { columns, rows, left, top, across, down } = form.sheet;
    const cuts = Array.from({ length: columns * rows }, (_, at) => ({
      left: left + (at % columns) * across,
      top: top + Math.floor(at / columns) * down,
      width: form.width,
      height: form.height,
    }));
    const found = codesInCuts(file(out), cuts).slice(0, 100);
    expect(found).toEqual(labels.map(({ code }) => [`CODE-128:${code}`, `QR-Code:${code}`]));
  },
);

test.skipIf(!CAN_READ)('Chinese is ink, not boxes: other words, other pixels', () => {
  const shots = ['棉', '麻'].map((name) => {
    const { samples } = room.json('receive', '--customer', 'C1', '--quantity', '1', '--name', name);
    room.ok('label', samples[0].number, '--out', 'ink.pdf', '--force');
    const [{ width, at }] = pixelsOf(file('ink.pdf'), 300) as [ReturnType<typeof pixelsOf>[number]];
    // Where the name stands: right of the QR code, below the number.
    return Array.from({ length: 40 }, (_, row) => [...at.subarray((row + 75) * width + 245, (row + 75) * width + 290)]);
  });
  const ink = (shot: number[][]): number => shot.flat().filter((grey) => grey < 128).length;
  for (const shot of shots) expect(ink(shot)).toBeGreaterThan(100);
  expect(shots[0]).not.toEqual(shots[1]);
});

test('places, people and the commands of the desk', () => {
  const { labels } = room.json('label', '--commands', '--location', 'A-01', '--person', '王丽');
  const codes = labels.map(({ code }: { code: string }) => code);
  expect(codes.slice(0, 4)).toEqual(['L:A-01', 'P:WL', 'CMD:CHECKOUT', 'CMD:RETURN']);
  expect(codes).toContain('N:10');
});

test('ZPL: the plain number in both codes, Chinese as graphics', () => {
  const zpl = room.ok('label', numbers[0]!, '--zpl');
  expect(zpl).toMatch(/^\^XA\^CI28\^PW400\^LL240/);
  expect(zpl).toContain(`^BCN,`);
  expect(zpl.match(new RegExp(`\\^FD(?:MA,)?${numbers[0]}\\^FS`, 'g'))).toHaveLength(2);
  const graphics = [...zpl.matchAll(/\^GFA,(\d+),(\d+),(\d+),([0-9A-F]+)\^FS/g)];
  expect(graphics.length).toBeGreaterThan(3);
  for (const [, total, , row, hex] of graphics) {
    expect(hex!.length).toBe(Number(total) * 2);
    expect(Number(total) % Number(row)).toBe(0);
  }
});

test('a glyph as dots: strokes where the character has them', async () => {
  const { type } = await Drawing.begin('x');
  const drawn = (character: string): string => {
    const { height, rowBytes, bytes } = rasterise(type, character, 16);
    return Array.from({ length: height }, (_, row) =>
      [...bytes.subarray(row * rowBytes, (row + 1) * rowBytes)]
        .map((byte) => byte.toString(2).padStart(8, '0'))
        .join(''),
    ).join('\n');
  };
  // One stroke, three strokes.
  const rows = (picture: string): number => picture.split('\n').filter((row) => /1{10}/.test(row)).length;
  expect(rows(drawn('一'))).toBeLessThan(3);
  expect(rows(drawn('三'))).toBeGreaterThanOrEqual(2);
  expect(drawn('口')).toMatch(/10{4,}1/);
});

test('a label for what is not there', () => {
  expect(room.refused('label', 'S26-009999-K')).toMatchObject({ status: 4, code: 'sample_not_found' });
  expect(room.refused('label', 'S26-000001-K')).toMatchObject({ status: 4, code: 'wrong_check_character' });
  expect(room.refused('label', '--receipt', 'R26-000099')).toMatchObject({ status: 4, code: 'slip_not_found' });
  expect(room.refused('label', '--location', 'Z-9')).toMatchObject({ status: 4, code: 'place_not_found' });
  expect(room.refused('label')).toMatchObject({ status: 2, code: 'missing_argument' });
  expect(room.refused('label', numbers[0]!, '--size', '10x10')).toMatchObject({ status: 2, code: 'invalid_value' });
  expect(room.refused('label', numbers[0]!, '--out', '-')).toMatchObject({ status: 2, code: 'conflicting_options' });
});
