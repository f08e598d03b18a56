/** Reads one word of the command line as the value that its field describes. */
import { parseDay, parseMonthOrYear, parseWhen } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { parseMoney, parseQuantity, parseSigned } from '../domain/quantities.ts';
import { controlCharacter, foldCode, keepName } from '../text/fold.ts';
import { type Field, type Fields, flagOf } from './describe.ts';

/** Lengths in characters (code points). */
const TEXT_LIMIT = 500;
const NOTE_LIMIT = 2000;

/** What a value is called in messages: its flag, or the argument's word. */
export function labelOf(key: string, field: Field, isArgument: boolean): string {
  return isArgument ? (field.value ?? key.toUpperCase()) : flagOf(key);
}

/**
 * The value of a field from what was typed (several for lists and pairs).
 * @throws Refusal invalid_value, control_character or too_long — exit 2
 */
export function readValue(label: string, field: Field, typed: readonly string[], today: string): unknown {
  for (const word of typed) {
    if (controlCharacter(word) !== null) refuse('control_character', { option: label, value: word });
  }
  if (field.kind === 'list') {
    const words = typed.flatMap((word) => word.split(/[,，、]/)).map(keepName);
    return words.filter((word) => word !== '').map((word) => choose(label, field, checkLength(label, field, word)));
  }
  if (field.kind === 'pairs') {
    return typed.map((word): [string, string] => {
      const at = word.indexOf('=');
      if (at < 1) refuse('invalid_value', { option: label, value: word, expected: 'pairs' });
      return [word.slice(0, at).trim(), word.slice(at + 1)];
    });
  }
  return readOne(label, field, typed[typed.length - 1]!, today);
}

function readOne(label: string, field: Field, word: string, today: string): unknown {
  const invalid = (): never => refuse('invalid_value', { option: label, value: word, expected: field.kind });
  const folded = foldCode(word);
  switch (field.kind) {
    case 'quantity': {
      const quantity = parseQuantity(folded);
      // No command moves nothing: a typed zero is a slip of the finger. Fields that allow it say so.
      return quantity === null || (quantity === 0 && field.limit !== 0) ? invalid() : quantity;
    }
    case 'money':
      return parseMoney(folded) ?? invalid();
    case 'integer': {
      const { limit } = field;
      if (/^\d{1,9}$/.test(folded) && Number(folded) <= (limit ?? 999_999_999)) return Number(folded);
      const choices = limit === undefined ? {} : { choices: [`0..${limit}`] };
      return refuse('invalid_value', { option: label, value: word, expected: 'integer', ...choices });
    }
    case 'day':
      return parseDay(folded, today) ?? invalid();
    case 'day_or_less':
      return parseDay(folded, today) ?? parseMonthOrYear(folded) ?? invalid();
    case 'when':
      return parseWhen(folded, today) ?? invalid();
    case 'decimal':
      return parseSigned(folded) ?? invalid();
    case 'range':
      return readRange(folded) ?? invalid();
    case 'choice':
      return choose(label, field, folded);
    case 'code':
    case 'number':
      return folded === '' ? invalid() : checkLength(label, field, folded);
    case 'file':
      return word === '' ? invalid() : word;
    default: {
      const kept = keepName(word);
      return kept === '' && (field.required || field.filled) ? invalid() : checkLength(label, field, kept);
    }
  }
}

function choose(label: string, field: Field, word: string): string {
  if (!field.choices) return word;
  const chosen = field.choices.find((choice) => choice.toLowerCase() === foldCode(word).toLowerCase());
  if (chosen === undefined) {
    refuse('invalid_value', { option: label, value: word, expected: 'choice', choices: field.choices });
  }
  return chosen;
}

function checkLength(label: string, field: Field, word: string): string {
  const limit = field.limit ?? (field.kind === 'note' ? NOTE_LIMIT : TEXT_LIMIT);
  // Only a word with more units than the limit can have more characters than it.
  const length = word.length > limit ? [...word].length : word.length;
  if (length > limit) refuse('too_long', { option: label, length, limit });
  return word;
}

function readRange(folded: string): { min: number | null; max: number | null } | null {
  const match = /^(-?[\d.]*)\.\.(-?[\d.]*)$/.exec(folded);
  if (!match) return null;
  const [low, high] = [match[1]!, match[2]!];
  if (low === '' && high === '') return null;
  const min = low === '' ? null : parseSigned(low);
  const max = high === '' ? null : parseSigned(high);
  if ((low !== '' && min === null) || (high !== '' && max === null)) return null;
  if (min !== null && max !== null && min > max) refuse('range_reversed', { from: low, to: high });
  return { min, max };
}

/** Which required options are missing; a command that asks for them itself calls this when it may not ask. */
export function requireOptions(
  description: { name: string; options?: Fields },
  input: Readonly<Record<string, unknown>>,
): void {
  for (const [key, field] of Object.entries(description.options ?? {})) {
    if (field.required && !isGiven(input[key]))
      refuse('missing_option', { option: flagOf(key), command: description.name });
  }
}

/** Whether an option was given: flags are false when they were not. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== false;
}
