/** What can be asked of the program and of the model alike. Quantities are thousandths; imports nothing. */

/** When it happened, as `--at` says it. */
export type When = { readonly day: string } | { readonly instant: string } | null;

interface Said {
  readonly at: When;
  /** Who acts: a code. */
  readonly by: string;
  readonly ref: string | null;
  readonly dryRun: boolean;
}
export interface Verbs {
  receive: {
    customer: string;
    lines: { name: string; quantity: number; kind: string; inspect: boolean; accepted: boolean; location?: string }[];
  };
  checkout: {
    lines: { number: string; quantity: number | null }[];
    to?: string;
    to_customer?: string;
    due?: string;
    from?: string;
    sample_order?: string;
  };
  return: {
    number: string;
    quantity?: number;
    used?: number;
    lost?: number;
    from?: string;
    checkout?: string;
    damaged: boolean;
    location?: string;
  };
  give_back: { number: string; quantity?: number; from?: string; customer?: string };
  move: { number: string; quantity?: number; to: string; from?: string };
  split: { number: string; quantity: number; into: number; from?: string };
  undo: { movement: number };
  reserve: { number: string; quantity: number; to: string };
  release: { number: string; to: string };
  inspect: { number: string; result: 'accepted' | 'rejected' | 'conditional' };
  order: { customer: string; name: string; quantity: number; sample?: string };
  confirm: { order: string };
  cancel: { order: string };
  received: { slip: string; on: string };
  retire: { what: 'person' | 'place'; code: string };
  reinstate: { what: 'person' | 'place'; code: string };
}
export type Verb = keyof Verbs;
export type Of<V extends Verb> = Said & { readonly verb: V } & Readonly<Verbs[V]>;
export type Operation = { [V in Verb]: Of<V> }[Verb];
