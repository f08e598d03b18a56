/** A run of the classification, without its rows. */
import type { RunFacts } from './classify.ts';
import type { Method } from './rfm.ts';
import type { Rules } from './rules.ts';

export interface Run {
  readonly id: number;
  readonly as_of: string;
  readonly period_from: string | null;
  readonly method: Method;
  readonly new_days: number;
  /** Null = the program's own rules. */
  readonly rule_version: number | null;
  readonly rules: Rules;
  readonly facts: RunFacts;
  /** The run that it was compared with. */
  readonly previous: number | null;
  readonly customers: number;
}
