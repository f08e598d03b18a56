import { MAINTAINED, type Maintained, maintain as maintainGoods } from '../../services/maintaining.ts';
import { type Description, outcome } from '../describe.ts';

const maintain = outcome({
  name: 'maintain',
  group: 'stock',
  writes: true,
  duty: 'inspect_tools',
  summary: { zh: '保养：登记和计划', en: 'maintenance: what was done, and when it is due again' },
  details: {
    zh: '--done 登记做了什么；--every 定间隔，--next 定下次日期。下次到期列入待办（samples report obligations）。',
    en: '--done records what was done; --every sets the interval, --next the next day. What is due is listed by samples report obligations.',
  },
  arguments: {
    number: {
      kind: 'number',
      value: 'NUMBER',
      required: true,
      complete: 'sample',
      about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
    },
  },
  options: {
    done: { kind: 'note', value: 'TEXT', filled: true, about: { zh: '做了什么', en: 'what was done' } },
    next: { kind: 'day', value: 'DAY', about: { zh: '下次保养日', en: 'next due' } },
    every: { kind: 'integer', value: 'DAYS', limit: 36_500, about: { zh: '每几天一次', en: 'every so many days' } },
  },
  examples: [
    {
      line: 'samples maintain S26-000123-D --done 清洗、上油 --every 90',
      about: { zh: '做了保养，每 90 天一次', en: 'done, and due every ninety days' },
    },
  ],
  result: MAINTAINED,
  async run(context, input) {
    return maintainGoods(context.acting(), input);
  },
  say: {
    zh: (result, would) => [
      result.done === null
        ? `${would ? '将把' : ''}${named(result)} 的保养计划${would ? '定' : '已定'}为：${plan(result, 'zh')}。`
        : `${would ? '将登记' : '已登记'} ${named(result)} 的保养：${result.done}（${result.done_on ?? ''}，第 ${result.times} 次）；${plan(result, 'zh')}。`,
    ],
    en: (result, would) => [
      result.done === null
        ? `${would ? 'Would plan' : 'Planned'} the maintenance of ${named(result)}: ${plan(result, 'en')}.`
        : `${would ? 'Would record' : 'Recorded'} maintenance of ${named(result)} on ${result.done_on ?? ''}: ${result.done} (number ${result.times}); ${plan(result, 'en')}.`,
    ],
  },
});

function named({ number, name, asset_mark }: Maintained): string {
  return [number, name, asset_mark].filter((word) => word !== null).join(' ');
}

function plan({ next, every_days }: Maintained, language: 'zh' | 'en'): string {
  if (language === 'zh')
    return [every_days === null ? null : `每 ${every_days} 天一次`, next === null ? '没有定下次日期' : `下次 ${next}`]
      .filter((word) => word !== null)
      .join('，');
  return [
    every_days === null ? null : `every ${every_days} days`,
    next === null ? 'no next day is set' : `next due ${next}`,
  ]
    .filter((word) => word !== null)
    .join(', ');
}

export const MAINTAIN_COMMANDS: readonly Description[] = [maintain];
