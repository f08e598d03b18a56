/** Words and rules of counting: how a stocktake stands, what a row of it turned out to be, in what condition goods are. */
import type { Words } from './shapes.ts';

export const STOCKTAKE_STATES = {
  open: { zh: '盘点中', en: 'open' },
  submitted: { zh: '待审批', en: 'awaiting approval' },
  closed: { zh: '已结束', en: 'closed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
} as const satisfies Record<string, Words>;
export type StocktakeState = keyof typeof STOCKTAKE_STATES;

export const CONDITIONS = {
  ok: { zh: '完好', en: 'ok' },
  damaged: { zh: '损坏', en: 'damaged' },
  expired: { zh: '过期', en: 'expired' },
  unlabelled: { zh: '无标签', en: 'unlabelled' },
} as const satisfies Record<string, Words>;
export type Condition = keyof typeof CONDITIONS;
export const CONDITION_CODES = Object.keys(CONDITIONS) as Condition[];

/** Where goods go that are not in order: damaged ones to the damaged zone, the others to quarantine (K5). */
export const ZONE_OF = { damaged: 'damaged', expired: 'quarantine', unlabelled: 'quarantine' } as const;

export const COUNT_STATUSES = {
  matched: { zh: '相符', en: 'matched' },
  shortage: { zh: '盘亏', en: 'shortage' },
  surplus: { zh: '盘盈', en: 'surplus' },
  missing: { zh: '没有找到', en: 'missing' },
  unexpected: { zh: '不应在此', en: 'unexpected' },
  misplaced: { zh: '放错地方', en: 'misplaced' },
  uncounted: { zh: '未盘', en: 'uncounted' },
} as const satisfies Record<string, Words>;
export type CountStatus = keyof typeof COUNT_STATUSES;

/** How a count was taken. */
export const COUNTED_HOW = {
  typed: { zh: '输入', en: 'typed' },
  scanned: { zh: '扫码', en: 'scanned' },
  sheet: { zh: '表格', en: 'sheet' },
  assumed: { zh: '未盘按缺失', en: 'not counted, taken for missing' },
} as const satisfies Record<string, Words>;
