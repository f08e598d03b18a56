import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ReportingErrors } from '../../src/domain/errors/reporting.ts';
import type { Provocation } from './provoking.ts';

const NIGHTLY = ['report', 'nightly', '--out', '@nights'];

export const REPORTING_PROVOCATIONS: Readonly<Record<keyof ReportingErrors, Provocation>> = {
  not_a_folder: {
    spoil: ({ folder }) => void writeFileSync(join(folder, 'nights'), ''),
    words: NIGHTLY,
  },
  folder_busy: {
    spoil({ folder }) {
      mkdirSync(join(folder, 'nights'));
      const other = new Database(join(folder, 'nights', '.nightly.lock'));
      other.exec('BEGIN EXCLUSIVE');
      return () => other.close();
    },
    env: { SAMPLES_BUSY_MS: '50' },
    words: NIGHTLY,
  },
};
