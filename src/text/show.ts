/** Untrusted text on its way to a terminal: what cannot be seen, or would move the cursor, is shown as an escape. */

/** Controls, format characters (bidi, zero-width, tags), line separators, fillers, lone surrogates, noncharacters. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

const ANY_HIDDEN = new RegExp(HIDDEN.source, 'u');

/** Variation selectors only choose the form of the character before them. */
const VARIATION_SELECTOR = /\p{Variation_Selector}/u;

const PICTURE_BEFORE = /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*$/u;
const PICTURE_AFTER = /^\p{Extended_Pictographic}/u;
const JOINER = '\u200d';

const SHORT = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** The text with everything hidden made visible: `a\u202eb`, `\x1b[31m`. Emoji and variation selectors stay whole. */
export function showSafe(text: string): string {
  if (!ANY_HIDDEN.test(text)) return text;
  return text.replace(HIDDEN, (char, at: number) => (harmless(char, text, at) ? char : escaped(char)));
}

function harmless(char: string, text: string, at: number): boolean {
  if (VARIATION_SELECTOR.test(char)) return at > 0;
  if (char !== JOINER) return false;
  return PICTURE_BEFORE.test(text.slice(Math.max(0, at - 6), at)) && PICTURE_AFTER.test(text.slice(at + 1, at + 3));
}

function escaped(char: string): string {
  const short = SHORT.get(char);
  if (short !== undefined) return short;
  const hex = char.codePointAt(0)!.toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}
