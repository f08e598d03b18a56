import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideEncoding, textOf } from '../../src/spreadsheets/encoding.ts';
import type { SheetSource } from '../../src/spreadsheets/source.ts';
import { refusal, sourceOf } from './sheets.ts';

const HEADINGS = '编号,名称\n';
const GBK_HEADINGS = [0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a];
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const bytes = (...parts: (string | readonly number[] | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

async function read(source: SheetSource, wish: string | null = null): Promise<[string, string]> {
  const encoding = await decideEncoding(source, wish);
  let text = '';
  for await (const piece of textOf(source, encoding)) text += piece;
  return [encoding, text];
}

describe('decideEncoding', () => {
  it.each([
    ['nothing', bytes(), 'utf-8', ''],
    ['ASCII', bytes('a,b\n'), 'utf-8', 'a,b\n'],
    ['UTF-8', bytes(HEADINGS), 'utf-8', HEADINGS],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], HEADINGS), 'utf-8', HEADINGS],
    ['two marks', bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], HEADINGS), 'utf-8', HEADINGS],
    ['GBK', bytes(GBK_HEADINGS), 'gb18030', HEADINGS],
    ['GB18030 with four bytes', bytes(GBK_HEADINGS, [0x95, 0x32, 0x82, 0x36, 0x0a]), 'gb18030', `${HEADINGS}𠀀\n`],
    ['one sign at the end that is half of UTF-8 and whole GBK', bytes('a,', [0xe5, 0xae]), 'gb18030', 'a,瀹'],
    ['UTF-16LE with a mark', bytes([0xff, 0xfe], utf16le(HEADINGS)), 'utf-16le', HEADINGS],
    ['UTF-16BE with a mark', bytes([0xfe, 0xff], utf16be(HEADINGS)), 'utf-16be', HEADINGS],
    ['UTF-16LE without a mark', utf16le('编号,名称\nC1,上海某某\n'), 'utf-16le', '编号,名称\nC1,上海某某\n'],
    ['UTF-16BE without a mark', utf16be('code,name\nC1,上海某某\n'), 'utf-16be', 'code,name\nC1,上海某某\n'],
    ['a few zeros', bytes('code,name\nC1,a\0b and more text\n'), 'utf-8', 'code,name\nC1,a\0b and more text\n'],
  ])('%s', async (_, content, encoding, text) => {
    expect(await read(sourceOf(content))).toEqual([encoding, text]);
  });

  it.each([
    ['xlsx', bytes('PK\x03\x04', [0, 0, 1])],
    ['xls', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['PDF', bytes('%PDF-1.7\n')],
    ['zeros', Buffer.alloc(4096)],
    ['numbers', bytes(Array.from({ length: 1000 }, (_, i) => (i * 7) % 5))],
    [
      'a program',
      bytes([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0xff, 0xfe, 0xc0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]),
    ],
    ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
  ])('%s is not a sheet', async (_, content) => {
    for (const wish of ['utf-8', null]) {
      if (wish !== null && content[0] !== 0x50 && content[0] !== 0xd0) continue;
      expect(await refusal(read(sourceOf(content), wish))).toEqual({
        code: 'file_not_a_sheet',
        facts: { file: 'sheet.csv' },
      });
    }
  });

  it.each([
    ['Latin-1', bytes('a,b\nCaf', [0xe9], ',x\n'), 2],
    ['UTF-8, then rubbish', bytes(HEADINGS, 'a,b\n', [0xff], '\n'), 3],
    ['GBK, then rubbish', bytes(GBK_HEADINGS, 'a,b\r\n\r\n', [0xff], '\n'), 4],
    ['a lone half of a sign', bytes('a\n', [0xe5]), 2],
  ])('%s fits no encoding', async (_, content, line) => {
    for (const chunk of [1, 3, 100]) {
      expect(await refusal(read(sourceOf(content, chunk)))).toEqual({
        code: 'encoding_unknown',
        facts: { file: 'sheet.csv', line, tried: ['utf-8', 'gb18030'] },
      });
    }
  });

  it.each([
    ['UTF-8', bytes(HEADINGS, 'C1,客', [0xe6, 0x88]), null, 2],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], HEADINGS, '\nC1,', [0xe6, 0x88]), null, 3],
    ['GBK', bytes(GBK_HEADINGS, 'C1,', [0xbf]), null, 2],
    ['UTF-16', bytes([0xff, 0xfe], utf16le(HEADINGS), [0x41]), null, 2],
    ['half a surrogate pair', bytes([0xff, 0xfe], utf16le(HEADINGS), [0x40, 0xd8]), null, 2],
    ['what the user calls UTF-8', bytes(HEADINGS, 'C1,', [0xe6, 0x88]), 'utf-8', 2],
  ])('%s that ends within a character is truncated', async (_, content, wish, line) => {
    for (const chunk of [1, 3, 100]) {
      expect(await refusal(read(sourceOf(content, chunk), wish))).toEqual({
        code: 'file_truncated',
        facts: { file: 'sheet.csv', line },
      });
    }
  });

  it.each([
    ['UTF-8', 'utf-8', HEADINGS],
    ['gbk', 'gb18030', new TextDecoder('gb18030').decode(Buffer.from(HEADINGS))],
    ['Latin1', 'windows-1252', 'ç¼–å\x8f·,å\x90\x8dç§°\n'],
  ])('the wish %s wins', async (wish, encoding, text) => {
    expect(await read(sourceOf(HEADINGS), wish)).toEqual([encoding, text]);
  });

  it('windows-1252 has the euro and its neighbours', async () => {
    expect(await read(sourceOf(bytes([0x80, 0x9f, 0xe9])), 'windows-1252')).toEqual(['windows-1252', '€Ÿé']);
  });

  it('a wish that the bytes do not fit is refused with the line', async () => {
    expect(await refusal(read(sourceOf(bytes(GBK_HEADINGS)), 'utf-8'))).toEqual({
      code: 'encoding_unknown',
      facts: { file: 'sheet.csv', line: 1, tried: ['utf-8'] },
    });
  });

  it('a wish that names nothing is refused', async () => {
    expect((await refusal(read(sourceOf('a'), 'klingon'))).code).toBe('invalid_value');
  });
});

const signs = fc.string({ unit: fc.constantFrom(...'aZ09,;"\n\r\té€客户𠀀👨🇨🇳\ue000'), minLength: 1, maxLength: 60 });

describe('any text comes back, in any chunks', () => {
  it.each([
    ['utf-8', (text: string) => bytes(text)],
    ['utf-8 with a mark', (text: string) => bytes([0xef, 0xbb, 0xbf], text)],
    ['utf-16le with a mark', (text: string) => bytes([0xff, 0xfe], utf16le(text))],
    ['utf-16be with a mark', (text: string) => bytes([0xfe, 0xff], utf16be(text))],
  ])('%s', async (_, encode) => {
    await fc.assert(
      fc.asyncProperty(signs, fc.integer({ min: 1, max: 9 }), async (text, chunk) => {
        expect((await read(sourceOf(encode(text), chunk)))[1]).toBe(text);
      }),
    );
  });

  it('gb18030', async () => {
    const pairs = fc.tuple(fc.integer({ min: 0xb0, max: 0xd6 }), fc.integer({ min: 0xa1, max: 0xf9 }));
    const fours = fc.constant([0x95, 0x32, 0x82, 0x36]);
    const ascii = fc.constantFrom(...'09AZaz,;"\n\r~').map((char) => [char.charCodeAt(0)]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(pairs, fours, ascii)),
        fc.integer({ min: 1, max: 9 }),
        async (parts, chunk) => {
          const content = bytes(parts.flat());
          const expected = new TextDecoder('gb18030', { fatal: true }).decode(content);
          expect((await read(sourceOf(content, chunk), 'gbk'))[1]).toBe(expected);
        },
      ),
    );
  });
});
