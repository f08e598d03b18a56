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
};
