/**
 * The closed family of errors that a user can meet: a stable code, its exit status, and the facts that the message
 * is made of. Words are elsewhere (src/cli/present/errors): a rule decides that something is refused and why, never
 * how that is said.
 */

import { APPROVAL_STATUS, type ApprovalErrors } from './errors/approvals.ts';
import { CLASSIFY_STATUS, type ClassifyErrors } from './errors/classify.ts';
import { CUSTODY_STATUS, type CustodyErrors } from './errors/custody.ts';
import { CUSTOMER_FILE_STATUS, type CustomerFileErrors } from './errors/customer-files.ts';
import { DESK_STATUS, type DeskErrors } from './errors/desk.ts';
import { DISPOSAL_STATUS, type DisposalErrors } from './errors/disposal.ts';
import { FILE_CARE_STATUS, type FileCareErrors } from './errors/file-care.ts';
import { FILE_STATUS, type FileErrors } from './errors/files.ts';
import { JUDGING_STATUS, type JudgingErrors } from './errors/judging.ts';
import { PERMISSION_STATUS, type PermissionErrors } from './errors/permission.ts';
import { PIN_STATUS, type PinErrors } from './errors/pins.ts';
import { PRIVACY_STATUS, type PrivacyErrors } from './errors/privacy.ts';
import { REPORTING_STATUS, type ReportingErrors } from './errors/reporting.ts';
import { SHEET_STATUS, type SheetErrors } from './errors/sheets.ts';
import { STOCKTAKING_STATUS, type StocktakingErrors } from './errors/stocktaking.ts';
import { STORAGE_STATUS, type StorageErrors } from './errors/storage.ts';
import { STORE_STATUS, type StoreErrors } from './errors/store.ts';
import { UNFOUND_STATUS, type UnfoundErrors } from './errors/unfound.ts';
import { USAGE_STATUS, type UsageErrors } from './errors/usage.ts';

/** What the process returns (CLI.md, exit): 2 usage, 3 file, 4 not found, 5 rule, 6 permission, 7 store, 8 verify. */
export type ExitStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 130;

/** A quantity for a message: an exact decimal and its unit. */
export interface Amount {
  quantity: number;
  unit: string;
}

/** Where some of a sample is: a place or a person, how much, and when it is due back. */
export interface Whereabouts {
  place: string;
  quantity: number;
  due?: string | null;
}

/**
 * The facts of each error, by its code. To add one: add it and its status to a family in src/domain/errors/, its words
 * to src/cli/present/messages/.
 */
export interface ErrorFacts
  extends UsageErrors,
    ClassifyErrors,
    FileErrors,
    UnfoundErrors,
    CustodyErrors,
    JudgingErrors,
    StorageErrors,
    CustomerFileErrors,
    FileCareErrors,
    DeskErrors,
    ApprovalErrors,
    SheetErrors,
    DisposalErrors,
    PinErrors,
    PermissionErrors,
    ReportingErrors,
    PrivacyErrors,
    StocktakingErrors,
    StoreErrors {}

export type ErrorCode = keyof ErrorFacts;

/** The exit status of each code. */
export const EXIT_STATUS: { readonly [K in ErrorCode]: ExitStatus } = {
  ...USAGE_STATUS,
  ...CLASSIFY_STATUS,
  ...FILE_STATUS,
  ...UNFOUND_STATUS,
  ...CUSTODY_STATUS,
  ...JUDGING_STATUS,
  ...STORAGE_STATUS,
  ...CUSTOMER_FILE_STATUS,
  ...FILE_CARE_STATUS,
  ...DESK_STATUS,
  ...APPROVAL_STATUS,
  ...SHEET_STATUS,
  ...DISPOSAL_STATUS,
  ...PIN_STATUS,
  ...PERMISSION_STATUS,
  ...REPORTING_STATUS,
  ...PRIVACY_STATUS,
  ...STOCKTAKING_STATUS,
  ...STORE_STATUS,
};

/** An error that a user can act on. */
export class Refusal<K extends ErrorCode = ErrorCode> extends Error {
  readonly code: K;
  readonly facts: ErrorFacts[K];

  constructor(code: K, facts: ErrorFacts[K]) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }

  get exitStatus(): ExitStatus {
    return EXIT_STATUS[this.code];
  }
}

/** Refuses: throws a {@link Refusal} with that code and its facts. */
export function refuse<K extends ErrorCode>(code: K, facts: ErrorFacts[K]): never {
  throw new Refusal(code, facts);
}
