/** The letter about a customer's goods, ready to be sent, in either language. */
import type { NoticeReason } from './judging.ts';

/** What the letter says; quantities as decimals, the number as it is shown. */
export interface NoticeFacts {
  readonly notice: string;
  readonly made_on: string;
  readonly customer_name: string;
  readonly number: string;
  readonly name: string;
  readonly spec: string | null;
  readonly lot: string | null;
  readonly quantity: number;
  readonly unit: string;
  readonly received_on: string;
  readonly delivery_note: string | null;
  readonly reason: NoticeReason;
  readonly note: string | null;
  /** Who signs: our own name. */
  readonly from: string;
}

const HAPPENED: { readonly [R in NoticeReason]: { readonly zh: string; readonly en: string } } = {
  lost: { zh: '在我方保管期间丢失', en: 'were lost while in our keeping' },
  damaged: { zh: '已损坏', en: 'have been damaged' },
  unsuitable: { zh: '经确认不适用于约定的用途', en: 'were found unsuitable for their purpose' },
  useless: { zh: '已无法继续使用', en: 'can no longer be used' },
  shortage: { zh: '实收少于应收', en: 'were short on delivery' },
  quality: { zh: '经检验质量不符合要求', en: 'did not meet the requirements on inspection' },
};

const ASKED: { readonly [R in NoticeReason]: { readonly zh: string; readonly en: string } } = {
  lost: { zh: '是否补送，以及如何结案', en: 'whether you will replace them and how the matter shall be settled' },
  damaged: { zh: '退还、报废、返工还是保留', en: 'whether to return, scrap, rework or keep them' },
  unsuitable: { zh: '退还、报废、返工还是保留', en: 'whether to return, scrap, rework or keep them' },
  useless: { zh: '退还、报废还是保留', en: 'whether to return, scrap or keep them' },
  shortage: {
    zh: '是否补送，或按实收数量结算',
    en: 'whether the rest will follow, or the quantity received shall stand',
  },
  quality: { zh: '退还、报废、返工还是保留', en: 'whether to return, scrap, rework or keep them' },
};

/** The letter in Chinese and in English: to whom, what happened to what, and what we ask for. */
export function noticeLetter(facts: NoticeFacts): { zh: string; en: string } {
  return { zh: zh(facts), en: en(facts) };
}

function zh(facts: NoticeFacts): string {
  const { notice, made_on, customer_name, number, name, spec, lot, quantity, unit, reason, note, from } = facts;
  return [
    `关于贵方财产情况的书面报告　${notice}`,
    '',
    `${customer_name}：`,
    '',
    `贵方提供、由我方保管的下列物品${HAPPENED[reason].zh}：`,
    `  编号：${number}`,
    `  名称：${[name, spec].filter(Boolean).join('　')}`,
    ...(lot ? [`  批号：${lot}`] : []),
    `  涉及数量：${quantity} ${unit}`,
    `  接收日期：${facts.received_on}${facts.delivery_note ? `（送货单 ${facts.delivery_note}）` : ''}`,
    ...(note ? [`  情况说明：${note}`] : []),
    '',
    `请书面指示如何处理：${ASKED[reason].zh}。收到贵方指示之前，我方不作处置。`,
    '',
    from,
    made_on,
  ].join('\n');
}

function en(facts: NoticeFacts): string {
  const { notice, made_on, customer_name, number, name, spec, lot, quantity, unit, reason, note, from } = facts;
  return [
    `Report on your property  ${notice}`,
    '',
    `To ${customer_name}`,
    '',
    `The following goods, which you provided and we keep for you, ${HAPPENED[reason].en}:`,
    `  Number: ${number}`,
    `  Name: ${[name, spec].filter(Boolean).join(', ')}`,
    ...(lot ? [`  Lot: ${lot}`] : []),
    `  Quantity concerned: ${quantity} ${unit}`,
    `  Received on: ${facts.received_on}${facts.delivery_note ? ` (delivery note ${facts.delivery_note})` : ''}`,
    ...(note ? [`  What happened: ${note}`] : []),
    '',
    `Please instruct us in writing ${ASKED[reason].en}. Until then we shall leave them as they are.`,
    '',
    from,
    made_on,
  ].join('\n');
}
