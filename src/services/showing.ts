/** Everything that is known of one sample: what it is, where it is, what is owed, what happened. */
import { dayFromNumber, dayNumber } from '../domain/calendar.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal, toDecimalOrNull, toYuan } from '../domain/quantities.ts';
import {
  boolean,
  day,
  instant,
  integer,
  list,
  nullable,
  number,
  object,
  oneOf,
  type TypeOf,
  text,
} from '../domain/shapes.ts';
import { OBLIGATION_CODES } from '../domain/words.ts';
import { told } from '../reports/rows.ts';
import { pastDay } from '../store/as-of.ts';
import { holdOn } from '../store/disposal.ts';
import { historyOf } from '../store/movements.ts';
import { owedOf } from '../store/obligations.ts';
import { available, standardFor } from '../store/samples.ts';
import {
  aliasesOf,
  childrenOf,
  promisedBack,
  reservedOf,
  type SampleCard,
  sampleCard,
  whereaboutsOf,
} from '../store/showing.ts';
import { type Db, reading } from '../store/sql.ts';
import { STATE_CODES } from '../store/standing.ts';
import { type Acting, permit } from './acting.ts';
import { decisionDay } from './approving.ts';
import { findSample } from './naming.ts';
import { CARE, careOf } from './showing-care.ts';

const maybe = { text: nullable(text), number: nullable(number), day: nullable(day) };

export const SHOWN = object({
  number: text,
  name: text,
  spec: maybe.text,
  customer: text,
  customer_name: text,
  receipt: maybe.text,
  order_no: maybe.text,
  delivery_note: maybe.text,
  parent: maybe.text,
  children: list(text),
  aliases: list(text),
  category: maybe.text,
  kind: text,
  unit: text,
  lot: maybe.text,
  colour: maybe.text,
  appearance: maybe.text,
  state: oneOf(...STATE_CODES),
  quality: oneOf('pending', 'accepted', 'rejected', 'conditional'),
  quality_on: maybe.day,
  received_on: day,
  produced_on: maybe.day,
  expires_on: maybe.day,
  retain_until: maybe.day,
  at_end: maybe.text,
  evaluate_by: maybe.day,
  feedback_by: maybe.day,
  unit_value: maybe.number,
  temperature_min: maybe.number,
  temperature_max: maybe.number,
  humidity_min: maybe.number,
  humidity_max: maybe.number,
  light: maybe.text,
  hazards: list(text),
  valuable: boolean,
  confidential: boolean,
  minimum: maybe.number,
  maximum: maybe.number,
  part_no: maybe.text,
  /** Its own, or that of the customer's part number. */
  quality_standard: maybe.text,
  as_of: maybe.day,
  quantity: number,
  available: maybe.number,
  balances: list(object({ place: text, kind: oneOf('storage', 'person'), quantity: number })),
  obligations: list(
    object({
      kind: oneOf(...OBLIGATION_CODES),
      due: maybe.day,
      who: maybe.text,
      quantity: maybe.number,
    }),
  ),
  ...CARE,
  history: list(
    object({
      movement: integer,
      at: instant,
      recorded_at: instant,
      kind: text,
      quantity: number,
      from: text,
      to: text,
      operator: text,
      note: maybe.text,
      reverses: nullable(integer),
    }),
  ),
});
export type Shown = TypeOf<typeof SHOWN>;
type Obligation = Shown['obligations'][number];

/**
 * Shows a sample as it is, or as it stood at the end of a past day (where it was and what had happened by then; what is
 * written on its card is today's).
 * @throws Refusal sample_not_found, wrong_check_character (4), ambiguous_number (2)
 */
export async function show(acting: Acting, typed: string, asOf: string | null): Promise<Shown> {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () => {
    const { id } = findSample(db, typed);
    const past = pastDay(db, asOf === null ? null : dayNumber(asOf));
    const card = sampleCard(db, id, past);
    const balances = whereaboutsOf(db, id, past).map(decimal);
    const quantity = toDecimal(balances.reduce((sum, at) => sum + Math.round(at.quantity * 1000), 0));
    return {
      ...written(card),
      quality_standard: standardFor(db, card.id),
      children: childrenOf(db, id).map(showSampleNumber),
      aliases: aliasesOf(db, id),
      as_of: asOf,
      quantity,
      available: past === null ? toDecimal(available(db, card)) : null,
      balances,
      obligations: obligationsOf(db, card, quantity > 0, past),
      ...careOf(db, id, decisionDay(acting)),
      history: historyOf(db, id, past).map(({ number: _, ...movement }) => told(movement)),
    };
  });
}

function decimal<T extends { readonly quantity: number }>(row: T): T {
  return { ...row, quantity: toDecimal(row.quantity) };
}

/** What the card of a sample says, in the units of results. */
function written(card: SampleCard) {
  return {
    number: showSampleNumber(card.number),
    name: card.name,
    spec: card.spec,
    customer: card.customer,
    customer_name: card.customer_name,
    receipt: card.receipt,
    order_no: card.order_no,
    delivery_note: card.delivery_note,
    parent: card.parent === null ? null : showSampleNumber(card.parent),
    category: card.category,
    kind: card.kind,
    unit: card.unit,
    lot: card.lot,
    colour: card.colour,
    appearance: card.appearance,
    state: card.state,
    quality: card.quality,
    quality_on: card.quality_on,
    received_on: card.received_on,
    produced_on: card.produced_on,
    expires_on: card.expires_on,
    retain_until: card.retain_until,
    at_end: card.at_end,
    evaluate_by: card.evaluate_by,
    feedback_by: card.feedback_by,
    unit_value: toYuan(card.unit_value),
    temperature_min: toDecimalOrNull(card.temperature_min),
    temperature_max: toDecimalOrNull(card.temperature_max),
    humidity_min: toDecimalOrNull(card.humidity_min),
    humidity_max: toDecimalOrNull(card.humidity_max),
    light: card.light,
    hazards: card.hazards === null ? [] : card.hazards.split(','),
    valuable: card.valuable === 1,
    confidential: card.confidential === 1,
    minimum: toDecimalOrNull(card.minimum),
    maximum: toDecimalOrNull(card.maximum),
    part_no: card.part_no,
  };
}

/** What a sample still asks for, the earliest first, what has no day last. */
function obligationsOf(db: Db, card: SampleCard, there: boolean, past: number | null): Obligation[] {
  const owed: Obligation[] = promisedBack(db, card.id, past).map((promise) => ({
    kind: promise.due === null ? 'no_due' : 'return_due',
    ...decimal(promise),
  }));
  // Reservations are not kept once they are used: of a past day nothing can be said about them.
  if (past === null)
    owed.push(...reservedOf(db, card.id).map((promise) => ({ kind: 'reservation' as const, ...decimal(promise) })));
  const held = holdOn(db, card.id, past === null ? null : dayFromNumber(past));
  if (held) owed.push({ kind: 'hold', due: null, who: held.by, quantity: null });
  const own = (kind: Obligation['kind'], due: string | null, owes: boolean): void => {
    if (due !== null && owes) owed.push({ kind, due, who: null, quantity: null });
  };
  // What came of evaluations and notices is known with its day, but what is open is asked of today only.
  if (past === null)
    owed.push(...owedOf(db, card.id).map((open) => ({ ...open, quantity: toDecimalOrNull(open.quantity) })));
  own('expiry', card.expires_on, there);
  own('retention_end', card.retain_until, there);
  const key = ({ due }: Obligation): string => due ?? '9999';
  return owed.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
