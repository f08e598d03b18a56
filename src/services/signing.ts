/** Signatures on slips, and reminders to those who hold goods. */
import { refuse } from '../domain/errors.ts';
import { day, integer, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { checkoutByNumber, openLinesOf } from '../store/checkouts.ts';
import { signaturesOf, slipExists } from '../store/slips.ts';
import { type Acting, permit, record } from './acting.ts';
import { attachTo, type ReadFile } from './attaching.ts';
import { readSlipNumber } from './naming.ts';

export const SIGNED = object({
  slip: text,
  side: oneOf('customer', 'us'),
  by: text,
  state: oneOf('half_signed', 'signed'),
  attachment: nullable(integer),
});
export type Signed = TypeOf<typeof SIGNED>;

/** Puts on record who signed a slip for which side. The same again changes nothing. @throws Refusal slip_not_found, already_signed */
export async function sign(
  acting: Acting,
  input: { slip: string; side: 'customer' | 'us'; by: string; how?: string | undefined; file?: ReadFile | undefined },
): Promise<Signed> {
  permit(acting, 'custody');
  const { number: slip, series } = readSlipNumber(input.slip);
  const { side, by, how = null, file } = input;
  return record(acting, 'sign', { ...input, slip, file: file?.sha256 }, (deed) => {
    const { db, entry } = deed;
    if (!slipExists(db, series, slip)) refuse('slip_not_found', { value: input.slip });
    const known = signaturesOf(db, slip).find((signature) => signature.side === side);
    if (known && known.by !== by) refuse('already_signed', { slip, side });
    const happenedOn = deed.happenedOn();
    const attached = file ? attachTo({ db, entry, happenedOn }, { slip }, 'signature', file) : null;
    if (known && !attached?.fresh) deed.nothingNew();
    else if (!known) {
      entry.add('signatures', { slip, side, how, signed_on: happenedOn });
      entry.remark('signed_by', by);
    }
    return {
      slip,
      side,
      by,
      state: signaturesOf(db, slip).length > 1 ? ('signed' as const) : ('half_signed' as const),
      attachment: attached?.id ?? null,
    };
  });
}

export const REMINDED = object({ checkout: text, holder: text, via: text, reminded_on: day, open_lines: integer });
export type Reminded = TypeOf<typeof REMINDED>;

/** Puts a reminder on record. @throws Refusal slip_not_found, nothing_outstanding */
export async function remind(
  acting: Acting,
  input: { checkout: string; via: string; note?: string | undefined },
): Promise<Reminded> {
  permit(acting, 'custody');
  return record(acting, 'remind', input, (deed) => {
    const { number } = readSlipNumber(input.checkout);
    const checkout = checkoutByNumber(deed.db, number) ?? refuse('slip_not_found', { value: input.checkout });
    const open_lines = openLinesOf(deed.db, checkout.id);
    if (open_lines === 0) refuse('nothing_outstanding', { slip: number });
    const reminded_on = deed.happenedOn();
    deed.entry.add('reminders', { checkout_id: checkout.id, via: input.via, reminded_on });
    deed.entry.remark('note', input.note);
    return { checkout: number, holder: checkout.holder, via: input.via, reminded_on, open_lines };
  });
}
