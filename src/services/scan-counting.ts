/** Counting with a scanner: one code a line, each committed before it is answered. */
import { Refusal, refuse } from '../domain/errors.ts';
import { bareNumber, judgeSampleNumber, showSampleNumber } from '../domain/numbers.ts';
import { parseQuantity, QUANTITY_LIMIT, toDecimal } from '../domain/quantities.ts';
import { latestCount } from '../store/counts.ts';
import { type StoragePlace, storageByCode } from '../store/places.ts';
import { isWithin } from '../store/stocktakes.ts';
import { foldCode } from '../text/fold.ts';
import { type Acting, permit, record } from './acting.ts';
import { decisionDay } from './approving.ts';
import { type Counted, refuseCounted, rowOf, write } from './counting.ts';
import { findPlace } from './naming.ts';
import { findOpenStocktake } from './stocktaking.ts';

/** What a scanned line came to. */
export type ScanAnswer =
  | { readonly kind: 'place'; readonly line: number; readonly location: string; readonly outside: boolean }
  /** `again`: this row was scanned before. */
  | ({ readonly kind: 'count'; readonly line: number; readonly added: number; readonly again: boolean } & Counted)
  | { readonly kind: 'refused'; readonly line: number; readonly code: string; readonly refusal: Refusal };

/** The longest line that can be a code with a quantity. */
const LONGEST = 200;

/** A session of scanning; it can end at any time and go on in another. */
export class Scanning {
  private location: string | undefined;
  private lines = 0;
  /** Rows that this session has counted. */
  private readonly begun = new Set<string>();

  private constructor(
    private readonly acting: Acting,
    readonly stocktake: string,
    private readonly correct: boolean,
  ) {}

  /** Begins or goes on. @throws Refusal slip_not_found, stocktake_state, place_not_found */
  static begin(
    acting: Acting,
    input: { stocktake: string; location?: string | undefined; correct?: boolean | undefined },
  ): Scanning {
    permit(acting, 'custody');
    const { db } = acting.store;
    const { number } = findOpenStocktake(db, input.stocktake, decisionDay(acting));
    const scanning = new Scanning(acting, number, input.correct === true);
    if (input.location !== undefined) scanning.location = findPlace(db, input.location).code;
    return scanning;
  }

  /** Takes one line; null for an empty one. What is refused is said and changes nothing. */
  async scan(typed: string): Promise<ScanAnswer | null> {
    const code = foldCode(typed);
    if (code === '') return null;
    this.lines += 1;
    const line = this.lines;
    try {
      if (code.length > LONGEST) refuse('too_long', { option: 'CODE', length: code.length, limit: LONGEST });
      const place = this.placeMeant(code);
      if (place) return this.switchTo(place, line);
      return await this.add(code, line);
    } catch (error) {
      if (!(error instanceof Refusal) || error.exitStatus === 7) throw error;
      return { kind: 'refused', line, code, refusal: error };
    }
  }

  /** The place whose code this is; a whole number of a sample is never one. Labels of places may begin with `L:`. */
  private placeMeant(code: string): StoragePlace | undefined {
    const { db } = this.acting.store;
    if (/^L:/i.test(code)) return findPlace(db, code.slice(2));
    if (judgeSampleNumber(bareNumber(code)) === 'right') return undefined;
    const place = storageByCode(db, code);
    return place === undefined ? undefined : findPlace(db, code);
  }

  private switchTo({ id, code }: StoragePlace, line: number): ScanAnswer {
    const { db } = this.acting.store;
    this.location = code;
    return {
      kind: 'place',
      line,
      location: code,
      outside: !isWithin(db, findOpenStocktake(db, this.stocktake, decisionDay(this.acting)), id),
    };
  }

  private async add(scanned: string, line: number): Promise<ScanAnswer> {
    const { ref } = this.acting;
    const [, number = scanned, times] = /^(.*?)\s*[*×]\s*(\S*)$/.exec(scanned) ?? [];
    const added = times === undefined ? 1000 : parseQuantity(times);
    if (added === null || added === 0)
      refuse('invalid_value', { option: 'CODE*N', value: scanned, expected: 'quantity' });
    const input = { stocktake: this.stocktake, number, added, location: this.location, correct: this.correct };
    const acting = { ...this.acting, ref: ref === null ? null : `${ref}/${line}` };
    const answer = await record(acting, 'stocktake count', input, (deed): Extract<ScanAnswer, { kind: 'count' }> => {
      const { db } = deed;
      const row = rowOf(deed, input);
      const before = latestCount(db, row.stocktake.id, row.sample.id, row.place.id);
      const mine = before?.operator_id === acting.operator.id;
      const goesOn =
        mine &&
        before.how === 'scanned' &&
        (!this.correct || this.begun.has(keyOf(showSampleNumber(row.sample.number), row.place.code)));
      if (mine && !goesOn && !this.correct) refuseCounted(row, toDecimal(before.counted));
      const sum = added + (goesOn ? before.counted : 0);
      if (sum > QUANTITY_LIMIT) refuse('invalid_value', { option: 'CODE*N', value: scanned, expected: 'quantity' });
      const counted = write(deed, row, {
        counted: sum,
        condition: goesOn ? before.condition : 'ok',
        how: 'scanned',
        recount: before !== undefined && !goesOn,
      });
      return { kind: 'count', line, added: toDecimal(added), again: goesOn, ...counted };
    });
    this.begun.add(keyOf(answer.number, answer.location));
    return answer;
  }
}

function keyOf(number: string, location: string): string {
  return `${number} ${location}`;
}
