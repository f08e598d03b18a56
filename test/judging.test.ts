import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Room } from './room.ts';

// Acceptance, notices and attachments on the built program.

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('customers', 'add', 'C1', '--name', '华纺');
});
afterAll(() => room.close());

/** Receives material of C1; answers its number. */
function received(quantity: string, ...more: string[]): string {
  const words = ['--customer', 'C1', '--name', '钢板', '--quantity', quantity, '--kind', 'material', ...more];
  return room.json('receive', ...words).samples[0].number;
}

interface Listed {
  readonly number: string;
  readonly quantity: number;
  readonly state: string;
  readonly locations: string[];
}
const listed = (number: string): Listed =>
  (room.json('list') as Listed[]).find((row) => row.number === number) as Listed;

describe('acceptance', () => {
  test('the accepted part keeps the number, the rejected part goes to quarantine, the rest waits', () => {
    const number = received('100');
    const answer = room.json('inspect', number, '--accepted', '60', '--rejected', '10', '--report-no', 'Q1');
    expect(answer).toMatchObject({
      number,
      quality: 'accepted',
      accepted: 60,
      rejected: 10,
      pending: 30,
      available: 60,
    });
    const [kept, refused, rest] = answer.parts;
    expect(kept).toMatchObject({ number, quantity: 60, quality: 'accepted', location: 'DOCK' });
    expect(listed(refused.number)).toMatchObject({ quantity: 10, state: 'quarantined', locations: ['QUARANTINE'] });
    expect(listed(rest.number)).toMatchObject({ quantity: 30, state: 'quarantined', locations: ['DOCK'] });
    expect(room.json('show', refused.number)).toMatchObject({ parent: number, quality: 'rejected' });
    expect(room.json('show', number).children).toEqual([refused.number, rest.number]);
    expect(answer.instruction_from).toBe('C1');
    // The rest is judged later; nothing of it passed meanwhile.
    expect(room.refused('checkout', rest.number, '1', '--to', 'WL', '--purpose', '试')).toMatchObject({
      code: 'not_accepted',
    });
    expect(room.json('inspect', rest.number, '--accepted', '30')).toMatchObject({ accepted: 30, pending: 0 });
    expect(room.json('verify').ok).toBe(true);
  });

  test('a part number has its standard, which its later deliveries show', () => {
    const first = received('5', '--part-no', 'HF-7', '--quality-standard', 'GB/T 5453');
    const told = room.json(
      'receive',
      '--customer',
      'C1',
      '--name',
      '坯布',
      '--quantity',
      '5',
      '--inspect',
      '--part-no',
      'HF-7',
    );
    expect(told.samples[0]).toMatchObject({ quality_standard: 'GB/T 5453' });
    const { number } = told.samples[0];
    expect(room.ok('inspect', number, '--result', 'accepted')).toContain('质量标准 GB/T 5453');
    // What its own delivery says comes first, then the newest.
    received('1', '--part-no', 'HF-7', '--quality-standard', 'Q/HF 2');
    expect([first, number].map((one) => room.json('show', one).quality_standard)).toEqual(['GB/T 5453', 'Q/HF 2']);
    expect(room.json('find', 'hf-7')).toHaveLength(3);
  });

  test('what was accepted before stays so when a part turns out bad', () => {
    const number = received('5', '--accepted');
    const answer = room.json('inspect', number, '--rejected', '2');
    expect(answer).toMatchObject({ quality: 'accepted', accepted: 3, rejected: 2, pending: 0, available: 3 });
    expect(answer.parts).toHaveLength(2);
  });

  test('more than there is, nothing at all, and an unknown check are refused', () => {
    const number = received('5');
    const head = room.head();
    expect(room.refused('inspect', number, '--accepted', '4', '--rejected', '2')).toMatchObject({
      status: 5,
      code: 'judged_too_much',
      details: { judged: 6, there: 5 },
    });
    expect(room.refused('inspect', number)).toMatchObject({ status: 2, code: 'missing_option' });
    expect(room.refused('inspect', number, '--accepted', '0')).toMatchObject({ status: 2 });
    expect(room.refused('inspect', number, '--accepted', '1', '--check', 'smell=ok')).toMatchObject({ status: 2 });
    expect(room.head()).toBe(head);
  });

  test('undoing it puts the goods together again and takes the judgement back', () => {
    const number = received('8');
    room.ok('inspect', number, '--accepted', '5', '--rejected', '3');
    const { history } = room.json('show', number);
    room.ok('undo', String(history.at(-1).movement), '--reason', '看错');
    expect(room.json('show', number)).toMatchObject({ quantity: 8, quality: 'pending', quality_on: null });
    expect(room.json('verify').ok).toBe(true);
  });

  test('of a past day the quality is what was known then', () => {
    const number = received('8', '--at', '2026-11-10');
    room.ok('inspect', number, '--result', 'accepted', '--at', '2026-11-12');
    room.ok('inspect', number, '--result', 'rejected', '--at', '2026-11-15');
    // Recorded later for an earlier day: it does not stand against the later one.
    room.ok('inspect', number, '--result', 'conditional', '--at', '2026-11-13');
    const accountOn = (day: string): string =>
      room.json('report', 'inventory', '--as-of', day).find((row: { number: string }) => row.number === number).account;
    expect(['11', '12', '14', '16'].map((day) => accountOn(`2026-11-${day}`))).toEqual([
      'pending',
      'good',
      'good',
      'rejected',
    ]);
    expect(room.json('show', number)).toMatchObject({ quality: 'rejected', quality_on: '2026-11-15' });
  });
});

describe('attachments', () => {
  const write = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(room.folder, name), bytes);
    return name;
  };

  test('five megabytes come out byte for byte, and are kept once', () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5_000_000)]);
    const file = write('扫描 件.pdf', bytes);
    const number = received('1');
    const { attachment, type, size } = room.json('attach', number, file);
    expect({ type, size }).toEqual({ type: 'application/pdf', size: bytes.length });
    const slip = room.json('attach', 'R26-000001', file);
    room.ok('attachments', 'get', String(attachment), '--out', 'out.pdf');
    expect(readFileSync(join(room.folder, 'out.pdf')).equals(bytes)).toBe(true);
    expect(room.refused('attachments', 'get', String(attachment), '--out', 'out.pdf').code).toBe('file_exists');
    expect(room.json('attachments', 'list', 'R26-000001')).toMatchObject([
      { attachment: slip.attachment, slip: 'R26-000001', name: '扫描 件.pdf', type: 'application/pdf' },
    ]);
    const head = room.head();
    room.ok('attach', number, file);
    expect(room.head()).toBe(head);
    const db = new Database(room.file, { readonly: true });
    expect(db.prepare('SELECT count(*) FROM files WHERE size = ?').pluck().get(bytes.length)).toBe(1);
    db.close();
  });

  test('one changed byte of a content is found by verify', () => {
    const copy = new Room();
    try {
      write('a.bin', Buffer.from([0, 1, 2, 3]));
      copy.ok('customers', 'add', 'C1', '--name', '甲');
      const { samples } = copy.json('receive', '--customer', 'C1', '--name', '样', '--quantity', '1');
      copy.ok('attach', samples[0].number, join(room.folder, 'a.bin'));
      const db = new Database(copy.file);
      db.exec(`UPDATE files SET content = x'00010204'`);
      db.close();
      expect(copy.run('verify').status).toBe(8);
    } finally {
      copy.close();
    }
  });

  test('its kind is what it holds; the limit is a setting; the empty file is refused', () => {
    const number = received('1');
    const typeOf = (name: string, bytes: string): string =>
      room.json('attach', number, write(name, Buffer.from(bytes, 'latin1'))).type;
    expect(typeOf('a.txt', '\x89PNG\r\n\x1a\nxx')).toBe('image/png');
    expect(typeOf('b.png', 'plain text')).toBe('text/plain');
    expect(typeOf('c.png', '\xff\xd8\xff\xe0xx')).toBe('image/jpeg');
    expect(typeOf('d.png', '\x00\x01\xfe\xff')).toBe('application/octet-stream');
    room.ok('config', 'set', 'attachments.max_mb', '1');
    expect(room.refused('attach', number, write('large', Buffer.alloc(1_000_001, 7)))).toMatchObject({
      status: 3,
      code: 'file_too_large',
    });
    expect(room.refused('attach', number, write('empty', Buffer.alloc(0))).code).toBe('attachment_empty');
    expect(room.refused('attach', number, 'gone.pdf')).toMatchObject({ status: 4, code: 'file_not_found' });
  });

  test('a signature brings its scan along', () => {
    write('signed.jpg', Buffer.from('ffd8ffe0', 'hex'));
    const { state, attachment } = room.json(
      ...['sign', 'R26-000001', '--side', 'us', '--by', '王丽', '--attach', 'signed.jpg'],
    );
    expect(state).toBe('half_signed');
    expect(
      room
        .json('attachments', 'list', 'R26-000001')
        .find((row: { attachment: number }) => row.attachment === attachment),
    ).toMatchObject({ about: 'signature', type: 'image/jpeg' });
  });
});

describe('notices', () => {
  test('from the damage to the answer, in both languages', () => {
    const number = received('6', '--accepted', '--unit', '米');
    room.ok('checkout', number, '4', '--to', 'WL', '--purpose', '试验');
    room.ok('return', number, '2', '--damaged', '--reason', '受潮');
    const made = room.json('notice', number, '--reason', 'damaged', '--note', '搬运时受潮');
    expect(made).toMatchObject({ notice: 'N26-000001', quantity: 2, state: 'open', due: '2026-11-25', customer: 'C1' });
    for (const part of [number, '钢板', '2 米', '华纺', '损坏', '搬运时受潮']) expect(made.text_zh).toContain(part);
    for (const part of [number, '2 米', 'have been damaged', 'instruct us']) expect(made.text_en).toContain(part);
    expect(room.ok('notices', 'show', 'N26-000001', '--lang', 'en')).toBe(made.text_en);
    expect(room.refused('notices', 'answered', 'N26-000001')).toMatchObject({ status: 5, code: 'notice_not_sent' });
    expect(room.json('notices', 'sent', 'N26-000001', '--via', '邮件')).toMatchObject({ state: 'sent', via: '邮件' });
    const head = room.head();
    room.ok('notices', 'sent', 'N26-000001', '--via', '邮件');
    expect(room.head()).toBe(head);
    expect(room.json('notices', 'answered', 'n26-1', '--note', '报废')).toMatchObject({
      state: 'answered',
      answer: '报废',
    });
    expect(room.json('notices', 'list', '--state', 'open')).toEqual([]);
  });

  test('our own goods need none', () => {
    const { samples } = room.json('receive', '--customer', 'HOUSE', '--name', '量具', '--quantity', '1');
    expect(room.refused('notice', samples[0].number, '--reason', 'lost').code).toBe('notice_unneeded');
  });
});
