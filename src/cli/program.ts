/** Builds the parser from the descriptions and runs the command that was typed. */
import { Command, CommanderError, Option } from 'commander';
import { Refusal, refuse } from '../domain/errors.ts';
import { nearest } from '../text/nearest.ts';
import { COMMANDS } from './commands/index.ts';
import { Context, type Flags, type Language, type Surroundings } from './context.ts';
import { type Description, type Field, type Fields, flagOf } from './describe.ts';
import { allOptions, EVERYWHERE, formatsOf } from './globals.ts';
import { identify } from './identifying.ts';
import { commandHelp, helpText, longestKnown, overview } from './present/help.ts';
import { present } from './present/present.ts';
import { isGiven, labelOf, readValue, requireOptions } from './values.ts';

export interface Invocation {
  readonly description: Description;
  readonly typedArguments: readonly string[];
  readonly typedOptions: Readonly<Record<string, unknown>>;
}

/** What the words on the command line ask for: help, the version, or a command. */
export type Request =
  | { readonly kind: 'help'; readonly text: (language: Language) => string; readonly status: 0 | 2 }
  | { readonly kind: 'version' }
  | ({ readonly kind: 'command' } & Invocation);

/** Parses the words. @throws Refusal of exit status 2 */
export function parse(words: readonly string[]): Request {
  const asked = firstWords(words);
  const meant = longestKnown(asked).join(' ');
  let found: Request | null = null;
  const root = prepare(new Command('samples'), EVERYWHERE);
  const parents = new Map<string, Command>();
  for (const description of COMMANDS) {
    const path = description.name.split(' ');
    // Only what was typed gets its options: building all of them is felt at every start.
    const typed = path.every((word, at) => asked[at] === word);
    if (!typed && !asked.includes(path[0]!) && asked.length > 0) {
      if (!parents.has(path[0]!)) parents.set(path[0]!, prepare(root.command(path[0]!), {}));
      continue;
    }
    let parent = root;
    for (const [at, word] of path.slice(0, -1).entries()) {
      const name = path.slice(0, at + 1).join(' ');
      parent = parents.get(name) ?? prepare(parent.command(word), EVERYWHERE);
      parents.set(name, parent);
    }
    // What stands above the command takes only what is said everywhere: else it would swallow an option of its own
    // that was meant for the command below, which does not have it.
    const options = description.name === meant ? allOptions(description) : EVERYWHERE;
    const command = prepare(parent.command(path[path.length - 1]!), typed ? options : {});
    parents.set(description.name, command);
    if (!typed) continue;
    for (const [key, field] of argumentsOf(description)) {
      command.argument(field.required ? `<${key}>` : `[${key}]`);
    }
    command.action(() => {
      // Also those that it has no argument for: one too many is refused, not left out.
      found = { kind: 'command', description, typedArguments: command.args, typedOptions: command.optsWithGlobals() };
    });
  }
  if (words.length === 0) return { kind: 'help', text: overview, status: 2 };
  if (asked.length === 0 && words.some((word) => word === '-V' || word === '--version')) return { kind: 'version' };
  const helpAsked = beforeDashes(words).some((word) => word === '-h' || word === '--help');
  if (helpAsked) return helpFor(asked);
  try {
    root.parse([...words], { from: 'user' });
  } catch (error) {
    // A group without its subcommand: show what there is.
    if (error instanceof CommanderError && error.code === 'commander.help' && asked.length > 0)
      return missingCommand(asked);
    if (!(error instanceof CommanderError)) throw error;
    if (error.code.startsWith('commander.unknownOption') || asked.length > 0) throw asRefusal(error, asked);
  }
  if (found) return found;
  if (asked.length === 0) return { kind: 'help', text: overview, status: 2 };
  return missingCommand(asked);
}

/** Help for the words that name a command, a group of commands, or nothing. */
function helpFor(asked: readonly string[]): Request {
  const text = helpText(asked);
  if (text) return { kind: 'help', status: 0, text };
  return refuseUnknown(
    asked[0]!,
    COMMANDS.map(({ name }) => name.split(' ')[0]!),
  );
}

/** Runs a parsed command to its end, output included; answers the exit status. */
export async function runCommand(
  invocation: Invocation,
  surroundings: Surroundings,
  using: (context: Context) => void,
): Promise<number> {
  const { description, typedOptions } = invocation;
  const context = new Context(
    surroundings,
    description.store ?? (description.writes ? 'write' : 'read'),
    early(typedOptions),
  );
  context.formats = formatsOf(description);
  using(context);
  // Days typed without a year, and `today`, are the store's: its zone must be known before they are read.
  if (description.store !== 'none') context.openStore();
  const { input, flags } = readInput(invocation, context.today);
  context.flags = flags;
  // Where --pin-file is the command's own option it holds a new PIN: it sees itself who acts.
  if (description.store !== 'none' && !ownPin(description)) await identify(context, flags.pin_file);
  if (!description.asks) requireOptions(description, input);
  return await present(description, context, input);
}

function ownPin({ options }: Description): boolean {
  return 'pin_file' in ((options ?? {}) as Fields);
}

/** What must be known before the store is open and the rest can be read: where it is, and how to say what is wrong. */
function early(typed: Readonly<Record<string, unknown>>): Flags {
  const last = (key: string) => (typed[key] as string[] | undefined)?.at(-1);
  const [lang, db, format, today] = [last('lang'), last('db'), last('format'), last('today')];
  return {
    no_color: typed.noColor === true,
    debug: typed.debug === true,
    ...(typed.json === true || format === 'json' ? { format: 'json' as const } : {}),
    ...(lang === 'zh' || lang === 'en' ? { lang } : {}),
    ...(db === undefined ? {} : { db }),
    ...(today === undefined ? {} : { today }),
  };
}

/** Reads everything that was typed: the command's own fields are its input, the shared ones are flags. */
function readInput(
  { description, typedArguments, typedOptions }: Invocation,
  today: string,
): { input: Record<string, unknown>; flags: Flags } {
  const input: Record<string, unknown> = {};
  const fields = argumentsOf(description);
  for (const [at, [key, field]] of fields.entries()) {
    const word = typedArguments[at];
    const label = labelOf(key, field, true);
    if (word !== undefined)
      input[key] = readValue(label, field, repeats(field) ? typedArguments.slice(at) : [word], today);
    else if (field.required) refuse('missing_argument', { name: label, command: description.name });
    else input[key] = undefined;
  }
  const last = fields[fields.length - 1];
  if (typedArguments.length > fields.length && !(last && repeats(last[1]))) {
    refuse('unexpected_argument', { value: typedArguments[fields.length]!, command: description.name });
  }
  const options = allOptions(description);
  const own = (description.options ?? {}) as Fields;
  const flags: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(options)) {
    const typed = typedOptions[camel(key)] as string[] | boolean | undefined;
    const value =
      field.kind === 'flag'
        ? typed === true
        : typed === undefined
          ? undefined
          : readValue(flagOf(key), field, typed as string[], today);
    if (key in own) input[key] = value;
    if (!(key in own) || key in EVERYWHERE) flags[key] = value;
  }
  for (const [key, field] of Object.entries(options)) {
    const given = key in own ? input : flags;
    const other = field.conflicts?.find((rival) => isGiven(given[rival]));
    if (isGiven(given[key]) && other) refuse('conflicting_options', { options: [flagOf(key), flagOf(other)] });
  }
  if (flags.json === true) {
    if (flags.format !== undefined && flags.format !== 'json')
      refuse('conflicting_options', { options: ['--json', '--format'] });
    flags.format = 'json';
  }
  return { input, flags: flags as Flags };
}

function repeats(field: Field): boolean {
  return field.kind === 'list' || field.kind === 'pairs';
}

function argumentsOf(description: Description): [string, Field][] {
  return Object.entries((description.arguments ?? {}) as Fields);
}

function prepare(command: Command, fields: Fields): Command {
  command.exitOverride().configureOutput({ writeOut() {}, writeErr() {} });
  command.helpOption(false).helpCommand(false).allowExcessArguments(true).showSuggestionAfterError(false);
  for (const [key, field] of Object.entries(fields)) {
    const flag = flagOf(key);
    const names = field.short ? `-${field.short}, ${flag}` : flag;
    // `--no-input` is a flag of its own here, not commander's negation of `--input`.
    const option = new Option(field.kind === 'flag' ? names : `${names} <value>`);
    option.negate = false;
    option.attributeName = () => camel(key);
    if (field.kind !== 'flag')
      option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
    command.addOption(option);
  }
  return command;
}

function camel(key: string): string {
  return key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

function beforeDashes(words: readonly string[]): readonly string[] {
  const at = words.indexOf('--');
  return at < 0 ? words : words.slice(0, at);
}

/** The words that are neither options nor their values, as far as they are known: they name the command. */
function firstWords(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '--') break;
    if (takesValue(word, found)) at++;
    else if (!word.startsWith('-')) found.push(word);
  }
  return found;
}

/** Whether the word after this one is its value: for everybody, or for the command that the words so far name. */
function takesValue(word: string, asked: readonly string[]): boolean {
  if (!word.startsWith('--')) return false;
  const isMeant = ([key, { kind }]: [string, Field]): boolean => kind !== 'flag' && flagOf(key) === word;
  if (Object.entries(EVERYWHERE as Fields).some(isMeant)) return true;
  const description = COMMANDS.find(({ name }) => name === longestKnown(asked).join(' '));
  return description !== undefined && Object.entries(allOptions(description)).some(isMeant);
}

function missingCommand(asked: readonly string[]): never | Request {
  const known = longestKnown(asked);
  const below = COMMANDS.filter(({ name }) => name.startsWith(`${known.join(' ')} `)).map(
    ({ name }) => name.split(' ')[known.length]!,
  );
  if (known.length > 0 && asked[known.length] !== undefined) refuseUnknown(asked[known.length]!, below);
  if (known.length > 0) return { kind: 'help', status: 2, text: (language) => commandHelp(known.join(' '), language) };
  return refuseUnknown(
    asked[0] ?? '',
    COMMANDS.map(({ name }) => name.split(' ')[0]!),
  );
}

function refuseUnknown(word: string, known: readonly string[]): never {
  return refuse('unknown_command', { word, near: nearest(word, [...new Set(known)]) });
}

/** What commander found wrong, in our own terms: its messages are English only. */
function asRefusal(error: CommanderError, asked: readonly string[]): Refusal {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const path = longestKnown(asked);
  const description = COMMANDS.find(({ name }) => name === path.join(' '));
  switch (error.code) {
    case 'commander.unknownOption': {
      const flags = Object.entries(description ? allOptions(description) : EVERYWHERE).flatMap(([key, { hidden }]) =>
        hidden ? [] : [flagOf(key)],
      );
      return new Refusal('unknown_option', { option: named, near: nearest(named, flags) });
    }
    case 'commander.optionMissingArgument':
      return new Refusal('missing_value', {
        option: named.split(/[ ,]+/).find((word) => word.startsWith('--')) ?? named,
      });
    case 'commander.missingArgument': {
      const [, field] = Object.entries((description?.arguments ?? {}) as Fields).find(([key]) => key === named) ?? [];
      return new Refusal('missing_argument', { name: field?.value ?? named.toUpperCase(), command: path.join(' ') });
    }
    case 'commander.unknownCommand':
      try {
        missingCommand(asked);
      } catch (refusal) {
        if (refusal instanceof Refusal) return refusal;
      }
      return new Refusal('usage', { problem: error.message });
    default:
      return new Refusal('usage', { problem: error.message.replace(/^error: /, '') });
  }
}
