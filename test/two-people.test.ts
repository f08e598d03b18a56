import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { Room } from './room.ts';

// Two people at two terminals: one asks, the other decides. Each terminal is a real one, given by util-linux's
// `script`; what stands in the transcript is what they see.
const hasTerminal = spawnSync('script', ['--version']).status === 0;

/** A terminal at which somebody types commands; a question is answered with what stands after `<`. */
class Terminal {
  constructor(
    private readonly room: Room,
    private readonly operator: string,
  ) {}

  type(line: string): Promise<string> {
    const [command, answer] = line.split(' < ') as [string, string?];
    const words = [process.execPath, resolve('bin/samples.js'), ...command.split(' '), '--operator', this.operator];
    const child = spawn('script', ['-qefc', words.map((word) => `'${word}'`).join(' '), '/dev/null'], {
      env: { ...this.room.env, TERM: 'xterm', NO_COLOR: '1' },
    });
    let shown = '';
    let asked = false;
    child.stdout.on('data', (bytes: Buffer) => {
      shown += bytes.toString();
      if (asked || answer === undefined || !shown.includes('PIN：')) return;
      asked = true;
      child.stdin.write(`${answer}\r`);
    });
    return new Promise((done) =>
      child.on('close', (status) => {
        const lines = stripVTControlCharacters(shown).split(/\r?\n/);
        const said = lines.map((text) => text.trimEnd()).filter((text) => text !== '' && !/PIN：( \[|$)/.test(text));
        const asking = asked ? ['? PIN'] : [];
        done([`${this.operator}$ ${command}`, ...asking, ...said, `= ${status}`].join('\n'));
      }),
    );
  }
}

test.skipIf(!hasTerminal)('asked at one terminal, decided at the other', { timeout: 600_000 }, async () => {
  const room = new Room();
  try {
    room.ok('operators', 'add', 'ZK', '--name', '张库', '--role', 'custodian,manager');
    room.ok('operators', 'add', 'QM', '--name', '秦明', '--role', 'manager');
    writeFileSync(join(room.folder, 'pin'), '4711\n');
    room.ok('operators', 'pin', 'QM', '--pin-file', join(room.folder, 'pin'));
    room.ok('receive', '--customer', 'HOUSE', '--name', '旧纸箱', '--quantity', '20', '--unit', '个');
    const [clerk, manager] = [new Terminal(room, 'ZK'), new Terminal(room, 'QM')];
    const transcript = [
      await clerk.type('scrap request 1x 5 --reason unneeded'),
      await clerk.type('approve A26-000001'),
    ];
    for (const pin of ['1111', '2222', '3333', '4444', '5555', '4711']) {
      transcript.push(await manager.type(`approve A26-000001 < ${pin}`));
    }
    room.env.SAMPLES_NOW = '2026-11-22T09:41:00+08:00';
    transcript.push(await manager.type('approve A26-000001 < 4711'));
    transcript.push(await clerk.type('scrap request 1x 2 --reason unneeded'));
    room.env.SAMPLES_NOW = '2026-12-23T09:00:00+08:00';
    transcript.push(await manager.type('approve A26-000002 < 4711'));
    await expect(`${transcript.join('\n')}\n`).toMatchFileSnapshot('golden/two-people.txt');
  } finally {
    room.close();
  }
});
