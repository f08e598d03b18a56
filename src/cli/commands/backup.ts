import { existsSync } from 'node:fs';
import { refuse } from '../../domain/errors.ts';
import { BACKED_UP, backup as backUp, RESTORED, restore as restoreStore } from '../../services/safekeeping.ts';
import { osAccount } from '../context.ts';
import { outcome } from '../describe.ts';
import { pinOf } from '../identifying.ts';
import { confirm } from '../prompts.ts';

const MEGABYTE = 1024 * 1024;

export const backup = outcome({
  name: 'backup',
  group: 'keeping',
  duty: 'safeguard',
  writes: true,
  timeless: true,
  summary: { zh: '备份：完整、经过校验的副本', en: 'a whole, verified copy of the store' },
  details: {
    zh: '别人可以继续使用；副本是某一时刻的完整内容，校验通过后才以该文件名出现（权限 0600），并记录一笔。库本身校验不通过时不产生备份。',
    en: 'Others can go on working. The copy is the whole store at one moment; it appears under its name (mode 0600) only after it was verified, and is recorded. A store that does not hold makes no backup.',
  },
  arguments: {
    file: {
      kind: 'file',
      value: 'FILE',
      required: true,
      complete: 'file',
      about: { zh: '备份文件，最好在另一块磁盘上', en: 'the backup, best on another disk' },
    },
  },
  options: {
    force: { kind: 'flag', about: { zh: '覆盖已有的备份文件', en: 'replace a backup that is there' } },
  },
  examples: [
    {
      line: 'samples backup /backup/samples-2026-11-22.db',
      about: { zh: '备份到另一块磁盘', en: 'back up to another disk' },
    },
  ],
  result: BACKED_UP,
  async run(context, { file, force }) {
    if (file === '-') refuse('invalid_value', { option: 'FILE', value: file, expected: 'file' });
    return backUp(context.acting(), { file, force });
  },
  say: {
    zh: ({ file, bytes, entries, head }, would) => [
      `${would ? '将备份到' : '已备份到'} ${file}（${megabytes(bytes)} MB，${entries} 条记录，已校验，链头 ${head}）`,
      `恢复时：samples restore ${file}`,
    ],
    en: ({ file, bytes, entries, head }, would) => [
      `${would ? 'Would back up' : 'Backed up'} to ${file} (${megabytes(bytes)} MB, ${entries} entries, verified, head ${head})`,
      `To put it back: samples restore ${file}`,
    ],
  },
});

export const restore = outcome({
  name: 'restore',
  group: 'keeping',
  duty: 'safeguard',
  store: 'none',
  dangerous: true,
  rehearses: true,
  summary: { zh: '从备份恢复库', en: 'put a backup in the place of the store' },
  details: {
    zh: '先完整校验备份，再用它替换库；原来的库保存在旁边（文件名加 .replaced-日期-时间）。还没有库时直接建立。库变成备份时的样子，之后的记录只在保存下来的旧库里。',
    en: 'The backup is verified in full, then takes the place of the store; the old one is kept beside it (its name with .replaced-DATE-TIME). Where there is no store it makes one. The store becomes what was backed up; entries made since are in the kept one only.',
  },
  arguments: {
    file: {
      kind: 'file',
      value: 'FILE',
      required: true,
      complete: 'file',
      about: { zh: '备份文件', en: 'the backup' },
    },
  },
  examples: [
    {
      line: 'samples restore /backup/samples-2026-11-22.db --yes',
      about: { zh: '恢复，不再询问', en: 'restore without being asked' },
    },
  ],
  result: RESTORED,
  async run(context, { file }) {
    if (!existsSync(file)) refuse('file_not_found', { file });
    await confirm(context, `restore ${file}`, {
      zh: `用备份 ${file} 替换库 ${context.file}？备份之后的记录将只留在旧库里。`,
      en: `Replace the store ${context.file} by the backup ${file}? Entries made since will be in the old one only.`,
    });
    return restoreStore({
      store: context.file,
      backup: file,
      operator: context.named,
      osAccount: osAccount(),
      busyMs: context.busyMs,
      now: context.clock.now(),
      dryRun: context.flags.dry_run ?? false,
      clockSet: context.clock.set,
      random: context.surroundings.random,
      pinOf: (who) => pinOf(context, who, context.flags.pin_file),
    });
  },
  say: {
    zh: ({ store, entries, head, kept }, would) => [
      `${would ? '将恢复' : '已恢复'} ${store}：${entries} 条记录，链头 ${head}`,
      ...(kept === null ? [] : [`原来的库${would ? '将' : ''}保存为 ${kept}`]),
    ],
    en: ({ store, entries, head, kept }, would) => [
      `${would ? 'Would restore' : 'Restored'} ${store}: ${entries} entries, head ${head}`,
      ...(kept === null ? [] : [`The old store ${would ? 'would be' : 'is'} kept as ${kept}`]),
    ],
  },
});

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1);
}
