import { ACTION_COLUMNS, ACTION_STATES, type ActionState } from '../../reports/actions.ts';
import { ACTION, type Action, addAction, finishAction, judgeAction, listActions } from '../../services/improving.ts';
import { type Description, outcome, rows } from '../describe.ts';

const ID = {
  kind: 'integer',
  value: 'ACTION',
  required: true,
  about: { zh: '措施编号', en: 'number of the action' },
} as const;

const actionsAdd = outcome({
  name: 'actions add',
  group: 'reports',
  writes: true,
  duty: 'set_up',
  summary: { zh: '登记改进措施', en: 'put an action of improvement on record' },
  options: {
    source: {
      kind: 'text',
      value: 'TEXT',
      required: true,
      about: { zh: '来源（盘点、投诉、审核……）', en: 'where it comes from (stocktake, complaint, audit …)' },
    },
    content: { kind: 'note', value: 'TEXT', required: true, about: { zh: '改进内容', en: 'what is to be improved' } },
    steps: { kind: 'note', value: 'TEXT', required: true, about: { zh: '步骤', en: 'the steps' } },
    responsible: {
      kind: 'text',
      value: 'PERSON',
      required: true,
      complete: 'person',
      about: { zh: '责任人（编码或姓名）', en: 'who is responsible (code or name)' },
    },
    due: { kind: 'day', value: 'DAY', required: true, about: { zh: '期限', en: 'due' } },
  },
  examples: [
    {
      line: 'samples actions add --source 盘点 --content 标签脱落 --steps 换防水标签 --responsible 李梅 --due 2026-12-15',
      about: { zh: '盘点发现标签脱落', en: 'a finding of a stocktake' },
    },
  ],
  result: ACTION,
  async run(context, input) {
    return addAction(context.acting(), input);
  },
  say: {
    zh: (result, would) => [
      `${would ? '将登记' : '已登记'}改进措施 ${result.action}：${result.content}，由 ${result.responsible} 在 ${result.due} 前完成。`,
      `下一步：完成后 samples actions done ${result.action}`,
    ],
    en: (result, would) => [
      `${would ? 'Would record' : 'Recorded'} action ${result.action}: ${result.content}, by ${result.responsible} until ${result.due}.`,
      `Next: when it is done, samples actions done ${result.action}`,
    ],
  },
});

const late = ({ done_on, due }: Action): boolean => done_on !== null && done_on > due;

const actionsDone = outcome({
  name: 'actions done',
  group: 'reports',
  writes: true,
  duty: 'read',
  summary: { zh: '改进措施已完成', en: 'an action is done' },
  details: {
    zh: '由责任人或管理人员登记。',
    en: 'Whoever is responsible, or a manager, puts it on record.',
  },
  arguments: { action: ID },
  options: { note: { kind: 'note', value: 'TEXT', about: { zh: '完成情况', en: 'what was done' } } },
  examples: [{ line: 'samples actions done 3', about: { zh: '措施 3 完成了', en: 'action 3 is done' } }],
  result: ACTION,
  async run(context, { action, note }) {
    return finishAction(context.acting(), action, note);
  },
  say: {
    zh: (result, would) => [
      `${would ? '将记录：' : ''}改进措施 ${result.action}（${result.content}）已于 ${result.done_on ?? ''} 完成${late(result) ? `，期限是 ${result.due}` : ''}。`,
      `下一步：评定效果 samples actions judge ${result.action} --effect 效果`,
    ],
    en: (result, would) => [
      `${would ? 'Would record: ' : ''}action ${result.action} (${result.content}) was done on ${result.done_on ?? ''}${late(result) ? `, due ${result.due}` : ''}.`,
      `Next: judge its effect with samples actions judge ${result.action} --effect TEXT`,
    ],
  },
});

const actionsJudge = outcome({
  name: 'actions judge',
  group: 'reports',
  writes: true,
  duty: 'set_up',
  summary: { zh: '评定改进措施的效果', en: 'judge what came of an action' },
  arguments: { action: ID },
  options: {
    effect: { kind: 'note', value: 'TEXT', required: true, about: { zh: '效果', en: 'what came of it' } },
    next: { kind: 'day', value: 'DAY', about: { zh: '哪天再评定一次', en: 'when it is judged again' } },
  },
  examples: [
    {
      line: 'samples actions judge 3 --effect 三个月没有再脱落',
      about: { zh: '有效', en: 'it worked' },
    },
  ],
  result: ACTION,
  async run(context, { action, effect, next }) {
    return judgeAction(context.acting(), action, { effect, next });
  },
  say: {
    zh: (result, would) => [
      `${would ? '将评定' : '已评定'}改进措施 ${result.action}（${result.content}）：${result.effect ?? ''}${result.judge_next_on === null ? '' : `；${result.judge_next_on} 再评定`}。`,
    ],
    en: (result, would) => [
      `${would ? 'Would judge' : 'Judged'} action ${result.action} (${result.content}): ${result.effect ?? ''}${result.judge_next_on === null ? '' : `; again on ${result.judge_next_on}`}.`,
    ],
  },
});

const actionsList = rows({
  name: 'actions list',
  group: 'reports',
  duty: 'read',
  summary: { zh: '改进措施一览', en: 'list actions of improvement' },
  options: {
    state: {
      kind: 'choice',
      value: 'STATE',
      choices: Object.keys(ACTION_STATES),
      about: { zh: '只看这个状态', en: 'in one state' },
    },
    responsible: {
      kind: 'text',
      value: 'PERSON',
      complete: 'person',
      about: { zh: '只看这个人的', en: 'of one person' },
    },
  },
  examples: [
    { line: 'samples actions list --state open', about: { zh: '还没有完成的', en: 'what is still to be done' } },
  ],
  columns: ACTION_COLUMNS,
  empty: { zh: '没有改进措施。', en: 'There are no actions.' },
  async run(context, { state, responsible }) {
    return listActions(context.acting(), { state: state as ActionState | undefined, responsible });
  },
});

export const ACTION_COMMANDS: readonly Description[] = [actionsAdd, actionsDone, actionsJudge, actionsList];
