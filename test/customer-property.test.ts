import { expect, test } from 'vitest';
import { Room } from './room.ts';

// A customer's goods from the damage to the register of what was scrapped, as a clerk and a manager type it.

const WORDS = {
  zh: {
    steel: '钢板',
    unit: '块',
    wet: '受潮',
    mail: '邮件',
    cut: '切碎',
    clerk: '张工',
    tell: 'C1 的物品损坏，要书面通知客户：samples notice S26-000001-X --reason damaged',
    missing: 'S26-000001-X 是客户 C1 的，还没有客户的报废指示。',
    other: 'S26-000001-X 是客户 C1 的，客户的指示是留存，不是报废。',
    letter: [
      '关于贵方财产情况的书面报告　N26-000001',
      '涉及数量：4 块',
      '情况说明：受潮',
      '收到贵方指示之前，我方不作处置。',
    ],
    rehearsed: [
      '将批准 A26-000001：报废 S26-000001-X（WL 申请）',
      '  报废 S26-000001-X 钢板 4 块（DAMAGED，残损）',
      '  LM 监销',
    ],
    card: ['客户指示\n  2026-11-22  报废  张工', '报废\n  2026-11-22  4 块  残损  A26-000001  批准 QM  监销 LM'],
  },
  en: {
    steel: 'steel plate',
    unit: 'pcs',
    wet: 'got wet',
    mail: 'e-mail',
    cut: 'cut up',
    clerk: 'Mr Chan',
    tell: 'C1 is to be told in writing that these are damaged: samples notice S26-000001-X --reason damaged',
    missing: 'S26-000001-X belongs to customer C1, who has not said that it is to be scrapped.',
    other: 'S26-000001-X belongs to customer C1, whose instruction is: keep. That is not to scrap it.',
    letter: ['Report on your property  N26-000001', 'Quantity concerned: 4 pcs', 'What happened: got wet'],
    rehearsed: [
      'Would approve A26-000001: scrap S26-000001-X (asked by WL)',
      '  scrap 4 pcs of S26-000001-X steel plate in DAMAGED (damaged)',
      '  witnessed by LM',
    ],
    card: [
      'Instruction\n  2026-11-22  scrap  Mr Chan',
      'Scrapped\n  2026-11-22  4 pcs  damaged  A26-000001  approved by QM  witnessed by LM',
    ],
  },
} as const;

test.each(['zh', 'en'] as const)('from the damage to the register, in %s', (lang) => {
  const words = WORDS[lang];
  const room = new Room(lang);
  const owed = (): string[][] =>
    room.json('report', 'obligations').map(({ kind, due, who }: Record<string, string>) => [kind, due, who]);
  const scrap = ['scrap', 'request', '1x', '4', '--reason', 'damaged', '--from', 'DAMAGED'];
  try {
    room.ok('operators', 'add', 'QM', '--name', 'Q M', '--role', 'manager');
    room.ok('operators', 'add', 'LM', '--name', 'L M', '--role', 'custodian');
    room.ok('customers', 'add', 'C1', '--name', 'Harbour');
    room.ok('receive', '--customer', 'C1', '--name', words.steel, '--quantity', '10', '--unit', words.unit);
    room.ok('checkout', '1x', '4', '--to', 'LM', '--purpose', words.wet, '--due', '2026-12-01');
    expect(room.ok('return', '1x', '4', '--damaged', '--reason', words.wet).split('\n')[1]).toBe(words.tell);
    // Owed from the day on which it happened, though nobody has made a notice yet.
    expect(owed()).toEqual([['notice_due', '2026-11-22', 'C1']]);
    const before = room.head();
    expect(room.refused(...scrap)).toMatchObject({
      status: 5,
      code: 'instruction_missing',
      message: words.missing,
      details: { customer: 'C1', decision: null },
    });
    expect(room.head()).toBe(before);
    const letter = room.ok('notice', '1x', '--reason', 'damaged', '--note', words.wet);
    for (const line of words.letter) expect(letter).toContain(line);
    expect(owed()).toEqual([['notice_due', '2026-11-25', 'C1']]);
    room.ok('notices', 'sent', 'N26-000001', '--via', words.mail);
    expect(owed()).toEqual([['instruction_awaited', null, 'C1']]);
    room.ok('notices', 'answered', 'N26-000001', '--note', words.cut);
    // An answer is no instruction yet, and not every instruction lets it be thrown away.
    expect(room.refused(...scrap).code).toBe('instruction_missing');
    room.ok('instruct', '1x', '--decision', 'keep', '--by', words.clerk);
    expect(room.refused(...scrap).message).toBe(words.other);
    room.ok('instruct', '1x', '--decision', 'scrap', '--by', words.clerk);
    room.ok(...scrap, '--method', words.cut, '--witness', 'LM');
    expect(room.json('show', '1x').requests).toMatchObject([{ approval: 'A26-000001', kind: 'scrap' }]);
    expect(room.refused('approve', 'A26-000001')).toMatchObject({ status: 6, code: 'own_request' });
    expect(room.ok('approve', 'A26-000001', '--operator', 'QM', '-n').split('\n')).toEqual(words.rehearsed);
    room.ok('approve', 'A26-000001', '--operator', 'QM');
    expect(room.json('scrap', 'list')).toMatchObject([
      {
        number: 'S26-000001-X',
        quantity: 4,
        method: words.cut,
        requested_by: 'WL',
        approved_by: ['QM'],
        witness: 'LM',
      },
    ]);
    const card = room.ok('show', '1x');
    for (const section of words.card) expect(card).toContain(section);
    expect(room.json('report', 'statement', '--customer', 'C1')).toMatchObject([
      { received: 10, in_store: 6, scrapped: 4 },
    ]);
    expect(owed()).toEqual([]);
    room.head();
  } finally {
    room.close();
  }
});

test('a lost piece is owed a notice too; our own goods are owed none', () => {
  const room = new Room();
  room.ok('customers', 'add', 'C1', '--name', '华纺');
  for (const customer of ['C1', 'HOUSE']) {
    const { samples } = room.json('receive', '--customer', customer, '--name', '卡尺', '--quantity', '2');
    room.ok('checkout', samples[0].number, '--to', 'WL', '--purpose', '测量');
    const notice_to = customer === 'C1' ? 'C1' : null;
    expect(room.json('return', samples[0].number, '1', '--lost', '1')).toMatchObject({ lost: 1, notice_to });
  }
  expect(room.json('report', 'obligations')).toMatchObject([
    { kind: 'notice_due', number: 'S26-000001-X', quantity: 1, who: 'C1' },
  ]);
  room.close();
});
