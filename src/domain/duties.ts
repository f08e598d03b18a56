/** Who may do what: the one table, shown by `samples operators roles` (CLI.md, "Who may do what"). */

export const ROLES = [
  'custodian',
  'user',
  'manager',
  'security',
  'sales',
  'inspector',
  'engineering',
  'documents',
  'evaluator',
  'finance',
] as const;
export type Role = (typeof ROLES)[number];

/** Each duty and the roles that may do it. `everyone` = any operator who is not retired. */
export const DUTIES = {
  read: ROLES,
  custody: ['custodian'],
  reserve: ['custodian', 'user'],
  take_for_oneself: ['custodian', 'user'],
  inspect_goods: ['inspector'],
  inspect_tools: ['engineering'],
  inspect_documents: ['documents'],
  evaluate: ['custodian', 'evaluator'],
  approve: ['manager'],
  hold: ['manager'],
  set_up: ['manager'],
  customer_files: ['sales', 'manager'],
  reveal: ['sales', 'manager'],
  reveal_all: ['manager'],
  finance: ['finance', 'manager'],
  safeguard: ['security', 'manager'],
  destroy: ['security', 'manager'],
  grant_files: ['sales', 'manager', 'security'],
} as const satisfies Record<string, readonly Role[]>;
export type Duty = keyof typeof DUTIES;

/** Whether one of these roles may do that duty. */
export function mayDo(roles: readonly Role[], duty: Duty): boolean {
  const allowed: readonly Role[] = DUTIES[duty];
  return roles.some((role) => allowed.includes(role));
}
