type Row = Readonly<Record<string, unknown>>;

/** Rows by their keys, however a list answers them. */
export function byKeys(
  rows: Iterable<Row> | { readonly keys: readonly string[]; readonly rows: Iterable<readonly unknown[]> },
): Row[] {
  if (Symbol.iterator in rows) return [...rows];
  const { keys } = rows;
  return Array.from(rows.rows, (cells) => Object.fromEntries(keys.map((key, at) => [key, cells[at]])));
}
