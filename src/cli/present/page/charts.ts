/** The charts of pages: each is fed the rows of one report while they are written, and drawn at the end. */
import { type CustomerClass, classWords } from '../../../domain/classifying/levels.ts';
import type { Cell, Words } from '../../../domain/shapes.ts';
import { OBLIGATIONS } from '../../../domain/words.ts';
import { wordFor } from '../words.ts';
import { type Bar, bars, curve, columns as drawColumns, type Series } from './svg.ts';

type Language = 'zh' | 'en';

/** A row: its cells by their keys. */
export type CellsByKey = (key: string) => Cell;

/** Rows go in one after another; what is kept is figures, not rows. */
export interface Gathering {
  take(row: CellsByKey): void;
  /** The drawing and its figures as a table; null where there is nothing to draw. */
  draw(): Drawing | null;
}

export interface Drawing {
  readonly svg: string;
  readonly headings: readonly string[];
  readonly figures: readonly (readonly (string | number)[])[];
}

export interface Chart {
  readonly key: string;
  /** The report whose rows it is made of. */
  readonly report: string;
  readonly title: Words;
  /** What gathers for a page in that language. */
  gather(language: Language): Gathering;
}

/** So many bars are told apart; the rest is one. */
const MOST_BARS = 12;

interface Counting {
  readonly counted: Words;
  readonly nothing: Words;
  /** What a row counts for, in words. */
  keyOf(row: CellsByKey, language: Language): string | null;
  weightOf?(row: CellsByKey): number;
  /** In the order in which the keys come, not by size. */
  inOrder?: boolean;
}

/** Counts rows by a key and draws the largest. */
function counting({ counted, nothing, keyOf, weightOf = () => 1, inOrder = false }: Counting): Chart['gather'] {
  return (language) => {
    const counts = new Map<string, number>();
    return {
      take(row) {
        const key = keyOf(row, language) ?? '';
        counts.set(key, (counts.get(key) ?? 0) + weightOf(row));
      },
      draw() {
        if ([...counts.values()].every((count) => count === 0)) return null;
        const found = largest(counts, nothing[language], { language, inOrder });
        return {
          svg: bars(found, `${counted[language]}: ${found.map(({ label, value }) => `${label} ${value}`).join(', ')}`),
          headings: ['', counted[language]],
          figures: found.map(({ label, value }) => [label, value]),
        };
      },
    };
  };
}

function largest(
  counts: ReadonlyMap<string, number>,
  nothing: string,
  { language, inOrder }: { language: Language; inOrder: boolean },
): Bar[] {
  const order = inOrder ? [...counts] : [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const shown = order.slice(0, MOST_BARS).map(([key, value]) => ({ label: key || nothing, value }));
  const rest = order.slice(MOST_BARS).reduce((sum, [, value]) => sum + value, 0);
  return rest > 0 ? [...shown, { label: { zh: '其他', en: 'others' }[language], value: rest }] : shown;
}

const text = (row: CellsByKey, key: string): string | null => {
  const cell = row(key);
  return cell === null ? null : String(cell);
};
const number = (row: CellsByKey, key: string): number => Number(row(key) ?? 0);

const SAMPLES_COUNTED: Words = { zh: '样品数', en: 'samples' };

/** What came into storage and left it, period by period, of the unit that moved most. */
function moving(language: Language): Gathering {
  const byUnit = new Map<string, Map<string, [number, number]>>();
  return {
    take(row) {
      const unit = String(row('unit'));
      const periods = byUnit.get(unit) ?? new Map<string, [number, number]>();
      byUnit.set(unit, periods);
      const came = number(row, 'received') + number(row, 'returned') + number(row, 'surplus');
      const left = ['checked_out', 'dispatched', 'given_back', 'scrapped', 'shortage'];
      const went = left.reduce((sum, key) => sum + number(row, key), 0);
      periods.set(String(row('period')), [came, went]);
    },
    draw() {
      const moved = [...byUnit]
        .map(([unit, periods]) => ({
          unit,
          periods,
          count: [...periods.values()].filter(([came, went]) => came !== 0 || went !== 0).length,
        }))
        .sort((a, b) => b.count - a.count || (a.unit < b.unit ? -1 : 1))[0];
      if (!moved || moved.count === 0) return null;
      const periods = [...moved.periods.keys()].sort();
      const names = { zh: ['进库', '出库'], en: ['into storage', 'out of storage'] }[language];
      const series: Series[] = names.map((name, which) => ({
        name: `${name} (${moved.unit})`,
        values: periods.map((period) => Math.max(0, moved.periods.get(period)![which]!)),
      }));
      const figures = periods.map((period) => [period, ...moved.periods.get(period)!]);
      return {
        svg: drawColumns(periods, series, figures.map((row) => row.join(' ')).join('; ')),
        headings: [{ zh: '期间', en: 'period' }[language], ...series.map(({ name }) => name)],
        figures,
      };
    },
  };
}

/**
 * How exact the counts of stocktakes were, the newest first: rows that matched, of those that were counted. What a blind
 * one has matched is not known while it is open.
 */
function accuracy(language: Language): Gathering {
  const found: Bar[] = [];
  return {
    take(row) {
      const counted = number(row, 'counted');
      if (counted === 0 || row('matched') === null || row('state') === 'cancelled') return;
      const percent = Math.round((number(row, 'matched') / counted) * 1000) / 10;
      found.push({
        label: String(row('stocktake')),
        value: percent,
        said: `${percent} % (${row('matched')}/${counted})`,
      });
    },
    draw() {
      if (found.length === 0) return null;
      const latest = found.sort((a, b) => (a.label > b.label ? -1 : 1)).slice(0, MOST_BARS);
      return {
        svg: bars(latest, latest.map(({ label, said }) => `${label} ${said}`).join(', '), 100),
        headings: { zh: ['盘点', '相符 %'], en: ['stocktake', 'matched %'] }[language],
        figures: latest.map(({ label, value }) => [label, value]),
      };
    },
  };
}

/** So many points of a curve can be told apart. */
const MOST_POINTS = 400;

/** The share of sales that the largest customers have together. */
function pareto(language: Language): Gathering {
  const shares: number[] = [];
  return {
    take(row) {
      if (row('by') === 'customer' && row('cumulative_share') !== null) shares.push(number(row, 'cumulative_share'));
    },
    draw() {
      if (shares.length === 0) return null;
      const step = Math.max(1, Math.ceil(shares.length / MOST_POINTS));
      const points = shares.filter((_, at) => at === shares.length - 1 || (at + 1) % step === 0);
      const within = (share: number): number => shares.findIndex((each) => each >= share - 1e-9) + 1;
      const figures = [0.5, 0.8, 0.95].map((share) => [`${share * 100} %`, within(share)]);
      const headings = { zh: ['销售额份额', '客户数'], en: ['share of sales', 'customers'] }[language];
      return {
        svg: curve(points, [0.8, 0.95], figures.map((row) => row.join(': ')).join(', ')),
        headings,
        figures,
      };
    },
  };
}

/** Every chart, in the order of the page. To add one: describe it here. */
export const CHARTS: readonly Chart[] = [
  {
    key: 'stock_by_place',
    report: 'inventory',
    title: { zh: '各库位的样品', en: 'Samples by place' },
    gather: counting({
      counted: SAMPLES_COUNTED,
      nothing: { zh: '无库位', en: 'no place' },
      keyOf: (row) => text(row, 'location'),
    }),
  },
  {
    key: 'stock_by_category',
    report: 'inventory',
    title: { zh: '各类别的样品', en: 'Samples by category' },
    gather: counting({
      counted: SAMPLES_COUNTED,
      nothing: { zh: '未分类', en: 'without category' },
      keyOf: (row) => text(row, 'category'),
    }),
  },
  {
    key: 'movements',
    report: 'period',
    title: { zh: '进出库', en: 'Into and out of storage' },
    gather: moving,
  },
  {
    key: 'overdue',
    report: 'overdue',
    title: { zh: '逾期未还', en: 'Overdue, by person' },
    gather: counting({
      counted: { zh: '逾期笔数', en: 'overdue' },
      nothing: { zh: '无', en: 'nobody' },
      keyOf: (row) => text(row, 'holder'),
    }),
  },
  {
    key: 'promises',
    report: 'obligations',
    title: { zh: '未了的承诺', en: 'Open promises' },
    gather: counting({
      counted: { zh: '件', en: 'open' },
      nothing: { zh: '其他', en: 'other' },
      keyOf: (row, language) => wordFor(OBLIGATIONS, String(row('kind')), language),
    }),
  },
  {
    key: 'accuracy',
    report: 'stocktakes',
    title: { zh: '盘点准确率', en: 'Accuracy of stocktakes' },
    gather: accuracy,
  },
  {
    key: 'classes',
    report: 'classes',
    title: { zh: '各级客户', en: 'Customers by class' },
    gather: counting({
      counted: { zh: '客户数', en: 'customers' },
      nothing: { zh: '未分类', en: 'not classified' },
      keyOf: (row, language) =>
        classWords({ category: row('category'), level: row('level') } as CustomerClass, language),
      weightOf: (row) => number(row, 'customers'),
      inOrder: true,
    }),
  },
  {
    key: 'pareto',
    report: 'composition',
    title: { zh: '销售额累计（客户由大到小）', en: 'Cumulated sales, largest customers first' },
    gather: pareto,
  },
  {
    key: 'follow_ups',
    report: 'follow-ups',
    title: { zh: '应跟进的客户', en: 'Follow-ups due, by person' },
    gather: counting({
      counted: { zh: '客户数', en: 'customers' },
      nothing: { zh: '无责任人', en: 'nobody responsible' },
      keyOf: (row) => text(row, 'responsible'),
    }),
  },
];
