/** Exporting: what is stored, in the shape in which it can be imported again, and the movements of the ledger. */
import { type Duty, mayDo } from '../domain/duties.ts';
import { again, type Grid, isGrid, placeOf, type Rows } from '../domain/grids.ts';
import { type Masked, mask } from '../domain/masking.ts';
import type { Cell, Column, Words } from '../domain/shapes.ts';
import { IMPORTABLES } from '../imports/index.ts';
import type { Question } from '../reports/describing.ts';
import { movements } from '../reports/movements.ts';
import { grantedFiles } from '../store/grants.ts';
import { type Db, reading, readingRows, type Snapshot } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';
import { decisionDay } from './approving.ts';
import { type Filters, readFilters, refuseReversed } from './finding.ts';
import { type Reveal, reveal, type Seen } from './revealing.ts';

export interface ExportInput extends Filters, Reveal {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface Exportable {
  /** The word after `export`. */
  readonly kind: string;
  readonly title: Words;
  readonly duty: Duty;
  readonly columns: readonly Column[];
  /** The filters of samples, a period. */
  readonly takes: readonly ('filters' | 'period')[];
  /** What of it is masked unless it is to be revealed; `code` or `customer` says whose it is. */
  readonly masked: Masked;
  rows(db: Db, question: Question): Rows | Promise<Rows>;
}

/** What tables show of the many columns; CSV and JSON have all. */
const IN_TABLES = [
  'code',
  'number',
  'name',
  'spec',
  'city',
  'contact',
  'mobile',
  'customer',
  'quantity',
  'unit',
  'location',
  'at',
  'temperature',
  'humidity',
];

/** Everything that can be imported can be exported; so can the movements. */
export const EXPORTABLES: readonly Exportable[] = [
  ...IMPORTABLES.map(
    ({ kind, title, duty, columns, filtered, rows }): Exportable => ({
      kind,
      title,
      // Whoever may look at goods may take the list with him; a customer's file is for those who keep it.
      duty: duty === 'custody' ? 'read' : duty,
      columns: columns
        .filter(({ exported = true }) => exported)
        .map(({ key, heading, type }) => ({ key, heading, type, detail: !IN_TABLES.includes(key) })),
      takes: filtered ? ['filters'] : [],
      masked: Object.fromEntries(
        columns.flatMap(({ key, masked, exported = true }) => (masked && exported ? [[key, masked]] : [])),
      ),
      rows: (db, { filter }) => rows(db, filter),
    }),
  ),
  {
    kind: 'movements',
    title: movements.title,
    duty: 'read',
    columns: movements.columns({ one_customer: false }),
    takes: ['filters', 'period'],
    masked: {},
    rows: (db, question) => movements.rows(db, question),
  },
];

/**
 * The rows of an export, as they are read, on one snapshot; contact data masked unless it is to be revealed.
 * @throws Refusal not_permitted, missing_option, reveal_refused, and of the filters
 */
export async function exportRows(acting: Acting, exportable: Exportable, input: ExportInput): Promise<Snapshot<Rows>> {
  const { db } = acting.store;
  const granted = Object.keys(exportable.masked).length > 0 && input.reveal === true && isGrantedExports(acting);
  if (!granted) permit(acting, exportable.duty);
  const isKeeper = mayDo(acting.operator.roles, exportable.duty);
  const { from, to } = input;
  if (from !== undefined && to !== undefined) refuseReversed(from, to);
  const question: Question = {
    filter: await reading(db, () => readFilters(db, input)),
    from: from ?? null,
    to: to ?? null,
    as_of: null,
    by: null,
    today: acting.today,
  };
  const { kind, masked, rows } = exportable;
  if (Object.keys(masked).length === 0) return readingRows(db, () => rows(db, question));
  const seen = await reveal(acting, input, { command: `export ${kind}`, scope: 'export' });
  return readingRows(db, async () => covered(await rows(db, question), exportable, seen, isKeeper));
}

/** Whether somebody who keeps no files was let take some along. */
function isGrantedExports(acting: Acting): boolean {
  return grantedFiles(acting.store.db, acting.operator.id, 'export', decisionDay(acting)).length > 0;
}

/**
 * The rows with the contact data of those masked whose files may not be seen; who keeps no files gets only those that he
 * may see.
 */
function covered(rows: Rows, { kind, masked }: Exportable, seen: Seen, isKeeper: boolean): Grid {
  // By their keys cells could be passed over; a grid either has the columns that are to be masked, or is refused.
  if (!isGrid(rows)) throw new TypeError(`what is masked must be a grid: ${kind}`);
  const whose = placeOf(rows, rows.keys.includes('code') ? 'code' : 'customer');
  const cells = Object.entries(masked).map(([key, how]) => ({ at: placeOf(rows, key), how }));
  function* all(): Generator<Cell[]> {
    for (const row of (rows as Grid).rows) {
      if (!seen(String(row[whose]))) {
        if (!isKeeper) continue;
        for (const { at, how } of cells) {
          const cell = row[at];
          if (typeof cell === 'string') row[at] = mask(cell, how);
        }
      }
      yield row;
    }
  }
  return { keys: rows.keys, rows: again(all) };
}
