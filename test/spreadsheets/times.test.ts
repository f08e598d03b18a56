import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { readDay, readDayAndTime } from '../../src/spreadsheets/days.ts';
import { readMinutes, readTime, writtenTime } from '../../src/spreadsheets/times.ts';

const at = (hour: number, minute = 0, second = 0) => hour * 3600 + minute * 60 + second;

test.each([
  ['14:30', at(14, 30)],
  ['9:05:30', at(9, 5, 30)],
  ['9:5', at(9, 5)],
  ['14时30分', at(14, 30)],
  ['14点30分5秒', at(14, 30, 5)],
  ['下午3点', at(15)],
  ['下午3点半', at(15, 30)],
  ['上午 9:00', at(9)],
  ['上午12:10', at(0, 10)],
  ['中午12点', at(12)],
  ['中午1点半', at(13, 30)],
  ['中午11:50', at(11, 50)],
  ['凌晨12点', at(0)],
  ['凌晨2点', at(2)],
  ['晚上8点整', at(20)],
  ['3 pm', at(15)],
  ['3:05 PM', at(15, 5)],
  ['12:05 a.m.', at(0, 5)],
  ['12 pm', at(12)],
  ['08:05:30.250', at(8, 5, 30)],
])('the time %s', (text, seconds) => expect(readTime(text)).toEqual({ seconds, zone: null }));

test.each(['晚上12点', '25:00', '12:60', '8:00:61', '13:00 zz', '3', '', '下午', '三点'])(
  'no time of a day: %s',
  (text) => expect([null, 'impossible']).toContain(readTime(text)),
);

it('a time that is written is read as it was, behind a day too', () =>
  fc.assert(
    fc.property(fc.nat(86_399), (seconds) => {
      expect(readTime(writtenTime(seconds))).toEqual({ seconds, zone: null });
      expect(readDayAndTime(`2026-03-05 ${writtenTime(seconds)}`)).toMatchObject({
        value: '2026-03-05',
        time: { seconds },
      });
    }),
  ));

test.each([
  ['2026年3月5日下午3点', at(15)],
  ['2026-03-05 (星期四) 14:30', at(14, 30)],
  ['2026-03-05T06:30:00Z', at(6, 30)],
  ['46086.604166667', at(14, 30)],
  ['46086', undefined],
  ['20260305', undefined],
])('the time behind the day in %s', (cell, seconds) => {
  expect(readDay(cell)).toMatchObject({ value: '2026-03-05' });
  expect(readDay(cell)).not.toHaveProperty('time');
  const read = readDayAndTime(cell);
  expect('problem' in read ? read : read.time?.seconds).toBe(seconds);
});

test.each([
  ['90', 90],
  ['90分钟', 90],
  ['90 min', 90],
  ['1.5小时', 90],
  ['1.1小时', 66],
  ['2h', 120],
  ['1h 30', 90],
  ['1小时30分', 90],
  ['1 hr 5 mins', 65],
  ['半小时', 30],
  ['半个小时', 30],
  ['一个半小时', 90],
  ['两小时', 120],
  ['1小时半', 90],
  ['一刻钟', 15],
  ['十分钟', 10],
  ['1:30:00', 90],
  ['0.33小时', 19.8],
])('%s are so many minutes', (text, minutes) => expect(readMinutes(text)).toBe(minutes));

// 1:30 may be minutes and seconds.
test.each(['1:30', '半天', '', '小时', '-5分', '1h30x'])('no length of time that can be told: %s', (text) =>
  expect(readMinutes(text)).toBeNull(),
);
