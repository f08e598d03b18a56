/**
 * Text that a spreadsheet would run as a formula, made harmless so that it can be undone exactly.
 *
 * A cell is dangerous when it begins with a trigger (= + - @, their full-width forms, tab, CR, LF), also after white
 * space, quotes, apostrophes or invisible characters, which Excel, LibreOffice and others trim in one place or
 * another. A dangerous cell gets one apostrophe in front. What is dangerous stays dangerous with an apostrophe in
 * front, and without it; so reading takes one apostrophe away exactly where writing has put it.
 */

const DANGEROUS = /^[\s\p{Cf}'"‘’“”]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|^'*[\t\r\n]/u;

/** The cell as it may be written. */
export function neutralised(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** The cell as it was before {@link neutralised}. */
export function restored(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text;
}
