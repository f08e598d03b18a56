/** What is said of a run beside its rows. */
import { CLASSES, classWords } from '../../domain/classifying/levels.ts';
import type { Note } from '../../domain/classifying/notes.ts';
import type { Run } from '../../domain/classifying/run.ts';
import type { Words } from '../../domain/shapes.ts';

const MEASURE_WORDS = {
  recency: { zh: '最近', en: 'recency' },
  frequency: { zh: '频次', en: 'frequency' },
  monetary: { zh: '金额', en: 'monetary value' },
} as const satisfies Record<string, Words>;

/** The sentences that follow a run, on stderr. */
export function runWords(run: Run, would: boolean): Words[] {
  return [summary(run, would), ...run.facts.notes.map(noteWords), next(run)];
}

function summary({ as_of, customers, facts: { sizes } }: Run, would: boolean): Words {
  const parts = CLASSES.map((each, at) => ({ ...each, size: sizes[at]! })).filter(({ size }) => size > 0);
  const named = (language: 'zh' | 'en'): string =>
    parts.map(({ size, ...its }) => `${classWords(its, language)} ${size}`).join(language === 'zh' ? '，' : ', ');
  return {
    zh: `${would ? '将分类' : '已分类'} ${customers} 个客户，截至 ${as_of}${parts.length > 0 ? `：${named('zh')}` : ''}。`,
    en: `${would ? 'Would classify' : 'Classified'} ${counted(customers, 'customer')} as of ${as_of}${parts.length > 0 ? `: ${named('en')}` : ''}.`,
  };
}

function next({ customers }: Run): Words {
  return customers === 0
    ? {
        zh: '下一步：导入客户 samples import customers 文件.csv',
        en: 'Next: take in customers with samples import customers FILE.csv',
      }
    : {
        zh: '下一步：为什么 samples classify-customers explain 编码 · 今天该联系谁 samples follow-ups',
        en: 'Next: why, with samples classify-customers explain CODE; whom to contact today, with samples follow-ups',
      };
}

/** `1 customer`, `12 customers`. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

/** One note in words. */
export function noteWords(note: Note): Words {
  switch (note.code) {
    case 'no_orders':
      return {
        zh: '没有完成的贸易订单：没有人参加 RFM 和 ABC。导入订单：samples import orders 文件.csv',
        en: 'There are no completed trade orders: nobody takes part in RFM and ABC. Take them in: samples import orders FILE.csv',
      };
    case 'orders_after':
      return {
        zh: `${note.as_of} 以后的 ${note.orders} 个订单没有计入。`,
        en: `${counted(note.orders, 'order')} after ${note.as_of} ${note.orders === 1 ? 'is' : 'are'} left out.`,
      };
    case 'before_all_orders':
      return {
        zh: `全部 ${note.orders} 个订单都在 ${note.as_of} 以后，没有计入；请核对 --as-of。`,
        en: `All orders (${note.orders}) lie after ${note.as_of} and are left out; check --as-of.`,
      };
    case 'top_fifth':
      return {
        zh: `前五分之一（${note.of} 个中的 ${note.customers} 个客户）占 ${percent(note.share)}%。`,
        en: `The top fifth (${note.customers} of ${counted(note.of, 'customer')}) has ${percent(note.share)} %.`,
      };
    case 'one_customer':
      return {
        zh: `${note.customer} 一个客户就占 ${percent(note.share)}%：其他客户的排名说明不了多少。`,
        en: `${note.customer} alone has ${percent(note.share)} %: the ranks of the others say little.`,
      };
    case 'nothing_to_share':
      return {
        zh: '合计为零或负数（退款抵完了销售），份额算不出来，都列为 C。',
        en: 'The sum is zero or negative (refunds outweigh sales): there are no shares, and everybody is C.',
      };
    case 'day_to_come':
      return {
        zh: `${note.as_of} 还没有到：到那天之前，各处仍用此前的分类。`,
        en: `${note.as_of} is yet to come: until then everything goes by the classification before.`,
      };
    case 'currencies_mixed': {
      const orders = note.orders.map(([currency, count]) => `${currency} ${count}`);
      return {
        zh: `订单有几种币种（${orders.join('、')}），金额没有换算就相加了。请换算成人民币，币种写 CNY，再导入一次：samples import orders 文件.csv`,
        en: `Orders are in several currencies (${orders.join(', ')}), and their amounts were added up as they stand. Convert them into yuan, with the currency CNY, and import them again: samples import orders FILE.csv`,
      };
    }
    case 'profit_unknown':
      return {
        zh: `${note.customers} 个客户有订单没有成本，利润不知道，没有参加 ABC；补上成本：samples import orders 文件.csv`,
        en: `${counted(note.customers, 'customer')} ${note.customers === 1 ? 'has' : 'have'} orders without a cost: the profit is not known, and ABC leaves them out; give the costs with samples import orders FILE.csv`,
      };
    case 'below_zero':
      return {
        zh: `${note.customers} 个客户的合计是负数（退款多于销售），其他客户的累计份额因此会超过 100%。`,
        en: `${counted(note.customers, 'customer')} ${note.customers === 1 ? 'comes' : 'come'} to less than zero (refunds outweigh sales), so that the cumulative share of others exceeds 100 %.`,
      };
    case 'indicator_missing':
      return {
        zh: `指标 ${note.key}：${note.customers} 个有其他指标的客户没有，按中性计。`,
        en: `Indicator ${note.key}: ${counted(note.customers, 'customer')} with other indicators ${note.customers === 1 ? 'has' : 'have'} none and count as neutral there.`,
      };
    case 'small_amounts':
      return {
        zh: `一半客户的平均订单不到 1 元（中位数 ${note.median}）：金额是不是以万元为单位导入的？`,
        en: `Half of the customers order for less than 1 yuan (median ${note.median}): were amounts in ten thousands taken for yuan?`,
      };
    default: {
      const { zh, en } = MEASURE_WORDS[note.measure];
      return {
        zh: `${zh}分数 ${note.scores.join('、')} 没有客户：${note.customers} 个客户太少，或数值相同。`,
        en: `No customer has the ${en} score ${note.scores.join(', ')}: ${counted(note.customers, 'customer')} ${note.customers === 1 ? 'is' : 'are'} too few, or values are equal.`,
      };
    }
  }
}
