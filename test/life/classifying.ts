/** Customers who were classified twice by rules of the company's own, and followed up. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Room } from '../room.ts';

export function liveClassifying(room: Room): void {
  const line = (words: string): string => room.ok(...words.split(' '));
  line('classify-customers --as-of 2026-11-20');
  line('follow-ups done C1 --by phone --minutes 5 --goal 目标 --outcome 结果 --next 2026-12-24 --reason 约好');
  line('follow-ups done C1 --by mail');
  line('follow-ups plan C1 --goal 新目标 --next 2026-12-28 --reason 年底');
  line('follow-ups plan C1 --goal 报价 --next 2026-12-29 --reason 改期');
  for (const [large, file] of [
    [500_000, 'rules.json'],
    [400_000, 'rules-two.json'],
  ] as const) {
    writeFileSync(join(room.folder, file), JSON.stringify({ scale: { large, medium: 100_000 } }));
    line(`classify-customers set-rules ${file}`);
  }
  line('classify-customers --from 2026-01-01');
}
