/** What a file is, by its content: names lie. */

/** Beginnings of files, in Latin-1. */
const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[\s\S]{4}WEBP/, 'image/webp'],
  [/^(II\*\0|MM\0\*)/, 'image/tiff'],
  [/^BM[\s\S]{4}\0\0\0\0/, 'image/bmp'],
  [/^[\s\S]{4}ftyp(heic|heix|mif1|msf1)/, 'image/heic'],
  [/^[\s\S]{4}ftyp/, 'video/mp4'],
  [/^%PDF-/, 'application/pdf'],
  [
    /^PK\x03\x04[\s\S]{26,2000}(xl\/|\[Content_Types\]\.xml[\s\S]*xl\/)/,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  [/^PK\x03\x04[\s\S]{26,2000}word\//, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [/^PK\x03\x04/, 'application/zip'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, 'application/x-ole-storage'],
];

/** The media type of a content; text where it is UTF-8 without control characters, else bytes. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  for (const [signature, type] of SIGNATURES) if (signature.test(head)) return type;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 1 << 20), { stream: true });
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? 'application/octet-stream' : 'text/plain';
  } catch {
    return 'application/octet-stream';
  }
}
