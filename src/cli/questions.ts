/** Asks, question by question, for required options that no flag gave. */
import { Refusal } from '../domain/errors.ts';
import { showSafe } from '../text/show.ts';
import type { Context } from './context.ts';
import { type Fields, flagOf, type InputOf } from './describe.ts';
import { messageOf } from './present/errors.ts';
import { asking, themeOf } from './prompts.ts';
import { readValue, requireOptions } from './values.ts';

/**
 * The input with its required options filled in: asked for on a terminal, where every answer is checked as a flag
 * would be; refused elsewhere. Afterwards the command that needs no questions is shown.
 * @throws Refusal missing_option (2), interrupted (130)
 */
export async function askForMissing<F extends Fields>(
  context: Context,
  command: string,
  options: F,
  given: InputOf<F>,
): Promise<InputOf<F>> {
  const missing = Object.keys(options).filter((key) => options[key]!.required && given[key as keyof F] === undefined);
  if (missing.length === 0) return given;
  if (!context.mayAsk) requireOptions({ name: command, options }, given);
  const answers: Record<string, unknown> = {};
  const shown: string[] = [];
  await asking(context, async (ask) => {
    for (const key of missing) {
      const field = options[key]!;
      const check = (typed: string): true | string => {
        try {
          readValue(flagOf(key), field, [typed], context.today);
          return true;
        } catch (error) {
          if (error instanceof Refusal) return messageOf(error, context.language).message;
          throw error;
        }
      };
      const message = showSafe(`${field.about[context.language]}：`);
      const question = { type: 'input', name: 'answer', message, validate: check, theme: themeOf(context) };
      const { answer } = await ask<{ answer: string }>([question as never]);
      answers[key] = readValue(flagOf(key), field, [answer], context.today);
      shown.push(`${flagOf(key)} ${/^[\w.@:/+-]+$/.test(answer) ? answer : `'${answer.replaceAll("'", "'\\''")}'`}`);
    }
  });
  const line = `samples ${command} ${shown.join(' ')}`;
  context.note({ zh: `下次可以直接输入：${line}`, en: `The same without questions: ${line}` });
  return { ...given, ...answers } as InputOf<F>;
}
