import { JUDGED_HEALTH, judgeHealth } from '../../services/judging-health.ts';
import { outcome } from '../describe.ts';
import { counted } from '../present/classes.ts';

export const classifyHealth = outcome({
  name: 'classify-customers health',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  timeless: true,
  summary: { zh: '记下半年一次的客户关系健康度', en: 'record the half-yearly health of relationships' },
  details: {
    zh: '对最近一个完整的半年（1–6 月、7–12 月）：满意 = 半年内评分的平均 ×10；忠诚 = 最近四个半年里有几个下过单；增长 = 与去年同期相比（持平 50，翻倍 100）；稳定 = 四个季度的销售是否均匀。健康度是知道的几项的加权平均，作为指标 health 记在半年的最后一天，此后计入综合分；别人导入的同日指标保留不动。名单：samples report health',
    en: 'For the last complete half-year (January to June, July to December): satisfaction = its mean answer × 10; loyalty = in how many of the last four half-years there was an order; growth = against the same half a year before (50 = as much, 100 = twice); stability = how evenly the sales lie over four quarters. Health is the weighted mean of what is known; it is recorded as the indicator health of the last day of the half-year and counts in the composite from then on. What somebody imported for that day stays. The list: samples report health',
  },
  options: {
    as_of: {
      kind: 'day',
      value: 'DAY',
      about: { zh: '截至哪一天已结束的半年（默认今天）', en: 'the half-year that was over on that day (today)' },
    },
  },
  examples: [
    { line: 'samples classify-customers health', about: { zh: '记下最近一个半年的', en: 'the last half-year' } },
  ],
  result: JUDGED_HEALTH,
  run: (context, input) => judgeHealth(context.acting(), input),
  say: {
    zh: ({ period, customers, recorded, unchanged, kept, mean, low }, would) =>
      customers === 0
        ? [`${period}：没有客户有订单或评分，评不出健康度。`]
        : [
            `${period}：${customers} 个客户有健康度，平均 ${mean}，低于 50 的 ${low} 个；${would ? '将记下' : '记下'} ${recorded}，不变 ${unchanged}，保留导入的 ${kept}`,
            '名单：samples report health · 计入综合分：samples classify-customers',
          ],
    en: ({ period, customers, recorded, unchanged, kept, mean, low }, would) =>
      customers === 0
        ? [`${period}: no customer has orders or answers, so there is no health to judge.`]
        : [
            `${period}: ${counted(customers, 'customer')} with a health figure, ${mean} on average, ${low} under 50; ${would ? 'would record' : 'recorded'} ${recorded}, unchanged ${unchanged}, imported ones kept ${kept}`,
            'The list: samples report health; in the composite: samples classify-customers',
          ],
  },
});
