/** Everything that a second person decides: the one list of kinds. Each lives in the file of its own duty. */
import type { ApprovalKindName, Effect } from '../domain/approvals.ts';
import type { Duty } from '../domain/duties.ts';
import type { OperatorRow } from '../store/operators.ts';
import type { Db } from '../store/sql.ts';
import type { Acting, Deed } from './acting.ts';
import { DESTROY } from './destroying.ts';
import { GRANT } from './granting.ts';
import { HOLD_RELEASE } from './holding.ts';
import { OVERRIDE } from './overriding.ts';
import { STOCKTAKE_POSTING } from './posting-counts.ts';
import { SCRAP } from './scrapping.ts';
import { UNDO } from './undoing.ts';
import { IMPORT_UNDO } from './undoing-imports.ts';

/** A request as its execution sees it. */
export interface ApprovalFacts {
  readonly id: number;
  /** A26-000001 */
  readonly number: string;
  readonly kind: string;
  readonly subject: string;
  readonly sample_id: number | null;
  readonly customer_id: number | null;
  /** Code of the one who asked, and the entry in which he did. */
  readonly requested_by: string;
  readonly requested_in: number;
  readonly reason: string | null;
}

/** What follows outside the transaction; what came of it is told with the rest. */
export type Afterwards = (acting: Acting) => Promise<Effect[]>;

export interface ApprovalKind<P> {
  readonly kind: ApprovalKindName;
  /** Who may approve: never the one who asked (but for `approvals.alone`). */
  readonly approvers: Duty;
  /** How many different people must approve. Default 1. */
  readonly needed?: number | ((db: Db, payload: P) => number);
  /** Also where one person may otherwise approve his own requests (`approvals.alone`), others must approve this. */
  readonly neverAlone?: true;
  /** What the request rests on, as JSON; where it differs at approval the request is refused (facts_changed). */
  facts(db: Db, payload: P): unknown;
  /** What approving on this day will do, and what stands against it. */
  effects(db: Db, payload: P, today: string): { does: Effect[]; against: Effect[] };
  /** Refuses where this operator may not decide on it, though his roles would allow it. */
  decides?(deed: Deed, payload: P, approval: { readonly id: number; readonly requested_by: number }): void;
  /** The same of somebody who is not here, for naming who could; without it, everybody whose duty it is. */
  mayDecide?(
    db: Db,
    person: OperatorRow,
    payload: P,
    approval: { readonly id: number; readonly requested_by: number },
  ): boolean;
  /** The last day of what is asked for, where that is past: nothing of it can be done any more. */
  over?(payload: P, today: string): string | null;
  /** Does it, inside the approver's transaction and entry; answers what is left to do once that is on disk. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most do nothing afterwards
  execute(deed: Deed, payload: P, approval: ApprovalFacts): Afterwards | void;
  /** What follows from its being turned down, inside that transaction. */
  rejected?(deed: Deed, payload: P): void;
}

// biome-ignore lint/suspicious/noExplicitAny: the list holds kinds of every payload
export const KINDS: readonly ApprovalKind<any>[] = [
  UNDO,
  STOCKTAKE_POSTING,
  IMPORT_UNDO,
  HOLD_RELEASE,
  SCRAP,
  OVERRIDE,
  GRANT,
  DESTROY,
];

/** The kind of that name. */
export function kindNamed(name: string): (typeof KINDS)[number] {
  const kind = KINDS.find((one) => one.kind === name);
  if (!kind) throw new Error(`approval of unknown kind ${name}`);
  return kind;
}
