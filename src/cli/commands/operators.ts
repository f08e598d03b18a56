import { CODE_LIMIT } from '../../domain/codes.ts';
import { DUTIES, type Duty, ROLES, type Role } from '../../domain/duties.ts';
import type { Column } from '../../domain/shapes.ts';
import {
  addOperator,
  checkRetirement,
  EDITED_OPERATOR,
  editOperator,
  listOperators,
  OPERATOR,
  RETIRED_OPERATOR,
  retireOperator,
} from '../../services/operators.ts';
import { outcome, rows } from '../describe.ts';
import { DUTY_WORDS, ROLE_WORDS, wordFor } from '../present/words.ts';
import { confirm } from '../prompts.ts';
import { ALL, RETIRED_ON, withRetired } from './retired.ts';

const CODE = {
  kind: 'code',
  value: 'CODE',
  required: true,
  complete: 'person',
  about: { zh: '编码或姓名', en: 'code or full name' },
} as const;
const OS_USER = {
  kind: 'text',
  value: 'U',
  about: { zh: '可以用此身份操作的登录账户（空 = 不限定）', en: 'the login that may act so (empty = none)' },
} as const;

const named = (roles: readonly string[], language: 'zh' | 'en') =>
  roles.map((role) => wordFor(ROLE_WORDS, role, language)).join(language === 'zh' ? '、' : ', ');

export const operatorsAdd = outcome({
  name: 'operators add',
  group: 'setup',
  duty: 'set_up',
  writes: true,
  summary: { zh: '登记人员', en: 'register an operator' },
  details: {
    zh: '编码终身不变，停用后也不再给别人。只领用、不操作的人登记为 user 角色。',
    en: 'A code is for life and never goes to somebody else. Who only holds goods gets the role user.',
  },
  arguments: {
    code: { ...CODE, limit: CODE_LIMIT, about: { zh: '编码（终身不变）', en: 'code, for life' } },
  },
  options: {
    name: { kind: 'text', value: 'NAME', required: true, about: { zh: '姓名', en: 'full name' } },
    role: {
      kind: 'list',
      value: 'ROLE',
      choices: ROLES,
      required: true,
      about: { zh: '角色，可以几个', en: 'roles, one or more' },
    },
    os_user: OS_USER,
  },
  examples: [
    {
      line: 'samples operators add LM --name 李梅 --role user,evaluator',
      about: { zh: '一个使用人员，也做评估', en: 'somebody who uses and evaluates samples' },
    },
  ],
  result: OPERATOR,
  run: (context, { code, name, role, os_user }) =>
    addOperator(context.acting(), { code, name, roles: role as Role[], os_user }),
  say: {
    zh: ({ code, name, roles }, would) => [
      `${would ? '将登记' : '已登记'} ${code} ${name}：${named(roles, 'zh')}`,
      `下一步：领用给他 samples checkout 编号 --to ${code} --purpose 用途`,
    ],
    en: ({ code, name, roles }, would) => [
      `${would ? 'Would register' : 'Registered'} ${code} ${name}: ${named(roles, 'en')}`,
      `Next: check out to this person with samples checkout NUMBER --to ${code} --purpose WHAT`,
    ],
  },
});

export const operatorsEdit = outcome({
  name: 'operators edit',
  group: 'setup',
  duty: 'set_up',
  writes: true,
  summary: { zh: '更改姓名、角色或登录账户', en: 'change name, roles or login' },
  arguments: { code: CODE },
  options: {
    name: { kind: 'text', value: 'NAME', about: { zh: '姓名', en: 'full name' } },
    role: {
      kind: 'list',
      value: 'ROLE',
      choices: ROLES,
      about: { zh: '角色（代替原来的全部角色）', en: 'roles, instead of all former ones' },
    },
    os_user: OS_USER,
    reinstate: { kind: 'flag', about: { zh: '恢复已停用的人员', en: 'take a retired operator back' } },
  },
  examples: [
    {
      line: 'samples operators edit LM --role custodian,user',
      about: { zh: '换成样品管理员兼使用人员', en: 'make somebody a custodian as well' },
    },
  ],
  result: EDITED_OPERATOR,
  run: (context, { code, name, role, os_user, reinstate }) =>
    editOperator(context.acting(), { code, name, roles: role as Role[] | undefined, os_user, reinstate }),
  say: {
    zh: ({ code, name, roles, os_user, changed }, would) => [
      changed.length === 0 ? `${code} 本来就是这样，没有改动。` : `${would ? '将更改' : '已更改'} ${code}：`,
      `  ${name} · ${named(roles, 'zh')} · ${os_user === null ? '不限定登录账户' : `登录账户 ${os_user}`}`,
    ],
    en: ({ code, name, roles, os_user, changed }, would) => [
      changed.length === 0
        ? `${code} is so already; nothing changed.`
        : `${would ? 'Would change' : 'Changed'} ${code}:`,
      `  ${name} · ${named(roles, 'en')} · ${os_user === null ? 'no login of his own' : `login ${os_user}`}`,
    ],
  },
});

export const operatorsRetire = outcome({
  name: 'operators retire',
  group: 'setup',
  duty: 'set_up',
  writes: true,
  dangerous: true,
  summary: { zh: '停用人员', en: 'retire an operator' },
  details: {
    zh: '停用后不能再操作，也不能再领用；手里还有样品的人和最后一个管理人员不能停用。历史保留。',
    en: 'A retired operator acts no more and is given nothing. Who still holds samples, and the last manager, cannot be retired. History stays.',
  },
  arguments: { code: CODE },
  examples: [
    { line: 'samples operators retire LM --yes', about: { zh: '停用，不再询问', en: 'retire without being asked' } },
  ],
  result: RETIRED_OPERATOR,
  async run(context, { code }) {
    const acting = context.acting();
    const who = checkRetirement(acting, code);
    if (!who.retired) {
      await confirm(context, `operators retire ${who.code}`, {
        zh: `停用 ${who.code} ${who.name}？停用后不能再操作和领用。`,
        en: `Retire ${who.code} ${who.name}, who will act and hold no more?`,
      });
    }
    return retireOperator(acting, { code: who.code });
  },
  say: {
    zh: ({ code, name, retired_on, released, files, complaints, changed }, would) => [
      changed.length === 0
        ? `${code} ${name} 在 ${retired_on} 已停用，没有改动。`
        : `${would ? '将停用' : '已停用'} ${code} ${name}（${retired_on}）`,
      ...(released > 0 ? [`  ${would ? '将取消' : '已取消'}他的 ${released} 项预留`] : []),
      ...(complaints > 0
        ? [
            `  还有 ${complaints} 件投诉等他答复${files > 0 ? '，移交客户时一起交' : ''}；单件换人：samples customers complaint handle 编号 --responsible 接手人（samples customers complaint list --open）`,
          ]
        : []),
      files > 0
        ? `下一步：他还负责 ${files} 个客户，移交：samples customers handover --from ${code} --to 接手人`
        : `下一步：查看在用人员 samples operators list`,
    ],
    en: ({ code, name, retired_on, released, files, complaints, changed }, would) => [
      changed.length === 0
        ? `${code} ${name} was retired on ${retired_on}; nothing changed.`
        : `${would ? 'Would retire' : 'Retired'} ${code} ${name} (${retired_on})`,
      ...(released > 0 ? [`  ${would ? 'Would release' : 'Released'} ${released} of his reservations`] : []),
      ...(complaints > 0
        ? [
            `  ${complaints} complaints still wait for his answer${files > 0 ? '; those of his customers go along when these are handed over' : ''}. One by one: samples customers complaint handle N --responsible PERSON (samples customers complaint list --open)`,
          ]
        : []),
      files > 0
        ? `Next: he is still responsible for ${files} customers; hand them over with samples customers handover --from ${code} --to PERSON`
        : 'Next: see who is in use with samples operators list',
    ],
  },
});

const OPERATORS: readonly Column[] = [
  { key: 'code', heading: { zh: '编码', en: 'code' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '姓名', en: 'name' }, type: 'text', keep: 1 },
  { key: 'roles', heading: { zh: '角色', en: 'roles' }, type: 'list', keep: 2, values: ROLE_WORDS },
  { key: 'os_user', heading: { zh: '登录账户', en: 'login' }, type: 'code', keep: 4 },
  { key: 'pin', heading: { zh: 'PIN', en: 'PIN' }, type: 'boolean', keep: 5 },
  { key: 'held', heading: { zh: '持有样品', en: 'samples held' }, type: 'integer', keep: 3 },
];

export const operatorsList = rows({
  name: 'operators list',
  group: 'setup',
  duty: 'read',
  summary: { zh: '人员一览', en: 'the operators' },
  options: { all: ALL },
  examples: [{ line: 'samples operators list', about: { zh: '在用的人员', en: 'who is in use' } }],
  columns: [...OPERATORS, RETIRED_ON],
  columnsFor: withRetired(OPERATORS),
  run: (context, { all }) => listOperators(context.acting(), { all }),
});

export const operatorsRoles = rows({
  name: 'operators roles',
  group: 'setup',
  duty: 'read',
  store: 'none',
  summary: { zh: '谁可以做什么', en: 'who may do what' },
  examples: [{ line: 'samples operators roles', about: { zh: '每项职责和能做的角色', en: 'each duty and its roles' } }],
  columns: [
    { key: 'duty', heading: { zh: '职责', en: 'duty' }, type: 'code', keep: 0, values: DUTY_WORDS },
    { key: 'roles', heading: { zh: '角色', en: 'roles' }, type: 'list', keep: 1, values: ROLE_WORDS },
  ],
  run: async () => (Object.keys(DUTIES) as Duty[]).map((duty) => ({ duty, roles: [...DUTIES[duty]] })),
});
