/** Exporting: what is stored, in the shape in which it can be imported again. */
import { dayNumber } from '../domain/calendar.ts';
import type { Row } from '../domain/shapes.ts';
import type { Exportable } from '../imports/exports.ts';
import { reading, readingRows } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';
import { type Filters, readFilters, refuseReversed } from './finding.ts';

export interface ExportInput extends Filters {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The rows of an export, as they are read, on one snapshot. @throws Refusal not_permitted, and of the filters */
export async function exportRows(
  acting: Acting,
  exportable: Exportable,
  input: ExportInput,
): Promise<AsyncIterable<Row>> {
  permit(acting, exportable.duty);
  const { db } = acting.store;
  const { from, to } = input;
  if (from !== undefined && to !== undefined) refuseReversed(from, to);
  const filter = await reading(db, () => readFilters(db, input));
  const wanted = {
    filter,
    from: from === undefined ? null : dayNumber(from),
    to: to === undefined ? null : dayNumber(to),
  };
  return readingRows(db, () => exportable.rows(db, wanted));
}
