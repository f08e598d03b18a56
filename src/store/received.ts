/** What was written down of a sample when it was received. */
import { firstOfEntry } from './movements.ts';
import { type Db, one } from './sql.ts';

/** So many entries are remembered; an import's samples come by number, not by day. */
const MOST_KNOWN = 20_000;

/**
 * Answers the function that reads the note of a sample's delivery: the remark at the line that is the place of its
 * movement among those of the entry.
 */
export function receivedNotes(db: Db): (sampleId: number) => string | null {
  const firsts = new Map<number, number>();
  const firstOf = (received: { entry: number; seq: number }): number => {
    let first = firsts.get(received.entry);
    if (first === undefined) {
      if (firsts.size > MOST_KNOWN) firsts.clear();
      first = firstOfEntry(db, received);
      firsts.set(received.entry, first);
    }
    return first;
  };
  return (sampleId) => {
    const received = one<{ seq: number; entry: number }>(
      db,
      `SELECT seq, entry FROM transfers WHERE sample_id = ? AND kind = 'receive' ORDER BY seq LIMIT 1`,
      sampleId,
    );
    if (!received) return null;
    return (
      one<{ words: string | null }>(
        db,
        `SELECT words FROM remarks WHERE entry = ? AND line = ? AND field = 'note'`,
        received.entry,
        received.seq - firstOf(received),
      )?.words ?? null
    );
  };
}
