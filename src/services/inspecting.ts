/** Inspection: what came in is accepted, rejected, or accepted under a condition. */

import type { Duty } from '../domain/duties.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { available, sampleFacts } from '../store/samples.ts';
import { standingOf } from '../store/standing.ts';
import { type Acting, permit, record } from './acting.ts';
import { findSample } from './naming.ts';

export const RESULTS = ['accepted', 'rejected', 'conditional'] as const;

export const INSPECTED = object({
  number: text,
  name: text,
  unit: text,
  quality: oneOf(...RESULTS),
  state: text,
  available: number,
});
export type Inspected = TypeOf<typeof INSPECTED>;

/** Material, parts and samples are inspected; tools and moulds confirmed by engineering; documents controlled. */
export function inspectionDuty(kind: string): Duty {
  if (kind === 'tool' || kind === 'mould') return 'inspect_tools';
  return kind === 'document' ? 'inspect_documents' : 'inspect_goods';
}

/** Records the result of an inspection. @throws Refusal sample_not_found, not_permitted */
export async function inspect(
  acting: Acting,
  input: {
    number: string;
    result: (typeof RESULTS)[number];
    report_no?: string | undefined;
    note?: string | undefined;
  },
): Promise<Inspected> {
  permit(acting, inspectionDuty(findSample(acting.store.db, input.number).kind));
  return record(acting, 'inspect', input, (deed) => {
    const { db, entry } = deed;
    const { id } = findSample(db, input.number);
    entry.change('samples', id, { quality: input.result, quality_on: deed.happenedOn() });
    entry.remark('report_no', input.report_no);
    entry.remark('note', input.note);
    const sample = sampleFacts(db, id);
    return {
      number: showSampleNumber(sample.number),
      name: sample.name,
      unit: sample.unit,
      quality: input.result,
      state: standingOf(db, id).state,
      available: toDecimal(available(db, sample)),
    };
  });
}
