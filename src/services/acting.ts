/** Who acts, when, and how a deed becomes one journal entry in one transaction. */
import { createHash } from 'node:crypto';
import { dayFromNumber, dayOf, startOfDay, type When, withOffset } from '../domain/calendar.ts';
import { DUTIES, type Duty, mayDo, type Role } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { answerOf, Entry, instanceOf } from '../store/journal.ts';
import { lastMovementAt, lastMovementOn, post, type Shortfall, shortfallOf, type Transfer } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { placeCode } from '../store/places.ts';
import { sampleFacts } from '../store/samples.ts';
import { type Db, writing } from '../store/sql.ts';
import { translate } from '../store/trouble.ts';

/** The clock comes in from outside: tests and replays set it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether somebody set it (SAMPLES_NOW): entries recorded under it are marked. */
  readonly set: boolean;
}

export interface Operator {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Everything that a service needs to know of the one who acts. */
export interface Acting {
  readonly store: Store;
  readonly clock: Clock;
  /** The day that "today", "overdue" and "due" mean. */
  readonly today: string;
  readonly operator: Operator;
  readonly osAccount: string;
  /** When it happened, if said. */
  readonly at: When | null;
  readonly ref: string | null;
  readonly dryRun: boolean;
  readonly busyMs: number;
  /** The file into which the answer is written; `-` = what programs read from stdout; null = it is looked at. */
  readonly takenTo?: string | null;
  /** Bytes for salts. */
  random(size: number): Buffer;
}

/** A deed while it is being done: inside the transaction, with the entry that will stand for it. */
export interface Deed {
  readonly db: Db;
  readonly entry: Entry;
  readonly acting: Acting;
  /** The day of recording, which gives numbers their year. */
  readonly recordedOn: string;
  /** Fixes when it happened — after what is already recorded for these samples — and answers the day. */
  happenedOn(sampleIds?: readonly number[]): string;
  /** Posts all transfers of the deed; once. Answers their numbers. */
  post(transfers: readonly Transfer[]): number[];
  /** Says that everything is so already and nothing was written: no entry is made (but for --ref, which is kept). */
  nothingNew(): void;
  /** Gives the entry another name in the journal than the command's. */
  call(command: string): void;
}

/** The time of day at which somebody says it happened (`14:30`); null where he named a day only, or nothing. */
export function timeSaid({ at }: Acting): string | null {
  if (at === null || !('instant' in at)) return null;
  const time = withOffset(at.instant).slice(11, 19);
  return time.endsWith(':00') ? time.slice(0, 5) : time;
}

/** Refuses unless the operator's roles allow one of the duties. */
export function permit(acting: Acting, ...duties: readonly Duty[]): void {
  if (duties.some((duty) => mayDo(acting.operator.roles, duty))) return;
  const duty = duties[0]!;
  refuse('not_permitted', { operator: acting.operator.code, duty, roles: [...DUTIES[duty]] });
}

/** How many entries this process has recorded: what stays when somebody stops it before it could answer. */
export const recorded = { entries: 0 };

/**
 * Records a deed: one immediate transaction, one journal entry, one answer.
 * The same `--ref` with the same input answers as the first time and records nothing; a rehearsal rolls back.
 * @param input the parsed input, which decides whether a repeated --ref asks for the same
 * @throws Refusal whatever the work refuses; then nothing is recorded
 */
export async function record<T>(acting: Acting, command: string, input: unknown, work: (deed: Deed) => T): Promise<T> {
  const { store, clock, ref } = acting;
  const { db } = store;
  const request = ref === null ? null : requestOf(command, input, acting.at);
  let closed = false;
  try {
    const result = writing(db, !acting.dryRun, () => {
      const given = answerTo<T>(db, ref, request);
      if (given) return given.result;
      const now = new Date(clock.now()).toISOString();
      refuseFuture(acting.at, now);
      const entry = new Entry(db, (size) => acting.random(size));
      const deed = new OpenDeed(db, entry, acting, now);
      const result = work(deed);
      if (deed.idle && ref === null) return result;
      deed.happenedOn();
      if (request) entry.answer(request, JSON.stringify(result));
      entry.close({
        // Read again: a store that is kept open may have been restored from a backup of another.
        instance: instanceOf(db),
        recordedAt: now,
        happenedAt: deed.happenedAt!,
        clockSet: clock.set,
        operator: acting.operator,
        osAccount: acting.osAccount,
        command: deed.called ?? command,
        ref,
      });
      closed = true;
      return result;
    });
    if (closed && !acting.dryRun) recorded.entries += 1;
    return result;
  } catch (error) {
    throw translate(error, store.file, acting.busyMs);
  }
}

/**
 * The answer that was given to the same input under the same `--ref`, for work that is long or leaves the store and
 * must not be done again. @throws Refusal ref_reused
 */
export function givenAnswer<T>(acting: Acting, command: string, input: unknown): { result: T } | null {
  const { ref, at, store } = acting;
  return ref === null ? null : answerTo<T>(store.db, ref, requestOf(command, input, at));
}

function answerTo<T>(db: Db, ref: string | null, request: Buffer | null): { result: T } | null {
  const given = ref === null ? undefined : answerOf(db, ref);
  if (ref === null || !given) return null;
  if (!given.request?.equals(request!) || given.result === null) refuse('ref_reused', { ref, command: given.command });
  return { result: JSON.parse(given.result) as T };
}

class OpenDeed implements Deed {
  happenedAt: string | null = null;
  idle = false;
  called: string | null = null;

  constructor(
    readonly db: Db,
    readonly entry: Entry,
    readonly acting: Acting,
    private readonly now: string,
  ) {}

  get recordedOn(): string {
    return dayOf(this.now);
  }

  happenedOn(sampleIds: readonly number[] = []): string {
    this.happenedAt ??= this.instantFor(sampleIds);
    return dayOf(this.happenedAt);
  }

  post(transfers: readonly Transfer[]): number[] {
    const samples = [...new Set(transfers.map(({ sample_id }) => sample_id))];
    const last = new Map(samples.map((id) => [id, lastMovementAt(this.db, id)]));
    const day = this.happenedOn(samples);
    const seqs = post(this.db, this.entry, day, transfers);
    for (const id of samples) {
      if ((last.get(id) ?? '') <= this.happenedAt!) continue;
      const short = shortfallOf(this.db, id, this.happenedAt!);
      if (short) refuseBackdating(this.db, id, short);
    }
    return seqs;
  }

  nothingNew(): void {
    this.idle = true;
  }

  call(command: string): void {
    this.called = command;
  }

  private instantFor(sampleIds: readonly number[]): string {
    const { at } = this.acting;
    const latest = (read: (id: number) => string | null, floor: string): string =>
      sampleIds.reduce((instant, id) => {
        const last = read(id);
        return last !== null && last > instant ? last : instant;
      }, floor);
    // The clock may have been set back: never before what is already there.
    if (at === null) return latest((id) => lastMovementAt(this.db, id), this.now);
    if ('instant' in at) return at.instant;
    // A day alone means: after what is already recorded for these samples on that day; today, not before now.
    const floor = at.day === dayOf(this.now) ? this.now : startOfDay(at.day);
    return latest((id) => lastMovementOn(this.db, id, at.day), floor);
  }
}

/** Nothing has happened that is still to come, by the clock. */
function refuseFuture(at: When | null, now: string): void {
  if (at === null) return;
  if ('instant' in at ? at.instant > now : at.day > dayOf(now))
    refuse('in_the_future', { value: 'instant' in at ? withOffset(at.instant) : at.day });
}

function refuseBackdating(db: Db, sampleId: number, short: Shortfall): never {
  const { number, unit } = sampleFacts(db, sampleId);
  refuse('backdating_conflict', {
    number: showSampleNumber(number),
    day: dayFromNumber(short.day),
    place: placeCode(db, short.place_id),
    missing: toDecimal(short.missing),
    unit,
  });
}

/** What was asked, whatever the language or the output: the command and its parsed input, keys sorted. */
function requestOf(command: string, input: unknown, at: When | null): Buffer {
  const ordered = JSON.stringify({ command, at, input }, (_, value: unknown) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, held]) => held !== undefined)
        .sort(),
    );
  });
  return createHash('sha256').update(ordered).digest();
}
