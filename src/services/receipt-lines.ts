/** The lines of a delivery from a sheet: the columns of `import samples`, for one customer on one receipt. */
import { type Checked, readChecks } from '../domain/judging.ts';
import { checked, trouble } from '../imports/cells.ts';
import type { ImportColumn, Value } from '../imports/describing.ts';
import { samples } from '../imports/samples.ts';
import type { SheetSource } from '../spreadsheets/source.ts';
import { readQuantity } from '../spreadsheets/values.ts';
import { storageByCode } from '../store/places.ts';
import type { Db } from '../store/sql.ts';
import type { Refusal } from '../store/staging.ts';
import type { Acting } from './acting.ts';
import { findOpenFile } from './naming.ts';
import { doubtOf, hashOf, openTable, RowReader, rowsOf } from './reading-rows.ts';
import type { ReceiptLine } from './receiving.ts';

/** Lines that were read, or why some cannot be taken. */
export interface SheetLines<L> {
  readonly lines: readonly L[];
  readonly rejects: readonly Refusal[];
  /** What somebody should look at in lines that are taken. */
  readonly looks: readonly Refusal[];
  /** SHA-256 of the file: it is part of what --ref stands for. */
  readonly hash: string;
}

/** What a delivery's sheet has beside the columns of samples: what should have come. */
const EXPECTED: ImportColumn = {
  key: 'expected',
  heading: { zh: '应收数量', en: 'expected quantity' },
  type: 'quantity',
  synonyms: [
    '应收',
    '应到数量',
    '送货数量',
    '订货数量',
    '计划数量',
    'expected',
    'expected qty',
    'ordered',
    'ordered qty',
  ],
  read: checked((cell) => readQuantity(cell)),
};

/** What was found on checking a line, as `--check` takes it: `quantity=ok，colour=too dark`. */
const CHECK: ImportColumn = {
  key: 'check',
  heading: { zh: '核对结果', en: 'check' },
  type: 'text',
  synonyms: ['核对', '核对情况', '检查结果', 'check', 'checks', 'checked'],
  read: checked((cell) => {
    if (cell.trim() === '') return { value: null };
    try {
      return { value: JSON.stringify(readChecks('check', cell.split(/[,，;；]/u))) };
    } catch {
      return trouble('check_unreadable');
    }
  }),
};

/** As in `import samples`; but whose it is says the receipt, and every line has a name and a quantity. */
const LINES = {
  ...samples,
  columns: [
    ...samples.columns.map((column) => ({ ...column, required: ['name', 'quantity'].includes(column.key) })),
    EXPECTED,
    CHECK,
  ],
};

/** The columns of a delivery's sheet. */
export const RECEIPT_COLUMNS: readonly ImportColumn[] = LINES.columns;

/** What holds for every line that does not say otherwise itself. */
export type LineDefaults = Partial<Omit<ReceiptLine, 'name' | 'quantity'>>;

/**
 * Reads the lines of a delivery.
 * @param customer whose delivery it is; null takes the one customer that the lines name
 * @param receivedOn the day of the receipt, which a line may repeat
 * @throws Refusal headings_*, encoding_unknown, file_* when it cannot be read as a sheet
 */
export async function readReceiptLines(
  acting: Acting,
  source: SheetSource,
  about: { customer: string | null; receivedOn: string; defaults: LineDefaults },
): Promise<SheetLines<ReceiptLine> & { customer: string | null }> {
  const { db } = acting.store;
  const table = await openTable(LINES, source, {});
  const reader = new RowReader(LINES, table, about.receivedOn);
  const lines: ReceiptLine[] = [];
  const rejects: Refusal[] = [];
  const looks: Refusal[] = [];
  let customer = about.customer === null ? null : findOpenFile(db, about.customer).code;
  for await (const row of rowsOf(table)) {
    if (row.doubt !== null) looks.push(doubtOf(row));
    if (row.kind !== 'record') continue;
    const read = reader.read(row);
    const values = reader.byName(read);
    const named = typeof values.customer === 'string' ? codeOf(db, values.customer) : null;
    const problem = read.refusal ?? problemOf(db, row.line, values, { ...about, customer, named });
    if (problem) {
      rejects.push(problem);
      continue;
    }
    customer ??= named;
    looks.push(...read.looks);
    lines.push(lineOf(values, about.defaults));
  }
  return { lines, rejects, looks, customer, hash: (await hashOf(source)).toString('hex') };
}

function problemOf(
  db: Db,
  line: number,
  values: Readonly<Record<string, Value>>,
  { customer, named, receivedOn }: { customer: string | null; named: string | null; receivedOn: string },
): Refusal | null {
  const wrong = (column: string, code: string, facts: Refusal['facts'] = {}): Refusal => ({
    line,
    column,
    code,
    facts,
  });
  if (values.name == null) return wrong('name', 'missing');
  if (values.quantity == null) return wrong('quantity', 'missing');
  if (values.quantity === 0) return wrong('quantity', 'quantity_zero');
  if (values.expected === 0) return wrong('expected', 'quantity_zero');
  if (values.customer != null) {
    if (named === null) return wrong('customer', 'customer_unknown', { value: values.customer });
    if (customer !== null && named !== customer) return wrong('customer', 'other_customer', { value: values.customer });
  }
  if (values.received_on != null && values.received_on !== receivedOn)
    return wrong('received_on', 'other_day', { value: values.received_on });
  if (values.quality === 'rejected' || values.quality === 'conditional')
    return wrong('quality', 'judged_later', { value: values.quality });
  if (values.place_code == null) return null;
  const place = storageByCode(db, String(values.place_code));
  if (!place) return wrong('location', 'place_unknown', { value: values.location });
  return place.retired_on === null ? null : wrong('location', 'place_retired', { value: values.location });
}

/** The code of the customer with that code or exactly that name. */
function codeOf(db: Db, typed: string): string | null {
  try {
    return findOpenFile(db, typed).code;
  } catch {
    return null;
  }
}

/** A line of the sheet: its own cells, then what holds for all. */
function lineOf(values: Readonly<Record<string, Value>>, defaults: LineDefaults): ReceiptLine {
  const text = (key: string): string | undefined => (values[key] == null ? undefined : String(values[key]));
  const whole = (key: string): number | undefined => (values[key] == null ? undefined : Number(values[key]));
  const range = (key: string) => {
    const [min, max] = [whole(`${key}_min`) ?? null, whole(`${key}_max`) ?? null];
    return min === null && max === null ? undefined : { min, max };
  };
  const yes = (key: string) => (values[key] == null ? undefined : values[key] === 1);
  const said = {
    unit: text('unit'),
    spec: text('spec'),
    category: text('category'),
    kind: text('kind') as ReceiptLine['kind'],
    lot: text('lot'),
    colour: text('colour'),
    appearance: text('appearance'),
    location: text('place_code'),
    unit_value: whole('unit_value'),
    minimum: whole('minimum'),
    maximum: whole('maximum'),
    part_no: text('part_no'),
    quality_standard: text('quality_standard'),
    produced_on: text('produced_on'),
    expires_on: text('expires_on'),
    retain_until: text('retain_until'),
    at_end: text('at_end') as ReceiptLine['at_end'],
    evaluate_by: text('evaluate_by'),
    feedback_by: text('feedback_by'),
    temperature: range('temperature'),
    humidity: range('humidity'),
    light: text('light') as ReceiptLine['light'],
    hazards: text('hazards')?.split(','),
    valuable: yes('valuable'),
    confidential: yes('confidential'),
    inspect: values.quality === 'pending' ? true : undefined,
    accepted: values.quality === 'accepted' ? true : undefined,
    expected: whole('expected'),
    checks: values.check == null ? undefined : (JSON.parse(String(values.check)) as Checked),
    note: text('note'),
  } satisfies Partial<ReceiptLine>;
  const own = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const aliases = [text('number'), text('old_number')].filter((alias) => alias !== undefined);
  return { ...defaults, ...own, name: text('name')!, quantity: whole('quantity')!, aliases };
}
