import { refuse } from '../../domain/errors.ts';
import { either } from '../../domain/shapes.ts';
import { GIVEN_BACK, giveBack as giveBackGoods } from '../../services/giving-back.ts';
import { RETURNED, type Returned, returnGoods as takeBack } from '../../services/returning.ts';
import { outcome } from '../describe.ts';
import { overridingEn, overridingZh } from '../present/effects-override.ts';
import { amount } from '../present/words.ts';
import { OVERRIDE } from './override-options.ts';

const NUMBER = {
  kind: 'number',
  value: 'NUMBER',
  required: true,
  complete: 'sample',
  about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
} as const;
const QUANTITY = { kind: 'quantity', value: 'Q', about: { zh: '数量', en: 'how many' } } as const;
const NOTE = { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } } as const;

export const returnGoods = outcome({
  name: 'return',
  group: 'daily',
  writes: true,
  duty: 'custody',
  summary: { zh: '归还：还回、用掉、丢失', en: 'take goods back: returned, used up, lost' },
  details: {
    zh: '什么都不写就是全部还回。只写 --used 就只核销用掉的，其余仍在使用人名下。损坏的放进残损区；客户退回的放进退货区。库位不合适时不能还；加 --override --reason 原因就先收在 DOCK（损坏的在残损区），另一人批准后放过去。',
    en: 'With nothing said everything comes back. --used alone settles only that; the rest stays out. Damaged goods go to the damaged zone, goods back from a customer to the returns zone. Where the place does not fit it is refused; with --override --reason WHY they come back to DOCK (damaged ones to the damaged zone) and are put away when somebody else approves.',
  },
  arguments: { number: NUMBER, quantity: QUANTITY },
  options: {
    from: {
      kind: 'text',
      value: 'PERSON',
      complete: 'person',
      conflicts: ['to_customer'],
      about: { zh: '谁持有（或寄给了哪个客户）', en: 'who holds it (or which customer it was sent to)' },
    },
    checkout: {
      kind: 'code',
      value: 'U…',
      about: { zh: '核销哪张领用单（默认：最早到期的）', en: 'which checkout it settles (default: the earliest due)' },
    },
    returned_by: {
      kind: 'text',
      value: 'NAME',
      about: { zh: '返还人（若不是使用人）', en: 'who brings it, if not the holder' },
    },
    used: { kind: 'quantity', value: 'Q', about: { zh: '用掉的数量', en: 'how many were used up' } },
    lost: { kind: 'quantity', value: 'Q', about: { zh: '丢失的数量', en: 'how many were lost' } },
    damaged: { kind: 'flag', about: { zh: '还回的已损坏', en: 'what comes back is damaged' } },
    override: OVERRIDE,
    reason: {
      kind: 'note',
      value: 'TEXT',
      about: { zh: '退货原因，或为什么要破例', en: 'why it comes back, or why it should lie there' },
    },
    location: {
      kind: 'code',
      value: 'LOC',
      complete: 'place',
      about: { zh: '放到哪里（默认：原处）', en: 'where to put it (default: where it was)' },
    },
    to_customer: {
      kind: 'flag',
      conflicts: ['checkout', 'used', 'lost', 'damaged', 'location', 'override'],
      about: { zh: '退还给货主（同 give-back）', en: 'give it back to its owner (same as give-back)' },
    },
    note: NOTE,
  },
  examples: [
    { line: 'samples return S26-000123-D', about: { zh: '全部还回', en: 'everything comes back' } },
    { line: 'samples return 123d 2 --used 1', about: { zh: '还回 2，用掉 1', en: 'two come back, one was used up' } },
  ],
  // One verb, two outcomes: the keys of the other one are absent.
  result: either(RETURNED, GIVEN_BACK),
  async run(context, input) {
    const { to_customer, ...rest } = input;
    if (rest.override && rest.reason === undefined) refuse('missing_option', { option: '--reason', command: 'return' });
    if (!to_customer) return takeBack(context.acting(), rest);
    return giveBackGoods(context.acting(), { number: rest.number, quantity: rest.quantity, note: rest.note });
  },
  say: {
    zh: (result, would) => ('give_back' in result ? giveBack.say.zh(result, would) : sayReturned.zh(result, would)),
    en: (result, would) => ('give_back' in result ? giveBack.say.en(result, would) : sayReturned.en(result, would)),
  },
});

/** The command that makes the notice. */
function noticeLine(number: string, lost: number): string {
  return `samples notice ${number} --reason ${lost > 0 ? 'lost' : 'damaged'}`;
}

const sayReturned = {
  zh(
    { number, unit, returned, used, lost, holder, location, outstanding, available, notice_to, ...asked }: Returned,
    would: boolean,
  ): string[] {
    const parts = [
      ...(returned > 0 ? [`归还 ${number} ${amount(returned, unit)} 到 ${location}`] : [`登记 ${number}`]),
      ...(used > 0 ? [`用掉 ${amount(used, unit)}`] : []),
      ...(lost > 0 ? [`丢失 ${amount(lost, unit)}`] : []),
    ];
    const rest = outstanding > 0 ? `${holder} 处还有 ${amount(outstanding, unit)}` : `${holder} 处已清`;
    return [
      `${would ? '将' : '已'}${parts.join('，').replace(/^(登记 [^，]*)，/, '$1 ')}。${rest}；可领 ${amount(available, unit)}。`,
      ...('put_aways' in asked ? overridingZh(asked, would) : []),
      ...(notice_to === null
        ? []
        : [`${notice_to} 的物品${lost > 0 ? '丢失' : '损坏'}，要书面通知客户：${noticeLine(number, lost)}`]),
    ];
  },
  en(
    { number, unit, returned, used, lost, holder, location, outstanding, available, notice_to, ...asked }: Returned,
    would: boolean,
  ): string[] {
    const parts = [
      ...(returned > 0
        ? [`${would ? 'Would return' : 'Returned'} ${amount(returned, unit)} of ${number} to ${location}`]
        : []),
      ...(used > 0 ? [`${amount(used, unit)}${returned > 0 ? '' : ` of ${number}`} used up`] : []),
      ...(lost > 0 ? [`${amount(lost, unit)}${returned + used > 0 ? '' : ` of ${number}`} lost`] : []),
    ];
    const rest =
      outstanding > 0
        ? `${amount(outstanding, unit)} outstanding with ${holder}`
        : `Nothing outstanding with ${holder}`;
    return [
      `${would && returned === 0 ? 'Would record: ' : ''}${parts.join('; ')}. ${rest}; ${amount(available, unit)} available.`,
      ...('put_aways' in asked ? overridingEn(asked, would) : []),
      ...(notice_to === null
        ? []
        : [
            `${notice_to} is to be told in writing that these are ${lost > 0 ? 'lost' : 'damaged'}: ${noticeLine(number, lost)}`,
          ]),
    ];
  },
};

export const giveBack = outcome({
  name: 'give-back',
  group: 'daily',
  writes: true,
  duty: 'custody',
  summary: { zh: '退还给货主', en: "give a customer's goods back to their owner" },
  details: {
    zh: '不写数量就是库里全部（已预留的除外）。不合格和损坏的也可以退还。',
    en: 'Without a quantity: all that is in storage and not reserved. Rejected and damaged goods go back too.',
  },
  arguments: { number: NUMBER, quantity: QUANTITY },
  options: {
    from: { kind: 'code', value: 'LOC', complete: 'place', about: { zh: '从哪个库位取', en: 'from which place' } },
    customer: {
      kind: 'text',
      value: 'CODE',
      complete: 'customer',
      about: { zh: '核对货主', en: 'check that this is the owner' },
    },
    received_by: { kind: 'text', value: 'NAME', about: { zh: '客户方接收人', en: 'who takes it for the customer' } },
    note: NOTE,
  },
  examples: [{ line: 'samples give-back S26-000123-D 2', about: { zh: '退还 2', en: 'give two back' } }],
  result: GIVEN_BACK,
  async run(context, input) {
    return giveBackGoods(context.acting(), input);
  },
  say: {
    zh: ({ give_back, number, name, quantity, unit, customer, available }, would) => [
      `${would ? '将' : '已'}退还 ${number} ${name} ${amount(quantity, unit)} 给 ${customer}，退还单 ${give_back}；可领 ${amount(available, unit)}。`,
      `下一步：客户签字 samples sign ${give_back} --side customer --by 姓名`,
    ],
    en: ({ give_back, number, name, quantity, unit, customer, available }, would) => [
      `${would ? 'Would give' : 'Gave'} ${amount(quantity, unit)} of ${number} ${name} back to ${customer} on ${give_back}; ${amount(available, unit)} available.`,
      `Next: have it signed with samples sign ${give_back} --side customer --by NAME`,
    ],
  },
});
