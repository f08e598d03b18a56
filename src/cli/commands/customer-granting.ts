import { ACCESS_SCOPES, type AccessScope, GRANT_STATES } from '../../domain/grants.ts';
import { GRANT_ASKED, grantFile, listGrants } from '../../services/granting.ts';
import { type Description, outcome, rows } from '../describe.ts';
import { requestedEn, requestedZh } from '../present/effects.ts';
import { CODE, CODE_OR_ALL } from './customer-argument.ts';

const grant = outcome({
  name: 'customers grant',
  group: 'customers',
  writes: true,
  timeless: true,
  duty: 'read',
  summary: {
    zh: '准许某人看别人负责的客户档案',
    en: 'let somebody see the file of a customer who is not his',
  },
  details: {
    zh: '客户的联系方式，负责人和经理本来就能看；别人要看，由档案的密级决定谁来批：公司级由负责人或经理，部门级由经理，个人级要两人（负责人、经理、安全员）。有权批的人替别人办，当场生效。export 可以连同导出的文件带走，read 只能看。到期自动失效；没有另定期限时按设置 files.grant_days。每次查看都有记录：samples report access。',
    en: "Who is responsible for a customer, and a manager, may see the contact data anyway; for others the level of the file says who decides: company, the responsible person or a manager; department, a manager; personal, two of the responsible person, managers and security. Somebody who may decide and lets somebody else see it has decided at once. 'export' takes it along in files as well, 'read' only looks. It ends on its last day, by the setting files.grant_days where none is said. Each look is on record: samples report access.",
  },
  arguments: { code: CODE },
  options: {
    to: {
      kind: 'text',
      value: 'PERSON',
      short: 't',
      complete: 'person',
      about: { zh: '谁可以看（不给则为自己）', en: 'who may see it (oneself without it)' },
    },
    scope: {
      kind: 'choice',
      value: 'W',
      choices: Object.keys(ACCESS_SCOPES),
      about: { zh: '查看 read（默认）或导出 export', en: 'read (without it) or export' },
    },
    until: { kind: 'day', value: 'DAY', about: { zh: '到哪一天（含）', en: 'until that day, included' } },
    reason: { kind: 'note', value: 'T', required: true, filled: true, about: { zh: '原因', en: 'why' } },
    withdraw: { kind: 'flag', conflicts: ['until', 'scope'], about: { zh: '收回', en: 'withdraw it' } },
  },
  examples: [
    {
      line: 'samples customers grant C000042 --reason 客户来电要寄样',
      about: { zh: '自己要看，等别人批准', en: 'for oneself: somebody else approves it' },
    },
    {
      line: 'samples customers grant C000042 --to 李梅 --scope export --until 2026-12-31 --reason 寄年历',
      about: { zh: '负责人让李梅年底前可以导出', en: 'the responsible person lets somebody export it' },
    },
    {
      line: 'samples customers grant C000042 --to 李梅 --withdraw --reason 已寄完',
      about: { zh: '收回', en: 'withdraw it' },
    },
  ],
  result: GRANT_ASKED,
  run: (context, { scope, ...input }) =>
    grantFile(context.acting(), { ...input, scope: scope as AccessScope | undefined }),
  say: {
    zh: (result, would) => {
      if ('approval' in result) return requestedZh(result, would);
      const { customer, name, to, scope, until, withdrawn } = result;
      return withdrawn
        ? [`${would ? '将收回' : '已收回'} ${to} 看客户 ${customer} ${name} 的准许。`]
        : [
            `${would ? '将准许' : '已准许'} ${to} 在 ${until} 前（含）${scope === 'export' ? '查看和导出' : '查看'}客户 ${customer} ${name} 的联系方式。`,
          ];
    },
    en: (result, would) => {
      if ('approval' in result) return requestedEn(result, would);
      const { customer, name, to, scope, until, withdrawn } = result;
      return withdrawn
        ? [`${would ? 'Would withdraw' : 'Withdrew'} the grant of ${to} for the file of ${customer} ${name}.`]
        : [
            `${to} ${would ? 'would be able to' : 'may now'} ${scope === 'export' ? 'see and export' : 'see'} the contact data of ${customer} ${name} until ${until}.`,
          ];
    },
  },
});

const grantList = rows({
  name: 'customers grant list',
  group: 'customers',
  duty: 'grant_files',
  summary: { zh: '谁可以看谁的档案', en: 'who may see which file that is not his' },
  arguments: { code: CODE_OR_ALL },
  examples: [{ line: 'samples customers grant list C000042', about: { zh: '一个客户的', en: 'of one customer' } }],
  columns: [
    { key: 'customer', heading: { zh: '客户编码', en: 'Customer' }, type: 'code', keep: 0 },
    { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 4 },
    { key: 'to', heading: { zh: '谁', en: 'Who' }, type: 'code', keep: 0 },
    { key: 'scope', heading: { zh: '范围', en: 'Scope' }, type: 'code', keep: 1, values: ACCESS_SCOPES },
    { key: 'state', heading: { zh: '状态', en: 'State' }, type: 'code', keep: 0, values: GRANT_STATES },
    { key: 'granted_on', heading: { zh: '准许日', en: 'Granted' }, type: 'day', keep: 3 },
    { key: 'until_on', heading: { zh: '到', en: 'Until' }, type: 'day', keep: 0 },
    { key: 'withdrawn_on', heading: { zh: '收回日', en: 'Withdrawn' }, type: 'day', keep: 6 },
    { key: 'by', heading: { zh: '谁批的', en: 'Decided by' }, type: 'list', keep: 2 },
    { key: 'approval', heading: { zh: '申请', en: 'Request' }, type: 'code', keep: 5 },
    { key: 'reason', heading: { zh: '原因', en: 'Why' }, type: 'text', keep: 2 },
  ],
  empty: { zh: '没有准许过别人看。', en: 'Nobody was granted anything.' },
  run: (context, { code }) => listGrants(context.acting(), code),
});

export const GRANT_COMMANDS: readonly Description[] = [grant, grantList];
