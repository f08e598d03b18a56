/** How the errors of sheets and workbooks are met. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textBook } from '../spreadsheets/books.ts';
import type { Provocation } from './provoking.ts';

const workbook = (content: Buffer, ...more: string[]): Provocation => ({
  spoil: ({ folder }) => void writeFileSync(join(folder, 'book.xlsx'), content),
  words: ['import', 'customers', '@book.xlsx', ...more],
});

export const SHEET_PROVOCATIONS = {
  file_encrypted: workbook(
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
  ),
  batch_not_found: { words: ['import', 'undo', 'I26-000099', '--yes'] },
  batch_undone: {
    first: [
      ['config', 'set', 'undo.free_days', '90'],
      ['import', 'undo', 'I26-000001', '--yes'],
    ],
    words: ['import', 'undo', 'I26-000001', '--yes'],
  },
  batch_changed_since: {
    first: [
      ['config', 'set', 'undo.free_days', '90'],
      ['customers', 'edit', 'C6', '--city', 'X'],
    ],
    words: ['import', 'undo', 'I26-000001', '--yes'],
  },
  batch_needed: {
    first: [
      ['config', 'set', 'undo.free_days', '90'],
      ['import', 'inquiries', '@inquiries-used.csv'],
    ],
    words: ['import', 'undo', 'I26-000001', '--yes'],
  },
  batch_stays: {
    first: [['import', 'readings', '@readings.csv']],
    words: ['import', 'undo', 'I26-000003', '--yes'],
  },
  sheet_not_found: workbook(textBook([['code', 'name']]), '--sheet', '2'),
  mapping_unreadable: {
    spoil: ({ folder }) => void writeFileSync(join(folder, 'map.txt'), 'code=code\n=\n'),
    words: ['import', 'customers', '@customers.csv', '--map', '@map.txt'],
  },
} as const satisfies Readonly<Record<string, Provocation>>;
