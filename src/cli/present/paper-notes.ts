/** What is said beside printed matter. */
import type { Context } from '../context.ts';

/** Names the characters that could not be set: a box in their place would say nothing. */
export function noteMissing(context: Context, missing: readonly string[]): void {
  if (missing.length === 0) return;
  context.note({
    zh: `提示：有 ${missing.length} 个字符字体里没有，印成了代码点：${missing.join('、')}`,
    en: `Note: ${missing.length} ${missing.length === 1 ? 'character is' : 'characters are'} not in the font and printed as code points: ${missing.join(', ')}`,
  });
}
