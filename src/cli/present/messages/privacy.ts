/** Messages for what protects customers' data. */
import type { PrivacyErrors } from '../../../domain/errors/privacy.ts';
import type { Messages } from '../errors.ts';

export const PRIVACY_MESSAGES: Messages<keyof PrivacyErrors> = {
  reveal_refused: {
    zh: ({ operator, customer, responsible }) => ({
      message:
        customer === null
          ? `${operator} 不负责其中任何一个客户，看不到联系方式原文。`
          : `客户 ${customer} 由${responsible.length > 0 ? ` ${responsible.join('、')} ` : '别人'}负责，${operator} 看不到联系方式原文。`,
      hint:
        customer === null
          ? '不加 --reveal 可以看遮盖后的内容；要看原文请经理来查。'
          : `不加 --reveal 可以看遮盖后的内容；要看原文请${responsible.length > 0 ? '负责人或' : ''}经理来查。`,
    }),
    en: ({ operator, customer, responsible }) => ({
      message:
        customer === null
          ? `${operator} is responsible for none of these customers and may not see their contact data unmasked.`
          : `${responsible.length > 0 ? `${responsible.join(', ')} is` : 'Somebody else is'} responsible for the customer ${customer}; ${operator} may not see the contact data unmasked.`,
      hint: `Without --reveal it is shown masked; ask ${responsible.length > 0 ? 'the responsible person or ' : ''}a manager for the rest.`,
    }),
  },
};
