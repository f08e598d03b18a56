/** The scanner desk: one code after another, each done and committed before it is answered. */
import { DESK_COMMANDS, type DeskCommand } from '../domain/desk.ts';
import { Refusal, refuse } from '../domain/errors.ts';
import { bareNumber, judgeSampleNumber, parseSlipNumber } from '../domain/numbers.ts';
import { parseQuantity, QUANTITY_LIMIT } from '../domain/quantities.ts';
import { integer, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { entryOfRef } from '../store/journal.ts';
import { operatorByCode } from '../store/operators.ts';
import { movementsOfEntry } from '../store/paper.ts';
import { storageByCode } from '../store/places.ts';
import { controlCharacter, foldCode } from '../text/fold.ts';
import type { Acting } from './acting.ts';
import { type DeskCount, DeskCounting } from './desk-counting.ts';
import { type DeskDeed, DOES } from './desk-deeds.ts';
import { findHolder, findPlace } from './naming.ts';
import { sign } from './signing.ts';
import { slip } from './slips.ts';
import { undo } from './undoing.ts';

export const DESK_DEEDS = [
  'command',
  'person',
  'place',
  'quantity',
  'checkout',
  'return',
  'move',
  'count',
  'undo',
  'slip',
  'sign',
  'done',
  'refused',
] as const;

/** One answer; what does not belong to its kind is null. `undone` = the kind of what was undone. */
export const SCANNED = object({
  line: integer,
  scan: text,
  did: oneOf(...DESK_DEEDS),
  command: nullable(text),
  person: nullable(text),
  location: nullable(text),
  number: nullable(text),
  name: nullable(text),
  quantity: nullable(number),
  unit: nullable(text),
  from: nullable(text),
  to: nullable(text),
  slip: nullable(text),
  state: nullable(text),
  available: nullable(number),
  outstanding: nullable(number),
  undone: nullable(text),
  added: nullable(number),
  error: nullable(object({ code: text, message: text, hint: nullable(text), details: { schema: { type: 'object' } } })),
});
type Answered = TypeOf<typeof SCANNED>;
/** The same before its words: a refusal is still one. */
export type Scanned = Omit<Answered, 'error'> & { readonly refusal: Refusal | null };

export interface DeskOptions {
  readonly purpose: string;
  readonly due?: string | undefined;
  /** What CMD:COUNT counts for; left out = the one that is open. */
  readonly stocktake?: string | undefined;
  /** The key of the desk: each scan that records something carries it with its number, blank lines not counted. */
  readonly ref: string;
  readonly reason: string;
}

interface Done {
  readonly ref: string;
  readonly did: DeskDeed['did'] | 'count';
  readonly answer: Scanned;
  readonly count?: DeskCount;
}

/** The longest line that can be a code. */
const LONGEST = 200;

export class Desk {
  private command: DeskCommand | 'SIGN' | null = null;
  private person: { code: string; name: string } | null = null;
  private place: string | null = null;
  private quantity: number | null = null;
  /** Whether something was done with the person and the place: then a command begins anew. */
  private used = false;
  private readonly done: Done[] = [];
  private readonly counting: DeskCounting;
  /** Scans so far, and how many were refused. */
  scans = 0;
  refused = 0;

  /** @param acting who acts, as of now: asked anew for each scan, because a desk stays open for days */
  constructor(
    private readonly acting: () => Acting,
    private readonly options: DeskOptions,
  ) {
    this.counting = new DeskCounting(options.stocktake);
  }

  /** Takes one line; null for an empty one. What is refused is said and changes nothing. @throws Refusal store_* */
  async scan(typed: string): Promise<Scanned | null> {
    const code = foldCode(typed);
    if (code === '') return null;
    this.scans += 1;
    try {
      const hidden = controlCharacter(typed);
      if (hidden !== null) refuse('control_character', { option: 'CODE', value: hidden });
      if (code.length > LONGEST) refuse('too_long', { option: 'CODE', length: code.length, limit: LONGEST });
      return await this.take(code);
    } catch (error) {
      if (!(error instanceof Refusal) || error.exitStatus === 7) throw error;
      this.refused += 1;
      return this.answer(code, 'refused', { refusal: error });
    }
  }

  private take(code: string): Promise<Scanned> | Scanned {
    const [, kind = '', rest = ''] = /^(CMD|P|L|N):\s*(.*)$/i.exec(code) ?? [];
    switch (kind.toUpperCase()) {
      case 'CMD':
        return this.takeCommand(code, rest.toUpperCase());
      case 'P':
        return this.takePerson(code, rest);
      case 'L':
        return this.takePlace(code, rest);
      case 'N':
        return this.takeQuantity(code, rest);
    }
    const found = parseSlipNumber(code);
    if (found) return this.takeSlip(code, found.number);
    const db = this.acting().store.db;
    // Old labels of places and people may hold the bare code; a whole number of a sample is never one.
    if (judgeSampleNumber(bareNumber(code)) !== 'right') {
      if (storageByCode(db, code)) return this.takePlace(code, code);
      if (operatorByCode(db, code)) return this.takePerson(code, code);
      if (!/\d/.test(code)) refuse('desk_code_unknown', { value: code });
    }
    return this.takeSample(code);
  }

  private takeCommand(code: string, word: string): Promise<Scanned> | Scanned {
    if (word === 'UNDO') return this.undoLast(code);
    if (word !== 'SIGN' && !DESK_COMMANDS.includes(word as DeskCommand))
      refuse('desk_command_unknown', { value: code, commands: DESK_COMMANDS });
    if (this.used || word === 'DONE') {
      this.person = null;
      this.place = null;
      this.used = false;
    }
    this.quantity = null;
    this.command = word === 'DONE' ? null : (word as DeskCommand);
    return this.answer(code, word === 'DONE' ? 'done' : 'command', { command: word });
  }

  private takePerson(code: string, typed: string): Scanned {
    const { code: known, name } = findHolder(this.acting().store.db, typed);
    this.person = { code: known, name };
    return this.answer(code, 'person', { person: known, name });
  }

  private takePlace(code: string, typed: string): Scanned {
    const { code: known, name } = findPlace(this.acting().store.db, typed);
    this.place = known;
    return this.answer(code, 'place', { location: known, name });
  }

  private takeQuantity(code: string, typed: string): Scanned {
    const quantity = parseQuantity(typed);
    if (quantity === null || quantity === 0 || quantity > QUANTITY_LIMIT)
      refuse('invalid_value', { option: 'N:', value: typed, expected: 'quantity' });
    this.quantity = quantity;
    return this.answer(code, 'quantity', { quantity: quantity / 1000 });
  }

  private turnTo(code: string, number: string): Scanned {
    const slip = this.counting.turnTo(this.forCounting(), number);
    return this.answer(code, 'command', { command: 'COUNT', slip });
  }

  private forCounting(): Acting {
    return { ...this.acting(), ref: `${this.options.ref}/count` };
  }

  /** A slip's code says how far it is signed; after CMD:SIGN it signs for the person: the holder for his side. */
  private async takeSlip(code: string, number: string): Promise<Scanned> {
    const { acting } = this;
    if (this.command === 'COUNT' && /^K/.test(number)) return this.turnTo(code, number);
    const found = await slip(acting(), number);
    const { slip: shown, state, customer, person } = found;
    if (this.command !== 'SIGN') {
      return this.answer(code, 'slip', {
        slip: shown,
        state,
        person,
        name: found.person_name ?? found.customer_name ?? customer,
      });
    }
    if (this.person === null) refuse('desk_person_missing', {});
    const side = this.person.code === person ? ('customer' as const) : ('us' as const);
    const signed = await sign(
      { ...acting(), ref: this.ref() },
      { slip: shown, side, by: this.person.name, how: 'scan' },
    );
    return this.answer(code, 'sign', {
      slip: shown,
      state: signed.state,
      person: this.person.code,
      name: this.person.name,
    });
  }

  private async takeSample(code: string): Promise<Scanned> {
    const { command } = this;
    if (command === 'COUNT') return this.takeCount(code);
    if (command === null || command === 'SIGN')
      refuse('desk_command_missing', { value: code, commands: ['CHECKOUT', 'RETURN', 'MOVE', 'COUNT'] });
    const ref = this.ref();
    const acting = { ...this.acting(), ref };
    const quantity = this.quantity ?? undefined;
    const done = await DOES[command as keyof typeof DOES](acting, {
      number: code,
      quantity,
      person: this.person?.code,
      place: this.place ?? undefined,
      ...this.options,
    });
    this.quantity = null;
    this.used = true;
    const answer = this.answer(code, done.did, done);
    // What was there already recorded nothing that could be undone.
    if (done.quantity > 0) this.done.push({ ref, did: done.did, answer });
    return answer;
  }

  private async takeCount(code: string): Promise<Scanned> {
    const { quantity, place } = this;
    const counted = await this.counting.add(this.forCounting(), { number: code, quantity, place });
    this.quantity = null;
    this.used = true;
    const { stocktake, location, number: shown, name, unit, added } = counted;
    const facts = { slip: stocktake, location, number: shown, name, quantity: counted.quantity, unit, added };
    const answer = this.answer(code, 'count', facts);
    this.done.push({ ref: '', did: 'count', answer, count: counted });
    return answer;
  }

  private async undoLast(code: string): Promise<Scanned> {
    const last = this.done.at(-1) ?? refuse('desk_nothing_to_undo', {});
    const acting = this.acting();
    if (last.count) {
      await this.counting.takeBack({ ...acting, ref: this.ref() }, last.count);
    } else if (!acting.dryRun) {
      const entry = entryOfRef(acting.store.db, last.ref)!;
      const { first } = movementsOfEntry(acting.store.db, entry);
      const undone = await undo({ ...acting, ref: this.ref() }, first, this.options.reason);
      if ('approval' in undone) refuse('desk_nothing_to_undo', {});
    }
    this.done.pop();
    const { number, name, unit, from, to, slip: paper, added } = last.answer;
    const quantity = added ?? last.answer.quantity;
    return this.answer(code, 'undo', { undone: last.did, number, name, quantity, unit, from, to, slip: paper });
  }

  private ref(): string {
    return `${this.options.ref}/${this.scans}`;
  }

  private answer(scan: string, did: Scanned['did'], facts: Partial<Scanned>): Scanned {
    return {
      command: null,
      person: null,
      location: null,
      number: null,
      name: null,
      quantity: null,
      unit: null,
      from: null,
      to: null,
      slip: null,
      state: null,
      available: null,
      outstanding: null,
      undone: null,
      added: null,
      refusal: null,
      ...facts,
      line: this.scans,
      scan,
      did,
    };
  }
}
