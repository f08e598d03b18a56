/** Throwing goods away: why, what was agreed, and what the customer says. */
import type { Words } from './shapes.ts';

export const SCRAP_REASONS = {
  expired: { zh: '过期', en: 'expired' },
  damaged: { zh: '残损', en: 'damaged' },
  unneeded: { zh: '不再需要', en: 'no longer needed' },
  rejected: { zh: '不合格', en: 'rejected' },
} as const satisfies Record<string, Words>;
export type ScrapReason = keyof typeof SCRAP_REASONS;
export const SCRAP_REASON_CODES = Object.keys(SCRAP_REASONS) as ScrapReason[];

/** Why goods are proposed for scrapping. */
export const CANDIDATE_REASONS = {
  expired: { zh: '过期', en: 'expired' },
  past_retention: { zh: '超过存放期限', en: 'past retention' },
  rejected: { zh: '不合格', en: 'rejected' },
  damaged: { zh: '残损', en: 'damaged' },
  depleted: { zh: '余料', en: 'depleted remains' },
} as const satisfies Record<string, Words>;

/** What a customer can say is to be done with his goods. */
export const INSTRUCTIONS = {
  return: { zh: '退还', en: 'return' },
  scrap: { zh: '报废', en: 'scrap' },
  rework: { zh: '返工', en: 'rework' },
  keep: { zh: '留存', en: 'keep' },
} as const satisfies Record<string, Words>;
export type Instruction = keyof typeof INSTRUCTIONS;
export const INSTRUCTION_CODES = Object.keys(INSTRUCTIONS) as Instruction[];

/** What was agreed when the goods came. */
export const AT_END = {
  return: { zh: '退还', en: 'return' },
  destroy: { zh: '销毁', en: 'destroy' },
  keep: { zh: '留存', en: 'keep' },
} as const satisfies Record<string, Words>;
