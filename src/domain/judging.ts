/** Words and rules of judging goods: what is checked, which report a kind has, what a customer is told. */
import type { Duty } from './duties.ts';
import { refuse } from './errors.ts';
import type { Words } from './shapes.ts';

/** What is checked line by line: each is in order, or it is said what is not. */
export const CHECKS = {
  quantity: { zh: '数量', en: 'quantity' },
  spec: { zh: '规格', en: 'specification' },
  quality: { zh: '质量', en: 'quality' },
  colour: { zh: '颜色', en: 'colour' },
  documents: { zh: '资料', en: 'documents' },
} as const satisfies Record<string, Words>;
export type Check = keyof typeof CHECKS;
export const CHECK_CODES = Object.keys(CHECKS) as Check[];

/** What each check came to: `ok`, or a remark. */
export type Checked = Partial<Record<Check, string>>;

const IN_ORDER = new Set(['ok', 'yes', '好', '合格', '符合', '相符', '无误', '齐全']);

/**
 * Reads `quantity=ok,spec=too short`: a word without a name of a check belongs to the remark before it.
 * @throws Refusal invalid_value for what is no check
 */
export function readChecks(option: string, words: readonly string[]): Checked {
  const checks: Checked = {};
  let last: Check | null = null;
  for (const word of words) {
    const [, name, said] = /^\s*([^=＝]+?)\s*[=＝]\s*(.*)$/su.exec(word) ?? [];
    const check = CHECK_CODES.find((code) => code === name?.toLowerCase() || CHECKS[code].zh === name);
    if (check !== undefined && said !== '') {
      checks[check] = IN_ORDER.has(said!.toLowerCase()) ? 'ok' : said!;
      last = check;
    } else if (name === undefined && last !== null && checks[last] !== 'ok') checks[last] += `, ${word}`;
    else refuse('invalid_value', { option, value: word, expected: 'choice', choices: CHECK_CODES.map((c) => `${c}=`) });
  }
  return checks;
}

/** What a delivery's line can be found to be: short, too much, or not in order in one of its checks. */
export const RECEIPT_FINDINGS = ['shortage', 'excess', ...CHECK_CODES] as const;

/** What is wrong with a line as it came; quantities in thousandths. */
export function receiptFindings(line: {
  readonly quantity: number;
  readonly expected?: number | undefined;
  readonly checks?: Checked | undefined;
}): (typeof RECEIPT_FINDINGS)[number][] {
  const { quantity, expected = quantity, checks = {} } = line;
  return [
    ...(quantity < expected ? (['shortage'] as const) : []),
    ...(quantity > expected ? (['excess'] as const) : []),
    ...CHECK_CODES.filter((check) => checks[check] !== undefined && checks[check] !== 'ok'),
  ];
}

/** The report that a kind of goods has of its own. */
export const REPORT_KINDS = {
  inspection: { zh: '检验报告', en: 'inspection report' },
  confirmation: { zh: '确认报告', en: 'confirmation report' },
  control: { zh: '文控记录', en: 'document control record' },
} as const satisfies Record<string, Words>;
export type ReportKind = keyof typeof REPORT_KINDS;

/** Material, parts and samples are inspected; tools and moulds confirmed by engineering; documents controlled. */
export function inspectionDuty(kind: string): Duty {
  if (kind === 'tool' || kind === 'mould') return 'inspect_tools';
  return kind === 'document' ? 'inspect_documents' : 'inspect_goods';
}

/** Which report the judgement of a kind makes. */
export function reportOf(kind: string): ReportKind {
  if (kind === 'tool' || kind === 'mould') return 'confirmation';
  return kind === 'document' ? 'control' : 'inspection';
}

/** Why a customer is told about his goods. */
export const NOTICE_REASONS = {
  lost: { zh: '丢失', en: 'lost' },
  damaged: { zh: '损坏', en: 'damaged' },
  unsuitable: { zh: '不适用', en: 'unsuitable' },
  useless: { zh: '无法使用', en: 'useless' },
  shortage: { zh: '数量短缺', en: 'shortage' },
  quality: { zh: '质量问题', en: 'quality' },
} as const satisfies Record<string, Words>;
export type NoticeReason = keyof typeof NOTICE_REASONS;
export const NOTICE_REASON_CODES = Object.keys(NOTICE_REASONS) as NoticeReason[];

export const NOTICE_STATES = {
  open: { zh: '待发出', en: 'to be sent' },
  sent: { zh: '已发出', en: 'sent' },
  answered: { zh: '已答复', en: 'answered' },
} as const satisfies Record<string, Words>;
export type NoticeState = keyof typeof NOTICE_STATES;

/** How far a notice has come. */
export function noticeState(notice: { sent_on: string | null; answered_on: string | null }): NoticeState {
  if (notice.answered_on !== null) return 'answered';
  return notice.sent_on === null ? 'open' : 'sent';
}

/** What an attachment shows. */
export const ATTACHED = {
  other: { zh: '其他', en: 'other' },
  inspection: { zh: '验收', en: 'inspection' },
  evaluation: { zh: '评估', en: 'evaluation' },
  signature: { zh: '签字', en: 'signature' },
} as const satisfies Record<string, Words>;
export type AttachedAbout = keyof typeof ATTACHED;
