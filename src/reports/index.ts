/** Every report, in the order of `samples report list`. To add one: describe it in a file of its own and put it here. */
import { access } from './access.ts';
import { actions } from './actions.ts';
import { changes, classes, customers, followUps } from './classes.ts';
import { complaints } from './complaints.ts';
import { composition } from './composition.ts';
import { concentration } from './concentration.ts';
import { credit } from './credit.ts';
import type { Report } from './describing.ts';
import { environment } from './environment.ts';
import { fileQuality } from './file-quality.ts';
import { held, overdue } from './held.ts';
import { inventory } from './inventory.ts';
import { lateEntries } from './late-entries.ts';
import { movements } from './movements.ts';
import { nps } from './nps.ts';
import { notices, obligations, unsigned } from './obligations.ts';
import { overrides } from './overrides.ts';
import { period } from './period.ts';
import { receipts } from './receipts.ts';
import { health } from './relationship-health.ts';
import { scrap } from './scrap.ts';
import { statement } from './statement.ts';
import { expiring, lowStock, slowMoving } from './stock.ts';
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
  expiring,
  slowMoving,
  lowStock,
  period,
  statement,
  obligations,
  notices,
  unsigned,
  actions,
  environment,
  customers,
  composition,
  concentration,
  classes,
  changes,
  followUps,
  fileQuality,
  credit,
  complaints,
  nps,
  health,
  stocktakes,
  scrap,
  overrides,
  access,
];
