/** Counts of a stocktake from a sheet. */
import { converted } from '../domain/grids.ts';
import { bareNumber, isTail, judgeSampleNumber, parseSlipNumber, showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { CONDITIONS } from '../domain/stocktaking.ts';
import { isScientific } from '../spreadsheets/values.ts';
import { heldCounts } from '../store/counts.ts';
import { type CountsInto, stagedCounts } from '../store/staged-counts.ts';
import { foldCode, matchKey } from '../text/fold.ts';
import { choice, text } from './cells.ts';
import type { CellReading, Importable, ImportColumn } from './describing.ts';
import { MEASURED, takeUnit } from './measured.ts';

const said = (list: string): string[] => list.split(',');

/** A number as it was typed or scanned; what it means is found in the store. */
const number: ImportColumn['read'] = (cell, around): CellReading => {
  const reading = text(cell, around);
  if ('problem' in reading || reading.value === null) return reading;
  const typed = String(reading.value).replace(/^'(?=\d)/, '');
  return isScientific(foldCode(typed)) ? { problem: 'excel_lost_digits' } : { value: typed };
};

export const COUNT_COLUMNS: readonly ImportColumn[] = [
  {
    key: 'number',
    heading: { zh: '样品编号', en: 'sample number' },
    type: 'code',
    required: true,
    synonyms: said('编号,样品号,样号,旧编号,sample no,sample id,sample code,number,id,item no'),
    read: number,
  },
  {
    key: 'location',
    heading: { zh: '库位', en: 'location' },
    type: 'code',
    synonyms: said('货位,储位,存放位置,存放地点,位置,库位号,库位编码,货架,货架号,place,bin,shelf,storage location'),
    read: text,
  },
  {
    key: 'counted',
    heading: { zh: '实盘数量', en: 'counted' },
    type: 'quantity',
    required: true,
    synonyms: said(
      '实盘,实盘数,盘点数,盘点数量,实存,实存数量,实际数量,实数,清点数量,count,counted quantity,actual,actual quantity',
    ),
    parts: ['counted', 'counted_unit'],
    read: MEASURED.read,
  },
  {
    key: 'condition',
    heading: { zh: '状况', en: 'condition' },
    type: 'code',
    synonyms: said('实物状况,质量状况,完好情况,状态,state'),
    read: choice({
      ok: [CONDITIONS.ok.zh, ...said('正常,良好,合格,good')],
      damaged: [CONDITIONS.damaged.zh, ...said('破损,残损,坏,broken')],
      expired: [CONDITIONS.expired.zh, ...said('到期,失效')],
      unlabelled: [CONDITIONS.unlabelled.zh, ...said('标签缺失,缺标签,没有标签,unlabeled,no label')],
    }),
  },
  {
    key: 'stocktake',
    heading: { zh: '盘点单', en: 'stocktake' },
    type: 'code',
    synonyms: said('盘点单号,盘点号,盘点编号,stocktake no,stocktake number'),
    read: text,
  },
];

/** Counts into a stocktake that is named, else into the one that the sheet names, else into the only open one. */
export function countsInto(into: CountsInto): Importable {
  return {
    kind: 'counts',
    title: { zh: '盘点数', en: 'counts' },
    duty: 'custody',
    columns: COUNT_COLUMNS,
    complete(values, units) {
      const typed = typeof values.number === 'string' ? values.number : '';
      if (matchKey(typed) === '') return { key: 'number', code: 'missing' };
      if (values.counted == null) return { key: 'counted', code: 'missing' };
      const contradiction = takeUnit(values, units, 'counted', 'counted_in');
      if (contradiction) return contradiction;
      const bare = bareNumber(foldCode(typed));
      values.number_bare = bare;
      values.number_key = matchKey(typed);
      values.verdict = isTail(bare) ? 'tail' : judgeSampleNumber(bare);
      values.place_code = typeof values.location === 'string' ? foldCode(values.location) : null;
      const slip = typeof values.stocktake === 'string' ? foldCode(values.stocktake) : null;
      values.slip = slip === null ? null : (parseSlipNumber(slip)?.number ?? slip);
      return null;
    },
    staged: stagedCounts(into),
    filtered: false,
    rows: (db) => converted(heldCounts(db), { number: showSampleNumber, counted: toDecimal }),
  };
}

export const counts = countsInto({});
