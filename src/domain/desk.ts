/** The codes that the scanner desk understands beside numbers: `CMD:RETURN`, `P:WL`, `L:A-01`, `N:5`. */
import type { Words } from './shapes.ts';

export const DESK_COMMANDS = ['CHECKOUT', 'RETURN', 'MOVE', 'COUNT', 'UNDO', 'DONE'] as const;
export type DeskCommand = (typeof DESK_COMMANDS)[number];

export const DESK_WORDS = {
  CHECKOUT: { zh: '领用', en: 'Check out' },
  RETURN: { zh: '归还', en: 'Return' },
  MOVE: { zh: '移库', en: 'Move' },
  COUNT: { zh: '盘点', en: 'Count' },
  UNDO: { zh: '撤销上一次', en: 'Undo the last' },
  DONE: { zh: '完成', en: 'Done' },
} as const satisfies Record<DeskCommand, Words>;
