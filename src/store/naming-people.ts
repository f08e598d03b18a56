/** The people that rows of a sheet name. */
import { allOperators, type OperatorRow } from './operators.ts';
import { all, type Db, sql } from './sql.ts';

/**
 * One person has one spelling: the operator's code, by code or full name; who is none is kept as the sheet says.
 * @param fits whether somebody can be what the column says; who cannot is kept as well, and said so
 */
export function namePeople(
  db: Db,
  column: 'responsible' | 'second_responsible' | 'salesperson',
  fits: (person: OperatorRow) => boolean = () => true,
): void {
  for (const { said, person } of peopleIn(db, column)) {
    if (person === null) remarkPerson(db, column, 'person_unknown', said);
    else {
      if (!fits(person)) remarkPerson(db, column, 'person_unfit', said);
      if (person.code !== said) sql(db, `UPDATE staged SET ${column} = ? WHERE ${column} = ?`).run(person.code, said);
    }
  }
}

/** Who did it must be an operator: his id; who is none is left out, and said so. */
export function identifyPeople(db: Db, column: string, id: string): void {
  db.exec(`UPDATE staged SET ${id} = NULL`);
  for (const { said, person } of peopleIn(db, column)) {
    if (person === null) remarkPerson(db, column, 'person_left_out', said);
    else sql(db, `UPDATE staged SET ${id} = ? WHERE ${column} = ?`).run(person.id, said);
  }
}

function remarkPerson(db: Db, column: string, code: string, said: string): void {
  sql(
    db,
    `INSERT INTO remarked SELECT line, '${column}', '${code}', json_object('value', ${column}), 1
     FROM staged WHERE ${column} = ?`,
  ).run(said);
}

function* peopleIn(db: Db, column: string): Generator<{ said: string; person: OperatorRow | null }> {
  const words = all<{ said: string }>(db, `SELECT DISTINCT ${column} AS said FROM staged WHERE ${column} IS NOT NULL`);
  if (words.length === 0) return;
  const operators = allOperators(db);
  for (const { said } of words) {
    const namesakes = operators.filter(({ name }) => name === said);
    const person =
      operators.find(({ code }) => code.toLowerCase() === said.toLowerCase()) ??
      (namesakes.length === 1 ? namesakes[0] : undefined);
    yield { said, person: person ?? null };
  }
}
