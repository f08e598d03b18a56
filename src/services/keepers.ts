/** Who can be responsible for customers' files and what is done about them. */
import { DUTIES } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import { keepsFiles, type OperatorRow } from '../store/operators.ts';
import type { Db } from '../store/sql.ts';
import { findHolder } from './naming.ts';

/**
 * A person whose duty it is to keep customers' files; anybody else could neither log a talk nor answer a complaint.
 * @throws Refusal person_not_found, ambiguous_number, retired, not_permitted
 */
export function findKeeper(db: Db, typed: string): OperatorRow {
  const person = findHolder(db, typed);
  if (!keepsFiles(person))
    refuse('not_permitted', { operator: person.code, duty: 'customer_files', roles: [...DUTIES.customer_files] });
  return person;
}
