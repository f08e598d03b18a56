/**
 * PINs: who acts as somebody else shows that he is. Only a salted scrypt hash is kept. Every wrong PIN is an entry of
 * the journal, made at once and also in a rehearsal: what counts them must survive the process that was refused.
 */
import { scrypt, timingSafeEqual } from 'node:crypto';
import { withOffset } from '../domain/calendar.ts';
import { Refusal, refuse } from '../domain/errors.ts';
import { boolean, object, type TypeOf, text } from '../domain/shapes.ts';
import { openStore, type Store } from '../store/open.ts';
import { type OperatorRow, operatorByCode, operatorsOfAccount, rolesOf } from '../store/operators.ts';
import { hasPin, type PinRow, pinRow } from '../store/pins.ts';
import type { Db } from '../store/sql.ts';
import { controlCharacter } from '../text/fold.ts';
import { type Acting, permit, record } from './acting.ts';
import { findPerson } from './naming.ts';

/** Characters of a PIN. */
export const PIN_LENGTH = { shortest: 4, longest: 64 } as const;
/** So many wrong ones in a row lock it for that long (CLI.md, issue 3). */
const MOST_WRONG = 5;
const LOCKED_MS = 10 * 60_000;
/** scrypt with N = 2^15, r = 8, p = 1: 32 MB and about a tenth of a second. */
const COST = 15;

export const PIN_SET = object({ code: text, name: text, pin: boolean });
export type PinSet = TypeOf<typeof PIN_SET>;

/** Sets the PIN of an operator, or takes it away (null): one's own, or anybody's by a manager. It also unlocks it. */
export async function setPin(acting: Acting, input: { code: string; pin: string | null }): Promise<PinSet> {
  const { db, instance } = acting.store;
  const who = findPerson(db, input.code);
  if (who.id !== acting.operator.id) permit(acting, 'set_up');
  const salt = acting.random(16);
  const hash = input.pin === null ? null : await hashOf(checked(input.pin), salt, COST);
  // What a retry compares must not be a quick way to guess the PIN.
  const proof = input.pin === null ? null : (await hashOf(input.pin, instance, COST)).toString('hex');
  return record(acting, 'operators pin', { code: who.code, proof }, (deed) => {
    const known = pinRow(deed.db, who.id);
    const row = { salt: hash && salt, hash, cost: COST, wrong: 0, locked_until: null };
    if (hash === null && !known?.hash) deed.nothingNew();
    else if (known) deed.entry.change('pins', known.id, row);
    else deed.entry.add('pins', { operator_id: who.id, ...row });
    return { code: who.code, name: who.name, pin: hash !== null };
  });
}

/** @throws Refusal pin_unfit: the PIN itself is never in a message */
function checked(pin: string): string {
  const length = [...pin].length;
  if (length < PIN_LENGTH.shortest || length > PIN_LENGTH.longest || controlCharacter(pin) !== null)
    refuse('pin_unfit', { ...PIN_LENGTH });
  return pin;
}

/** The operator whose PIN must be shown to act under that code from this login; null where none is needed. */
export function pinHolder(db: Db, code: string, account: string): OperatorRow | null {
  const row = operatorByCode(db, code);
  if (!row || row.retired_on !== null || row.os_account === account) return null;
  return hasPin(db, row.id) ? row : null;
}

/** Who tries: everything of an acting but the operator, whom the PIN is to prove. */
export type Trying = Pick<Acting, 'clock' | 'today' | 'osAccount' | 'busyMs' | 'random' | 'dryRun'> & {
  readonly store: Store;
};

/** Checks a PIN. @throws Refusal pin_wrong, pin_locked */
export async function provePin(trying: Trying, who: OperatorRow, pin: string): Promise<void> {
  const { db } = trying.store;
  const known = unlocked(trying, db, who)!;
  const right = timingSafeEqual(await hashOf(pin, known.salt!, known.cost), known.hash!);
  if (!right) {
    const { wrong, locked_until } = await countWrong(trying, who);
    if (locked_until !== null) refuse('pin_locked', { operator: who.code, until: withOffset(locked_until) });
    refuse('pin_wrong', { operator: who.code, left: MOST_WRONG - wrong });
  }
  // Others may have tried meanwhile: many at once must not have more tries than one after another.
  const { wrong } = unlocked(trying, db, who)!;
  if (wrong > 0 && !trying.dryRun) await forgetWrong(trying, who);
}

/** @throws Refusal pin_locked */
function unlocked({ clock }: Trying, db: Db, who: OperatorRow): PinRow | undefined {
  const row = pinRow(db, who.id);
  if (row?.locked_until && Date.parse(row.locked_until) > clock.now())
    refuse('pin_locked', { operator: who.code, until: withOffset(row.locked_until) });
  return row;
}

async function countWrong(trying: Trying, who: OperatorRow): Promise<{ wrong: number; locked_until: string | null }> {
  return onRecord(trying, who, 'pin wrong', (row) => {
    const wrong = row.wrong + 1;
    if (wrong < MOST_WRONG) return { wrong, locked_until: null };
    return { wrong: 0, locked_until: new Date(trying.clock.now() + LOCKED_MS).toISOString() };
  });
}

/** A right PIN ends the count. Where the store cannot be written now, it goes on. */
async function forgetWrong(trying: Trying, who: OperatorRow): Promise<void> {
  try {
    await onRecord(trying, who, 'pin right', () => ({ wrong: 0, locked_until: null }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Changes the count under an entry of its own, by the operator of this login where there is one. */
async function onRecord<T extends { wrong: number; locked_until: string | null }>(
  trying: Trying,
  who: OperatorRow,
  command: string,
  next: (row: PinRow) => T,
): Promise<T> {
  const { store, busyMs } = trying;
  // A command that only reads has the store open for reading only.
  const own = store.mode === 'write' ? store : openStore(store.file, { mode: 'write', busyMs });
  try {
    const [mapped = who] = operatorsOfAccount(own.db, trying.osAccount);
    const operator = { id: mapped.id, code: mapped.code, name: mapped.name, roles: rolesOf(mapped) };
    const acting: Acting = { ...trying, store: own, operator, at: null, ref: null, dryRun: false };
    return await record(acting, command, { code: who.code }, ({ db, entry }) => {
      const row = pinRow(db, who.id)!;
      const after = next(row);
      entry.change('pins', row.id, after);
      return after;
    });
  } finally {
    if (own !== store) own.close();
  }
}

function hashOf(pin: string, salt: Uint8Array, cost: number): Promise<Buffer> {
  const settings = { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** (cost + 11) };
  return new Promise((done, failed) =>
    scrypt(pin.normalize('NFKC'), salt, 32, settings, (error, key) => (error ? failed(error) : done(key))),
  );
}
