/** Every report, in the order of `samples report list`. To add one: describe it in a file of its own and put it here. */
import type { Report } from './describing.ts';
import { held, overdue } from './held.ts';
import { inventory } from './inventory.ts';
import { lateEntries } from './late-entries.ts';
import { movements } from './movements.ts';
import { period } from './period.ts';
import { receipts } from './receipts.ts';
import { statement } from './statement.ts';
import { stocktakes } from './stocktakes.ts';
import { usage } from './usage.ts';

export const REPORTS: readonly Report[] = [
  inventory,
  movements,
  receipts,
  lateEntries,
  usage,
  held,
  overdue,
  period,
  statement,
  stocktakes,
];
