/** A request for approval as a slip: what is asked for, by whom, and who decided. That of scrapping is its record. */
import { approvalState } from '../domain/approvals.ts';
import { dayOf } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import type { Cell } from '../domain/shapes.ts';
import { type ApprovalRow, approvalByNumber, decisionsOn } from '../store/approvals.ts';
import { customerById } from '../store/customers.ts';
import { scrapOfApproval } from '../store/disposal.ts';
import { operatorByCode } from '../store/operators.ts';
import { entryFacts, entryOfApproval, lastEntryOf, wordsOfEntry } from '../store/paper.ts';
import { sampleFacts } from '../store/samples.ts';
import { settingOf } from '../store/settings.ts';
import { signaturesOf } from '../store/slips.ts';
import { type Db, reading } from '../store/sql.ts';
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
    const { does } = kindNamed(row.kind).effects(db, JSON.parse(row.payload), acting.today);
    const { happened_at, operator, operator_name } = entryFacts(db, row.requested_in);
    const customer = row.customer_id === null ? undefined : customerById(db, row.customer_id);
    const signatures = signaturesOf(db, number);
    const witnesses = does.flatMap(({ effect, who }) => (effect === 'witnessed' && who !== null ? [who] : []));
    const own = row.kind === 'scrap' ? scrapping(db, row) : { kind: 'approval' as const, undone: false, more: {} };
    const signed = (['draft', 'half_signed', 'signed'] as const)[Math.min(2, signatures.length)]!;
    return {
      slip: number,
      kind: own.kind,
      on: dayOf(happened_at),
      customer: customer?.code ?? null,
      customer_name: customer?.name ?? null,
      person: null,
      person_name: null,
      operator,
      operator_name,
      facts: factsOf(acting, row, witnesses),
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
            ...own.more,
          }),
        ),
      letter: null,
      signatures,
      state: own.undone ? ('undone' as const) : signed,
      copies: settingOf(db, 'slip.copies') as number,
      head: entryFacts(db, lastEntryOf(db, number, entryOfApproval(db, row.id))).head,
    };
  });
}

/** What the record of scrapping says of the goods beside what any request says. */
function scrapping(db: Db, { id, sample_id }: ApprovalRow) {
  const { spec, lot } = sampleFacts(db, sample_id!);
  const undone = scrapOfApproval(db, id)?.undone === 1;
  return { kind: 'scrap' as const, undone, more: { spec, lot, undone: undone ? 'undone' : null } };
}

function factsOf(acting: Acting, row: ApprovalRow, witnesses: readonly string[]): Slip['facts'] {
  const { db } = acting.store;
  const words = new Map(wordsOfEntry(db, row.requested_in).map(({ field, words }) => [field, words]));
  const decided = decisionsOn(db, row.id).map(({ operator }) => operator);
  const state = approvalState(row, decisionDay(acting));
  const scrap = row.kind === 'scrap';
  // A record that is kept for years names people, not only codes.
  const people = (codes: readonly string[]): string =>
    codes.map((code) => (scrap ? `${operatorByCode(db, code)?.name ?? code}（${code}）` : code)).join(', ');
  const facts: [string, string | null | undefined][] = [
    ['approval_kind', scrap ? null : row.kind],
    ['subject', scrap ? null : row.subject],
    ['scrap_reason', scrap ? (JSON.parse(row.payload) as { reason: string }).reason : null],
    [scrap ? 'note' : 'reason', words.get('reason')],
    ['method', words.get('method')],
    ['witness', people(witnesses)],
    ['approval_state', state],
    ['decided_by', people(decided)],
    ['scrapped_on', scrap ? scrapOfApproval(db, row.id)?.scrapped_on : null],
    ['expires_on', state === 'pending' ? row.expires_on : null],
  ];
  return facts.flatMap(([key, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ key, value }],
  );
}
