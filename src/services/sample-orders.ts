/** Sample orders: asked for, confirmed, sent, received by the customer. Never a trade order. */
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { boolean, day, nullable, number, object, oneOf, type Row, type TypeOf, text } from '../domain/shapes.ts';
import { checkoutByNumber } from '../store/checkouts.ts';
import {
  type OrderState,
  type SampleOrder,
  sampleOrderByNumber,
  sampleOrders,
  sampleOrdersOfCheckout,
} from '../store/sample-orders.ts';
import type { SampleFacts } from '../store/samples.ts';
import { nextSlipNumber } from '../store/serials.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findCustomer, findOpenFile, findSample, readSlipNumber } from './naming.ts';

export const ORDER_STATES = ['confirming', 'confirmed', 'sent', 'received', 'cancelled'] as const;

export const SAMPLE_ORDER = object({
  sample_order: text,
  customer: text,
  customer_name: text,
  name: text,
  quantity: number,
  unit: nullable(text),
  number: nullable(text),
  paid: boolean,
  state: oneOf(...ORDER_STATES),
  ordered_on: day,
  confirmed_on: nullable(day),
  sent_on: nullable(day),
  received_on: nullable(day),
  checkout: nullable(text),
  carrier: nullable(text),
  tracking: nullable(text),
  expected_on: nullable(day),
});
export type SampleOrderResult = TypeOf<typeof SAMPLE_ORDER>;

export interface NewSampleOrder {
  readonly customer: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit?: string | undefined;
  readonly sample?: string | undefined;
  readonly paid: boolean;
  readonly note?: string | undefined;
}

/** Puts a customer's wish for a sample on record; it is then being confirmed. */
export async function addSampleOrder(acting: Acting, input: NewSampleOrder): Promise<SampleOrderResult> {
  permit(acting, 'custody', 'customer_files');
  return record(acting, 'sample-orders add', input, (deed) => {
    const customer = findOpenFile(deed.db, input.customer);
    const sample = input.sample === undefined ? null : findSample(deed.db, input.sample);
    const order = nextSlipNumber(deed.db, 'sample_order', deed.recordedOn);
    deed.entry.add('sample_orders', {
      number: order,
      customer_id: customer.id,
      name: input.name,
      quantity: input.quantity,
      unit: input.unit || sample?.unit || null,
      sample_id: sample?.id ?? null,
      paid: input.paid ? 1 : 0,
      state: 'confirming',
      ordered_on: deed.happenedOn(),
    });
    deed.entry.remark('note', input.note, { subject: customer.id });
    return showOrder(sampleOrderByNumber(deed.db, order)!);
  });
}

/** The customer has confirmed what he wants. Confirming twice changes nothing. */
export async function confirmSampleOrder(acting: Acting, typed: string): Promise<SampleOrderResult> {
  return changeState(acting, 'confirm', typed, ['confirming'], 'confirmed', (deed) => ({
    confirmed_on: deed.happenedOn(),
  }));
}

/** It will not be sent. */
export async function cancelSampleOrder(acting: Acting, typed: string): Promise<SampleOrderResult> {
  return changeState(acting, 'cancel', typed, ['confirming', 'confirmed'], 'cancelled', () => ({}));
}

async function changeState(
  acting: Acting,
  verb: string,
  typed: string,
  from: readonly OrderState[],
  to: OrderState,
  facts: (deed: Deed) => Record<string, unknown>,
): Promise<SampleOrderResult> {
  permit(acting, 'custody', 'customer_files');
  return record(acting, `sample-orders ${verb}`, { order: readSlipNumber(typed).number }, (deed) => {
    const order = findSampleOrder(deed.db, typed);
    if (order.state === to) {
      deed.nothingNew();
      return showOrder(order);
    }
    if (!from.includes(order.state))
      refuse('wrong_state', { slip: order.number, state: order.state, wanted: from[0]! });
    deed.entry.change('sample_orders', order.id, { state: to, ...facts(deed) });
    return showOrder(sampleOrderByNumber(deed.db, order.number)!);
  });
}

/** The order that a dispatch fulfils: the one named, or one made for it. Answers its number. */
export function sendSampleOrder(
  deed: Deed,
  sent: { sample: SampleFacts; quantity: number; checkoutId: number; customerId: number; order: string | undefined },
): string {
  const { db, entry } = deed;
  const sending = { state: 'sent', sent_on: deed.happenedOn(), checkout_id: sent.checkoutId };
  if (sent.order !== undefined) {
    const order = findSampleOrder(db, sent.order);
    if (order.state !== 'confirmed' && order.checkout_id !== sent.checkoutId) {
      refuse('wrong_state', { slip: order.number, state: order.state, wanted: 'confirmed' });
    }
    if (order.customer_id !== sent.customerId)
      refuse('wrong_customer', { slip: order.number, customer: order.customer, name: order.customer_name });
    entry.change('sample_orders', order.id, sending);
    return order.number;
  }
  const number = nextSlipNumber(db, 'sample_order', deed.recordedOn);
  entry.add('sample_orders', {
    number,
    customer_id: sent.customerId,
    name: sent.sample.name,
    quantity: sent.quantity,
    unit: sent.sample.unit,
    sample_id: sent.sample.id,
    ordered_on: deed.happenedOn(),
    confirmed_on: deed.happenedOn(),
    implied: 1,
    ...sending,
  });
  return number;
}

export const DELIVERED = object({
  slip: text,
  customer: text,
  received_on: day,
  sample_orders: nullable(text),
});
export type Delivered = TypeOf<typeof DELIVERED>;

/** The customer has it: by the number of the sample order or of the dispatch. */
export async function markReceived(
  acting: Acting,
  typed: string,
  on: string,
  signedBy: string | undefined,
): Promise<Delivered> {
  permit(acting, 'custody', 'customer_files');
  return record(acting, 'received', { slip: typed, on, signed_by: signedBy }, (deed) => {
    const { db, entry } = deed;
    const { number, series } = readSlipNumber(typed);
    const orders = series === 'sample_order' ? [findSampleOrder(db, typed)] : ordersOfDispatch(db, number);
    const [first] = orders;
    const checkout = checkoutByNumber(db, series === 'checkout' ? number : (first?.checkout ?? ''));
    for (const order of orders) {
      if (order.state !== 'sent' && order.state !== 'received')
        refuse('wrong_state', { slip: order.number, state: order.state, wanted: 'sent' });
      if (order.sent_on !== null && on < order.sent_on)
        refuse('range_reversed', { from: order.sent_on, to: on, what: 'received' });
      entry.change('sample_orders', order.id, { state: 'received', received_on: on });
    }
    if (on > deed.happenedOn()) refuse('in_the_future', { value: on });
    if (checkout) entry.change('checkouts', checkout.id, { delivered_on: on });
    entry.remark('signed_by', signedBy, { subject: first?.customer_id ?? null });
    const customer = first?.customer ?? checkout?.holder ?? '';
    return {
      slip: number,
      customer,
      received_on: on,
      sample_orders: orders.map((order) => order.number).join(',') || null,
    };
  });
}

function ordersOfDispatch(db: Db, number: string): SampleOrder[] {
  const checkout = checkoutByNumber(db, number);
  if (checkout?.holder_kind !== 'customer') refuse('slip_not_found', { value: number });
  const orders = sampleOrdersOfCheckout(db, checkout.id);
  // A dispatch that was undone has nothing that could arrive.
  if (orders.length === 0) refuse('wrong_state', { slip: number, state: 'cancelled', wanted: 'sent' });
  return orders;
}

/** A sample order by its number. @throws Refusal slip_not_found */
export function findSampleOrder(db: Db, typed: string): SampleOrder {
  const { number, series } = readSlipNumber(typed);
  const order = series === 'sample_order' ? sampleOrderByNumber(db, number) : undefined;
  return order ?? refuse('slip_not_found', { value: typed });
}

/** Sample orders, the newest first. */
export function listSampleOrders(db: Db, filter: { customer?: string | undefined; state?: string | undefined }): Row[] {
  const customerId = filter.customer === undefined ? null : findCustomer(db, filter.customer).id;
  return sampleOrders(db, customerId, filter.state ?? null).map(showOrder);
}

export function showOrder(order: SampleOrder): SampleOrderResult {
  const {
    customer,
    customer_name,
    name,
    unit,
    state,
    ordered_on,
    confirmed_on,
    sent_on,
    received_on,
    checkout,
    carrier,
    tracking,
    expected_on,
  } = order;
  return {
    sample_order: order.number,
    customer,
    customer_name,
    name,
    quantity: toDecimal(order.quantity),
    unit,
    number: order.sample === null ? null : showSampleNumber(order.sample),
    paid: order.paid === 1,
    state,
    ordered_on,
    confirmed_on,
    sent_on,
    received_on,
    checkout,
    carrier,
    tracking,
    expected_on,
  };
}
