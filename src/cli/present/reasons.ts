/** Why a row of a sheet was refused, or should be looked at, in words; what is told of the cell is untrusted text. */
import type { Words } from '../../domain/shapes.ts';
import type { Look, Reason } from '../../imports/describing.ts';
import type { Refusal } from '../../store/staging.ts';

type Facts = Readonly<Record<string, unknown>>;
type Said = { zh(facts: Facts): string; en(facts: Facts): string };

const plain = (zh: string, en: string): Said => ({ zh: () => zh, en: () => en });
/** With the cell as it was read. */
const cell = (zh: string, en: string): Said => ({
  zh: ({ value }) => `${zh}：${value}`,
  en: ({ value }) => `${en}: ${value}`,
});

const REASONS: Readonly<Record<Reason, Said>> = {
  missing: plain('没有填写', 'nothing is given'),
  control_character: {
    zh: ({ character }) => `含有控制字符 ${character}`,
    en: ({ character }) => `holds the control character ${character}`,
  },
  too_long: {
    zh: ({ length, limit }) => `有 ${length} 个字符，最多 ${limit} 个`,
    en: ({ length, limit }) => `has ${length} characters, ${limit} are allowed`,
  },
  extra_cells: plain(
    '单元格比表头多（内容里可能有没加引号的分隔符）',
    'more cells than headings (a separator without quotes in the text, perhaps)',
  ),
  stray_quote: plain('引号位置不对，分不清单元格', 'a quote in the wrong place: its cells cannot be told apart'),
  bad_bytes: plain('有些字节不是这种编码的字符，读不出来', 'some bytes are no characters of this encoding'),
  cut_short: plain('文件在这一行中断', 'the file ends within this row'),
  error_cell: {
    zh: ({ value }) => (value ? `单元格是错误值 ${value}` : '公式没有计算结果，请用电子表格打开并保存一次'),
    en: ({ value }) =>
      value
        ? `the cell is an error, ${value}`
        : 'a formula without its result: open the file in a spreadsheet and save it',
  },
  code_unfit: cell(
    '编码不能有空格、逗号或分号，最长 64 个字符',
    'a code has no spaces, commas or semicolons, at most 64 characters',
  ),
  choice_unknown: cell('不认识的值', 'not one of the known values'),
  flag_unreadable: cell('应为“是”或“否”', 'should be yes or no'),
  number_unreadable: cell('不是整数', 'not a whole number'),
  check_unreadable: cell(
    '应为 项目=ok 或不符之处；项目：数量、规格、质量、颜色、资料',
    'should be CHECK=ok or what is wrong; checks: quantity, spec, quality, colour, documents',
  ),
  range_unreadable: cell('应为 下限..上限', 'should be MIN..MAX'),
  currency_foreign: {
    zh: ({ value, currency }) => `金额的币种是 ${currency}，这里只记人民币：${value}`,
    en: ({ value, currency }) => `the amount is in ${currency}, here it must be in yuan: ${value}`,
  },
  in_the_future: cell('日期还没有到', 'a day that has not come'),
  reading_unreadable: cell('不是温湿度读数', 'not a reading'),
  reading_impossible: {
    zh: ({ value, min, max }) => `不可能的读数（${min} 到 ${max} 之间才可信）：${value}`,
    en: ({ value, min, max }) => `not a possible reading (from ${min} to ${max}): ${value}`,
  },
  limits_reversed: plain('最高库存小于最低库存', 'the maximum is less than the minimum'),
  quantity_zero: plain('数量是 0', 'the quantity is 0'),
  contradicts_file: {
    zh: ({ earlier }) => `与第 ${earlier} 行矛盾：是同一条记录，这一栏却不同`,
    en: ({ earlier }) => `contradicts line ${earlier}: the same record, but this is different there`,
  },
  file_destroyed: cell('这个客户的档案已经销毁', 'the file of this customer is destroyed'),
  file_of_others: cell(
    '负责人和保密级别由负责人或经理来改；这个客户的负责人是',
    'who is responsible and the level are changed by those responsible or a manager; here that is',
  ),
  contradicts_store: {
    zh: ({ stored }) => `与库里的记录（${stored}）不符；导入不能更改这一栏`,
    en: ({ stored }) => `not as recorded (${stored}); an import cannot change this`,
  },
  differs_from_store: {
    zh: ({ other }) =>
      other ? `与库里 ${other} 的记录不同（--on-conflict error）` : '与前面的行不同（--on-conflict error）',
    en: ({ other }) =>
      other
        ? `differs from what is stored of ${other} (--on-conflict error)`
        : 'differs from an earlier line (--on-conflict error)',
  },
  name_ambiguous: plain('同名客户不止一个，请填写客户编号', 'several customers have this name: give the code'),
  contact_ambiguous: plain(
    '该客户有几位同名联系人，请填写手机号等以区分是哪一位',
    'the customer has several contacts of this name: give the mobile number that tells which',
  ),
  two_customers: {
    zh: ({ other }) => `名称是一个客户，信用代码却是 ${other} 的`,
    en: ({ other }) => `the name is one customer's, the credit code is that of ${other}`,
  },
  customer_unknown: {
    zh: ({ value, near }) => `没有这个客户：${value}${near ? `（是 ${near} 吗？）` : ''}`,
    en: ({ value, near }) => `there is no such customer: ${value}${near ? ` (is it ${near}?)` : ''}`,
  },
  customer_ambiguous: cell('同名客户不止一个，请用客户编号', 'several customers have this name, give the code'),
  place_unknown: cell('没有这个库位', 'there is no such place'),
  place_retired: cell('库位已停用', 'this place is no longer in use'),
  other_customer: cell(
    '一张接收单只有一个客户，这一行是别的客户',
    'one receipt has one customer, this line is of another',
  ),
  other_day: cell('与接收单的日期不同（用 --at 指定）', 'not the day of the receipt (say it with --at)'),
  judged_later: cell('检验结果用 samples inspect 记录', 'the result of an inspection is recorded with samples inspect'),
  number_unknown: cell('没有这个样品', 'there is no such sample'),
  number_ambiguous: cell('不止一个样品是这个编号', 'more than one sample has this number'),
  check_wrong: cell('编号的校验位不对', 'the check character of the number is wrong'),
  outside_scope: cell('不在这次盘点的范围内（客户或类别不同）', 'outside the scope: of another customer or category'),
  place_needed: cell('没有说明在哪个库位', 'it is not said in which place'),
  counted_already: {
    zh: ({ stored }) => `您已经盘过：${stored}；要更正请用 samples stocktake count K… --lines 文件 --correct`,
    en: ({ stored }) =>
      `you have counted ${stored} already; to put it right: samples stocktake count K… --lines FILE --correct`,
  },
  stocktake_unclear: {
    zh: ({ open }) =>
      open === 0
        ? '没有正在进行的盘点'
        : '同时有几个盘点，请用 samples stocktake count K… --lines 文件，或在表里加一栏盘点单',
    en: ({ open }) =>
      open === 0
        ? 'no stocktake is open'
        : 'several stocktakes are open: use samples stocktake count K… --lines FILE, or name it in a column of its own',
  },
  stocktake_closed: cell('这个盘点不在进行', 'this stocktake is not being counted'),
  other_stocktake: cell('一张表只能属于一次盘点', 'a sheet belongs to one stocktake'),
  score_unreadable: cell('评分应为 0 到 10 的整数', 'a score is a whole number from 0 to 10'),
  figure_unreadable: cell('不是数值', 'not a figure'),
  figure_too_precise: cell('数值最多三位小数', 'a figure has at most three decimals'),
  birthday_unreadable: cell('不是生日，请写成 1985-03-12 或 03-12', 'not a birthday, write 1985-03-12 or 03-12'),
  time_unreadable: cell('不是一天里的时刻，请写成 14:30', 'not a time of day, write 14:30'),
  currency_unknown: cell('不认识的币种', 'not a currency'),
  currencies_differ: {
    zh: ({ currencies }) => `一张订单只能有一种货币，这里有 ${currencies}`,
    en: ({ currencies }) => `one order has one currency, here are ${currencies}`,
  },
  amount_too_large: cell('金额太大', 'the amount is too large'),
  amount_too_precise: cell('金额精确到分以下', 'the amount is more exact than 0.01'),
  amount_unreadable: cell('不是金额', 'not an amount of money'),
  credit_code_characters: cell('信用代码里有不该有的字符', 'a character that no credit code has'),
  credit_code_length: cell('信用代码应为 18 位', 'a credit code has 18 characters'),
  date_ambiguous: cell('日期有两种读法，请写成 年-月-日', 'a date that can be read in two ways, write YYYY-MM-DD'),
  date_impossible: cell('没有这一天', 'there is no such day'),
  date_unreadable: cell('不是日期', 'not a date'),
  day_missing: cell('日期缺少“日”', 'the day is missing from the date'),
  email_unreadable: cell('不是电子邮箱', 'not an e-mail address'),
  excel_lost_digits: cell('电子表格丢掉了后几位数字', 'the spreadsheet has lost digits'),
  mobile_invalid: cell('不是手机号码', 'not a mobile number'),
  phone_with_name: cell(
    '电话里还有名字，请把名字写在联系人栏；客户表整列如此时用 --column contact_and_phone=表头',
    'there is a name beside the number: it belongs in the column of contacts; where all of a customer sheet is so, say --column contact_and_phone=HEADING',
  ),
  phone_unreadable: cell('不是电话号码', 'not a telephone number'),
  postcode_unreadable: cell('不是邮编', 'not a postcode'),
  quantity_negative: cell('数量不能是负数', 'a quantity is not negative'),
  quantity_too_large: cell('数量太大', 'the quantity is too large'),
  quantity_too_precise: cell('数量最多三位小数', 'a quantity has at most three decimals'),
  quantity_unreadable: cell('不是数量', 'not a quantity'),
  quantity_with_unit: cell(
    '数量里有单位，请把单位写在单位栏',
    'the quantity has its unit in it, which has a column of its own',
  ),
  unit_contradicts: {
    zh: ({ value, unit }) => `数量里的单位是 ${value}，单位栏或表头写的是 ${unit}`,
    en: ({ value, unit }) => `the quantity is in ${value}, its unit is said to be ${unit}`,
  },
  masked_cell: cell(
    '是遮盖过的；请导出原文（--reveal）后再导入',
    'masked; export it unmasked (--reveal) to import it again',
  ),
  thousands_unclear: cell('千位分隔符的位置不对', 'the thousands separators are not where they should be'),
  year_missing: cell('日期缺少年份', 'the year is missing from the date'),
};

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
  unit_twice: cell('单位在表头和单元格里都有', 'the unit is in the heading and in the cell'),
  year_unlikely: cell('年份不像', 'an unlikely year'),
  zone_ignored: cell('忽略了时区', 'the time zone was ignored'),
  person_unknown: cell('没有这个操作人，照原文记下', 'no operator is called so, kept as it is'),
  person_left_out: cell('没有这个操作人，留空', 'no operator is called so, left empty'),
  currencies_mixed: {
    zh: ({ currencies }) => `订单有几种币种（${currencies}）：分类和报表不换算就相加，请换算成人民币`,
    en: ({ currencies }) =>
      `orders are in several currencies (${currencies}), which classification and reports add up as they stand: convert them into yuan`,
  },
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
  number_taken: cell('编号已被别的样品占用，记为旧编号', 'another sample has this number, kept as an old number'),
};

/** Why a row was refused, with everything else that is wrong with it. */
export function reasonOf(
  { code, facts }: Refusal,
  headings: ReadonlyMap<string, Words>,
  language: 'zh' | 'en',
): string {
  const [separator, colon] = language === 'zh' ? ['；', '：'] : ['; ', ': '];
  const more = (facts.more ?? []) as readonly { key: string | null; code: Reason; facts: Facts }[];
  const others = more.map((problem) => {
    const heading = problem.key === null ? null : headings.get(problem.key)?.[language];
    return `${separator}${heading ? `${heading}${colon}` : ''}${REASONS[problem.code][language](problem.facts)}`;
  });
  return REASONS[code as Reason][language](facts) + others.join('');
}

/** What somebody should look at. */
export function lookOf({ code, facts }: Refusal, language: 'zh' | 'en'): string {
  return LOOKS[code as Look][language](facts);
}
