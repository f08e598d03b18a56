/** Words for coded values that lists and reports share; commands have their own beside them (src/cli/present/words). */
import type { Words } from './shapes.ts';

export const STATES = {
  in_stock: { zh: '在库', en: 'in stock' },
  partly_out: { zh: '部分领出', en: 'partly out' },
  out: { zh: '领出', en: 'out' },
  quarantined: { zh: '待检', en: 'quarantined' },
  used_up: { zh: '用完', en: 'used up' },
  given_back: { zh: '已退还', en: 'given back' },
  dispatched: { zh: '已寄出', en: 'dispatched' },
  scrapped: { zh: '已报废', en: 'scrapped' },
  missing: { zh: '缺失', en: 'missing' },
  split: { zh: '已分样', en: 'split' },
  undone: { zh: '已冲销', en: 'undone' },
} as const satisfies Record<string, Words>;

export const KINDS = {
  sample: { zh: '样品', en: 'sample' },
  material: { zh: '原材料', en: 'material' },
  part: { zh: '零部件', en: 'part' },
  tool: { zh: '工具', en: 'tool' },
  mould: { zh: '模具/夹具', en: 'mould' },
  document: { zh: '工艺资料', en: 'document' },
} as const satisfies Record<string, Words>;

export const QUALITIES = {
  pending: { zh: '待检', en: 'pending' },
  accepted: { zh: '合格', en: 'accepted' },
  rejected: { zh: '不合格', en: 'rejected' },
  conditional: { zh: '让步接收', en: 'conditional' },
} as const satisfies Record<string, Words>;

export const MOVEMENTS = {
  receive: { zh: '接收', en: 'receive' },
  checkout: { zh: '领用', en: 'checkout' },
  return: { zh: '归还', en: 'return' },
  use: { zh: '用掉', en: 'use' },
  lose: { zh: '丢失', en: 'lose' },
  move: { zh: '移库', en: 'move' },
  dispatch: { zh: '寄样', en: 'dispatch' },
  give_back: { zh: '退还客户', en: 'give back' },
  scrap: { zh: '报废', en: 'scrap' },
  adjust: { zh: '盘点调整', en: 'adjust' },
  split: { zh: '分样', en: 'split' },
  reverse: { zh: '冲销', en: 'reverse' },
} as const satisfies Record<string, Words>;

/** Under which heading stock stands in the inventory. */
export const ACCOUNTS = {
  good: { zh: '合格', en: 'good' },
  pending: { zh: '待检', en: 'pending' },
  rejected: { zh: '不合格', en: 'rejected' },
  damaged: { zh: '残损', en: 'damaged' },
  expired: { zh: '过期', en: 'expired' },
  trial: { zh: '试用', en: 'trial' },
} as const satisfies Record<string, Words>;

/** The accounts to which goods go that are nowhere any more, where a movement names them. */
export const SINKS = {
  used: { zh: '用掉', en: 'used up' },
  scrapped: { zh: '报废', en: 'scrapped' },
  variance: { zh: '盘点差异', en: 'variance' },
  split: { zh: '分样', en: 'split' },
} as const satisfies Record<string, Words>;

/** What a sample still asks of us, or we of somebody. */
export const OBLIGATIONS = {
  return_due: { zh: '应还', en: 'return due' },
  no_due: { zh: '未定归还日', en: 'out with no due date' },
  reservation: { zh: '预留', en: 'reserved' },
  hold: { zh: '争议冻结', en: 'on hold' },
  evaluation_due: { zh: '应评估', en: 'evaluation due' },
  feedback_due: { zh: '应反馈', en: 'feedback due' },
  expiry: { zh: '有效期至', en: 'expires' },
  retention_end: { zh: '存放期限', en: 'retention ends' },
  maintenance_due: { zh: '应保养', en: 'maintenance due' },
  notice_due: { zh: '应发书面通知', en: 'notice to be sent' },
  instruction_awaited: { zh: '等待客户指示', en: "waiting for the customer's instruction" },
  recall: { zh: '应收回旧版', en: 'old revision to come back' },
  action_due: { zh: '改进措施', en: 'action due' },
  action_to_judge: { zh: '应评定效果', en: 'effect to be judged' },
  complaint_due: { zh: '应答复投诉', en: 'complaint to be answered' },
  handover_due: { zh: '移交后首次联系', en: 'first contact after a hand-over' },
} as const satisfies Record<string, Words>;

export const OBLIGATION_CODES = Object.keys(OBLIGATIONS) as (keyof typeof OBLIGATIONS)[];
/** What can be the matter with the environment of a place. */
export const ENVIRONMENT_EVENTS = {
  excursion: { zh: '超出范围', en: 'out of range' },
  reading_late: { zh: '读数逾期', en: 'reading late' },
  check_finding: { zh: '检查发现问题', en: 'check found something' },
  check_late: { zh: '检查逾期', en: 'check late' },
} as const satisfies Record<string, Words>;

/** What usage can be told by. */
export const USAGE_BY = {
  person: { zh: '人员', en: 'person' },
  customer: { zh: '客户', en: 'customer' },
  category: { zh: '类别', en: 'category' },
} as const satisfies Record<string, Words>;

export const ORDER_TYPES = {
  trade: { zh: '销售单', en: 'trade' },
  sample: { zh: '样品单', en: 'sample' },
} as const satisfies Record<string, Words>;

export const ORDER_STATES = {
  confirmed: { zh: '已确认', en: 'confirmed' },
  completed: { zh: '已完成', en: 'completed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  refunded: { zh: '已退款', en: 'refunded' },
} as const satisfies Record<string, Words>;

export const ORDER_MARKETS = {
  home: { zh: '内销', en: 'home' },
  export: { zh: '外销', en: 'export' },
} as const satisfies Record<string, Words>;
