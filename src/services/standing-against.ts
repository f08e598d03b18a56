/** What stands against disposing of goods or correcting their history: for the one who is asked to approve it. */
import { type Effect, effect } from '../domain/approvals.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { openLines } from '../store/checkouts.ts';
import { holdOn } from '../store/disposal.ts';
import { feedbackOwed } from '../store/obligations.ts';
import { sampleFacts } from '../store/samples.ts';
import { reservedOf } from '../store/showing.ts';
import type { Db } from '../store/sql.ts';

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
