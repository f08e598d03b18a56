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
    'receive --expected': {
      words: [
        '--customer',
        'C1',
        '--name',
        words.cloth,
        '--quantity',
        '2',
        '--unit',
        words.unit,
        '--expected',
        '3',
      ].concat(['--check', `colour=${words.wrong}`]),
      other: ['--customer', 'C1', '--name', words.cloth, '--quantity', '2', '--unit', words.unit, '--expected', '4'],
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
    evaluate: {
      words: ['001X', '--start', words.purpose, '--due', '2026-12-01', '--feedback-by', '2026-12-10'],
      other: ['001X', '--start', words.purpose, '--due', '2026-12-02'],
    },
    'evaluate --result': {
      words: ['S26-000002-V', '--result', words.wrong, '--attach', '@settings.conf'],
      other: ['S26-000002-V', '--result', words.wrong],
    },
    'evaluate --feedback-sent': {
      words: ['001X', '--feedback-sent', '--via', words.phone],
      other: ['001X', '--feedback-sent', '--via', words.driver],
    },
    maintain: {
      words: ['S26-000002-V', '--done', words.wrong, '--next', '2026-12-24'],
      other: ['S26-000002-V', '--done', words.wrong],
    },
    'maintain --every': { words: ['001X', '--every', '90'], other: ['001X', '--every', '60'] },
    permit: {
      words: ['S26-000002-V', '--to', 'LM', '--purpose', words.purpose, '--until', '2026-12-31'],
      other: ['S26-000002-V', '--to', 'LM', '--purpose', words.purpose],
    },
    'permit --withdraw': {
      words: ['S26-000002-V', '--to', 'HZ', '--withdraw'],
      other: ['S26-000002-V', '--to', 'LM', '--withdraw'],
    },
    'actions add': {
      words: [
        '--source',
        words.phone,
        '--content',
        words.wrong,
        '--steps',
        words.purpose,
        '--responsible',
        'LM',
      ].concat(['--due', '2026-12-24']),
      other: [
        '--source',
        words.phone,
        '--content',
        words.wrong,
        '--steps',
        words.purpose,
        '--responsible',
        'ZS',
      ].concat(['--due', '2026-12-24']),
    },
    'actions done': { words: ['1', '--note', words.purpose], other: ['1'] },
    'actions judge': {
      words: ['2', '--effect', words.purpose, '--next', '2026-12-24'],
      other: ['2', '--effect', words.wrong],
    },
    'actions list': { words: [] },
    'report --obligations': { words: ['obligations'] },
    'report --notices': { words: ['notices'] },
    'report --unsigned': { words: ['unsigned'] },
    'report --actions': { words: ['actions'] },
    'show --judged': { words: ['S26-000002-V'] },
    'notices show': { words: ['N26-000001'] },
    'notices list': { words: [] },
  };
}
