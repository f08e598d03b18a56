/** A column in which people write who is to be called and on which number: `张三 13800138000`. */
import { MASKED_IN_FILE } from '../domain/masking.ts';
import { readPhone } from '../spreadsheets/phones.ts';
import { folded } from '../spreadsheets/values.ts';
import { text } from './cells.ts';
import type { CellReading, CellSurroundings, ImportColumn } from './describing.ts';

/** Something that may be a number: digits with what stands between them, a country in front, an extension behind. */
const NUMBER = /\+?\(?\d[\d ()-]{5,}\d(?: ?(?:转|分机|ext\.?) ?\d{1,6})?/giu;
const MOBILE = /^1[3-9]\d{9}$/;
/** What stands around a name and a number, and words for a number. */
const AROUND =
  /[/:;,、|()[\]]|手机号?码?|电话|座机|固话|联系方式|(?<!\p{L})(?:tel|mobile|mob|phone|cell)(?!\p{L})\.?/giu;

/** The name, the mobile numbers and the others, as the columns of a file have them. */
function personAndNumbers(cell: string, around: CellSurroundings): CellReading {
  const whole = text(cell, around);
  if ('problem' in whole || whole.value === null) return whole;
  const said = folded(String(whole.value));
  const mobiles: string[] = [];
  const others: string[] = [];
  for (const [number] of said.matchAll(NUMBER)) {
    const reading = readPhone(number.trim());
    if ('problem' in reading || reading.value === null) return { problem: 'phone_unreadable' };
    (MOBILE.test(reading.value) ? mobiles : others).push(reading.value);
  }
  const name = said.replace(NUMBER, ' ').replace(AROUND, ' ').replace(/\s+/gu, ' ').trim();
  // Digits that are left over are part of a number that nobody can read.
  if (/\d/.test(name)) return { problem: 'phone_unreadable' };
  const joined = (numbers: readonly string[]) => (numbers.length === 0 ? null : [...new Set(numbers)].join(' / '));
  return { value: [name === '' ? null : name, joined(mobiles), joined(others)] };
}

/** Stands before the columns of name and numbers: what those say themselves counts. */
export const CONTACT_AND_PHONE: ImportColumn = {
  key: 'contact_and_phone',
  heading: { zh: '联系人/电话', en: 'contact/phone' },
  type: 'text',
  synonyms:
    '联系人及电话,联系人和电话,联系人与电话,联系人、电话,联系人(电话),联系人/联系电话,联系人及联系电话,联系人和联系电话,联系人/手机,联系人/手机号,联系人及手机,联系人/联系方式,联系人及联系方式,联系人和联系方式,姓名/电话,contact and phone,contact & phone,contact/tel,contact/mobile,name/phone'.split(
      ',',
    ),
  parts: ['contact', 'mobile', 'phone'],
  exported: false,
  masked: MASKED_IN_FILE.mobile,
  read: personAndNumbers,
};
