import type { Column } from '../domain/shapes.ts';
import type { Report } from './describing.ts';
import { fileStandings } from './file-standing.ts';

const count = (key: string, zh: string, en: string, keep = 2): Column => ({
  key,
  heading: { zh, en },
  type: 'integer',
  keep,
});

const COLUMNS: readonly Column[] = [
  { key: 'responsible', heading: { zh: '责任人', en: 'Responsible' }, type: 'code', keep: 0 },
  count('files', '档案', 'Files', 1),
  { key: 'completeness', heading: { zh: '平均完整度（%）', en: 'Complete on average (%)' }, type: 'number', keep: 0 },
  count('complete', '完整', 'Complete'),
  count('incomplete', '不完整', 'Incomplete'),
  count('opened_late', '建档迟', 'Opened late'),
  count('never_reviewed', '未审核过', 'Never reviewed', 3),
  count('overdue', '审核逾期', 'Reviews overdue', 1),
  { key: 'on_time', heading: { zh: '及时率（%）', en: 'In time (%)' }, type: 'number', keep: 1 },
];

interface Sums {
  files: number;
  percent: number;
  complete: number;
  opened_late: number;
  never_reviewed: number;
  overdue: number;
  in_time: number;
}

export const fileQuality: Report = {
  name: 'file-quality',
  duty: 'customer_files',
  title: { zh: '档案质量', en: 'Quality of customer files' },
  about: {
    zh: '每个责任人的客户档案：完整度，建档和审核是否及时；没有责任人的在最后',
    en: 'the files of each responsible person: how complete, opened and reviewed in time or not; those of nobody last',
  },
  takes: [],
  filters: [],
  columns: () => COLUMNS,
  async rows(db, { today }) {
    const people = new Map<string, Sums>();
    for (const file of fileStandings(db, today)) {
      const person = file.responsible ?? '';
      const sums = people.get(person) ?? { ...NONE };
      people.set(person, sums);
      sums.files += 1;
      sums.percent += file.completeness.percent;
      sums.complete += Number(file.completeness.missing.length === 0);
      sums.opened_late += Number(file.opened_late_days > 0);
      sums.never_reviewed += Number(file.last_review === null);
      sums.overdue += Number(file.overdue_days > 0);
      sums.in_time += Number(file.opened_late_days === 0 && file.overdue_days === 0);
    }
    const named = [...people].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
    return named.map(([person, sums]) => ({
      responsible: person === '' ? null : person,
      files: sums.files,
      completeness: share(sums.percent / 100, sums.files),
      complete: sums.complete,
      incomplete: sums.files - sums.complete,
      opened_late: sums.opened_late,
      never_reviewed: sums.never_reviewed,
      overdue: sums.overdue,
      on_time: share(sums.in_time, sums.files),
    }));
  },
};

const NONE: Sums = {
  files: 0,
  percent: 0,
  complete: 0,
  opened_late: 0,
  never_reviewed: 0,
  overdue: 0,
  in_time: 0,
};

/** Per cent with one decimal. */
function share(part: number, whole: number): number {
  return Math.round((1000 * part) / whole) / 10;
}
