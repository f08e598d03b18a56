/** What a second person approves of a stocktake: its variances are posted, unfit goods moved, found goods become samples. */
import { type Effect, effect } from '../domain/approvals.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { type Condition, ZONE_OF } from '../domain/stocktaking.ts';
import { type FindRow, findsOf } from '../store/finds.ts';
import type { Transfer } from '../store/ledger.ts';
import { account, placeCode, placeForPurpose } from '../store/places.ts';
import {
  actedRows,
  movedSince,
  overtakenRows,
  postVariances,
  retiredPlace,
  unfitOfCustomers,
} from '../store/posting-counts.ts';
import { nextSampleNumber } from '../store/serials.ts';
import type { Db } from '../store/sql.ts';
import { type StocktakeRow, stocktakeById } from '../store/stocktakes.ts';
import { basisOf, gatherActed } from '../store/variances.ts';
import { matchKey } from '../text/fold.ts';
import type { Deed } from './acting.ts';
import type { ApprovalKind } from './approval-kinds.ts';

/** So many rows are told to the one who approves; `stocktake variance` has all of them. */
const MOST_TOLD = 20;

interface Payload {
  readonly stocktake_id: number;
}

export const STOCKTAKE_POSTING: ApprovalKind<Payload> = {
  kind: 'stocktake',
  approvers: 'approve',
  // Movements since are no change: the counts carry the book of their moment. Late entries are one.
  facts: (db, { stocktake_id }) => {
    const stocktake = stocktakeById(db, stocktake_id);
    return {
      state: stocktake.state,
      ...basisOf(db, stocktake),
      found: findsOf(db, stocktake_id).map(({ id, quantity }) => [id, quantity]),
    };
  },
  effects: (db, { stocktake_id }) => {
    const stocktake = stocktakeById(db, stocktake_id);
    gatherActed(db, stocktake);
    return { does: doneBy(db, stocktake), against: standingAgainst(db) };
  },
  execute: (deed, { stocktake_id }) => post(deed, stocktakeById(deed.db, stocktake_id)),
  /** Turned down: it can be counted again. */
  rejected: ({ entry }, { stocktake_id }) => {
    entry.change('stocktakes', stocktake_id, REOPENED);
  },
};

/** What a stocktake is that can be counted again. */
export const REOPENED = { state: 'open', submitted_on: null, submitted_by: null, approval: null } as const;

function doneBy(db: Db, stocktake: StocktakeRow): Effect[] {
  const rows = actedRows(db, MOST_TOLD);
  const total = rows[0]?.total ?? 0;
  const effects = rows.flatMap(({ number, name, location, unit, variance, counted, condition }) => {
    const sample = { number: showSampleNumber(number), name, unit };
    return [
      ...(variance === 0 ? [] : [effect('count_adjust', { ...sample, quantity: toDecimal(variance), to: location })]),
      ...(condition === 'ok' || counted === 0
        ? []
        : [
            effect('count_unfit', {
              ...sample,
              quantity: toDecimal(counted),
              from: location,
              to: placeForPurpose(db, ZONE_OF[condition]).code,
            }),
          ]),
    ];
  });
  const found = findsOf(db, stocktake.id)
    .filter(({ quantity }) => quantity > 0)
    .map(({ name, quantity, unit, place_id }) =>
      effect('count_found', { name, quantity: toDecimal(quantity), unit, to: placeCode(db, place_id) }),
    );
  const more = total > rows.length ? [effect('count_more', { quantity: total - rows.length })] : [];
  return [...effects, ...more, ...found];
}

/** What cannot be posted as things are, and whose goods were found damaged: the customer is told (R6). */
function standingAgainst(db: Db): Effect[] {
  return [
    ...overtakenRows(db).map(({ number, name, location, unit, left }) =>
      effect('count_overtaken', {
        number: showSampleNumber(number),
        name,
        quantity: toDecimal(left),
        unit,
        from: location,
      }),
    ),
    ...unfitOfCustomers(db, MOST_TOLD).map(({ number, name, customer }) =>
      effect('count_notice', { number: showSampleNumber(number), name, who: customer }),
    ),
  ];
}

function post(deed: Deed, stocktake: StocktakeRow): void {
  const { db, entry, recordedOn } = deed;
  gatherActed(db, stocktake);
  refuseOvertaken(db, stocktake);
  const retired = retiredPlace(db, stocktake.id);
  if (retired) refuse('retired', { what: 'place', code: retired });
  const day = deed.happenedOn(movedSince(db, recordedOn));
  const variance = account(db, 'variance');
  const zones = Object.fromEntries(
    Object.entries(ZONE_OF).map(([condition, purpose]) => [condition, placeForPurpose(db, purpose).id]),
  ) as Record<Exclude<Condition, 'ok'>, number>;
  entry.expectMuch();
  postVariances(db, { entry: entry.seq, day, variance, zones });
  const transfers = findsOf(db, stocktake.id)
    .filter(({ quantity }) => quantity > 0)
    .flatMap((find) => takeIn(deed, find, { day, variance, zones }));
  if (transfers.length > 0) deed.post(transfers);
  entry.change('stocktakes', stocktake.id, { state: 'closed', closed_on: day });
  // So that each movement in a sample's history says where it comes from.
  entry.remark('stocktake', stocktake.number);
}

/** More has left a place since the count than was there: one of the two is wrong, and only a recount tells which. */
function refuseOvertaken(db: Db, stocktake: StocktakeRow): void {
  const rows = overtakenRows(db);
  if (rows.length === 0) return;
  refuse('count_overtaken', {
    stocktake: stocktake.number,
    approval: stocktake.approval,
    total: rows[0]!.total,
    rows: rows.map(({ number, name, location, unit, variance, left }) => ({
      number: showSampleNumber(number),
      name,
      location,
      unit,
      short: toDecimal(-variance),
      left: toDecimal(left),
    })),
  });
}

/** Makes a sample of goods that turned up: nobody has judged them yet. */
function takeIn(
  { db, entry, recordedOn }: Deed,
  find: FindRow,
  {
    day,
    variance,
    zones,
  }: { day: string; variance: number; zones: Readonly<Record<Exclude<Condition, 'ok'>, number>> },
): Transfer[] {
  const { name, spec, category, unit, customer_id, quantity, condition, place_id } = find;
  const sample_id = entry.add('samples', {
    number: nextSampleNumber(db, recordedOn),
    name,
    match_key: matchKey(`${name} ${spec ?? ''}`),
    spec,
    customer_id,
    category,
    kind: 'sample',
    unit,
    quality: 'pending',
    received_on: day,
  });
  entry.change('finds', find.id, { sample_id });
  const turnedUp = { kind: 'adjust', sample_id, from_id: variance, to_id: place_id, quantity } as const;
  const zone = condition === 'ok' ? place_id : zones[condition];
  if (zone === place_id) return [turnedUp];
  return [turnedUp, { kind: 'move', sample_id, from_id: place_id, to_id: zone, quantity }];
}
