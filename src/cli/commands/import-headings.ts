/** Asking which of several headings is a column. */
import { Refusal } from '../../domain/errors.ts';
import type { Importable } from '../../imports/describing.ts';
import { showSafe } from '../../text/show.ts';
import type { Context } from '../context.ts';
import { asking, themeOf } from '../prompts.ts';

/**
 * The heading that somebody chooses for the column that was ambiguous. Any other error, and where nobody can be asked,
 * goes on as it is.
 */
export async function chooseHeading(
  context: Context,
  { columns }: Importable,
  error: unknown,
): Promise<readonly [key: string, heading: string]> {
  if (!(error instanceof Refusal) || error.code !== 'headings_ambiguous' || !context.mayAsk) throw error;
  const { column, headings } = (error as Refusal<'headings_ambiguous'>).facts;
  // Two headings that read the same cannot be told apart by their words.
  if (new Set(headings.map((heading) => heading.trim())).size < headings.length) throw error;
  const { language } = context;
  const name = columns.find(({ key }) => key === column)?.heading[language] ?? column;
  const message = language === 'zh' ? `哪个表头是“${name}”？` : `Which heading is "${name}"?`;
  const choices = headings.map((heading) => ({ name: showSafe(heading), value: heading }));
  const { answer } = await asking(context, (ask) =>
    ask<{ answer: string }>([{ type: 'select', name: 'answer', message, choices, theme: themeOf(context) } as never]),
  );
  context.note({
    zh: `下次可以直接输入：--column ${column}=${answer}`,
    en: `The same without questions: --column ${column}=${answer}`,
  });
  return [column, answer];
}
