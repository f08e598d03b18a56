/** What a customer says is to be done with his goods. */

import { INSTRUCTION_CODES, type Instruction } from '../domain/disposal.ts';
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { day, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { customerById } from '../store/customers.ts';
import { instructionFor } from '../store/disposal.ts';
import type { SampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import { findSample } from './naming.ts';

export const INSTRUCTED = object({
  number: text,
  name: text,
  customer: text,
  decision: oneOf(...INSTRUCTION_CODES),
  by: text,
  decided_on: day,
});
export type Instructed = TypeOf<typeof INSTRUCTED>;

/** Puts down what the customer decided; the latest word counts. */
export async function instruct(
  acting: Acting,
  input: { number: string; decision: Instruction; by: string; note?: string | undefined },
): Promise<Instructed> {
  permit(acting, 'custody');
  return record(acting, 'instruct', input, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    const decided_on = deed.happenedOn();
    entry.add('instructions', { sample_id: sample.id, decision: input.decision, decided_on });
    entry.remark('instructed_by', input.by, { subject: sample.customer_id });
    entry.remark('note', input.note, { subject: sample.customer_id });
    return {
      number: showSampleNumber(sample.number),
      name: sample.name,
      customer: customerById(db, sample.customer_id)!.code,
      decision: input.decision,
      by: input.by,
      decided_on,
    };
  });
}

/** The house's own goods need nobody's word. @throws Refusal instruction_missing */
export function refuseUninstructed(db: Db, sample: SampleFacts, wanted: Instruction): void {
  const { code } = customerById(db, sample.customer_id)!;
  if (code === HOUSE) return;
  const given = instructionFor(db, sample.id)?.decision ?? null;
  if (given === wanted) return;
  refuse('instruction_missing', { number: showSampleNumber(sample.number), customer: code, decision: given });
}
