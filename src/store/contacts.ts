/** People at customers. */
import { all, type Db, iterated } from './sql.ts';

export interface Contact {
  readonly id: number;
  readonly name: string;
  readonly match_key: string;
  readonly role: string | null;
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly social: string | null;
  readonly birthday: string | null;
  readonly likes: string | null;
  readonly weight: string | null;
  readonly preferred: 0 | 1;
  readonly note: string | null;
}

const COLUMNS = 'id, name, match_key, role, mobile, phone, email, social, birthday, likes, weight, preferred, note';

/** The contacts of a customer who are not removed: the preferred one first, then by the order of coming. */
export function contactsOf(db: Db, customerId: number): Contact[] {
  return all(
    db,
    `SELECT ${COLUMNS} FROM contacts WHERE customer_id = ? AND removed_on IS NULL ORDER BY preferred DESC, id`,
    customerId,
  );
}

/** The contacts of that name: more than one where files were merged. */
export function contactsByName(db: Db, customerId: number, matchKey: string): Contact[] {
  return all(
    db,
    `SELECT ${COLUMNS} FROM contacts WHERE customer_id = ? AND match_key = ? AND removed_on IS NULL ORDER BY id`,
    customerId,
    matchKey,
  );
}

/** The contacts of all customers, as they are read. */
export function allContacts(db: Db): Iterable<Contact & { customer: string; customer_name: string }> {
  return iterated<Contact & { customer: string; customer_name: string }>(
    db,
    `SELECT c.code AS customer, c.name AS customer_name, ${COLUMNS.replaceAll(/\w+/g, 'p.$&')}
     FROM contacts p JOIN customers c ON c.id = p.customer_id WHERE p.removed_on IS NULL
     ORDER BY c.code, c.id, p.preferred DESC, p.id`,
  );
}
