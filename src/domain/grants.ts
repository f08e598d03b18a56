/** Seeing files of customers for whom somebody else is responsible: what for, and who decides on it. */
import type { CustomerLevel } from './customer-words.ts';
import type { Role } from './duties.ts';
import type { Words } from './shapes.ts';

/** What may be done with contact data: looked at, or taken along in a file as well. */
export const ACCESS_SCOPES = {
  read: { zh: '查看', en: 'read' },
  export: { zh: '导出', en: 'export' },
} as const satisfies Record<string, Words>;
export type AccessScope = keyof typeof ACCESS_SCOPES;

export const GRANT_STATES = {
  in_force: { zh: '有效', en: 'in force' },
  expired: { zh: '已到期', en: 'expired' },
  withdrawn: { zh: '已收回', en: 'withdrawn' },
} as const satisfies Record<string, Words>;
export type GrantState = keyof typeof GRANT_STATES;

/** Who decides on a file of each level, beside whoever is responsible for it, and how many of them it takes. */
export const LEVEL_RULES: Readonly<
  Record<CustomerLevel, { readonly responsible: boolean; readonly roles: readonly Role[]; readonly needed: number }>
> = {
  company: { responsible: true, roles: ['manager'], needed: 1 },
  department: { responsible: false, roles: ['manager'], needed: 1 },
  personal: { responsible: true, roles: ['manager', 'security'], needed: 2 },
};

/** How a grant stands on a day. */
export function grantState(
  { until_on, withdrawn_on }: { readonly until_on: string; readonly withdrawn_on: string | null },
  today: string,
): GrantState {
  if (withdrawn_on !== null) return 'withdrawn';
  return today > until_on ? 'expired' : 'in_force';
}
