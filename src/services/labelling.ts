/** Labels: what stands on them, for samples, places, people, and the commands of the desk. */

import { DESK_COMMANDS } from '../domain/desk.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { boolean, day, list, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { sampleCard, whereaboutsOf } from '../store/showing.ts';
import { sampleIdsOfReceipt } from '../store/slips.ts';
import { type Db, reading } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';
import { findPerson, findPlace, findSample, readSlipNumber } from './naming.ts';

/** `code` is what the QR code and the bar code hold; for a sample it is its number with hyphens. */
export const LABEL = object({
  kind: oneOf('sample', 'place', 'person', 'command', 'quantity'),
  code: text,
  name: nullable(text),
  spec: nullable(text),
  customer: nullable(text),
  places: list(text),
  category: nullable(text),
  lot: nullable(text),
  hazards: list(text),
  quality: nullable(oneOf('pending', 'accepted', 'rejected', 'conditional')),
  confidential: boolean,
  valuable: boolean,
  expires_on: nullable(day),
});
export type Label = TypeOf<typeof LABEL>;

export interface LabelInput {
  readonly numbers?: readonly string[] | undefined;
  readonly receipt?: string | undefined;
  readonly locations?: readonly string[] | undefined;
  readonly people?: readonly string[] | undefined;
  readonly commands: boolean;
}

/** Quantities that a sheet of command codes has, beside the commands. */
const QUANTITIES = ['1', '2', '3', '5', '10', '20', '50', '100'] as const;

/**
 * The labels that were asked for, in that order.
 * @throws Refusal sample_not_found, wrong_check_character, slip_not_found, place_not_found, person_not_found (4)
 */
export async function labels(acting: Acting, input: LabelInput): Promise<Label[]> {
  permit(acting, 'custody');
  const { db } = acting.store;
  return reading(db, () => [
    ...(input.numbers ?? []).map((typed) => ofSample(db, findSample(db, typed).id)),
    ...(input.receipt === undefined ? [] : ofReceipt(db, input.receipt)),
    ...(input.locations ?? []).map((typed) => {
      const { code, name, categories } = findPlace(db, typed);
      return plain('place', `L:${code}`, { name: name ?? code, places: [code], category: categories });
    }),
    ...(input.people ?? []).map((typed) => {
      const { code, name } = findPerson(db, typed);
      return plain('person', `P:${code}`, { name });
    }),
    ...(input.commands ? DESK_COMMANDS.map((command) => plain('command', `CMD:${command}`)) : []),
    ...(input.commands ? QUANTITIES.map((quantity) => plain('quantity', `N:${quantity}`, { name: quantity })) : []),
  ]);
}

function ofReceipt(db: Db, typed: string): Label[] {
  const { number, series } = readSlipNumber(typed);
  const ids = series === 'receipt' ? sampleIdsOfReceipt(db, number) : [];
  if (ids.length === 0) refuse('slip_not_found', { value: typed });
  return ids.map((id) => ofSample(db, id));
}

function ofSample(db: Db, id: number): Label {
  const card = sampleCard(db, id, null);
  return {
    kind: 'sample',
    code: showSampleNumber(card.number),
    name: card.name,
    spec: card.spec,
    customer: card.customer_name,
    places: whereaboutsOf(db, id, null).map(({ place }) => place),
    category: card.category,
    lot: card.lot,
    hazards: card.hazards === null ? [] : card.hazards.split(','),
    quality: card.quality,
    confidential: card.confidential === 1,
    valuable: card.valuable === 1,
    expires_on: card.expires_on,
  };
}

function plain(kind: Label['kind'], code: string, more: Partial<Label> = {}): Label {
  return {
    kind,
    code,
    name: null,
    spec: null,
    customer: null,
    places: [],
    category: null,
    lot: null,
    hazards: [],
    quality: null,
    confidential: false,
    valuable: false,
    expires_on: null,
    ...more,
  };
}
