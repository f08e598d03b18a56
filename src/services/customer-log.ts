/** What was said with a customer, and what he answered when he was asked. */
import { LOGGED_KINDS, type Logged } from '../domain/customer-words.ts';
import { refuse } from '../domain/errors.ts';
import type { Rows } from '../domain/grids.ts';
import { MASKED_IN_TALK, maskRow } from '../domain/masking.ts';
import { day, integer, nullable, object, oneOf, type Row, type TypeOf, text } from '../domain/shapes.ts';
import { sameAlready, surveyAnswers, type TalkRow, talks } from '../store/contact-log.ts';
import { readingRows, type Snapshot } from '../store/sql.ts';
import { type Acting, permit, record, timeSaid } from './acting.ts';
import { refuseReversed } from './finding.ts';
import { findCustomer, findOpenFile, findTradePartner } from './naming.ts';
import { type Reveal, reveal, type Seen } from './revealing.ts';

export const TALK = object({
  customer: text,
  customer_name: text,
  kind: oneOf(...LOGGED_KINDS),
  happened_on: day,
  happened_at: nullable(text),
  minutes: nullable(integer),
  next_on: nullable(day),
});
export type TalkKept = TypeOf<typeof TALK>;

export interface TalkInput {
  readonly customer: string;
  readonly by: Logged;
  readonly with?: string | undefined;
  readonly goal?: string | undefined;
  readonly content?: string | undefined;
  readonly outcome?: string | undefined;
  readonly minutes?: number | undefined;
  readonly next?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Puts a talk on record. A next day that somebody sets by hand needs its reason: it stands instead of the plan's.
 * @throws Refusal customer_not_found, missing_option, range_reversed (the next talk is not before this one)
 */
export async function logTalk(acting: Acting, input: TalkInput): Promise<TalkKept> {
  permit(acting, 'customer_files');
  if ((input.next === undefined) !== (input.reason === undefined)) {
    const option = input.next === undefined ? '--next' : '--reason';
    refuse('missing_option', { option, command: 'customers log' });
  }
  return record(acting, 'customers log', input, (deed) => {
    const customer = findOpenFile(deed.db, input.customer);
    const happened_on = deed.happenedOn();
    if (input.next !== undefined && input.next < happened_on)
      refuse('range_reversed', { from: happened_on, to: input.next, what: 'next' });
    const said = {
      customer_id: customer.id,
      kind: input.by,
      happened_on,
      happened_at: timeSaid(acting),
      with_whom: input.with || null,
      goal: input.goal || null,
      content: input.content || null,
      outcome: input.outcome || null,
      minutes: input.minutes ?? null,
      operator_id: acting.operator.id,
    };
    const how_many = sameAlready(deed.db, 'contact_log', said) + 1;
    const next_on = input.next ?? null;
    deed.entry.add('contact_log', { ...said, next_on, next_reason: input.reason ?? null, how_many });
    return {
      customer: customer.code,
      customer_name: customer.name,
      kind: input.by,
      happened_on,
      happened_at: said.happened_at,
      minutes: said.minutes,
      next_on,
    };
  });
}

/** Talks, the newest first; with whom is masked unless it is to be revealed. @throws Refusal reveal_refused */
export async function listTalks(
  acting: Acting,
  input: Reveal & {
    readonly customer?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
): Promise<Snapshot<Rows>> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  const { from = null, to = null } = input;
  if (from !== null && to !== null) refuseReversed(from, to);
  const customer = input.customer === undefined ? null : findCustomer(db, input.customer);
  const files = customer === null ? {} : { files: [customer], one: true };
  const seen = await reveal(acting, input, { command: 'customers log list', scope: 'read', ...files });
  return readingRows(db, () => shownTo(seen, talks(db, { customer_id: customer?.id ?? null, from, to })));
}

function* shownTo(seen: Seen, rows: Iterable<TalkRow>): Generator<Row> {
  for (const row of rows) yield seen(row.customer) ? row : maskRow(row, MASKED_IN_TALK);
}

export const SURVEY = object({ customer: text, customer_name: text, answered_on: day, score: integer });
export type SurveyKept = TypeOf<typeof SURVEY>;

/** Puts down how likely a customer is to recommend us, 0 to 10, and what he said. @throws Refusal customer_not_found */
export async function recordSurvey(
  acting: Acting,
  input: {
    readonly customer: string;
    readonly score: number;
    readonly channel?: string | undefined;
    readonly comment?: string | undefined;
    readonly period?: string | undefined;
  },
): Promise<SurveyKept> {
  permit(acting, 'customer_files');
  return record(acting, 'customers survey', input, (deed) => {
    const customer = findTradePartner(deed.db, input.customer);
    const answered_on = deed.happenedOn();
    const answer = {
      customer_id: customer.id,
      score: input.score,
      answered_on,
      period: input.period || null,
      channel: input.channel || null,
      comment: input.comment || null,
    };
    deed.entry.add('surveys', { ...answer, how_many: sameAlready(deed.db, 'surveys', answer) + 1 });
    return { customer: customer.code, customer_name: customer.name, answered_on, score: input.score };
  });
}

/** Survey answers, the newest first. */
export async function listSurveys(acting: Acting, customer: string | undefined): Promise<Snapshot<Rows>> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  const id = customer === undefined ? null : findCustomer(db, customer).id;
  return readingRows(db, () => surveyAnswers(db, id));
}
