/** Everything about counting, in the order of help. */
import type { Description } from '../describe.ts';
import { STOCKTAKE_LIFE } from './stocktake.ts';
import { count, counts, variance } from './stocktake-count.ts';
import { explain, found, submit } from './stocktake-submit.ts';

const { open, cancel, list, show, agree, uncounted } = STOCKTAKE_LIFE;

export const STOCKTAKE_COMMANDS: readonly Description[] = [
  open,
  count,
  found,
  variance,
  counts,
  explain,
  submit,
  cancel,
  list,
  show,
  agree,
  uncounted,
];
