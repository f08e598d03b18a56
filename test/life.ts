/** A store that has lived: every table has rows, some changed more than once. For tests of trust. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { liveApprovals } from './life/approvals.ts';
import { liveClassifying } from './life/classifying.ts';
import { countingLived } from './life/counting.ts';
import { liveCustomers } from './life/customers.ts';
import { lookAfter } from './life/environment.ts';
import { liveJudging } from './life/judging.ts';
import { liveDestruction, livePrivacy } from './life/privacy.ts';
import { liveSheets } from './life/sheets.ts';
import { Room } from './room.ts';

/** A room in which a good day was lived by the built program. */
export function livedRoom(): Room {
  const room = new Room();
  const line = (words: string): string => room.ok(...words.split(' '));
  line('customers add C1 --name 华纺 --mobile 13800000000 --city 上海');
  line('customers add --name 无码客户');
  line('customers edit C1 --city 苏州');
  line('operators add LM --name 李梅 --role user --os-user limei');
  line('operators edit LM --role custodian');
  line('locations add A-01 --name 货架 --temperature 5..25');
  line('locations add A-02 --parent A-01 --purpose normal');
  line('config set undo.free_days 5');
  line(
    'receive --customer C1 --name 棉布 --quantity 12.5 --unit 米 --note 小心 --delivered-by 张师傅 --expires 2027-01-01',
  );
  line('receive --customer C1 --name 螺栓 --quantity 100 --kind part --lot L1 --unit-value 2.5 --ref delivery-2');
  line('inspect 2V --result accepted');
  line('move 1x --to A-01');
  line('checkout 1x 4 --to LM --purpose 测试 --due 2026-12-01');
  line('return 1x 1 --used 0.5 --from LM --ref return-1');
  line('checkout 2v 10 --to LM --purpose 装配');
  line('reserve 1x 1 --to LM --for 2026-12-05');
  line('reserve 2v 3 --to WL');
  line('checkout 1x 1 --to-customer C1 --carrier SF --tracking 123');
  line('sample-orders add --customer C1 --name 样布 --quantity 3');
  line('give-back 1x 1');
  line('give-back 2v 1');
  line('split 1x 1 --into 2');
  line('remind U26-000001 --via 电话');
  line('remind U26-000002 --via 邮件');
  line('sign R26-000001 --side customer --by 张三');
  line('sign R26-000001 --side us --by 王丽');
  line('move 2v 5 --to A-02');
  const { stdout } = room.run('history', '2v', '--json');
  line(`undo ${(JSON.parse(stdout) as { movement: number }[]).at(-1)!.movement} --reason 弄错了`);
  writeFileSync(join(room.folder, 'opening.csv'), OPENING);
  writeFileSync(join(room.folder, 'more.csv'), MORE);
  line('import samples opening.csv');
  line('import samples more.csv');
  liveJudging(room);
  lookAfter(room);
  liveCustomers(room);
  liveSheets(room);
  livePrivacy(room);
  liveApprovals(room, line);
  countingLived(line);
  liveClassifying(room);
  liveDestruction(room);
  // Copies what classification reads anew: those of destroyed files are gone. Who is changed next is stale.
  line('classify-customers');
  line('customers edit C1 --country 德国');
  // Last, two entries on which nothing else hangs: a tail that can be cut off without a trace.
  line('customers add Z1 --name 末一');
  line('customers add Z2 --name 末二');
  expect(room.json('verify')).toMatchObject({ ok: true });
  return room;
}

// Old numbers of labels become aliases; two days make two receipts.
const OPENING = `number,name,quantity,unit,customer,received_on
旧-001,色卡,3,本,C1,2025-06-01
旧-002,样衣,2,件,C1,2025-07-01
`;
const MORE = `number,name,quantity,unit,customer,received_on
旧-003,拉链,50,条,C1,2025-08-01
`;
