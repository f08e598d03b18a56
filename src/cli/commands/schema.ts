import { EXIT_STATUS, refuse } from '../../domain/errors.ts';
import { type JsonSchema, rowSchema } from '../../domain/shapes.ts';
import { nearest } from '../../text/nearest.ts';
import { type Description, type Fields, raw } from '../describe.ts';
import { longestKnown } from '../present/help.ts';
import { writeResult } from '../present/output.ts';
import { COMMANDS } from './index.ts';

/** The dialect in which all of them are written. */
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

export const schema = raw({
  name: 'schema',
  group: 'setup',
  store: 'none',
  summary: { zh: '命令的 JSON 结构', en: 'the JSON Schema of what a command answers' },
  details: {
    zh: '输出该命令加 --json 时结果的 JSON Schema；列表是行的数组。error 是错误的结构。键只增加，不改变。',
    en: 'Prints the JSON Schema of what the command answers with --json; a list is an array of rows. error is that of an error. Keys are added, never changed.',
  },
  arguments: {
    verb: {
      kind: 'list',
      value: 'COMMAND',
      required: true,
      about: { zh: '命令，或 error', en: 'the command, or error' },
    },
  },
  examples: [
    { line: 'samples schema checkout', about: { zh: '领用的结果', en: 'what a checkout answers' } },
    { line: 'samples schema customers list', about: { zh: '客户一览的行', en: 'the rows of a list' } },
    { line: 'samples schema error', about: { zh: '错误', en: 'what an error looks like' } },
  ],
  raw: { type: 'object' },
  async run(context, { verb }) {
    const words = verb[0] === 'error' ? [] : longestKnown(verb);
    const name = words.join(' ');
    const description = COMMANDS.find((candidate) => candidate.name === name);
    if (!description && verb[0] !== 'error') {
      const below = COMMANDS.filter((candidate) => candidate.name.startsWith(`${name} `)).map((each) => each.name);
      const all = ['error', ...COMMANDS.map((each) => each.name)];
      refuse('unknown_command', { word: verb.join(' '), near: name === '' ? nearest(verb.join(' '), all) : below });
    }
    const found = description ? schemaOf(description, verb.slice(words.length)) : ERROR;
    const title = description ? `samples ${verb.join(' ')}` : 'error';
    return writeResult(context, [`${JSON.stringify({ $schema: DIALECT, title, ...found }, null, 2)}\n`]);
  },
});

/** The JSON Schema of what a command answers; further words choose among columns that depend on them (reports). */
function schemaOf(description: Description, further: readonly string[]): JsonSchema {
  if ('result' in description) return description.result.schema;
  if ('raw' in description) return description.raw ?? { type: 'string' };
  const keys = Object.keys((description.arguments ?? {}) as Fields);
  const input = Object.fromEntries(keys.map((key, at) => [key, further[at]]));
  const columnsFor = (said: Record<string, unknown>) =>
    (further.length > 0 ? description.columnsFor?.(said) : undefined) ?? description.columns;
  const columns = columnsFor(input);
  if (columns.length === 0) return { type: 'array', items: { type: 'object' } };
  // A report on one customer may leave out who he is.
  const ofOne = columnsFor({ ...input, customer: '' });
  const items = ofOne.length === columns.length ? rowSchema(columns) : { anyOf: [columns, ofOne].map(rowSchema) };
  return { type: 'array', items };
}

/** What stands on stderr with --json when something goes wrong. */
const ERROR: JsonSchema = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { type: 'string', enum: Object.keys(EXIT_STATUS).sort() },
        message: { type: 'string' },
        hint: { type: ['string', 'null'] },
        details: { type: 'object' },
      },
      required: ['code', 'message', 'hint', 'details'],
    },
  },
  required: ['error'],
};
