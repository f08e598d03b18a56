/** Looking customers up: lists, and the whole file of one. */
import { CLASS_NAMES } from '../domain/classifying/levels.ts';
import { CREDIT_CONSEQUENCES, type CreditConsequence } from '../domain/credit.ts';
import { completenessOf, FULLNESSES, fullnessFor } from '../domain/customer-completeness.ts';
import { CUSTOMER_FIELDS, CUSTOMER_KEYS, type CustomerField, type CustomerKey } from '../domain/customer-file.ts';
import { LOGGED_KINDS } from '../domain/customer-words.ts';
import { REVIEW_RESULTS, type ReviewResult } from '../domain/file-reviews.ts';
import type { Rows } from '../domain/grids.ts';
import { MASKED_IN_CONTACT, MASKED_IN_FILE, MASKED_IN_TALK, maskRow } from '../domain/masking.ts';
import { toYuan } from '../domain/quantities.ts';
import {
  boolean,
  type Cell,
  day,
  dayOrLess,
  integer,
  list,
  nullable,
  number,
  object,
  oneOf,
  type Row,
  type Shape,
  type TypeOf,
  text,
} from '../domain/shapes.ts';
import { rowOfCustomer, runNow } from '../store/classes.ts';
import { complaintsOf } from '../store/complaints.ts';
import { lastTalk } from '../store/contact-log.ts';
import { contactsOf } from '../store/contacts.ts';
import { creditOf } from '../store/credits.ts';
import {
  allCustomerFiles,
  type CustomerFile,
  customerCounts,
  customerFile,
  openedBy,
} from '../store/customer-files.ts';
import { parentOf } from '../store/families.ts';
import { lastReview } from '../store/file-reviews.ts';
import { type Db, reading, readingRows, type Snapshot } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, permit } from './acting.ts';
import { termsShown } from './crediting.ts';
import { findCustomer, findPerson } from './naming.ts';
import { permitFile, type Reveal, reveal, type Seen } from './revealing.ts';

type FieldShapes = { readonly [K in CustomerKey]: Shape<Cell> };
const SHAPES = Object.fromEntries(
  CUSTOMER_KEYS.map((key) => {
    const { kind, values, partial }: CustomerField = CUSTOMER_FIELDS[key];
    if (partial) return [key, nullable(dayOrLess)];
    if (kind === 'choices') return [key, list(oneOf(...Object.keys(values!)))];
    const shapes: Partial<Record<typeof kind, Shape<unknown>>> = { money: number, integer, day };
    return [key, nullable(shapes[kind] ?? (values ? oneOf(...Object.keys(values)) : text))];
  }),
) as FieldShapes;

/** `missing` names keys of the file. */
export const COMPLETENESS = object({
  fullness: oneOf(...FULLNESSES),
  needed: integer,
  percent: integer,
  missing: list(text),
});

/**
 * The whole file; who opened it; the class of the last classification (`contract/key`); the people there; the last
 * talk; how complete it is; and what of the customer's is here: sample numbers ever, in store, held; receipts.
 */
export const CUSTOMER_FILE = object({
  code: text,
  name: text,
  ...SHAPES,
  opened_on: day,
  opened_by: nullable(text),
  class: nullable(text),
  completeness: COMPLETENESS,
  contacts: list(
    object({
      name: text,
      role: nullable(text),
      mobile: nullable(text),
      phone: nullable(text),
      email: nullable(text),
      preferred: boolean,
    }),
  ),
  last_contact: nullable(
    object({
      happened_on: day,
      kind: oneOf(...LOGGED_KINDS),
      with_whom: nullable(text),
      content: nullable(text),
      outcome: nullable(text),
      operator: nullable(text),
      next_on: nullable(day),
    }),
  ),
  parent: nullable(object({ code: text, name: text })),
  credit: nullable(
    object({
      grade: text,
      consequence: oneOf(...(Object.keys(CREDIT_CONSEQUENCES) as CreditConsequence[])),
      credit_limit: nullable(number),
      terms_days: nullable(integer),
      prepayment: nullable(integer),
      guarantee: nullable(text),
      next_on: day,
    }),
  ),
  last_review: nullable(
    object({
      reviewed_on: day,
      reviewer: text,
      result: oneOf(...(Object.keys(REVIEW_RESULTS) as ReviewResult[])),
      note: nullable(text),
    }),
  ),
  open_complaints: integer,
  samples: integer,
  in_store: integer,
  held: integer,
  receipts: integer,
});
export type ShownFile = TypeOf<typeof CUSTOMER_FILE>;

/**
 * The whole file of one customer, contact data masked unless it is to be revealed.
 * @throws Refusal not_permitted, customer_not_found, missing_option, reveal_refused
 */
export async function showCustomer(acting: Acting, code: string, said: Reveal): Promise<ShownFile> {
  const { db } = acting.store;
  const found = findCustomer(db, code);
  permitFile(acting, found.id);
  const seen = await reveal(acting, said, { command: 'customers show', scope: 'read', files: [found], one: true });
  const file = await reading(db, () => wholeFile(db, found.id, acting.today));
  return seen(file.code) ? file : maskFile(file);
}

/** A file with its contact data masked. */
export function maskFile(file: ShownFile): ShownFile {
  return {
    ...maskRow(file, MASKED_IN_FILE),
    contacts: file.contacts.map((contact) => maskRow(contact, MASKED_IN_CONTACT)),
    last_contact: file.last_contact && maskRow(file.last_contact, MASKED_IN_TALK),
  };
}

/** Everything in the file of one customer, unmasked. */
export function wholeFile(db: Db, id: number, today: string): ShownFile {
  const file = customerFile(db, id);
  const last = lastTalk(db, id);
  const its = classOf(db, id, today);
  const contacts = contactsOf(db, id);
  return {
    ...(shown(file) as { code: string; name: string } & Record<CustomerKey, Cell>),
    opened_on: file.opened_on,
    opened_by: openedBy(db, id),
    class: its,
    completeness: mutable(
      completenessOf(file, {
        fullness: fullnessFor(file.roles as string | null, its),
        person: contacts.length > 0,
        reachable: contacts.some(({ mobile, phone, email }) => mobile ?? phone ?? email),
      }),
    ),
    contacts: contacts.map(({ name, role, mobile, phone, email, preferred }) => ({
      name,
      role,
      mobile,
      phone,
      email,
      preferred: preferred === 1,
    })),
    last_contact: last
      ? {
          happened_on: last.happened_on,
          kind: last.kind,
          with_whom: last.with_whom,
          content: last.content,
          outcome: last.outcome,
          operator: last.operator,
          next_on: last.next_on,
        }
      : null,
    parent: parentOf(db, id) ?? null,
    credit: creditShown(db, id),
    last_review: lastReview(db, id) ?? null,
    open_complaints: complaintsOf(db, id).filter(({ answered_on }) => answered_on === null).length,
    ...customerCounts(db, id),
  };
}

function mutable<T extends { readonly missing: readonly string[] }>(value: T): T & { missing: string[] } {
  return { ...value, missing: [...value.missing] };
}

function creditShown(db: Db, id: number): ShownFile['credit'] {
  const credit = creditOf(db, id);
  if (!credit) return null;
  const { grade, consequence, next_on } = credit;
  return { grade, consequence, ...termsShown(credit), next_on };
}

/** The class that the last classification gave: `contract/key`; null for nobody's. */
export function classOf(db: Db, id: number, today: string): string | null {
  const run = runNow(db, today);
  const found = run && rowOfCustomer(db, run.id, id);
  return found ? CLASS_NAMES[found.rows.class[found.at]!]! : null;
}

export interface CustomerQuestion {
  readonly text?: string | undefined;
  readonly responsible?: string | undefined;
  readonly status?: string | undefined;
  readonly role?: string | undefined;
  readonly industry?: string | undefined;
}

/**
 * Files by code, contact data masked unless it is to be revealed; each word of `text` must be in the code, a name, the contact, the place or the responsible person.
 * Of one industry, all that are called so, however it is spaced.
 * @throws Refusal not_permitted, person_not_found, missing_option
 */
export async function listCustomers(acting: Acting, asked: CustomerQuestion & Reveal): Promise<Snapshot<Rows>> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  const person = asked.responsible === undefined ? null : findPerson(db, asked.responsible);
  const whose = person && [matchKey(person.code), matchKey(person.name)];
  const industry = asked.industry === undefined ? null : matchKey(asked.industry);
  const words = (asked.text ?? '')
    .split(/\s+/u)
    .map(matchKey)
    .filter((word) => word !== '');
  const fits = (file: CustomerFile): boolean =>
    (asked.status === undefined || file.status === asked.status) &&
    (asked.role === undefined ||
      String(file.roles ?? '')
        .split(',')
        .includes(asked.role)) &&
    (industry === null || matchKey(String(file.industry ?? '')) === industry) &&
    (whose === null ||
      whose.includes(matchKey(String(file.responsible ?? ''))) ||
      whose.includes(matchKey(String(file.second_responsible ?? '')))) &&
    holds(file, words);
  const isNarrowed = [asked.text, asked.responsible, asked.status, asked.role, asked.industry].some(
    (value) => value !== undefined,
  );
  const all = (): Iterable<CustomerFile> => matching(allCustomerFiles(db, { derived: true }), fits);
  const files = asked.reveal && isNarrowed ? { files: [...all()] } : {};
  const seen = await reveal(acting, asked, { command: 'customers list', scope: 'read', ...files });
  return readingRows(db, () => listed(all(), seen));
}

function* matching(files: Iterable<CustomerFile>, fits: (file: CustomerFile) => boolean): Generator<CustomerFile> {
  for (const file of files) if (fits(file)) yield file;
}

function* listed(files: Iterable<CustomerFile>, seen: Seen): Generator<Row> {
  for (const file of files) yield seen(file.code) ? shown(file) : maskRow(shown(file), MASKED_IN_FILE);
}

function holds(file: CustomerFile, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = SEARCHED.map((key) => matchKey(String(file[key] ?? ''))).join('\n');
  return words.every((word) => text.includes(word));
}

const SEARCHED = [
  'code',
  'name',
  'short_name',
  'contact',
  'country',
  'region',
  'province',
  'city',
  'industry',
  'responsible',
];

/** A file as lists show it: money in yuan, several words as a list. */
function shown(file: CustomerFile): Row {
  const row: Record<string, Cell> = { code: file.code, name: file.name };
  for (const key of CUSTOMER_KEYS) {
    const value = file[key] ?? null;
    const { kind }: CustomerField = CUSTOMER_FIELDS[key];
    if (kind === 'money') row[key] = toYuan(value as number | null);
    else if (kind === 'choices') row[key] = value === null ? [] : String(value).split(',');
    else row[key] = value;
  }
  return row;
}
