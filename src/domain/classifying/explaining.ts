/** Each rule that put a customer where it is: what came of it, and from which numbers. */
import type { Words } from '../shapes.ts';
import type { Classified } from './classified.ts';
import { DIMENSIONS, type Dimension, UNKNOWN } from './composite.ts';
import { className, LEVEL_WORDS } from './levels.ts';
import { type ClassPlan, DEFAULT_PLANS, type Interval } from './plan.ts';
import { METHOD_WORDS } from './rfm.ts';
import { classFacts, dayAt } from './rows.ts';
import type { Run } from './run.ts';

/** `rule` is a code, `result` what it came to, `because` the sentence. */
export interface Explanation {
  readonly rule: string;
  readonly result: string | null;
  readonly because: Words;
}

export const DIMENSION_WORDS = {
  value: { zh: '价值', en: 'value' },
  behaviour: { zh: '行为', en: 'behaviour' },
  potential: { zh: '潜力', en: 'potential' },
  tenure: { zh: '年限', en: 'tenure' },
  region: { zh: '地区', en: 'region' },
  rivals: { zh: '竞争对手', en: 'rivals' },
  health: { zh: '关系', en: 'health' },
  indicators: { zh: '其他指标', en: 'further indicators' },
} as const satisfies Record<Dimension, Words>;

/** All rules that speak of the customer at a place, in the order in which they are applied. */
export function explained(rows: Classified, at: number, run: Run): Explanation[] {
  const { rules } = run;
  const facts = classFacts(rows, at, rules, run.facts);
  return [
    category(rows, at, facts.category),
    level(rows, at, run, facts),
    ...(facts.category === 'contract' ? traded(rows, at, run, facts) : []),
    composite(rows, at, run),
    ...facts.schemes.map((scheme): Explanation => ({ rule: 'scheme', result: scheme, because: same(scheme) })),
    plan(className(facts), rules.plans[className(facts)] ?? DEFAULT_PLANS[className(facts)]!),
  ];
}

type Facts = ReturnType<typeof classFacts>;

function category({ orders, sample_day }: Classified, at: number, result: Facts['category']): Explanation {
  const count = orders[at]!;
  const day = dayAt(sample_day[at]!);
  const because = {
    contract: {
      zh: `完成过 ${count} 个贸易订单`,
      en: count === 1 ? '1 completed trade order' : `${count} completed trade orders`,
    },
    sample: {
      zh: `没有完成的贸易订单，最近的样品单 ${day}`,
      en: `no completed trade order, the last sample order on ${day}`,
    },
    prospect: {
      zh: '没有完成的贸易订单，也没有样品单',
      en: 'neither a completed trade order nor a sample order',
    },
  }[result];
  return { rule: 'category', result, because };
}

function level(rows: Classified, at: number, { rules, facts: { sizes } }: Run, facts: Facts): Explanation {
  const contract = sizes[0]! + sizes[1]! + sizes[2]!;
  const because = ((): Words => {
    switch (facts.level) {
      case 'sunk':
        return {
          zh: `最近订单 ${dayAt(rows.last_day[at]!)}，早于一年前的同一天`,
          en: `the last order, ${dayAt(rows.last_day[at]!)}, lies before the same day a year earlier`,
        };
      case 'key':
      case 'ordinary':
        if (facts.category === 'contract')
          return {
            zh: `${contract} 个合同客户中约 ${rules.key.percent}%（${sizes[0]} 个）是重点，按 RFM、年限、稳定、信用、利润挑选`,
            en: `about ${rules.key.percent} % (${sizes[0]}) of ${contract} contract customers are key, by RFM, tenure, steadiness, credit and profit`,
          };
        break;
      case 'high':
      case 'none':
        break;
      default:
        return {
          zh: `国家或省份在地区表中属于${LEVEL_WORDS[facts.level].zh}`,
          en: `the table of countries and provinces says ${LEVEL_WORDS[facts.level].en}`,
        };
    }
    return rows.points[at]! < 0
      ? { zh: '潜力由人工设定', en: 'the potential was set by hand' }
      : {
          zh: `潜力 ${rows.points[at]} 分；${rules.potential.high} 分起重潜，${rules.potential.ordinary} 分起普潜`,
          en: `${rows.points[at]} points of potential; high from ${rules.potential.high}, ordinary from ${rules.potential.ordinary}`,
        };
  })();
  return { rule: 'level', result: facts.level, because };
}

function traded(rows: Classified, at: number, run: Run, facts: Facts): Explanation[] {
  const { rules, facts: found } = run;
  const first = dayAt(rows.first_day[at]!);
  const list: Explanation[] = [
    {
      rule: 'is_new',
      result: facts.is_new ? 'new' : 'known',
      because: {
        zh: `${facts.is_new ? '是' : '不是'}；首单 ${first}，${run.new_days} 天以内算新客户`,
        en: `${facts.is_new ? 'yes' : 'no'}: the first order was on ${first}, and one is new for ${run.new_days} days`,
      },
    },
    {
      rule: 'annualised',
      result: facts.annualised === null ? null : String(facts.annualised),
      because: {
        zh: `销售额 ${facts.amount}，从 ${first} 起按 365 天折算`,
        en: `sales of ${facts.amount} since ${first}, as 365 days would bring`,
      },
    },
    abc(rows, at, run, facts),
  ];
  const measures = [
    ['recency', facts.recency_days, facts.r, found.cuts.recency],
    ['frequency', facts.frequency, facts.f, found.cuts.frequency],
    ['monetary', facts.monetary, facts.m, found.cuts.monetary],
  ] as const;
  for (const [rule, value, score, cuts] of measures) {
    const because =
      score === null
        ? { zh: '期间内没有订单，不参加 RFM', en: 'no order in the period: outside RFM' }
        : {
            zh: `${value}；分界 ${cuts.map(plain).join('、')}（${METHOD_WORDS[run.method].zh}）`,
            en: `${value}; cut-offs ${cuts.map(plain).join(', ')} (${METHOD_WORDS[run.method].en})`,
          };
    list.push({ rule, result: score === null ? null : String(score), because });
  }
  if (facts.rfm !== null) list.push({ rule: 'segment', result: facts.segment, because: same(`RFM ${facts.rfm}`) });
  const year = rows.year_amount[at]! / 100;
  list.push({
    rule: 'scale',
    result: facts.scale,
    because: {
      zh: `近一年采购 ${year}；${rules.scale.large} 起为大，${rules.scale.medium} 起为中`,
      en: `${year} bought in twelve months; large from ${rules.scale.large}, medium from ${rules.scale.medium}`,
    },
  });
  list.push({
    rule: 'strategic',
    result: facts.strategic,
    because: {
      zh: `综合分 ${facts.composite}；${rules.strategic.core} 起为核心，${rules.strategic.important} 起为重要`,
      en: `a composite of ${facts.composite}; core from ${rules.strategic.core}, important from ${rules.strategic.important}`,
    },
  });
  return list;
}

const MEASURED = {
  amount: { zh: '销售额', en: 'sales' },
  profit: { zh: '利润', en: 'profit' },
  quantity: { zh: '数量', en: 'quantity' },
} as const satisfies Record<string, Words>;

function abc({ rank, frequency }: Classified, at: number, { rules, facts: found }: Run, facts: Facts): Explanation {
  if (facts.is_new)
    return {
      rule: 'abc',
      result: null,
      because: {
        zh: '新客户不排级，但计入合计和份额',
        en: 'a new customer is not put into a class, but counts in sums and shares',
      },
    };
  if (rank[at] === 0)
    return {
      rule: 'abc',
      result: null,
      because:
        frequency[at] === 0
          ? { zh: '期间内没有销售', en: 'no sales in the period' }
          : { zh: '有订单没有成本，利润不知道', en: 'orders have no cost, so that the profit is not known' },
    };
  const { of, cut, at: lines } = rules.abc;
  const limits = cut === 'number' ? lines.map(String) : lines.map((line) => `${percent(line)} %`);
  const by = {
    share: { zh: '累计份额', en: 'cumulative share' },
    heads: { zh: '客户数', en: 'head count' },
    number: { zh: '名次', en: 'number' },
  }[cut];
  // Where refunds outweigh sales there are none.
  const shares =
    facts.share === null
      ? { zh: '份额算不出来', en: 'there are no shares' }
      : {
          zh: `份额 ${percent(facts.share)}%，累计 ${percent(facts.cumulative_share)}%`,
          en: `share ${percent(facts.share)} %, cumulative ${percent(facts.cumulative_share)} %`,
        };
  return {
    rule: 'abc',
    result: facts.abc,
    because: {
      zh: `按${MEASURED[of].zh}第 ${rank[at]} 名，共 ${found.ranked} 名；${shares.zh}；按${by.zh} ${limits.join('、').replaceAll(' %', '%')} 分级`,
      en: `rank ${rank[at]} of ${found.ranked} by ${MEASURED[of].en}; ${shares.en}; cut by ${by.en} at ${limits.join(', ')}`,
    },
  };
}

function composite(rows: Classified, at: number, { rules }: Run): Explanation {
  const parts = DIMENSIONS.filter((dimension) => rules.weights[dimension] > 0).map((dimension) => {
    const value = rows[dimension][at]!;
    const { zh, en } = DIMENSION_WORDS[dimension];
    const weight = rules.weights[dimension];
    return value === UNKNOWN
      ? { zh: `${zh} 未知，按中性 50 ×${weight}`, en: `${en} not known, neutral 50 ×${weight}` }
      : { zh: `${zh} ${value} ×${weight}`, en: `${en} ${value} ×${weight}` };
  });
  return {
    rule: 'composite',
    result: String(rows.composite[at]! / 10),
    because: { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') },
  };
}

function plan(name: string, { every, minutes, minutes_a_year }: ClassPlan): Explanation {
  return {
    rule: 'plan',
    result: name,
    because: {
      zh: `${everyWords(every).zh}联系一次，每次 ${minutes} 分钟，一年约 ${minutes_a_year} 分钟`,
      en: `a contact ${everyWords(every).en}, ${minutes} minutes each, about ${minutes_a_year} a year`,
    },
  };
}

function everyWords({ months = 0, days = 0 }: Interval): Words {
  const [count, unit] = months > 0 ? [months, 'month'] : [days, 'day'];
  return {
    zh: months > 0 ? `每 ${months} 个月` : `每 ${days} 天`,
    en: count === 1 ? `every ${unit}` : `every ${count} ${unit}s`,
  };
}

function plain(cut: number): number {
  return Math.round(cut * 100) / 100;
}

function percent(share: number | null): number {
  return Math.round((share ?? 0) * 1000) / 10;
}

function same(text: string): Words {
  return { zh: text, en: text };
}
