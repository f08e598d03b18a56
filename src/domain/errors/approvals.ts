/** What stands between a request and its approval: exit 4, 5 or 6. */
import type { ExitStatus } from '../errors.ts';

export interface Moved {
  movement: number;
  kind: string;
  quantity: number;
  unit: string;
  from: string;
  to: string;
  operator: string;
}

export interface ApprovalErrors {
  approval_not_found: { value: string; pending: string[] };
  approval_requested: { approval: string; state: 'pending'; kind: string; subject: string; expires_on: string };
  own_request: { approval: string; operator: string; others: string[] };
  /** `pending`: this one has approved already, others are still to. */
  approval_decided: { approval: string; state: 'approved' | 'rejected' | 'pending'; by: string[] };
  approval_expired: { approval: string; expires_on: string };
  /**
   * `since`: what moved of the sample after the request was made; empty where it is about something else. `over`: the last
   * day of what was asked for, which is past.
   */
  facts_changed: { approval: string; kind: string; subject: string; since: Moved[]; over?: string };
}

export const APPROVAL_STATUS = {
  approval_not_found: 4,
  approval_requested: 6,
  own_request: 6,
  approval_decided: 5,
  approval_expired: 5,
  facts_changed: 5,
} as const satisfies { readonly [K in keyof ApprovalErrors]: ExitStatus };
