/** Bytes to text, strictly: a byte that does not fit its encoding is an error with its place, never a `�`. */
import { isAscii, isUtf8, transcode } from 'node:buffer';
import type { SheetSource } from './source.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes that do not fit the encoding: where, and whether it is only that the file ends within a character. */
export class BadBytes extends Error {
  constructor(
    readonly offset: number,
    readonly cut: boolean,
    /** Whether characters beyond ASCII came before. */
    readonly beyondAscii: boolean,
  ) {
    super(`bytes do not fit the encoding at ${offset}`);
  }
}

/** Stands for bytes that fit no character. */
export const UNREADABLE = '\ufffd';

/** Signs of windows-1252 at 0x80 to 0x9f; Node 20 decodes these as latin1, so they are here. */
const WINDOWS_SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * The text of a source, in pieces that never split a character; throws {@link BadBytes}. With `spare` bytes that fit
 * nothing become {@link UNREADABLE}, but for a file that ends within a character.
 */
export async function* strictText(source: SheetSource, encoding: Encoding, spare = false): AsyncGenerator<string> {
  const decode = decoderOf(encoding, true);
  let beyondAscii = false;
  for await (const { bytes, offset } of pieces(source, encoding)) {
    let text: string;
    try {
      text = decode(bytes);
    } catch {
      const bad = locate(bytes, offset, encoding, beyondAscii);
      if (!spare || bad.cut) throw bad;
      text = decoderOf(encoding, false)(bytes);
    }
    beyondAscii ||= text.length !== bytes.length;
    if (text !== '') yield text;
  }
}

/** Whether all bytes are UTF-8: the same as if {@link strictText} ran to its end, in a fraction of the time. */
export async function isUtf8Text(source: SheetSource): Promise<boolean> {
  for await (const { bytes } of pieces(source, 'utf-8')) if (!isUtf8(bytes)) return false;
  return true;
}

/** The line, from 1, on which a byte stands. */
export async function lineAt(source: SheetSource, encoding: Encoding, wanted: number): Promise<number> {
  const decode = decoderOf(encoding, false);
  let line = 1;
  let endedInReturn = false;
  for await (const { bytes, offset } of pieces(source, encoding)) {
    if (offset >= wanted) break;
    const text = decode(bytes.subarray(0, wanted - offset));
    line += lineBreaks(text) - (endedInReturn && text.startsWith('\n') ? 1 : 0);
    endedInReturn = text.endsWith('\r');
  }
  return line;
}

/** How many line ends a text holds; CR LF is one. */
export function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') count++;
  return count;
}

function decoderOf(encoding: Encoding, fatal: boolean): (bytes: Uint8Array) => string {
  if (encoding !== 'windows-1252') {
    const decoder = new TextDecoder(encoding, { fatal, ignoreBOM: true });
    if (encoding !== 'utf-8' || typeof transcode !== 'function') return (bytes) => decoder.decode(bytes);
    // By way of UTF-16 it takes a fifth of the time; what is no UTF-8 is the decoder's to judge.
    return (bytes) => {
      if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
      return isUtf8(bytes) ? transcode(bytes, 'utf8', 'ucs2').toString('ucs2') : decoder.decode(bytes);
    };
  }
  return (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (char) => WINDOWS_SIGNS[char.charCodeAt(0) - 0x80]!);
}

/** The bytes in pieces that end between characters, so that each can be decoded alone. */
async function* pieces(source: SheetSource, encoding: Encoding): AsyncGenerator<{ bytes: Uint8Array; offset: number }> {
  let rest: Uint8Array = new Uint8Array();
  let offset = 0;
  for await (const chunk of source.open()) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = safeEnd(bytes, encoding);
    if (end > 0) yield { bytes: bytes.subarray(0, end), offset };
    rest = bytes.subarray(end);
    offset += end;
  }
  if (rest.length > 0) yield { bytes: rest, offset };
}

/** How many of the bytes, which begin with a character, surely end between two. What is left is less than a character. */
function safeEnd(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'windows-1252') return bytes.length;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const end = bytes.length - (bytes.length % 2);
    const high = bytes[encoding === 'utf-16le' ? end - 1 : end - 2];
    return high !== undefined && high >= 0xd8 && high <= 0xdb ? end - 2 : end;
  }
  return encoding === 'utf-8' ? endInUtf8(bytes) : endInGb18030(bytes);
}

/** Before the last byte that begins a character, where bytes of it are missing. */
function endInUtf8(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at--) {
    const byte = bytes[at]!;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return at + length > bytes.length ? at : bytes.length;
  }
  return bytes.length;
}

/** How far back an end is looked for before the bytes are followed from their beginning. */
const NEAR = 256;

function endInGb18030(bytes: Uint8Array): number {
  // A byte below 0x30 is a character; so is an ASCII byte that follows an ASCII byte.
  for (let end = bytes.length; end > Math.max(1, bytes.length - NEAR); end--) {
    const last = bytes[end - 1]!;
    if (last < 0x30 || (last < 0x80 && bytes[end - 2]! < 0x80)) return end;
  }
  let at = 0;
  while (at < bytes.length) {
    const [first, second] = [bytes[at]!, bytes[at + 1]];
    const single = first <= 0x80 || first === 0xff;
    if (!single && second === undefined) return at;
    const length = single ? 1 : second! >= 0x30 && second! <= 0x39 ? 4 : 2;
    if (at + length > bytes.length) return at;
    // A second byte that fits nothing, and a longer character that is none, are the decoder's to judge.
    at += length === 2 && second! < 0x40 ? 1 : length === 4 && !isLong(bytes, at) ? 1 : length;
  }
  return at;
}

function isLong(bytes: Uint8Array, at: number): boolean {
  const [third, fourth] = [bytes[at + 2]!, bytes[at + 3]!];
  return third > 0x80 && third < 0xff && fourth >= 0x30 && fourth <= 0x39;
}

/** The exact place in a piece that does not decode. */
function locate(bytes: Uint8Array, offset: number, encoding: Encoding, beyondAscii: boolean): BadBytes {
  const cut = decodes(bytes, encoding, true);
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), encoding, true)) good = middle;
    else bad = middle;
  }
  // What is left open belongs to the character that does not fit.
  while (good > 0 && !decodes(bytes.subarray(0, good), encoding, false)) good--;
  return new BadBytes(offset + good, cut, beyondAscii || bytes.subarray(0, good).some((byte) => byte >= 0x80));
}

function decodes(bytes: Uint8Array, encoding: Encoding, open: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: open });
    return true;
  } catch {
    return false;
  }
}
