/** Receiving: a delivery becomes one receipt with one or many samples. */
import { addDays } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { type Checked, RECEIPT_FINDINGS, receiptFindings } from '../domain/judging.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { DEFAULT_UNIT, toDecimal, toDecimalOrNull } from '../domain/quantities.ts';
import { either, list, mapOf, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import type { Transfer } from '../store/ledger.ts';
import { placeForPurpose, type StoragePlace } from '../store/places.ts';
import { standardFor } from '../store/samples.ts';
import { nextSampleNumber, nextSlipNumber } from '../store/serials.ts';
import type { Db } from '../store/sql.ts';
import { standingOf } from '../store/standing.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findOpenFile, findPlace, placeOfCustomer } from './naming.ts';
import { askToOverride, misfitsToAsk, OVERRIDING, type Overridable, waitingPlace } from './overriding.ts';

export const SAMPLE_KINDS = ['sample', 'material', 'part', 'tool', 'mould', 'document'] as const;
export const LIGHT_LEVELS = ['any', 'dim', 'dark'] as const;
export const AT_END = ['return', 'destroy', 'keep'] as const;

interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

/** One line of a delivery; quantities and ranges in thousandths, money in fen. */
export interface ReceiptLine {
  readonly name: string;
  readonly quantity: number;
  readonly unit?: string | undefined;
  readonly spec?: string | undefined;
  readonly category?: string | undefined;
  readonly kind?: (typeof SAMPLE_KINDS)[number] | undefined;
  readonly lot?: string | undefined;
  readonly colour?: string | undefined;
  readonly appearance?: string | undefined;
  readonly location?: string | undefined;
  readonly unit_value?: number | undefined;
  /** How much of these goods there should be, all lots together; thousandths. */
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** The customer's number for such goods, and what they are accepted by. */
  readonly part_no?: string | undefined;
  readonly quality_standard?: string | undefined;
  readonly produced_on?: string | undefined;
  readonly expires_on?: string | undefined;
  readonly retain_until?: string | undefined;
  readonly retain_days?: number | undefined;
  readonly at_end?: (typeof AT_END)[number] | undefined;
  readonly evaluate_by?: string | undefined;
  readonly feedback_by?: string | undefined;
  readonly temperature?: Range | undefined;
  readonly humidity?: Range | undefined;
  readonly light?: (typeof LIGHT_LEVELS)[number] | undefined;
  readonly hazards?: readonly string[] | undefined;
  readonly valuable?: boolean | undefined;
  readonly confidential?: boolean | undefined;
  readonly inspect?: boolean | undefined;
  readonly accepted?: boolean | undefined;
  /** What should have come, in thousandths, and what was found on checking it. */
  readonly expected?: number | undefined;
  readonly checks?: Checked | undefined;
  readonly note?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
}

export interface Delivery extends Overridable {
  readonly customer: string;
  readonly delivered_by?: string | undefined;
  readonly order_no?: string | undefined;
  readonly delivery_note?: string | undefined;
  readonly lines: readonly ReceiptLine[];
  /** The hash of the sheet that the lines come from. */
  readonly sheet?: string | undefined;
}

const FIELDS = {
  receipt: text,
  samples: list(
    object({
      number: text,
      name: text,
      quantity: number,
      unit: text,
      location: text,
      state: text,
      expected: nullable(number),
      /** What it is to be accepted by, while it waits for that. */
      quality_standard: nullable(text),
      findings: list(oneOf(...RECEIPT_FINDINGS)),
      checks: mapOf(text),
    }),
  ),
};
/** With `--override` goods that do not fit where they were to lie wait at the dock for approval. */
export const RECEIVED = either(object(FIELDS), object({ ...FIELDS, ...OVERRIDING }));
export type Received = TypeOf<typeof RECEIVED>;

/** Records a delivery. @throws Refusal customer_not_found, place_not_found, place_unfit, not_permitted */
export async function receive(acting: Acting, delivery: Delivery): Promise<Received> {
  permit(acting, 'custody');
  return record(acting, 'receive', delivery, (deed) => {
    const customer = findOpenFile(deed.db, delivery.customer);
    const from = placeOfCustomer(deed.db, deed.entry, customer.id);
    const receivedOn = deed.happenedOn();
    const receipt = nextSlipNumber(deed.db, 'receipt', deed.recordedOn);
    const receiptId = deed.entry.add('receipts', {
      number: receipt,
      customer_id: customer.id,
      received_on: receivedOn,
      received_by: acting.operator.id,
      order_no: delivery.order_no || null,
      delivery_note: delivery.delivery_note || null,
    });
    deed.entry.remark('delivered_by', delivery.delivered_by, { subject: customer.id });
    const owner: Owner = { customerId: customer.id, from, receivedOn, receiptId };
    const added = delivery.lines.map((line, at) => addSample(deed, line, at, owner));
    const putAways = added.map(({ id, number, line: { name }, place }) => ({ sample: { id, number, name }, place }));
    const misfits = misfitsToAsk(deed.db, putAways, delivery);
    const lying = putAways.map(({ sample, place }) =>
      misfits.some((misfit) => misfit.sample.id === sample.id) ? waitingPlace(deed.db, sample, 'dock') : place,
    );
    const [first] = deed.post(added.map(({ transfer }, at) => ({ ...transfer, to_id: lying[at]!.id })));
    const puts = added.flatMap(({ transfer: { sample_id, to_id, quantity } }, at) =>
      lying[at]!.id === to_id ? [] : [{ sample_id, from_id: lying[at]!.id, to_id, quantity }],
    );
    const received = {
      receipt,
      samples: added.map(({ id, number: bare, line, unit }, at) => ({
        number: showSampleNumber(bare),
        name: line.name,
        quantity: toDecimal(line.quantity),
        unit,
        location: lying[at]!.code,
        ...awaiting(deed.db, id),
        expected: toDecimalOrNull(line.expected ?? null),
        findings: receiptFindings(line),
        checks: { ...line.checks },
      })),
    };
    if (puts.length === 0) return received;
    const subject = added.length === 1 ? showSampleNumber(added[0]!.number) : receipt;
    const about = { subject, customer_id: customer.id, reason: delivery.reason };
    return { ...received, ...askToOverride(deed, { puts, since: first! }, about) };
  });
}

/** Its state, and while it waits for inspection the standard that it is accepted by. */
function awaiting(db: Db, id: number): { state: string; quality_standard: string | null } {
  const { state } = standingOf(db, id);
  return { state, quality_standard: state === 'quarantined' ? standardFor(db, id) : null };
}

/** Whose a new sample is, where it comes from, and on which receipt it stands. */
export interface Owner {
  readonly customerId: number;
  /** The customer's place. */
  readonly from: number;
  readonly receivedOn: string;
  readonly receiptId: number;
}

export interface AddedSample {
  readonly id: number;
  /** Bare. */
  readonly number: string;
  readonly line: ReceiptLine;
  readonly unit: string;
  readonly place: StoragePlace;
  readonly transfer: Transfer;
}

/** Adds one sample of a delivery; its transfer is still to be posted. @throws Refusal place_not_found, range_reversed */
export function addSample(deed: Deed, line: ReceiptLine, at: number, owner: Owner): AddedSample {
  const { db, entry, acting } = deed;
  const place = line.location === undefined ? placeForPurpose(db, 'dock') : findPlace(db, line.location);
  const unit = line.unit || DEFAULT_UNIT[acting.store.language];
  const { minimum, maximum } = line;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    refuse('range_reversed', { from: String(toDecimal(minimum)), to: String(toDecimal(maximum)), what: 'maximum' });
  }
  const kind = line.kind ?? 'sample';
  // Whatever is not a plain sample is accepted by inspection first (R5).
  const doubtful = receiptFindings(line).some((found) => found !== 'shortage' && found !== 'excess');
  const pending = line.inspect === true || ((kind !== 'sample' || doubtful) && line.accepted !== true);
  const bare = nextSampleNumber(db, deed.recordedOn);
  const id = entry.add('samples', {
    number: bare,
    name: line.name,
    match_key: matchKey(`${line.name} ${line.spec ?? ''}`),
    spec: line.spec || null,
    customer_id: owner.customerId,
    receipt_id: owner.receiptId,
    category: line.category || null,
    kind,
    unit,
    lot: line.lot || null,
    colour: line.colour || null,
    appearance: line.appearance || null,
    quality: pending ? 'pending' : 'accepted',
    received_on: owner.receivedOn,
    produced_on: line.produced_on ?? null,
    expires_on: line.expires_on ?? null,
    retain_until:
      line.retain_until ?? (line.retain_days === undefined ? null : addDays(owner.receivedOn, line.retain_days)),
    at_end: line.at_end ?? null,
    evaluate_by: line.evaluate_by ?? null,
    feedback_by: line.feedback_by ?? null,
    unit_value: line.unit_value ?? null,
    minimum: line.minimum ?? null,
    maximum: line.maximum ?? null,
    part_no: line.part_no || null,
    quality_standard: line.quality_standard || null,
    temperature_min: line.temperature?.min ?? null,
    temperature_max: line.temperature?.max ?? null,
    humidity_min: line.humidity?.min ?? null,
    humidity_max: line.humidity?.max ?? null,
    light: line.light ?? null,
    hazards: line.hazards && line.hazards.length > 0 ? line.hazards.join(',') : null,
    valuable: line.valuable ? 1 : 0,
    confidential: line.confidential ? 1 : 0,
  });
  for (const alias of line.aliases ?? []) entry.add('aliases', { alias, match_key: matchKey(alias), sample_id: id });
  if (line.expected !== undefined || line.checks !== undefined)
    entry.add('receipt_checks', {
      sample_id: id,
      expected: line.expected ?? null,
      received: line.quantity,
      checks: line.checks === undefined ? null : JSON.stringify(line.checks),
    });
  entry.remark('note', line.note, { line: at, subject: owner.customerId });
  const transfer = {
    kind: 'receive' as const,
    sample_id: id,
    from_id: owner.from,
    to_id: place.id,
    quantity: line.quantity,
  };
  return { id, number: bare, line, unit, place, transfer };
}
