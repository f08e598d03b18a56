/** What is known of a person at a customer's: the fields in their order, and what each is called. */
import type { Words } from './shapes.ts';

/** Every field but the name, by key; the keys are those of `import contacts`. */
export const CONTACT_FIELDS = {
  role: { zh: '职务', en: 'role' },
  mobile: { zh: '手机', en: 'mobile' },
  phone: { zh: '电话', en: 'phone' },
  email: { zh: '邮箱', en: 'e-mail' },
  social: { zh: '社交账号', en: 'social accounts' },
  birthday: { zh: '生日', en: 'birthday' },
  likes: { zh: '喜好', en: 'likes' },
  weight: { zh: '决策影响', en: 'weight in the decision' },
  note: { zh: '备注', en: 'note' },
} as const satisfies Record<string, Words>;

export type ContactKey = keyof typeof CONTACT_FIELDS;
export const CONTACT_KEYS = Object.keys(CONTACT_FIELDS) as ContactKey[];

/**
 * A birthday, with its year (`1985-03-12`) or without (`03-12`), from what was typed, already folded: `1985.3.12`,
 * `19850312`, `3月12日`, `3-12`. Null when there is no such day.
 */
export function birthdayOf(folded: string): string | null {
  const match = /^(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(
    folded.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
  );
  if (!match) return null;
  // Who was born on a 29th of February and does not say in which year.
  const [year, month, date] = [Number(match[1] ?? 2000), Number(match[2]), Number(match[3])];
  const at = new Date(Date.UTC(year, month - 1, date));
  if (year < 1900 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return null;
  return at.toISOString().slice(match[1] === undefined ? 5 : 0, 10);
}
