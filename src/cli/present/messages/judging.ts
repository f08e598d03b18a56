/** Messages for what the rules of judging, of customers' property, evaluation and improvement refuse. */
import type { JudgingErrors } from '../../../domain/errors/judging.ts';
import type { Messages } from '../errors.ts';
import { amount } from '../words.ts';

export const JUDGING_MESSAGES: Messages<keyof JudgingErrors> = {
  judged_too_much: {
    zh: ({ number, judged, there, unit }) => ({
      message: `${number} 库里有 ${amount(there, unit)}，判定了 ${amount(judged, unit)}。`,
      hint: `合格与不合格之和不能超过库里的数量；其余的保持原状。查看：samples show ${number}`,
    }),
    en: ({ number, judged, there, unit }) => ({
      message: `${amount(there, unit)} of ${number} are in storage, ${amount(judged, unit)} were judged.`,
      hint: `Accepted and rejected together can be at most what is there; the rest stays as it is. See: samples show ${number}`,
    }),
  },
  attachment_not_found: {
    zh: ({ value }) => ({ message: `没有附件 ${value}。`, hint: '查看附件：samples attachments list' }),
    en: ({ value }) => ({ message: `There is no attachment ${value}.`, hint: 'See them: samples attachments list' }),
  },
  attachment_empty: {
    zh: ({ file }) => ({ message: `${file} 是空文件，没有附上。`, hint: '检查文件是否已保存完整。' }),
    en: ({ file }) => ({
      message: `${file} is empty and was not attached.`,
      hint: 'Check that the file was saved as a whole.',
    }),
  },
  notice_unneeded: {
    zh: ({ number }) => ({
      message: `${number} 是本公司自己的，不需要书面通知客户。`,
      hint: `直接处理：samples scrap request ${number} --reason damaged`,
    }),
    en: ({ number }) => ({
      message: `${number} is our own; nobody needs to be told in writing.`,
      hint: `Deal with it directly: samples scrap request ${number} --reason damaged`,
    }),
  },
  notice_not_sent: {
    zh: ({ notice }) => ({
      message: `通知 ${notice} 还没有发出，不会有答复。`,
      hint: `先登记发出：samples notices sent ${notice} --via 方式`,
    }),
    en: ({ notice }) => ({
      message: `Notice ${notice} has not been sent, so there is no answer to it.`,
      hint: `Put the sending on record first: samples notices sent ${notice} --via HOW`,
    }),
  },
  notice_answered: {
    zh: ({ notice, day }) => ({
      message: `通知 ${notice} 已于 ${day} 得到答复。`,
      hint: '有新的情况时另发一份：samples notice',
    }),
    en: ({ notice, day }) => ({
      message: `Notice ${notice} was answered on ${day}.`,
      hint: 'When something else has happened, make another: samples notice',
    }),
  },
  evaluation_open: {
    zh: ({ number, department, day }) => ({
      message: `${number} 已于 ${day} 交给 ${department} 评估，还没有结果。`,
      hint: `先登记结果：samples evaluate ${number} --result 结论`,
    }),
    en: ({ number, department, day }) => ({
      message: `${number} has been with ${department} for evaluation since ${day}; there is no result yet.`,
      hint: `Record it first: samples evaluate ${number} --result TEXT`,
    }),
  },
  evaluation_missing: {
    zh: ({ number }) => ({
      message: `${number} 还没有交给哪个部门评估。`,
      hint: `先开始：samples evaluate ${number} --start 部门 --due 日期`,
    }),
    en: ({ number }) => ({
      message: `${number} was not given to any department for evaluation.`,
      hint: `Start it first: samples evaluate ${number} --start DEPARTMENT --due DAY`,
    }),
  },
  evaluation_done: {
    zh: ({ number, day }) => ({
      message: `${number} 的评估结果 ${day} 已经登记。`,
      hint: `再评估一次：samples evaluate ${number} --start 部门`,
    }),
    en: ({ number, day }) => ({
      message: `The result of ${number} was recorded on ${day}.`,
      hint: `To evaluate it again: samples evaluate ${number} --start DEPARTMENT`,
    }),
  },
  result_missing: {
    zh: ({ number, department }) => ({
      message: `${number} 的评估（${department}）还没有结果，不能给客户反馈。`,
      hint: `先登记结果：samples evaluate ${number} --result 结论`,
    }),
    en: ({ number, department }) => ({
      message: `There is no result of ${number} from ${department} yet, so there is nothing to feed back.`,
      hint: `Record it first: samples evaluate ${number} --result TEXT`,
    }),
  },
  feedback_done: {
    zh: ({ number, day }) => ({
      message: `${number} 的评估结果 ${day} 已反馈给客户。`,
      hint: `再评估一次：samples evaluate ${number} --start 部门`,
    }),
    en: ({ number, day }) => ({
      message: `The customer was told the result of ${number} on ${day}.`,
      hint: `To evaluate it again: samples evaluate ${number} --start DEPARTMENT`,
    }),
  },
  not_permitted_to_use: {
    zh: ({ number, wanted, permitted }) => ({
      message: [
        `${number} 是保密的，${wanted.who}${wanted.purpose ? ` 为“${wanted.purpose}”` : ' '}使用没有授权。`,
        ...(permitted.length > 0 ? ['有授权的：'] : ['还没有给任何人授权。']),
        ...permitted.map(({ who, purpose, until }) => `  ${who}：${purpose}${until ? `，到 ${until}` : ''}`),
      ].join('\n'),
      hint: `要授权：samples permit ${number} --to ${wanted.who} --purpose 用途 --until 日期`,
    }),
    en: ({ number, wanted, permitted }) => ({
      message: [
        `${number} is confidential, and ${wanted.who} has no permission to use it${wanted.purpose ? ` for "${wanted.purpose}"` : ''}.`,
        ...(permitted.length > 0 ? ['These may:'] : ['Nobody was given permission yet.']),
        ...permitted.map(({ who, purpose, until }) => `  ${who}: ${purpose}${until ? `, until ${until}` : ''}`),
      ].join('\n'),
      hint: `To permit it: samples permit ${number} --to ${wanted.who} --purpose TEXT --until DAY`,
    }),
  },
  permission_not_found: {
    zh: ({ number, who }) => ({ message: `${who} 没有使用 ${number} 的授权。`, hint: `查看：samples show ${number}` }),
    en: ({ number, who }) => ({
      message: `${who} has no permission to use ${number}.`,
      hint: `See: samples show ${number}`,
    }),
  },
  not_confidential: {
    zh: ({ number }) => ({ message: `${number} 不保密，谁都可以领用，不需要授权。`, hint: '不需要再做什么。' }),
    en: ({ number }) => ({
      message: `${number} is not confidential: anybody may check it out.`,
      hint: 'Nothing more is to be done.',
    }),
  },
  superseded: {
    zh: ({ number, revision, newer, number_newer }) => ({
      message: `${number}${revision ? `（版本 ${revision}）` : ''} 已被版本 ${newer} 取代，不能再领用。`,
      hint: `领用新版：samples checkout ${number_newer}`,
    }),
    en: ({ number, revision, newer, number_newer }) => ({
      message: `${number}${revision ? ` (revision ${revision})` : ''} was replaced by revision ${newer} and cannot be checked out any more.`,
      hint: `Check out the new one: samples checkout ${number_newer}`,
    }),
  },
  action_not_found: {
    zh: ({ value }) => ({ message: `没有改进措施 ${value}。`, hint: '查看：samples actions list' }),
    en: ({ value }) => ({ message: `There is no action ${value}.`, hint: 'See them: samples actions list' }),
  },
  action_not_done: {
    zh: ({ action }) => ({
      message: `改进措施 ${action} 还没有完成，不能评定效果。`,
      hint: `完成后登记：samples actions done ${action}`,
    }),
    en: ({ action }) => ({
      message: `Action ${action} is not done yet, so its effect cannot be judged.`,
      hint: `When it is done: samples actions done ${action}`,
    }),
  },
};
