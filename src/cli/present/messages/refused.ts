/** Messages for what a rule refuses: exit 5. */
import type { Whereabouts } from '../../../domain/errors.ts';
import type { Messages } from '../errors.ts';
import { amount, ORDER_STATES, PURPOSE_WORDS, wordFor } from '../words.ts';

const placesZh = (places: readonly Whereabouts[], unit: string) =>
  places.map(({ place, quantity }) => `${place} ${amount(quantity, unit)}`).join('、');
const placesEn = (places: readonly Whereabouts[], unit: string) =>
  places.map(({ place, quantity }) => `${amount(quantity, unit)} in ${place}`).join(', ');

export const REFUSED_MESSAGES: Messages<
  | 'insufficient_stock'
  | 'not_accepted'
  | 'not_held'
  | 'not_dispatched'
  | 'nothing_outstanding'
  | 'wrong_customer'
  | 'in_the_future'
  | 'backdating_conflict'
  | 'already_undone'
  | 'cannot_undo_reversal'
  | 'later_movement_depends'
  | 'undo_reserved'
  | 'ref_reused'
  | 'code_taken'
  | 'retired'
  | 'place_in_use'
  | 'place_loop'
  | 'last_place'
  | 'purpose_unfit'
  | 'wrong_owner'
  | 'wrong_state'
  | 'last_operator'
  | 'still_holds'
  | 'already_signed'
  | 'setting_fixed'
> = {
  insufficient_stock: {
    zh: ({ number, wanted, available, unit, places, held, reserved, unavailable }) => ({
      message: [
        `数量不够：${number} 可领 ${amount(available, unit)}${places.length > 0 ? `（${placesZh(places, unit)}）` : ''}，要 ${amount(wanted, unit)}。`,
        ...held.map(
          ({ place, quantity, due }) => `另有 ${amount(quantity, unit)}在 ${place} 处${due ? `，${due} 到期` : ''}。`,
        ),
        ...(reserved > 0 ? [`已预留 ${amount(reserved, unit)}。`] : []),
        ...unavailable.map(({ place, quantity }) => `${place} 有 ${amount(quantity, unit)}，该区域不能领用。`),
      ].join('\n'),
      hint: held.length > 0 ? `少领一些，或先催还：samples held --by ${held[0]!.place}` : '少领一些，或先核对库存。',
    }),
    en: ({ number, wanted, available, unit, places, held, reserved, unavailable }) => ({
      message: [
        `Not enough: ${amount(available, unit)} of ${number} can be taken${places.length > 0 ? ` (${placesEn(places, unit)})` : ''}, ${amount(wanted, unit)} were asked for.`,
        ...held.map(
          ({ place, quantity, due }) => `${place} holds another ${amount(quantity, unit)}${due ? `, due ${due}` : ''}.`,
        ),
        ...(reserved > 0 ? [`${amount(reserved, unit)} are reserved.`] : []),
        ...unavailable.map(
          ({ place, quantity }) => `${amount(quantity, unit)} lie in ${place}, where nothing may be taken from.`,
        ),
      ].join('\n'),
      hint:
        held.length > 0
          ? `Take less, or ask for them back: samples held --by ${held[0]!.place}`
          : 'Take less, or check the stock first.',
    }),
  },
  not_accepted: {
    zh: ({ number, quality }) => ({
      message: `${number} ${quality === 'pending' ? '还没有验收' : '验收不合格'}，不能领用。`,
      hint: `先验收：samples inspect ${number} --result accepted`,
    }),
    en: ({ number, quality }) => ({
      message: `${number} ${quality === 'pending' ? 'has not been accepted yet' : 'was rejected'} and cannot be taken.`,
      hint: `Inspect it first: samples inspect ${number} --result accepted`,
    }),
  },
  not_held: {
    zh: ({ number, holder, wanted, outstanding, unit, holders }) => ({
      message: holder
        ? `${holder} 手里有 ${number} ${amount(outstanding, unit)}，还不了 ${amount(wanted, unit)}。`
        : `没有人持有 ${number}。`,
      hint: holders.length > 0 ? `持有人：${placesZh(holders, unit)}` : `查看：samples history ${number}`,
    }),
    en: ({ number, holder, wanted, outstanding, unit, holders }) => ({
      message: holder
        ? `${holder} holds ${amount(outstanding, unit)} of ${number}; ${amount(wanted, unit)} cannot come back.`
        : `Nobody holds ${number}.`,
      hint:
        holders.length > 0
          ? `Holders: ${placesZh(holders, unit).replaceAll('、', ', ')}`
          : `See: samples history ${number}`,
    }),
  },
  not_dispatched: {
    zh: ({ number, customer, outstanding, unit }) => ({
      message:
        outstanding > 0
          ? `寄给 ${customer} 的 ${number} 还有 ${amount(outstanding, unit)} 在外，没有那么多。`
          : `没有寄给 ${customer}、还在外面的 ${number}。`,
      hint: `查看：samples history ${number}`,
    }),
    en: ({ number, customer, outstanding, unit }) => ({
      message:
        outstanding > 0
          ? `${customer} has only ${amount(outstanding, unit)} of ${number} that was sent.`
          : `Nothing of ${number} that was sent to ${customer} is still out.`,
      hint: `See: samples history ${number}`,
    }),
  },
  nothing_outstanding: {
    zh: ({ slip }) => ({ message: `${slip} 已全部归还，不用催还。`, hint: '查看还在外面的：samples held' }),
    en: ({ slip }) => ({
      message: `Everything of ${slip} has come back; no reminder is needed.`,
      hint: 'See what is still out: samples held',
    }),
  },
  in_the_future: {
    zh: ({ value }) => ({ message: `${value} 还没有到。`, hint: '发生时间不能晚于现在。' }),
    en: ({ value }) => ({ message: `${value} is in the future.`, hint: 'It cannot have happened later than now.' }),
  },
  backdating_conflict: {
    zh: ({ number, day, place, missing, unit }) => ({
      message: `补记不成立：${day} ${place} 的 ${number} 会少 ${amount(missing, unit)}。`,
      hint: `查看当时的流转：samples history ${number}`,
    }),
    en: ({ number, day, place, missing, unit }) => ({
      message: `That cannot have happened then: on ${day} ${place} would lack ${amount(missing, unit)} of ${number}.`,
      hint: `See what happened when: samples history ${number}`,
    }),
  },
  already_undone: {
    zh: ({ movement }) => ({ message: `记录 ${movement} 已经冲销过了。`, hint: '不需要再做什么。' }),
    en: ({ movement }) => ({
      message: `Movement ${movement} was undone already.`,
      hint: 'Nothing more is to be done.',
    }),
  },
  cannot_undo_reversal: {
    zh: ({ movement }) => ({
      message: `记录 ${movement} 本身就是冲销，不能再冲销。`,
      hint: '请把原来的业务重新做一遍。',
    }),
    en: ({ movement }) => ({
      message: `Movement ${movement} is itself a reversal and cannot be undone.`,
      hint: 'Record the original movement again.',
    }),
  },
  later_movement_depends: {
    zh: ({ movement, number, later, day }) => ({
      message: `不能冲销 ${movement}：之后的记录 ${later}（${day}）已经动用了 ${number}。`,
      hint: `先冲销它：samples undo ${later} --reason 原因`,
    }),
    en: ({ movement, number, later, day }) => ({
      message: `${movement} cannot be undone: the later movement ${later} (${day}) took from what it brought of ${number}.`,
      hint: `Undo that one first: samples undo ${later} --reason WHY`,
    }),
  },
  undo_reserved: {
    zh: ({ number, reserved, unit }) => ({
      message: `不能冲销：${number} 有 ${amount(reserved, unit)} 已预留。`,
      hint: '先取消预留：samples release',
    }),
    en: ({ number, reserved, unit }) => ({
      message: `It cannot be undone: ${amount(reserved, unit)} of ${number} are reserved.`,
      hint: 'Release them first: samples release',
    }),
  },
  ref_reused: {
    zh: ({ ref, command }) => ({ message: `重试键“${ref}”已用于另一次 ${command}。`, hint: '新的操作请用新的键。' }),
    en: ({ ref, command }) => ({
      message: `The key "${ref}" was used for another ${command}.`,
      hint: 'Use a new key for something new.',
    }),
  },
  code_taken: {
    zh: ({ what, code }) => ({
      message: `${{ customer: '客户', operator: '人员', place: '库位' }[what]}编码 ${code} 已经有了。`,
      hint: '换一个编码。',
    }),
    en: ({ what, code }) => ({ message: `The ${what} code ${code} is taken.`, hint: 'Choose another code.' }),
  },
  retired: {
    zh: ({ what, code }) => ({
      message: `${what === 'place' ? '库位' : '人员'} ${code} 已停用。`,
      hint: `换一个${what === 'place' ? '库位' : '人'}，或由管理人员恢复：samples ${what === 'place' ? 'locations' : 'operators'} edit ${code} --reinstate`,
    }),
    en: ({ what, code }) => ({
      message: `The ${what} ${code} is retired.`,
      hint: `Choose another, or a manager takes it back: samples ${what === 'place' ? 'locations' : 'operators'} edit ${code} --reinstate`,
    }),
  },
  place_in_use: {
    zh: ({ place }) => ({
      message: `${place} 里还有东西，不能停用。`,
      hint: `先移走：samples list --location ${place}`,
    }),
    en: ({ place }) => ({
      message: `${place} is not empty and cannot be retired.`,
      hint: `Move the goods first: samples list --location ${place}`,
    }),
  },
  place_loop: {
    zh: ({ place }) => ({ message: `${place} 不能放在自己下面。`, hint: '换一个上级库位。' }),
    en: ({ place }) => ({ message: `${place} cannot lie within itself.`, hint: 'Choose another parent.' }),
  },
  last_place: {
    zh: ({ place, purpose }) => ({
      message: `${place} 是最后一个${wordFor(PURPOSE_WORDS, purpose, 'zh')}，必须保留：到货、退货、残损和待检的样品会自动放到那里。`,
      hint: `先建另一个：samples locations add 编码 --purpose ${purpose}`,
    }),
    en: ({ place, purpose }) => ({
      message: `${place} is the last place with the purpose ${wordFor(PURPOSE_WORDS, purpose, 'en')}, and goods go there by themselves: one must stay.`,
      hint: `Add another first: samples locations add CODE --purpose ${purpose}`,
    }),
  },
  purpose_unfit: {
    zh: ({ place, purpose, wanted }) => ({
      message: `${place} 的用途是${wordFor(PURPOSE_WORDS, purpose, 'zh')}，这里要用${wordFor(PURPOSE_WORDS, wanted, 'zh')}。`,
      hint: '换一个库位：samples locations list',
    }),
    en: ({ place, purpose, wanted }) => ({
      message: `${place} is a ${wordFor(PURPOSE_WORDS, purpose, 'en')} place; a ${wordFor(PURPOSE_WORDS, wanted, 'en')} one is needed.`,
      hint: 'Choose another: samples locations list',
    }),
  },
  wrong_owner: {
    zh: ({ number, owner, customer }) => ({
      message: `${number} 是 ${owner} 的，不能退还给 ${customer}。`,
      hint: `寄给别的客户：samples checkout ${number} --to-customer ${customer}`,
    }),
    en: ({ number, owner, customer }) => ({
      message: `${number} belongs to ${owner} and cannot be given back to ${customer}.`,
      hint: `To send it to another customer: samples checkout ${number} --to-customer ${customer}`,
    }),
  },
  wrong_customer: {
    zh: ({ slip, customer, name }) => ({
      message: `${slip} 是 ${customer} ${name} 的样品单。`,
      hint: `查看：samples sample-orders show ${slip}`,
    }),
    en: ({ slip, customer, name }) => ({
      message: `${slip} is a sample order of ${customer} ${name}.`,
      hint: `See: samples sample-orders show ${slip}`,
    }),
  },
  wrong_state: {
    zh: ({ slip, state, wanted }) => ({
      message: `${slip} 的状态是“${wordFor(ORDER_STATES, state, 'zh')}”，这一步需要“${wordFor(ORDER_STATES, wanted, 'zh')}”。`,
      hint: `查看：samples sample-orders show ${slip}`,
    }),
    en: ({ slip, state, wanted }) => ({
      message: `${slip} is ${wordFor(ORDER_STATES, state, 'en')}; this step needs ${wordFor(ORDER_STATES, wanted, 'en')}.`,
      hint: `See: samples sample-orders show ${slip}`,
    }),
  },
  last_operator: {
    zh: ({ code }) => ({ message: `${code} 是最后一个管理人员，不能停用或去掉角色。`, hint: '先登记另一个管理人员。' }),
    en: ({ code }) => ({
      message: `${code} is the last manager and must stay one.`,
      hint: 'Register another manager first.',
    }),
  },
  still_holds: {
    zh: ({ code, samples }) => ({
      message: `${code} 手里还有 ${samples} 种样品，不能停用。`,
      hint: `先归还：samples held --by ${code}`,
    }),
    en: ({ code, samples }) => ({
      message: `${code} still holds ${samples === 1 ? '1 sample' : `${samples} samples`} and cannot be retired.`,
      hint: `Have them returned first: samples held --by ${code}`,
    }),
  },
  already_signed: {
    zh: ({ slip, side }) => ({
      message: `${slip} 的${side === 'us' ? '我方' : '客户方'}已由别人签过。`,
      hint: '核对签字人。',
    }),
    en: ({ slip, side }) => ({
      message: `${slip} was signed for ${side === 'us' ? 'us' : 'the customer'} by somebody else already.`,
      hint: 'Check who signed it.',
    }),
  },
  setting_fixed: {
    zh: ({ key }) => ({
      message: `设置 ${key} 在建库时就定了，不能再改。`,
      hint: '需要别的值时，另建一个库：samples init',
    }),
    en: ({ key }) => ({
      message: `The setting ${key} was fixed when the store was made.`,
      hint: 'Where another value is needed, make another store: samples init',
    }),
  },
};
