/** What is done with customers on that day. */
import type { Room } from '../room.ts';

export function liveCustomers(room: Room): void {
  const line = (words: string): string => room.ok(...words.split(' '));
  line('customers contacts add C1 --name 陈静 --role 采购 --mobile 13912345678 --email chen@hx.cn --birthday 3-12');
  line('customers contacts add C1 --name 周敏 --phone 0512-65001234 --social 微信 --likes 茶 --weight 高 --preferred');
  line('customers contacts edit C1 陈静 --note 怕吵');
  line('customers contacts remove C1 周敏 --reason 离职');
  line('customers log C1 --by visit --with 陈静 --goal 新品 --content 看样 --outcome 要样布 --minutes 40');
  line('customers log C1 --by phone --next 2026-12-10 --reason 样品到后');
  line('customers survey C1 --score 9 --channel 电话 --comment 好 --period 2026-Q4');
  line('customers survey C1 --score 3');
}
