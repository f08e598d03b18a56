/** A second person, and what she decided: for a store that has lived. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Room } from '../room.ts';

/** Leaves one request approved, one rejected, and one that waits. */
export function liveApprovals(room: Room, line: (words: string) => string): void {
  line('operators add QM --name 秦明 --role manager');
  writeFileSync(join(room.folder, 'pin.txt'), '2468\n');
  writeFileSync(join(room.folder, 'wrong.txt'), '1357\n');
  line('operators pin QM --pin-file pin.txt');
  room.run('list', '--operator', 'QM', '--pin-file', 'wrong.txt');
  line('operators pin LM --pin-file pin.txt');
  for (let tries = 0; tries < 5; tries++) room.run('list', '--operator', 'LM', '--pin-file', 'wrong.txt');
  const now = room.env.SAMPLES_NOW!;
  // A week later the movements of today are too old to be undone by one person.
  room.env.SAMPLES_NOW = '2026-11-29T09:30:00+08:00';
  const moves = [1, 2, 3].map((quantity) => {
    line(`move 2v ${quantity} --to A-02 --at 2026-11-22`);
    return (JSON.parse(line('history 2v --json')) as { movement: number }[]).at(-1)!.movement;
  });
  room.env.SAMPLES_NOW = '2026-12-06T09:30:00+08:00';
  for (const movement of moves) room.run('undo', String(movement), '--reason', '放错地方');
  line('approve A26-000001 --note 看过 --operator QM --pin-file pin.txt');
  line('reject A26-000002 --reason 没有放错 --operator QM --pin-file pin.txt');
  line('sign A26-000001 --side us --by 秦明');
  line('receive --customer HOUSE --name 旧样册 --quantity 9 --unit 本');
  const { number } = (JSON.parse(line('find 旧样册 --json')) as { number: string }[])[0]!;
  line(`hold ${number} --reason 有争议`);
  line(`split ${number} 2`);
  line(`hold ${number} --release --reason 说清楚了`);
  line('approve A26-000004 --operator QM --pin-file pin.txt');
  line(`instruct ${number} --decision keep --by 本公司`);
  line(`instruct ${number} --decision scrap --by 本公司`);
  for (const reason of ['damaged', 'unneeded'])
    line(`scrap request ${number} 1 --reason ${reason} --method 粉碎 --witness LM --note 没人要`);
  line('approve A26-000005 --operator QM --pin-file pin.txt');
  line(`scrap request ${number} 1 --reason expired`);
  line('approve A26-000007 --operator QM --pin-file pin.txt');
  line('locations add V-9 --categories 皮革');
  line(`move ${number} 1 --to V-9 --override --reason 没有别的地方`);
  line('approve A26-000008 --operator QM --pin-file pin.txt');
  room.env.SAMPLES_NOW = now;
}
