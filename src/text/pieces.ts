/** Text in pieces of a size that is worth a system call. */

/**
 * About so many characters at once. Not more than 65,536: two bytes each, they would outgrow the space for young
 * strings, and every piece would cost pages of its own (measured: twice the time of a whole export).
 */
export const PIECE = 32_768;

/** The same text in larger pieces. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
