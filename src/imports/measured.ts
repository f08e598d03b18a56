/** Quantities that have their unit beside them: in a column of its own, behind the figure (100米), or in the heading. */
import { isMultiple, isSameUnit, isUnitOfGoods } from '../domain/units.ts';
import { readMeasured } from '../spreadsheets/values.ts';
import { checked } from './cells.ts';
import type { RowProblem, Value } from './describing.ts';

/** How a column `quantity` is read whose sheet may have a column `unit`; {@link takeUnit} then gives the row its unit. */
export const MEASURED = { parts: ['quantity', 'quantity_unit'], read: checked(readMeasured) } as const;

/**
 * Gives a row the unit that stands behind its quantity or in the heading, where the column of units says nothing, or
 * else that of the whole sheet; answers what is wrong where they say otherwise.
 */
export function takeUnit(
  values: Record<string, Value>,
  units: ReadonlyMap<string, string | null>,
  key = 'quantity',
  into = 'unit',
): RowProblem | null {
  if (values[key] == null) return null;
  const own = values[`${key}_unit`] ?? null;
  const written = units.get(key) || null;
  // 数量（万） without a unit: five of what is ten thousand would be taken for five.
  if (written !== null && own === null && isMultiple(written))
    return { key, code: 'quantity_in_multiples', facts: { unit: written } };
  const heading = written !== null && isUnit(written) ? written : null;
  const said = values[into] ?? heading;
  if (own !== null && said !== null && !isSameUnit(String(own), String(said)))
    return { key, code: 'unit_contradicts', facts: { value: String(own), unit: String(said) } };
  values[into] = said ?? own ?? (into === 'unit' ? units.get(OF_SHEET) : null) ?? null;
  return null;
}

/** Where the units of headings have the one that a title gives to all quantities of the sheet. */
export const OF_SHEET = '*';

/** A sheet has one heading, and asks for each of its rows. */
let last = { word: '', is: false };
function isUnit(word: string): boolean {
  if (last.word !== word) last = { word, is: isUnitOfGoods(word) };
  return last.is;
}
