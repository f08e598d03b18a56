/**
 * What can be imported, as data. One description gives the import with its preview, rejects and template, and the
 * export. To add one: describe its columns here beside the others, give it the function of the store that decides and
 * applies, and put it into index.ts.
 */
import type { Duty } from '../domain/duties.ts';
import type { Grid } from '../domain/grids.ts';
import type { Masking } from '../domain/masking.ts';
import type { ColumnType, Words } from '../domain/shapes.ts';
import type { Problem, Warning } from '../spreadsheets/values.ts';
import type { Display } from '../spreadsheets/workbooks/showing.ts';
import type { SampleFilter } from '../store/finding.ts';
import type { Db } from '../store/sql.ts';
import type { Staged } from '../store/staging.ts';

/** A value as it is staged: text, a whole number (thousandths, fen), or nothing. */
export type Value = string | number | null;

/** Why a row cannot be taken; words for each are in src/cli/present/reasons.ts. */
export type Reason =
  | Problem
  | 'missing'
  | 'control_character'
  | 'too_long'
  | 'extra_cells'
  | 'stray_quote'
  | 'bad_bytes'
  | 'cut_short'
  | 'error_cell'
  | 'code_unfit'
  | 'choice_unknown'
  | 'flag_unreadable'
  | 'number_unreadable'
  | 'range_unreadable'
  | 'check_unreadable'
  | 'limits_reversed'
  | 'currency_foreign'
  | 'in_the_future'
  | 'reading_unreadable'
  | 'reading_impossible'
  | 'quantity_zero'
  | 'contradicts_file'
  | 'contradicts_store'
  | 'file_destroyed'
  | 'file_of_others'
  | 'responsible_twice'
  | 'differs_from_store'
  | 'name_ambiguous'
  | 'contact_ambiguous'
  | 'two_customers'
  | 'customer_unknown'
  | 'customer_ambiguous'
  | 'place_unknown'
  | 'place_retired'
  | 'other_customer'
  | 'other_day'
  | 'judged_later'
  | 'number_unknown'
  | 'number_ambiguous'
  | 'check_wrong'
  | 'outside_scope'
  | 'place_needed'
  | 'counted_already'
  | 'stocktake_unclear'
  | 'stocktake_closed'
  | 'other_stocktake'
  | 'score_unreadable'
  | 'figure_unreadable'
  | 'figure_too_precise'
  | 'birthday_unreadable'
  | 'time_unreadable'
  | 'currency_unknown'
  | 'currencies_differ'
  | 'unit_contradicts'
  | 'unit_of_sample'
  | 'quantity_in_multiples'
  | 'masked_cell';

/** What somebody should look at although the row was taken. */
export type Look =
  | Warning
  | 'potential_free'
  | 'amount_as_shown'
  | 'price_left_out'
  | 'price_in_yuan'
  | 'shelf_life_left_out'
  | 'about_taken'
  | 'range_left_out'
  | 'person_unknown'
  | 'person_left_out'
  | 'person_unfit'
  | 'person_twice'
  | 'amounts_small'
  | 'sheet_unit_unclear'
  | 'total_left_out'
  | 'total_taken'
  | 'currencies_mixed'
  | 'wrong_check_character'
  | 'number_taken'
  | 'number_of_another'
  | 'merged_file'
  | 'alike_credit_code'
  | 'alike_name'
  | 'alike_name_form'
  | 'alike_phone'
  | 'alike_line'
  | 'masked_cell';

/** What a cell gave. A column that is staged in several parts gives a list. */
export type CellReading =
  | { readonly value: Value | readonly Value[]; readonly warning?: Look }
  | { readonly problem: Reason; readonly facts?: Readonly<Record<string, string | number>> };

/** What a cell is read with. */
export interface CellSurroundings {
  /** The unit in its heading, or for money that of the whole sheet: 万元. */
  readonly unit: string | null;
  /** Another cell of the row by its key, as it was; empty where there is none. */
  other(key: string): string;
  /** The day that "today" means. */
  readonly today: string;
  /** The workbook counts its days from 1904. */
  readonly date1904?: boolean;
  /** What the cell shows, where that is less than its text (workbooks). */
  readonly display?: Display | undefined;
  /** The moment that is now, in seconds since 1970. */
  readonly now?: number;
}

/** Reads a cell of a column. */
export interface CellReader {
  (cell: string, around: CellSurroundings): CellReading;
  /** What the codes that it gives are called; several are parted by commas. */
  readonly words?: Readonly<Record<string, Words>>;
}

export interface ImportColumn {
  readonly key: string;
  /** The heading of templates and exports. */
  readonly heading: Words;
  readonly type: ColumnType;
  /** What else such a column is called in sheets, in both languages. */
  readonly synonyms: readonly string[];
  /** The sheet must have it, or else the other column. */
  readonly required?: boolean | { readonly unless: string };
  /** Of two headings that mean this column, the one whose key this fits is the column with that other key. */
  readonly second?: { readonly key: string; readonly fits: RegExp };
  /** Money: the unit of the sheet (单位：万元) is that of the column where its heading has none. */
  readonly money?: boolean;
  /** The columns of the staging table that it fills; its key where nothing is said. */
  readonly parts?: readonly string[];
  /** False for a column that only sheets of others have (a time beside its day). */
  readonly exported?: boolean;
  /** Contact data: masked in exports, and a masked cell is no value. */
  readonly masked?: Masking;
  readonly read: CellReader;
}

/** A problem of a row, found once all its cells are read. */
export interface RowProblem {
  readonly key: string | null;
  readonly code: Reason;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export interface Importable {
  /** The word after `import` and `export`. */
  readonly kind: string;
  /** What it is called in sentences. */
  readonly title: Words;
  readonly duty: Duty;
  /** May make customers that are not there yet (`--create-customers`). */
  readonly createsCustomers?: boolean;
  readonly columns: readonly ImportColumn[];
  /** Fills in what follows from the cells (match keys, units of headings) and checks the row as a whole. */
  complete?(values: Record<string, Value>, units: ReadonlyMap<string, string | null>): RowProblem | null;
  /** How rows are matched with what is there, decided and applied. */
  readonly staged: Staged;
  /** Which of the filters of lists its export takes. */
  readonly filtered: boolean;
  /** What is stored, row by row, in the shape in which it can be imported again. */
  rows(db: Db, filter: SampleFilter): Grid | Promise<Grid>;
}

/** The parts of a column in the staging table. */
export function partsOf({ key, parts }: ImportColumn): readonly string[] {
  return parts ?? [key];
}
