import { HELD_COLUMNS } from '../../reports/columns.ts';
import { held as readHeld } from '../../services/finding.ts';
import { rows } from '../describe.ts';
import { FILTERS } from './filters.ts';

export const held = rows({
  name: 'held',
  group: 'find',
  duty: 'read',
  summary: { zh: '谁手里有什么', en: 'who holds what' },
  details: {
    zh: '每张未还清的领用单每个样品一行；先到期的在前，没有应还日的在最后。应还日当天不算逾期。',
    en: 'One row for each sample of each checkout that is still open; the first due comes first, what has no due day last. The due day itself is not overdue.',
  },
  options: {
    by: { kind: 'text', value: 'PERSON', complete: 'person', about: { zh: '只看某人', en: 'one person only' } },
    overdue: { kind: 'flag', conflicts: ['no_due'], about: { zh: '只看逾期的', en: 'overdue only' } },
    no_due: { kind: 'flag', about: { zh: '只看没有应还日的', en: 'only what has no due day' } },
    as_of: { kind: 'day', value: 'DAY', about: { zh: '那一天结束时', en: 'at the end of that day' } },
    ...FILTERS,
  },
  examples: [
    { line: 'samples held --overdue', about: { zh: '谁逾期未还', en: 'who is late' } },
    { line: 'samples held --by 李梅', about: { zh: '李梅手里的', en: 'what one person holds' } },
  ],
  columns: HELD_COLUMNS,
  empty: { zh: '没有领用未还的样品。', en: 'Nobody holds anything.' },
  async run(context, input) {
    return readHeld(context.acting(), input);
  },
});
