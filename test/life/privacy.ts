/** What is done with customers' data on that day. */
import type { Room } from '../room.ts';

export function livePrivacy(room: Room): void {
  const line = (words: string): string => room.ok(...words.split(' '));
  line('customers show C1 --reveal --reason 打电话');
  line('export contacts --reveal --reason 寄样');
}
