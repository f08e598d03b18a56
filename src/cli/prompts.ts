/** Questions on a terminal. They are painted on stderr, so that stdout holds the result and nothing else. */
import { refuse } from '../domain/errors.ts';
import type { Words } from '../domain/shapes.ts';
import { showSafe } from '../text/show.ts';
import type { Context } from './context.ts';

type Inquirer = typeof import('inquirer');
type Ask = ReturnType<Inquirer['createPromptModule']>;

/**
 * Goes on only when somebody means it: `--yes`, or a yes on the terminal. A rehearsal on a terminal does not ask.
 * @param action what would be done, as it is typed: `operators retire LM`
 * @throws Refusal confirmation_needed (2) where nobody can be asked; interrupted (130) for a no, Ctrl-C or end of input
 */
export async function confirm(context: Context, action: string, question: Words): Promise<void> {
  if (context.flags.yes) return;
  if (!context.mayAsk) refuse('confirmation_needed', { action });
  if (context.flags.dry_run) return;
  const message = showSafe(question[context.language]);
  const { answer } = await asking(context, (ask) =>
    ask<{ answer: boolean }>([
      { type: 'confirm', name: 'answer', message, default: false, theme: themeOf(context) } as never,
    ]),
  );
  if (!answer) refuse('interrupted', { at: 'prompt' });
}

/** Asks with the library's prompts. Ctrl-C and the end of input are an interruption, never a crash or a silent end. */
export async function asking<T>(context: Context, work: (ask: Ask) => Promise<T>): Promise<T> {
  const { stdin, stderr } = context.surroundings;
  const { createPromptModule } = (await import('inquirer')) as Inquirer;
  const ended = new AbortController();
  // At the end of input readline closes without a word, and nothing is left to wait for: the process would just end.
  const onEnd = (): void => ended.abort();
  process.once('beforeExit', onEnd);
  try {
    return await work(createPromptModule({ input: stdin as NodeJS.ReadStream, output: stderr, signal: ended.signal }));
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort|Cancel)PromptError$/.test(error.name)) {
      refuse('interrupted', { at: 'prompt' });
    }
    throw error;
  } finally {
    process.removeListener('beforeExit', onEnd);
  }
}

/** Asks for something that must not be seen: nothing is echoed. */
export async function askHidden(context: Context, question: Words): Promise<string> {
  const message = showSafe(question[context.language]);
  const { answer } = await asking(context, (ask) =>
    ask<{ answer: string }>([
      { type: 'password', name: 'answer', message, toggleMask: false, theme: themeOf(context) } as never,
    ]),
  );
  return answer;
}

/** The library's look, in the user's language, and plain where colour is not wanted. */
export function themeOf({ language, flags, surroundings: { env } }: Context): object {
  const zh = language === 'zh';
  const plain = flags.no_color || Boolean(env.NO_COLOR) || env.TERM === 'dumb';
  const same = (text: string): string => text;
  return {
    keywords: {
      yes: zh ? '是' : 'Yes',
      no: zh ? '否' : 'No',
      error: ({ yes, no }: { yes: string; no: string }) => (zh ? `请回答 ${yes} 或 ${no}` : `Answer ${yes} or ${no}`),
    },
    ...(plain ? { prefix: '?' } : {}),
    style: {
      maskedText: zh ? '[输入时不显示]' : '[not shown while you type]',
      confirmDefault: (text: string) => (zh ? `[${text}]` : text.toUpperCase()),
      ...(plain ? { message: same, answer: same, error: same, defaultAnswer: (text: string) => `(${text})` } : {}),
    },
  };
}
