/** Readings of temperature and humidity, as data loggers write them. */
import { withOffset } from '../domain/calendar.ts';
import { isPossible, POSSIBLE } from '../domain/environment.ts';
import { converted } from '../domain/grids.ts';
import { toDecimal } from '../domain/quantities.ts';
import { readMoment } from '../spreadsheets/moments.ts';
import { folded, saysNothing } from '../spreadsheets/values.ts';
import { exportedReadings } from '../store/environment.ts';
import { stagedReadings } from '../store/staged-readings.ts';
import { foldCode } from '../text/fold.ts';
import { checked, text } from './cells.ts';
import type { CellReading, Importable, ImportColumn } from './describing.ts';

const said = (list: string): string[] => list.split(',');

/** A moment that has come; a time in a column of its own goes with the day. */
const moment: ImportColumn['read'] = (cell, around): CellReading => {
  const time = around.other('clock_time');
  const reading = checked((day) => {
    const read = readMoment(day, time, { date1904: around.date1904 === true });
    return 'problem' in read ? { problem: read.problem } : read;
  })(cell, around);
  if ('problem' in reading || reading.value === null) return reading;
  return Number(reading.value) > (around.now ?? Number.POSITIVE_INFINITY) ? { problem: 'in_the_future' } : reading;
};

/** `21.5`, `21,5`, `-18 ℃`, in thousandths; degrees Fahrenheit where the heading or the cell says so. */
function measured(what: keyof typeof POSSIBLE): ImportColumn['read'] {
  return (cell, around) =>
    checked((said) => {
      const bare = folded(said).replace(/\s*(?:°c|℃|°f|℉|%|rh)+$/i, '');
      if (saysNothing(bare)) return { value: null };
      const found = /^[+-]?\d{1,6}(?:[.,]\d{1,12})?$/.exec(bare);
      if (!found) return { problem: 'reading_unreadable' };
      // (3F) is the third floor.
      const fahrenheit =
        what === 'temperature' && (/^f$|(?:°|deg) ?f|℉|华氏|fahrenheit/i.test(around.unit ?? '') || /°f|℉/i.test(said));
      const figure = Number(bare.replace(',', '.'));
      const value = Math.round((fahrenheit ? (figure - 32) / 1.8 : figure) * 1000);
      if (isPossible(what, value)) return { value: value === 0 ? 0 : value };
      return {
        problem: 'reading_impossible',
        facts: { min: POSSIBLE[what].min / 1000, max: POSSIBLE[what].max / 1000 },
      };
    })(cell, around);
}

export const readings: Importable = {
  kind: 'readings',
  title: { zh: '温湿度记录', en: 'readings' },
  duty: 'custody',
  columns: [
    {
      key: 'location',
      heading: { zh: '库位', en: 'location' },
      type: 'code',
      required: true,
      synonyms: said(
        '位置,库位编码,库位号,地点,测点,监测点,测点名称,存放位置,区域,房间,place,room,zone,site,point,channel,probe',
      ),
      read: text,
    },
    {
      key: 'at',
      second: { key: 'clock_time', fits: /^(?:时间|time)$/ },
      heading: { zh: '时间', en: 'at' },
      type: 'instant',
      required: true,
      synonyms: said(
        '日期,日期时间,记录时间,采集时间,测量时间,监测时间,读数时间,采样时间,time,date,date time,datetime,timestamp,date/time,recorded at,logged at,时间戳',
      ),
      read: moment,
    },
    {
      key: 'clock_time',
      heading: { zh: '时刻', en: 'time of day' },
      type: 'text',
      synonyms: said('钟点,时分,clock time'),
      parts: [],
      exported: false,
      read: () => ({ value: [] }),
    },
    {
      key: 'temperature',
      heading: { zh: '温度(°C)', en: 'temperature (°C)' },
      type: 'number',
      required: true,
      synonyms: said('温度,温度值,实测温度,气温,temperature,temp,temp.,celsius,温度℃,temperature c,t'),
      read: measured('temperature'),
    },
    {
      key: 'humidity',
      heading: { zh: '湿度(%)', en: 'humidity (%)' },
      type: 'number',
      synonyms: said('湿度,湿度值,相对湿度,实测湿度,humidity,relative humidity,rh,hum,湿度%rh,rel. humidity'),
      read: measured('humidity'),
    },
  ],
  complete(values) {
    values.place_code = typeof values.location === 'string' ? foldCode(values.location) : null;
    return null;
  },
  staged: stagedReadings,
  filtered: false,
  rows: (db) =>
    converted(exportedReadings(db), {
      at: (seconds: number) => withOffset(new Date(seconds * 1000).toISOString()),
      temperature: toDecimal,
      humidity: toDecimal,
    }),
};
