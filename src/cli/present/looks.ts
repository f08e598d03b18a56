/** What somebody should look at in a sheet although its rows were taken, in words. */
import type { Look } from '../../imports/describing.ts';
import type { Refusal } from '../../store/staging.ts';
import { cell, type Said } from './reasons.ts';

const LOOKS: Readonly<Record<Look, Said>> = {
  amount_in_words: cell('没有数字，留空', 'no figure, left empty'),
  area_code_missing: cell('没有区号', 'no area code'),
  credit_code_check: cell('信用代码的校验位不对', 'the check character of the credit code is wrong'),
  day_month_order: cell('日和月的次序是猜的', 'the order of day and month was guessed'),
  leading_zero_restored: cell('补了开头的 0', 'the leading zero was put back'),
  not_a_mobile: cell('不是手机号码，照记', 'not a mobile number, taken as it is'),
  price_left_out: cell(
    '单价精确到分以下，留空；数量和金额照记',
    'a price below one fen is left empty; quantity and amount are kept',
  ),
  price_in_yuan: cell(
    '按数量和金额看，单价应是元而不是万元，按元记',
    'by quantity and amount the price is in plain units, not in ten thousands, and taken so',
  ),
  shelf_life_left_out: cell(
    '没有生产日期，或看不懂时长，有效期留空',
    'no day of expiry: the day of production is missing, or the length is not clear',
  ),
  about_taken: cell('大约数，照记', 'about so many, taken as it is'),
  range_left_out: cell('是一个范围，留空', 'a range, left empty'),
  potential_free: cell(
    '不是“高、中、无”之类的潜力：照记，分类时按积分定',
    'no potential that classification knows (high, ordinary, none): kept, and points decide',
  ),
  registration_number: cell('是旧的注册号，不是信用代码', 'an old registration number, no credit code'),
  scientific_notation: cell('由科学记数法还原，请核对', 'restored from scientific notation, please check'),
  two_digit_year: cell('年份只有两位', 'a year of two digits'),
  total_left_out: cell(
    '看作小计或合计，没有导入；若是一条记录，请补上编号',
    'taken for a total and left out; if it is a record, give it its number',
  ),
  total_taken: cell('像小计或合计，但各栏齐全，照记', 'looks like a total, but has all that a record needs: taken'),
  unit_twice: cell('单位在表头和单元格里都有', 'the unit is in the heading and in the cell'),
  year_unlikely: cell('年份不像', 'an unlikely year'),
  zone_ignored: cell('忽略了时区', 'the time zone was ignored'),
  person_unknown: cell('没有这个操作人，照原文记下', 'no operator is called so, kept as it is'),
  person_unfit: cell(
    '照原文记下，但此人不管客户档案（没有这项权限或已停用），请移交给能管的人',
    'kept as it is, but this person keeps no customer files (no such duty, or retired): hand them over to somebody who does',
  ),
  person_twice: cell(
    '负责人和第二负责人是同一人，只记为负责人',
    'the same person is first and second responsible: taken as the first only',
  ),
  person_left_out: cell('没有这个操作人，留空', 'no operator is called so, left empty'),
  currencies_mixed: {
    zh: ({ currencies }) => `订单有几种币种（${currencies}）：分类和报表不换算就相加，请换算成人民币`,
    en: ({ currencies }) =>
      `orders are in several currencies (${currencies}), which classification and reports add up as they stand: convert them into yuan`,
  },
  sheet_unit_unclear: cell(
    '表头上方写了万元之类的单位，但看不懂，金额按元记；请在金额的表头写成（万元）或（元）',
    'a unit above the headings is not understood, amounts are taken in yuan: write (万元) or (元) into their headings',
  ),
  amount_as_shown: cell(
    '单元格的小数多于显示的两位，按显示的金额记',
    'more digits than the cell shows: taken as it is shown',
  ),
  amounts_small: {
    zh: ({ value }) => `金额的中位数只有 ${value}，表头没有单位：是不是万元？可在表头写明`,
    en: ({ value }) =>
      `the median amount is ${value} and the heading names no unit: are these ten thousands? Say so in the heading`,
  },
  wrong_check_character: cell('编号的校验位不对，记为旧编号', 'the check character is wrong, kept as an old number'),
  masked_cell: cell('是遮盖过的，没有取用', 'masked, not taken'),
  merged_file: {
    zh: ({ value }) => `已并入 ${value}，这一行没有取用`,
    en: ({ value }) => `merged into ${value}; nothing of the row was taken`,
  },
  alike_credit_code: {
    zh: ({ value }) => `${value} 已有这个信用代码：是不是同一个客户？`,
    en: ({ value }) => `${value} has this credit code already: is it the same customer?`,
  },
  alike_name: {
    zh: ({ value }) => `${value} 已用这个名称：是不是同一个客户？`,
    en: ({ value }) => `${value} has this name already: is it the same customer?`,
  },
  alike_name_form: {
    zh: ({ value, name }) => `像已有的客户 ${value} ${name}：是不是同一个客户？`,
    en: ({ value, name }) => `much like ${value} ${name}: is it the same customer?`,
  },
  alike_phone: {
    zh: ({ value }) => `${value} 也用这个号码：是不是同一个客户？`,
    en: ({ value }) => `${value} has this number as well: is it the same customer?`,
  },
  alike_line: {
    zh: ({ value }) => `第 ${value} 行也是这个信用代码，编码不同`,
    en: ({ value }) => `line ${value} has this credit code under another code`,
  },
  number_of_another: {
    zh: ({ value }) =>
      `库里这个编号是 ${value} 的订单，日期和金额都不同，按这一行改写；如果是另一张订单（每年从 1 编起），请撤销这次导入，编号前加上年份`,
    en: ({ value }) =>
      `the order of this number was that of ${value}, another day and amount; it now says what this row says. If it is another order (numbers that begin anew each year), undo this import and put the year before the number`,
  },
  number_taken: cell('编号已被别的样品占用，记为旧编号', 'another sample has this number, kept as an old number'),
};

/** What somebody should look at. */
export function lookOf({ code, facts }: Refusal, language: 'zh' | 'en'): string {
  return LOOKS[code as Look][language](facts);
}
