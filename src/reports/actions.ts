import { daysBetween } from '../domain/calendar.ts';
import type { Column, Words } from '../domain/shapes.ts';
import { type ActionRow, allActions } from '../store/actions.ts';
import type { Report } from './describing.ts';
import { each } from './rows.ts';

export const ACTION_STATES = {
  open: { zh: '进行中', en: 'open' },
  done: { zh: '已完成，待评定', en: 'done, to be judged' },
  judged: { zh: '已评定', en: 'judged' },
} as const satisfies Record<string, Words>;
export type ActionState = keyof typeof ACTION_STATES;

/** An action as results show it. Overdue days: of doing it, and after that of judging it again where a day is said. */
export function actionShown({ id, responsible_id: _, due_on, ...row }: ActionRow, today: string) {
  const state: ActionState = row.judged_on !== null ? 'judged' : row.done_on !== null ? 'done' : 'open';
  const waits = state === 'open' ? due_on : row.judge_next_on;
  return {
    action: id,
    ...row,
    due: due_on,
    state,
    overdue_days: waits === null ? 0 : Math.max(0, daysBetween(waits, today)),
  };
}

export const ACTION_COLUMNS: readonly Column[] = [
  { key: 'action', heading: { zh: '编号', en: 'Action' }, type: 'integer', keep: 0 },
  { key: 'source', heading: { zh: '来源', en: 'Source' }, type: 'text', keep: 4 },
  { key: 'content', heading: { zh: '改进内容', en: 'Content' }, type: 'text', keep: 1 },
  { key: 'steps', heading: { zh: '步骤', en: 'Steps' }, type: 'text', keep: 6 },
  { key: 'responsible', heading: { zh: '责任人', en: 'Responsible' }, type: 'code', keep: 1 },
  { key: 'due', heading: { zh: '期限', en: 'Due' }, type: 'day', keep: 1 },
  { key: 'state', heading: { zh: '状态', en: 'State' }, type: 'code', keep: 2, values: ACTION_STATES },
  { key: 'overdue_days', heading: { zh: '逾期天数', en: 'Days overdue' }, type: 'integer', keep: 3 },
  { key: 'made_on', heading: { zh: '提出日', en: 'Made' }, type: 'day', keep: 8 },
  { key: 'done_on', heading: { zh: '完成日', en: 'Done' }, type: 'day', keep: 5 },
  { key: 'done_note', heading: { zh: '完成情况', en: 'What was done' }, type: 'text', keep: 8 },
  { key: 'effect', heading: { zh: '效果', en: 'Effect' }, type: 'text', keep: 4 },
  { key: 'judged_on', heading: { zh: '评定日', en: 'Judged' }, type: 'day', keep: 6 },
  { key: 'judge_next_on', heading: { zh: '再次评定', en: 'To be judged again' }, type: 'day', keep: 7 },
];

export const actions: Report = {
  name: 'actions',
  title: { zh: '改进措施', en: 'Actions' },
  about: {
    zh: '改进措施：来源、内容、责任人、期限、效果；没有完成的在前',
    en: 'what is being improved: source, content, who, until when, to what effect; the open ones first',
  },
  takes: [],
  filters: [],
  columns: () => ACTION_COLUMNS,
  async rows(db, { today }) {
    return each(allActions(db), (row) => actionShown(row, today));
  },
};
