/** Counting at the scanner desk: the same as `count K --scan`, between other commands. */
import { refuse } from '../domain/errors.ts';
import { toDecimal } from '../domain/quantities.ts';
import { latestCount } from '../store/counts.ts';
import { openStocktakes } from '../store/stocktakes.ts';
import { type Acting, record } from './acting.ts';
import { rowOf, write } from './counting.ts';
import { Scanning } from './scan-counting.ts';

/** A count, as the desk answers it. `again`: the row had been scanned in this session before. */
export interface DeskCount {
  readonly stocktake: string;
  readonly number: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly location: string;
  readonly added: number;
  readonly again: boolean;
}

export class DeskCounting {
  private scanning: Scanning | null = null;
  private place: string | null = null;

  /** @param stocktake which one, where it was said or scanned */
  constructor(private stocktake: string | undefined) {}

  /** Counts go to another stocktake from here on. @throws Refusal slip_not_found, stocktake_state */
  turnTo(acting: Acting, stocktake: string): string {
    this.scanning = Scanning.begin(acting, { stocktake });
    this.stocktake = stocktake;
    this.place = null;
    return this.scanning.stocktake;
  }

  /** Counts one, or so many, of a sample. @throws Refusal what counting refuses, desk_stocktake_missing */
  async add(
    acting: Acting,
    scanned: { number: string; quantity: number | null; place: string | null },
  ): Promise<DeskCount> {
    this.scanning ??= Scanning.begin(acting, { stocktake: this.stocktake ?? theOpenOne(acting) });
    const { number, quantity, place } = scanned;
    if (place !== null && place !== this.place) {
      await this.answered(`L:${place}`);
      this.place = place;
    }
    const answer = await this.answered(quantity === null ? number : `${number}*${toDecimal(quantity)}`);
    if (answer.kind !== 'count') return refuse('desk_code_unknown', { value: number });
    const { stocktake, counted, ...rest } = answer;
    return { ...rest, stocktake, quantity: counted };
  }

  /** Takes a scan of this session back: the row has what it had before. @throws Refusal desk_count_stays for the first */
  async takeBack(acting: Acting, { stocktake, number, quantity, location, added, again }: DeskCount): Promise<void> {
    if (!again) refuse('desk_count_stays', { stocktake, number });
    const input = { stocktake, number, location, counted: Math.round((quantity - added) * 1000) };
    await record(acting, 'stocktake count', input, (deed) => {
      const row = rowOf(deed, input);
      const latest = latestCount(deed.db, row.stocktake.id, row.sample.id, row.place.id)!;
      // As a scan it is added to by the next one.
      const { condition } = latest;
      return write(deed, row, { counted: input.counted, condition, how: 'scanned', recount: false });
    });
  }

  private async answered(code: string) {
    const answer = (await this.scanning!.scan(code))!;
    if (answer.kind === 'refused') throw answer.refusal;
    return answer;
  }
}

function theOpenOne({ store }: Acting): string {
  const open = openStocktakes(store.db).filter(({ state }) => state === 'open');
  if (open.length === 1) return open[0]!.number;
  return refuse('desk_stocktake_missing', { open: open.map(({ number }) => number) });
}
