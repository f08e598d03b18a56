import { refuse } from '../../domain/errors.ts';
import { EVALUATED, type Evaluated, recordResult, sendFeedback, startEvaluation } from '../../services/evaluating.ts';
import { type Description, outcome } from '../describe.ts';
import { ATTACH, fileToAttach } from './attach-option.ts';

const evaluate = outcome({
  name: 'evaluate',
  group: 'stock',
  writes: true,
  duty: 'evaluate',
  summary: {
    zh: '评估：交给部门、登记结果、反馈客户',
    en: 'evaluate: give it to a department, record the result, tell the customer',
  },
  details: {
    zh: '分三步：--start 部门，--result 结论，--feedback-sent --via 方式。评估和反馈各有期限，分别列入待办；样品用完或退还以后，反馈仍然欠着。没有写期限时，用接收时约定的。',
    en: 'Three steps: --start DEPARTMENT, --result TEXT, --feedback-sent --via HOW. Evaluation and feedback each have a due day and are listed apart; feedback is still owed when the goods are gone. Days that are not said are those agreed at receipt.',
  },
  arguments: {
    number: {
      kind: 'number',
      value: 'NUMBER',
      required: true,
      complete: 'sample',
      about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
    },
  },
  options: {
    start: {
      kind: 'text',
      value: 'DEPARTMENT',
      filled: true,
      conflicts: ['result', 'feedback_sent'],
      about: { zh: '交给哪个部门', en: 'give it to a department' },
    },
    due: {
      kind: 'day',
      value: 'DAY',
      conflicts: ['result', 'feedback_sent'],
      about: { zh: '评估期限', en: 'evaluation due' },
    },
    feedback_by: {
      kind: 'day',
      value: 'DAY',
      conflicts: ['result', 'feedback_sent'],
      about: { zh: '反馈期限', en: 'feedback due' },
    },
    result: {
      kind: 'note',
      value: 'TEXT',
      filled: true,
      conflicts: ['feedback_sent'],
      about: { zh: '评估结论', en: 'the result' },
    },
    attach: ATTACH,
    feedback_sent: { kind: 'flag', about: { zh: '已反馈给客户', en: 'the customer was told' } },
    via: {
      kind: 'text',
      value: 'TEXT',
      filled: true,
      about: { zh: '反馈方式（电话、邮件……）', en: 'how (phone, mail …)' },
    },
  },
  examples: [
    {
      line: 'samples evaluate S26-000123-D --start 研发部 --due 2026-12-01 --feedback-by 2026-12-10',
      about: { zh: '交研发部评估', en: 'to research, with both due days' },
    },
    {
      line: 'samples evaluate S26-000123-D --result 合格，可批量 --attach report.pdf',
      about: { zh: '登记结果，附报告', en: 'the result with its report' },
    },
    {
      line: 'samples evaluate S26-000123-D --feedback-sent --via 邮件',
      about: { zh: '已邮件告知客户', en: 'the customer was told by mail' },
    },
  ],
  result: EVALUATED,
  async run(context, { number, start, due, feedback_by, result, attach, feedback_sent, via }) {
    if (attach !== undefined && result === undefined)
      refuse('missing_option', { option: '--result', command: 'evaluate' });
    if (start !== undefined) return startEvaluation(context.acting(), { number, department: start, due, feedback_by });
    if (result !== undefined)
      return recordResult(context.acting(), { number, result, file: await fileToAttach(context, attach) });
    if (!feedback_sent) refuse('missing_option', { option: '--start', command: 'evaluate' });
    if (via === undefined) refuse('missing_option', { option: '--via', command: 'evaluate' });
    return sendFeedback(context.acting(), { number, via });
  },
  say: {
    zh: (result, would) => [zh(result, would), ...next(result, 'zh')],
    en: (result, would) => [en(result, would), ...next(result, 'en')],
  },
});

function zh(result: Evaluated, would: boolean): string {
  const what = `${result.number} ${result.name}`;
  const will = would ? '将' : '已';
  if (result.state === 'started')
    return `${what} ${will}交给 ${result.department} 评估${result.due ? `，${result.due} 前出结果` : ''}${result.feedback_by ? `，${result.feedback_by} 前反馈客户` : ''}。`;
  if (result.state === 'evaluated')
    return `${will}登记 ${what} 的评估结果（${result.department}）：${result.result ?? ''}${result.late_days > 0 ? `；晚了 ${result.late_days} 天` : ''}。`;
  return `${will}登记：${what} 的评估结果于 ${result.feedback_on ?? ''} 反馈给 ${result.customer}（${result.via ?? ''}）${result.feedback_late_days > 0 ? `，晚了 ${result.feedback_late_days} 天` : ''}。`;
}

function en(result: Evaluated, would: boolean): string {
  const what = `${result.number} ${result.name}`;
  const days = (late: number): string => (late === 1 ? '1 day late' : `${late} days late`);
  if (result.state === 'started')
    return `${what} ${would ? 'would be' : 'is'} with ${result.department} for evaluation${result.due ? `, due ${result.due}` : ''}${result.feedback_by ? `, feedback due ${result.feedback_by}` : ''}.`;
  if (result.state === 'evaluated')
    return `${would ? 'Would record' : 'Recorded'} the result of ${what} from ${result.department}: ${result.result ?? ''}${result.late_days > 0 ? `; ${days(result.late_days)}` : ''}.`;
  return `${would ? 'Would record' : 'Recorded'}: ${result.customer} was told the result of ${what} on ${result.feedback_on ?? ''} (${result.via ?? ''})${result.feedback_late_days > 0 ? `, ${days(result.feedback_late_days)}` : ''}.`;
}

function next({ state, number }: Evaluated, language: 'zh' | 'en'): string[] {
  const lead = language === 'zh' ? '下一步：' : 'Next: ';
  if (state === 'started') return [`${lead}samples evaluate ${number} --result ${language === 'zh' ? '结论' : 'TEXT'}`];
  if (state === 'evaluated')
    return [`${lead}samples evaluate ${number} --feedback-sent --via ${language === 'zh' ? '方式' : 'HOW'}`];
  return [];
}

export const EVALUATE_COMMANDS: readonly Description[] = [evaluate];
