/** What stands against disposing of goods or correcting their history: for the one who is asked to approve it. */
import { admissionState } from '../domain/admission.ts';
import { type Effect, effect } from '../domain/approvals.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { admissionSteps, admissions } from '../store/admissions.ts';
import { openLines } from '../store/checkouts.ts';
import { openOf } from '../store/destructions.ts';
import { holdOn } from '../store/disposal.ts';
import { handovers } from '../store/file-reviews.ts';
import { feedbackOwed } from '../store/obligations.ts';
import { sampleFacts } from '../store/samples.ts';
import { reservedOf } from '../store/showing.ts';
import type { Db } from '../store/sql.ts';

/** What of a customer's waits to be done, and nobody could do once his file is destroyed. */
export function openMatters(db: Db, ids: readonly number[], today: string): Effect[] {
  const { complaints, notices, requests } = openOf(db, ids, today);
  const admitting = ids.flatMap((id) => {
    const [last] = admissions(db, id);
    return last && admissionState(admissionSteps(db, last.id), last.important === 1).state === 'open' ? [last.id] : [];
  });
  const handed = ids.flatMap((id) =>
    handovers(db, id).filter((row) => row.passed_on === 0 && (row.told_on === null || row.contacted_on === null)),
  );
  const some = (kind: string, which: readonly (number | string)[]): Effect[] =>
    which.length === 0 ? [] : [effect(kind, { quantity: which.length, number: which.join(', ') })];
  return [
    ...some('complaints_open', complaints),
    ...some('requests_open', requests),
    ...some('notices_open', notices),
    ...some('admissions_open', admitting),
    ...(handed.length > 0 ? [effect('handovers_open', { quantity: handed.length, who: handed[0]!.to })] : []),
  ];
}

/** Holds, open checkouts, reservations and feedback that is still owed, of these samples. */
export function againstOf(db: Db, sampleIds: readonly number[]): Effect[] {
  return sampleIds.flatMap((id) => {
    const { number: bare, name, unit } = sampleFacts(db, id);
    const sample = { number: showSampleNumber(bare), name, unit };
    const feedback = feedbackOwed(db, id);
    const held = holdOn(db, id);
    return [
      ...(held ? [effect('on_hold', { ...sample, who: held.by, due: held.held_on })] : []),
      ...openLines(db, id).map(({ holder, checkout, due_on, outstanding }) =>
        effect('open_checkout', {
          ...sample,
          quantity: toDecimal(outstanding),
          who: holder,
          from: checkout,
          due: due_on,
        }),
      ),
      ...reservedOf(db, id).map(({ who, due, quantity }) =>
        effect('reserved', { ...sample, quantity: toDecimal(quantity), who, due }),
      ),
      ...(feedback === null ? [] : [effect('open_feedback', { ...sample, due: feedback })]),
    ];
  });
}
