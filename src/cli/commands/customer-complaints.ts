import { COMPLAINT_STATES, COMPLAINT_SUBJECTS, type ComplaintSubject } from '../../domain/complaints.ts';
import { COMPLAINT_COLUMNS } from '../../reports/complaints.ts';
import {
  answerComplaint,
  COMPLAINT,
  type Complaint,
  handleComplaint,
  listComplaints,
  takeComplaint,
} from '../../services/complaining.ts';
import { outcome, rows } from '../describe.ts';
import { CODE, CODE_OR_ALL } from './customer-argument.ts';

const ID = {
  kind: 'integer',
  value: 'COMPLAINT',
  required: true,
  about: { zh: '投诉编号', en: 'number of the complaint' },
} as const;

const WHO = {
  kind: 'text',
  value: 'PERSON',
  complete: 'person',
  about: { zh: '谁处理', en: 'who handles it' },
} as const;

const DUE = {
  kind: 'day',
  value: 'DAY',
  about: { zh: '答复期限', en: 'by when the customer is answered' },
} as const;

export const customersComplaint = outcome({
  name: 'customers complaint',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '记下客户的投诉', en: 'take a complaint down' },
  details: {
    zh: '没有指定谁处理的，由档案的责任人处理；没有定期限的，按设置 complaints.due_days。',
    en: 'Without a person it is handled by who is responsible for the file; without a day it is due by the setting complaints.due_days.',
  },
  arguments: { code: CODE },
  options: {
    content: {
      kind: 'note',
      value: 'T',
      required: true,
      about: { zh: '投诉内容', en: 'what the customer complains of' },
    },
    about: {
      kind: 'choice',
      value: 'W',
      choices: Object.keys(COMPLAINT_SUBJECTS),
      about: { zh: '类别', en: 'what about' },
    },
    number: {
      kind: 'number',
      value: 'NUMBER',
      complete: 'sample',
      about: { zh: '关于哪个样品', en: 'about which sample' },
    },
    order_no: { kind: 'text', value: 'T', about: { zh: '订单号', en: 'the order' } },
    responsible: WHO,
    due: DUE,
  },
  examples: [
    {
      line: 'samples customers complaint C000042 --content 色差明显 --about quality --number 123d --due +3',
      about: { zh: '样品的质量', en: 'about the quality of a sample' },
    },
  ],
  result: COMPLAINT,
  run: (context, { code, about, ...input }) =>
    takeComplaint(context.acting(), { customer: code, about: about as ComplaintSubject | undefined, ...input }),
  say: {
    zh: (done, would) => [
      `${would ? '将记录' : '已记录'}投诉 ${done.complaint}：${done.customer} ${done.customer_name}（${COMPLAINT_SUBJECTS[done.about].zh}），由 ${done.responsible} 处理，最迟 ${done.due} 答复。`,
      `下一步：处理后登记 samples customers complaint handle ${done.complaint} --handling 怎样处理的`,
    ],
    en: (done, would) => [
      `${would ? 'Would record' : 'Recorded'} complaint ${done.complaint} of ${done.customer} ${done.customer_name} (${COMPLAINT_SUBJECTS[done.about].en}); ${done.responsible} handles it, the answer is due by ${done.due}.`,
      `Next: when something was done, samples customers complaint handle ${done.complaint} --handling TEXT`,
    ],
  },
});

export const customersComplaintHandle = outcome({
  name: 'customers complaint handle',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '登记投诉怎样处理', en: 'what is done about a complaint' },
  arguments: { complaint: ID },
  options: {
    handling: { kind: 'note', value: 'T', filled: true, about: { zh: '怎样处理的', en: 'what was done' } },
    responsible: WHO,
    due: DUE,
  },
  examples: [
    { line: 'samples customers complaint handle 3 --handling 换货并复检', about: { zh: '换货', en: 'replaced' } },
    {
      line: 'samples customers complaint handle 3 --responsible 李梅 --due +5',
      about: { zh: '换人处理，延期', en: 'another person, a later day' },
    },
  ],
  result: COMPLAINT,
  run: (context, input) => handleComplaint(context.acting(), input),
  say: {
    zh: (done, would) => [
      `${would ? '将登记：' : ''}投诉 ${done.complaint}（${done.customer} ${done.customer_name}）${COMPLAINT_STATES[done.state].zh}，由 ${done.responsible} 负责，最迟 ${done.due} 答复${late(done, 'zh')}。`,
      done.state === 'handled'
        ? `下一步：答复客户 samples customers complaint answer ${done.complaint} --via 方式`
        : `下一步：samples customers complaint handle ${done.complaint} --handling 怎样处理的`,
    ],
    en: (done, would) => [
      `${would ? 'Would record: ' : ''}complaint ${done.complaint} of ${done.customer} ${done.customer_name} is ${COMPLAINT_STATES[done.state].en}; ${done.responsible} is responsible, the answer is due by ${done.due}${late(done, 'en')}.`,
      done.state === 'handled'
        ? `Next: answer the customer with samples customers complaint answer ${done.complaint} --via HOW`
        : `Next: samples customers complaint handle ${done.complaint} --handling TEXT`,
    ],
  },
});

export const customersComplaintAnswer = outcome({
  name: 'customers complaint answer',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '已答复客户的投诉', en: 'the customer was answered' },
  details: {
    zh: '先要登记处理。满意度可以以后再补。',
    en: 'What was done is recorded first. How satisfied the customer is can be added later.',
  },
  arguments: { complaint: ID },
  options: {
    via: { kind: 'text', value: 'HOW', filled: true, about: { zh: '怎样答复的', en: 'how' } },
    answer: {
      kind: 'note',
      value: 'T',
      about: { zh: '答复内容（不给则同处理）', en: 'what was said (else what was done)' },
    },
    satisfaction: {
      kind: 'integer',
      value: 'N',
      limit: 10,
      about: { zh: '客户的满意度，0 到 10', en: 'how satisfied the customer is, 0 to 10' },
    },
  },
  examples: [
    {
      line: 'samples customers complaint answer 3 --via 电话 --answer 新布周五到 --satisfaction 8',
      about: { zh: '电话答复', en: 'by phone' },
    },
  ],
  result: COMPLAINT,
  run: (context, input) => answerComplaint(context.acting(), input),
  say: {
    zh: (done, would) => [
      `${would ? '将登记' : '已登记'}：投诉 ${done.complaint}（${done.customer} ${done.customer_name}）已于 ${done.answered_on ?? ''} 答复（${done.answered_via ?? ''}）${late(done, 'zh')}${done.satisfaction === null ? '' : `，满意度 ${done.satisfaction}`}。`,
      `要改进的，列为措施：samples actions add --source 投诉 --content 内容 --steps 步骤 --responsible 人员 --due 日期`,
    ],
    en: (done, would) => [
      `${would ? 'Would record' : 'Recorded'}: complaint ${done.complaint} of ${done.customer} ${done.customer_name} was answered on ${done.answered_on ?? ''} (${done.answered_via ?? ''})${late(done, 'en')}${done.satisfaction === null ? '' : `; satisfaction ${done.satisfaction}`}.`,
      'If something is to be improved: samples actions add --source complaint --content TEXT --steps TEXT --responsible PERSON --due DAY',
    ],
  },
});

function late({ overdue_days: days }: Complaint, language: 'zh' | 'en'): string {
  if (days === 0) return '';
  return language === 'zh' ? `，迟了 ${days} 天` : `, ${days} ${days === 1 ? 'day' : 'days'} late`;
}

export const customersComplaintList = rows({
  name: 'customers complaint list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '投诉一览', en: 'the complaints' },
  arguments: { code: CODE_OR_ALL },
  options: { open: { kind: 'flag', about: { zh: '还没有答复的', en: 'those not answered yet' } } },
  examples: [
    { line: 'samples customers complaint list --open', about: { zh: '还没有答复的', en: 'what waits for an answer' } },
  ],
  columns: COMPLAINT_COLUMNS,
  empty: { zh: '没有投诉。', en: 'There are no complaints.' },
  run: (context, { code, open }) => listComplaints(context.acting(), { customer: code, open }),
});
