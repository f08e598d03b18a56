/** What is done with customers' data on that day. */
import type { Room } from '../room.ts';

export function livePrivacy(room: Room): void {
  const line = (words: string): string => room.ok(...words.split(' '));
  line('customers show C1 --reveal --reason 打电话');
  line('export contacts --reveal --reason 寄样');
  line('customers add D1 --name 华纺有限公司 --phone 0512-65001234');
  line('customers log D1 --by phone --content 询价');
  line('customers merge D1 --into C1 --reason 同一家 --yes');
  line('customers add D2 --name 华纺分号');
  line('customers merge D2 --into C1 --reason 同一家 --yes');
  line('customers unmerge D2 --reason 是两家');
}
