/**
 * Many rows as the store hands them out: no objects, only the cells of each row in the order of the keys. Building a
 * wide object for each of a million rows takes longer than reading and writing them.
 */
import type { Cell, Row } from './shapes.ts';

export interface Grid {
  readonly keys: readonly string[];
  /** Each row belongs to whoever asked for it and is read once; what passes it on may change its cells. */
  readonly rows: Iterable<Cell[]>;
}

/** What a list or report answers: rows by their keys, or a grid. */
export type Rows = Iterable<Row> | Grid;

export function isGrid(rows: Rows): rows is Grid {
  return !(Symbol.iterator in rows);
}

/** Where in each row the cell of a key stands; of a key that is there twice, the last. @throws RangeError */
export function placeOf({ keys }: Pick<Grid, 'keys'>, key: string): number {
  const at = keys.lastIndexOf(key);
  if (at < 0) throw new RangeError(`no column ${key}`);
  return at;
}

/** The grid with the cells of some keys as these functions make them; what is not there stays so. */
export function converted(grid: Grid, converters: Readonly<Record<string, (cell: never) => Cell>>): Grid {
  const steps = Object.entries(converters).map(([key, convert]) => ({
    at: placeOf(grid, key),
    convert: convert as (cell: Cell) => Cell,
  }));
  function* rows(): Generator<Cell[]> {
    for (const row of grid.rows) {
      for (const { at, convert } of steps) {
        const cell = row[at]!;
        if (cell !== null) row[at] = convert(cell);
      }
      yield row;
    }
  }
  return { keys: grid.keys, rows: again(rows) };
}

/** The grid with a cell more for each of these keys, made from the cells that are there. */
export function extended(grid: Grid, added: Readonly<Record<string, (row: readonly Cell[]) => Cell>>): Grid {
  const makers = Object.values(added);
  function* rows(): Generator<Cell[]> {
    for (const row of grid.rows) {
      const more = makers.map((make) => make(row));
      row.push(...more);
      yield row;
    }
  }
  return { keys: [...grid.keys, ...Object.keys(added)], rows: again(rows) };
}

/** Nothing is read before somebody asks for the first row. */
export function again<T>(rows: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: rows };
}
