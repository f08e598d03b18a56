/** What is printed on the card of a customer's file. */
import { MASKED_IN_CONTACT, MASKED_IN_TALK, maskRow } from '../domain/masking.ts';
import { talks } from '../store/contact-log.ts';
import { contactsOf } from '../store/contacts.ts';
import { headOf, showHead } from '../store/journal.ts';
import { reading } from '../store/sql.ts';
import type { Acting } from './acting.ts';
import { maskFile, wholeFile } from './customer-showing.ts';
import { findCustomer } from './naming.ts';
import { permitFile, type Reveal, reveal } from './revealing.ts';

/** How many talks are on a card. */
const LATEST = 5;

/**
 * The file with its people and the last talks, as of now; contact data masked unless it is to be revealed.
 * @throws Refusal not_permitted, customer_not_found, missing_option, reveal_refused
 */
export async function customerCard(acting: Acting, code: string, said: Reveal) {
  // A card is paper: whoever has it has taken the data along.
  const { db } = acting.store;
  const found = findCustomer(db, code);
  permitFile(acting, found.id);
  const seen = await reveal(acting, said, { command: 'customers card', scope: 'export', files: [found], one: true });
  const bare = seen(found.code);
  return reading(db, () => {
    const file = wholeFile(db, found.id, acting.today);
    const lately = [...talks(db, { customer_id: found.id, from: null, to: null })].slice(0, LATEST);
    return {
      file: bare ? file : maskFile(file),
      contacts: contactsOf(db, found.id).map((person) =>
        bare ? { ...person } : maskRow({ ...person }, MASKED_IN_CONTACT),
      ),
      talks: lately.map((talk) => (bare ? talk : maskRow(talk, MASKED_IN_TALK))),
      on: acting.today,
      head: showHead(headOf(db)),
    };
  });
}
export type CustomerCard = Awaited<ReturnType<typeof customerCard>>;
