/** Customers' files: opening and changing. */
import { potentialByHand } from '../domain/classifying/levels.ts';
import { isCode } from '../domain/codes.ts';
import { CUSTOMER_FIELDS, CUSTOMER_KEYS, type CustomerField, type CustomerKey } from '../domain/customer-file.ts';
import { refuse } from '../domain/errors.ts';
import { isMasked, MASKED_IN_FILE, type Masked } from '../domain/masking.ts';
import { list, nullable, object, type TypeOf, text } from '../domain/shapes.ts';
import { readTyped } from '../imports/customers.ts';
import { readCreditCode } from '../spreadsheets/credit-codes.ts';
import { type CustomerFile, customerFile } from '../store/customer-files.ts';
import { customersByName } from '../store/customers.ts';
import { changeFile } from '../store/field-changes.ts';
import { fileByCode } from '../store/merging.ts';
import { keepsFiles, operatorByCode } from '../store/operators.ts';
import { nextCustomerCode } from '../store/serials.ts';
import type { Db } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, permit, record } from './acting.ts';
import { findHolder, findOpenFile } from './naming.ts';
import { permitKeeping } from './revealing.ts';

/** What was typed for the fields of a file: days as days, money in fen, the rest as text. Empty text clears. */
export type CustomerInput = { readonly [K in CustomerKey]?: string | number | readonly string[] | undefined };

/** What somebody should look at although it was taken: a credit code's check character, and what it should be. */
const WARNINGS = list(object({ key: text, problem: text, expected: nullable(text) }));
export type FileWarning = TypeOf<typeof WARNINGS>[number];

/** `same_name`: other customers with this name. */
export const OPENED_FILE = object({ code: text, name: text, same_name: list(text), warnings: WARNINGS });
export type OpenedFile = TypeOf<typeof OPENED_FILE>;

/** `changed`: the keys that are new; empty when everything was so already. */
export const EDITED_FILE = object({ code: text, name: text, changed: list(text), warnings: WARNINGS });
export type EditedFile = TypeOf<typeof EDITED_FILE>;

/**
 * Opens a file; without a code it gets the next one.
 * @throws Refusal not_permitted, code_taken, invalid_value, in_the_future, person_not_found, retired, responsible_twice
 */
export async function addCustomer(
  acting: Acting,
  input: CustomerInput & { readonly code?: string | undefined; readonly name: string },
): Promise<OpenedFile> {
  permit(acting, 'customer_files');
  return record(acting, 'customers add', input, (deed) => {
    const { db, entry } = deed;
    if (input.code !== undefined) {
      if (!isCode(input.code)) refuse('invalid_value', { option: 'CODE', value: input.code, expected: 'new_code' });
      // Also the code of a file that was merged into another.
      const taken = fileByCode(db, input.code);
      if (taken) refuse('code_taken', { what: 'customer', code: taken.code });
    }
    const key = matchKey(input.name);
    const namesakes = customersByName(db, key);
    const code = input.code ?? nextCustomerCode(db);
    const columns = columnsOf(acting, input);
    refuseTwice(columns, null);
    entry.add('customers', {
      code,
      name: input.name,
      match_key: key,
      ...columns,
      opened_on: deed.happenedOn(),
    });
    const same_name = namesakes.map((other) => other.code);
    return { code, name: input.name, same_name, warnings: warningsOf(db, columns) };
  });
}

/** Who sees a file follows from these. */
const KEPT_BY_OWNERS: readonly string[] = ['responsible', 'second_responsible', 'level'];

/**
 * Changes a file.
 * @throws Refusal not_permitted, customer_not_found, invalid_value, in_the_future, file_of_others, person_not_found, retired,
 *   responsible_twice
 */
export async function editCustomer(
  acting: Acting,
  input: CustomerInput & {
    readonly code: string;
    readonly name?: string | undefined;
    readonly clear?: readonly CustomerKey[] | undefined;
  },
): Promise<EditedFile> {
  permit(acting, 'customer_files');
  return record(acting, 'customers edit', input, (deed) => {
    const { db, entry } = deed;
    const { id } = findOpenFile(db, input.code);
    const before = customerFile(db, id, { derived: false });
    if (input.name === '') refuse('invalid_value', { option: '--name', value: '', expected: 'text' });
    const both = input.clear?.find((key) => input[key] !== undefined);
    if (both) refuse('conflicting_options', { options: ['--clear', `--${both.replaceAll('_', '-')}`] });
    const wanted: Record<string, string | number | null> = {
      ...(input.name === undefined ? {} : { name: input.name, match_key: matchKey(input.name) }),
      ...columnsOf(acting, input, before),
      ...Object.fromEntries((input.clear ?? []).map((key) => [key, null])),
    };
    const changed = Object.keys(wanted).filter((key) => wanted[key] !== before[key]);
    if (changed.some((key) => KEPT_BY_OWNERS.includes(key))) {
      permitKeeping(acting, { id, code: before.code });
      refuseTwice({ ...before, ...wanted }, before.code);
    }
    if (changed.length === 0) deed.nothingNew();
    else {
      // Business has begun again: the retention begins anew when it is archived anew.
      const reopened = changed.includes('status') && before.status === 'archived';
      changeFile(db, entry, 'customers', id, {
        ...Object.fromEntries(changed.map((key) => [key, wanted[key]])),
        ...(reopened ? { archived_on: null, retain_until: null } : {}),
      });
    }
    return {
      code: before.code,
      name: input.name ?? before.name,
      changed: changed.filter((key) => key !== 'match_key'),
      warnings: warningsOf(db, Object.fromEntries(changed.map((key) => [key, wanted[key]]))),
    };
  });
}

/** Of two responsible persons each has the other to stand in for him. */
function refuseTwice(file: Readonly<Record<string, unknown>>, customer: string | null): void {
  const { responsible, second_responsible: second } = file;
  if (typeof responsible === 'string' && responsible !== '' && responsible === second)
    refuse('responsible_twice', { customer, person: responsible });
}

/** What is expected where the kind of the field does not say it. */
const EXPECTED: Readonly<Partial<Record<CustomerKey, string>>> = {
  mobile: 'phone',
  phone: 'phone',
  fax: 'phone',
  credit_code: 'credit_code',
};

/** What has happened when somebody writes it down. */
const HAPPENED: readonly CustomerKey[] = ['founded_on', 'first_contact_on'];

/** What was typed, checked, as columns; what was not typed is left out. */
function columnsOf(
  { store: { db }, today }: Acting,
  input: CustomerInput,
  before?: CustomerFile,
): Record<string, string | number | null> {
  const columns: Record<string, string | number | null> = {};
  for (const key of CUSTOMER_KEYS) {
    const typed = input[key];
    if (typed === undefined) continue;
    const value =
      typeof typed === 'number'
        ? typed
        : readTyped(key, String(typed), (other) => String(input[other as CustomerKey] ?? before?.[other] ?? ''));
    if (typeof typed === 'string' && (MASKED_IN_FILE as Masked)[key] && isMasked(typed))
      refuse('invalid_value', { option: `--${key.replaceAll('_', '-')}`, value: typed, expected: 'unmasked' });
    if (key === 'status' && (value === 'archived' || value === 'destroyed') && before?.status !== value)
      refuse('status_by_deed', { status: value, customer: before?.code ?? null });
    if (value === undefined) {
      const { kind }: CustomerField = CUSTOMER_FIELDS[key];
      refuse('invalid_value', {
        option: `--${key.replaceAll('_', '-')}`,
        value: String(typed),
        expected: EXPECTED[key] ?? kind,
      });
    }
    if (HAPPENED.includes(key) && typeof value === 'string' && value > today) refuse('in_the_future', { value });
    columns[key] = value;
  }
  for (const key of ['responsible', 'second_responsible']) {
    const typed = columns[key];
    // What a sheet of old said may stay as it is.
    if (typeof typed === 'string' && typed !== '' && typed !== before?.[key]) columns[key] = findHolder(db, typed).code;
  }
  return columns;
}

/**
 * A wrong check character is worth a look: real codes with faults exist. So is a potential that classification does not
 * know, and a file given to somebody who may not keep it: his role may follow.
 */
function warningsOf(db: Db, columns: Readonly<Record<string, unknown>>): FileWarning[] {
  const { credit_code: code, potential } = columns;
  const free = typeof potential === 'string' && potentialByHand(potential) === undefined;
  const unfit = ['responsible', 'second_responsible'].filter((key) => {
    const person = typeof columns[key] === 'string' ? operatorByCode(db, columns[key]) : undefined;
    return person !== undefined && !keepsFiles(person);
  });
  return [
    ...creditWarnings(code),
    ...(free ? [{ key: 'potential', problem: 'potential_free', expected: null }] : []),
    ...unfit.map((key) => ({ key, problem: 'person_unfit', expected: String(columns[key]) })),
  ];
}

function creditWarnings(code: unknown): FileWarning[] {
  if (typeof code !== 'string') return [];
  const { expected = null, ...reading } = readCreditCode(code) as { expected?: string; warning?: string };
  return reading.warning === undefined ? [] : [{ key: 'credit_code', problem: reading.warning, expected }];
}
