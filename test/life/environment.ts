/** Readings and checks in a store that has lived. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Room } from '../room.ts';

/** Readings that were typed and others from a logger, some of them out of range; a check of either kind. */
export function lookAfter(room: Room): void {
  room.ok('environment', 'record', 'A-01', '--temperature', '20', '--humidity', '50');
  room.ok('environment', 'record', 'A-01', '--temperature', '30', '--at', '2026-11-21 08:00');
  writeFileSync(join(room.folder, 'logger.csv'), LOGGER);
  room.ok('import', 'readings', 'logger.csv');
  room.ok('environment', 'check', 'A-01', '--result', '合格');
  room.ok('environment', 'check', 'A-02', '--result', '有问题', '--item', '虫害=发现鼠迹');
}

const LOGGER = `位置,时间,温度,湿度
A-01,2026-11-20 08:00,20.5,45
A-01,2026-11-20 08:05,4.5,
A-02,2026-11-20 08:00,21,46
`;
