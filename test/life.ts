/** A store that has lived: every table has rows, some changed more than once. For tests of trust. */
import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { type Deed, record } from '../src/services/acting.ts';
import { actAs } from '../src/services/identity.ts';
import { openStore } from '../src/store/open.ts';
import { Room } from './room.ts';

/** A room in which a good day was lived by the built program. */
export async function livedRoom(): Promise<Room> {
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
  await importOne(room);
  await importOne(room);
  expect(room.json('verify')).toMatchObject({ ok: true });
  return room;
}

/** What an import leaves: its batch, and old numbers of its samples. */
async function importOne(room: Room): Promise<void> {
  const store = openStore(room.file, { mode: 'write', busyMs: 1000 });
  try {
    const acting = {
      store,
      clock: { now: () => Date.parse('2026-11-22T02:00:00Z'), set: true },
      today: '2026-11-22',
      operator: actAs(store.db, 'WL', 'root'),
      osAccount: 'root',
      at: null,
      ref: null,
      dryRun: false,
      busyMs: 1000,
      random: randomBytes,
    };
    await record(acting, 'import samples', {}, ({ entry, db }: Deed) => {
      const last = db.prepare(`SELECT coalesce(max(last), 0) + 1 FROM serials WHERE series = 'I'`).pluck().get();
      db.prepare(
        `INSERT INTO serials (series, year, last) VALUES ('I', 26, ?) ON CONFLICT DO UPDATE SET last = excluded.last`,
      ).run(last);
      const counts = { read: 3, imported: 1, updated: 0, unchanged: 1, rejected: 1, skipped: 0 };
      entry.add('batches', { number: `I26-00000${last}`, kind: 'samples', file_hash: randomBytes(32), ...counts });
      entry.add('aliases', { alias: `旧-00${last}`, match_key: `旧-00${last}`, sample_id: last });
    });
  } finally {
    store.close();
  }
}
