import { EXAMINED, doctor as examine } from '../../services/doctoring.ts';
import { osAccount } from '../context.ts';
import { outcome } from '../describe.ts';
import { CHECK_WORDS, STATE_MARKS, sayCheck } from '../present/doctor.ts';
import { programVersion } from '../version.ts';

export const doctor = outcome({
  name: 'doctor',
  group: 'keeping',
  store: 'none',
  summary: { zh: '看看库和环境有没有问题', en: 'look whether store and surroundings are well' },
  details: {
    zh: '检查程序版本、库文件和文件夹的权限、磁盘、数据页、时钟、备份、残留文件和操作人；不改动任何东西，库打不开时也能用。有问题时退出码 8。内容是否可信由 verify 检查。',
    en: 'Looks at versions, permissions of the store and its folder, disk, pages, clock, backups, leftovers and operators. It changes nothing and works where the store cannot be opened. Exit 8 with a problem. Whether the content holds is what verify checks.',
  },
  examples: [{ line: 'samples doctor', about: { zh: '全部检查', en: 'all of it' } }],
  result: EXAMINED,
  async run(context) {
    return examine({
      file: context.file,
      version: programVersion(),
      node: process.version,
      osAccount: osAccount(),
      today: context.today,
      now: context.clock.now(),
      clockSet: context.clock.set,
    });
  },
  statusOf: ({ ok }) => (ok ? 0 : 8),
  say: {
    zh: ({ checks }) => [
      ...checks.map((check) => `${STATE_MARKS[check.state].zh}  ${CHECK_WORDS[check.check].zh}：${sayCheck(check).zh}`),
    ],
    en: ({ checks }) => [
      ...checks.map(
        (check) => `${STATE_MARKS[check.state].en.padEnd(8)}${CHECK_WORDS[check.check].en}: ${sayCheck(check).en}`,
      ),
    ],
  },
});
