/** What was typed cannot be understood: exit 2 (130 where somebody stopped it). */
import type { ExitStatus, Whereabouts } from '../errors.ts';

export interface UsageErrors {
  usage: { problem: string };
  unknown_command: { word: string; near: string[] };
  unknown_option: { option: string; near: string[] };
  missing_argument: { name: string; command: string };
  unexpected_argument: { value: string; command: string };
  missing_option: { option: string; command: string };
  missing_value: { option: string };
  invalid_value: { option: string; value: string; expected: string; choices?: readonly string[] };
  conflicting_options: { options: string[] };
  range_reversed: {
    from: string;
    to: string;
    what?: 'due' | 'received' | 'next' | 'contact' | 'answer' | 'at' | 'maximum' | 'until';
  };
  unknown_column: { column: string; columns: string[] };
  option_unfit: { option: string; report: string; known: string[] };
  control_character: { option: string; value: string };
  too_long: { option: string; length: number; limit: number };
  ambiguous_number: { value: string; candidates: string[] };
  holder_needed: { number: string; holders: Whereabouts[]; unit: string };
  confirmation_needed: { action: string };
  /** `kept`: lines that were recorded and answered before. */
  interrupted: { at: 'prompt' | 'work'; kept?: number; recorded?: number };
}

export const USAGE_STATUS = {
  usage: 2,
  unknown_command: 2,
  unknown_option: 2,
  missing_argument: 2,
  unexpected_argument: 2,
  missing_option: 2,
  missing_value: 2,
  invalid_value: 2,
  conflicting_options: 2,
  range_reversed: 2,
  unknown_column: 2,
  option_unfit: 2,
  control_character: 2,
  too_long: 2,
  ambiguous_number: 2,
  holder_needed: 2,
  confirmation_needed: 2,
  interrupted: 130,
} as const satisfies { readonly [K in keyof UsageErrors]: ExitStatus };
