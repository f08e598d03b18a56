/** Messages for what keeps goods from being thrown away: exit 5. */
import { INSTRUCTIONS } from '../../../domain/disposal.ts';
import type { Messages } from '../errors.ts';
import { amount, wordFor } from '../words.ts';

export const DISPOSAL_MESSAGES: Messages<'on_hold' | 'instruction_missing' | 'still_out'> = {
  on_hold: {
    zh: ({ number, since, by, reason }) => ({
      message: `${number} 有争议，${since} 起由 ${by} 冻结${reason === null ? '' : `（${reason}）`}，不能报废。`,
      hint: `争议解决以后申请解除：samples hold ${number} --release`,
    }),
    en: ({ number, since, by, reason }) => ({
      message: `${number} has been on hold since ${since} by ${by}${reason === null ? '' : ` (${reason})`} and cannot be scrapped.`,
      hint: `When the dispute is settled, ask for its release: samples hold ${number} --release`,
    }),
  },
  instruction_missing: {
    zh: ({ number, customer, decision }) => ({
      message:
        decision === null
          ? `${number} 是客户 ${customer} 的，还没有客户的报废指示。`
          : `${number} 是客户 ${customer} 的，客户的指示是${wordFor(INSTRUCTIONS, decision, 'zh')}，不是报废。`,
      hint: `收到客户指示后登记：samples instruct ${number} --decision scrap --by 客户联系人`,
    }),
    en: ({ number, customer, decision }) => ({
      message:
        decision === null
          ? `${number} belongs to customer ${customer}, who has not said that it is to be scrapped.`
          : `${number} belongs to customer ${customer}, whose instruction is: ${wordFor(INSTRUCTIONS, decision, 'en')}. That is not to scrap it.`,
      hint: `When the customer has said so, record it: samples instruct ${number} --decision scrap --by WHOM`,
    }),
  },
  still_out: {
    zh: ({ number, wanted, stored, unit, held }) => ({
      message: `${number} 在库 ${amount(stored, unit)}${wanted === null ? '' : `，要报废 ${amount(wanted, unit)}`}；${held.map((at) => `${at.place} 手里 ${amount(at.quantity, unit)}`).join('，')}，领出的不能报废。`,
      hint: `先归还：samples return ${number} --from ${held[0]!.place}`,
    }),
    en: ({ number, wanted, stored, unit, held }) => ({
      message: `${amount(stored, unit)} of ${number} are in storage${wanted === null ? '' : `, ${amount(wanted, unit)} are to be scrapped`}; ${held.map((at) => `${at.place} has ${amount(at.quantity, unit)}`).join(', ')}. What is checked out cannot be scrapped.`,
      hint: `Take it back first: samples return ${number} --from ${held[0]!.place}`,
    }),
  },
};
