/** Paper and the desk. */
import type { Case } from './commands.ts';

export const PAPER_CASES: Readonly<Record<string, Case>> = {
  completion: { words: ['bash'], text: true, keys: true, elsewhere: true },
  doctor: { words: [] },
  salvage: { words: ['--into', '@rescued.db'], elsewhere: true },
  'slip --stocktake': { words: ['K26-0001', '--out', '@slip.pdf', '--force'] },
  'slip --approval': { words: ['A26-000001', '--out', '@slip.pdf', '--force'] },
  slip: { words: ['R26-000001', '--out', '@slip.pdf', '--force'] },
  'slip --dispatch': { words: ['U26-000002', '--out', '@slip.pdf', '--force'] },
  'slip --statement': { words: ['statement', '--customer', 'C1', '--out', '@slip.pdf', '--force'] },
  scan: { words: ['@codes.txt'] },
  label: { words: ['001X', '--out', '@label.pdf', '--force'] },
  'label --commands': { words: ['--commands', '--location', 'A-01', '--zpl', '--out', '@label.zpl', '--force'] },
};
