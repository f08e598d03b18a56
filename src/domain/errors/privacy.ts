/** What protects customers' data. */
import type { ExitStatus } from '../errors.ts';

export interface PrivacyErrors {
  /**
   * `customer`: null = none of those that were asked for; `responsible`: empty = nobody yet; `may_take`: this one could be
   * responsible; `masked`: the command shows them masked as well.
   */
  reveal_refused: {
    operator: string;
    customer: string | null;
    responsible: string[];
    may_take: boolean;
    scope: 'read' | 'export';
    masked: boolean;
  };
  /** Two customers were to be two, and are one. */
  same_customer: { a: string; b: string; customer: string };
  /** Our own file. */
  house_stays: { customer: string };
  /** `merged`: some that were. */
  not_merged: { customer: string; merged: string[] };
  /** `into` was itself merged into `last` since. */
  merged_further: { customer: string; into: string; last: string };
  /** The witness only sees that it is done. */
  witness_acts: { witness: string; acts: 'asked' | 'approves' };
  /** Of those who destroy a file one is a manager. */
  manager_needed: { customer: string; operator: string };
  not_destroyed: { customer: string };
  /** Who sees the file anyway: nothing is to be granted. */
  sees_already: { customer: string; operator: string };
  /** Of a file of this level others decide; `persons`: who is responsible for it. */
  level_decides: {
    customer: string;
    level: 'company' | 'department' | 'personal';
    operator: string;
    persons: string[];
  };
  /** Whose file it is, how confidential, and whose it becomes is said by those who are responsible for it. */
  file_of_others: { customer: string; operator: string; responsible: string[] };
  grant_not_found: { customer: string; operator: string };
  /** `known`: those that hold; `over`: it was given, and holds no more or not yet. */
  consent_not_found: { customer: string; consent: number; known: number[]; over?: boolean };
  /** A file is archived with its retention, and destroyed by approvals; `customer`: null = of a new one. */
  status_by_deed: { status: 'archived' | 'destroyed'; customer: string | null };
  /** The file is gone; nothing is written into what is left of it. */
  file_destroyed: { customer: string };
}

export const PRIVACY_STATUS = {
  reveal_refused: 6,
  same_customer: 5,
  house_stays: 5,
  not_merged: 5,
  merged_further: 5,
  witness_acts: 6,
  manager_needed: 6,
  not_destroyed: 5,
  sees_already: 5,
  level_decides: 6,
  file_of_others: 6,
  grant_not_found: 4,
  consent_not_found: 4,
  status_by_deed: 2,
  file_destroyed: 5,
} as const satisfies { readonly [K in keyof PrivacyErrors]: ExitStatus };
