// replaced by the sheets branch
export interface CsvColumn {
  readonly key: string;
  readonly heading: string;
  readonly numeric: boolean;
}
export async function* csvChunks(
  columns: readonly CsvColumn[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  _options: { excel: boolean; raw: boolean },
): AsyncGenerator<string> {
  const { stringify } = await import('csv-stringify/sync');
  yield stringify([columns.map((c) => c.heading)]);
  for await (const row of rows) yield stringify([[...row]]);
}
