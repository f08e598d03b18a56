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
  line('customers edit C1 --responsible LM --city 昆山');
  line('customers review C1 --note 电话要核对');
  line('customers review C1 --result in_order');
  line('customers handover C1 --to WL --reason 调岗 --told 电话');
  line('operators edit LM --role user,sales');
  line('customers handover C1 --to LM');
  line('customers complaint C1 --content 色差 --about quality --number 1x --order-no O1');
  line('customers complaint C1 --content 晚到 --responsible LM');
  line('customers complaint handle 1 --handling 换货');
  line('customers complaint answer 1 --via 电话 --answer 已换 --satisfaction 8');
  line('customers credit C1 --grade A --credit-limit 50000 --terms-days 60 --prepayment 10 --guarantee 保函');
  line('customers credit C1 --grade C --terms-days 30 --problems 逾期一次 --risky');
  line('customers link C000001 --parent C1');
  line('customers admission C1 --step application --paper 申请表 --note 全年供货');
  line('customers handover told C1 --via 邮件');
}
