/** What sales consist of. */
import type { Row } from '../domain/shapes.ts';
import { composed } from '../reports/composition.ts';
import type { ComposedBy } from '../store/composition.ts';
import { type Acting, permit } from './acting.ts';
import { refuseReversed } from './finding.ts';

/** Sales by a key, the largest first. @throws Refusal not_permitted, range_reversed */
export async function composedSales(
  acting: Acting,
  { by, from, to }: { by: ComposedBy; from?: string | undefined; to?: string | undefined },
): Promise<Iterable<Row>> {
  permit(acting, 'customer_files');
  if (from !== undefined && to !== undefined) refuseReversed(from, to);
  return composed(acting.store.db, by, { from: from ?? null, to: to ?? null, customer_id: null });
}
