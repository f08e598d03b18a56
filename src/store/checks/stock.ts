/** What is where, refolded from the ledger and compared with the balances, sample by sample. */
import type { Finding } from '../../domain/findings.ts';
import { type Db, sql } from '../sql.ts';
import type { Learned, Steps } from './chain.ts';
import { Cursor } from './cursor.ts';

type Five = readonly [number, number, number, number, number];

interface Moved {
  sample_id: number;
  from_id: number;
  to_id: number;
  quantity: number;
  seq: number;
}
interface Balance {
  sample_id: number;
  place_id: number;
  bounded: number;
  quantity: number;
  since: number;
}
interface Stock {
  quantity: number;
  since: number;
}

/** Balances = fold of the transfers, both ways; no sample makes or loses anything; nothing guarded is below zero. */
export function* checkStock(db: Db): Steps {
  // The index gives the samples in order and covers the rest; only each sample's own transfers are sorted.
  const transfers = new Cursor<Five, Moved>(
    db,
    'SELECT sample_id, from_id, to_id, quantity, seq FROM transfers ORDER BY sample_id, seq',
    ([sample_id, from_id, to_id, quantity, seq]) => ({ sample_id, from_id, to_id, quantity, seq }),
  );
  const balances = new Cursor<Five, Balance>(
    db,
    'SELECT sample_id, place_id, bounded, quantity, since FROM balances ORDER BY sample_id, place_id',
    ([sample_id, place_id, bounded, quantity, since]) => ({ sample_id, place_id, bounded, quantity, since }),
  );
  try {
    const stock = new Map<number, Stock>();
    for (let samples = 1; transfers.next !== null || balances.next !== null; samples++) {
      const sample = Math.min(
        transfers.next?.sample_id ?? Number.POSITIVE_INFINITY,
        balances.next?.sample_id ?? Number.POSITIVE_INFINITY,
      );
      stock.clear();
      while (transfers.next?.sample_id === sample) fold(stock, transfers.take());
      yield* compare(sample, stock, balances);
      if (samples % 1000 === 0) yield null;
    }
  } finally {
    transfers.close();
    balances.close();
  }
}

/** As the trigger `transfers_post` does it. */
function fold(stock: Map<number, Stock>, { from_id, to_id, quantity, seq }: Moved): void {
  const from = stockAt(stock, from_id, seq);
  from.quantity -= quantity;
  const to = stockAt(stock, to_id, seq);
  if (to.quantity === 0) to.since = seq;
  to.quantity += quantity;
}

function stockAt(stock: Map<number, Stock>, place: number, seq: number): Stock {
  const known = stock.get(place);
  if (known) return known;
  const fresh = { quantity: 0, since: seq };
  stock.set(place, fresh);
  return fresh;
}

function* compare(sample: number, stock: Map<number, Stock>, balances: Cursor<Five, Balance>): Generator<Finding> {
  let sum = 0;
  while (balances.next?.sample_id === sample) {
    const { place_id, bounded, quantity, since } = balances.take();
    const subject = `balances ${sample} ${place_id}`;
    sum += quantity;
    if (bounded && quantity < 0) yield { code: 'below_zero', entry: null, subject, detail: shown(quantity) };
    const folded = stock.get(place_id);
    stock.delete(place_id);
    if (!folded) yield { code: 'balance_unfounded', entry: null, subject, detail: shown(quantity) };
    else if (folded.quantity !== quantity) {
      yield { code: 'balance_differs', entry: null, subject, detail: `${shown(quantity)} ≠ ${shown(folded.quantity)}` };
    } else if (folded.since !== since) {
      yield { code: 'since_differs', entry: null, subject, detail: `${since} ≠ ${folded.since}` };
    }
  }
  for (const [place, { quantity }] of stock) {
    yield { code: 'balance_missing', entry: null, subject: `balances ${sample} ${place}`, detail: shown(quantity) };
  }
  if (sum !== 0) yield { code: 'not_conserved', entry: null, subject: `samples ${sample}`, detail: shown(sum) };
}

/** What each line of a checkout still has out there, against the transfers that opened and settled it. */
export function* checkOutstanding(db: Db, { outstanding }: Learned): Steps {
  const lines = sql<unknown[], [number, number]>(db, 'SELECT id, outstanding FROM checkout_lines').raw().iterate();
  let at = 0;
  for (const [id, kept] of lines) {
    const folded = outstanding.get(id);
    if (kept !== folded) {
      const detail = `${shown(kept)} ≠ ${shown(folded)}`;
      yield { code: 'outstanding_differs', entry: null, subject: `checkout_lines ${id}`, detail };
    }
    if (++at % 1000 === 0) yield null;
  }
}

function shown(thousandths: number): string {
  return String(thousandths / 1000);
}
