/**
 * What people type, made comparable: codes and numbers are folded kindly, names stay as they were typed, and two
 * spellings of one thing get the same key.
 */

/** Every sign that people use for a hyphen: dashes, minus signs, hyphen bullets, the box-drawing line. */
const HYPHENS = /[\u02d7\u058a\u2010-\u2015\u2043\u2212\u2500\u2501\u2796\u2e3a\u2e3b\ufe58\ufe63\uff0d]/g;

/** Characters that take no room: zero-width, bidirectional marks, soft hyphens, fillers, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const SPACES = /\s/gu;
const EDGES = /^\s+|\s+$/gu;

/** C0 and C1 controls (newline and tab among them), DEL, and halves of surrogate pairs. */
const UNACCEPTABLE = /[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u;

const PLAIN = /^[\u0021-\u007e]*$/;

/** Longer text is not looked at quickly: it would take as long as the careful way. */
const QUICK_LENGTH = 1000;

/**
 * Printable ASCII and the common Chinese characters, no space at the edges: most of what is written. Such text is
 * composed, holds nothing invisible, and only its case and spaces have to be folded.
 */
const ORDINARY = /^(?:[!-~\u4e00-\u9fff](?:[ -~\u4e00-\u9fff]*[!-~\u4e00-\u9fff])?)?$/;

/** Folds what is a code, a number or a date: `Ｓ２６－０００１２３` is `S26-000123`. The case stays. */
export function foldCode(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(HYPHENS, '-').replace(EDGES, '');
}

/** The key under which two spellings are the same: width, case, white space and invisible characters do not count. */
export function matchKey(text: string): string {
  if (isOrdinary(text)) return (text.includes(' ') ? text.replaceAll(' ', '') : text).toLowerCase();
  const bare = text.normalize('NFKC').replace(INVISIBLE, '').replace(SPACES, '');
  // Three steps, because ẞ only meets ß going down and ß only meets ss going up.
  const folded = bare.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return folded.normalize('NFKC').replace(INVISIBLE, '').replace(SPACES, '');
}

/** A name as it is kept: as typed, composed (NFC), without white space around it. */
export function keepName(text: string): string {
  return isOrdinary(text) ? text : text.normalize('NFC').replace(EDGES, '');
}

/** Whether a text is kept as it is by every rule for names: a quick look before the careful ones. */
export function isOrdinary(text: string): boolean {
  return text.length <= QUICK_LENGTH && ORDINARY.test(text);
}

/** Whether a text has only visible ASCII characters: codes and numbers as they should be. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** The first character that no field may hold, or null: a control character, or half of a surrogate pair. */
export function controlCharacter(text: string): string | null {
  return UNACCEPTABLE.exec(text)?.[0] ?? null;
}
