/** Asking for goods to be put where they do not fit. */
import { refuse } from '../../domain/errors.ts';
import type { Overridable } from '../../services/overriding.ts';
import type { Fields } from '../describe.ts';

export const OVERRIDE = {
  kind: 'flag',
  about: { zh: '库位不合适时申请破例存放', en: 'where the place does not fit, ask for it to be allowed' },
} as const;
export const OVERRIDE_OPTIONS = {
  override: OVERRIDE,
  reason: {
    kind: 'note',
    value: 'TEXT',
    filled: true,
    about: { zh: '为什么要破例（与 --override 同用）', en: 'why it should be allowed (with --override)' },
  },
} as const satisfies Fields;

/** Whoever asks says why, and a reason alone asks for nothing. @throws Refusal missing_option (2) */
export function requireBoth(command: string, { override, reason }: Overridable): void {
  if (override && reason === undefined) refuse('missing_option', { option: '--reason', command });
  if (!override && reason !== undefined) refuse('missing_option', { option: '--override', command });
}
