import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAnchor, parseAnchorFile } from '../src/domain/anchors.ts';
import { Room } from './room.ts';

const HASH = 'ab'.repeat(32);

describe('reading anchors', () => {
  test.each([
    [`1:${HASH}`, { seq: 1, hash: HASH }],
    [` 12:${HASH.toUpperCase()} `, { seq: 12, hash: HASH }],
    ['7:0123abcd', { seq: 7, hash: '0123abcd' }],
    ['7:0123abc', null],
    ['-1:0123abcd', null],
    ['1e3:0123abcd', null],
    [`1:${HASH}0`, null],
    ['0123abcd', null],
    ['', null],
  ])('%s', (text, anchor) => expect(parseAnchor(text)).toEqual(anchor));

  test.each([
    [`1:${HASH}\r\n\n2:${HASH}\n`, [1, 2]],
    [`\ufeff3:${HASH}`, [3]],
    [`{"date":"2026-11-22","head":"4:${HASH}","files":[]}`, [4]],
  ])('a file %j', (text, seqs) => {
    expect(parseAnchorFile(text)).toEqual(seqs.map((seq) => ({ seq, hash: HASH })));
  });

  test.each([
    [`1:${HASH}\nnothing`, 2],
    ['', 1],
    ['{"head":5}', 1],
    ['{', 1],
  ])('a file that is none: %j', (text, line) => expect(parseAnchorFile(text)).toEqual({ line }));
});

describe('verify --anchor', () => {
  let room: Room;
  beforeAll(() => {
    room = new Room();
    room.ok('customers', 'add', 'C1', '--name', '华纺');
  });
  afterAll(() => room.close());

  test('the head as it is, its beginning, a list in a file, a manifest', () => {
    const { head } = room.json('verify') as { head: string };
    writeFileSync(join(room.folder, 'heads'), `${head}\n`);
    writeFileSync(join(room.folder, 'manifest.json'), JSON.stringify({ date: '2026-11-22', head, files: [] }));
    for (const anchor of [head, head.slice(0, 14), 'heads', join(room.folder, 'manifest.json')]) {
      expect(room.json('verify', '--anchor', anchor)).toMatchObject({ ok: true, head });
    }
  });

  test('one that does not fit: exit 8, and the result is on stdout all the same', () => {
    const done = room.run('verify', '--json', '--anchor', `2:${HASH}`);
    expect(done).toMatchObject({ status: 8, stderr: '' });
    expect(JSON.parse(done.stdout)).toMatchObject({ ok: false, entries: 2, problems: [{ code: 'anchor_differs' }] });
    const beyond = room.run('verify', '--anchor', `9:${HASH}`);
    expect(beyond.status).toBe(8);
    expect(beyond.stdout).toContain('校验发现 1 个问题');
    expect(beyond.stdout).toContain('记录 9 · journal 9：流水尾部被截去 (9 > 2)');
    expect(room.run('verify', '--anchor', `9:${HASH}`, '--lang', 'en').stdout).toContain(
      'entry 9 · journal 9: the end of the journal was cut off (9 > 2)',
    );
  });

  test('neither SEQ:HASH nor a file: exit 2; a file of something else: exit 3, by line', () => {
    expect(room.refused('verify', '--anchor', 'nowhere')).toMatchObject({ status: 2, code: 'invalid_value' });
    expect(room.refused('verify', '--anchor', room.folder)).toMatchObject({ status: 2, code: 'invalid_value' });
    writeFileSync(join(room.folder, 'notes'), `1:${HASH}\nhello\n`);
    expect(room.refused('verify', '--anchor', 'notes')).toMatchObject({
      status: 3,
      code: 'anchors_unreadable',
      details: { line: 2 },
    });
  });

  test('entries recorded under a set clock are listed and do not make it fail', () => {
    expect(room.json('verify')).toMatchObject({ ok: true, entries: 2, clock_set: [1, 2] });
    expect(room.ok('verify')).toContain('2 条记录的时钟是设定的（SAMPLES_NOW）：1, 2');
  });

  test('it takes the duty of safeguarding', () => {
    room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'custodian');
    for (const words of [['verify'], ['backup', 'x.db']]) {
      expect(room.refused(...words, '--operator', 'LM')).toMatchObject({ status: 6, code: 'not_permitted' });
    }
  });
});
