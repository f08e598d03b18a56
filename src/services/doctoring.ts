/** A look at the store and what it stands on: for whoever keeps it, when something is odd or before it is. */
import { dayOf, daysBetween } from '../domain/calendar.ts';
import { CHECK_STATES, CHECKS, type CheckName, type CheckState } from '../domain/doctoring.ts';
import { Refusal } from '../domain/errors.ts';
import { boolean, list, mapOf, object, oneOf, type Shape, type TypeOf, text } from '../domain/shapes.ts';
import { lastGoodBackup } from '../store/backups.ts';
import { unwiped } from '../store/destructions.ts';
import { fileFacts, folderWritable, freeBytes, lastRecordedAt, leftovers, pagesSay } from '../store/doctoring.ts';
import { openStore, type Store, sqliteVersion } from '../store/open.ts';
import { allOperators, operatorsOfAccount, rolesOf } from '../store/operators.ts';
import { settingOf } from '../store/settings.ts';

const FACT: Shape<string | number | null> = { schema: { type: ['string', 'number', 'null'] } };

/** `facts` depend on the check; `code` names what was found. */
export const EXAMINED = object({
  ok: boolean,
  store: text,
  checks: list(object({ check: oneOf(...CHECKS), state: oneOf(...CHECK_STATES), code: text, facts: mapOf(FACT) })),
});
export type Examined = TypeOf<typeof EXAMINED>;
type Check = Examined['checks'][number];
type Facts = Check['facts'];

export interface Surroundings {
  readonly file: string;
  readonly version: string;
  readonly node: string;
  readonly osAccount: string;
  readonly today: string;
  readonly now: number;
  readonly clockSet: boolean;
}

/** Less than this is too little for a night's work. */
const LITTLE_SPACE = 256 * 1024 * 1024;

/** Looks at everything; changes nothing, and needs no operator: it must help when nobody can act. */
export function doctor(around: Surroundings): Examined {
  const checks: Check[] = [];
  const add = (check: CheckName, state: CheckState, code: string, facts: Facts = {}): void => {
    checks.push({ check, state, code, facts });
  };
  add('program', 'ok', 'versions', { version: around.version, node: around.node });
  add('sqlite', 'ok', 'version', { version: sqliteVersion() });
  const facts = fileFacts(around.file);
  const opened = open(around.file);
  if (opened instanceof Refusal) {
    add('store', 'problem', opened.code, { file: around.file });
  } else {
    add('store', 'ok', 'opens', { file: around.file, bytes: facts?.size ?? 0, time_zone: opened.timeZone });
  }
  if (facts) {
    const mode = facts.mode.toString(8).padStart(3, '0');
    if (!facts.writable) add('permissions', 'problem', 'read_only', { mode });
    else
      add('permissions', (facts.mode & 0o077) === 0 ? 'ok' : 'note', (facts.mode & 0o077) === 0 ? 'private' : 'open', {
        mode,
      });
    const writable = folderWritable(around.file);
    add('folder', writable ? 'ok' : 'problem', writable ? 'writable' : 'read_only');
    lookAtSpace(around.file, facts.size, add);
  }
  if (!(opened instanceof Refusal)) {
    try {
      lookInside(opened, around, add);
    } finally {
      opened.close();
    }
  }
  const left = leftovers(around.file);
  if (left.length > 0) add('leftovers', 'note', 'left', { count: left.length, first: left[0]! });
  else add('leftovers', 'ok', 'none');
  return { ok: checks.every(({ state }) => state !== 'problem'), store: around.file, checks };
}

type Add = (check: CheckName, state: CheckState, code: string, facts?: Facts) => void;

function open(file: string): Store | Refusal {
  try {
    return openStore(file, { mode: 'read', busyMs: 1000 });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function lookAtSpace(file: string, size: number, add: Add): void {
  const free = freeBytes(file);
  if (free === null) return;
  // A backup beside it, or a large import, takes about the size of the store.
  if (free < LITTLE_SPACE || free < size) add('space', 'note', 'little', { free });
  else add('space', 'ok', 'enough', { free });
}

function lookInside({ db }: Store, around: Surroundings, add: Add): void {
  const pages = pagesSay(db);
  add(
    'pages',
    pages === 'ok' ? 'ok' : 'problem',
    pages === 'ok' ? 'hold' : 'damaged',
    pages === 'ok' ? {} : { detail: pages },
  );
  const last = lastRecordedAt(db);
  const behind = last !== null && !around.clockSet && Date.parse(last) > around.now + 60_000;
  add('clock', behind ? 'problem' : 'ok', behind ? 'behind' : 'plausible', behind ? { last } : {});
  const backup = lastGoodBackup(db);
  if (backup === null) add('backup', 'note', 'never');
  else {
    const days = daysBetween(dayOf(backup), around.today);
    const old = days > (settingOf(db, 'backup.warn_days') as number);
    add('backup', old ? 'note' : 'ok', old ? 'old' : 'recent', { days, day: dayOf(backup) });
  }
  const { waiting, found } = unwiped(db);
  if (waiting.length > 0) add('destruction', 'note', 'unfinished', { count: waiting.length, first: waiting[0]! });
  else if (found.length > 0) add('destruction', 'problem', 'left', { count: found.length, first: found[0]! });
  else add('destruction', 'ok', 'finished');
  const active = allOperators(db).filter(({ retired_on }) => retired_on === null);
  const managers = active.filter((row) => rolesOf(row).includes('manager')).length;
  const [mine] = operatorsOfAccount(db, around.osAccount);
  if (managers === 0) add('operators', 'problem', 'no_manager', { operators: active.length });
  else if (!mine) add('operators', 'note', 'not_mapped', { account: around.osAccount });
  else add('operators', 'ok', 'mapped', { operators: active.length, managers, operator: mine.code });
}
