/** People at customers, and the log of what was said with them. */
import { birthdayOf, CONTACT_FIELDS } from '../domain/contact-person.ts';
import { LOGGED } from '../domain/customer-words.ts';
import { converted } from '../domain/grids.ts';
import { MASKED_IN_CONTACT, MASKED_IN_TALK, type Masked } from '../domain/masking.ts';
import { readDay, readDayAndTime } from '../spreadsheets/days.ts';
import { readMobile, readPhone } from '../spreadsheets/phones.ts';
import { readMinutes, readTime, writtenTime } from '../spreadsheets/times.ts';
import { folded, readEmail, saysNothing } from '../spreadsheets/values.ts';
import { allContactRecords, allLogRecords, stagedContacts, stagedLog } from '../store/customer-records.ts';
import { matchKey } from '../text/fold.ts';
import { checked, coded, day, flag, integer, note, pastDay, text } from './cells.ts';
import { customerColumns, customerKeys, said } from './customer-column.ts';
import type { CellReading, CellSurroundings, Importable, ImportColumn, Value } from './describing.ts';

/** Contact data in either sheet. */
const MASKED: Masked = { ...MASKED_IN_CONTACT, ...MASKED_IN_TALK };

const column = (
  key: string,
  heading: ImportColumn['heading'],
  synonyms: string,
  { type = 'text', read = text, required = false }: Partial<Pick<ImportColumn, 'type' | 'read' | 'required'>> = {},
): ImportColumn => {
  const masked = MASKED[key];
  return { key, heading, type, synonyms: said(synonyms), ...(masked ? { masked } : {}), read, required };
};

/** With its year or without, as people tell it, or as any day of a sheet may be written. */
const birthday: ImportColumn['read'] = (cell, around) =>
  checked((text): CellReading => {
    const word = folded(text);
    if (saysNothing(word)) return { value: null };
    const found = birthdayOf(word.replaceAll(' ', ''));
    if (found === null) return dayOfBirth(word, around);
    return found.length === 10 && found > around.today ? { problem: 'birthday_unreadable' } : { value: found };
  })(cell, around);

/** A day with its year that has come. Of two digits the year is one of the century before where it would be to come. */
function dayOfBirth(word: string, { today, date1904 = false }: CellSurroundings): CellReading {
  const read = readDay(word, { date1904, earliest: 1900 });
  if ('problem' in read || read.value === null) return { problem: 'birthday_unreadable' };
  const inTwo = read.warning === 'two_digit_year';
  const value = inTwo && read.value > today ? birthdayOf(read.value.replace(/^20/, '19')) : read.value;
  // Nobody who is called on was born in the last years: then nobody knows which century is meant.
  const unclear = value === null || value > today || value < '1900' || (inTwo && value > '2012');
  return unclear ? { problem: 'birthday_unreadable' } : { ...read, value };
}

export const contacts: Importable = {
  kind: 'contacts',
  title: { zh: '联系人', en: 'contacts' },
  duty: 'customer_files',
  createsCustomers: true,
  columns: [
    ...customerColumns(),
    column(
      'name',
      { zh: '姓名', en: 'name' },
      '联系人,联系人姓名,名字,联络人,对接人,contact,contact name,contact person,full name,person',
      { required: true },
    ),
    column('role', CONTACT_FIELDS.role, '职位,岗位,头衔,部门职务,title,job title,position,function'),
    column('mobile', CONTACT_FIELDS.mobile, '手机号,手机号码,移动电话,mobile phone,mobile no,cell,cell phone', {
      read: checked(readMobile),
    }),
    column('phone', CONTACT_FIELDS.phone, '座机,固定电话,办公电话,联系电话,电话号码,tel,telephone,phone number', {
      read: checked(readPhone),
    }),
    column('email', CONTACT_FIELDS.email, '电子邮箱,电子邮件,邮件,email,mail,email address', {
      read: checked(readEmail),
    }),
    column('social', CONTACT_FIELDS.social, '微信,微信号,社交,qq,wechat,social,whatsapp,line,linkedin'),
    column('birthday', CONTACT_FIELDS.birthday, '出生日期,出生年月日,date of birth,born', { read: birthday }),
    column('likes', CONTACT_FIELDS.likes, '爱好,兴趣,兴趣爱好,性格爱好,喜好,hobbies,interests'),
    column('weight', CONTACT_FIELDS.weight, '决策权重,决策权,影响力,决策作用,influence,decision weight,decision role'),
    column(
      'preferred',
      { zh: '首选', en: 'preferred' },
      '首选联系人,主要联系人,主联系人,是否首选,是否主要,是否首选联系人,是否主要联系人,是否主联系人,primary,main,primary contact,main contact',
      {
        type: 'boolean',
        read: flag,
      },
    ),
    column('note', CONTACT_FIELDS.note, '备注说明,说明,附注,remark,remarks,notes,comment,comments,memo', {
      read: note,
    }),
  ],
  complete(values) {
    customerKeys(values);
    values.match_key = typeof values.name === 'string' ? matchKey(values.name) : null;
    return null;
  },
  staged: stagedContacts,
  filtered: false,
  rows: (db) => converted(allContactRecords(db), { preferred: (flag: number) => flag === 1 }),
};

export const log: Importable = {
  kind: 'log',
  title: { zh: '联系记录', en: 'contact log' },
  duty: 'customer_files',
  createsCustomers: true,
  columns: [
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
  ],
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
  const read = readDayAndTime(cell, around);
  const seconds = 'problem' in read ? 0 : (read.time?.seconds ?? 0);
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
