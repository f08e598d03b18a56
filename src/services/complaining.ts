/** Complaints: taken down with a day by which the customer hears, handled, answered. */
import { addDays } from '../domain/calendar.ts';
import {
  COMPLAINT_STATES,
  COMPLAINT_SUBJECTS,
  type ComplaintState,
  type ComplaintSubject,
} from '../domain/complaints.ts';
import { refuse } from '../domain/errors.ts';
import { day, integer, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { complaintShown } from '../reports/complaints.ts';
import { type ComplaintRow, complaintById, complaintsOf } from '../store/complaints.ts';
import { customerFile } from '../store/customer-files.ts';
import { keepsFiles, operatorByCode } from '../store/operators.ts';
import { numberSetting } from '../store/settings.ts';
import { type Db, reading } from '../store/sql.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findKeeper } from './keepers.ts';
import { findCustomer, findOpenFile, findSample, findTradePartner } from './naming.ts';

export const COMPLAINT = object({
  complaint: integer,
  customer: text,
  customer_name: text,
  received_on: day,
  about: oneOf(...(Object.keys(COMPLAINT_SUBJECTS) as ComplaintSubject[])),
  content: nullable(text),
  number: nullable(text),
  order_no: nullable(text),
  responsible: text,
  due: day,
  state: oneOf(...(Object.keys(COMPLAINT_STATES) as ComplaintState[])),
  overdue_days: integer,
  handling: nullable(text),
  handled_on: nullable(day),
  answer: nullable(text),
  answered_on: nullable(day),
  answered_via: nullable(text),
  satisfaction: nullable(integer),
});
export type Complaint = TypeOf<typeof COMPLAINT>;

/**
 * Takes a complaint down. Without a person, whoever is responsible for the customer's file handles it; without a day,
 * it is due by the setting `complaints.due_days`.
 * @throws Refusal not_permitted, customer_not_found, sample_not_found, person_not_found, range_reversed
 */
export async function takeComplaint(
  acting: Acting,
  input: {
    readonly customer: string;
    readonly content: string;
    readonly about?: ComplaintSubject | undefined;
    readonly number?: string | undefined;
    readonly order_no?: string | undefined;
    readonly responsible?: string | undefined;
    readonly due?: string | undefined;
  },
): Promise<Complaint> {
  permit(acting, 'customer_files');
  return record(acting, 'customers complaint', input, (deed) => {
    const { db, entry } = deed;
    const customer = findTradePartner(db, input.customer);
    const received_on = deed.happenedOn();
    const due_on = input.due ?? addDays(received_on, numberSetting(db, 'complaints.due_days'));
    if (due_on < received_on) refuse('range_reversed', { from: received_on, to: due_on, what: 'answer' });
    const id = entry.add('complaints', {
      customer_id: customer.id,
      received_on,
      about: input.about ?? 'other',
      content: input.content,
      sample_id: input.number === undefined ? null : findSample(db, input.number).id,
      order_no: input.order_no || null,
      responsible_id: responsibleFor(deed, customer.id, input.responsible),
      due_on,
    });
    return shown(db, id, acting.today);
  });
}

/** Who is said, else who is responsible for the file and still keeps files, else who takes the complaint down. */
function responsibleFor({ db, acting }: Deed, customerId: number, said: string | undefined): number {
  if (said !== undefined) return findKeeper(db, said).id;
  const { responsible } = customerFile(db, customerId);
  const person = responsible ? operatorByCode(db, String(responsible)) : undefined;
  return person && keepsFiles(person) ? person.id : acting.operator.id;
}

/**
 * What is done about it; later words replace earlier ones until the customer was answered.
 * @throws Refusal complaint_not_found, complaint_answered (5), range_reversed, person_not_found
 */
export async function handleComplaint(
  acting: Acting,
  input: {
    readonly complaint: number;
    readonly handling?: string | undefined;
    readonly responsible?: string | undefined;
    readonly due?: string | undefined;
  },
): Promise<Complaint> {
  permit(acting, 'customer_files');
  const { handling, due } = input;
  if (handling === undefined && input.responsible === undefined && due === undefined)
    refuse('missing_option', { option: '--handling', command: 'customers complaint handle' });
  return record(acting, 'customers complaint handle', input, (deed) => {
    const { db } = deed;
    const known = findToWrite(db, input.complaint);
    if (known.answered_on !== null)
      refuse('complaint_answered', { complaint: known.id, answered_on: known.answered_on });
    const on = deed.happenedOn();
    if (on < known.received_on) refuse('range_reversed', { from: known.received_on, to: on, what: 'at' });
    if (due !== undefined && due < known.received_on)
      refuse('range_reversed', { from: known.received_on, to: due, what: 'answer' });
    const wanted = {
      ...(handling === undefined ? {} : { handling, handled_on: on }),
      ...(due === undefined ? {} : { due_on: due }),
      ...(input.responsible === undefined ? {} : { responsible_id: findKeeper(db, input.responsible).id }),
    };
    change(deed, known, wanted, ['handled_on']);
    return shown(db, known.id, acting.today);
  });
}

/**
 * The customer was answered: how, what, and — then or later — how satisfied he is.
 * @throws Refusal complaint_not_found, complaint_not_handled (5), complaint_answered (5), missing_option, range_reversed
 */
export async function answerComplaint(
  acting: Acting,
  input: {
    readonly complaint: number;
    readonly via?: string | undefined;
    readonly answer?: string | undefined;
    readonly satisfaction?: number | undefined;
  },
): Promise<Complaint> {
  permit(acting, 'customer_files');
  return record(acting, 'customers complaint answer', input, (deed) => {
    const { db } = deed;
    const known = findToWrite(db, input.complaint);
    const { satisfaction = known.satisfaction } = input;
    if (known.answered_on !== null) {
      const differs =
        (input.via ?? known.answered_via) !== known.answered_via || (input.answer ?? known.answer) !== known.answer;
      if (differs) refuse('complaint_answered', { complaint: known.id, answered_on: known.answered_on });
      change(deed, known, { satisfaction });
      return shown(db, known.id, acting.today);
    }
    if (known.handled_on === null) refuse('complaint_not_handled', { complaint: known.id });
    if (input.via === undefined) refuse('missing_option', { option: '--via', command: 'customers complaint answer' });
    const answered_on = deed.happenedOn();
    if (answered_on < known.handled_on)
      refuse('range_reversed', { from: known.handled_on, to: answered_on, what: 'at' });
    const answer = input.answer || known.handling;
    change(deed, known, { answered_on, answered_via: input.via, answer, satisfaction });
    return shown(db, known.id, acting.today);
  });
}

/** Writes what is new; where nothing but days given by the way would change, it is so already. */
function change(
  deed: Deed,
  known: ComplaintRow,
  wanted: Record<string, string | number | null>,
  byTheWay: string[] = [],
) {
  const before = known as unknown as Record<string, unknown>;
  const changed = Object.keys(wanted).filter((key) => wanted[key] !== before[key]);
  if (changed.every((key) => byTheWay.includes(key))) deed.nothingNew();
  else deed.entry.change('complaints', known.id, wanted);
}

/** Complaints, what is due first at the top. @throws Refusal customer_not_found */
export async function listComplaints(
  acting: Acting,
  asked: { readonly customer?: string | undefined; readonly open: boolean },
) {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  return reading(db, () => {
    const id = asked.customer === undefined ? null : findCustomer(db, asked.customer).id;
    return complaintsOf(db, id)
      .filter(({ answered_on }) => !asked.open || answered_on === null)
      .map((row) => complaintShown(row, acting.today));
  });
}

function find(db: Db, id: number): ComplaintRow {
  return complaintById(db, id) ?? refuse('complaint_not_found', { value: String(id) });
}

/** A complaint that can be worked on: its customer's file was not destroyed. */
function findToWrite(db: Db, complaint: number): ComplaintRow {
  const known = find(db, complaint);
  findOpenFile(db, known.customer);
  return known;
}

function shown(db: Db, id: number, today: string): Complaint {
  return complaintShown(find(db, id), today);
}
