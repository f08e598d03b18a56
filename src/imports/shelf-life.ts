/**
 * A column that says how long goods keep: `12个月`, `2年`, `180天`, or in its heading (月) what its numbers mean. With the day
 * of production it makes the day until which they are good.
 */
import { after, type Interval } from '../domain/classifying/plan.ts';
import { folded, saysNothing } from '../spreadsheets/values.ts';
import { day, text } from './cells.ts';
import type { CellReading, CellSurroundings, ImportColumn } from './describing.ts';

const LENGTH = /^(\d{1,5}|半|[一二两三四五六七八九]?十?[一二两三四五六七八九]?)个? ?(\p{L}*)$/u;
const DIGITS = '零一二三四五六七八九';
const MOST_DAYS = 36_500;

const UNITS: readonly { readonly words: RegExp; readonly of: (many: number) => Interval }[] = [
  { words: /^(?:天|日|days?|d)$/i, of: (days) => ({ days }) },
  { words: /^(?:周|星期|weeks?|w)$/i, of: (weeks) => ({ days: weeks * 7 }) },
  { words: /^(?:月|months?|mos?|m)$/i, of: (months) => ({ months }) },
  { words: /^(?:年|years?|yrs?|y)$/i, of: (years) => ({ months: years * 12 }) },
];

/** 12, 十二, 两; half counts as such; null for none. */
function numberIn(written: string): number | null {
  if (written === '半') return 0.5;
  if (/^\d+$/.test(written)) return Number(written);
  const [tens, ones] = written.replace('两', '二').split('十') as [string, string?];
  const digit = (sign: string, otherwise: number): number => (sign === '' ? otherwise : DIGITS.indexOf(sign));
  if (ones === undefined) return written === '' ? null : digit(tens, 0);
  return digit(tens, 1) * 10 + digit(ones, 0);
}

function lengthIn(cell: string, unit: string | null): Interval | null {
  const found = LENGTH.exec(cell);
  const many = found && numberIn(found[1]!);
  if (!found || many === null || many <= 0) return null;
  const word = found[2] || folded(unit ?? '').replace(/^个/, '');
  const { months = 0, days = 0 } = UNITS.find(({ words }) => words.test(word))?.of(many) ?? {};
  const whole = Number.isInteger(months) && Number.isInteger(days);
  return whole && months * 30 + days > 0 && months * 30 + days <= MOST_DAYS ? { months, days } : null;
}

/**
 * The day until which goods are good. The day of production is not counted, and the day of the same number is the last;
 * where the month has none, its last day (Civil Code of the PRC, articles 201 and 202). What cannot be told is left empty.
 */
function goodUntil(cell: string, around: CellSurroundings): CellReading {
  const plain = text(cell, around);
  if ('problem' in plain || plain.value === null) return plain;
  const said = folded(String(plain.value));
  if (saysNothing(said) || /^(?:长期|永久|不限|无期限)$/u.test(said)) return { value: null };
  const length = lengthIn(said, around.unit);
  const from = length === null ? day(cell, around) : day(around.other('produced_on'), around);
  if ('problem' in from || typeof from.value !== 'string') return { value: null, warning: 'shelf_life_left_out' };
  return { value: length === null ? from.value : after(from.value, length) };
}

/** Stands before the column of the day itself: what that says counts. */
export const SHELF_LIFE: ImportColumn = {
  key: 'shelf_life',
  heading: { zh: '保质期', en: 'shelf life' },
  type: 'text',
  synonyms: '保质期限,保质时间,质量保证期,shelf life period,storage life'.split(','),
  parts: ['expires_on'],
  exported: false,
  read: goodUntil,
};
