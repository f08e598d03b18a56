/** Messages about requests for approval: exit 4, 5 and 6. */
import { APPROVAL_KINDS, APPROVAL_STATES } from '../../../domain/approvals.ts';
import type { Moved } from '../../../domain/errors/approvals.ts';
import { MOVEMENTS, SINKS } from '../../../domain/words.ts';
import type { Messages } from '../errors.ts';
import { amount, wordFor } from '../words.ts';

export const APPROVAL_MESSAGES: Messages<
  | 'approval_not_found'
  | 'approval_requested'
  | 'own_request'
  | 'approval_decided'
  | 'approval_expired'
  | 'facts_changed'
> = {
  approval_not_found: {
    zh: ({ value, pending }) => ({
      message: `没有审批申请“${value}”。`,
      hint: pending.length > 0 ? `待审批的有 ${pending.join('、')}` : '查看申请：samples approvals',
    }),
    en: ({ value, pending }) => ({
      message: `There is no request "${value}".`,
      hint: pending.length > 0 ? `Pending: ${pending.join(', ')}` : 'See: samples approvals',
    }),
  },
  approval_requested: {
    zh: ({ approval, kind, subject }) => ({
      message: `${wordFor(APPROVAL_KINDS, kind, 'zh')} ${subject} 需要另一人批准，申请 ${approval} 待审批；现在还没有执行。`,
      hint: '查看申请：samples approvals --state pending',
    }),
    en: ({ approval, kind, subject }) => ({
      message: `To ${wordFor(APPROVAL_KINDS, kind, 'en')} ${subject} takes somebody else's approval; request ${approval} is pending and nothing has been done yet.`,
      hint: 'See: samples approvals --state pending',
    }),
  },
  own_request: {
    zh: ({ approval, others }) => ({
      message: `${approval} 是您自己的申请，要由另一人审批。`,
      hint:
        others.length > 0
          ? `可以审批的人：${others.join('、')}`
          : '没有别人可以审批：登记一位管理人员，或用 samples config set approvals.alone on 允许一个人审批',
    }),
    en: ({ approval, others }) => ({
      message: `${approval} is your own request; somebody else decides on it.`,
      hint:
        others.length > 0
          ? `Who may: ${others.join(', ')}`
          : 'Nobody else may: register another manager, or let one person decide alone with samples config set approvals.alone on',
    }),
  },
  approval_decided: {
    zh: ({ approval, state, by }) => ({
      message:
        state === 'pending'
          ? `${approval} 您已经审批过，还等其他人。`
          : `${approval} ${wordFor(APPROVAL_STATES, state, 'zh')}（${by.join('、')}）。`,
      hint: '查看申请：samples approvals',
    }),
    en: ({ approval, state, by }) => ({
      message:
        state === 'pending'
          ? `You have decided on ${approval} already; others are still to.`
          : `${approval} is ${wordFor(APPROVAL_STATES, state, 'en')} already (${by.join(', ')}).`,
      hint: 'See: samples approvals',
    }),
  },
  approval_expired: {
    zh: ({ approval, expires_on }) => ({
      message: `${approval} 已过期：${expires_on} 以前没有审批。`,
      hint: '要办的话请重新申请；有效天数：samples config get approvals.expire_days',
    }),
    en: ({ approval, expires_on }) => ({
      message: `${approval} has expired: nobody decided on it by ${expires_on}.`,
      hint: 'Ask again if it is still wanted; how long requests stay open: samples config get approvals.expire_days',
    }),
  },
  facts_changed: {
    zh: ({ approval, kind, subject, since, over }) => ({
      message:
        over === undefined
          ? `${approval} 提交以后情况变了，不能照原样执行：${wordFor(APPROVAL_KINDS, kind, 'zh')} ${subject}。${
              since.length === 0 ? '' : `后来有：${moved(since, 'zh')}。`
            }`
          : `${approval} 只要到 ${over}，这一天已经过了，不能再批准：${wordFor(APPROVAL_KINDS, kind, 'zh')} ${subject}。`,
      hint: `核对以后驳回（samples reject ${approval} --reason 情况已变），再重新申请。`,
    }),
    en: ({ approval, kind, subject, since, over }) => ({
      message:
        over === undefined
          ? `Things have changed since ${approval} was made, so it cannot be carried out as asked: ${wordFor(APPROVAL_KINDS, kind, 'en')} ${subject}.${
              since.length === 0 ? '' : ` Since then: ${moved(since, 'en')}.`
            }`
          : `${approval} was asked until ${over}, and that day is past, so it cannot be approved any more: ${wordFor(APPROVAL_KINDS, kind, 'en')} ${subject}.`,
      hint: `Look again, reject it (samples reject ${approval} --reason changed) and ask anew.`,
    }),
  },
};

const MOST_TOLD = 3;

/** The last movements of a list: what, how many, from where to where, by whom. */
function moved(since: readonly Moved[], language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  const told = since.slice(-MOST_TOLD).map(({ kind, quantity, unit, from, to, operator }) => {
    const way = `${wordFor(SINKS, from, language)} → ${wordFor(SINKS, to, language)}`;
    const what = `${wordFor(MOVEMENTS, kind, language)} ${amount(quantity, unit)}`;
    return zh ? `${what}（${way}，${operator}）` : `${what} (${way}, ${operator})`;
  });
  return [...(since.length > MOST_TOLD ? ['…'] : []), ...told].join(zh ? '、' : ', ');
}
