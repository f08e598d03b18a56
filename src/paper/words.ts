/** Words for coded values, as they are printed. */
import type { Words } from '../domain/shapes.ts';

/** The word for a code in one language; an unknown code stands for itself. */
export function wordOf(table: Readonly<Record<string, Words>>, code: string, language: 'zh' | 'en'): string {
  return table[code]?.[language] ?? code;
}
