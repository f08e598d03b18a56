/** Making a store. */

import { dayOf, isTimeZone, useTimeZone } from '../domain/calendar.ts';
import { ROLES } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import { FIRST_PLACES } from '../domain/storage-conditions.ts';
import { Entry } from '../store/journal.ts';
import { createStore } from '../store/open.ts';
import { type Db, writing } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';

export interface InitInput {
  readonly file: string;
  readonly operator: string;
  readonly name: string;
  readonly language: 'zh' | 'en';
  readonly timeZone: string;
  readonly osAccount: string;
  readonly now: number;
  readonly clockSet: boolean;
  random(size: number): Buffer;
}

/**
 * Makes a store with its first operator (all roles), our own customer, the four places and the accounts.
 * @throws Refusal store_exists, invalid_value
 */
export function initialise(input: InitInput): void {
  if (!isTimeZone(input.timeZone))
    refuse('invalid_value', { option: '--timezone', value: input.timeZone, expected: 'timezone' });
  useTimeZone(input.timeZone);
  createStore(input.file, (db) => writing(db, true, () => firstEntry(db, input)));
}

function firstEntry(db: Db, input: InitInput): void {
  const now = new Date(input.now).toISOString();
  const instance = input.random(16);
  const zh = input.language === 'zh';
  const entry = new Entry(db, (size) => input.random(size));
  entry.add('store', { id: 1, instance, time_zone: input.timeZone, created_at: now });
  entry.add('settings', { key: 'language', value: input.language });
  const operator = { code: input.operator, name: input.name, roles: ROLES.join(','), os_account: input.osAccount };
  const id = entry.add('operators', operator);
  const house = zh ? '本公司' : 'Our own';
  entry.add('customers', { code: HOUSE, name: house, match_key: matchKey(house), opened_on: dayOf(now) });
  for (const kind of ['used', 'scrapped', 'variance', 'split']) entry.add('places', { kind });
  for (const { code, purpose, name } of FIRST_PLACES) {
    entry.add('places', { kind: 'storage', code, name: name[input.language], purpose });
  }
  entry.close({
    instance,
    recordedAt: now,
    happenedAt: now,
    clockSet: input.clockSet,
    operator: { id, code: input.operator },
    osAccount: input.osAccount,
    command: 'init',
    ref: null,
  });
}
