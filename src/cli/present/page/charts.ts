/** The charts of pages: each is fed the rows of one report while they are written, and drawn at the end. */
import type { Row, Words } from '../../../domain/shapes.ts';
import { type Bar, bars, columns as drawColumns, type Series } from './svg.ts';

type Language = 'zh' | 'en';

/** Rows go in one after another; what is kept is figures, not rows. */
export interface Gathering {
  take(row: Row): void;
  /** The drawing and its figures as a table; null where there is nothing to draw. */
  draw(language: Language): Drawing | null;
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
  gather(): Gathering;
}

/** So many bars are told apart; the rest is one. */
const MOST_BARS = 12;

interface Counting {
  readonly counted: Words;
  readonly nothing: Words;
  keyOf(row: Row): string | null;
  weightOf?(row: Row): number;
}

/** Counts rows by a key and draws the largest. */
function counting({ counted, nothing, keyOf, weightOf = () => 1 }: Counting): () => Gathering {
  return () => {
    const counts = new Map<string, number>();
    return {
      take(row) {
        const key = keyOf(row) ?? '';
        counts.set(key, (counts.get(key) ?? 0) + weightOf(row));
      },
      draw(language) {
        if (counts.size === 0) return null;
        const found = largest(counts, nothing[language], language);
        return {
          svg: bars(found, `${counted[language]}: ${found.map(({ label, value }) => `${label} ${value}`).join(', ')}`),
          headings: ['', counted[language]],
          figures: found.map(({ label, value }) => [label, value]),
        };
      },
    };
  };
}

function largest(counts: ReadonlyMap<string, number>, nothing: string, language: Language): Bar[] {
  const order = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const shown = order.slice(0, MOST_BARS).map(([key, value]) => ({ label: key || nothing, value }));
  const rest = order.slice(MOST_BARS).reduce((sum, [, value]) => sum + value, 0);
  return rest > 0 ? [...shown, { label: { zh: '其他', en: 'others' }[language], value: rest }] : shown;
}

const text = (row: Row, key: string): string | null => {
  const cell = row[key] ?? null;
  return cell === null ? null : String(cell);
};
const number = (row: Row, key: string): number => Number(row[key] ?? 0);

const SAMPLES_COUNTED: Words = { zh: '样品数', en: 'samples' };

/** What came into storage and left it, period by period, of the unit that moved most. */
function moving(): Gathering {
  const byUnit = new Map<string, Map<string, [number, number]>>();
  return {
    take(row) {
      const unit = String(row.unit);
      const periods = byUnit.get(unit) ?? new Map<string, [number, number]>();
      byUnit.set(unit, periods);
      const came = number(row, 'received') + number(row, 'returned') + number(row, 'surplus');
      const left = ['checked_out', 'dispatched', 'given_back', 'scrapped', 'shortage'];
      const went = left.reduce((sum, key) => sum + number(row, key), 0);
      periods.set(String(row.period), [came, went]);
    },
    draw(language) {
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
];
