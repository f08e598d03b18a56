/** Imports that cannot be undone. */
import type { ExitStatus } from '../errors.ts';

export interface SheetErrors {
  batch_not_found: { value: string; batches: string[] };
  batch_undone: { batch: string };
  /** `rows`: the first of those that changed since. */
  batch_changed_since: { batch: string; rows: string[] };
  batch_needed: { batch: string; row: string; tables: readonly string[] };
  /** What it brought is part of what was done with it: counts of a stocktake, readings of places. */
  batch_stays: { batch: string; kind: string };
}

export const SHEET_STATUS = {
  batch_not_found: 4,
  batch_undone: 5,
  batch_changed_since: 5,
  batch_needed: 5,
  batch_stays: 5,
} as const satisfies { readonly [K in keyof SheetErrors]: ExitStatus };
