/** Text measured in columns of a terminal, cut, wrapped and padded without ever splitting what is read as one sign. */

/** Measures with one idea of how wide the ambiguous characters (“ … ① —) are. */
export interface Measure {
  /** Columns that the text takes. */
  width(text: string): number;
  /** The text, or its beginning with `…`, in at most so many columns. */
  cut(text: string, width: number): string;
  /** Lines of at most so many columns, broken between words, or between signs where a word is too long. */
  wrap(text: string, width: number): string[];
  /** The text filled up with spaces; numbers go to the right. */
  pad(text: string, width: number, side?: 'left' | 'right'): string;
}

export type WidthOf = (text: string, options?: { ambiguousIsNarrow?: boolean }) => number;

const ELLIPSIS = '…';

/** Signs that a line may not begin with. */
const CLOSING = /^[\p{Pe}\p{Pf}，。、；：！？…·,.;:!?%‰℃]/u;
/** Signs that a line may not end with. */
const OPENING = /^[\p{Ps}\p{Pi}￥¥$#]/u;
const SPACE = /^\s+$/u;

let loaded: WidthOf | undefined;

/** The measure of this program, by string-width, which is read when first asked for. */
export async function loadMeasure(wideAmbiguous = false): Promise<Measure> {
  if (loaded === undefined) {
    const library = (await import('string-width')) as unknown as { default: WidthOf | { default: WidthOf } };
    // Bundled as CommonJS, the function is one level deeper.
    loaded = typeof library.default === 'function' ? library.default : library.default.default;
  }
  return measureBy(loaded, wideAmbiguous);
}

/** Printable signs one column wide: ASCII, Western letters, dashes, quotes, degrees. */
const NARROW = ' -~\u00a1-\u00ac\u00ae-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2103\u2192';
/** Two columns wide: the common Chinese characters with their punctuation, and the full-width forms. */
const WIDE = '\u3001\u3002\u3008-\u3011\u4e00-\u9fff\uff01-\uff5e';
const PLAIN = new RegExp(`^[${NARROW}${WIDE}]*$`);

/** The width of text in which every unit is a sign of its own. */
function plainWidth(text: string): number {
  let width = text.length;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x3000) width += 1;
  return width;
}

/**
 * The measure for these texts and parts of them. Reading string-width takes 60 ms, a third of what a short list takes in
 * all: it is read only where a text holds other signs than the plain ones, of which both say the same.
 */
export async function measureFor(texts: Iterable<string>): Promise<Measure> {
  for (const text of texts) if (!PLAIN.test(text)) return loadMeasure();
  return measureBy(plainWidth, false, (text) => text);
}

/** A measure made from a function that knows the width of a text, and one that knows its signs. */
export function measureBy(widthOf: WidthOf, wideAmbiguous = false, signs: SignsOf = graphemes): Measure {
  const options = { ambiguousIsNarrow: !wideAmbiguous };
  const width = (text: string) => widthOf(text, options);

  const cut = (text: string, most: number): string => {
    if (width(text) <= most) return text;
    const room = most - width(ELLIPSIS);
    if (room < 0) return '';
    let kept = '';
    let used = 0;
    for (const sign of signs(text)) {
      used += width(sign);
      if (used > room) break;
      kept += sign;
    }
    return kept + ELLIPSIS;
  };

  const pad = (text: string, wanted: number, side: 'left' | 'right' = 'left'): string => {
    const gap = ' '.repeat(Math.max(0, wanted - width(text)));
    return side === 'left' ? text + gap : gap + text;
  };

  const wrap = (text: string, most: number): string[] =>
    text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, most, width, signs));

  return { width, cut, wrap, pad };
}

let segmenter: Intl.Segmenter | undefined;

/** Made when first needed: it takes 10 ms, which every start would pay. */
function segments(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

function* graphemes(text: string): Generator<string> {
  for (const { segment } of segments(text)) yield segment;
}

type SignsOf = (text: string) => Iterable<string>;

function wrapParagraph(text: string, most: number, width: (text: string) => number, signs: SignsOf): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const turn = () => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  for (const piece of pieces(text, width, signs)) {
    const size = width(piece);
    if (used > 0 && used + size > most) turn();
    if (line === '' && lines.length > 0 && SPACE.test(piece)) continue;
    if (size <= most) {
      line += piece;
      used += size;
      continue;
    }
    for (const sign of signs(piece)) {
      const wide = width(sign);
      if (used > 0 && used + wide > most) turn();
      line += sign;
      used += wide;
    }
  }
  if (line.trimEnd() !== '' || lines.length === 0) turn();
  return lines;
}

/** What stays together on a line: a run of spaces, a word, a wide sign with the punctuation that belongs to it. */
function* pieces(text: string, width: (text: string) => number, signs: SignsOf): Generator<string> {
  let piece = '';
  let last = '';
  for (const sign of signs(text)) {
    if (piece !== '' && mayBreak(last, sign, width)) {
      yield piece;
      piece = '';
    }
    piece += sign;
    last = sign;
  }
  if (piece !== '') yield piece;
}

function mayBreak(before: string, after: string, width: (text: string) => number): boolean {
  const spaceBefore = SPACE.test(before);
  if (spaceBefore !== SPACE.test(after)) return true;
  if (spaceBefore || CLOSING.test(after) || OPENING.test(before)) return false;
  return width(before) > 1 || width(after) > 1;
}
