import { SAMPLE_COLUMNS } from '../../reports/columns.ts';
import { find as findSamples } from '../../services/finding.ts';
import { rows } from '../describe.ts';
import { FILTERS } from './filters.ts';

export const find = rows({
  name: 'find',
  group: 'find',
  duty: 'read',
  summary: { zh: '查找样品', en: 'find samples' },
  details: {
    zh: '在名称、规格、编号（可不带横线、小写，或只给末尾几位）、旧编号、批号和客户中查找。给几个词，就要每个词都找得到。',
    en: 'Looks in name, spec, number (without hyphens, in lower case, or its last digits only), old numbers, lot and customer. Of several words each must be found.',
  },
  arguments: {
    words: { kind: 'list', value: 'WORDS', required: true, about: { zh: '字词', en: 'words' } },
  },
  options: FILTERS,
  examples: [
    {
      line: 'samples find 棉麻 2.5米',
      about: { zh: '名称规格里两个词都有的', en: 'what has both words in its name or spec' },
    },
    { line: 'samples find 000123', about: { zh: '按编号末几位', en: 'by the last digits of the number' } },
  ],
  columns: SAMPLE_COLUMNS,
  empty: { zh: '没有找到。少给几个词再试。', en: 'Nothing found. Try fewer words.' },
  async run(context, { words, ...filters }) {
    return findSamples(context.acting(), filters, words);
  },
});
