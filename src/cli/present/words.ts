/** Words for coded values, used by several commands; JSON and CSV keys keep the codes. */
import type { Words } from '../../domain/shapes.ts';

export { KINDS, MOVEMENTS, QUALITIES, STATES } from '../../domain/words.ts';

export const PURPOSE_WORDS = {
  normal: { zh: '普通', en: 'normal' },
  dock: { zh: '收货区', en: 'dock' },
  returns: { zh: '退货区', en: 'returns' },
  damaged: { zh: '残损区', en: 'damaged' },
  quarantine: { zh: '待检区', en: 'quarantine' },
  customer: { zh: '客户专区', en: 'customer' },
  deposit: { zh: '临时寄放', en: 'deposit' },
} as const satisfies Record<string, Words>;

export const ROLE_WORDS = {
  custodian: { zh: '样品管理员', en: 'custodian' },
  user: { zh: '使用人员', en: 'user' },
  manager: { zh: '管理人员', en: 'manager' },
  security: { zh: '安全人员', en: 'security' },
  sales: { zh: '销售人员', en: 'sales' },
  inspector: { zh: '检验员', en: 'inspector' },
  engineering: { zh: '工程人员', en: 'engineering' },
  documents: { zh: '文控', en: 'documents' },
  evaluator: { zh: '评估人员', en: 'evaluator' },
  finance: { zh: '财务', en: 'finance' },
} as const satisfies Record<string, Words>;

export const DUTY_WORDS = {
  read: { zh: '查询', en: 'look up' },
  custody: { zh: '接收、领用、归还、移库、申请报废', en: 'receive, check out, return, move, ask for scrapping' },
  reserve: { zh: '预留', en: 'reserve' },
  take_for_oneself: { zh: '自己领用和归还', en: 'check out and return for oneself' },
  inspect_goods: { zh: '检验样品、原材料和零部件', en: 'inspect samples, material and parts' },
  inspect_tools: { zh: '确认工具和模具', en: 'confirm tools and moulds' },
  inspect_documents: { zh: '受控工艺资料', en: 'control documents' },
  evaluate: { zh: '评估', en: 'evaluate' },
  approve: {
    zh: '审批报废、冲销、解除冻结（不审批自己的申请），审核客户档案',
    en: "approve scrapping, undoing, releasing a hold, never one's own request; review customer files",
  },
  hold: { zh: '争议冻结', en: 'put on hold' },
  set_up: { zh: '登记人员、库位和更改设置', en: 'set up operators, places and settings' },
  customer_files: { zh: '维护客户档案', en: 'keep customer files' },
  reveal: {
    zh: '查看联系方式原文（销售只看自己负责的客户）',
    en: 'see contact data unmasked (sales: of their own customers)',
  },
  reveal_all: { zh: '查看所有客户的联系方式原文', en: 'see the contact data of every customer unmasked' },
  finance: { zh: '信用与对账', en: 'credit and agreeing the books' },
  safeguard: {
    zh: '校验、备份、恢复，查谁看过联系方式',
    en: 'verify, back up and restore, see who looked at contact data',
  },
  grant_files: { zh: '准许别人看客户档案（按密级）', en: 'let others see files, by their level' },
  destroy: { zh: '销毁客户档案（要有经理参与）', en: "destroy customers' files, with a manager" },
} as const satisfies Record<string, Words>;

export const ORDER_STATES = {
  confirming: { zh: '确认中', en: 'confirming' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  sent: { zh: '已寄', en: 'sent' },
  received: { zh: '已收', en: 'received' },
  cancelled: { zh: '已取消', en: 'cancelled' },
} as const satisfies Record<string, Words>;

/** The word for a code in one language; an unknown code stands for itself. */
export function wordFor(table: Readonly<Record<string, Words>>, code: string, language: 'zh' | 'en'): string {
  return table[code]?.[language] ?? code;
}

/** `12.5 米`; a unit that is only a word stands behind the number. */
export function amount(quantity: number, unit: string): string {
  return `${quantity} ${unit}`;
}

export const SECURITY_WORDS = {
  open: { zh: '敞开', en: 'open' },
  locked: { zh: '锁柜', en: 'locked' },
  safe: { zh: '保险柜', en: 'safe' },
} as const satisfies Record<string, Words>;

export const LIGHT_WORDS = {
  any: { zh: '不限', en: 'any' },
  dim: { zh: '弱光', en: 'dim' },
  dark: { zh: '避光', en: 'dark' },
} as const satisfies Record<string, Words>;

export const SLIP_STATES = {
  draft: { zh: '待双方签字', en: 'not signed yet' },
  half_signed: { zh: '一方已签', en: 'signed by one side' },
  signed: { zh: '双方已签', en: 'signed by both sides' },
  undone: { zh: '已冲销', en: 'undone' },
} as const satisfies Record<string, Words>;
