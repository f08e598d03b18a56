/** The commands of classification and follow-ups, in the order of help. */
import type { Description } from '../describe.ts';
import { classify, classifyChanges, classifyComposition } from './classify.ts';
import { classifyCuts, classifyExplain } from './classify-explain.ts';
import { classifyHealth } from './classify-health.ts';
import { classifyRules, classifySetRules } from './classify-rules.ts';
import { followUps, followUpsDone } from './follow-ups.ts';
import { followUpsPlan } from './follow-ups-plan.ts';

export const CLASSIFY_COMMANDS: readonly Description[] = [
  classify,
  classifyExplain,
  classifyChanges,
  classifyCuts,
  classifyComposition,
  classifyHealth,
  classifyRules,
  classifySetRules,
  followUps,
  followUpsPlan,
  followUpsDone,
];
