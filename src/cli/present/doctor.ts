/** What the doctor says of each check. */
import type { CheckName } from '../../domain/doctoring.ts';
import type { Words } from '../../domain/shapes.ts';
import type { Examined } from '../../services/doctoring.ts';

type Check = Examined['checks'][number];
type Say = (facts: Check['facts']) => Words;

const MEGABYTE = 1024 * 1024;
const megabytes = (bytes: unknown): string => String(Math.round(Number(bytes) / MEGABYTE));

export const CHECK_WORDS: Readonly<Record<CheckName, Words>> = {
  program: { zh: '程序', en: 'Program' },
  sqlite: { zh: '数据库引擎', en: 'Engine' },
  store: { zh: '库', en: 'Store' },
  permissions: { zh: '权限', en: 'Permissions' },
  folder: { zh: '文件夹', en: 'Folder' },
  space: { zh: '磁盘', en: 'Disk' },
  pages: { zh: '数据页', en: 'Pages' },
  clock: { zh: '时钟', en: 'Clock' },
  backup: { zh: '备份', en: 'Backup' },
  leftovers: { zh: '残留文件', en: 'Leftovers' },
  destruction: { zh: '销毁', en: 'Destruction' },
  operators: { zh: '操作人', en: 'Operators' },
};

export const STATE_MARKS = {
  ok: { zh: '正常', en: 'ok' },
  note: { zh: '注意', en: 'note' },
  problem: { zh: '问题', en: 'problem' },
} as const satisfies Record<string, Words>;

const SAYS: Readonly<Record<string, Say>> = {
  'program versions': ({ version, node }) => ({
    zh: `samples ${version}，Node.js ${node}`,
    en: `samples ${version}, Node.js ${node}`,
  }),
  'sqlite version': ({ version }) => ({ zh: `SQLite ${version}`, en: `SQLite ${version}` }),
  'store opens': ({ file, bytes, time_zone }) => ({
    zh: `${file}，${megabytes(bytes)} MB，时区 ${time_zone}`,
    en: `${file}, ${megabytes(bytes)} MB, time zone ${time_zone}`,
  }),
  'permissions private': ({ mode }) => ({
    zh: `只有本人能读写（${mode}）`,
    en: `only its owner reads and writes it (${mode})`,
  }),
  'permissions open': ({ mode }) => ({
    zh: `别人也能读（${mode}）；改为只有本人：chmod 600`,
    en: `others can read it too (${mode}); for its owner only: chmod 600`,
  }),
  'permissions read_only': ({ mode }) => ({
    zh: `不能写（${mode}）；只能查询`,
    en: `it cannot be written (${mode}), only read`,
  }),
  'folder writable': () => ({ zh: '可以写', en: 'can be written' }),
  'folder read_only': () => ({ zh: '不能写，什么也不能记录', en: 'cannot be written: nothing can be recorded' }),
  'space enough': ({ free }) => ({ zh: `剩余 ${megabytes(free)} MB`, en: `${megabytes(free)} MB free` }),
  'space little': ({ free }) => ({
    zh: `只剩 ${megabytes(free)} MB，放不下一份备份；请清理磁盘`,
    en: `only ${megabytes(free)} MB free, too little for a backup beside it; make room`,
  }),
  'pages hold': () => ({
    zh: '完好；内容是否可信：samples verify',
    en: 'sound; whether the content holds: samples verify',
  }),
  'pages damaged': ({ detail }) => ({
    zh: `损坏（${detail}）；恢复备份：samples restore 备份，或救出还能读的：samples salvage --into 新库`,
    en: `damaged (${detail}); put a backup back: samples restore FILE, or save what can be read: samples salvage --into NEW`,
  }),
  'clock plausible': () => ({ zh: '不早于最后一笔记录', en: 'not before the last entry' }),
  'clock behind': ({ last }) => ({
    zh: `早于最后一笔记录（${last}）；请校准系统时钟`,
    en: `before the last entry (${last}); set the system's clock right`,
  }),
  'backup recent': ({ day, days }) => ({ zh: `最近一次 ${day}，${days} 天前`, en: `last on ${day}, ${days} days ago` }),
  'backup old': ({ day, days }) => ({
    zh: `最近一次 ${day}，${days} 天前，太久了：samples backup 文件`,
    en: `last on ${day}, ${days} days ago, which is long: samples backup FILE`,
  }),
  'backup never': () => ({ zh: '还没有备份过：samples backup 文件', en: 'none yet: samples backup FILE' }),
  'leftovers none': () => ({ zh: '没有', en: 'none' }),
  'leftovers left': ({ count, first }) => ({
    zh: `有 ${count} 个中断时留下的文件，例如 ${first}；没有程序在运行时可以删除`,
    en: `${count} left by interrupted programs, such as ${first}; they can be removed while none is running`,
  }),
  'destruction finished': () => ({ zh: '没有没做完的', en: 'none is unfinished' }),
  'destruction unfinished': ({ count, first }) => ({
    zh: `${count} 份档案已销毁，但库文件还没有重写；做完：samples customers destroy ${first} --reason 清理 --witness 监销人 --yes`,
    en: `${count} files were destroyed, but the store is not written anew yet; finish it with samples customers destroy ${first} --reason clearing --witness PERSON --yes`,
  }),
  'destruction left': ({ count, first }) => ({
    zh: `${count} 份档案已销毁，但库文件里仍查到原文（例如 ${first}）；请运行 samples verify 并告诉维护人`,
    en: `something of ${count} destroyed files (${first}) is still in the bytes of the store; run samples verify and tell whoever maintains this`,
  }),
  'operators mapped': ({ operators, managers, operator }) => ({
    zh: `${operators} 人在册，其中 ${managers} 名管理人员；这个登录是 ${operator}`,
    en: `${operators} active, ${managers} of them managers; this login is ${operator}`,
  }),
  'operators not_mapped': ({ account }) => ({
    zh: `登录 ${account} 还没有对应的操作人：samples operators edit 编码 --os-user ${account}`,
    en: `the login ${account} is nobody's yet: samples operators edit CODE --os-user ${account}`,
  }),
  'operators no_manager': () => ({
    zh: '没有管理人员，没人能登记人员和改设置',
    en: 'no manager is left: nobody can register people or change settings',
  }),
};

const STORE_TROUBLE: Readonly<Record<string, Words>> = {
  store_missing: { zh: '不存在；新建：samples init', en: 'is not there; make one: samples init' },
  store_busy: { zh: '正被占用', en: 'is busy' },
  store_damaged: {
    zh: '损坏；恢复备份：samples restore 备份，或救出还能读的：samples salvage --into 新库',
    en: 'is damaged; put a backup back: samples restore FILE, or save what can be read: samples salvage --into NEW',
  },
  store_foreign: { zh: '不是本程序的库', en: 'belongs to another program' },
  store_too_new: { zh: '由更新的版本写成；请更新程序', en: 'was written by a newer version; update the program' },
};

export function sayCheck({ check, code, facts }: Check): Words {
  const say = SAYS[`${check} ${code}`];
  if (say) return say(facts);
  const trouble = STORE_TROUBLE[code] ?? { zh: `打不开（${code}）`, en: `cannot be opened (${code})` };
  const file = facts.file ?? '';
  return { zh: `${file} ${trouble.zh}`, en: `${file} ${trouble.en}` };
}
