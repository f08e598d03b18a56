/** Readings against the batches that cover them: each is as it came, none has gone, none was put in. */
import type { StoredReading } from '../../domain/environment.ts';
import type { Finding } from '../../domain/findings.ts';
import { ReadingDigest } from '../reading-digest.ts';
import { all, type Db, sql } from '../sql.ts';
import type { Steps } from './chain.ts';

interface Batch {
  readonly id: number;
  readonly first_id: number;
  readonly last_id: number;
  readonly digest: Buffer;
  readonly entry: number;
}

/** Reads all readings once, in their order; the batches themselves are sealed rows. */
export function* checkReadings(db: Db): Steps {
  const batches = all<Batch>(db, 'SELECT * FROM reading_batches ORDER BY first_id, id');
  const lost = ({ id }: StoredReading): Finding => ({
    code: 'reading_unfounded',
    entry: null,
    subject: `readings ${id}`,
    detail: null,
  });
  const differs = ({ id, entry }: Batch): Finding => ({
    code: 'readings_differ',
    entry,
    subject: `reading_batches ${id}`,
    detail: null,
  });
  let at = 0;
  let digest = new ReadingDigest();
  let count = 0;
  for (const reading of sql<unknown[], StoredReading>(db, 'SELECT * FROM readings ORDER BY id').iterate()) {
    while (at < batches.length && reading.id > batches[at]!.last_id) {
      if (!digest.digest().equals(batches[at]!.digest)) yield differs(batches[at]!);
      digest = new ReadingDigest();
      at += 1;
    }
    if (at < batches.length && reading.id >= batches[at]!.first_id) digest.add(reading);
    else yield lost(reading);
    if (++count % 1000 === 0) yield null;
  }
  for (; at < batches.length; at += 1) {
    if (!digest.digest().equals(batches[at]!.digest)) yield differs(batches[at]!);
    digest = new ReadingDigest();
  }
}
