import type { Case } from './commands.ts';
import type { Words } from './prepared.ts';

/** K26-0001 is being counted in B-01, K26-0002 is closed. */
export function stocktakingCases(words: Words): Readonly<Record<string, Case>> {
  return {
    'stocktake open': { words: ['--location', 'A-01'], other: ['--location', 'A'] },
    'stocktake open --blind': {
      words: ['--location', 'A', '--category', words.cloth, '--customer', 'C1', '--blind'],
      other: ['--location', 'A'],
    },
    'stocktake count': {
      words: ['K26-0001', '001X', '1', '--correct'],
      other: ['K26-0001', '001X', '3', '--correct'],
    },
    'stocktake count --condition': {
      words: ['K26-0001', '001X', '0.5', '--correct', '--condition', 'damaged', '--location', 'A-01'],
      other: ['K26-0001', '001X', '3', '--correct'],
    },
    'stocktake count --lines': {
      words: ['K26-0001', '--lines', '@counts.csv'],
      other: ['K26-0001', '--lines', '@counts.csv', '--correct'],
    },
    'import counts': { words: ['@counts.csv'], other: ['@counts-two.csv'] },
    'export counts': { words: [] },
    'stocktake found': {
      words: ['K26-0001', '--name', words.cloth, '--quantity', '2', '--condition', 'unlabelled'],
      other: ['K26-0001', '--name', words.cloth, '--quantity', '3'],
    },
    'stocktake variance': { words: ['K26-0001'] },
    'stocktake counts': { words: ['K26-0001', '001X'] },
    'stocktake explain': {
      words: ['K26-0001', '001X', '--reason', words.wrong],
      other: ['K26-0001', '001X', '--reason', words.purpose],
    },
    'stocktake submit': {
      words: ['K26-0001', '--reason', words.wrong],
      other: ['K26-0001', '--reason', words.purpose],
    },
    'stocktake submit --uncounted-as-missing': {
      words: ['K26-0001', '--reason', words.wrong, '--uncounted-as-missing'],
      other: ['K26-0001', '--reason', words.purpose],
    },
    'stocktake cancel': { words: ['K26-0001', '--yes'], other: ['K26-0002', '--yes'] },
    'stocktake list': { words: [] },
    'stocktake show': { words: ['K26-0001'] },
    'stocktake agree': { words: ['K26-0002'], other: ['K26-0002', '--on', '2026-11-21'] },
    'stocktake uncounted': { words: ['--days', '1'] },
    'report --stocktakes': { words: ['stocktakes'] },
  };
}
