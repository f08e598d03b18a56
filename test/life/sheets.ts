/** Sheets about customers: orders, answers, figures and inquiries, some of them changed by a second sheet. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Room } from '../room.ts';

const SHEETS: readonly (readonly [kind: string, content: string])[] = [
  [
    'orders',
    `number,customer,ordered_on,amount,currency,product,category,grade,spec,quantity,unit,unit_price,cost,contract_no,salesperson,department,market,due_on,delivery_place,payment_method,note
D-1,C1,2025-03-01,1200.5,CNY,棉布,面料,A,150cm,100,米,12.005,800,HT-1,WL,一部,home,2025-04-01,上海,月结,老单
,C1,2025-03-02,300,USD,拉链,辅料,B,5号,30,条,10,200,HT-2,张三,二部,export,2025-05-01,宁波,信用证,加急
`.replaceAll('12.005', '12.01'),
  ],
  ['orders', 'number,customer,ordered_on,amount,status\nD-1,C1,2025-03-01,1250,refunded\n'],
  [
    'contacts',
    'customer,name,role,mobile,phone,email,social,birthday,likes,weight,preferred,note\nC1,周工,采购,13900000000,010-62781234,z@x.com,wx-1,1985-03-12,茶,高,是,先打电话\n',
  ],
  [
    'log',
    'customer,kind,happened_on,with_whom,goal,content,outcome,minutes,operator,next_on,next_reason\nC1,拜访,2025-05-01,周工,看样,谈价,要报价,30,WL,2025-06-01,回访\n',
  ],
  [
    'surveys',
    'customer,score,answered_on,asked_on,period,channel,comment\nC1,9,2025-06-02,2025-06-01,2025H1,电话,交期准\n',
  ],
  ['surveys', 'customer,score,answered_on,comment\nC1,9,2025-06-02,交期很准\n'],
  ['indicators', 'customer,key,value,day,source\nC1,履约率,0.95,2025-12-31,ERP\n'],
  ['inquiries', 'customer,received_on,product,note\nC1,2025-02-03,棉布,要样布\n'],
];

export function liveSheets(room: Room): void {
  for (const [at, [kind, content]] of SHEETS.entries()) {
    const file = join(room.folder, `sheet-${at}.csv`);
    writeFileSync(file, content);
    room.ok('import', kind, file);
  }
  const undone = join(room.folder, 'undone.csv');
  writeFileSync(undone, 'number,customer,ordered_on,amount\nD-1,C1,2025-03-01,99\nD-2,C1,2025-03-01,98\n');
  const { batch } = room.json('import', 'orders', undone) as { batch: string };
  room.ok('import', 'undo', batch, '--yes', '--reason', '弄错了文件');
  const file = join(room.folder, 'strange.csv');
  for (const heading of ['咨询什么', '问什么']) {
    writeFileSync(file, `谁,哪天,咨询什么,问什么\nC1,2025-02-0${heading.length},棉布,线\n`);
    room.ok(
      'import',
      'inquiries',
      file,
      '--column',
      'customer=谁',
      '--column',
      'received_on=哪天',
      '--column',
      `product=${heading}`,
    );
  }
}
