import { afterEach, expect, test } from 'vitest';
import { Room } from './room.ts';

let room: Room;
afterEach(() => room.close());

const PEOPLE = {
  zh: {
    custodian: '赵敏',
    user: '李梅',
    other: '王强',
    owner: '恒润纺织有限公司',
    buyer: '远大服饰',
    cloth: '棉麻混纺面料',
    tool: '色卡样册',
    metre: '米',
    piece: '本',
    driver: '陈司机',
    testing: '色牢度测试',
    show: '展会',
    phone: '电话',
    slip: '领错人',
    torn: '撕破',
    carrier: '顺丰',
  },
  en: {
    custodian: 'Anna Zhao',
    user: 'Mary Lee',
    other: 'Walter King',
    owner: 'Harbour Textiles',
    buyer: 'Wide Garments',
    cloth: 'linen cloth',
    tool: 'colour book',
    metre: 'm',
    piece: 'book',
    driver: 'Mr Chan',
    testing: 'colour test',
    show: 'trade fair',
    phone: 'phone',
    slip: 'wrong person',
    torn: 'torn',
    carrier: 'courier',
  },
} as const;

test.each(['zh', 'en'] as const)('a day as the clerk, in %s', async (language) => {
  room = new Room(language);
  const words = PEOPLE[language];
  const told: string[] = [];
  let now = '';
  const at = (time: string): void => {
    now = time;
    room.env.SAMPLES_NOW = `2026-11-${time.replace(' ', 'T')}:00+08:00`;
  };
  /** Runs a command, keeps what was typed and said, and answers its exit status. */
  const say = (...said: string[]): number | null => {
    const { status, stdout, stderr } = room.run(...said);
    const typed = said.map((word) => (/^[\w./,:-]+$/.test(word) ? word : `'${word}'`)).join(' ');
    told.push(
      `[${now}] samples ${typed}`,
      (stdout + stderr).trimEnd().replace(/head [0-9a-f:]+|链头 [0-9a-f:]+|\d+:[0-9a-f]{64}/g, '…'),
    );
    if (status !== 0) told.push(`=> ${status}`);
    return status;
  };
  const done = (...said: string[]): void => expect(say(...said), said.join(' ')).toBe(0);

  at('22 08:30');
  done('operators', 'add', 'LM', '--name', words.user, '--role', 'user');
  done('operators', 'add', 'WQ', '--name', words.other, '--role', 'user');
  done('locations', 'add', 'A-01');
  done('customers', 'add', 'C1', '--name', words.owner);
  done('customers', 'add', 'C2', '--name', words.buyer);
  done(
    'receive',
    '--customer',
    'C1',
    '--name',
    words.cloth,
    '--quantity',
    '30',
    '--unit',
    words.metre,
    '--delivered-by',
    words.driver,
  );
  done('sign', 'R26-000001', '--side', 'customer', '--by', words.driver);
  done('sign', 'R26-000001', '--side', 'us', '--by', words.custodian);
  done('move', '001x', '--to', 'a-01');
  done('receive', '--customer', 'C1', '--name', words.tool, '--quantity', '2', '--unit', words.piece, '--kind', 'tool');

  at('22 09:10');
  done('checkout', '001x', '5', '--to', words.user, '--purpose', words.testing, '--due', 'tomorrow');
  expect(say('checkout', '001x', '100', '--to', words.other, '--purpose', words.show)).toBe(5);
  expect(say('checkout', 'S26-000002-V', '1', '--to', words.other, '--purpose', words.show)).toBe(5);
  done('inspect', 'S26-000002-V', '--result', 'accepted');
  done('checkout', 'S26-000002-V', '1', '--to', words.other, '--purpose', words.show);
  done('reserve', '001x', '4', '--to', words.other, '--for', 'tomorrow');
  done('picks', '--for', 'tomorrow');

  at('22 11:00');
  done('return', '001x', '2', '--used', '1');
  done('held');
  done('checkout', '001x', '3', '--to-customer', 'C2', '--carrier', words.carrier, '--tracking', 'SF1');

  at('22 15:00');
  done('checkout', '001x', '1', '--to', words.user, '--purpose', words.show);
  done('undo', '9', '--reason', words.slip);
  expect(say('undo', '9', '--reason', words.slip)).toBe(5);
  done('split', '001x', '0.5', '--into', '2');
  done('show', '001x');

  at('24 09:00');
  done('held', '--overdue');
  done('remind', 'U26-000001', '--via', words.phone);
  done('return', '001x', '1', '--damaged', '--reason', words.torn, '--at', '2026-11-23 16:00');
  done('return', '001x', '--lost', '1');
  expect(say('return', '001x')).toBe(5);
  done('received', 'U26-000003', '--on', 'yesterday');
  done('checkout', '001x', '4', '--to', words.other, '--purpose', words.show);
  done('give-back', '001x', '10', '--received-by', words.driver);
  done('sign', 'B26-000001', '--side', 'customer', '--by', words.driver);

  done('list');
  done('history', '001x');
  done('report', 'inventory', '--as-of', '2026-11-22');
  done('report', 'inventory', '--as-of', '2026-11-23');
  done('report', 'statement', '--customer', 'C1');
  done('verify', '--quick');
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(`golden/story.${language}.txt`);

  // The same in figures: everything that came in is accounted for.
  const statement = room.json('report', 'statement', '--customer', 'C1') as Record<string, number>[];
  for (const { received, in_store, held, used, given_back, dispatched, scrapped, missing } of statement)
    expect(received).toBe(in_store! + held! + used! + given_back! + dispatched! + scrapped! + missing!);
  expect(statement.map(({ received }) => received)).toEqual([29, 2, 0.5, 0.5]);
});
