/** Runs a command and writes its result in the form that was asked for. */

import { refuse } from '../../domain/errors.ts';
import type { Rows } from '../../domain/grids.ts';
import { showSafe } from '../../text/show.ts';
import { type Context, type Format, isTerminal } from '../context.ts';
import type { Description, Fields, InputOf, ListCommand, OutcomeCommand } from '../describe.ts';
import { writeResult } from './output.ts';
import { rowChunks } from './rows.ts';

type Input = InputOf<Fields>;

/** Answers the exit status. */
export async function present(
  description: Description,
  context: Context,
  given: Record<string, unknown>,
): Promise<number> {
  // readInput made it by the same description.
  const input = given as Input;
  if ('columns' in description) return presentRows(description, context, input);
  if ('result' in description) return presentOutcome(description, context, input);
  await description.run(context, input);
  return 0;
}

async function presentRows(description: ListCommand, context: Context, input: Input): Promise<number> {
  const { out, format } = context.flags;
  // The name of a file says what is to be in it; an export is CSV where nothing says otherwise.
  const named = format ?? formatOf(out, description.page !== undefined) ?? (description.csv ? 'csv' : undefined);
  if (named !== undefined) context.flags = { ...context.flags, format: named };
  if (context.format === 'xlsx' && isTerminal(context.surroundings.stdout) && context.flags.out === undefined)
    refuse('missing_option', { option: '--out', command: description.name });
  const columns = description.columnsFor?.(input) ?? description.columns;
  const write = (rows: Rows): Promise<void> =>
    writeResult(
      context,
      rowChunks(columns, rows, context, { empty: description.empty, page: description.page?.(input) }),
    );
  const answer = await description.run(context, input);
  await ('take' in answer ? answer.take(write) : write(answer));
  return 0;
}

const ENDINGS = ['csv', 'json', 'ndjson', 'html', 'xlsx'] as const;

/** The format that the name of a file asks for, if any. @throws Refusal invalid_value for one that we cannot write */
function formatOf(out: string | undefined, pages: boolean): Format | undefined {
  const ending = /\.([a-z]+)$/i.exec(out ?? '')?.[1]?.toLowerCase();
  const known = ENDINGS.filter((each) => pages || each !== 'html');
  if (ending === 'xls' || (ending === 'html' && !pages))
    refuse('invalid_value', { option: '--out', value: out!, expected: 'choice', choices: known.map((e) => `.${e}`) });
  return known.find((each) => each === ending);
}

async function presentOutcome(description: OutcomeCommand, context: Context, input: Input): Promise<number> {
  if (context.format === 'xlsx')
    refuse('invalid_value', {
      option: '--format',
      value: 'xlsx',
      expected: 'choice',
      choices: ['table', 'json', 'ndjson'],
    });
  const result = await description.run(context, input);
  const text = (): string => {
    if (context.format === 'json') return `${JSON.stringify(result, null, 2)}\n`;
    if (context.format === 'ndjson') return `${JSON.stringify(result)}\n`;
    if (context.flags.quiet) return '';
    const lines = description.say[context.language](result, context.flags.dry_run === true);
    return lines.map((line) => `${showSafe(line)}\n`).join('');
  };
  await writeResult(context, [text()]);
  const refusal = description.refusalOf?.(result) ?? null;
  if (refusal) throw refusal;
  return description.statusOf?.(result) ?? 0;
}
