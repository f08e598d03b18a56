/** What was said with customers, and what they answered in surveys. */
import type { Logged } from '../domain/customer-words.ts';
import { type Db, iterated, one } from './sql.ts';

/** The condition for rows of the log that are contacts: that something happened at a customer's is none. */
export function isContact(row = ''): string {
  return `${row === '' ? '' : `${row}.`}kind <> 'event'`;
}

/** A talk or an event as lists show it; `operator` is who talked or put it down. */
export type TalkRow = {
  readonly customer: string;
  readonly customer_name: string;
  readonly happened_on: string;
  /** `14:30`, where somebody said so. */
  readonly happened_at: string | null;
  readonly kind: Logged;
  readonly with_whom: string | null;
  readonly goal: string | null;
  readonly content: string | null;
  readonly outcome: string | null;
  readonly minutes: number | null;
  readonly operator: string | null;
  readonly next_on: string | null;
  readonly next_reason: string | null;
};

export interface TalkQuestion {
  readonly customer_id: number | null;
  /** Days, both included; null = from the beginning, until now. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Talks, the newest first: of one customer or of all. */
export function talks(db: Db, { customer_id, from, to }: TalkQuestion): Iterable<TalkRow> {
  const whose = customer_id === null ? '' : 'l.customer_id = :customer_id AND';
  return iterated<TalkRow>(
    db,
    `SELECT c.code AS customer, c.name AS customer_name, l.happened_on, l.happened_at, l.kind, l.with_whom, l.goal, l.content,
            l.outcome, l.minutes, o.code AS operator, l.next_on, l.next_reason
     FROM contact_log l JOIN customers c ON c.id = l.customer_id LEFT JOIN operators o ON o.id = l.operator_id
     WHERE ${whose} l.happened_on BETWEEN :from AND :to ORDER BY l.happened_on DESC, l.happened_at DESC, l.id DESC`,
    { ...(customer_id === null ? {} : { customer_id }), from: from ?? '', to: to ?? '9999-12-31' },
  );
}

/** The last contact with a customer. */
export function lastTalk(db: Db, customerId: number): TalkRow | undefined {
  for (const row of talks(db, { customer_id: customerId, from: null, to: null })) if (row.kind !== 'event') return row;
  return undefined;
}

/** How many rows say the same already, so that the next one is told apart from them. */
export function sameAlready(
  db: Db,
  table: 'contact_log' | 'surveys',
  row: Readonly<Record<string, string | number | null>>,
): number {
  const conditions = Object.keys(row).map((column) => `${column} IS ?`);
  return one<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM ${table} WHERE ${conditions.join(' AND ')}`,
    ...Object.values(row),
  )!.n;
}

/** A survey answer as lists show it. */
export type SurveyRow = {
  readonly customer: string;
  readonly customer_name: string;
  readonly answered_on: string;
  readonly period: string | null;
  readonly score: number | null;
  readonly channel: string | null;
  readonly comment: string | null;
};

/** Survey answers, the newest first: of one customer or of all. */
export function surveyAnswers(db: Db, customerId: number | null): Iterable<SurveyRow> {
  return iterated<SurveyRow>(
    db,
    `SELECT c.code AS customer, c.name AS customer_name, s.answered_on, s.period, s.score, s.channel, s.comment
     FROM surveys s JOIN customers c ON c.id = s.customer_id
     ${customerId === null ? '' : 'WHERE s.customer_id = :id'} ORDER BY s.answered_on DESC, s.id DESC`,
    customerId === null ? {} : { id: customerId },
  );
}
