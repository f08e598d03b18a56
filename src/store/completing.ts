/** What completion offers from the store: a few rows by index, read-only, without the guards that writing needs. */
import Database from 'better-sqlite3';
import { nativeBinding } from './native.ts';
import { all, type Db, one } from './sql.ts';

/** A value, and what it is called. */
export interface Offer {
  readonly value: string;
  readonly name: string | null;
}

/** A shell lists no more than this without asking. */
const MOST = 60;

/** Opens the store for one look at it. @throws whatever is wrong with it; completion stays silent then */
export function openForLook(file: string): Db {
  const how = nativeBinding === undefined ? {} : { nativeBinding };
  return new Database(file, { ...how, readonly: true, fileMustExist: true, timeout: 100 });
}

export function languageOf(db: Db): string | undefined {
  return one<{ value: string }>(db, `SELECT value FROM settings WHERE key = 'language'`)?.value;
}

/** Numbers of samples, bare, that begin so; the newest first. */
export function samplesBeginning(db: Db, bare: string): Offer[] {
  return all(
    db,
    'SELECT number AS value, name FROM samples WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?',
    bare,
    `${bare}~`,
    MOST,
  );
}

/** Samples with these digits, three, at the end of their serial: as clerks say them. */
export function samplesEnding(db: Db, digits: string): Offer[] {
  return all(
    db,
    'SELECT number AS value, name FROM samples WHERE substr(number, -4) >= ? AND substr(number, -4) < ? ORDER BY number DESC LIMIT ?',
    digits,
    `${digits}~`,
    MOST,
  );
}

/** Customers by code, or by name where that is what was begun. */
export function customersBeginning(db: Db, typed: string): Offer[] {
  const byCode = all<Offer>(
    db,
    'SELECT code AS value, name FROM customers WHERE code >= ? COLLATE NOCASE AND code < ? COLLATE NOCASE AND merged_into IS NULL ORDER BY code LIMIT ?',
    typed,
    `${typed}\u{10ffff}`,
    MOST,
  );
  if (byCode.length > 0) return byCode;
  return all(
    db,
    'SELECT name AS value, code AS name FROM customers WHERE match_key >= ? AND match_key < ? AND merged_into IS NULL ORDER BY match_key LIMIT ?',
    typed.toLowerCase(),
    `${typed.toLowerCase()}\u{10ffff}`,
    MOST,
  );
}

export function placesBeginning(db: Db, typed: string): Offer[] {
  return all(
    db,
    `SELECT code AS value, name FROM places WHERE code >= ? COLLATE NOCASE AND code < ? COLLATE NOCASE
       AND retired_on IS NULL ORDER BY code LIMIT ?`,
    typed,
    `${typed}\u{10ffff}`,
    MOST,
  );
}

/** People by code, or by name where that is what was begun. There are few: no index is needed. */
export function peopleBeginning(db: Db, typed: string): Offer[] {
  const begun = typed.toLowerCase();
  const everyone = all<{ code: string; name: string }>(
    db,
    'SELECT code, name FROM operators WHERE retired_on IS NULL ORDER BY code',
  );
  return everyone
    .flatMap(({ code, name }) =>
      code.toLowerCase().startsWith(begun)
        ? [{ value: code, name }]
        : name.toLowerCase().startsWith(begun)
          ? [{ value: name, name: code }]
          : [],
    )
    .slice(0, MOST);
}

/** Numbers of slips that begin so, the newest first. */
export function slipsBeginning(db: Db, typed: string): Offer[] {
  const found = ['receipts', 'checkouts', 'give_backs'].flatMap((table) =>
    all<Offer>(
      db,
      `SELECT number AS value, NULL AS name FROM ${table} WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?`,
      typed,
      `${typed}~`,
      MOST,
    ),
  );
  return found.slice(0, MOST);
}
