/** Quantities that have their unit beside them: in a column of its own, behind the figure (100米), or in the heading. */
import { readMeasured } from '../spreadsheets/values.ts';
import { matchKey } from '../text/fold.ts';
import { checked } from './cells.ts';
import type { RowProblem, Value } from './describing.ts';

/** How a column `quantity` is read whose sheet may have a column `unit`; {@link takeUnit} then gives the row its unit. */
export const MEASURED = { parts: ['quantity', 'quantity_unit'], read: checked(readMeasured) } as const;

/**
 * Gives a row the unit that stands behind its quantity or in the heading, where the column of units says nothing; answers
 * what is wrong where they say otherwise.
 */
export function takeUnit(values: Record<string, Value>, heading: string | null | undefined): RowProblem | null {
  if (values.quantity == null) return null;
  const own = values.quantity_unit ?? null;
  const said = values.unit ?? (heading || null);
  if (own !== null && said !== null && matchKey(String(own)) !== matchKey(String(said)))
    return { key: 'quantity', code: 'unit_contradicts', facts: { value: String(own), unit: String(said) } };
  values.unit = said ?? own;
  return null;
}
