/** Why a customer is in its class, in words of both languages. */
import type { Words } from '../shapes.ts';
import type { Classified } from './classified.ts';
import { CLASSES, LEVEL_WORDS } from './levels.ts';
import { dayAt } from './rows.ts';
import type { Run } from './run.ts';

/** One sentence: the level, and the figures that put the customer there. */
export function reasonOf(rows: Classified, at: number, run: Run): Words {
  const { category, level } = CLASSES[rows.class[at]!]!;
  const name = LEVEL_WORDS[level];
  const last = dayAt(rows.last_day[at]!) ?? '';
  const days = daysUntil(run.as_of, rows.last_day[at]!);
  switch (category) {
    case 'contract':
      return joined(name, [
        ...(level === 'key' ? [keyWords(run)] : []),
        { zh: `最近订单 ${last}，${days} 天`, en: `last order ${last}, ${days} days` },
        ...(rows.r[at]! > 0 && level !== 'sunk' ? [scoreWords(rows, at)] : []),
        ...(rows.is_new[at] === 1 ? [newWords(rows, at, run.as_of)] : []),
      ]);
    case 'sample':
      return joined(name, [
        {
          zh: `样品单 ${dayAt(rows.sample_day[at]!)}，还没有完成的贸易订单`,
          en: `sample order ${dayAt(rows.sample_day[at]!)}, no completed trade order yet`,
        },
      ]);
    default:
      return joined(name, [
        rows.points[at]! < 0
          ? { zh: '人工设定', en: 'set by hand' }
          : {
              zh: `没有完成的订单，潜力 ${rows.points[at]} 分（重潜 ${run.rules.potential.high} 分起，普潜 ${run.rules.potential.ordinary} 分起）`,
              en: `no completed order, ${rows.points[at]} points of potential (high from ${run.rules.potential.high}, ordinary from ${run.rules.potential.ordinary})`,
            },
      ]);
  }
}

function keyWords({ facts, rules }: Run): Words {
  const contract = facts.sizes[0]! + facts.sizes[1]! + facts.sizes[2]!;
  return {
    zh: `${contract} 个合同客户中最好的 ${facts.sizes[0]} 个之一（约 ${rules.key.percent}%）`,
    en: `one of the best ${facts.sizes[0]} of ${contract} contract customers (about ${rules.key.percent} %)`,
  };
}

function scoreWords({ r, f, m }: Classified, at: number): Words {
  const scores = `RFM ${r[at]}${f[at]}${m[at]}`;
  return { zh: scores, en: scores };
}

function newWords({ first_day }: Classified, at: number, asOf: string): Words {
  const days = daysUntil(asOf, first_day[at]!);
  return { zh: `新客户，首单至今 ${days} 天`, en: `new, ${days} days since the first order` };
}

function daysUntil(asOf: string, day: number): number {
  return Math.round(Date.parse(`${asOf}T00:00Z`) / 86_400_000) - day;
}

function joined(name: Words, parts: readonly Words[]): Words {
  return {
    zh: `${name.zh}：${parts.map(({ zh }) => zh).join('；')}`,
    en: `${name.en}: ${parts.map(({ en }) => en).join('; ')}`,
  };
}
