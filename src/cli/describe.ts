/**
 * What a command is, as data. One description gives the parser, help in both languages, the reference, completion
 * data and JSON Schema. To add a command: write its description in commands/, add it to commands/index.ts.
 */

import type { When } from '../domain/calendar.ts';
import type { Duty } from '../domain/duties.ts';
import type { Refusal } from '../domain/errors.ts';
import type { Rows } from '../domain/grids.ts';
import type { Column, JsonSchema, Shape, Words } from '../domain/shapes.ts';
import type { Snapshot } from '../store/sql.ts';
import type { Context } from './context.ts';
import type { Page } from './present/rows.ts';

/** How a word on the command line is read; values.ts does it. */
export type ValueKind =
  | 'text' // a line of text, up to 500 characters
  | 'note' // up to 2,000 characters
  | 'code' // folded: full width, dashes
  | 'number' // a sample's number, in any accepted form
  | 'quantity' // → thousandths
  | 'money' // → fen
  | 'integer'
  | 'day'
  | 'when' // a day or a moment
  | 'day_or_less' // a day, or its month or year alone, as text: 2005-03-14, 2005-03, 2005
  | 'decimal' // may be negative → thousandths
  | 'range' // MIN..MAX → thousandths
  | 'choice'
  | 'list' // comma-separated or repeated
  | 'pairs' // KEY=VALUE, repeated
  | 'file'
  | 'flag';

/** An argument or option. The key is the field's name everywhere; the flag is it with hyphens. */
export interface Field {
  readonly kind: ValueKind;
  readonly about: Words;
  /** What stands for the value in usage: NUMBER, DAY. */
  readonly value?: string;
  readonly required?: boolean;
  /** May be left out, but not be said without a word in it. */
  readonly filled?: boolean;
  readonly short?: string;
  readonly choices?: readonly string[];
  /** Other options that cannot stand beside this one. */
  readonly conflicts?: readonly string[];
  /** What completion offers for the value. */
  readonly complete?: 'sample' | 'slip' | 'customer' | 'place' | 'person' | 'file';
  /** Works, but is not in help. */
  readonly hidden?: boolean;
  /** An upper limit other than the kind's. */
  readonly limit?: number;
}
export type Fields = Readonly<Record<string, Field>>;
type NoFields = Record<never, never>;

interface Range {
  readonly min: number | null;
  readonly max: number | null;
}
interface ValueTypes {
  text: string;
  note: string;
  code: string;
  number: string;
  quantity: number;
  money: number;
  integer: number;
  day: string;
  when: When;
  decimal: number;
  range: Range;
  list: string[];
  pairs: [string, string][];
  file: string;
}
type ValueOf<F extends Field> = F['kind'] extends 'choice'
  ? F extends { choices: readonly (infer C)[] }
    ? C
    : string
  : F['kind'] extends keyof ValueTypes
    ? ValueTypes[F['kind']]
    : never;
type FieldValue<F extends Field> = F['kind'] extends 'flag'
  ? boolean
  : F extends { required: true }
    ? ValueOf<F>
    : ValueOf<F> | undefined;
/** The parsed input of a command with these fields. */
export type InputOf<F extends Fields> = { -readonly [K in keyof F]: FieldValue<F[K]> };

/** The groups of `samples --help`, in their order. */
export const GROUPS = {
  daily: { zh: '每天', en: 'Daily' },
  find: { zh: '查找', en: 'Find' },
  stock: { zh: '库存', en: 'Stock' },
  customers: { zh: '客户', en: 'Customers' },
  reports: { zh: '报表', en: 'Reports' },
  setup: { zh: '设置', en: 'Set-up' },
  keeping: { zh: '保管', en: 'Keeping' },
} as const satisfies Record<string, Words>;

export interface Example {
  readonly line: string;
  readonly about: Words;
}

interface Common<A extends Fields, O extends Fields> {
  /** The words that call it: `stocktake open`. */
  readonly name: string;
  readonly group: keyof typeof GROUPS;
  readonly summary: Words;
  readonly details?: Words;
  readonly arguments?: A;
  readonly options?: O;
  readonly examples: readonly Example[];
  /** Which duty it takes; the service checks it, help shows it. */
  readonly duty?: Duty;
  /** Records something: gets --dry-run, --ref and --at. */
  readonly writes?: boolean;
  /** Changes something without recording it in the journal: gets --dry-run alone. */
  readonly rehearses?: boolean;
  /** --at makes no sense here (settings, imports of files that carry their own days). */
  readonly timeless?: boolean;
  /** Asks on a terminal for required options that were not given; it calls requireOptions itself where it may not. */
  readonly asks?: boolean;
  /** Asks for confirmation, or needs --yes. */
  readonly dangerous?: boolean;
  /** How the store is opened; `none` for commands that work without one. Default: `write` if it writes, else `read`. */
  readonly store?: 'write' | 'read' | 'none';
}

/** A command that answers with one object and a sentence. */
export interface OutcomeCommand<A extends Fields = Fields, O extends Fields = Fields, R = unknown>
  extends Common<A, O> {
  readonly result: Shape<R>;
  run(context: Context, input: InputOf<A & O>): Promise<R>;
  /** The exit status where it depends on the result (verify, import). Default 0. */
  statusOf?(result: R): number;
  /** What is wrong although there is a result (an import that refused rows): told on stderr after it. */
  refusalOf?(result: R): Refusal | null;
  /** The sentence: what is now true, then the next step. `would` is set for a rehearsal. */
  readonly say: { zh(result: R, would: boolean): string[]; en(result: R, would: boolean): string[] };
}

/** A command that answers with rows. */
export interface ListCommand<A extends Fields = Fields, O extends Fields = Fields> extends Common<A, O> {
  readonly columns: readonly Column[];
  /** CSV unless --format or the ending of --out says otherwise. */
  readonly csv?: boolean;
  /** What to say on a terminal when there is nothing. */
  readonly empty?: Words;
  /** The rows, or those of a snapshot; a list never fills memory with what it only passes on. */
  run(context: Context, input: InputOf<A & O>): Promise<Rows | Snapshot<Rows>>;
  /** Rows whose columns depend on the input (reports). */
  columnsFor?(input: InputOf<A & O>): readonly Column[];
  /** What a page of them is called and shows; only where there is one `--format html` is taken. */
  page?(input: InputOf<A & O>): Page;
}

/** A command that writes its own output (completion scripts, schemas, exports). */
export interface RawCommand<A extends Fields = Fields, O extends Fields = Fields> extends Common<A, O> {
  readonly raw: JsonSchema | null;
  run(context: Context, input: InputOf<A & O>): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds commands of every input and result
export type Description = OutcomeCommand<any, any, any> | ListCommand<any, any> | RawCommand<any, any>;

/** Describes a command that answers with one object. */
export function outcome<const A extends Fields = NoFields, const O extends Fields = NoFields, R = unknown>(
  description: OutcomeCommand<A, O, R>,
): OutcomeCommand<A, O, R> {
  return description;
}

/** Describes a command that answers with rows. */
export function rows<const A extends Fields = NoFields, const O extends Fields = NoFields>(
  description: ListCommand<A, O>,
): ListCommand<A, O> {
  return description;
}

/** Describes a command that writes its own output. */
export function raw<const A extends Fields = NoFields, const O extends Fields = NoFields>(
  description: RawCommand<A, O>,
): RawCommand<A, O> {
  return description;
}

/** The flag of a field: `delivered_by` → `--delivered-by`. */
export function flagOf(key: string): string {
  return `--${key.replaceAll('_', '-')}`;
}
