/** What may be missing because a destruction took it: its own entry, and rows that name the words, say so. */
import { all, type Db } from '../sql.ts';

export class Erased {
  private readonly words = new Set<string>();
  /** Of each row that a destruction touched: the last entry that did. */
  private readonly rows = new Map<string, number>();

  constructor(db: Db) {
    const words = all<{ said_in: number; line: number | null; field: string | null }>(
      db,
      `SELECT e.said_in, e.line, e.field FROM erasures e JOIN destructions d ON d.id = e.destruction_id
       WHERE e.said_in < d.destroyed_in`,
    );
    for (const { said_in, line, field } of words) this.words.add(`${said_in} ${line} ${field}`);
    const rows = all<{ entry: number; subject: string; subject_id: number }>(
      db,
      `SELECT s.entry, s.subject, s.subject_id FROM destructions d JOIN seals s ON s.entry = d.destroyed_in ORDER BY s.entry`,
    );
    for (const { entry, subject, subject_id } of rows) this.rows.set(`${subject} ${subject_id}`, entry);
  }

  /** Whether the words of a remark were taken; without a field, the answer of an entry. */
  hasWords(entry: number, line: number | null = null, field: string | null = null): boolean {
    return this.words.has(`${entry} ${line} ${field}`);
  }

  /** Whether the salt of a row's seal of that entry was taken. */
  hasSeal(entry: number, subject: string, id: number): boolean {
    return entry < (this.rows.get(`${subject} ${id}`) ?? 0);
  }
}
