import type { Column } from '../../domain/shapes.ts';
import {
  addSampleOrder,
  cancelSampleOrder,
  confirmSampleOrder,
  DELIVERED,
  findSampleOrder,
  listSampleOrders,
  markReceived,
  SAMPLE_ORDER,
  type SampleOrderResult,
  ORDER_STATES as STATES,
  showOrder,
} from '../../services/sample-orders.ts';
import { outcome, rows } from '../describe.ts';
import { amount, ORDER_STATES, wordFor } from '../present/words.ts';

const ORDER = {
  kind: 'code',
  value: 'O…',
  required: true,
  about: { zh: '样品单号', en: 'number of the sample order' },
} as const;

const COLUMNS: readonly Column[] = [
  { key: 'sample_order', heading: { zh: '样品单', en: 'Order' }, type: 'code', keep: 0 },
  { key: 'customer', heading: { zh: '客户', en: 'Customer' }, type: 'code', keep: 1 },
  { key: 'customer_name', heading: { zh: '客户名称', en: 'Customer name' }, type: 'text', keep: 3 },
  { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
  { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, type: 'quantity', keep: 1 },
  { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 4 },
  { key: 'number', heading: { zh: '样品编号', en: 'Sample' }, type: 'code', keep: 4 },
  { key: 'paid', heading: { zh: '收费', en: 'Paid' }, type: 'boolean', keep: 7 },
  { key: 'state', heading: { zh: '状态', en: 'State' }, type: 'code', keep: 0, values: ORDER_STATES },
  { key: 'ordered_on', heading: { zh: '下单日', en: 'Ordered' }, type: 'day', keep: 5 },
  { key: 'confirmed_on', heading: { zh: '确认日', en: 'Confirmed' }, type: 'day', keep: 7 },
  { key: 'sent_on', heading: { zh: '寄出日', en: 'Sent' }, type: 'day', keep: 6 },
  { key: 'received_on', heading: { zh: '收到日', en: 'Received' }, type: 'day', keep: 6 },
  { key: 'checkout', heading: { zh: '发货单', en: 'Dispatch' }, type: 'code', keep: 7 },
  { key: 'carrier', heading: { zh: '承运方', en: 'Carrier' }, type: 'text', keep: 8 },
  { key: 'tracking', heading: { zh: '运单号', en: 'Tracking' }, type: 'code', keep: 8 },
  { key: 'expected_on', heading: { zh: '预计到达', en: 'Expected' }, type: 'day', keep: 8 },
];

const say = {
  zh: (order: SampleOrderResult, would: boolean) => [
    `样品单 ${order.sample_order}：${order.customer} ${order.name} ${amount(order.quantity, order.unit ?? '')}，${would ? '将是' : ''}${wordFor(ORDER_STATES, order.state, 'zh')}。`,
    ...nextStep(order, '下一步：', { confirm: '客户确认后', send: '寄样', receive: '客户收到后' }, { day: '日期' }),
  ],
  en: (order: SampleOrderResult, would: boolean) => [
    `Sample order ${order.sample_order}: ${amount(order.quantity, order.unit ?? '')} of ${order.name} for ${order.customer}, ${would ? 'would be ' : ''}${wordFor(ORDER_STATES, order.state, 'en')}.`,
    ...nextStep(
      order,
      'Next: ',
      { confirm: 'when the customer confirms,', send: 'send it with', receive: 'when the customer has it,' },
      { day: 'DAY' },
    ),
  ],
};

function nextStep(
  order: SampleOrderResult,
  lead: string,
  words: { confirm: string; send: string; receive: string },
  { day }: { day: string },
): string[] {
  const { sample_order, state, number, quantity, customer } = order;
  if (state === 'confirming') return [`${lead}${words.confirm} samples sample-orders confirm ${sample_order}`];
  if (state === 'confirmed')
    return [
      `${lead}${words.send} samples checkout ${number ?? 'NUMBER'} ${quantity} --to-customer ${customer} --sample-order ${sample_order}`,
    ];
  if (state === 'sent') return [`${lead}${words.receive} samples received ${sample_order} --on ${day}`];
  return [];
}

export const sampleOrdersAdd = outcome({
  name: 'sample-orders add',
  group: 'customers',
  writes: true,
  duty: 'customer_files',
  summary: { zh: '登记样品单：客户要样', en: 'put a sample order on record' },
  options: {
    customer: {
      kind: 'text',
      value: 'CODE',
      required: true,
      complete: 'customer',
      about: { zh: '客户', en: 'customer' },
    },
    name: { kind: 'text', value: 'NAME', required: true, about: { zh: '要什么', en: 'what is wanted' } },
    quantity: { kind: 'quantity', value: 'Q', required: true, about: { zh: '数量', en: 'how many' } },
    unit: { kind: 'text', value: 'UNIT', limit: 20, about: { zh: '单位', en: 'unit' } },
    sample: {
      kind: 'number',
      value: 'NUMBER',
      complete: 'sample',
      about: { zh: '寄哪个样品', en: 'which sample will be sent' },
    },
    paid: { kind: 'flag', about: { zh: '收费（默认免费）', en: 'paid for (free otherwise)' } },
    note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } },
  },
  examples: [
    {
      line: 'samples sample-orders add --customer C000042 --name 棉麻面料 --quantity 2 --unit 米',
      about: { zh: '客户要 2 米面料', en: 'the customer wants two metres' },
    },
  ],
  result: SAMPLE_ORDER,
  async run(context, input) {
    return addSampleOrder(context.acting(), input);
  },
  say,
});

export const sampleOrdersConfirm = outcome({
  name: 'sample-orders confirm',
  group: 'customers',
  writes: true,
  duty: 'customer_files',
  summary: { zh: '客户已确认', en: 'the customer has confirmed it' },
  arguments: { order: ORDER },
  examples: [
    { line: 'samples sample-orders confirm O26-000001', about: { zh: '确认样品单', en: 'confirm a sample order' } },
  ],
  result: SAMPLE_ORDER,
  async run(context, input) {
    return confirmSampleOrder(context.acting(), input.order);
  },
  say,
});

export const sampleOrdersCancel = outcome({
  name: 'sample-orders cancel',
  group: 'customers',
  writes: true,
  duty: 'customer_files',
  summary: { zh: '取消样品单', en: 'cancel a sample order' },
  arguments: { order: ORDER },
  examples: [
    { line: 'samples sample-orders cancel O26-000001', about: { zh: '取消样品单', en: 'cancel a sample order' } },
  ],
  result: SAMPLE_ORDER,
  async run(context, input) {
    return cancelSampleOrder(context.acting(), input.order);
  },
  say,
});

export const sampleOrdersList = rows({
  name: 'sample-orders list',
  group: 'customers',
  summary: { zh: '样品单一览', en: 'list sample orders' },
  options: {
    customer: {
      kind: 'text',
      value: 'CODE',
      complete: 'customer',
      about: { zh: '只看这个客户', en: 'of one customer' },
    },
    state: { kind: 'choice', value: 'STATE', choices: STATES, about: { zh: '只看这个状态', en: 'in one state' } },
  },
  examples: [
    {
      line: 'samples sample-orders list --state sent',
      about: { zh: '已寄出、客户还没收到的', en: 'what is on its way' },
    },
  ],
  columns: COLUMNS,
  async run(context, input) {
    return listSampleOrders(context.store.db, input);
  },
});

export const sampleOrdersShow = outcome({
  name: 'sample-orders show',
  group: 'customers',
  summary: { zh: '查看样品单', en: 'show a sample order' },
  arguments: { order: ORDER },
  examples: [{ line: 'samples sample-orders show O26-000001', about: { zh: '查看样品单', en: 'show one' } }],
  result: SAMPLE_ORDER,
  async run(context, input) {
    return showOrder(findSampleOrder(context.store.db, input.order));
  },
  say,
});

export const received = outcome({
  name: 'received',
  group: 'customers',
  writes: true,
  timeless: true,
  duty: 'customer_files',
  summary: { zh: '客户已收到寄样', en: 'the customer has received what was sent' },
  arguments: {
    slip: {
      kind: 'code',
      value: 'O…|U…',
      required: true,
      about: { zh: '样品单号或发货单号', en: 'number of the sample order or the dispatch' },
    },
  },
  options: {
    on: { kind: 'day', value: 'DAY', required: true, about: { zh: '收到日期', en: 'received on' } },
    signed_by: { kind: 'text', value: 'NAME', about: { zh: '签收人', en: 'who signed for it' } },
  },
  examples: [
    {
      line: 'samples received O26-000001 --on yesterday --signed-by Anna',
      about: { zh: '昨天签收', en: 'signed for yesterday' },
    },
  ],
  result: DELIVERED,
  async run(context, input) {
    return markReceived(context.acting(), input.slip, input.on, input.signed_by);
  },
  say: {
    zh: ({ slip, customer, received_on }, would) => [
      `${would ? '将记录：' : ''}${customer} 已于 ${received_on} 收到 ${slip}。`,
    ],
    en: ({ slip, customer, received_on }, would) => [
      `${would ? 'Would record: ' : ''}${customer} received ${slip} on ${received_on}.`,
    ],
  },
});
