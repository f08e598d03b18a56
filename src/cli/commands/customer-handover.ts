import { HANDED_OVER, handOver, handoverTold, listHandovers, TOLD } from '../../services/handing-over.ts';
import { outcome, rows } from '../describe.ts';
import { CODE, CODE_OR_ALL } from './customer-argument.ts';

/** How many codes a sentence names. */
const NAMED = 10;

function several(codes: readonly string[], language: 'zh' | 'en'): string {
  const named = codes.slice(0, NAMED).join(language === 'zh' ? '、' : ', ');
  if (codes.length <= NAMED) return named;
  return language === 'zh' ? `${named} 等 ${codes.length} 个` : `${named} and ${codes.length - NAMED} more`;
}

export const customersHandover = outcome({
  name: 'customers handover',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '移交客户档案', en: 'hand customer files over to somebody else' },
  details: {
    zh: '给编码就移交一个客户；只给 --from 就移交这个人负责的全部客户，第一和第二负责的一次都交；这些客户还没有答复的投诉一起交。接任人本来是第二负责人的，成为负责人，第二负责人空出来。接任人要在期限内首次联系客户（设置 files.handover_days）；客户还没有通知的，以后用 samples customers handover told 登记。',
    en: 'With a code one customer is handed over; with --from alone all of that person, as the first and as the second responsible one; complaints of these customers that wait for his answer go along. A successor who was the second becomes the first, and nobody is the second. The successor is to contact each customer by a day (setting files.handover_days); where the customer is told later, samples customers handover told puts it on record.',
  },
  arguments: {
    code: {
      ...CODE_OR_ALL,
      about: { zh: '客户编码或全称（不给则为全部）', en: 'code or full name (all of --from without it)' },
    },
  },
  options: {
    to: {
      kind: 'text',
      value: 'PERSON',
      required: true,
      complete: 'person',
      about: { zh: '接任人', en: 'the successor' },
    },
    from: { kind: 'text', value: 'PERSON', complete: 'person', about: { zh: '移交人', en: 'who hands over' } },
    told: {
      kind: 'text',
      value: 'HOW',
      filled: true,
      about: { zh: '已经怎样通知了客户', en: 'how the customer was told already' },
    },
    contact_by: { kind: 'day', value: 'DAY', about: { zh: '首次联系的期限', en: 'by when the first contact is due' } },
    reason: { kind: 'text', value: 'T', about: { zh: '原因', en: 'why' } },
  },
  examples: [
    {
      line: 'samples customers handover C000042 --to 李梅 --told 电话',
      about: { zh: '一个客户，已电话通知', en: 'one customer, told by phone' },
    },
    {
      line: 'samples customers handover --from 周敏 --to 李梅 --reason 离职',
      about: { zh: '周敏的全部客户', en: 'all of a person who leaves' },
    },
  ],
  result: HANDED_OVER,
  run: (context, { code, ...input }) => handOver(context.acting(), { customer: code, ...input }),
  say: {
    zh: (done, would) => [
      `${would ? '将移交' : '已移交'}给 ${done.to}：${several(done.customers, 'zh')}；首次联系最迟 ${done.contact_due}。`,
      ...(done.complaints.length > 0
        ? [
            `  没有答复的投诉一起交给 ${done.to}：${several(done.complaints.map(String), 'zh')}（samples customers complaint list --open）`,
          ]
        : []),
      done.told_via === null
        ? `下一步：通知客户后登记 samples customers handover told ${done.customers[0] ?? 'CODE'} --via 方式`
        : `已通知客户：${done.told_via}`,
    ],
    en: (done, would) => [
      `${would ? 'Would hand over' : 'Handed over'} to ${done.to}: ${several(done.customers, 'en')}; the first contact is due by ${done.contact_due}.`,
      ...(done.complaints.length > 0
        ? [
            `  ${done.to} answers the complaints that waited as well: ${several(done.complaints.map(String), 'en')} (samples customers complaint list --open)`,
          ]
        : []),
      done.told_via === null
        ? `Next: when the customer was told, samples customers handover told ${done.customers[0] ?? 'CODE'} --via HOW`
        : `The customer was told by: ${done.told_via}`,
    ],
  },
});

export const customersHandoverTold = outcome({
  name: 'customers handover told',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '已通知客户换了责任人', en: 'the customer was told of the hand-over' },
  arguments: { code: CODE },
  options: {
    via: { kind: 'text', value: 'HOW', required: true, about: { zh: '怎样通知的', en: 'how' } },
  },
  examples: [{ line: 'samples customers handover told C000042 --via 邮件', about: { zh: '邮件通知', en: 'by mail' } }],
  result: TOLD,
  run: (context, { code, via }) => handoverTold(context.acting(), { customer: code, via }),
  say: {
    zh: (done, would) => [
      `${would ? '将登记' : '已登记'}：${done.told_on} 通知 ${done.customer} ${done.name}，由 ${done.to} 负责（${done.via}）。`,
    ],
    en: (done, would) => [
      `${would ? 'Would record' : 'Recorded'}: ${done.customer} ${done.name} was told on ${done.told_on} that ${done.to} is responsible (${done.via}).`,
    ],
  },
});

const TO_DO = {
  tell: { zh: '通知客户', en: 'tell the customer' },
  contact: { zh: '首次联系', en: 'first contact' },
};

export const customersHandoverList = rows({
  name: 'customers handover list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '档案移交一览', en: 'hand-overs of customer files' },
  arguments: { code: CODE_OR_ALL },
  options: { open: { kind: 'flag', about: { zh: '还有事没做的', en: 'where something is still to be done' } } },
  examples: [
    { line: 'samples customers handover list --open', about: { zh: '还没有办完的', en: 'what is not finished' } },
  ],
  columns: [
    { key: 'customer', heading: { zh: '客户编码', en: 'customer' }, type: 'code', keep: 0 },
    { key: 'customer_name', heading: { zh: '客户', en: 'customer name' }, type: 'text', keep: 3 },
    { key: 'from_person', heading: { zh: '移交人', en: 'from' }, type: 'code', keep: 1 },
    { key: 'to', heading: { zh: '接任人', en: 'to' }, type: 'code', keep: 0 },
    { key: 'handed_on', heading: { zh: '移交日', en: 'handed over' }, type: 'day', keep: 1 },
    { key: 'reason', heading: { zh: '原因', en: 'why' }, type: 'text', keep: 7 },
    { key: 'told_on', heading: { zh: '通知客户', en: 'told' }, type: 'day', keep: 4 },
    { key: 'told_via', heading: { zh: '方式', en: 'how' }, type: 'text', keep: 6 },
    { key: 'contact_due', heading: { zh: '首次联系期限', en: 'contact due' }, type: 'day', keep: 2 },
    { key: 'contacted_on', heading: { zh: '首次联系', en: 'contacted' }, type: 'day', keep: 3 },
    { key: 'todo', heading: { zh: '还要做', en: 'to do' }, type: 'list', keep: 1, values: TO_DO },
  ],
  empty: { zh: '没有移交。', en: 'Nothing was handed over.' },
  run: (context, { code, open }) => listHandovers(context.acting(), { customer: code, open }),
});
