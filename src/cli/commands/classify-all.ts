/** The commands of classification and follow-ups, in the order of help. */
import type { Description } from '../describe.ts';
import { classify, classifyChanges, classifyComposition } from './classify.ts';
import { classifyCuts, classifyExplain } from './classify-explain.ts';
import { classifyRules, classifySetRules } from './classify-rules.ts';
import { followUps, followUpsDone } from './follow-ups.ts';

export const CLASSIFY_COMMANDS: readonly Description[] = [
  classify,
  classifyExplain,
  classifyChanges,
  classifyCuts,
  classifyComposition,
  classifyRules,
  classifySetRules,
  followUps,
  followUpsDone,
];
