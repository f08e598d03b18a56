/** Numbers that are never issued again. */
import { SLIP_SERIES, type SlipSeries, sampleNumber, slipNumber } from '../domain/numbers.ts';
import { all, type Db, one, run } from './sql.ts';

/** The next number of a slip series, in the year of that day. */
export function nextSlipNumber(db: Db, series: SlipSeries, day: string): string {
  const year = Number(day.slice(2, 4));
  return slipNumber(series, year, next(db, SLIP_SERIES[series].letter, year));
}

/** The number that {@link nextSlipNumber} would give; nothing is issued. */
export function comingSlipNumber(db: Db, series: SlipSeries, day: string): string {
  const year = Number(day.slice(2, 4));
  const { letter } = SLIP_SERIES[series];
  const last = one<{ last: number }>(db, 'SELECT last FROM serials WHERE series = ? AND year = ?', letter, year)?.last;
  return slipNumber(series, year, (last ?? 0) + 1);
}

/** The next sample number, bare. */
export function nextSampleNumber(db: Db, day: string): string {
  const year = Number(day.slice(2, 4));
  return sampleNumber(year, next(db, 'S', year));
}

/** The years in which sample numbers were issued: two digits. */
export function yearsOfSamples(db: Db): number[] {
  return all<{ year: number }>(db, `SELECT year FROM serials WHERE series = 'S' ORDER BY year`).map(({ year }) => year);
}

/** The next code for a customer that came without one: C000001. */
export function nextCustomerCode(db: Db): string {
  for (;;) {
    const code = `C${String(next(db, 'customer', 0)).padStart(6, '0')}`;
    if (!one(db, 'SELECT 1 FROM customers WHERE code = ?', code)) return code;
  }
}

/** Takes care that a number which came from outside is never issued: S26000123D. */
export function keepSampleNumber(db: Db, bare: string): void {
  run(
    db,
    `INSERT INTO serials (series, year, last) VALUES ('S', ?, ?)
     ON CONFLICT (series, year) DO UPDATE SET last = max(last, excluded.last)`,
    Number(bare.slice(1, 3)),
    Math.max(1, Number(bare.slice(3, -1))),
  );
}

function next(db: Db, series: string, year: number): number {
  const row = one<{ last: number }>(
    db,
    `INSERT INTO serials (series, year, last) VALUES (?, ?, 1)
     ON CONFLICT (series, year) DO UPDATE SET last = last + 1 RETURNING last`,
    series,
    year,
  );
  return row!.last;
}
