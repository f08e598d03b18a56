/** Which sheet of a workbook is read: the one that is asked for by number or name, else the first that is not hidden. */
import { refuse } from '../../domain/errors.ts';
import { matchKey } from '../../text/fold.ts';

export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}

/** @throws Refusal sheet_not_found; file_not_a_sheet for a workbook without sheets */
export function chooseSheet<S extends SheetName>(file: string, sheets: readonly S[], wish: string | null): S {
  const [first] = [...sheets.filter(({ hidden }) => !hidden), ...sheets];
  if (first === undefined) refuse('file_not_a_sheet', { file });
  if (wish === null) return first;
  const named =
    sheets.find(({ name }) => name === wish) ?? sheets.find(({ name }) => matchKey(name) === matchKey(wish));
  const found = named ?? (/^\d{1,4}$/.test(wish) ? sheets[Number(wish) - 1] : undefined);
  return found ?? refuse('sheet_not_found', { file, sheet: wish, sheets: sheets.map(({ name }) => name) });
}
