/** A second person, and what she decided: for a store that has lived. */
import type { Room } from '../room.ts';

/** Leaves one request approved, one rejected, and one that waits. */
export function liveApprovals(room: Room, line: (words: string) => string): void {
  line('operators add QM --name 秦明 --role manager');
  const now = room.env.SAMPLES_NOW!;
  // A week later the movements of today are too old to be undone by one person.
  room.env.SAMPLES_NOW = '2026-11-29T09:30:00+08:00';
  const moves = [1, 2, 3].map((quantity) => {
    line(`move 2v ${quantity} --to A-02 --at 2026-11-22`);
    return (JSON.parse(line('history 2v --json')) as { movement: number }[]).at(-1)!.movement;
  });
  room.env.SAMPLES_NOW = '2026-12-06T09:30:00+08:00';
  for (const movement of moves) room.run('undo', String(movement), '--reason', '放错地方');
  line('approve A26-000001 --note 看过 --operator QM');
  line('reject A26-000002 --reason 没有放错 --operator QM');
  line('sign A26-000001 --side us --by 秦明');
  room.env.SAMPLES_NOW = now;
}
