import type { Words } from '../../domain/shapes.ts';
import {
  getSetting,
  IMPORTED_SETTINGS,
  importSettings,
  listSettings,
  SET_SETTING,
  SETTING,
  setSetting,
} from '../../services/settings.ts';
import { outcome, rows } from '../describe.ts';
import { sourceOf } from '../source.ts';

const KEY = {
  kind: 'code',
  value: 'KEY',
  required: true,
  about: { zh: '设置名，例如 undo.free_days', en: 'the setting, such as undo.free_days' },
} as const;

const ORIGIN_WORDS = {
  default: { zh: '默认', en: 'default' },
  store: { zh: '库', en: 'store' },
  fixed: { zh: '建库时定', en: 'fixed by init' },
} as const satisfies Record<string, Words>;

export const configList = rows({
  name: 'config list',
  group: 'setup',
  duty: 'read',
  summary: { zh: '全部设置及其来源', en: 'all settings, and where each value comes from' },
  examples: [{ line: 'samples config list', about: { zh: '全部设置', en: 'all of them' } }],
  columns: [
    { key: 'key', heading: { zh: '设置', en: 'setting' }, type: 'code', keep: 0 },
    { key: 'value', heading: { zh: '值', en: 'value' }, type: 'value', keep: 0 },
    { key: 'origin', heading: { zh: '来源', en: 'from' }, type: 'code', keep: 1, values: ORIGIN_WORDS },
    { key: 'about', heading: { zh: '说明', en: 'about' }, type: 'text', keep: 2 },
  ],
  run: async (context) =>
    (await listSettings(context.acting())).map((setting) => ({ ...setting, about: setting.about[context.language] })),
});

export const configGet = outcome({
  name: 'config get',
  group: 'setup',
  duty: 'read',
  summary: { zh: '一项设置的值', en: 'the value of one setting' },
  arguments: { key: KEY },
  examples: [{ line: 'samples config get undo.free_days', about: { zh: '只输出值', en: 'prints the value only' } }],
  result: SETTING,
  run: (context, { key }) => getSetting(context.acting(), key),
  say: { zh: ({ value }) => [String(value)], en: ({ value }) => [String(value)] },
});

export const configSet = outcome({
  name: 'config set',
  group: 'setup',
  duty: 'set_up',
  writes: true,
  timeless: true,
  summary: { zh: '更改一项设置', en: 'change a setting' },
  arguments: {
    key: KEY,
    value: { kind: 'text', value: 'VALUE', required: true, about: { zh: '新的值', en: 'the new value' } },
  },
  examples: [
    { line: 'samples config set language en', about: { zh: '界面改用英文', en: 'speak English from now on' } },
    {
      line: 'samples config set undo.free_days 5',
      about: { zh: '五天以内的记录可以直接冲销', en: 'five days within which an entry is undone without approval' },
    },
  ],
  result: SET_SETTING,
  run: (context, { key, value }) => setSetting(context.acting(), { key, value }),
  say: {
    zh: ({ key, value, previous, changed }, would) =>
      changed
        ? [`${would ? '将设置' : '已设置'} ${key} = ${value}（原来是 ${previous}）`]
        : [`${key} 本来就是 ${value}，没有改动。`],
    en: ({ key, value, previous, changed }, would) =>
      changed
        ? [`${would ? 'Would set' : 'Set'} ${key} = ${value} (it was ${previous})`]
        : [`${key} is ${value} already; nothing changed.`],
  },
});

export const configImport = outcome({
  name: 'config import',
  group: 'setup',
  duty: 'set_up',
  writes: true,
  timeless: true,
  summary: { zh: '从文件导入设置', en: 'take settings from a file' },
  details: {
    zh: '文件是 JSON 对象，或每行一项“键=值”；空行和 # 开头的行略过。有一项不对就一项也不导入。',
    en: 'The file is a JSON object, or one KEY=VALUE a line; blank lines and lines beginning with # are passed over. One wrong line, and nothing is taken.',
  },
  arguments: {
    file: {
      kind: 'file',
      value: 'FILE',
      required: true,
      complete: 'file',
      about: { zh: '文件（- 为标准输入）', en: 'the file (- is stdin)' },
    },
  },
  examples: [
    {
      line: 'samples config import settings.conf',
      about: { zh: '全部导入，或一项也不导入', en: 'all of it, or nothing' },
    },
  ],
  result: IMPORTED_SETTINGS,
  async run(context, { file }) {
    const acting = context.acting();
    return importSettings(acting, await sourceOf(context, file));
  },
  say: {
    zh: ({ read, changed, unchanged }, would) => [
      changed.length === 0
        ? `读了 ${read} 项设置，本来就是这样，没有改动。`
        : `读了 ${read} 项设置，${would ? '将更改' : '已更改'} ${changed.length} 项：${changed.join('、')}；${unchanged.length} 项不变`,
      '查看全部设置：samples config list',
    ],
    en: ({ read, changed, unchanged }, would) => [
      changed.length === 0
        ? `Read ${read} settings; they are so already, nothing changed.`
        : `Read ${read} settings; ${would ? 'would change' : 'changed'} ${changed.join(', ')}; ${unchanged.length} are as they were`,
      'See all settings: samples config list',
    ],
  },
});
