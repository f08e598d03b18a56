/** Revisions of documents: the old one is recalled when a new one is accepted, and is not given out any more. */
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { boolean, list, nullable, number, object, type TypeOf, text } from '../domain/shapes.ts';
import { copiesOut, documentOf, newerRevision } from '../store/revisions.ts';
import type { SampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';

export const COPIES_OUT = list(
  object({
    number: text,
    holder: text,
    checkout: text,
    revision: nullable(text),
    quantity: number,
    recalled: boolean,
  }),
);

/** Who has copies of a document, under whatever number, and whether they are to come back; nothing of other kinds. */
export function copiesShown(db: Db, sample: Pick<SampleFacts, 'id' | 'kind'>): TypeOf<typeof COPIES_OUT> {
  if (sample.kind !== 'document') return [];
  return copiesOut(db, documentOf(db, sample.id)).map((copy) => ({
    ...copy,
    number: showSampleNumber(copy.number),
    quantity: toDecimal(copy.quantity),
    recalled: copy.recalled === 1,
  }));
}

/** @throws Refusal superseded (5) for a document of which a newer revision was accepted */
export function refuseSuperseded(db: Db, sample: SampleFacts): void {
  if (sample.kind !== 'document') return;
  const newer = newerRevision(db, sample.id);
  if (newer)
    refuse('superseded', {
      number: showSampleNumber(sample.number),
      revision: newer.own,
      newer: newer.revision,
      number_newer: showSampleNumber(newer.number),
    });
}
