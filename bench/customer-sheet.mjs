// Makes a sheet of customers as they really come: Chinese, 12 columns, about 170 bytes a row, every eleventh row with
// a quoted cell (a comma, a quote, a line break in it). The same number gives the same bytes.
import { closeSync, openSync, writeSync } from 'node:fs';

const PLACES = [
  ['浙江省', '杭州市'],
  ['浙江省', '绍兴市'],
  ['广东省', '东莞市'],
  ['广东省', '佛山市'],
  ['江苏省', '苏州市'],
  ['福建省', '泉州市'],
  ['山东省', '青岛市'],
  ['上海', '上海市'],
];
const NAMES = ['鑫源', '恒通', '永盛', '华泰', '金利', '宏达', '瑞丰', '嘉禾', '锦绣', '东升', '天成', '德信'];
const TRADES = ['纺织品', '五金制品', '电子科技', '服装辅料', '塑胶模具', '机械设备', '印染'];
const ROADS = ['延安路', '解放路', '人民中路', '工业大道', '创业街', '科技园北区', '滨江东路'];
const FAMILIES = '王李张刘陈杨赵黄周吴徐孙';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平';
const NOTES = ['老客户', '展会认识', '需要增值税专用发票', '月结三十天', '样品寄到工厂', ''];
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Column by column: heading, and its key in the store. */
export const COLUMNS = [
  ['客户编号', 'code'],
  ['客户名称', 'name'],
  ['省份', 'province'],
  ['城市', 'city'],
  ['地址', 'address'],
  ['联系人', 'contact'],
  ['手机', 'mobile'],
  ['邮箱', 'email'],
  ['统一社会信用代码', 'credit_code'],
  ['成立日期', 'founded_on'],
  ['员工人数', 'staff'],
  ['备注', 'note'],
];

const two = (number) => String(number).padStart(2, '0');

/** The 18 characters of a unified social credit code, the last a check over those before. */
function creditCode(number) {
  const body = `9133${String(number).padStart(13, '0')}`;
  let sum = 0;
  let weight = 1;
  for (const char of body) {
    sum += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}

function line(row) {
  const of = (list, step) => list[Math.floor(row / step) % list.length];
  const [province, city] = PLACES[row % PLACES.length];
  const number = 1 + ((row * 7) % 1999);
  const address = `${of(ROADS, 3)}${number}号${1 + (row % 30)}幢`;
  const quoted = row % 11 === 0;
  const cells = [
    `C${String(row).padStart(7, '0')}`,
    `${city.slice(0, 2)}${of(NAMES, 1)}${of(TRADES, 5)}${row}有限公司`,
    province,
    city,
    quoted && row % 3 === 0 ? `"${address}, ""${of(NAMES, 7)}""大厦"` : address,
    of([...FAMILIES], 1) + of([...GIVEN], 2),
    `1${3 + (row % 7)}${String((row * 7919) % 1_000_000_000).padStart(9, '0')}`,
    `sales${row}@example.com`,
    creditCode(row),
    `${1990 + (row % 34)}-${two(1 + (row % 12))}-${two(1 + (row % 28))}`,
    String(1 + ((row * 13) % 900)),
    quoted ? (row % 3 === 1 ? '"周一送货\n要先打电话"' : `"${of(NOTES, 1)}, 上午"`) : of(NOTES, 1),
  ];
  return cells.join(',');
}

/** Writes a sheet of so many rows. `changed`: every such row has another contact than it would have (0 = none). */
export function writeSheet(file, rows, { changed = 0 } = {}) {
  const out = openSync(file, 'w');
  let text = `\ufeff${COLUMNS.map(([heading]) => heading).join(',')}\n`;
  for (let row = 1; row <= rows; row++) {
    const said = line(row);
    text += `${changed > 0 && row % changed === 0 ? said.replace('@example.com', '@example.net') : said}\n`;
    if (text.length < 1 << 20) continue;
    writeSync(out, text);
    text = '';
  }
  writeSync(out, text);
  closeSync(out);
}
