/** Improvement: findings become actions with steps, somebody responsible and a day, and their effect is judged. */
import { refuse } from '../domain/errors.ts';
import { day, integer, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { type ActionState, actionShown } from '../reports/actions.ts';
import { actionById, allActions } from '../store/actions.ts';
import { type Db, reading } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import { findHolder, findPerson } from './naming.ts';

export const ACTION = object({
  action: integer,
  source: text,
  content: text,
  steps: text,
  responsible: text,
  due: day,
  state: oneOf('open', 'done', 'judged'),
  overdue_days: integer,
  made_on: day,
  done_on: nullable(day),
  done_note: nullable(text),
  effect: nullable(text),
  judged_on: nullable(day),
  judge_next_on: nullable(day),
});
export type Action = TypeOf<typeof ACTION>;

/** Puts an action down. @throws Refusal person_not_found (4), range_reversed (2), not_permitted (6) */
export async function addAction(
  acting: Acting,
  input: { source: string; content: string; steps: string; responsible: string; due: string },
): Promise<Action> {
  permit(acting, 'set_up');
  return record(acting, 'actions add', input, (deed) => {
    const { responsible, due, ...said } = input;
    const made_on = deed.happenedOn();
    if (due < made_on) refuse('range_reversed', { from: made_on, to: due });
    const id = deed.entry.add('actions', {
      ...said,
      responsible_id: findHolder(deed.db, responsible).id,
      made_on,
      due_on: due,
    });
    return shown(deed.db, id, acting.today);
  });
}

/** It is done: by whoever is responsible, or a manager. Done already stays so. @throws Refusal action_not_found (4) */
export async function finishAction(acting: Acting, id: number, note: string | undefined): Promise<Action> {
  const known = find(acting.store.db, id);
  if (known.responsible_id !== acting.operator.id) permit(acting, 'set_up');
  return record(acting, 'actions done', { id, note }, (deed) => {
    const { done_on, made_on } = find(deed.db, id);
    const on = deed.happenedOn();
    if (done_on !== null) deed.nothingNew();
    else {
      if (on < made_on) refuse('range_reversed', { from: made_on, to: on });
      deed.entry.change('actions', id, { done_on: on, done_note: note || null });
    }
    return shown(deed.db, id, acting.today);
  });
}

/**
 * Judges what came of it; a later judgement replaces an earlier one.
 * @throws Refusal action_not_found (4), action_not_done (5), range_reversed (2), not_permitted (6)
 */
export async function judgeAction(
  acting: Acting,
  id: number,
  { effect, next }: { effect: string; next?: string | undefined },
): Promise<Action> {
  permit(acting, 'set_up');
  return record(acting, 'actions judge', { id, effect, next }, (deed) => {
    const { done_on } = find(deed.db, id);
    if (done_on === null) refuse('action_not_done', { action: id });
    const judged_on = deed.happenedOn();
    for (const [from, to] of [
      [done_on, judged_on],
      [judged_on, next ?? judged_on],
    ] as const)
      if (to < from) refuse('range_reversed', { from, to });
    deed.entry.change('actions', id, { effect, judged_on, judge_next_on: next ?? null });
    return shown(deed.db, id, acting.today);
  });
}

/** Actions, what is due first at the top. @throws Refusal person_not_found */
export async function listActions(
  acting: Acting,
  asked: { state?: ActionState | undefined; responsible?: string | undefined },
) {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () => {
    const who = asked.responsible === undefined ? null : findPerson(db, asked.responsible).code;
    return allActions(db)
      .map((row) => actionShown(row, acting.today))
      .filter((row) => (who === null || row.responsible === who) && (asked.state ?? row.state) === row.state);
  });
}

function find(db: Db, id: number) {
  return actionById(db, id) ?? refuse('action_not_found', { value: String(id) });
}

function shown(db: Db, id: number, today: string): Action {
  return actionShown(find(db, id), today);
}
