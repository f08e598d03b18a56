/** What was written down of a sample when it was received. */
import { firstOfEntry } from './movements.ts';
import { type Db, one } from './sql.ts';

/**
 * Answers the function that reads the note of a sample's delivery: the remark at the line that is the place of its
 * movement among those of the entry.
 */
export function receivedNotes(db: Db): (sampleId: number) => string | null {
  let known = { entry: 0, first: 0 };
  return (sampleId) => {
    const received = one<{ seq: number; entry: number }>(
      db,
      `SELECT seq, entry FROM transfers WHERE sample_id = ? AND kind = 'receive' ORDER BY seq LIMIT 1`,
      sampleId,
    );
    if (!received) return null;
    if (received.entry !== known.entry) known = { entry: received.entry, first: firstOfEntry(db, received) };
    return (
      one<{ words: string | null }>(
        db,
        `SELECT words FROM remarks WHERE entry = ? AND line = ? AND field = 'note'`,
        received.entry,
        received.seq - known.first,
      )?.words ?? null
    );
  };
}
