import type { Cell } from '../domain/shapes.ts';
import type { SlipKind } from '../domain/slips.ts';

/** What a slip says: the same facts as `samples slip --json` shows. */
export interface SlipFacts {
  readonly slip: string;
  readonly kind: SlipKind;
  readonly on: string;
  readonly customer: string | null;
  readonly customer_name: string | null;
  readonly person: string | null;
  readonly person_name: string | null;
  readonly operator: string;
  readonly operator_name: string;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
  readonly lines: readonly Readonly<Record<string, Cell>>[];
  readonly signatures: readonly {
    readonly side: 'customer' | 'us';
    readonly by: string | null;
    readonly how: string | null;
    readonly signed_on: string;
  }[];
  /** A slip that is a letter has no table. */
  readonly letter: { readonly zh: string; readonly en: string } | null;
  readonly state: string;
  readonly copies: number;
  readonly head: string;
}

/** A line of the table: its cells broken to the width of their columns. */
export interface Line {
  readonly cells: readonly (readonly string[])[];
  readonly height: number;
  readonly bold: boolean;
}

export function isThere(cell: Cell | undefined): boolean {
  return cell !== undefined && cell !== null && cell !== '';
}

/** What stands above the table, as key and value. A letter says it all itself. */
export function factsShown(slip: SlipFacts): [string, string][] {
  if (slip.letter !== null) return [];
  const named = (code: string | null, name: string | null): string =>
    code === null ? '' : name === null || name === code ? code : `${name}（${code}）`;
  return [
    ['customer', named(slip.customer, slip.customer_name)],
    ['person', named(slip.person, slip.person_name)],
    ['on', slip.on],
    ['operator', named(slip.operator, slip.operator_name)],
    ...slip.facts.map(({ key, value }): [string, string] => [key, value]),
  ];
}
