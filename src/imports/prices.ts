/** Prices: money for one of what is sold. */
import { isPriceOfMany } from '../spreadsheets/money-units.ts';
import { trouble } from './cells.ts';
import type { CellReader as Reader } from './describing.ts';

/** A price: a thousand or an M behind the sign is the goods' (USD/千, 单价(M)), not the money's. */
export function priced(read: Reader): Reader {
  return (cell, around) => {
    const { unit } = around;
    if (unit === null) return read(cell, around);
    if (isPriceOfMany(unit)) return trouble('amount_unit_unclear', { unit });
    return read(cell, unit === 'M' ? { unit: null, other: (key) => around.other(key), today: around.today } : around);
  };
}
