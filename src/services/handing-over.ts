/** Handing customers' files over from one responsible person to another, with the complaints that wait for an answer. */
import { addDays } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { day, integer, list, nullable, object, type Row, type TypeOf, text } from '../domain/shapes.ts';
import { openComplaintsOf } from '../store/complaints.ts';
import { customerFile } from '../store/customer-files.ts';
import { changeFile } from '../store/field-changes.ts';
import { filesOf, handovers } from '../store/file-reviews.ts';
import type { OperatorRow } from '../store/operators.ts';
import { numberSetting } from '../store/settings.ts';
import { type Db, reading } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findKeeper } from './keepers.ts';
import { findCustomer, findOpenFile, findPerson } from './naming.ts';
import { permitKeeping } from './revealing.ts';

/** `complaints`: those without an answer that went along. */
export const HANDED_OVER = object({
  to: text,
  customers: list(text),
  complaints: list(integer),
  told_via: nullable(text),
  contact_due: day,
});
export type HandedOver = TypeOf<typeof HANDED_OVER>;

export interface HandoverInput {
  readonly customer?: string | undefined;
  readonly from?: string | undefined;
  readonly to: string;
  readonly told?: string | undefined;
  readonly contact_by?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Hands one file over, or all of somebody who leaves: the successor becomes responsible in the place of the other, is to
 * contact the customer by a day, and answers the complaints that waited for the other. What the successor has already is
 * left out.
 * @throws Refusal not_permitted, person_not_found, retired, customer_not_found, missing_option, range_reversed,
 *   nothing_to_hand_over (5), file_of_others (6)
 */
export async function handOver(acting: Acting, input: HandoverInput): Promise<HandedOver> {
  permit(acting, 'customer_files');
  const { customer, from } = input;
  if (customer === undefined && from === undefined)
    refuse('missing_option', { option: '--from', command: 'customers handover' });
  return record(acting, 'customers handover', input, (deed) => {
    const { db, entry } = deed;
    const to = findKeeper(db, input.to);
    const whose = from === undefined ? null : namesOf(findPerson(db, from));
    const handed_on = deed.happenedOn();
    const contact_due = input.contact_by ?? addDays(handed_on, numberSetting(db, 'files.handover_days'));
    if (contact_due < handed_on) refuse('range_reversed', { from: handed_on, to: contact_due, what: 'contact' });
    const done: string[] = [];
    const complaints: number[] = [];
    for (const file of chosenFiles(db, customer)) {
      const gives = whose ?? new Set(file.responsible === null ? [] : [matchKey(file.responsible)]);
      const changes = afterHandover(file, gives, to);
      if (Object.keys(changes).length === 0) continue;
      permitKeeping(acting, file);
      changeFile(db, entry, 'customers', file.id, changes);
      // Who was responsible for it all along is the customer's person already.
      if (Object.values(changes).includes(to.code))
        entry.add('handovers', {
          customer_id: file.id,
          from_person: changes.responsible === undefined ? file.second_responsible : file.responsible,
          to_id: to.id,
          handed_on,
          reason: input.reason || null,
          told_on: input.told === undefined ? null : handed_on,
          told_via: input.told ?? null,
          contact_due,
        });
      complaints.push(...passComplaintsOn(deed, file.id, gives, to));
      done.push(file.code);
    }
    if (done.length === 0)
      refuse('nothing_to_hand_over', { customer: customer ?? null, from: from ?? null, to: to.code });
    return { to: to.code, customers: done, complaints, told_via: input.told ?? null, contact_due };
  });
}

export function namesOf({ code, name }: Pick<OperatorRow, 'code' | 'name'>): Set<string> {
  return new Set([matchKey(code), matchKey(name)]);
}

type Responsible = 'responsible' | 'second_responsible';
type HeldFile = { readonly id: number; readonly code: string } & { readonly [K in Responsible]: string | null };

function chosenFiles(db: Db, customer: string | undefined): HeldFile[] {
  if (customer === undefined) return filesOf(db);
  const { id, code } = findOpenFile(db, customer);
  const { responsible, second_responsible } = customerFile(db, id) as unknown as HeldFile;
  return [{ id, code, responsible, second_responsible }];
}

/**
 * What changes when somebody gives up every role that he has: the successor takes his place, and where that would make
 * him first and second at once, he is the first, and nobody is the second.
 */
function afterHandover(
  file: HeldFile,
  gives: ReadonlySet<string>,
  to: OperatorRow,
): Partial<Record<Responsible, string | null>> {
  const successor = namesOf(to);
  const is = (names: ReadonlySet<string>, person: string | null) => person !== null && names.has(matchKey(person));
  const takes = (person: string | null) => (is(gives, person) && !is(successor, person) ? to.code : person);
  // Nobody gave it up: it was nobody's.
  const first = gives.size === 0 && file.responsible === null ? to.code : takes(file.responsible);
  const second = takes(file.second_responsible);
  const both = is(successor, first) && is(successor, second);
  const after = { responsible: first, second_responsible: both ? null : second };
  // A file that says twice who the successor is was not handed over by anybody.
  if (first === file.responsible && second === file.second_responsible) return {};
  return Object.fromEntries(
    (Object.keys(after) as Responsible[]).filter((key) => after[key] !== file[key]).map((key) => [key, after[key]]),
  );
}

/** Complaints of a customer that wait for an answer of whoever gives his file up wait for the successor's. */
function passComplaintsOn(
  { db, entry }: Deed,
  customerId: number,
  gives: ReadonlySet<string>,
  to: OperatorRow,
): number[] {
  const passed = openComplaintsOf(db, customerId).filter(
    (complaint) => complaint.responsible_id !== to.id && [...namesOf(complaint)].some((name) => gives.has(name)),
  );
  for (const { id } of passed) entry.change('complaints', id, { responsible_id: to.id });
  return passed.map(({ id }) => id);
}

export const TOLD = object({ customer: text, name: text, to: text, told_on: day, via: text });

/** The customer was told who is responsible now. @throws Refusal customer_not_found, no_handover (5) */
export async function handoverTold(
  acting: Acting,
  input: { readonly customer: string; readonly via: string },
): Promise<TypeOf<typeof TOLD>> {
  permit(acting, 'customer_files');
  return record(acting, 'customers handover told', input, (deed) => {
    const { id, code, name } = findOpenFile(deed.db, input.customer);
    const last = handovers(deed.db, id)[0] ?? refuse('no_handover', { customer: code });
    const told_on = deed.happenedOn();
    if (told_on < last.handed_on) refuse('range_reversed', { from: last.handed_on, to: told_on, what: 'at' });
    if (last.told_on !== null) deed.nothingNew();
    else deed.entry.change('handovers', last.id, { told_on, told_via: input.via });
    return { customer: code, name, to: last.to, told_on: last.told_on ?? told_on, via: last.told_via ?? input.via };
  });
}

/** Hand-overs, the newest first; those of which something is still to be done: the customer to be told, or contacted. */
export async function listHandovers(
  acting: Acting,
  asked: { readonly customer?: string | undefined; readonly open: boolean },
): Promise<Row[]> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  return reading(db, () => {
    const id = asked.customer === undefined ? null : findCustomer(db, asked.customer).id;
    return handovers(db, id)
      .map(({ id: _, passed_on, ...row }) => {
        // Who has passed it on owes nothing any more: it is the next one's to do.
        const open = passed_on === 0;
        const todo = [
          ...(open && row.told_on === null ? ['tell'] : []),
          ...(open && row.contacted_on === null ? ['contact'] : []),
        ];
        return { ...row, todo };
      })
      .filter(({ todo }) => !asked.open || todo.length > 0);
  });
}
