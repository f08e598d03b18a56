/**
 * The shapes of results, as data: one description gives the TypeScript type, the JSON Schema that `samples schema`
 * prints, and (for rows) headings, widths and alignment of tables and CSV.
 */

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type JsonSchema = { readonly [key: string]: unknown };

/** A JSON Schema that carries the type of the values it describes. */
export interface Shape<T> {
  readonly schema: JsonSchema;
  readonly optional?: boolean;
  readonly of?: T;
}
export type TypeOf<S> = S extends Shape<infer T> ? T : never;

export const text: Shape<string> = { schema: { type: 'string' } };
export const number: Shape<number> = { schema: { type: 'number' } };
export const integer: Shape<number> = { schema: { type: 'integer' } };
export const boolean: Shape<boolean> = { schema: { type: 'boolean' } };
export const day: Shape<string> = { schema: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } };
/** A day, or the month or year that it lies in. */
export const dayOrLess: Shape<string> = { schema: { type: 'string', pattern: '^\\d{4}(-\\d{2}){0,2}$' } };
export const instant: Shape<string> = { schema: { type: 'string', format: 'date-time' } };

export function oneOf<const V extends readonly string[]>(...values: V): Shape<V[number]> {
  return { schema: { type: 'string', enum: values } };
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return { schema: { anyOf: [shape.schema, { type: 'null' }] } };
}

/** One of two: for a command with two outcomes. */
export function either<A, B>(a: Shape<A>, b: Shape<B>): Shape<A | B> {
  return { schema: { anyOf: [a.schema, b.schema] } };
}

export function list<T>(shape: Shape<T>): Shape<T[]> {
  return { schema: { type: 'array', items: shape.schema } };
}

/** An object with free keys, all of one shape. */
export function mapOf<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return { schema: { type: 'object', additionalProperties: shape.schema } };
}

export function object<F extends Record<string, Shape<unknown>>>(fields: F): Shape<{ [K in keyof F]: TypeOf<F[K]> }> {
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(fields).map(([key, shape]) => [key, shape.schema])),
      required: Object.keys(fields),
    },
  };
}

/** What a column holds; it decides JSON type, alignment, and whether CSV must guard the cell against formulas. */
export type ColumnType =
  | 'text'
  | 'code'
  | 'quantity'
  | 'money'
  | 'integer'
  | 'number'
  | 'day'
  | 'instant'
  | 'list'
  | 'boolean'
  /** Text or a number, by what the row is about (settings). */
  | 'value';

/** One column of a list or report. */
export interface Column {
  readonly key: string;
  readonly heading: Words;
  readonly type: ColumnType;
  /** On a narrow terminal the columns with the highest number go first; 0 never goes. Default 5. */
  readonly keep?: number;
  /** Words shown in tables and CSV for coded values (`in_stock` → 在库); JSON keeps the code. */
  readonly values?: Readonly<Record<string, Words>>;
  /** The same where it depends on what the row says under another key (which field of a file). */
  readonly valuesBy?: { readonly key: string; readonly of: Readonly<Record<string, Readonly<Record<string, Words>>>> };
  /** Not in tables unless --columns asks for it; always in JSON and CSV. */
  readonly detail?: boolean;
  /** In tables the cell is set in by two columns for each level that this key of the row says. */
  readonly indent?: string;
}

export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;

const COLUMN_SCHEMAS: Readonly<Record<ColumnType, JsonSchema>> = {
  text: { type: ['string', 'null'] },
  code: { type: ['string', 'null'] },
  quantity: { type: ['number', 'null'] },
  money: { type: ['number', 'null'] },
  integer: { type: ['integer', 'null'] },
  number: { type: ['number', 'null'] },
  day: { anyOf: [day.schema, { type: 'null' }] },
  instant: { anyOf: [instant.schema, { type: 'null' }] },
  list: { type: 'array', items: { type: 'string' } },
  boolean: { type: ['boolean', 'null'] },
  value: { type: ['string', 'number', 'null'] },
};

/** The JSON Schema of one row of these columns. */
export function rowSchema(columns: readonly Column[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(columns.map(({ key, type }) => [key, COLUMN_SCHEMAS[type]])),
    required: columns.map(({ key }) => key),
  };
}
