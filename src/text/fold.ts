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

/** Folds what is a code, a number or a date: `Ｓ２６－０００１２３` is `S26-000123`. The case stays. */
export function foldCode(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(HYPHENS, '-').replace(EDGES, '');
}

/** The key under which two spellings are the same: width, case, white space and invisible characters do not count. */
export function matchKey(text: string): string {
  const bare = text.normalize('NFKC').replace(INVISIBLE, '').replace(SPACES, '');
  // Three steps, because ẞ only meets ß going down and ß only meets ss going up.
  const folded = bare.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return folded.normalize('NFKC').replace(INVISIBLE, '').replace(SPACES, '');
}

/** A name as it is kept: as typed, composed (NFC), without white space around it. */
export function keepName(text: string): string {
  return text.normalize('NFC').replace(EDGES, '');
}

/** The first character that no field may hold, or null: a control character, or half of a surrogate pair. */
export function controlCharacter(text: string): string | null {
  return UNACCEPTABLE.exec(text)?.[0] ?? null;
}
