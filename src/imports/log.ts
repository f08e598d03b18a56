/** The log of what was said with customers. */
import { LOGGED } from '../domain/customer-words.ts';
import { MASKED_IN_TALK } from '../domain/masking.ts';
import { readDayAndTime } from '../spreadsheets/days.ts';
import { readMinutes, readTime, writtenTime } from '../spreadsheets/times.ts';
import { folded, saysNothing } from '../spreadsheets/values.ts';
import { allLogRecords, stagedLog } from '../store/customer-records.ts';
import { coded, day, integer, note, pastDay, text } from './cells.ts';
import { column, customerColumns, customerKeys, maskedBy } from './customer-column.ts';
import type { CellReading, CellSurroundings, Importable, Value } from './describing.ts';

export const log: Importable = {
  kind: 'log',
  title: { zh: '联系记录', en: 'contact log' },
  duty: 'customer_files',
  createsCustomers: true,
  columns: maskedBy(MASKED_IN_TALK, [
    ...customerColumns(),
    {
      ...column(
        'kind',
        { zh: '方式', en: 'kind' },
        '联系方式,沟通方式,类型,跟进方式,回访方式,拜访方式,method,channel,type,via',
        {
          type: 'code',
          read: coded(LOGGED, {
            phone: '打电话,致电,电话回访,电话沟通,call,phone call,telephone',
            mail: '电邮,邮箱,电子邮件,email,e-mail,letter',
            message: '短信,消息,微信,信息,留言,sms,text,wechat,chat',
            visit: '走访,上门,来访,登门拜访,实地拜访,现场,on site,on-site',
            meeting: '会议,会面,面谈,洽谈,会谈,展会,视频会议,meet',
            social: '社交,宴请,应酬,聚餐,活动,社交媒体,dinner',
            event: '大事记,重大事件,重要事件,incident',
          }),
        },
      ),
      required: true,
    },
    {
      ...column(
        'happened_on',
        { zh: '联系日期', en: 'happened on' },
        '日期,时间,联系时间,跟进日期,跟进时间,拜访日期,拜访时间,回访日期,回访时间,沟通时间,date,time,contacted on,contact date,when',
        { type: 'day', read: dayAndTime, required: true },
      ),
      second: { key: 'happened_at', fits: /时间$|^time$/ },
      parts: ['happened_on', 'happened_at'],
    },
    column('happened_at', { zh: '时刻', en: 'time of day' }, '时间点,钟点,几点,几点钟,at,at time,clock', {
      read: timeOfDay,
    }),
    column(
      'with_whom',
      { zh: '联系人', en: 'with whom' },
      '对方,对方联系人,沟通对象,拜访对象,with,contact,contact person',
    ),
    column('goal', { zh: '目标', en: 'goal' }, '目的,拜访目的,方案,计划,purpose,plan', { read: note }),
    column(
      'content',
      { zh: '内容', en: 'content' },
      '沟通内容,跟进内容,拜访内容,联系内容,回访内容,记录,详情,备注,notes,note,remarks,details,subject',
      {
        read: note,
      },
    ),
    {
      ...column(
        'outcome',
        { zh: '结果', en: 'outcome' },
        '沟通结果,跟进结果,拜访结果,反馈,结论,result,results,feedback',
        {
          read: note,
        },
      ),
      parts: ['came_of_it'],
    },
    column('minutes', { zh: '用时(分钟)', en: 'minutes' }, '用时,时长,耗时,时长(分钟),分钟,duration,duration (min)', {
      type: 'integer',
      read: minutes,
    }),
    column(
      'operator',
      { zh: '经办人', en: 'operator' },
      '跟进人,业务员,拜访人,负责人,销售员,责任人,by,salesperson,sales rep,owner',
    ),
    column(
      'next_on',
      { zh: '下次联系', en: 'next on' },
      '下次联系日期,下次联系时间,下次跟进,下次跟进时间,下次跟进日期,next,next contact,next date,follow up on',
      {
        type: 'day',
        read: day,
      },
    ),
    column(
      'next_reason',
      { zh: '下次事由', en: 'next reason' },
      '下次事项,下一步,下步计划,next step,next steps,reason',
      { read: note },
    ),
  ]),
  complete(values: Record<string, Value>) {
    customerKeys(values);
    return null;
  },
  staged: stagedLog,
  filtered: false,
  rows: (db) => allLogRecords(db),
};

/** A whole number of minutes: `30`, `30分钟`, `1.5小时`, `1h 30`; in hours where the heading says so. */
function minutes(cell: string, around: CellSurroundings): CellReading {
  const plain = text(cell, around);
  if ('problem' in plain || plain.value === null) return plain;
  const said = folded(String(plain.value));
  const inHours = /^(?:小时|时|钟头|h|hrs?|hours?)$/i.test(around.unit ?? '') && /^\d+(?:\.\d+)?$/.test(said);
  const found = readMinutes(inHours ? `${said}h` : said);
  return found !== null && Number.isInteger(found) ? { value: found } : integer(cell, around);
}

/** The day of a talk, and its time where that stands behind it. Midnight is what spreadsheets put behind a bare day. */
function dayAndTime(cell: string, around: CellSurroundings): CellReading {
  const on = pastDay(cell, around);
  if ('problem' in on || on.value === null) return on;
  // Most cells are a plain day.
  const read = on.value === cell ? on : readDayAndTime(cell, around);
  const seconds = 'time' in read && read.time ? read.time.seconds : 0;
  return { ...on, value: [on.value as Value, seconds === 0 ? null : writtenTime(seconds)] };
}

/** A time of day in a column of its own; sheets may put a day before it that is not meant. */
function timeOfDay(cell: string, around: CellSurroundings): CellReading {
  const plain = text(cell, around);
  if ('problem' in plain || plain.value === null) return plain;
  const said = folded(String(plain.value));
  if (saysNothing(said)) return { value: null };
  const time = timeIn(said);
  return time === null ? { problem: 'time_unreadable' } : { value: writtenTime(time) };
}

function timeIn(said: string): number | null {
  // Without its day a time is a part of one.
  if (/^0?\.\d+$/.test(said)) return Math.round(Number(said) * 1440) * 60;
  const behindDay = readDayAndTime(said);
  const time = ('problem' in behindDay ? undefined : behindDay.time) ?? readTime(said);
  return time === null || time === 'impossible' ? null : time.seconds;
}
