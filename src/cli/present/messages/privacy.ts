/** Messages for what protects customers' data. */

import { CUSTOMER_LEVELS } from '../../../domain/customer-words.ts';
import type { PrivacyErrors } from '../../../domain/errors/privacy.ts';
import type { Messages } from '../errors.ts';
import { wordFor } from '../words.ts';

export const PRIVACY_MESSAGES: Messages<keyof PrivacyErrors> = {
  reveal_refused: {
    zh: ({ operator, customer, responsible, may_take, scope, masked }) => {
      if (customer === null)
        return {
          message: `${operator} 不负责其中任何一个客户，看不到联系方式原文。`,
          hint: '不加 --reveal 可以看遮盖后的内容；要看原文请经理来查。',
        };
      const without = masked ? '不加 --reveal 可以看遮盖后的内容；' : '';
      const ask = `samples customers grant ${customer}${scope === 'export' ? ' --scope export' : ''} --reason 原因`;
      if (responsible.length > 0)
        return {
          message: `客户 ${customer} 由 ${responsible.join('、')} 负责，${operator} 看不到联系方式原文。`,
          hint: `${without}要看原文先申请：${ask}`,
        };
      return {
        message: `客户 ${customer} 还没有负责人，${operator} 看不到联系方式原文。`,
        hint: may_take
          ? `${without}由您负责就能看：samples customers edit ${customer} --responsible ${operator}；只是要看先申请：${ask}`
          : `${without}要看原文先申请：${ask}`,
      };
    },
    en: ({ operator, customer, responsible, may_take, scope, masked }) => {
      if (customer === null)
        return {
          message: `${operator} is responsible for none of these customers and may not see their contact data unmasked.`,
          hint: 'Without --reveal it is shown masked; ask a manager for the rest.',
        };
      const without = masked ? 'Without --reveal it is shown masked. ' : '';
      const ask = `samples customers grant ${customer}${scope === 'export' ? ' --scope export' : ''} --reason WHY`;
      if (responsible.length > 0)
        return {
          message: `${responsible.join(' and ')} ${responsible.length > 1 ? 'are' : 'is'} responsible for the customer ${customer}; ${operator} may not see the contact data unmasked.`,
          hint: `${without}Ask to see it first: ${ask}`,
        };
      return {
        message: `Nobody is responsible for the customer ${customer} yet; ${operator} may not see the contact data unmasked.`,
        hint: may_take
          ? `${without}It is yours with samples customers edit ${customer} --responsible ${operator}; only to see it, ask first: ${ask}`
          : `${without}Ask to see it first: ${ask}`,
      };
    },
  },
  sees_already: {
    zh: ({ customer, operator }) => ({
      message: `${operator} 本来就能看客户 ${customer} 的联系方式，不用准许。`,
      hint: `直接看：samples customers show ${customer} --reveal --reason 原因`,
    }),
    en: ({ customer, operator }) => ({
      message: `${operator} may see the contact data of ${customer} anyway.`,
      hint: `Look at it with samples customers show ${customer} --reveal --reason WHY`,
    }),
  },
  level_decides: {
    zh: ({ customer, level, operator, persons }) => ({
      message: `客户 ${customer} 的档案是${wordFor(CUSTOMER_LEVELS, level, 'zh')}，${operator} 不能决定谁可以看。`,
      hint: `请${[...persons, '经理', ...(level === 'personal' ? ['安全员'] : [])].join('、')}来决定。`,
    }),
    en: ({ customer, level, operator, persons }) => ({
      message: `The level of the file of ${customer} is ${wordFor(CUSTOMER_LEVELS, level, 'en')}; ${operator} does not decide who may see it.`,
      hint: `Ask ${[...persons, 'a manager', ...(level === 'personal' ? ['a security officer'] : [])].join(' or ')}.`,
    }),
  },
  file_of_others: {
    zh: ({ customer, operator, responsible }) => ({
      message: `客户 ${customer} 由 ${responsible.join('、')} 负责，${operator} 不能改负责人和保密级别，也不能移交、合并、撤销合并或归档。`,
      hint: `请 ${responsible.join('、')} 或经理来做；只是要看联系方式：samples customers grant ${customer} --reason 原因`,
    }),
    en: ({ customer, operator, responsible }) => ({
      message: `${responsible.join(' and ')} ${responsible.length > 1 ? 'are' : 'is'} responsible for the customer ${customer}; ${operator} may not change who is, nor its level, nor hand it over, merge or unmerge it, or archive it.`,
      hint: `Ask ${responsible.join(' or ')} or a manager; only to see contact data: samples customers grant ${customer} --reason WHY`,
    }),
  },
  grant_not_found: {
    zh: ({ customer, operator }) => ({
      message: `${operator} 没有看客户 ${customer} 的准许。`,
      hint: `现有的准许：samples customers grant list ${customer}`,
    }),
    en: ({ customer, operator }) => ({
      message: `${operator} has no grant for the file of ${customer}.`,
      hint: `What was granted: samples customers grant list ${customer}`,
    }),
  },
  consent_not_found: {
    zh: ({ customer, consent, known, over }) => ({
      message: over
        ? `客户 ${customer} 的第 ${consent} 号授权同意那天无效（已撤回、过期或还没有开始）${known.length > 0 ? `，有效的：${known.join('、')}` : ''}。`
        : `客户 ${customer} 没有第 ${consent} 号授权同意${known.length > 0 ? `，有：${known.join('、')}` : ''}。`,
      hint: `客户的授权同意：samples customers consent list ${customer}`,
    }),
    en: ({ customer, consent, known, over }) => ({
      message: over
        ? `Consent ${consent} of ${customer} does not hold on that day (withdrawn, over, or not begun)${known.length > 0 ? `; ${known.join(', ')} does` : ''}.`
        : `${customer} has no consent ${consent}${known.length > 0 ? `; there are ${known.join(', ')}` : ''}.`,
      hint: `The customer's consents: samples customers consent list ${customer}`,
    }),
  },
  status_by_deed: {
    zh: ({ status, customer }) => ({
      message: `${status === 'archived' ? '归档' : '销毁'}不是改一个状态：${status === 'archived' ? '归档要定保管期' : '销毁要两人批准、有人监销'}。`,
      hint:
        status === 'archived'
          ? `归档：samples customers archive ${customer ?? '编码'} --reason 原因`
          : `申请销毁：samples customers destroy ${customer ?? '编码'} --reason 原因 --witness 监销人`,
    }),
    en: ({ status, customer }) => ({
      message: `A file is not ${status} by its status: ${status === 'archived' ? 'archiving fixes how long it is kept' : 'destroying takes two approvals and a witness'}.`,
      hint:
        status === 'archived'
          ? `Archive it with samples customers archive ${customer ?? 'CODE'} --reason WHY`
          : `Ask for it with samples customers destroy ${customer ?? 'CODE'} --reason WHY --witness PERSON`,
    }),
  },
  same_customer: {
    zh: ({ a, b, customer }) => ({
      message: `${a} 和 ${b} 是同一个客户 ${customer}。`,
      hint: '可能重复的客户：samples customers duplicates',
    }),
    en: ({ a, b, customer }) => ({
      message: `${a} and ${b} are one customer, ${customer}.`,
      hint: 'See who may be there twice with samples customers duplicates.',
    }),
  },
  house_stays: {
    zh: ({ customer }) => ({
      message: `${customer} 是本公司自己：不评信用、不记投诉和满意度，也不能合并、归档或销毁。`,
      hint: '自己的资料可以更改：samples customers edit HOUSE',
    }),
    en: ({ customer }) => ({
      message: `${customer} is our own file: it has no credit, complaints or answers, and is not merged, archived or destroyed.`,
      hint: 'It can be changed with samples customers edit HOUSE.',
    }),
  },
  not_merged: {
    zh: ({ customer, merged }) => ({
      message: `客户 ${customer} 没有并入别的客户。`,
      hint: merged.length > 0 ? `并掉的有 ${merged.join('、')}。` : '现在没有合并过的客户。',
    }),
    en: ({ customer, merged }) => ({
      message: `The customer ${customer} is not merged into another.`,
      hint: merged.length > 0 ? `Merged are ${merged.join(', ')}.` : 'No customer is.',
    }),
  },
  merged_further: {
    zh: ({ customer, into, last }) => ({
      message: `${customer} 并入的 ${into} 后来又并入了 ${last}。`,
      hint: `先把 ${into} 分出来：samples customers unmerge ${into}`,
    }),
    en: ({ customer, into, last }) => ({
      message: `${into}, into which ${customer} was merged, was merged into ${last} since.`,
      hint: `Take ${into} out first: samples customers unmerge ${into}`,
    }),
  },
  witness_acts: {
    zh: ({ witness, acts }) => ({
      message: acts === 'asked' ? `申请人 ${witness} 不能自己监销。` : `${witness} 是监销人，不能审批。`,
      hint: acts === 'asked' ? '另请一人监销：--witness 姓名' : '请另外两位经理或安全员审批。',
    }),
    en: ({ witness, acts }) => ({
      message:
        acts === 'asked'
          ? `${witness} asks for it and cannot be the witness.`
          : `${witness} is the witness and cannot approve it.`,
      hint:
        acts === 'asked'
          ? 'Name somebody else with --witness PERSON.'
          : 'Two others, managers or security officers, approve it.',
    }),
  },
  manager_needed: {
    zh: ({ customer, operator }) => ({
      message: `销毁 ${customer} 的档案要有一位经理参与，${operator} 不是经理。`,
      hint: '请一位经理来批准第二次。',
    }),
    en: ({ customer, operator }) => ({
      message: `A manager must be among those who destroy the file of ${customer}; ${operator} is none.`,
      hint: 'The second approval must come from a manager.',
    }),
  },
  not_destroyed: {
    zh: ({ customer }) => ({
      message: `客户 ${customer} 的档案没有销毁。`,
      hint: `申请销毁：samples customers destroy ${customer} --reason 原因 --witness 监销人`,
    }),
    en: ({ customer }) => ({
      message: `The file of ${customer} is not destroyed.`,
      hint: `Ask for it with samples customers destroy ${customer} --reason WHY --witness PERSON.`,
    }),
  },
  file_destroyed: {
    zh: ({ customer }) => ({
      message: `客户 ${customer} 的档案已经销毁，不再往里记。`,
      hint: '又有往来的话，另建一份：samples customers add --name 名称',
    }),
    en: ({ customer }) => ({
      message: `The file of ${customer} is destroyed; nothing is put into it any more.`,
      hint: 'For new business open another with samples customers add --name NAME.',
    }),
  },
};
