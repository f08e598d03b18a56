/** Everything that can be imported and exported. To add one: describe it in a file of its own and put it here. */

import { indicators, inquiries, surveys } from './answers.ts';
import { contacts } from './contacts.ts';
import { counts } from './counts.ts';
import { customers } from './customers.ts';
import type { Importable } from './describing.ts';
import { log } from './log.ts';
import { orders } from './orders.ts';
import { readings } from './readings.ts';
import { samples } from './samples.ts';

export const IMPORTABLES: readonly Importable[] = [
  customers,
  orders,
  samples,
  readings,
  contacts,
  log,
  surveys,
  indicators,
  inquiries,
  counts,
];
