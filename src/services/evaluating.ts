/** Evaluation: a department finds out what a sample is worth, and the customer hears of it by its own day. */
import { daysBetween } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { day, integer, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { customerById } from '../store/customers.ts';
import { type Evaluation, evaluationAgreed, lastEvaluation } from '../store/evaluations.ts';
import { type SampleFacts, sampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { attachTo, type ReadFile } from './attaching.ts';
import { findSample } from './naming.ts';

/** Late days are counted to the day on which it came, or to today; the due day itself is not late. */
export const EVALUATED = object({
  evaluation: integer,
  number: text,
  name: text,
  customer: text,
  department: text,
  state: oneOf('started', 'evaluated', 'fed_back'),
  started_on: day,
  due: nullable(day),
  late_days: integer,
  result: nullable(text),
  result_on: nullable(day),
  feedback_by: nullable(day),
  feedback_late_days: integer,
  feedback_on: nullable(day),
  via: nullable(text),
  attachment: nullable(integer),
});
export type Evaluated = TypeOf<typeof EVALUATED>;

/**
 * Starts an evaluation in a department. Days that are not said are those agreed at receipt.
 * @throws Refusal sample_not_found (4), evaluation_open (5), range_reversed (2), not_permitted (6)
 */
export async function startEvaluation(
  acting: Acting,
  input: { number: string; department: string; due?: string | undefined; feedback_by?: string | undefined },
): Promise<Evaluated> {
  permit(acting, 'evaluate');
  return record(acting, 'evaluate', input, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    const last = lastEvaluation(db, sample.id);
    if (last && last.result_on === null)
      refuse('evaluation_open', {
        number: showSampleNumber(sample.number),
        department: last.department,
        day: last.started_on,
      });
    const started_on = deed.happenedOn();
    const agreed = last ? { evaluate_by: null, feedback_by: null } : evaluationAgreed(db, sample.id);
    const due_on = input.due ?? agreed.evaluate_by;
    const feedback_by = input.feedback_by ?? agreed.feedback_by;
    for (const later of [input.due, input.feedback_by])
      if (later !== undefined && later < started_on) refuse('range_reversed', { from: started_on, to: later });
    entry.add('evaluations', { sample_id: sample.id, department: input.department, started_on, due_on, feedback_by });
    return told(deed, sample, lastEvaluation(db, sample.id)!, null);
  });
}

/** Puts the result down. @throws Refusal evaluation_missing, evaluation_done (5) */
export async function recordResult(
  acting: Acting,
  input: { number: string; result: string; file?: ReadFile | undefined },
): Promise<Evaluated> {
  permit(acting, 'evaluate');
  const { file, ...said } = input;
  return record(acting, 'evaluate', { ...said, file: file?.sha256 }, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    const last = evaluationOf(db, sample);
    if (last.result_on !== null)
      refuse('evaluation_done', { number: showSampleNumber(sample.number), day: last.result_on });
    const result_on = deed.happenedOn();
    if (result_on < last.started_on) refuse('range_reversed', { from: last.started_on, to: result_on });
    entry.change('evaluations', last.id, { result: input.result, result_on });
    const attached = file
      ? attachTo({ db, entry, happenedOn: result_on }, { sample_id: sample.id }, 'evaluation', file).id
      : null;
    return told(deed, sample, lastEvaluation(db, sample.id)!, attached);
  });
}

/** The customer was told. @throws Refusal evaluation_missing, result_missing, feedback_done (5) */
export async function sendFeedback(acting: Acting, input: { number: string; via: string }): Promise<Evaluated> {
  permit(acting, 'evaluate', 'customer_files');
  return record(acting, 'evaluate', { ...input, feedback_sent: true }, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    const last = evaluationOf(db, sample);
    const number = showSampleNumber(sample.number);
    if (last.result_on === null) refuse('result_missing', { number, department: last.department });
    if (last.feedback_on !== null) refuse('feedback_done', { number, day: last.feedback_on });
    const feedback_on = deed.happenedOn();
    if (feedback_on < last.result_on) refuse('range_reversed', { from: last.result_on, to: feedback_on });
    entry.change('evaluations', last.id, { feedback_on, via: input.via });
    return told(deed, sample, lastEvaluation(db, sample.id)!, null);
  });
}

function evaluationOf(db: Db, sample: SampleFacts): Evaluation {
  return lastEvaluation(db, sample.id) ?? refuse('evaluation_missing', { number: showSampleNumber(sample.number) });
}

function told({ db, acting }: Deed, { id }: SampleFacts, evaluation: Evaluation, attachment: number | null): Evaluated {
  const { number, name, customer_id } = sampleFacts(db, id);
  const { department, started_on, due_on, result, result_on, feedback_by, feedback_on, via } = evaluation;
  const late = (due: string | null, on: string | null): number =>
    due === null ? 0 : Math.max(0, daysBetween(due, on ?? acting.today));
  return {
    evaluation: evaluation.id,
    number: showSampleNumber(number),
    name,
    customer: customerById(db, customer_id)!.code,
    department,
    state: feedback_on !== null ? 'fed_back' : result_on !== null ? 'evaluated' : 'started',
    started_on,
    due: due_on,
    late_days: late(due_on, result_on),
    result,
    result_on,
    feedback_by,
    feedback_late_days: late(feedback_by, feedback_on),
    feedback_on,
    via,
    attachment,
  };
}
