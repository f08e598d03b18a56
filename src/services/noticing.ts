/** Notices: a customer is told in writing what happened to his goods, and what he answers is kept. */
import { addDays } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import { NOTICE_REASON_CODES, type NoticeReason, type NoticeState, noticeState } from '../domain/judging.ts';
import { noticeLetter } from '../domain/notice-letter.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { day, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { customerByCode, customerById } from '../store/customers.ts';
import { extentOf, type NoticeRow, noticeByNumber, noticesOf } from '../store/notices.ts';
import { receiptCheckOf } from '../store/receipt-checks.ts';
import { nextSlipNumber } from '../store/serials.ts';
import { numberSetting } from '../store/settings.ts';
import { type Db, reading } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import { findCustomer, findSample, readSlipNumber } from './naming.ts';

export const NOTICE = object({
  notice: text,
  number: text,
  name: text,
  customer: text,
  customer_name: text,
  reason: oneOf(...NOTICE_REASON_CODES),
  quantity: number,
  unit: text,
  state: oneOf('open', 'sent', 'answered'),
  made_on: day,
  due: day,
  sent_on: nullable(day),
  via: nullable(text),
  answered_on: nullable(day),
  answer: nullable(text),
  note: nullable(text),
  text_zh: text,
  text_en: text,
});
export type Notice = TypeOf<typeof NOTICE>;

/**
 * Makes the letter about a customer's goods, ready to be sent.
 * @throws Refusal sample_not_found (4), notice_unneeded (5) for our own goods, range_reversed (2), not_permitted (6)
 */
export async function notice(
  acting: Acting,
  input: {
    number: string;
    /** Thousandths; left out = what the store knows to be concerned. */
    quantity?: number | undefined;
    reason: NoticeReason;
    due?: string | undefined;
    note?: string | undefined;
  },
): Promise<Notice> {
  permit(acting, 'custody', 'inspect_goods', 'inspect_tools', 'inspect_documents', 'customer_files');
  return record(acting, 'notice', input, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    if (ownerToTell(db, sample) === null) refuse('notice_unneeded', { number: showSampleNumber(sample.number) });
    const made_on = deed.happenedOn();
    const due_on = input.due ?? addDays(made_on, numberSetting(db, 'notices.due_days'));
    if (due_on < made_on) refuse('range_reversed', { from: made_on, to: due_on });
    const bare = nextSlipNumber(db, 'notice', deed.recordedOn);
    const quantity = input.quantity ?? concerned(db, sample.id, input.reason);
    const { reason, note } = input;
    entry.add('notices', {
      number: bare,
      sample_id: sample.id,
      reason,
      quantity,
      made_on,
      due_on,
      note: note || null,
    });
    return noticeTold(db, noticeByNumber(db, bare)!);
  });
}

/** The customer who is told what happened to his goods; nobody where they are our own. */
export function ownerToTell(db: Db, { customer_id }: { readonly customer_id: number }): string | null {
  const code = customerById(db, customer_id)?.code ?? HOUSE;
  return code === HOUSE ? null : code;
}

/** How much it is about: lost goods are those missing, damaged ones those set apart, short ones what did not come; else all. */
function concerned(db: Db, sampleId: number, reason: NoticeReason): number {
  const { here, damaged, missing, received } = extentOf(db, sampleId);
  const check = reason === 'shortage' ? receiptCheckOf(db, sampleId) : undefined;
  const short = (check?.expected ?? 0) - (check?.received ?? 0);
  const own = { lost: missing, damaged, shortage: short, unsuitable: 0, useless: 0, quality: 0 }[reason];
  return [own, here, received].find((quantity) => quantity > 0) ?? 1000;
}

/** Puts on record that a notice went out. The same again changes nothing. @throws Refusal slip_not_found, notice_answered */
export async function sendNotice(acting: Acting, typed: string, via: string | undefined): Promise<Notice> {
  permit(acting, 'custody', 'customer_files');
  return record(acting, 'notices sent', { notice: typed, via }, (deed) => {
    const found = findNotice(deed.db, typed);
    if (found.answered_on !== null) refuse('notice_answered', { notice: found.notice, day: found.answered_on });
    const same = found.sent_on !== null && (via === undefined || via === found.via);
    if (same) deed.nothingNew();
    else deed.entry.change('notices', found.id, { sent_on: found.sent_on ?? deed.happenedOn(), via: via ?? found.via });
    return noticeTold(deed.db, findNotice(deed.db, typed));
  });
}

/** Puts on record what the customer answered. @throws Refusal slip_not_found (4), notice_not_sent, notice_answered (5) */
export async function answerNotice(acting: Acting, typed: string, answer: string | undefined): Promise<Notice> {
  permit(acting, 'custody', 'customer_files');
  return record(acting, 'notices answered', { notice: typed, answer }, (deed) => {
    const found = findNotice(deed.db, typed);
    if (found.sent_on === null) refuse('notice_not_sent', { notice: found.notice });
    if (found.answered_on !== null) refuse('notice_answered', { notice: found.notice, day: found.answered_on });
    const answered_on = deed.happenedOn();
    if (answered_on < found.sent_on) refuse('range_reversed', { from: found.sent_on, to: answered_on });
    deed.entry.change('notices', found.id, { answered_on, answer: answer || null });
    return noticeTold(deed.db, findNotice(deed.db, typed));
  });
}

/** One notice with its letter. @throws Refusal slip_not_found */
export async function showNotice(acting: Acting, typed: string): Promise<Notice> {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () => noticeTold(db, findNotice(db, typed)));
}

/** Notices in the order in which they were made. */
export async function listNotices(
  acting: Acting,
  asked: { customer?: string | undefined; state?: NoticeState | undefined },
) {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () => {
    const customer_id = asked.customer === undefined ? undefined : findCustomer(db, asked.customer).id;
    const all = noticesOf(db, { customer_id }).map((row) => noticeTold(db, row));
    return all.filter(({ state }) => asked.state === undefined || state === asked.state);
  });
}

function findNotice(db: Db, typed: string): NoticeRow {
  const { number: bare } = readSlipNumber(typed);
  return noticeByNumber(db, bare) ?? refuse('slip_not_found', { value: typed });
}

/** A notice as it is told, with its letter. */
export function noticeTold(db: Db, row: NoticeRow): Notice {
  const { id: _, sample_id: _sample, spec, lot, received_on, delivery_note, due_on, ...kept } = row;
  const facts = { ...kept, number: showSampleNumber(row.number), quantity: toDecimal(row.quantity) };
  const from = customerByCode(db, HOUSE)?.name ?? HOUSE;
  const letter = noticeLetter({ ...facts, spec, lot, received_on, delivery_note, from });
  return { ...facts, due: due_on, state: noticeState(row), text_zh: letter.zh, text_en: letter.en };
}
