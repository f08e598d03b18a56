/** What a command is given: where it runs, who acts, and the store — opened only when it asks. */
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dayOf, isTimeZone, parseDay, parseWhen, useTimeZone } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import type { Words } from '../domain/shapes.ts';
import type { Acting, Clock, Operator } from '../services/acting.ts';
import { actAs } from '../services/identity.ts';
import type { Trying } from '../services/pins.ts';
import { openStore, type Store } from '../store/open.ts';
import { foldCode } from '../text/fold.ts';
import type { InputOf } from './describe.ts';
import type { CONFIRMED, EVERYWHERE, HAPPENED, LISTING, RECORDING } from './globals.ts';
import { localeLanguage, storeFile } from './places.ts';

export type Language = 'zh' | 'en';
const FORMATS = ['table', 'csv', 'json', 'ndjson', 'html', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];
/** What nobody reads on a terminal. */
const SHEETS: readonly Format[] = ['csv', 'xlsx'];

/** The process as the program sees it; tests give their own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream | NodeJS.ReadableStream;
  readonly stdout: NodeJS.WriteStream | NodeJS.WritableStream;
  readonly stderr: NodeJS.WriteStream | NodeJS.WritableStream;
  readonly now: () => number;
  readonly random: (size: number) => Buffer;
}

/** The options that commands share, as read; see globals.ts. */
export type Flags = Partial<
  Omit<
    InputOf<typeof EVERYWHERE & typeof RECORDING & typeof HAPPENED & typeof CONFIRMED & typeof LISTING>,
    'format'
  > & {
    format: Format | undefined;
  }
>;

export class Context {
  readonly clock: Clock;
  private opened: Store | null = null;
  private chosen: Language | null = null;
  /** The forms that the command has: a preference for another does not count. */
  formats: readonly Format[] = FORMATS;
  /** Whether the named operator's PIN was shown; identifying.ts sees to it before the command runs. */
  proven = false;

  constructor(
    readonly surroundings: Surroundings,
    private readonly storeMode: 'write' | 'read' | 'none',
    public flags: Flags,
  ) {
    this.clock = clockOf(surroundings);
  }

  /** The path of the store: --db, SAMPLES_DB, or the user's data folder. */
  get file(): string {
    return storeFile(this.flags.db, this.surroundings.env);
  }

  /** The store, opened at the first call and closed by {@link close}. */
  get store(): Store {
    return this.opened ?? this.openStore();
  }

  /** Opens the store and lets the process run in its time zone. @throws Refusal store_* */
  openStore(): Store {
    this.opened ??= openStore(this.file, { mode: this.storeMode === 'write' ? 'write' : 'read', busyMs: this.busyMs });
    useTimeZone(this.opened.timeZone);
    return this.opened;
  }

  get busyMs(): number {
    const said = this.surroundings.env.SAMPLES_BUSY_MS;
    return said && /^\d{1,9}$/.test(said) ? Number(said) : 30_000;
  }

  /** The day that "today" means: --today, SAMPLES_TODAY, else the clock's in the store's zone. */
  get today(): string {
    const said = this.flags.today ?? this.surroundings.env.SAMPLES_TODAY;
    const real = dayOf(this.clock.now());
    if (!said) return real;
    const day = parseDay(foldCode(said), real);
    return (
      day ??
      refuse('invalid_value', { option: this.flags.today ? '--today' : 'SAMPLES_TODAY', value: said, expected: 'day' })
    );
  }

  /** --lang, SAMPLES_LANG, the store's, else the locale's. */
  get language(): Language {
    this.chosen ??= this.chooseLanguage();
    return this.chosen;
  }

  /** --format, else what SAMPLES_FORMAT prefers where the command has it. */
  get format(): Format {
    const preferred = this.surroundings.env.SAMPLES_FORMAT;
    return this.flags.format ?? this.formats.find((format) => format === preferred) ?? 'table';
  }

  /** The operator who acts, with all that services need. @throws Refusal operator_not_found, operator_not_yours, no_operator */
  acting(): Acting {
    const { flags, surroundings, store } = this;
    return {
      store,
      clock: this.clock,
      today: this.today,
      operator: this.operator(),
      osAccount: osAccount(),
      at: flags.at ?? null,
      ref: flags.ref ?? null,
      dryRun: flags.dry_run ?? false,
      busyMs: this.busyMs,
      takenTo: flags.out ?? (SHEETS.includes(this.format) ? '-' : null),
      random: surroundings.random,
    };
  }

  /** What is needed to check a PIN: everything of {@link acting} but the operator. */
  trying(): Trying {
    const { flags, surroundings, store, clock, today, busyMs } = this;
    const dryRun = flags.dry_run ?? false;
    return { store, clock, today, osAccount: osAccount(), busyMs, random: surroundings.random, dryRun };
  }

  /** The code of the operator that was named: --operator, else SAMPLES_OPERATOR. */
  get named(): string | null {
    const code = this.flags.operator ?? this.surroundings.env.SAMPLES_OPERATOR;
    return code ? foldCode(code) : null;
  }

  operator(): Operator {
    return actAs(this.store.db, this.named, osAccount(), this.proven);
  }

  /** Whether a question may be asked: a terminal on both sides and nobody forbade it. */
  get mayAsk(): boolean {
    const { env, stdin, stderr } = this.surroundings;
    return !this.flags.no_input && !env.SAMPLES_NO_INPUT && !env.CI && isTerminal(stdin) && isTerminal(stderr);
  }

  /** A remark beside the result: on stderr, never in data. */
  note(words: Words): void {
    if (!this.flags.quiet) this.surroundings.stderr.write(`${words[this.language]}\n`);
  }

  close(): void {
    this.opened?.close();
    this.opened = null;
  }

  private chooseLanguage(): Language {
    const { env } = this.surroundings;
    const said = this.flags.lang ?? env.SAMPLES_LANG;
    if (said === 'zh' || said === 'en') return said;
    try {
      if (this.storeMode !== 'none' || this.opened) return this.store.language;
      const store = openStore(this.file, { mode: 'read', busyMs: 0 });
      store.close();
      return store.language;
    } catch {
      return localeLanguage(env);
    }
  }
}

/** The time zone of the system, for a new store. */
export function systemTimeZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(zone) ? zone : 'UTC';
}

export function isTerminal(stream: object): boolean {
  return (stream as { isTTY?: boolean }).isTTY === true;
}

/**
 * The login under which the program runs; it is on record in any case. Local accounts are read from the password
 * file: asking the system's name services takes 5 ms at every start.
 */
export function osAccount(): string {
  const uid = String(process.getuid?.() ?? '');
  try {
    for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
      const [name, , id] = line.split(':', 3);
      if (id === uid && name) return name;
    }
  } catch {
    // No such file on this system, or not to be read: the name services know.
  }
  try {
    return userInfo().username;
  } catch {
    return `uid:${uid || 'unknown'}`;
  }
}

function clockOf({ env, now }: Surroundings): Clock {
  const said = env.SAMPLES_NOW;
  if (!said) return { now, set: false };
  const when = parseWhen(foldCode(said), '2000-01-01');
  if (!when || !('instant' in when)) refuse('invalid_value', { option: 'SAMPLES_NOW', value: said, expected: 'when' });
  const fixed = Date.parse(when.instant);
  return { now: () => fixed, set: true };
}
