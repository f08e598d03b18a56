/** Everything that can be exported: what can be imported, as it is imported, and the movements of the ledger. */

import type { Duty } from '../domain/duties.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal, toYuan } from '../domain/quantities.ts';
import type { Column, Row, Words } from '../domain/shapes.ts';
import { MOVEMENT_COLUMNS } from '../reports/columns.ts';
import { each, moved } from '../reports/rows.ts';
import { allCustomerFiles, type CustomerFile } from '../store/customer-files.ts';
import { type ExportedSample, exportedSamples } from '../store/exports.ts';
import type { SampleFilter } from '../store/finding.ts';
import { movementsOf } from '../store/movements.ts';
import type { Db } from '../store/sql.ts';
import { customers } from './customers.ts';
import type { Importable } from './describing.ts';
import { samples } from './samples.ts';

/** Which rows are wanted; what does not apply to a kind is left out. */
export interface Wanted {
  readonly filter: SampleFilter;
  /** Days as integers, both included. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface Exportable {
  readonly kind: string;
  readonly title: Words;
  readonly duty: Duty;
  readonly columns: readonly Column[];
  /** Takes the filters of samples; a period as well. */
  readonly takes: readonly ('filters' | 'period')[];
  rows(db: Db, wanted: Wanted): Promise<Iterable<Row>>;
}

/** The columns of an import as those of a list: tables show the first ones. */
function columnsOf({ columns }: Importable, inTables: readonly string[]): readonly Column[] {
  return columns.map(({ key, heading, type }): Column => ({ key, heading, type, detail: !inTables.includes(key) }));
}

export const EXPORTABLES: readonly Exportable[] = [
  {
    kind: customers.kind,
    title: customers.title,
    duty: 'customer_files',
    columns: columnsOf(customers, ['code', 'name', 'city', 'contact', 'mobile']),
    takes: [],
    rows: async (db) => each(allCustomerFiles(db), customerRow),
  },
  {
    kind: samples.kind,
    title: { zh: '样品', en: 'samples' },
    duty: 'read',
    columns: columnsOf(samples, ['number', 'name', 'spec', 'customer', 'quantity', 'unit', 'location']),
    takes: ['filters'],
    rows: async (db, { filter }) => each(await exportedSamples(db, filter), sampleRow),
  },
  {
    kind: 'movements',
    title: { zh: '流转记录', en: 'movements' },
    duty: 'read',
    columns: MOVEMENT_COLUMNS,
    takes: ['filters', 'period'],
    rows: async (db, wanted) => each(await movementsOf(db, wanted), moved),
  },
];

function customerRow(file: CustomerFile): Row {
  return { ...file, registered_capital: toYuan(file.registered_capital as number | null) };
}

function sampleRow(row: ExportedSample): Row {
  return {
    ...row,
    number: showSampleNumber(row.number),
    quantity: toDecimal(row.quantity),
    unit_value: toYuan(row.unit_value as number | null),
    temperature: rangeOf(row.temperature_min, row.temperature_max),
    humidity: rangeOf(row.humidity_min, row.humidity_max),
    valuable: row.valuable === 1,
    confidential: row.confidential === 1,
  };
}

function rangeOf(min: string | number | null | undefined, max: string | number | null | undefined): string | null {
  if (min == null && max == null) return null;
  return [min, max].map((end) => (end == null ? '' : String(toDecimal(Number(end))))).join('..');
}
