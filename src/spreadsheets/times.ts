/** Times of day and lengths of time as people and loggers write them: `14:30`, `下午3点半`, `3 pm`; `1小时30分`. */

/** A time of day in seconds after midnight, with the offset that stands behind it, as it stands there. */
export interface TimeOfDay {
  readonly seconds: number;
  readonly zone: string | null;
}

const BEFORE = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|[ap]\\.?m\\.?';
const TIME = new RegExp(
  `^(${BEFORE})? ?(\\d{1,2}) ?(?:` +
    // 14:30, 14:30:05.123
    '[:时点] ?(\\d{1,2})(?:(?: ?分)? ?:? ?(\\d{1,2})(?:[.,]\\d+)? ?秒?| ?分)?|' +
    // 3点, 3点半, 3点整
    '[时点](半|整|钟)?|' +
    // 3 pm
    '(?= ?[ap]\\.?m))' +
    ' ?([ap]\\.?m\\.?)? ?(z|[+-]\\d{2}:?\\d{2})?$',
  'i',
);

/** A time of day; null for none, `impossible` for one that no day has. */
export function readTime(text: string): TimeOfDay | 'impossible' | null {
  const found = TIME.exec(text);
  if (found === null) return null;
  const [, before = '', hour = '', minute, second = '0', half, after = '', zone = null] = found;
  const minutes = half === '半' ? 30 : Number(minute ?? 0);
  const hours = hourOf(before + after, Number(hour));
  if (hours === null || hours > 23 || minutes > 59 || Number(second) > 59) return 'impossible';
  return { seconds: hours * 3600 + minutes * 60 + Number(second), zone };
}

/** The hour of 24 that one with its part of the day means; null where it means none that can be told (晚上12点). */
function hourOf(part: string, hour: number): number | null {
  if (/凌晨|清晨|早|上午|a/i.test(part)) return hour === 12 && !/早|清晨/.test(part) ? 0 : hour;
  if (/中午/.test(part)) return hour < 3 ? hour + 12 : hour;
  if (/晚上/.test(part) && hour === 12) return null;
  return part !== '' && hour < 12 ? hour + 12 : hour;
}

/** A time of day as `14:30`, or `14:30:05` where it has seconds. */
export function writtenTime(seconds: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const clock = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`;
}

const NUMERAL = '(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十])';
const LENGTH = new RegExp(
  `^(?:${NUMERAL} ?个?(半)?(?:小时|钟头|h(?:ours?|rs?)?\\.?)(半)?)? ?(?:${NUMERAL} ?(?:分钟?|m(?:in(?:ute)?s?)?\\.?)?)?$`,
  'i',
);

/** A length of time in minutes: `90`, `90分钟`, `1.5小时`, `1h 30`, `半小时`, `一个半小时`, `1:30:00`; null for others. */
export function readMinutes(text: string): number | null {
  const clock = /^(\d{1,3}):([0-5]\d):00$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const plain = text.replace(/^半个?(?=小时|钟头)/u, '0.5').replace(/^一刻钟$/u, '15分');
  const found = plain === '' ? null : LENGTH.exec(plain);
  if (found === null) return null;
  const [, hours = '0', half, halfBehind, minutes = '0'] = found;
  const more = half || halfBehind ? 30 : 0;
  // 1.1 hours are 66 minutes, whatever the digits of 1.1 * 60.
  return Math.round((numberOf(hours) * 60 + more + numberOf(minutes)) * 1000) / 1000;
}

function numberOf(written: string): number {
  const digit = '〇一二三四五六七八九十'.indexOf(written.replace('两', '二'));
  return digit > 0 ? digit : Number(written);
}
