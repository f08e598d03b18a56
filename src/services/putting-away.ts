/** Putting goods away: whether a place fits what they need, and which places near it do. */
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import {
  type Conditions,
  Distances,
  hazardsIn,
  inherited,
  takesEverything,
  type Unfit,
  unfitness,
} from '../domain/storage-conditions.ts';
import type { StoragePlace } from '../store/places.ts';
import type { SampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { hazardsProvided, needsOf, placesInUse, placesUpward, samplesWithin } from '../store/storing.ts';

/** Goods that are to lie in a place. */
export interface PutAway {
  readonly sample: Pick<SampleFacts, 'id' | 'number' | 'name'>;
  readonly place: Pick<StoragePlace, 'id' | 'code'>;
}

/** Goods and a place that do not fit each other, and why. */
export interface Misfit extends PutAway {
  readonly reasons: readonly Unfit[];
}

/** Zones in which goods are because of what happened to them: only another such zone will do. */
const WAY_STATIONS = ['returns', 'damaged', 'quarantine'];

/** So many fitting places are named. */
const MOST_FITTING = 20;

/** What does not fit of all that is to be put away in one deed: later goods find the room that earlier ones leave. */
export function misfitsOf(db: Db, putAways: readonly PutAway[]): Misfit[] {
  const rooms = new Rooms(db);
  const prepared = preparedFor(db);
  return putAways.flatMap(({ sample, place }) => {
    const chain = placesUpward(db, place.id);
    const reasons = [
      ...unfitness(conditionsOf(chain), needsOf(db, sample.id), prepared),
      ...rooms.lacking(chain, sample.id),
    ];
    rooms.take(chain, sample.id);
    return reasons.length === 0 ? [] : [{ sample, place, reasons }];
  });
}

/** Refuses what does not fit, naming the places that do, the nearest first. @throws Refusal place_unfit (5) */
export function refuseMisfits(db: Db, putAways: readonly PutAway[]): void {
  const misfits = misfitsOf(db, putAways);
  const [first] = misfits;
  if (!first) return;
  const { sample, place, reasons } = first;
  refuse('place_unfit', {
    number: showSampleNumber(sample.number),
    name: sample.name,
    place: place.code,
    reasons: reasons.map(({ reason }) => reason),
    why: reasons,
    fitting: fittingPlaces(db, first),
    more: misfits.length - 1,
  });
}

/**
 * The places for goods of that kind that fit, the nearest to the wanted one first: in the tree, then those with
 * nothing below them, then by code. Where the wanted place is for what happened to goods (returned,
 * damaged, to be inspected), so are they.
 */
function fittingPlaces(db: Db, { sample, place: wanted }: PutAway): string[] {
  const places = placesInUse(db);
  const byId = new Map(places.map((place) => [place.id, place]));
  const parents = new Map(places.map(({ id, parent_id }) => [id, parent_id]));
  const inner = new Set(places.map(({ parent_id }) => parent_id));
  const distances = new Distances(parents);
  const needs = needsOf(db, sample.id);
  const prepared = preparedFor(db);
  const rooms = new Rooms(db);
  const purpose = byId.get(wanted.id)?.purpose ?? 'normal';
  const alike = WAY_STATIONS.includes(purpose) ? [purpose] : ['normal', 'customer', purpose];
  const fits = (place: StoragePlace): boolean => {
    const chain = chainIn(byId, place);
    return (
      place.id !== wanted.id &&
      !takesEverything(place) &&
      unfitness(conditionsOf(chain), needs, prepared).length === 0 &&
      rooms.lacking(chain, sample.id).length === 0
    );
  };
  return places
    .filter((place) => alike.includes(place.purpose) && fits(place))
    .map(({ id, code }) => ({ code, distance: distances.between(wanted.id, id), inner: inner.has(id) ? 1 : 0 }))
    .sort((a, b) => a.distance - b.distance || a.inner - b.inner || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_FITTING)
    .map(({ code }) => code);
}

/** A place as the rule sees it, from the chain that leads up from it. */
function conditionsOf(chain: readonly StoragePlace[]): Conditions {
  const [{ code, purpose }] = chain as [StoragePlace];
  return { code, purpose, ...inherited(chain) };
}

function chainIn(byId: ReadonlyMap<number, StoragePlace>, place: StoragePlace): StoragePlace[] {
  const above = place.parent_id === null ? undefined : byId.get(place.parent_id);
  return above ? [place, ...chainIn(byId, above)] : [place];
}

function preparedFor(db: Db): ReadonlySet<string> {
  return new Set(hazardsProvided(db).flatMap(hazardsIn));
}

/** How full places are, counting what is put away in the same deed. */
class Rooms {
  private readonly within = new Map<number, Set<number>>();

  constructor(private readonly db: Db) {}

  /** The places of the chain in which one more sample has no room. */
  lacking(chain: readonly StoragePlace[], sampleId: number): Unfit[] {
    if (takesEverything(chain[0]!)) return [];
    return chain.flatMap(({ id, code, capacity }) => {
      if (capacity === null) return [];
      const there = this.there(id);
      if (there.has(sampleId) || there.size < capacity) return [];
      return [{ reason: 'capacity' as const, wanted: null, given: `${code} ${there.size}/${capacity}` }];
    });
  }

  take(chain: readonly StoragePlace[], sampleId: number): void {
    for (const { id, capacity } of chain) if (capacity !== null) this.there(id).add(sampleId);
  }

  private there(id: number): Set<number> {
    let samples = this.within.get(id);
    if (!samples) {
      samples = new Set(samplesWithin(this.db, id));
      this.within.set(id, samples);
    }
    return samples;
  }
}
