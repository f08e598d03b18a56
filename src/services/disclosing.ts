/** Telling a customer all that is stored about him. */
import { CUSTOMER_KEYS, fieldShown } from '../domain/customer-file.ts';
import { judgeSampleNumber, showSampleNumber } from '../domain/numbers.ts';
import { day, integer, list, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { customerFile } from '../store/customer-files.ts';
import { DISCLOSED_SECTIONS, disclosedRecords } from '../store/disclosing.ts';
import { wholeFile } from '../store/erasing.ts';
import { parentOf } from '../store/families.ts';
import { type Db, reading } from '../store/sql.ts';
import type { Acting } from './acting.ts';
import { historyOf } from './customer-history.ts';
import { classOf } from './customer-showing.ts';
import { findCustomer } from './naming.ts';
import { reveal } from './revealing.ts';

const SECTIONS = ['file', ...DISCLOSED_SECTIONS, 'history'] as const;

/** Field by field; `record` counts within a section. What says nothing is left out. */
export const DISCLOSURE = object({
  customer: text,
  name: text,
  as_of: day,
  stored: list(object({ section: oneOf(...SECTIONS), record: integer, field: text, value: text })),
});
export type Disclosure = TypeOf<typeof DISCLOSURE>;
type Stored = Disclosure['stored'][number];

/**
 * All that is stored about one customer, unmasked: it is his. That it was shown goes on record first.
 * @throws Refusal not_permitted, customer_not_found, reveal_refused
 */
export async function discloseCustomer(
  acting: Acting,
  { code, reason }: { readonly code: string; readonly reason: string },
): Promise<Disclosure> {
  const { db } = acting.store;
  const found = findCustomer(db, code);
  const look = { command: 'customers disclose', journaled: 'customers disclose', scope: 'export', one: true } as const;
  await reveal(acting, { reveal: true, reason }, { ...look, files: [found] });
  return reading(db, () => ({
    customer: found.code,
    name: found.name,
    as_of: acting.today,
    stored: [...told(db, found.id, acting.today)],
  }));
}

function* told(db: Db, id: number, today: string): Generator<Stored> {
  const whole = wholeFile(db, id);
  // A file that was merged into his stays as it was.
  yield* all(
    'file',
    whole.map((each) => fileOf(db, each, today)),
  );
  for (const section of DISCLOSED_SECTIONS) yield* all(section, disclosedRecords(db, section, whole));
  const changes = historyOf(db, id, true).map(({ command: _, entry: __, ...change }) => change);
  yield* all('history', changes);
}

type Said = Readonly<Record<string, unknown>>;

function fileOf(db: Db, id: number, today: string): Said {
  const file = customerFile(db, id);
  return {
    code: file.code,
    name: file.name,
    ...Object.fromEntries(CUSTOMER_KEYS.map((key) => [key, fieldShown(key, file[key])])),
    opened_on: file.opened_on,
    parent_id: parentOf(db, id)?.code ?? null,
    class: classOf(db, id, today),
  };
}

function* all(section: Stored['section'], records: Iterable<Said>): Generator<Stored> {
  let record = 0;
  for (const said of records) yield* recordOf(section, ++record, said);
}

function* recordOf(section: Stored['section'], record: number, said: Said): Generator<Stored> {
  for (const [field, value] of Object.entries(said))
    if (value !== null && value !== undefined && value !== '') yield { section, record, field, value: plain(value) };
}

/** As it is said: numbers of samples with their hyphens. */
function plain(value: unknown): string {
  const said = String(value);
  return judgeSampleNumber(said) === 'right' ? showSampleNumber(said) : said;
}
