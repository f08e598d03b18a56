import { object, oneOf, text } from '../../domain/shapes.ts';
import { initialise } from '../../services/setting-up.ts';
import { osAccount, systemTimeZone } from '../context.ts';
import { outcome } from '../describe.ts';

export const init = outcome({
  name: 'init',
  group: 'setup',
  store: 'none',
  summary: { zh: '新建库', en: 'make a store' },
  details: {
    zh: '新建库文件（权限 0600），登记当前登录账户为第一个操作人（全部角色），并建立库位 DOCK、RETURNS、DAMAGED、QUARANTINE。',
    en: 'Makes the store (mode 0600), registers your login as the first operator with all roles, and makes the places DOCK, RETURNS, DAMAGED, QUARANTINE.',
  },
  options: {
    operator: {
      kind: 'code',
      value: 'CODE',
      about: { zh: '第一个操作人的编码（默认：登录名）', en: "the first operator's code (default: the login)" },
    },
    name: { kind: 'text', value: 'NAME', about: { zh: '姓名（默认：同编码）', en: 'name (default: the code)' } },
    lang: {
      kind: 'choice',
      value: 'LANG',
      choices: ['zh', 'en'],
      about: { zh: '库的语言（默认按系统）', en: "the store's language (default: the locale's)" },
    },
    timezone: {
      kind: 'text',
      value: 'TZ',
      about: { zh: '时区（默认按系统）；以后不能改', en: "time zone (default: the system's); fixed for good" },
    },
  },
  examples: [
    {
      line: 'samples init --operator WL --name 王丽 --lang zh --timezone Asia/Shanghai',
      about: { zh: '中文界面、上海时间的新库', en: 'a store in Chinese and Shanghai time' },
    },
  ],
  result: object({ store: text, operator: text, lang: oneOf('zh', 'en'), timezone: text }),
  async run(context, input) {
    const account = osAccount();
    const operator = input.operator ?? account;
    const lang = input.lang ?? context.language;
    const timezone = input.timezone ?? systemTimeZone();
    initialise({
      file: context.file,
      operator,
      name: input.name ?? operator,
      language: lang,
      timeZone: timezone,
      osAccount: account,
      now: context.clock.now(),
      clockSet: context.clock.set,
      random: context.surroundings.random,
    });
    return { store: context.file, operator, lang, timezone };
  },
  say: {
    zh: ({ store, operator, timezone }) => [
      `已建库：${store}（时区 ${timezone}，操作人 ${operator}）`,
      '下一步：登记客户 samples customers add 编码 --name 名称 · 接收样品 samples receive',
    ],
    en: ({ store, operator, timezone }) => [
      `Store made: ${store} (time zone ${timezone}, operator ${operator})`,
      'Next: add a customer with samples customers add CODE --name NAME · receive goods with samples receive',
    ],
  },
});
