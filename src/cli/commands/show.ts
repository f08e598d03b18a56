import { show as readShow, SHOWN } from '../../services/showing.ts';
import { outcome } from '../describe.ts';
import { cardLines } from '../present/card.ts';

export const show = outcome({
  name: 'show',
  group: 'find',
  duty: 'read',
  summary: { zh: '一个样品的全部情况', en: 'everything about a sample' },
  arguments: {
    number: {
      kind: 'number',
      value: 'NUMBER',
      required: true,
      complete: 'sample',
      about: { zh: '编号', en: "the sample's number" },
    },
  },
  options: {
    as_of: { kind: 'day', value: 'DAY', about: { zh: '那一天结束时', en: 'as it stood at the end of that day' } },
  },
  examples: [
    {
      line: 'samples show 123d',
      about: {
        zh: '在哪里、在谁手里、还欠什么、发生过什么',
        en: 'where it is, who has it, what is owed, what happened',
      },
    },
  ],
  result: SHOWN,
  async run(context, { number, as_of }) {
    return readShow(context.acting(), number, as_of ?? null);
  },
  say: {
    zh: (shown) => cardLines(shown, 'zh'),
    en: (shown) => cardLines(shown, 'en'),
  },
});
