/** A notice to a customer as a slip: the letter, with room to sign for it. */

import { refuse } from '../domain/errors.ts';
import { noticeByNumber } from '../store/notices.ts';
import { entryFacts, entryOfNotice } from '../store/paper.ts';
import { settingOf } from '../store/settings.ts';
import { reading } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';
import { noticeTold } from './noticing.ts';
import type { Slip } from './slips.ts';

/** The letter in both languages; it is printed in the one that is spoken. @throws Refusal slip_not_found (4) */
export async function noticeSlip(acting: Acting, number: string): Promise<Slip> {
  permit(acting, 'custody', 'customer_files');
  const { db } = acting.store;
  return reading(db, () => {
    const row = noticeByNumber(db, number) ?? refuse('slip_not_found', { value: number });
    const made = entryOfNotice(db, row.id);
    const { operator, operator_name, head } = entryFacts(db, made);
    const { text_zh: zh, text_en: en, customer, customer_name, made_on, ...notice } = noticeTold(db, row);
    return {
      slip: number,
      kind: 'notice' as const,
      on: made_on,
      customer,
      customer_name,
      person: null,
      person_name: null,
      operator,
      operator_name,
      facts: [],
      lines: [{ number: notice.number, name: notice.name, quantity: notice.quantity, unit: notice.unit }],
      letter: { zh, en },
      signatures: [],
      state: 'draft' as const,
      copies: settingOf(db, 'slip.copies') as number,
      head,
    };
  });
}
