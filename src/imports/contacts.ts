/** People at customers. */
import { birthdayOf, CONTACT_FIELDS } from '../domain/contact-person.ts';
import { converted } from '../domain/grids.ts';
import { MASKED_IN_CONTACT } from '../domain/masking.ts';
import { readDay } from '../spreadsheets/days.ts';
import { readMobile, readPhone } from '../spreadsheets/phones.ts';
import { folded, readEmail, saysNothing } from '../spreadsheets/values.ts';
import { allContactRecords, stagedContacts } from '../store/customer-records.ts';
import { matchKey } from '../text/fold.ts';
import { checked, flag, note } from './cells.ts';
import { column, customerColumns, customerKeys, maskedBy } from './customer-column.ts';
import type { CellReading, CellSurroundings, Importable, ImportColumn } from './describing.ts';

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
  columns: maskedBy(MASKED_IN_CONTACT, [
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
  ]),
  complete(values) {
    customerKeys(values);
    values.match_key = typeof values.name === 'string' ? matchKey(values.name) : null;
    return null;
  },
  staged: stagedContacts,
  filtered: false,
  rows: (db) => converted(allContactRecords(db), { preferred: (flag: number) => flag === 1 }),
};
