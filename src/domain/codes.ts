/** Codes that people give to operators and places: they are typed, scanned, and stand in comma lists. */

/** The longest code that is taken; it still fits on a label. */
export const CODE_LIMIT = 64;

/** Whether a folded code can be typed and listed: no white space, no comma or semicolon of any width. */
export function isCode(folded: string): boolean {
  return folded !== '' && !/[\s,，、;；]/u.test(folded);
}
