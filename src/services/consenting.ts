/** What customers agreed to, and what of their data was given to somebody outside, for what. */
import { refuse } from '../domain/errors.ts';
import { boolean, day, integer, nullable, object, type TypeOf, text } from '../domain/shapes.ts';
import { type ConsentRow, consentsOf, type DisclosureRow, disclosuresOf } from '../store/consents.ts';
import { reading } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, permit, record } from './acting.ts';
import { findCustomer, findOpenFile } from './naming.ts';

export const CONSENT = object({
  consent: integer,
  customer: text,
  customer_name: text,
  given_on: day,
  purpose: text,
  scope: text,
  until: nullable(day),
  document: nullable(text),
  withdrawn_on: nullable(day),
});
export type Consent = TypeOf<typeof CONSENT>;

export interface ConsentInput {
  readonly customer: string;
  readonly purpose: string;
  readonly scope: string;
  readonly until?: string | undefined;
  readonly document?: string | undefined;
}

/**
 * Puts on record what a customer agreed to. The same again, still in force, changes nothing but its last day and its paper.
 * @throws Refusal not_permitted, customer_not_found, file_destroyed, range_reversed
 */
export async function giveConsent(acting: Acting, input: ConsentInput): Promise<Consent> {
  permit(acting, 'customer_files');
  return record(acting, 'customers consent', input, (deed) => {
    const { db, entry } = deed;
    const customer = findOpenFile(db, input.customer);
    const given_on = deed.happenedOn();
    if (input.until !== undefined && input.until < given_on)
      refuse('range_reversed', { from: given_on, to: input.until, what: 'until' });
    const match_key = matchKey(input.purpose);
    const facts = { until_on: input.until ?? null, document: input.document || null };
    const same = consentsOf(db, customer.id).find(
      (one) => one.withdrawn_on === null && one.match_key === match_key && one.scope === input.scope,
    );
    if (same && same.until_on === facts.until_on && same.document === facts.document) deed.nothingNew();
    else if (same) entry.change('consents', same.id, facts);
    else {
      const { purpose, scope } = input;
      entry.add('consents', { customer_id: customer.id, given_on, purpose, match_key, scope, ...facts });
    }
    const kept = consentsOf(db, customer.id).find((one) => one.match_key === match_key && one.scope === input.scope);
    return consentShown(kept!);
  });
}

/**
 * A customer takes a consent back. Taken back already, nothing changes.
 * @throws Refusal not_permitted, customer_not_found, file_destroyed, consent_not_found (4)
 */
export async function withdrawConsent(
  acting: Acting,
  input: { readonly customer: string; readonly consent: number },
): Promise<Consent> {
  permit(acting, 'customer_files');
  return record(acting, 'customers consent withdraw', input, (deed) => {
    const { db, entry } = deed;
    const customer = findOpenFile(db, input.customer);
    const known = consentsOf(db, customer.id);
    const meant = known.find(({ id }) => id === input.consent);
    if (!meant)
      return refuse('consent_not_found', {
        customer: customer.code,
        consent: input.consent,
        known: known.map(({ id }) => id),
      });
    if (meant.withdrawn_on !== null) deed.nothingNew();
    else entry.change('consents', meant.id, { withdrawn_on: deed.happenedOn() });
    return consentShown(consentsOf(db, customer.id).find(({ id }) => id === meant.id)!);
  });
}

function consentShown({ id, match_key: _, until_on, ...rest }: ConsentRow): Consent {
  return { consent: id, ...rest, until: until_on };
}

/** Consents, the newest first; `open`: those that hold on the day. @throws Refusal not_permitted, customer_not_found */
export async function listConsents(
  acting: Acting,
  asked: { readonly customer?: string | undefined; readonly open: boolean },
): Promise<Consent[]> {
  permit(acting, 'customer_files', 'safeguard');
  const { db } = acting.store;
  return reading(db, () =>
    consentsOf(db, asked.customer === undefined ? null : findCustomer(db, asked.customer).id)
      .filter((row) => !asked.open || holds(row, acting.today))
      .map(consentShown),
  );
}

function holds({ given_on, until_on, withdrawn_on }: ConsentRow, on: string): boolean {
  return given_on <= on && (until_on === null || on <= until_on) && (withdrawn_on === null || on < withdrawn_on);
}

/** `consent`: by which it was done; null where none for this purpose is on record. */
export const DISCLOSED = object({
  customer: text,
  customer_name: text,
  disclosed_on: day,
  recipient: text,
  data: text,
  purpose: text,
  consent: nullable(integer),
  lacks_consent: boolean,
});
export type Disclosed = TypeOf<typeof DISCLOSED>;

export interface DisclosureInput {
  readonly customer: string;
  readonly recipient: string;
  readonly data: string;
  readonly purpose: string;
  readonly consent?: number | undefined;
}

/**
 * Puts on record that data of a customer was given to somebody outside. Without a number it rests on the consent for that
 * purpose that holds on the day; where there is none it is recorded all the same, and said.
 * @throws Refusal not_permitted, customer_not_found, file_destroyed, consent_not_found (4)
 */
export async function recordDisclosure(acting: Acting, input: DisclosureInput): Promise<Disclosed> {
  permit(acting, 'customer_files');
  return record(acting, 'customers share', input, (deed) => {
    const { db, entry } = deed;
    const customer = findOpenFile(db, input.customer);
    const disclosed_on = deed.happenedOn();
    const holding = consentsOf(db, customer.id).filter((one) => holds(one, disclosed_on));
    const rests =
      input.consent === undefined
        ? holding.find(({ match_key }) => match_key === matchKey(input.purpose))
        : holding.find(({ id }) => id === input.consent);
    if (input.consent !== undefined && !rests)
      refuse('consent_not_found', {
        customer: customer.code,
        consent: input.consent,
        known: holding.map(({ id }) => id),
        over: consentsOf(db, customer.id).some(({ id }) => id === input.consent),
      });
    const { recipient, data, purpose } = input;
    const said = { disclosed_on, recipient, data, purpose };
    entry.add('disclosures', { customer_id: customer.id, ...said, consent_id: rests?.id ?? null });
    return {
      customer: customer.code,
      customer_name: customer.name,
      ...said,
      consent: rests?.id ?? null,
      lacks_consent: rests === undefined,
    };
  });
}

/** What was given to others, the latest first. @throws Refusal not_permitted, customer_not_found */
export async function listDisclosures(acting: Acting, code: string | undefined): Promise<DisclosureRow[]> {
  permit(acting, 'customer_files', 'safeguard');
  const { db } = acting.store;
  return reading(db, () => disclosuresOf(db, code === undefined ? null : findCustomer(db, code).id));
}
