/** Inspection: what came in is accepted, rejected, or accepted under a condition; a part of it may be rejected. */
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import { inspectionDuty, type ReportKind, readChecks, reportOf } from '../domain/judging.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { integer, list, mapOf, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { customerById } from '../store/customers.ts';
import { judgementsOf, judgementsOfEntry, lastSaid } from '../store/judgements.ts';
import { balancesOf, type Transfer } from '../store/ledger.ts';
import { available, type SampleFacts, sampleFacts, standardFor } from '../store/samples.ts';
import { standingOf } from '../store/standing.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { attachTo, type ReadFile } from './attaching.ts';
import { findSample } from './naming.ts';
import { apart, type Part, toZone } from './parting.ts';
import { COPIES_OUT, copiesShown } from './revising.ts';

export const RESULTS = ['accepted', 'rejected', 'conditional'] as const;
type Result = (typeof RESULTS)[number];
const QUALITY = oneOf('pending', ...RESULTS);

export interface InspectInput {
  readonly number: string;
  readonly result?: Result | undefined;
  /** Thousandths; what is neither accepted nor rejected stays as it is. */
  readonly accepted?: number | undefined;
  readonly rejected?: number | undefined;
  readonly check?: readonly string[] | undefined;
  readonly report_no?: string | undefined;
  readonly asset_mark?: string | undefined;
  readonly revision?: string | undefined;
  readonly note?: string | undefined;
  readonly file?: ReadFile | undefined;
}

/**
 * `quality` is that of the number itself; `accepted`, `rejected` and `pending` say how much of the goods in storage is
 * what now, over all `parts`. `instruction_from` is the customer whose instruction the rejected goods wait for.
 */
export const INSPECTED = object({
  number: text,
  name: text,
  unit: text,
  quality: QUALITY,
  state: text,
  available: number,
  accepted: number,
  rejected: number,
  pending: number,
  parts: list(object({ number: text, quantity: number, quality: QUALITY, location: text })),
  report: oneOf('inspection', 'confirmation', 'control'),
  report_no: nullable(text),
  checks: mapOf(text),
  /** What it was to be judged by: its own, or that of the customer's part number. */
  quality_standard: nullable(text),
  asset_mark: nullable(text),
  revision: nullable(text),
  instruction_from: nullable(text),
  /** Of documents: who has copies, and which of them are of an older revision. */
  copies_out: COPIES_OUT,
  attachment: nullable(integer),
});
export type Inspected = TypeOf<typeof INSPECTED>;

/**
 * Records the result of an inspection, of all of a sample or of quantities of it. The accepted part keeps the number,
 * the rejected part gets one of its own and goes to quarantine, what was not judged stays as it was (under a number of
 * its own where it would otherwise pass as accepted).
 * @throws Refusal sample_not_found (4), not_permitted (6), judged_too_much (5), missing_option, invalid_value (2)
 */
export async function inspect(acting: Acting, input: InspectInput): Promise<Inspected> {
  permit(acting, inspectionDuty(findSample(acting.store.db, input.number).kind));
  const { result, accepted, rejected, file, ...said } = input;
  if (result === undefined && accepted === undefined && rejected === undefined)
    refuse('missing_option', { option: '--result', command: 'inspect' });
  if (result === undefined && (accepted ?? 0) + (rejected ?? 0) === 0)
    refuse('invalid_value', { option: '--accepted', value: '0', expected: 'quantity' });
  const checks = readChecks('--check', input.check ?? []);
  const asked = { ...said, result, accepted, rejected, checks, file: file?.sha256 };
  return record(acting, 'inspect', asked, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    const judging: Judging = {
      deed,
      sample,
      day: deed.happenedOn([sample.id]),
      facts: {
        report: reportOf(sample.kind),
        report_no: input.report_no || null,
        checks: Object.keys(checks).length > 0 ? JSON.stringify(checks) : null,
        asset_mark: input.asset_mark || null,
        revision: input.revision || null,
      },
    };
    const parts =
      result === undefined ? judgeQuantities(judging, accepted ?? 0, rejected ?? 0) : judgeAll(judging, result);
    entry.remark('note', input.note);
    const attachment = file
      ? attachTo({ db, entry, happenedOn: judging.day }, { sample_id: sample.id }, 'inspection', file).id
      : null;
    return outcome(judging, parts, { checks, attachment });
  });
}

interface Judging {
  readonly deed: Deed;
  readonly sample: SampleFacts;
  readonly day: string;
  readonly facts: {
    readonly report: ReportKind;
    readonly report_no: string | null;
    readonly checks: string | null;
    readonly asset_mark: string | null;
    readonly revision: string | null;
  };
}

/** Judges everything under the number; what is rejected leaves the places that goods are lent from. */
function judgeAll(judging: Judging, quality: Result): Part[] {
  const { deed, sample } = judging;
  const stored = balancesOf(deed.db, sample.id).filter(({ kind }) => kind === 'storage');
  const standing = judge(judging, sample.id, quality, sum(stored));
  if (quality === 'rejected' && standing) {
    const moves: Transfer[] = stored.flatMap(({ place_id, purpose, quantity }) => {
      const zone = toZone(deed.db, { place_id, purpose }, 'rejected');
      return zone === place_id
        ? []
        : [{ kind: 'move' as const, sample_id: sample.id, from_id: place_id, to_id: zone, quantity }];
    });
    if (moves.length > 0) deed.post(moves);
  }
  return [{ id: sample.id, quantity: sum(stored) }];
}

/** Judges quantities of what is in storage; each part that stands otherwise than the number is split off. */
function judgeQuantities(judging: Judging, accepted: number, rejected: number): Part[] {
  const { deed, sample } = judging;
  const balances = balancesOf(deed.db, sample.id);
  const stored = balances.filter(({ kind }) => kind === 'storage');
  const there = sum(stored);
  if (accepted + rejected > there)
    refuse('judged_too_much', {
      number: showSampleNumber(sample.number),
      judged: toDecimal(accepted + rejected),
      there: toDecimal(there),
      unit: sample.unit,
    });
  if (rejected === sum(balances)) return judgeAll(judging, 'rejected');
  const rest = there - accepted - rejected;
  // What was not judged may stay under the number only where that says the same of it.
  const leaves = accepted > 0 && rest > 0 && sample.quality !== 'accepted';
  const [refused, unjudged] = apart(deed, sample, [
    { quantity: rejected, to: 'rejected' },
    { quantity: leaves ? rest : 0, to: null },
  ]);
  if (accepted > 0) judge(judging, sample.id, 'accepted', accepted);
  if (refused) judge(judging, refused.id, 'rejected', refused.quantity);
  const kept = there - rejected - (unjudged?.quantity ?? 0);
  return [
    { id: sample.id, quantity: kept },
    ...[refused, unjudged].filter((part) => part !== null && part !== undefined),
  ];
}

/** Puts one judgement down; the sample's card says what the last one by day says. Answers whether that is this one. */
function judge({ deed, day, facts }: Judging, sampleId: number, quality: Result, quantity: number): boolean {
  const { db, entry, acting } = deed;
  const later = judgementsOf(db, sampleId).some(({ judged_on }) => judged_on > day);
  const previous = sampleFacts(db, sampleId).quality;
  const row = { sample_id: sampleId, quality, previous, quantity, judged_on: day, inspector_id: acting.operator.id };
  entry.add('judgements', { ...row, ...facts });
  if (!later) entry.change('samples', sampleId, { quality, quality_on: day });
  return !later;
}

/** Takes back the judgements that an undone entry made: what was said before stands again. */
export function takeBackJudgements({ db, entry }: Deed, undone: number): void {
  for (const { id, sample_id, previous } of judgementsOfEntry(db, undone)) {
    entry.change('judgements', id, { undone: 1 });
    const last = judgementsOf(db, sample_id).at(-1);
    entry.change('samples', sample_id, {
      quality: last?.quality ?? previous,
      quality_on: last?.judged_on ?? null,
    });
  }
}

function outcome(
  { deed, sample: { id }, facts }: Judging,
  parts: readonly Part[],
  { checks, attachment }: { checks: Record<string, string>; attachment: number | null },
): Inspected {
  const { db } = deed;
  const sample = sampleFacts(db, id);
  const owner = customerById(db, sample.customer_id)!;
  const told = parts.map((part) => ({ ...part, facts: sampleFacts(db, part.id) }));
  const much = (...qualities: readonly string[]): number =>
    toDecimal(told.reduce((all, part) => all + (qualities.includes(part.facts.quality) ? part.quantity : 0), 0));
  return {
    number: showSampleNumber(sample.number),
    name: sample.name,
    unit: sample.unit,
    quality: sample.quality,
    state: standingOf(db, id).state,
    available: toDecimal(available(db, sample)),
    accepted: much('accepted', 'conditional'),
    rejected: much('rejected'),
    pending: much('pending'),
    parts: told.map((part) => ({
      number: showSampleNumber(part.facts.number),
      quantity: toDecimal(part.quantity),
      quality: part.facts.quality,
      location: balancesOf(db, part.id)
        .filter(({ kind }) => kind === 'storage')
        .map(({ code }) => code)
        .join(','),
    })),
    report: facts.report,
    report_no: facts.report_no,
    checks,
    quality_standard: standardFor(db, id),
    asset_mark: lastSaid(db, id, 'asset_mark'),
    revision: lastSaid(db, id, 'revision'),
    instruction_from: much('rejected') > 0 && owner.code !== HOUSE ? owner.code : null,
    copies_out: copiesShown(db, sample),
    attachment,
  };
}

function sum(portions: readonly { readonly quantity: number }[]): number {
  return portions.reduce((total, { quantity }) => total + quantity, 0);
}
