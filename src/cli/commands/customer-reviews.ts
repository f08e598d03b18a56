import { REVIEW_REASONS, REVIEW_RESULTS } from '../../domain/file-reviews.ts';
import type { Column } from '../../domain/shapes.ts';
import { listReviews, REVIEWED, reviewFile } from '../../services/file-reviews.ts';
import { outcome, rows } from '../describe.ts';
import { CODE } from './customer-argument.ts';
import { headingOf } from './customers.ts';

const MISSING_WORDS = { mobile: { zh: '手机或其他联系方式', en: 'a way to reach them' } };

export const customersReview = outcome({
  name: 'customers review',
  group: 'customers',
  duty: 'approve',
  writes: true,
  summary: { zh: '审核客户档案', en: "review a customer's file" },
  details: {
    zh: '由上级审核，不审核自己负责的档案。没有 --result 时，完整就是无误，不完整就是需要更正。下次审核的日子由设置 files.review_months 决定。',
    en: 'A superior reviews it, never the one who is responsible. Without --result a complete file is in order, an incomplete one to be corrected. The settings files.review_months say when it is due again.',
  },
  arguments: { code: CODE },
  options: {
    result: {
      kind: 'choice',
      value: 'W',
      choices: ['in_order', 'to_correct'],
      about: { zh: '结论', en: 'what was found' },
    },
    note: { kind: 'note', value: 'T', about: { zh: '说明', en: 'remarks' } },
  },
  examples: [
    { line: 'samples customers review C000042 --result in_order', about: { zh: '无误', en: 'in order' } },
    {
      line: 'samples customers review C000042 --result to_correct --note 电话已停机',
      about: { zh: '需要更正', en: 'something to be corrected' },
    },
  ],
  result: REVIEWED,
  run: (context, { code, result, note }) => reviewFile(context.acting(), { customer: code, result, note }),
  say: {
    zh: (done, would) => [
      `${would ? '将记录' : '已记录'}：${done.reviewer} 于 ${done.reviewed_on} 审核 ${done.customer} ${done.name} 的档案，${REVIEW_RESULTS[done.result].zh}，完整度 ${done.percent}%${done.missing.length === 0 ? '' : `，缺 ${done.missing.map((key) => named(key, 'zh')).join('、')}`}。`,
      `下次审核：${done.next}（${REVIEW_REASONS[done.reason].zh}）`,
    ],
    en: (done, would) => [
      `${would ? 'Would record' : 'Recorded'}: ${done.reviewer} reviewed the file of ${done.customer} ${done.name} on ${done.reviewed_on}: ${REVIEW_RESULTS[done.result].en}, ${done.percent}% complete${done.missing.length === 0 ? '' : `, missing ${done.missing.map((key) => named(key, 'en')).join(', ')}`}.`,
      `Next review: ${done.next} (${REVIEW_REASONS[done.reason].en})`,
    ],
  },
});

function named(key: string, language: 'zh' | 'en'): string {
  return key === 'mobile' ? MISSING_WORDS.mobile[language] : headingOf(key, language);
}

const REVIEW_COLUMNS: readonly Column[] = [
  { key: 'customer', heading: { zh: '客户编码', en: 'customer' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'name' }, type: 'text', keep: 2 },
  { key: 'responsible', heading: { zh: '责任人', en: 'responsible' }, type: 'code', keep: 3 },
  { key: 'second_responsible', heading: { zh: '第二责任人', en: 'second' }, type: 'code', detail: true },
  { key: 'class', heading: { zh: '分类', en: 'class' }, type: 'code', detail: true },
  { key: 'due', heading: { zh: '应审核日', en: 'due' }, type: 'day', keep: 0 },
  { key: 'overdue_days', heading: { zh: '逾期天数', en: 'days overdue' }, type: 'integer', keep: 3 },
  { key: 'reason', heading: { zh: '原因', en: 'why' }, type: 'code', keep: 1, values: REVIEW_REASONS },
  { key: 'percent', heading: { zh: '完整度（%）', en: 'complete (%)' }, type: 'integer', keep: 2 },
  { key: 'missing', heading: { zh: '缺', en: 'missing' }, type: 'list', detail: true },
  { key: 'last_review', heading: { zh: '上次审核', en: 'last review' }, type: 'day', keep: 4 },
  { key: 'first_contact_on', heading: { zh: '首次接触', en: 'first contact' }, type: 'day', detail: true },
  { key: 'opened_on', heading: { zh: '建档日', en: 'opened' }, type: 'day', keep: 6 },
  { key: 'opened_late_days', heading: { zh: '建档迟天数', en: 'days opened late' }, type: 'integer', keep: 6 },
];

export const customersReviews = rows({
  name: 'customers reviews',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '该审核的客户档案', en: 'files that are due for review' },
  details: {
    zh: '建档后一周内首次审核；重点客户和不完整的档案每月，多年的主要客户每季，其他每年（设置 files.review_months）。--late 列出首次接触一周以后才建的档案。',
    en: 'The first review is due a week after opening; then monthly for important customers and incomplete files, quarterly for long-standing main customers, else yearly (settings files.review_months). --late lists files that were opened more than a week after the first contact.',
  },
  options: {
    due_by: { kind: 'day', value: 'DAY', about: { zh: '到这一天为止（默认今天）', en: 'due until that day (today)' } },
    responsible: {
      kind: 'text',
      value: 'PERSON',
      complete: 'person',
      about: { zh: '这个人负责的', en: 'of one person' },
    },
    late: { kind: 'flag', about: { zh: '建档太迟的', en: 'those that were opened too late' } },
  },
  examples: [
    { line: 'samples customers reviews --due-by +7', about: { zh: '一周内要审核的', en: 'due within a week' } },
    { line: 'samples customers reviews --late', about: { zh: '建档太迟的', en: 'opened too late' } },
  ],
  columns: REVIEW_COLUMNS,
  empty: { zh: '没有该审核的档案。', en: 'No file is due for review.' },
  run: (context, input) => listReviews(context.acting(), input),
});
