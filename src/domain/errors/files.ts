/** Files that cannot be read or written. */
import type { ExitStatus } from '../errors.ts';

export interface FileErrors {
  file_not_found: { file: string };
  file_unreadable: { file: string; reason: string };
  anchors_unreadable: { file: string; line: number };
  file_exists: { file: string };
  backup_onto_store: { file: string };
  file_not_regular: { file: string; what: string };
  output_failed: { file: string; reason: string };
  /** `line`: where it can be said (text); null for workbooks. */
  file_truncated: { file: string; line: number | null };
  file_too_large: { file: string; limit: string };
  file_encrypted: { file: string };
  /** `what`: what it is instead, where that is seen. */
  file_not_a_sheet: { file: string; what?: 'html' | 'xml' | 'ods' | 'xlsb' | 'json' };
  sheet_not_found: { file: string; sheet: string; sheets: string[] };
  encoding_unknown: { file: string; line: number | null; tried: string[] };
  /** `sheets`: the other sheets of a workbook. */
  headings_unknown: { file: string; missing: string[]; headings: string[]; sheets?: string[] };
  mapping_unreadable: { file: string; line: number | null };
  headings_ambiguous: { file: string; column: string; headings: string[] };
  /** `taken`: whether the other rows were imported. */
  rows_refused: {
    file: string;
    rejected: number;
    taken: boolean;
    /** The command that imports them once they are corrected. */
    next?: string;
    /** The refused lines, where the outcome does not name them already. */
    rejects?: { line: number; column: string | null; heading: string | null; reason: string; code: string }[];
  };
  /** The file for refused rows could not be written; `taken`: whether the other rows were imported. */
  rejects_unwritten: { file: string; reason: string; rejected: number; taken: boolean; next: string };
  lines_missing: { file: string };
  settings_refused: {
    file: string;
    problems: {
      line: number | null;
      key: string;
      value: string;
      reason: 'not_a_setting' | 'unknown' | 'invalid' | 'fixed' | 'contradicts';
      near?: string[];
      expected?: string;
      choices?: readonly string[];
    }[];
  };
}

export const FILE_STATUS = {
  file_not_found: 4,
  file_unreadable: 3,
  anchors_unreadable: 3,
  file_exists: 5,
  backup_onto_store: 5,
  file_not_regular: 5,
  output_failed: 1,
  file_truncated: 3,
  file_too_large: 3,
  file_encrypted: 3,
  file_not_a_sheet: 3,
  sheet_not_found: 4,
  encoding_unknown: 3,
  headings_unknown: 3,
  headings_ambiguous: 3,
  mapping_unreadable: 3,
  rows_refused: 3,
  rejects_unwritten: 1,
  lines_missing: 3,
  settings_refused: 3,
} as const satisfies { readonly [K in keyof FileErrors]: ExitStatus };
