/** Sentences for requests: that one was made, what approving it does, and what stands against it. */
import { APPROVAL_KINDS, type Effect } from '../../domain/approvals.ts';
import { SCRAP_REASONS } from '../../domain/disposal.ts';
import { Refusal } from '../../domain/errors.ts';
import type { Requested } from '../../services/approving.ts';
import { OVERRIDE_EFFECTS } from './effects-override.ts';
import { PRIVACY_EFFECTS } from './effects-privacy.ts';
import { STOCKTAKING_EFFECTS } from './effects-stocktaking.ts';
import { amount, wordFor } from './words.ts';

export type Sentence = (effect: Effect) => string;

const of = ({ quantity, unit }: Effect): string => amount(quantity ?? 0, unit ?? '');
const dueZh = ({ due }: Effect): string => (due === null ? '' : `，${due} 到期`);
const dueEn = ({ due }: Effect): string => (due === null ? '' : `, due ${due}`);

/** One sentence for each kind of effect; services put them together with `effect(…)`. */
const EFFECTS: Readonly<Record<string, { readonly zh: Sentence; readonly en: Sentence }>> = {
  reverse: {
    zh: (e) => `冲销 ${e.number} ${e.name} ${of(e)}：${e.from} → ${e.to}`,
    en: (e) => `reverse ${of(e)} of ${e.number} ${e.name}: ${e.from} → ${e.to}`,
  },
  import_undo: {
    zh: (e) => `撤销导入批次 ${e.number}（${e.quantity} 行）`,
    en: (e) => `undo batch ${e.number} (${e.quantity} rows)`,
  },
  scrap: {
    zh: (e) => `报废 ${e.number} ${e.name} ${of(e)}（${e.from}，${wordFor(SCRAP_REASONS, e.to ?? '', 'zh')}）`,
    en: (e) => `scrap ${of(e)} of ${e.number} ${e.name} in ${e.from} (${wordFor(SCRAP_REASONS, e.to ?? '', 'en')})`,
  },
  witnessed: { zh: (e) => `${e.who} 监销`, en: (e) => `witnessed by ${e.who}` },
  release_hold: {
    zh: (e) => `解除 ${e.number} ${e.name} 的冻结（${e.who} ${e.due}）`,
    en: (e) => `release ${e.number} ${e.name}, on hold since ${e.due} by ${e.who}`,
  },
  on_hold: {
    zh: (e) => `${e.number} ${e.due} 起由 ${e.who} 冻结`,
    en: (e) => `${e.number} has been on hold since ${e.due} by ${e.who}`,
  },
  open_checkout: {
    zh: (e) => `${e.who} 还有 ${e.number} ${of(e)} 未还（${e.from}${dueZh(e)}）`,
    en: (e) => `${e.who} still has ${of(e)} of ${e.number} (${e.from}${dueEn(e)})`,
  },
  reserved: {
    zh: (e) => `已为 ${e.who} 预留 ${e.number} ${of(e)}${e.due === null ? '' : `（${e.due} 用）`}`,
    en: (e) => `${of(e)} of ${e.number} are reserved for ${e.who}${e.due === null ? '' : ` (${e.due})`}`,
  },
  open_feedback: {
    zh: (e) => `${e.number} 还欠客户反馈（${e.due} 前）`,
    en: (e) => `feedback on ${e.number} is still owed (by ${e.due})`,
  },
  ...STOCKTAKING_EFFECTS,
  ...OVERRIDE_EFFECTS,
  ...PRIVACY_EFFECTS,
};

/** The sentence of an effect; one that has none is named by its kind. */
export function effectLine(effect: Effect, language: 'zh' | 'en'): string {
  return EFFECTS[effect.effect]?.[language](effect) ?? effect.effect;
}

/** What a request is: its kind and subject. */
function whatZh({ kind, subject }: Pick<Requested, 'kind' | 'subject'>): string {
  return `${wordFor(APPROVAL_KINDS, kind, 'zh')} ${subject}`;
}
function whatEn({ kind, subject }: Pick<Requested, 'kind' | 'subject'>): string {
  return `${wordFor(APPROVAL_KINDS, kind, 'en')} ${subject}`;
}

/** That a request was made, and what comes next. */
export function requestedZh(request: Requested, would: boolean): string[] {
  const { approval, expires_on } = request;
  return [
    `${would ? '将提交' : '已提交'}审批申请 ${approval}：${whatZh(request)}（${expires_on} 前有效）`,
    ...(would ? [] : [`下一步：由另一人审批 samples approve ${approval}`]),
  ];
}
export function requestedEn(request: Requested, would: boolean): string[] {
  const { approval, expires_on } = request;
  return [
    `${would ? 'Would ask' : 'Asked'} for approval ${approval}: ${whatEn(request)} (open until ${expires_on})`,
    ...(would ? [] : [`Next: somebody else approves it with samples approve ${approval}`]),
  ];
}

/** The refusal that goes with a request made instead of what was asked: exit 6. */
export function requestedInstead(result: object): Refusal | null {
  if (!('approval' in result)) return null;
  const { approval, state, kind, subject, expires_on } = result as Requested;
  return new Refusal('approval_requested', { approval, state, kind, subject, expires_on });
}

/** What an approval does and what stands against it, set in. */
export function effectLines(
  { does, against }: { readonly does: readonly Effect[]; readonly against: readonly Effect[] },
  language: 'zh' | 'en',
): string[] {
  return [
    ...does.map((effect) => `  ${effectLine(effect, language)}`),
    ...against.map((effect) => `  ${language === 'zh' ? '注意：' : 'note: '}${effectLine(effect, language)}`),
  ];
}
