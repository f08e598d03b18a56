/** Slips: what is printed and signed by two sides. */
import type { Words } from './shapes.ts';

export const SLIP_KINDS = [
  'receipt',
  'checkout',
  'dispatch',
  'give_back',
  'stocktake',
  'approval',
  'scrap',
  'notice',
  'statement',
] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

export const SLIP_TITLES = {
  receipt: { zh: '接收单', en: 'Receipt' },
  checkout: { zh: '领用单', en: 'Checkout' },
  dispatch: { zh: '发货单', en: 'Dispatch note' },
  give_back: { zh: '退还单', en: 'Give-back' },
  stocktake: { zh: '盘点单', en: 'Stocktake' },
  approval: { zh: '审批单', en: 'Approval' },
  scrap: { zh: '报废单', en: 'Scrap record' },
  notice: { zh: '书面通知', en: 'Notice' },
  statement: { zh: '客户对账单', en: 'Customer statement' },
} as const satisfies Record<SlipKind, Words>;

/** Who signs for which side. */
export const SLIP_SIDES = {
  receipt: { customer: { zh: '送样方', en: 'Delivered by' }, us: { zh: '接收方', en: 'Received by' } },
  checkout: { customer: { zh: '领用人', en: 'Taken by' }, us: { zh: '发放人', en: 'Handed out by' } },
  dispatch: { customer: { zh: '收货方', en: 'Received by' }, us: { zh: '发货方', en: 'Sent by' } },
  give_back: {
    customer: { zh: '客户（收回）', en: 'Customer (taken back)' },
    us: { zh: '退还方', en: 'Given back by' },
  },
  stocktake: { customer: { zh: '盘点人', en: 'Counted by' }, us: { zh: '监盘人', en: 'Witnessed by' } },
  approval: {
    customer: { zh: '批准人或监督人', en: 'Approved or witnessed by' },
    us: { zh: '申请人', en: 'Requested by' },
  },
  scrap: {
    customer: { zh: '批准人或监销人', en: 'Approved or witnessed by' },
    us: { zh: '申请人', en: 'Requested by' },
  },
  notice: { customer: { zh: '客户签收', en: 'Received by the customer' }, us: { zh: '我方签章', en: 'For us' } },
  statement: { customer: { zh: '客户确认', en: 'Customer' }, us: { zh: '我方', en: 'Our side' } },
} as const satisfies Record<SlipKind, { customer: Words; us: Words }>;
