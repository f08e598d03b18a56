/** The published RFM data: orders, and what the R package computes from them. */
import { readFileSync } from 'node:fs';

const FOLDER = 'test/corpora/rfm';

/** The records of one of its files, by heading. */
export function published(name: string): Record<string, string>[] {
  const [headings, ...lines] = readFileSync(`${FOLDER}/${name}.csv`, 'utf8').trim().split(/\r?\n/).map(cells);
  return lines.map((line) => Object.fromEntries(headings!.map((heading, at) => [heading, line[at]!])));
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
  );
}

export interface PlainOrder {
  readonly customer: string;
  readonly ordered_on: string;
  /** Yuan. */
  readonly amount: number;
  readonly type?: 'trade' | 'sample';
  readonly status?: 'confirmed' | 'completed' | 'cancelled' | 'refunded';
  /** Yuan, and units. */
  readonly cost?: number;
  readonly quantity?: number;
}

export const PUBLISHED_ORDERS: readonly PlainOrder[] = published('orders').map((row) => ({
  customer: row.customer_id!,
  ordered_on: row.order_date!,
  amount: Number(row.revenue),
}));
