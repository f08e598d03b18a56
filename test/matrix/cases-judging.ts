/** What is said to the commands that judge, promise and report to customers. */
import type { Case } from './commands.ts';
import type { Words } from './prepared.ts';

export function judgingCases(words: Words): Readonly<Record<string, Case>> {
  const attached = [['attach', '001X', '@settings.conf']];
  return {
    inspect: {
      words: ['S26-000002-V', '--result', 'accepted', '--asset-mark', 'M-7', '--report-no', 'T-1'],
      other: ['S26-000002-V', '--result', 'rejected'],
    },
    'inspect --accepted': {
      words: ['S26-000002-V', '--accepted', '5', '--rejected', '2.5', '--check', `spec=ok,quality=${words.wrong}`],
      other: ['S26-000002-V', '--accepted', '5', '--rejected', '2'],
    },
    'inspect --attach': {
      words: ['S26-000002-V', '--result', 'rejected', '--attach', '@settings.conf'],
      other: ['S26-000002-V', '--result', 'rejected', '--attach', '@settings-two.conf'],
    },
    'sign --attach': {
      words: ['R26-000001', '--side', 'us', '--by', words.driver, '--attach', '@settings.conf'],
      other: ['R26-000001', '--side', 'us', '--by', words.driver, '--attach', '@settings-two.conf'],
    },
    attach: { words: ['001X', '@settings.conf'], other: ['R26-000001', '@settings.conf'] },
    'attach --slip': { words: ['N26-000001', '@settings.conf'], other: ['N26-000001', '@settings-two.conf'] },
    'attachments list': { first: attached, words: [] },
    'attachments get': { first: attached, words: ['1', '--out', '@got.conf', '--force'] },
    notice: {
      words: ['001X', '2', '--reason', 'damaged', '--note', words.wrong, '--due', '2026-12-01'],
      other: ['001X', '1', '--reason', 'damaged'],
    },
    'notices sent': { words: ['N26-000001', '--via', words.phone], other: ['N26-000001', '--via', words.driver] },
    'notices answered': {
      words: ['N26-000002', '--note', words.purpose],
      other: ['N26-000003', '--note', words.purpose],
    },
    'notices show': { words: ['N26-000001'] },
    'notices list': { words: [] },
  };
}
