/** Customers by class, region and industry; what each class takes and brings; who moved; who is due. */

import { addDays } from '../domain/calendar.ts';
import type { Classified } from '../domain/classifying/classified.ts';
import { SCALES, STRATEGIC } from '../domain/classifying/classified.ts';
import { CLASS_NAMES, CLASSES, className, yearBefore } from '../domain/classifying/levels.ts';
import { ABC } from '../domain/classifying/pareto.ts';
import { segmentOf } from '../domain/classifying/rfm.ts';
import { classFacts } from '../domain/classifying/rows.ts';
import { planOf } from '../domain/classifying/rules.ts';
import type { Run } from '../domain/classifying/run.ts';
import type { Row } from '../domain/shapes.ts';
import { rowsOfRun, runInForce, runNow } from '../store/classes.ts';
import { minutesSpent, samplesSpent, whereabouts } from '../store/composition.ts';
import type { Db } from '../store/sql.ts';
import { changesOf } from './class-changes.ts';
import { CHANGE_COLUMNS, CLASSES_COLUMNS, CUSTOMERS_COLUMNS, FOLLOW_UP_COLUMNS } from './class-columns.ts';
import { dayOfQuestion, type Report } from './describing.ts';
import { dueRows } from './due-customers.ts';

const COUNTED_BY = [
  'class',
  'region',
  'industry',
  'abc',
  'segment',
  'scale',
  'strategic',
  'credit_grade',
  'scheme',
] as const;
type CountedBy = (typeof COUNTED_BY)[number];

export const customers: Report = {
  name: 'customers',
  duty: 'customer_files',
  title: { zh: '客户构成', en: 'Customers' },
  about: {
    zh: '客户数和销售额，按级别、地区、行业、ABC、分群、规模、战略、信用或自定的分法；依最近一次分类',
    en: 'how many customers and what sales, by class, region, industry, ABC, segment, scale, strategic weight, credit or an own scheme; as last classified',
  },
  takes: ['as_of', 'by'],
  filters: [],
  by: COUNTED_BY,
  columns: () => CUSTOMERS_COLUMNS,
  async rows(db, { as_of, by, today }) {
    const run = as_of === null ? runNow(db, today) : runInForce(db, as_of);
    return run ? counted(db, run, (by ?? 'class') as CountedBy) : [];
  },
};

function* counted(db: Db, run: Run, by: CountedBy): Generator<Row> {
  const sums = new Map<string, { customers: number; amount: number }>();
  const keyOf = keys(db, run, by);
  let total = 0;
  for (const rows of rowsOfRun(db, run.id)) {
    for (let at = 0; at < rows.size; at++) {
      for (const each of keyOf(rows, at)) {
        const key = each ?? '';
        const sum = sums.get(key) ?? { customers: 0, amount: 0 };
        sum.customers += 1;
        sum.amount += rows.amount[at]!;
        sums.set(key, sum);
      }
      total += rows.amount[at]!;
    }
  }
  const order = (key: string): number => (by === 'class' ? CLASS_NAMES.indexOf(key) : 0);
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = [...sums].sort(
    ([a, left], [b, right]) => order(a) - order(b) || right.amount - left.amount || compare(a, b),
  );
  for (const [key, { customers: count, amount }] of sorted)
    yield {
      by,
      key: key === '' ? null : key,
      customers: count,
      share_of_customers: count / run.customers,
      amount: amount / 100,
      share: total > 0 ? amount / total : null,
    };
}

type Keys = (rows: Classified, at: number) => readonly (string | null)[];

/** What a customer is counted under: one key, but one for each scheme. */
function keys(db: Db, run: Run, by: CountedBy): Keys {
  if (by === 'scheme')
    return (rows, at) => {
      const its = classFacts(rows, at, run.rules, run.facts).schemes;
      return its.length === 0 ? [null] : its;
    };
  const key = keyBy(db, run, by);
  return (rows, at) => [key(rows, at)];
}

function keyBy(db: Db, run: Run, by: Exclude<CountedBy, 'scheme'>): (rows: Classified, at: number) => string | null {
  switch (by) {
    case 'credit_grade':
      return (rows, at) => classFacts(rows, at, run.rules, run.facts).credit_grade;
    case 'class':
      return (rows, at) => className(CLASSES[rows.class[at]!]!);
    case 'abc':
      return (rows, at) => ABC[rows.abc[at]! - 1] ?? null;
    case 'segment':
      return (rows, at) =>
        rows.r[at] === 0 ? null : segmentOf(run.rules.segments, rows.r[at]!, rows.f[at]!, rows.m[at]!);
    case 'scale':
      return (rows, at) => SCALES[rows.scale[at]! - 1] ?? null;
    case 'strategic':
      return (rows, at) => STRATEGIC[rows.strategic[at]! - 1] ?? null;
    default: {
      const files = whereabouts(db);
      return (rows, at) => files.get(rows.id[at]!)?.[by] ?? null;
    }
  }
}

export const classes: Report = {
  name: 'classes',
  duty: 'customer_files',
  title: { zh: '各级投入与产出', en: 'What each class takes and brings' },
  about: {
    zh: '各级客户数、销售额份额，期间内（默认近一年）的联系分钟和样品单及其份额，与计划相比',
    en: 'customers and share of sales of each class; minutes and sample orders in a period (twelve months by default) and their shares, against the plan',
  },
  takes: ['from', 'to'],
  filters: [],
  nightly: (day) => ({ to: day }),
  columns: () => CLASSES_COLUMNS,
  async rows(db, { from, to, today }) {
    const until = to ?? today;
    const run = to === null ? runNow(db, today) : runInForce(db, to);
    return run ? spent(db, run, from ?? addDays(yearBefore(until), 1), until) : [];
  },
};

function* spent(db: Db, run: Run, from: string, to: string): Generator<Row> {
  const [minutes, samples] = [minutesSpent(db, from, to), samplesSpent(db, from, to)];
  const sums = CLASSES.map(() => ({ customers: 0, amount: 0, minutes: 0, samples: 0 }));
  for (const rows of rowsOfRun(db, run.id)) {
    for (let at = 0; at < rows.size; at++) {
      const sum = sums[rows.class[at]!]!;
      sum.customers += 1;
      sum.amount += rows.amount[at]!;
      sum.minutes += minutes.get(rows.id[at]!) ?? 0;
      sum.samples += samples.get(rows.id[at]!) ?? 0;
    }
  }
  const total = (key: 'amount' | 'minutes' | 'samples'): number => sums.reduce((sum, each) => sum + each[key], 0);
  const [amounts, allMinutes, allSamples] = [total('amount'), total('minutes'), total('samples')];
  const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
  for (const [at, sum] of sums.entries()) {
    const plan = planOf(run.rules, CLASS_NAMES[at]!);
    yield {
      ...CLASSES[at]!,
      customers: sum.customers,
      amount: sum.amount / 100,
      share: share(sum.amount, amounts),
      minutes: sum.minutes,
      minutes_share: share(sum.minutes, allMinutes),
      minutes_planned: plan.minutes_percent / 100,
      samples: sum.samples,
      samples_share: share(sum.samples, allSamples),
      samples_planned: plan.samples_percent / 100,
      service: plan.service,
    };
  }
}

export const changes: Report = {
  name: 'changes',
  duty: 'customer_files',
  title: { zh: '升降级', en: 'Who moved' },
  about: {
    zh: '谁换了级别：最近一次（或 --to 那天有效的）分类，与上一次（或 --from 那天有效的）相比',
    en: 'who is in another class: the last run (or the one in force on --to) against the one before (or in force on --from)',
  },
  takes: ['from', 'to'],
  filters: [],
  nightly: (day) => ({ to: day }),
  columns: () => CHANGE_COLUMNS,
  async rows(db, { from, to, today, language = 'zh' }) {
    return changesOf(db, from, to ?? today).map((row) => ({ ...row, reason: row.reason[language] }));
  },
};

export const followUps: Report = {
  name: 'follow-ups',
  duty: 'customer_files',
  title: { zh: '应联系客户', en: 'Follow-ups' },
  about: {
    zh: '到那一天为止该联系谁，逾期最久的在前',
    en: 'who is to be contacted until that day, the longest overdue first',
  },
  takes: ['as_of'],
  filters: [],
  columns: () => FOLLOW_UP_COLUMNS,
  async rows(db, question) {
    const day = dayOfQuestion(question);
    return dueRows(db, day, day, null) as unknown as Row[];
  },
};
