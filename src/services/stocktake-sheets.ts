/** The sheet of a stocktake: what is to be counted where, blank to be filled in; later with what was counted. */
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal, toDecimalOrNull } from '../domain/quantities.ts';
import type { Cell } from '../domain/shapes.ts';
import { operatorByCode } from '../store/operators.ts';
import { entryFacts, lastEntryOfStocktake } from '../store/paper.ts';
import { signaturesOf } from '../store/slips.ts';
import { reading } from '../store/sql.ts';
import { type VarianceRow, variances } from '../store/variances.ts';
import { type Acting, permit } from './acting.ts';
import type { Slip } from './slips.ts';
import { findStocktake, isHidden } from './stocktaking.ts';

/**
 * The sheet, in the order in which one walks: by place. The book stands on it unless the stocktake is blind and open.
 * @throws Refusal slip_not_found (4)
 */
export async function stocktakeSheet(acting: Acting, typed: string): Promise<Slip> {
  permit(acting, 'custody');
  const { db } = acting.store;
  return reading(db, () => {
    const stocktake = findStocktake(db, typed);
    const { number, opened_on, opened_by, location, category, customer, blind, expected, state } = stocktake;
    const hidden = isHidden(stocktake);
    const rows = [...variances(db, stocktake)].sort(byPlace);
    const signatures = signaturesOf(db, number);
    const facts: [string, string | null][] = [
      ['stocktake_state', state],
      ['location', location],
      ['category', category],
      ['scope_customer', customer],
      ['expected', String(expected)],
      ['blind', blind === 1 ? 'yes' : null],
    ];
    return {
      slip: number,
      kind: 'stocktake' as const,
      on: opened_on,
      customer: null,
      customer_name: null,
      person: null,
      person_name: null,
      operator: opened_by,
      operator_name: operatorByCode(db, opened_by)?.name ?? opened_by,
      facts: facts.flatMap(([key, value]) => (value === null ? [] : [{ key, value }])),
      lines: rows.map((row) => asCells(row, hidden)),
      letter: null,
      signatures,
      state: (['draft', 'half_signed', 'signed'] as const)[Math.min(2, signatures.length)]!,
      // It is one paper that goes along the shelves, not one for each side.
      copies: 1,
      head: entryFacts(db, lastEntryOfStocktake(db, stocktake.id, number)).head,
    };
  });
}

function byPlace(one: VarianceRow, other: VarianceRow): number {
  const keys = [one, other].map(({ location, number, name }) => [location, number ?? '~', name]);
  for (const [at, key] of keys[0]!.entries()) if (key !== keys[1]![at]) return key < keys[1]![at]! ? -1 : 1;
  return 0;
}

function asCells(row: VarianceRow, hidden: boolean): Record<string, Cell> {
  return {
    location: row.location,
    number: row.number === null ? null : showSampleNumber(row.number),
    name: row.name,
    unit: row.unit,
    book: hidden ? null : toDecimal(row.book),
    counted: toDecimalOrNull(row.counted),
    variance: hidden ? null : toDecimalOrNull(row.variance),
    status: row.counted === null ? null : hidden ? null : row.status,
    condition: row.condition === 'ok' ? null : row.condition,
    reason: row.proposal === null ? row.reason : `${row.reason}；${row.proposal}`,
  };
}
