/** From what a person typed or scanned to the thing that is meant, or the nearest that exist. */

import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import {
  bareNumber,
  isTail,
  judgeSampleNumber,
  likelyBodies,
  parseSlipNumber,
  showSampleNumber,
} from '../domain/numbers.ts';
import { type CustomerFacts, customerByCode, customersByName, customersLike, isDestroyed } from '../store/customers.ts';
import type { Entry } from '../store/journal.ts';
import { allOperators, type OperatorRow, operatorByCode } from '../store/operators.ts';
import { customerPlace, personPlace, type StoragePlace, storageByCode, storageCodes } from '../store/places.ts';
import {
  type SampleFacts,
  sampleByNumber,
  samplesBeside,
  samplesByAlias,
  samplesByBody,
  samplesByTail,
  samplesNamed,
} from '../store/samples.ts';
import { yearsOfSamples } from '../store/serials.ts';
import type { Db } from '../store/sql.ts';
import { foldCode, matchKey } from '../text/fold.ts';
import { nearest } from '../text/nearest.ts';

/**
 * The sample that a number means: whole, without hyphens, in lower case, full-width, by its tail with the check
 * character (`123d`), or by an old number.
 * @throws Refusal wrong_check_character, sample_not_found (4), ambiguous_number (2)
 */
export function findSample(db: Db, typed: string): SampleFacts {
  const bare = bareNumber(foldCode(typed));
  const exact = sampleByNumber(db, bare);
  if (exact) return exact;
  const byAlias = samplesByAlias(db, matchKey(typed));
  if (byAlias.length > 0) return theOnly(typed, byAlias);
  const verdict = judgeSampleNumber(bare);
  if (verdict === 'wrong_check') refuseWrongCheck(typed, samplesByBody(db, likelyBodies(bare)));
  if (verdict === 'right') {
    const likely = samplesByBody(db, likelyBodies(bare));
    refuse('sample_not_found', { value: typed, near: named(likely.length > 0 ? likely : samplesBeside(db, bare)) });
  }
  if (!isTail(bare)) refuse('sample_not_found', { value: typed, near: named(samplesNamed(db, matchKey(typed))) });
  const byTail = samplesByTail(db, bare);
  if (byTail.length > 0) return theOnly(typed, byTail);
  // Its last sign is wrong, or was left out.
  refuseWrongCheck(typed, [...endingIn(db, bare), ...endingIn(db, bare.slice(0, -1))]);
}

/** Samples whose serial is this one, in any year: what a tail with a wrong check character may have meant. */
function endingIn(db: Db, digits: string): SampleFacts[] {
  const years = yearsOfSamples(db).map((year) => String(year).padStart(2, '0'));
  return samplesByBody(
    db,
    years.map((year) => `S${year}${digits.padStart(6, '0')}`),
  );
}

function refuseWrongCheck(value: string, found: readonly SampleFacts[]): never {
  return refuse('wrong_check_character', { value, nearest: named(found) });
}

function named(found: readonly SampleFacts[]): { number: string; name: string }[] {
  return found.slice(0, 3).map(({ number, name }) => ({ number: showSampleNumber(number), name }));
}

function theOnly(typed: string, found: readonly SampleFacts[]): SampleFacts {
  if (found.length === 1) return found[0]!;
  return refuse('ambiguous_number', { value: typed, candidates: shown(found) });
}

function shown(found: readonly SampleFacts[]): string[] {
  return found.slice(0, 5).map(({ number }) => showSampleNumber(number));
}

/** The customer with that code, or with exactly that name. @throws Refusal customer_not_found */
export function findCustomer(db: Db, typed: string): CustomerFacts {
  const folded = foldCode(typed);
  const byCode = customerByCode(db, folded);
  if (byCode) return byCode;
  const key = matchKey(typed);
  const byName = customersByName(db, key);
  if (byName.length === 1) return byName[0]!;
  if (byName.length > 1)
    refuse('ambiguous_number', { value: typed, candidates: byName.map(({ code, name }) => `${code} ${name}`) });
  return refuse('customer_not_found', { value: typed, near: nearCustomers(db, folded, key) });
}

function nearCustomers(db: Db, folded: string, key: string): { code: string; name: string }[] {
  const like = customersLike(db, folded, key, 3);
  if (like.length > 0) return like.map(({ code, name }) => ({ code, name }));
  // Nothing contains it: the nearest codes and names, among as many as can be looked through at once.
  const all = customersLike(db, '', '', 20_000);
  const words = new Map(
    all.flatMap(
      (customer) =>
        [
          [customer.code, customer],
          [customer.name, customer],
        ] as const,
    ),
  );
  return [...new Set(nearest(foldCode(folded), words.keys()).map((word) => words.get(word)!))].map(
    ({ code, name }) => ({ code, name }),
  );
}

/** The customer, whose file can be written into. @throws Refusal customer_not_found, file_destroyed */
export function findOpenFile(db: Db, typed: string): CustomerFacts {
  const found = findCustomer(db, typed);
  if (isDestroyed(db, found.id)) refuse('file_destroyed', { customer: found.code });
  return found;
}

/** The same of whoever is not ourselves. @throws Refusal customer_not_found, file_destroyed, house_stays */
export function findTradePartner(db: Db, typed: string): CustomerFacts {
  const found = findOpenFile(db, typed);
  if (found.code === HOUSE) refuse('house_stays', { customer: found.code });
  return found;
}

/** The storage place with that code, in use. @throws Refusal place_not_found, retired */
export function findPlace(db: Db, typed: string): StoragePlace {
  const folded = foldCode(typed);
  const place = storageByCode(db, folded);
  if (!place) refuse('place_not_found', { value: typed, near: nearest(folded, storageCodes(db)) });
  if (place.retired_on !== null) refuse('retired', { what: 'place', code: place.code });
  return place;
}

/** The person with that code or full name. @throws Refusal person_not_found, ambiguous_number */
export function findPerson(db: Db, typed: string): OperatorRow {
  const byCode = operatorByCode(db, foldCode(typed));
  if (byCode) return byCode;
  const key = matchKey(typed);
  const everyone = allOperators(db);
  const byName = everyone.filter(({ name }) => matchKey(name) === key);
  const active = byName.filter(({ retired_on }) => retired_on === null);
  const found = active.length > 0 ? active : byName;
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    refuse('ambiguous_number', { value: typed, candidates: found.map(({ code, name }) => `${code} ${name}`) });
  const words = nearest(
    foldCode(typed),
    everyone.flatMap(({ code, name }) => [code, name]),
  );
  const near = everyone.filter(({ code, name }) => words.includes(code) || words.includes(name));
  return refuse('person_not_found', { value: typed, near: near.slice(0, 3).map(({ code, name }) => ({ code, name })) });
}

/** A person who can be given goods: not retired. */
export function findHolder(db: Db, typed: string): OperatorRow {
  const person = findPerson(db, typed);
  if (person.retired_on !== null) refuse('retired', { what: 'operator', code: person.code });
  return person;
}

/** The place of a person, made when he first holds something. */
export function placeOfPerson(db: Db, entry: Entry, operator: { id: number }): number {
  return personPlace(db, operator.id) ?? entry.add('places', { kind: 'person', operator_id: operator.id });
}

/** The place of a customer, made when goods first come from or go to him. */
export function placeOfCustomer(db: Db, entry: Entry, customerId: number): number {
  return customerPlace(db, customerId) ?? entry.add('places', { kind: 'customer', customer_id: customerId });
}

/** A slip's number as typed, as stored. @throws Refusal slip_not_found */
export function readSlipNumber(typed: string): { number: string; series: string } {
  return parseSlipNumber(foldCode(typed)) ?? refuse('slip_not_found', { value: typed });
}
