/** The part of a lived day that judges goods, tells customers and keeps scans. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Room } from '../room.ts';

export function liveJudging(room: Room): void {
  const line = (words: string): string => room.ok(...words.split(' '));
  writeFileSync(join(room.folder, 'scan.pdf'), '%PDF-1.7 扫描');
  writeFileSync(join(room.folder, 'photo.png'), Buffer.from('89504e470d0a1a0a0102', 'hex'));
  line('receive --customer C1 --name 模具 --quantity 3 --kind mould');
  const { receipt, samples } = room.json('receive', '--customer', 'C1', '--name', '板', '--quantity', '9', '--inspect');
  const { number } = samples[0];
  line(
    `inspect ${number} --accepted 5 --rejected 2 --report-no Q-1 --check quantity=ok,quality=划伤 --attach photo.png --ref judged`,
  );
  line(`inspect ${number} --result conditional --asset-mark M1 --revision B`);
  line(`attach ${receipt} scan.pdf`);
  line(`notice ${number} 2 --reason quality --note 划伤`);
  line('notices sent N26-000001 --via 邮件');
  line('notices answered N26-000001 --note 退回');
  line(`notice ${number} --reason useless --due 2026-12-01`);
  line(`evaluate ${number} --start 研发部 --due 2026-12-01 --feedback-by 2026-12-05`);
  line(`evaluate ${number} --result 可用`);
  line(`evaluate ${number} --feedback-sent --via 电话`);
  line(`evaluate ${number} --start 品质部`);
  line(`maintain ${number} --done 上油 --every 90`);
  line(`maintain ${number} --done 清洗 --next 2026-12-24`);
  line('maintain 1x --next 2026-12-24');
  const secret = room.json('receive', '--customer', 'C1', '--name', '图样', '--quantity', '1', '--confidential');
  line(`permit ${secret.samples[0].number} --to LM --purpose 试制 --until 2026-12-31 --document 授权书`);
  line(`permit ${secret.samples[0].number} --to-customer C1 --purpose 确认`);
  line(`permit ${secret.samples[0].number} --to-customer C1 --withdraw`);
  line('receive --customer C1 --name 线 --quantity 9 --expected 12 --check colour=偏红');
  line('receive --customer C1 --name 绳 --quantity 9 --check documents=ok');
  line('actions add --source 盘点 --content 标签 --steps 换标签 --responsible LM --due 2026-12-01');
  line('actions add --source 投诉 --content 包装 --steps 换箱 --responsible WL --due 2026-12-01');
  line('actions done 1 --note 换了');
  line('actions judge 1 --effect 好 --next 2026-12-20');
}
