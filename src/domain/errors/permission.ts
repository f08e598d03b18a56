/** What this operator may not do: exit 6. */
import type { ExitStatus } from '../errors.ts';

export interface PermissionErrors {
  not_permitted: { operator: string; duty: string; roles: string[] };
  operator_not_yours: { operator: string; account: string };
  no_operator: { account: string };
}

export const PERMISSION_STATUS = {
  not_permitted: 6,
  operator_not_yours: 6,
  no_operator: 6,
} as const satisfies { readonly [K in keyof PermissionErrors]: ExitStatus };
