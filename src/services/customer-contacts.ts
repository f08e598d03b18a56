/** The people at a customer's: who they are, how they are reached, which one to ask first. */
import { phoneKeys } from '../domain/alike.ts';
import { birthdayOf, CONTACT_KEYS, type ContactKey } from '../domain/contact-person.ts';
import { refuse } from '../domain/errors.ts';
import { isMasked, MASKED_IN_CONTACT, type Masked, maskRow } from '../domain/masking.ts';
import { boolean, list, object, type Row, type TypeOf, text } from '../domain/shapes.ts';
import { readTyped } from '../imports/customers.ts';
import { allContacts, type Contact, contactsByName, contactsOf } from '../store/contacts.ts';
import { changeFile } from '../store/field-changes.ts';
import { preferOne } from '../store/merging.ts';
import type { Db } from '../store/sql.ts';
import { foldCode, matchKey } from '../text/fold.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findCustomer, findOpenFile } from './naming.ts';
import { permitFile, type Reveal, reveal, type Seen } from './revealing.ts';

/** What was typed of a contact; empty text clears. */
export type ContactInput = { readonly [K in ContactKey]?: string | undefined };

/** `changed`: the keys that are new; empty when everything was so already. */
export const CONTACT_KEPT = object({ customer: text, name: text, preferred: boolean, changed: list(text) });
export type ContactKept = TypeOf<typeof CONTACT_KEPT>;

export const CONTACT_REMOVED = object({ customer: text, name: text });
export type ContactRemoved = TypeOf<typeof CONTACT_REMOVED>;

/** Adds a person. The first one, and one who is said to be, is the preferred one. @throws Refusal contact_exists */
export async function addContact(
  acting: Acting,
  input: ContactInput & { readonly customer: string; readonly name: string; readonly preferred: boolean },
): Promise<ContactKept> {
  permit(acting, 'customer_files');
  refuseMasked('--name', input.name, 'name');
  return record(acting, 'customers contacts add', input, (deed) => {
    const { db, entry } = deed;
    const customer = findOpenFile(db, input.customer);
    const key = matchKey(input.name);
    if (contactsByName(db, customer.id, key).length > 0)
      refuse('contact_exists', { customer: customer.code, name: input.name });
    const others = contactsOf(db, customer.id);
    const preferred = input.preferred || others.length === 0;
    if (preferred) preferNone(deed, others);
    const columns = columnsOf(input);
    entry.add('contacts', {
      customer_id: customer.id,
      name: input.name,
      match_key: key,
      ...columns,
      preferred: preferred ? 1 : 0,
    });
    const changed = Object.keys(columns).filter((column) => columns[column] !== null);
    return { customer: customer.code, name: input.name, preferred, changed };
  });
}

/** Changes what is known of a person. @throws Refusal contact_not_found, contact_ambiguous, contact_exists, invalid_value */
export async function editContact(
  acting: Acting,
  input: ContactInput & {
    readonly customer: string;
    readonly contact: string;
    readonly name?: string | undefined;
    readonly preferred: boolean;
  },
): Promise<ContactKept> {
  permit(acting, 'customer_files');
  refuseMasked('--name', input.name ?? '', 'name');
  return record(acting, 'customers contacts edit', input, (deed) => {
    const { db, entry } = deed;
    const customer = findOpenFile(db, input.customer);
    const contact = findContact(db, customer, input.contact, 'edit');
    const key = input.name === undefined ? contact.match_key : matchKey(input.name);
    if (key !== contact.match_key && contactsByName(db, customer.id, key).length > 0)
      refuse('contact_exists', { customer: customer.code, name: input.name! });
    const wanted: Record<string, string | number | null> = {
      ...(input.name === undefined ? {} : { name: input.name, match_key: key }),
      ...columnsOf(input),
      ...(input.preferred ? { preferred: 1 } : {}),
    };
    const changed = Object.keys(wanted).filter((column) => wanted[column] !== contact[column as keyof Contact]);
    if (changed.length === 0) deed.nothingNew();
    else {
      if (changed.includes('preferred')) preferNone(deed, contactsOf(db, customer.id));
      changeFile(
        db,
        entry,
        'contacts',
        contact.id,
        Object.fromEntries(changed.map((column) => [column, wanted[column]])),
      );
    }
    return {
      customer: customer.code,
      name: input.name ?? contact.name,
      preferred: input.preferred || contact.preferred === 1,
      changed: changed.filter((column) => column !== 'match_key'),
    };
  });
}

/** The person is no longer there: kept in the store, in no list any more. @throws Refusal contact_not_found, contact_ambiguous */
export async function removeContact(
  acting: Acting,
  input: { readonly customer: string; readonly contact: string; readonly reason?: string | undefined },
): Promise<ContactRemoved> {
  permit(acting, 'customer_files');
  return record(acting, 'customers contacts remove', input, (deed) => {
    const { db, entry } = deed;
    const customer = findOpenFile(db, input.customer);
    const contact = findContact(db, customer, input.contact, 'remove');
    changeFile(db, entry, 'contacts', contact.id, { removed_on: deed.happenedOn(), preferred: 0 });
    // As the first one who is put down is asked for first, so is the only one who is left; of several nobody can know.
    if (contact.preferred === 1 && contactsOf(db, customer.id).length === 1) preferOne(db, entry, customer.id);
    entry.remark('reason', input.reason, { subject: customer.id });
    return { customer: customer.code, name: contact.name };
  });
}

/** The contacts of a customer, or of all, masked unless they are to be revealed. @throws Refusal reveal_refused */
export async function listContacts(acting: Acting, code: string | undefined, said: Reveal): Promise<Iterable<Row>> {
  const { db } = acting.store;
  const look = { command: 'customers contacts list', scope: 'read' } as const;
  if (code === undefined) {
    permit(acting, 'customer_files');
    const seen = await reveal(acting, said, look);
    return rowsOf(allContacts(db), seen);
  }
  const found = findCustomer(db, code);
  permitFile(acting, found.id);
  const seen = await reveal(acting, said, { ...look, files: [found], one: true });
  const of = { customer: found.code, customer_name: found.name };
  return rowsOf(
    contactsOf(db, found.id).map((contact) => ({ ...of, ...contact })),
    seen,
  );
}

function* rowsOf(
  contacts: Iterable<Contact & { customer: string; customer_name: string }>,
  seen: Seen,
): Generator<Row> {
  for (const { id: _, match_key: __, preferred, ...contact } of contacts) {
    const row = { ...contact, preferred: preferred === 1 };
    yield seen(row.customer) ? row : maskRow(row, MASKED_IN_CONTACT);
  }
}

/**
 * The contact of that name; of several with one name, the one with that number. No other names are told: whoever may not
 * see them would learn them.
 */
function findContact(db: Db, customer: { id: number; code: string }, typed: string, to: 'edit' | 'remove'): Contact {
  const named = contactsByName(db, customer.id, matchKey(typed));
  if (named.length === 1) return named[0]!;
  if (named.length > 1) refuse('contact_ambiguous', { customer: customer.code, name: typed, people: named.length, to });
  const keys = phoneKeys(typed);
  const reached = contactsOf(db, customer.id).filter(({ mobile, phone }) =>
    [...phoneKeys(mobile), ...phoneKeys(phone)].some((key) => keys.includes(key)),
  );
  return reached.length === 1 ? reached[0]! : refuse('contact_not_found', { customer: customer.code, value: typed });
}

/** Only one is asked first. */
function preferNone({ db, entry }: Deed, contacts: readonly Contact[]): void {
  for (const { id, preferred } of contacts)
    if (preferred === 1) changeFile(db, entry, 'contacts', id, { preferred: 0 });
}

/** What was typed, checked, as columns; what was not typed is left out. */
function columnsOf(input: ContactInput): Record<string, string | null> {
  const columns: Record<string, string | null> = {};
  for (const key of CONTACT_KEYS) {
    const typed = input[key];
    if (typed === undefined) continue;
    refuseMasked(`--${key}`, typed, key);
    const value = readField(key, typed);
    if (value === undefined)
      refuse('invalid_value', { option: `--${key}`, value: typed, expected: key === 'mobile' ? 'phone' : key });
    columns[key] = value;
  }
  return columns;
}

/** What a list shows instead of a name or number is none. */
function refuseMasked(option: string, typed: string, key: string): void {
  if ((MASKED_IN_CONTACT as Masked)[key] && isMasked(typed))
    refuse('invalid_value', { option, value: typed, expected: 'unmasked' });
}

function readField(key: ContactKey, typed: string): string | null | undefined {
  if (typed === '') return null;
  if (key === 'birthday') return birthdayOf(foldCode(typed)) ?? undefined;
  if (key === 'mobile' || key === 'phone' || key === 'email')
    return readTyped(key, typed, () => '') as string | null | undefined;
  return typed;
}
