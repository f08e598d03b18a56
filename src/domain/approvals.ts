/** Requests for approval: what they are about, how they stand, and what is told of them before they are decided. */
import { nullable, number, object, type TypeOf, text, type Words } from './shapes.ts';

/** What is asked, in two or three words. A new kind is also put into services/approval-kinds.ts. */
export const APPROVAL_KINDS = {
  undo: { zh: '冲销', en: 'undo' },
  import_undo: { zh: '撤销导入', en: 'undo the import' },
  stocktake: { zh: '盘点', en: 'stocktake' },
  hold_release: { zh: '解除冻结', en: 'release the hold on' },
  scrap: { zh: '报废', en: 'scrap' },
  override: { zh: '破例存放', en: 'override for' },
  grant: { zh: '查看客户档案', en: 'let somebody see the file of' },
  destroy: { zh: '销毁客户档案', en: 'destroy the file of' },
} as const satisfies Record<string, Words>;
export type ApprovalKindName = keyof typeof APPROVAL_KINDS;

export const APPROVAL_STATES = {
  pending: { zh: '待审批', en: 'pending' },
  approved: { zh: '已批准', en: 'approved' },
  rejected: { zh: '已驳回', en: 'rejected' },
  expired: { zh: '已过期', en: 'expired' },
} as const satisfies Record<string, Words>;
export type ApprovalState = keyof typeof APPROVAL_STATES;
export const APPROVAL_STATE_CODES = Object.keys(APPROVAL_STATES) as ApprovalState[];

/**
 * One thing that an approval does, or one that stands against it. `effect` says what kind of thing; its sentences are
 * in present/effects.ts. Quantities are decimals in the unit.
 */
export const EFFECT = object({
  effect: text,
  number: nullable(text),
  name: nullable(text),
  quantity: nullable(number),
  unit: nullable(text),
  from: nullable(text),
  to: nullable(text),
  who: nullable(text),
  due: nullable(text),
});
export type Effect = TypeOf<typeof EFFECT>;

/** An effect of that kind with what it says; the rest is absent. */
export function effect(kind: string, says: Partial<Omit<Effect, 'effect'>> = {}): Effect {
  const nothing = { number: null, name: null, quantity: null, unit: null, from: null, to: null, who: null, due: null };
  return { effect: kind, ...nothing, ...says };
}

/** A pending request can be decided up to and including its last day. */
export function approvalState(
  { state, expires_on }: { readonly state: 'pending' | 'approved' | 'rejected'; readonly expires_on: string },
  today: string,
): ApprovalState {
  return state === 'pending' && today > expires_on ? 'expired' : state;
}
