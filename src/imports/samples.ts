/** Samples as opening stock, and as the lines of a delivery. */
import { converted, extended, type Grid, placeOf } from '../domain/grids.ts';
import { bareNumber, judgeSampleNumber, showSampleNumber } from '../domain/numbers.ts';
import { toDecimal, toYuan } from '../domain/quantities.ts';
import type { Cell } from '../domain/shapes.ts';
import { exportedSamples } from '../store/exports.ts';
import type { SampleFilter } from '../store/finding.ts';
import type { Db } from '../store/sql.ts';
import { stagedSamples } from '../store/staged-samples.ts';
import { foldCode, matchKey } from '../text/fold.ts';
import type { Importable } from './describing.ts';
import { takeUnit } from './measured.ts';
import { SAMPLE_COLUMNS } from './sample-columns.ts';

/** `S26`, a serial of nine digits, the check character: a longer one would outgrow our own series. */
const LONGEST_NUMBER = 13;

export const samples: Importable = {
  kind: 'samples',
  title: { zh: '样品', en: 'samples' },
  duty: 'custody',
  createsCustomers: true,
  columns: SAMPLE_COLUMNS,
  complete(values, units) {
    const string = (key: string): string | null => (typeof values[key] === 'string' ? (values[key] as string) : null);
    // A sheet that has old numbers only is known by them.
    if (values.number == null && values.old_number != null) {
      values.number = values.old_number;
      values.old_number = null;
    }
    const contradiction = takeUnit(values, units);
    if (contradiction) return contradiction;
    if (matchKey(string('number') ?? '') === '') values.number = null;
    const number = string('number');
    const bare = number === null ? null : bareNumber(foldCode(number));
    const ours = bare !== null && bare.length <= LONGEST_NUMBER && judgeSampleNumber(bare) === 'right';
    values.number_bare = ours ? bare : null;
    values.number_key = number === null ? null : (values.number_bare ?? matchKey(number));
    values.alias_key = number === null ? null : matchKey(number);
    const [name, spec, customer, location] = ['name', 'spec', 'customer', 'location'].map(string);
    values.name_key = name == null ? null : matchKey(name);
    values.spec_key = spec == null ? null : matchKey(spec);
    values.match_key = name == null ? null : matchKey(`${name} ${spec ?? ''}`);
    values.customer_code = customer == null ? null : foldCode(customer);
    values.customer_key = customer == null ? null : matchKey(customer);
    values.place_code = location == null ? null : foldCode(location);
    const { minimum, maximum } = values;
    const reversed = minimum != null && maximum != null && minimum > maximum;
    return reversed ? { key: 'maximum', code: 'limits_reversed' } : null;
  },
  staged: stagedSamples,
  filtered: true,
  rows: asImported,
};

/** The samples that fit, with their columns as the import reads them. */
async function asImported(db: Db, filter: SampleFilter): Promise<Grid> {
  const stored = await exportedSamples(db, filter);
  const isSo = (flag: number): boolean => flag === 1;
  const [coldest, warmest, driest, dampest] = [
    'temperature_min',
    'temperature_max',
    'humidity_min',
    'humidity_max',
  ].map((key) => placeOf(stored, key)) as [number, number, number, number];
  const ranged = extended(stored, {
    temperature: (row) => rangeOf(row[coldest]!, row[warmest]!),
    humidity: (row) => rangeOf(row[driest]!, row[dampest]!),
  });
  return converted(ranged, {
    number: showSampleNumber,
    quantity: toDecimal,
    unit_value: toYuan,
    minimum: toDecimal,
    maximum: toDecimal,
    valuable: isSo,
    confidential: isSo,
  });
}

/** `15..25`, `..-18`: thousandths as people write a range. */
function rangeOf(min: Cell, max: Cell): string | null {
  if (min === null && max === null) return null;
  return [min, max].map((end) => (end === null ? '' : String(toDecimal(Number(end))))).join('..');
}
