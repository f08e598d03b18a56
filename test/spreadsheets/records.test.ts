import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf } from '../../src/spreadsheets/batches.ts';
import { loadSplitter, parsing, rowsOf, type SheetRow, splitQuick } from '../../src/spreadsheets/cells.ts';
import { RecordCutter, Torn } from '../../src/spreadsheets/records.ts';

const split = await loadSplitter();
const text = fc.string({
  unit: fc.constantFrom('a', '客', ',', ';', '"', '\n', '\r', '\r\n', ' ', "'", '='),
  maxLength: 40,
});
const plain = fc.string({ unit: fc.constantFrom('a', '客', ',', ';', '\n', '\r', '\r\n', ' ', '='), maxLength: 40 });

/** What csv-parse makes of the whole text at once. */
function reference(whole: string, delimiter: string): string[][] {
  return parse(whole, parsing(delimiter)) as string[][];
}

/** What the cutter and the splitter make of it in chunks; apostrophes are not taken away here. */
function inChunks(chunks: readonly string[], delimiter: string): { rows: string[][]; damaged: number[] } {
  const cutter = new RecordCutter(delimiter);
  const rows: string[][] = [];
  const damaged: number[] = [];
  for (const records of [...chunks.map((chunk) => () => cutter.push(chunk)), () => cutter.finish()].map((run) =>
    run(),
  )) {
    damaged.push(...records.damaged.map((number) => rows.length + number));
    rows.push(...split(records.text, delimiter));
  }
  return { rows, damaged };
}

function chunked(whole: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => whole.slice(from, places[index] ?? whole.length));
}

describe('records', () => {
  it('text without quotes splits as csv-parse splits it', () =>
    fc.assert(
      fc.property(plain, fc.constantFrom(',', ';', '客'), (whole, delimiter) => {
        expect(splitQuick(whole, delimiter)).toEqual(reference(whole, delimiter));
      }),
      { numRuns: process.env.SAMPLES_LONG ? 200_000 : 3000 },
    ));

  it('text with quotes splits as csv-parse splits it, or is left to it', () =>
    fc.assert(
      fc.property(text, fc.constantFrom(',', ';', '客'), (whole, delimiter) => {
        const rows = splitQuick(whole, delimiter);
        if (rows !== null) expect(rows).toEqual(reference(whole, delimiter));
      }),
      { numRuns: Number(process.env.SAMPLES_LONG ? 500_000 : 5000) },
    ));

  it('quotes as they should be are never left to csv-parse', () =>
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const whole = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(splitQuick(whole, ',')).toEqual(rows);
      }),
      { numRuns: 300 },
    ));

  it('the quick way through chunks gives the rows and lines of the careful way, or leaves them to it', () =>
    fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(40), { maxLength: 4 }), async (whole, cuts) => {
        const ended = async (rows: () => Promise<SheetRow[]>) => {
          try {
            return await rows();
          } catch (error) {
            return (error as { code?: string }).code ?? (error as Error).constructor.name;
          }
        };
        const carefully = async () => {
          const cutter = new RecordCutter(',');
          const rows = rowsOf(cutter.push(whole), ',', cutter, split);
          const { unended, ...records } = cutter.finish();
          rows.push(...rowsOf(records, ',', cutter, split));
          if (unended) rows.at(-1)!.unended = true;
          return rows;
        };
        const quickly = async () => {
          const rows: SheetRow[] = [];
          async function* chunks() {
            yield* chunked(whole, cuts);
          }
          for await (const batch of batchesOf('x', chunks(), ',', split)) rows.push(...batch);
          return rows;
        };
        const wanted = await ended(carefully);
        expect(await ended(quickly)).toEqual(wanted === 'Torn' ? 'file_truncated' : wanted);
      }),
      { numRuns: process.env.SAMPLES_LONG ? 300_000 : 5000 },
    ));

  it('any text, in any chunks, is what csv-parse reads at once, or torn', () =>
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 4 }), (whole, cuts) => {
        let read: string[][];
        try {
          read = inChunks(chunked(whole, cuts), ',').rows;
        } catch (error) {
          expect(error).toBeInstanceOf(Torn);
          return;
        }
        expect(read).toEqual(reference(whole, ','));
      }),
      { numRuns: 2000 },
    ));

  it('the chunks do not matter, neither for the line of what is torn', () =>
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 4 }), (whole, cuts) => {
        const outcome = (chunks: string[]) => {
          try {
            return inChunks(chunks, ',');
          } catch (error) {
            return (error as Error).constructor;
          }
        };
        expect(outcome(chunked(whole, cuts))).toEqual(outcome([whole]));
      }),
      { numRuns: 2000 },
    ));

  it.each([
    ['a,"b', 1],
    ['a,b\n"c,d\n', 2],
    ['a\r\n"b\r\nc"\r\nd,"e\r\nf', 4],
    ['a\n"b\nc"d\n', 2],
    ['a\n"b\nc,"d"\n', 2],
  ])('%j is torn in line %d', (whole, line) => {
    for (const size of [1, 2, 100]) {
      const cutter = new RecordCutter(',');
      const torn = () => {
        for (let at = 0; at < whole.length; at += size)
          rowsOf(cutter.push(whole.slice(at, at + size)), ',', cutter, split);
        cutter.finish();
      };
      expect(torn).toThrow(expect.objectContaining({ line }) as Error);
    }
  });

  it.each([
    ['ab"c,d\n', [['ab"c', 'd']], []],
    ['"ab"c,d\n', [['"ab"c', 'd']], []],
    ['"ab" ,d\n', [['"ab" ', 'd']], []],
    ['6" pipe,d\n', [['6" pipe', 'd']], []],
    ['"6" pipe",d\n', [['"6" pipe"', 'd']], []],
    ['"a,"b",c\nd\n', [['"a,"b"', 'c'], ['d']], [0]],
    ['x\n"a,b"c,d\ny', [['x'], ['"a,b"c', 'd'], ['y']], [1]],
    ['"a""b",""\n', [['a"b', '']], []],
    ['"a\n\nb"\n', [['a\n\nb']], []],
  ])('%j gives %j', (whole, rows, damaged) => {
    for (const size of [1, 3, 100]) {
      const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
        whole.slice(i * size, (i + 1) * size),
      );
      expect(inChunks(chunks, ',')).toEqual({ rows, damaged });
    }
  });

  it('knows the line on which each record begins', () => {
    const cutter = new RecordCutter(',');
    const rows = rowsOf(cutter.push('a\r\n"b\r\nc",d\n\n"e\rf"\rg\n'), ',', cutter, split);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 4, 5, 7]);
    expect(cutter.line).toBe(8);
  });
});
