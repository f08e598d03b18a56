import { expect, test } from 'vitest';
import { Room } from '../room.ts';

test('stock that ends, that nobody uses, that is too little or too much', () => {
  // Today is 2026-11-22.
  const room = new Room();
  const line = (words: string): string => room.ok(...words.split(' '));
  const told = (words: string, ...keys: string[]): unknown[] =>
    room.json('report', ...words.split(' ')).map((row: Record<string, unknown>) => keys.map((key) => row[key]));
  const ends = (more = ''): unknown[] => told(`expiring${more}`, 'number', 'what', 'due', 'days_left');
  const idle = (): unknown[] => told('slow-moving', 'number', 'last_moved', 'idle_days');
  const limits = (): unknown[] => told('low-stock', 'name', 'status', 'quantity', 'difference', 'lots');
  try {
    line('operators add LM --name 李梅 --role user');
    line('customers add C1 --name 华纺');
    // An old lot that expires soon and states the limits; a new one, not yet inspected, that states none.
    line(
      'receive --customer C1 --name 染料 --quantity 10 --unit 瓶 --expires 2026-12-01 --minimum 5 --maximum 20 --at 2026-03-01',
    );
    line('receive --customer C1 --name 染料 --quantity 30 --unit 瓶 --inspect');
    line('receive --customer HOUSE --name 螺栓 --quantity 3 --retain-until 2026-11-01 --at 2026-05-26');

    const past = ['S26-000003-T', 'retention', '2026-11-01', -21];
    expect(ends()).toEqual([past, ['S26-000001-X', 'expiry', '2026-12-01', 9]]);
    expect(ends(' --to 2026-11-30')).toEqual([past]);

    // Putting goods elsewhere is no use of them.
    line('move 1x --to RETURNS');
    line('move 1x --to DOCK');
    const bolts = ['S26-000003-T', '2026-05-26', 180];
    expect(idle()).toEqual([['S26-000001-X', '2026-03-01', 266], bolts]);

    // What waits for inspection cannot be taken, so it is none too much.
    expect(limits()).toEqual([]);
    line('inspect 2v --result accepted');
    expect(limits()).toEqual([['染料', 'over', 40, 20, 2]]);
    line('checkout 2v --to LM --purpose 打样');
    line('checkout 1x 6 --to LM --purpose 打样');
    expect(limits()).toEqual([['染料', 'low', 4, 1, 1]]);
    expect(idle()).toEqual([bolts]);

    room.env.SAMPLES_TODAY = '2026-12-02';
    expect(limits()).toEqual([['染料', 'low', 0, 5, 0]]);
    line('give-back 1x');
    line('return 1x --used 6');
    expect(ends()).toEqual([['S26-000003-T', 'retention', '2026-11-01', -31]]);
    expect(
      room.refused(
        'receive',
        '--customer',
        'C1',
        '--name',
        '纸',
        '--quantity',
        '1',
        '--minimum',
        '3',
        '--maximum',
        '2',
      ),
    ).toMatchObject({ status: 2, code: 'range_reversed' });
  } finally {
    room.close();
  }
});

test('what was found counts as use, what was undone does not', () => {
  const room = new Room();
  const at = (day: string, ...words: string[]): string => {
    room.env.SAMPLES_NOW = `${day}T09:30:00+08:00`;
    return room.ok(...words);
  };
  const idle = (): unknown[] =>
    room
      .json('report', 'slow-moving', '--today', '2027-11-22')
      .map(({ name, last_moved }: Record<string, string>) => [name, last_moved]);
  try {
    at('2026-01-05', 'operators', 'add', 'LM', '--name', '李梅', '--role', 'manager');
    at('2026-01-05', 'locations', 'add', 'A');
    for (const name of ['甲', '乙'])
      at('2026-01-05', 'receive', '--customer', 'HOUSE', '--name', name, '--quantity', '5', '--location', 'A');
    expect(idle()).toEqual([
      ['甲', '2026-01-05'],
      ['乙', '2026-01-05'],
    ]);
    // Taken and put back by an undo: nobody used it.
    at('2026-02-05', 'checkout', '1x', '1', '--to', 'LM', '--purpose', 'x');
    const { movement } = room.json('history', '1x').at(-1);
    at('2026-02-05', 'undo', String(movement), '--reason', 'x');
    // More of the one, and something that nobody knew.
    at('2026-03-05', 'stocktake', 'open', '--location', 'A');
    at('2026-03-05', 'stocktake', 'count', 'K26-000001', '1x', '5');
    at('2026-03-05', 'stocktake', 'count', 'K26-000001', '2v', '6');
    at('2026-03-05', 'stocktake', 'found', 'K26-000001', '--name', '丙', '--quantity', '2', '--unit', '卷');
    at('2026-03-05', 'stocktake', 'submit', 'K26-000001', '--reason', 'x');
    at('2026-03-06', 'approve', 'A26-000001', '--operator', 'LM');
    expect(idle()).toEqual([
      ['甲', '2026-01-05'],
      ['乙', '2026-03-06'],
      ['丙', '2026-03-06'],
    ]);
  } finally {
    room.close();
  }
});
