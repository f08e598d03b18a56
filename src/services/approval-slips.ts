/** A request for approval as a slip: what is asked for, by whom, and who decided — scrapping above all. */
import { approvalState } from '../domain/approvals.ts';
import { dayOf } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import type { Cell } from '../domain/shapes.ts';
import { approvalByNumber, decisionsOn } from '../store/approvals.ts';
import { customerById } from '../store/customers.ts';
import { entryFacts, entryOfApproval, lastEntryOf, wordsOfEntry } from '../store/paper.ts';
import { settingOf } from '../store/settings.ts';
import { signaturesOf } from '../store/slips.ts';
import { reading } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';
import { kindNamed } from './approval-kinds.ts';
import { decisionDay } from './approving.ts';
import type { Slip } from './slips.ts';

/** What approving does, or did, line by line. @throws Refusal slip_not_found (4) */
export async function approvalSlip(acting: Acting, number: string): Promise<Slip> {
  permit(acting, 'custody');
  const { db } = acting.store;
  return reading(db, () => {
    const row = approvalByNumber(db, number) ?? refuse('slip_not_found', { value: number });
    const { does } = kindNamed(row.kind).effects(db, JSON.parse(row.payload));
    const { happened_at, operator, operator_name } = entryFacts(db, row.requested_in);
    const words = new Map(wordsOfEntry(db, row.requested_in).map(({ field, words }) => [field, words]));
    const customer = row.customer_id === null ? undefined : customerById(db, row.customer_id);
    const signatures = signaturesOf(db, number);
    const decided = decisionsOn(db, row.id).map((decision) => decision.operator);
    const witnesses = does.flatMap(({ effect, who }) => (effect === 'witnessed' && who !== null ? [who] : []));
    const state = approvalState(row, decisionDay(acting));
    const facts: [string, string | undefined][] = [
      ['approval_kind', row.kind],
      ['subject', row.subject],
      ['reason', words.get('reason')],
      ['method', words.get('method')],
      ['witness', witnesses.join(', ')],
      ['approval_state', state],
      ['decided_by', decided.join(', ')],
      ['expires_on', state === 'pending' ? row.expires_on : undefined],
    ];
    return {
      slip: number,
      kind: 'approval' as const,
      on: dayOf(happened_at),
      customer: customer?.code ?? null,
      customer_name: customer?.name ?? null,
      person: null,
      person_name: null,
      operator,
      operator_name,
      facts: facts.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [{ key, value }])),
      lines: does
        .filter((effect) => effect.number !== null)
        .map(
          ({ number: sample, name, quantity, unit, from, to }): Record<string, Cell> => ({
            number: sample,
            name,
            quantity,
            unit,
            from,
            to,
          }),
        ),
      signatures,
      state: (['draft', 'half_signed', 'signed'] as const)[Math.min(2, signatures.length)]!,
      copies: settingOf(db, 'slip.copies') as number,
      head: entryFacts(db, lastEntryOf(db, number, entryOfApproval(db, row.id))).head,
    };
  });
}
