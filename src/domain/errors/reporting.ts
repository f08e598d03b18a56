/** What stands in the way of the nightly run: exit 5. */
import type { ExitStatus } from '../errors.ts';

export interface ReportingErrors {
  not_a_folder: { folder: string };
  folder_busy: { folder: string; seconds: number };
}

export const REPORTING_STATUS = {
  not_a_folder: 5,
  folder_busy: 5,
} as const satisfies { readonly [K in keyof ReportingErrors]: ExitStatus };
