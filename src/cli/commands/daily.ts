/**
 * What a clerk types all day. These have a bundle of their own (bin/build.mjs), which starts faster than the whole
 * program; bin/samples.js names their words.
 */
import type { Description } from '../describe.ts';
import { checkout } from './checkout.ts';
import { inspect } from './inspect.ts';
import { move, split, undo } from './move.ts';
import { receive } from './receive.ts';
import { giveBack, returnGoods } from './return.ts';
import { remind, sign } from './sign.ts';

export const COMMANDS: readonly Description[] = [
  receive,
  checkout,
  returnGoods,
  giveBack,
  move,
  remind,
  sign,
  split,
  inspect,
  undo,
];
