/** Slips: what stands on the paper that both sides sign. */
import { dayOf } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import {
  type Cell,
  day,
  integer,
  list,
  mapOf,
  nullable,
  object,
  oneOf,
  type Shape,
  type TypeOf,
  text,
} from '../domain/shapes.ts';
import { SLIP_KINDS, type SlipKind } from '../domain/slips.ts';
import { each, stated } from '../reports/rows.ts';
import { headOf, showHead } from '../store/journal.ts';
import {
  checkedOutLines,
  entryFacts,
  lastEntryOf,
  linesOfEntry,
  receivedLines,
  type SlipHead,
  type SlipLine,
  slipHead,
  wordsOfEntry,
} from '../store/paper.ts';
import { statement as readStatement } from '../store/reports-statement.ts';
import { settingOf } from '../store/settings.ts';
import { signaturesOf } from '../store/slips.ts';
import { type Db, reading } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';
import { approvalSlip } from './approval-slips.ts';
import { findCustomer, readSlipNumber } from './naming.ts';
import { noticeSlip } from './notice-slips.ts';
import { stocktakeSheet } from './stocktake-sheets.ts';

const CELL: Shape<Cell> = { schema: { type: ['string', 'number', 'null'] } };

/** `facts` and the keys of `lines` depend on the kind; `head` = the journal's head that the slip vouches for. */
export const SLIP = object({
  slip: text,
  kind: oneOf(...SLIP_KINDS),
  on: day,
  customer: nullable(text),
  customer_name: nullable(text),
  person: nullable(text),
  person_name: nullable(text),
  operator: text,
  operator_name: text,
  facts: list(object({ key: text, value: text })),
  lines: list(mapOf(CELL)),
  letter: nullable(object({ zh: text, en: text })),
  signatures: list(object({ side: oneOf('customer', 'us'), by: nullable(text), how: nullable(text), signed_on: day })),
  state: oneOf('draft', 'half_signed', 'signed', 'undone'),
  copies: integer,
  head: text,
});
export type Slip = TypeOf<typeof SLIP>;

/** Slips of goods that changed hands. */
type TransferSlip = Exclude<SlipKind, 'statement' | 'stocktake' | 'approval' | 'scrap' | 'notice'>;

/** Where the lines of a kind come from, and which columns of them are printed. */
const LINES: Readonly<Record<TransferSlip, (db: Db, head: SlipHead) => SlipLine[]>> = {
  receipt: (db, { id }) => receivedLines(db, id),
  checkout: (db, { id }) => checkedOutLines(db, id),
  dispatch: (db, { id }) => checkedOutLines(db, id),
  give_back: (db, { entry }) => linesOfEntry(db, entry),
};

/**
 * What stands on a slip.
 * @throws Refusal slip_not_found (4)
 */
export async function slip(acting: Acting, typed: string): Promise<Slip> {
  const { db } = acting.store;
  const { number, series } = readSlipNumber(typed);
  if (series === 'stocktake') return stocktakeSheet(acting, typed);
  if (series === 'approval') return approvalSlip(acting, number);
  if (series === 'notice') return noticeSlip(acting, number);
  permit(acting, 'custody');
  return reading(db, () => {
    const head = slipHead(db, series, number) ?? refuse('slip_not_found', { value: typed });
    const kind = kindOf(series, head);
    const lines = LINES[kind](db, head);
    const { happened_at, operator, operator_name } = entryFacts(db, head.entry);
    const signatures = signaturesOf(db, number);
    const state = lines.every(({ undone }) => undone === 1)
      ? ('undone' as const)
      : (['draft', 'half_signed', 'signed'] as const)[Math.min(2, signatures.length)]!;
    return {
      slip: number,
      kind,
      on: dayOf(happened_at),
      customer: head.customer,
      customer_name: head.customer_name,
      person: head.person,
      person_name: head.person_name,
      operator,
      operator_name,
      facts: factsOf(db, series, head, lines),
      lines: lines.map(asCells),
      letter: null,
      signatures,
      state,
      copies: copiesOf(acting),
      head: entryFacts(db, lastEntryOf(db, number, head.entry)).head,
    };
  });
}

/**
 * The statement of a customer as a slip, now.
 * @throws Refusal customer_not_found (4)
 */
export async function statementSlip(acting: Acting, typed: string): Promise<Slip> {
  permit(acting, 'custody');
  const { db } = acting.store;
  return reading(db, async () => {
    const { id, code, name } = findCustomer(db, typed);
    const rows = await readStatement(db, { customer_id: id }, null);
    return {
      slip: code,
      kind: 'statement' as const,
      on: acting.today,
      customer: code,
      customer_name: name,
      person: null,
      person_name: null,
      operator: acting.operator.code,
      operator_name: acting.operator.name,
      facts: [],
      lines: [
        ...each(rows, (row) => {
          const { customer: _, ...line } = stated(row) as Record<string, Cell>;
          return line;
        }),
      ],
      letter: null,
      signatures: [],
      state: 'draft' as const,
      copies: copiesOf(acting),
      head: showHead(headOf(db)),
    };
  });
}

function kindOf(series: string, { person }: SlipHead): TransferSlip {
  if (series === 'receipt' || series === 'give_back') return series;
  return person === null ? 'dispatch' : 'checkout';
}

function copiesOf(acting: Acting): number {
  return settingOf(acting.store.db, 'slip.copies') as number;
}

/** What was said with the command, and what the slip itself knows; blanks are left out. */
function factsOf(db: Db, series: string, head: SlipHead, lines: readonly SlipLine[]): Slip['facts'] {
  const words = new Map(
    wordsOfEntry(db, head.entry).flatMap(({ line, field, words }) => (line === 0 ? [[field, words]] : [])),
  );
  // Notes of a receipt belong to its lines.
  if (series === 'receipt') words.delete('note');
  const dues = new Set(lines.map(({ due_on }) => due_on));
  const found: [string, string | null | undefined][] = [
    ['order_no', head.order_no],
    ['delivery_note', head.delivery_note],
    ['delivered_by', words.get('delivered_by')],
    ['purpose', words.get('purpose')],
    ['due', dues.size === 1 ? [...dues][0] : null],
    ['sample_order', head.sample_order],
    ['carrier', head.carrier],
    ['tracking', head.tracking],
    ['expected_on', head.expected_on],
    ['received_by', words.get('received_by')],
    ['note', words.get('note')],
  ];
  return found.flatMap(([key, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ key, value }],
  );
}

function asCells(line: SlipLine): Record<string, Cell> {
  return {
    number: showSampleNumber(line.number),
    name: line.name,
    spec: line.spec,
    lot: line.lot,
    appearance: line.appearance,
    quantity: toDecimal(line.quantity),
    unit: line.unit,
    from: line.from,
    to: line.to,
    due_on: line.due_on,
    undone: line.undone === 1 ? 'undone' : null,
  };
}
