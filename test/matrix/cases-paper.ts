/** Paper and the desk. */
import type { Case } from './commands.ts';

export const PAPER_CASES: Readonly<Record<string, Case>> = {
  slip: { words: ['R26-000001', '--out', '@slip.pdf', '--force'] },
  'slip --dispatch': { words: ['U26-000002', '--out', '@slip.pdf', '--force'] },
  'slip --statement': { words: ['statement', '--customer', 'C1', '--out', '@slip.pdf', '--force'] },
  label: { words: ['001X', '--out', '@label.pdf', '--force'] },
  'label --commands': { words: ['--commands', '--location', 'A-01', '--zpl', '--out', '@label.zpl', '--force'] },
};
