/** What was named and is not there: exit 4. */
import type { ExitStatus } from '../errors.ts';

export interface UnfoundErrors {
  customer_not_found: { value: string; near: { code: string; name: string }[] };
  sample_not_found: { value: string; near: { number: string; name: string }[] };
  wrong_check_character: { value: string; nearest: { number: string; name: string }[] };
  place_not_found: { value: string; near: string[] };
  person_not_found: { value: string; near: { code: string; name: string }[] };
  operator_not_found: { value: string; near: string[] };
  slip_not_found: { value: string };
  movement_not_found: { value: string };
  reservation_not_found: { number: string; person: string };
  report_not_found: { value: string; names: string[] };
  setting_not_found: { value: string; near: string[] };
  topic_not_found: { value: string; near: string[] };
}

export const UNFOUND_STATUS = {
  customer_not_found: 4,
  sample_not_found: 4,
  wrong_check_character: 4,
  place_not_found: 4,
  person_not_found: 4,
  operator_not_found: 4,
  slip_not_found: 4,
  movement_not_found: 4,
  reservation_not_found: 4,
  report_not_found: 4,
  setting_not_found: 4,
  topic_not_found: 4,
} as const satisfies { readonly [K in keyof UnfoundErrors]: ExitStatus };
