import { FEW_ANSWERS, type NpsCounts, npsOf } from '../domain/classifying/nps.ts';
import { PERIODS, type Period, periodOf } from '../domain/periods.ts';
import type { Column } from '../domain/shapes.ts';
import { answersByDay } from '../store/nps.ts';
import type { Report } from './describing.ts';

const count = (key: string, zh: string, en: string): Column => ({ key, heading: { zh, en }, type: 'integer', keep: 1 });

const ALL = 'all';
const NOTE = {
  few_answers: { zh: `回答不足 ${FEW_ANSWERS} 份，只供参考`, en: `under ${FEW_ANSWERS} answers: says little` },
};

const COLUMNS: readonly Column[] = [
  {
    key: 'period',
    heading: { zh: '期', en: 'Period' },
    type: 'code',
    keep: 0,
    values: { all: { zh: '全部', en: 'all' } },
  },
  count('answers', '回答', 'Answers'),
  count('promoters', '推荐者', 'Promoters'),
  count('passives', '中立者', 'Passives'),
  count('detractors', '贬损者', 'Detractors'),
  { key: 'nps', heading: { zh: '净推荐值', en: 'NPS' }, type: 'number', keep: 0 },
  count('dropped', '没有分数', 'Dropped'),
  { key: 'note', heading: { zh: '说明', en: 'Note' }, type: 'code', keep: 3, values: NOTE },
];

export const nps: Report = {
  name: 'nps',
  duty: 'customer_files',
  title: { zh: '净推荐值', en: 'Net promoter score' },
  about: {
    zh: '满意度回答（0 到 10）：9、10 推荐，0 到 6 贬损；净推荐值 = 推荐者占比减贬损者占比',
    en: 'survey answers from 0 to 10: 9 and 10 promote, 0 to 6 detract; the score is the share of the one less that of the other',
  },
  takes: ['from', 'to', 'by'],
  filters: ['customer'],
  by: [ALL, ...PERIODS],
  nightly: (day) => ({ to: day, by: 'quarter' }),
  columns: () => COLUMNS,
  async rows(db, { filter, from, to, by }) {
    const days = answersByDay(db, { from, to, customer_id: filter.customer_id ?? null });
    const sums = new Map<string, NpsCounts>();
    // One row for all of it, also when nobody answered.
    if (by === null || by === ALL) sums.set(ALL, NONE);
    for (const { day, ...counts } of days) {
      const period = by === null || by === ALL ? ALL : periodOf(day, by as Period);
      sums.set(period, added(sums.get(period) ?? NONE, counts));
    }
    return [...sums].map(([period, counts]) => {
      const answers = counts.promoters + counts.passives + counts.detractors;
      return { period, answers, ...counts, nps: npsOf(counts), note: answers < FEW_ANSWERS ? 'few_answers' : null };
    });
  },
};

const NONE: NpsCounts = { promoters: 0, passives: 0, detractors: 0, dropped: 0 };

function added(a: NpsCounts, b: NpsCounts): NpsCounts {
  return {
    promoters: a.promoters + b.promoters,
    passives: a.passives + b.passives,
    detractors: a.detractors + b.detractors,
    dropped: a.dropped + b.dropped,
  };
}
