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
  line('operators add D6 --name 内勤 --role user');
  line('customers grant C1 --to D6 --scope export --reason 寄年历');
  line('customers consent C1 --purpose 委托检测 --scope 名称和联系人');
  line('customers share C1 --with 华测检测 --data 名称和联系人 --purpose 委托检测');
  line('customers disclose C1 --reason 客户要求查阅');
}

/** A file is destroyed. Last of all: the requests before it keep their numbers. */
export function liveDestruction(room: Room): void {
  const line = (words: string): string => room.ok(...words.split(' '));
  line('operators add D3 --name 安全员 --role security');
  line('operators add D4 --name 经理 --role manager');
  line('customers add D5 --name 要销毁的客户 --mobile 13900000005 --ref destroyed-1');
  line('customers contacts add D5 --name 钱多多 --mobile 13900000006');
  line('customers log D5 --by phone --content 要求删除');
  line('customers archive D5 --reason 不再来往');
  const { approval } = room.json('customers', 'destroy', 'D5', '--reason', '要求删除', '--witness', 'LM', '--yes');
  line(`approve ${approval} --operator D3`);
  line(`approve ${approval} --operator D4`);
}
