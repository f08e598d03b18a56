import { APPROVAL_KINDS, APPROVAL_STATE_CODES, APPROVAL_STATES } from '../../domain/approvals.ts';
import { ACCESS_SCOPES } from '../../domain/grants.ts';
import {
  approve as approveRequest,
  DECIDED,
  type Decided,
  listApprovals,
  reject as rejectRequest,
} from '../../services/deciding.ts';
import { type Description, outcome, rows } from '../describe.ts';
import { effectLines } from '../present/effects.ts';
import { wordFor } from '../present/words.ts';

const APPROVAL = {
  kind: 'code',
  value: 'A…',
  required: true,
  about: { zh: '申请号', en: 'number of the request' },
} as const;

const approvals = rows({
  name: 'approvals',
  group: 'stock',
  duty: 'read',
  summary: { zh: '审批申请', en: 'requests for approval' },
  details: {
    zh: '新的在前。超过 approvals.expire_days 天没有审批的申请过期，要重新申请。',
    en: 'The newest first. A request that nobody decided on for approvals.expire_days has expired and is made anew.',
  },
  options: {
    mine: { kind: 'flag', about: { zh: '只看自己提交的', en: 'only those that I made' } },
    state: {
      kind: 'choice',
      value: 'STATE',
      choices: APPROVAL_STATE_CODES,
      about: { zh: '只看某种状态的', en: 'only those in this state' },
    },
  },
  examples: [
    { line: 'samples approvals --state pending', about: { zh: '等着审批的', en: 'what waits for a decision' } },
  ],
  columns: [
    { key: 'approval', heading: { zh: '申请', en: 'request' }, type: 'code', keep: 0 },
    { key: 'kind', heading: { zh: '事项', en: 'kind' }, type: 'code', keep: 0, values: APPROVAL_KINDS },
    { key: 'subject', heading: { zh: '对象', en: 'subject' }, type: 'code', keep: 0 },
    { key: 'sample', heading: { zh: '样品', en: 'sample' }, type: 'code', keep: 4 },
    { key: 'to', heading: { zh: '给谁看', en: 'for whom' }, type: 'code', keep: 2 },
    { key: 'scope', heading: { zh: '范围', en: 'scope' }, type: 'code', keep: 2, values: ACCESS_SCOPES },
    { key: 'until_on', heading: { zh: '看到哪天', en: 'to see it until' }, type: 'day', keep: 3 },
    { key: 'requested_by', heading: { zh: '申请人', en: 'asked by' }, type: 'code', keep: 1 },
    { key: 'requested_at', heading: { zh: '申请时间', en: 'asked at' }, type: 'instant', keep: 3 },
    { key: 'state', heading: { zh: '状态', en: 'state' }, type: 'code', keep: 0, values: APPROVAL_STATES },
    { key: 'expires_on', heading: { zh: '有效至', en: 'open until' }, type: 'day', keep: 2 },
    { key: 'reason', heading: { zh: '原因', en: 'reason' }, type: 'text', keep: 2 },
    { key: 'decided_by', heading: { zh: '审批人', en: 'decided by' }, type: 'list', keep: 3 },
    { key: 'decided_at', heading: { zh: '审批时间', en: 'decided at' }, type: 'instant', detail: true },
    { key: 'alone', heading: { zh: '一人审批', en: 'by one person' }, type: 'boolean', keep: 5 },
  ],
  empty: { zh: '没有审批申请。', en: 'There are no requests.' },
  run: (context, { mine, state }) => listApprovals(context.acting(), { mine, state }),
});

const what = ({ approval, kind, subject, requested_by, reason }: Decided, language: 'zh' | 'en'): string => {
  const word = wordFor(APPROVAL_KINDS, kind, language);
  return language === 'zh'
    ? `${approval}：${word} ${subject}（${requested_by} 申请${reason === null ? '' : `：${reason}`}）`
    : `${approval}: ${word} ${subject} (asked by ${requested_by}${reason === null ? '' : `: ${reason}`})`;
};

const approve = outcome({
  name: 'approve',
  group: 'stock',
  writes: true,
  timeless: true,
  duty: 'approve',
  summary: { zh: '批准申请，并执行', en: 'approve a request, and do it' },
  details: {
    zh: '申请人不能批准自己的申请（一个人的店见 approvals.alone）。批准时同时执行；申请以后情况变了就不执行。先用 --dry-run 看会做什么、有什么要注意。',
    en: 'Nobody approves his own request (a shop of one: see approvals.alone). It is carried out as it is approved, and refused if things have changed since. See first with --dry-run what it does and what stands against it.',
  },
  arguments: { approval: APPROVAL },
  options: { note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } } },
  examples: [
    { line: 'samples approve A26-000001 --dry-run', about: { zh: '先看会做什么', en: 'see what it would do' } },
    { line: 'samples approve A26-000001', about: { zh: '批准并执行', en: 'approve it and do it' } },
  ],
  result: DECIDED,
  run: async (context, input) => approveRequest(context.acting(), input),
  say: {
    zh: (result, would) =>
      result.missing > 0
        ? [
            `${would ? '将记下' : '已记下'}批准意见，还要 ${result.missing} 人批准，现在还没有执行：${what(result, 'zh')}`,
            '  都批准以后：',
            ...effectLines(result, 'zh').map((line) => `  ${line}`),
            ...(would ? [] : [`下一步：另一人批准 samples approve ${result.approval}`]),
          ]
        : [
            `${would ? '将批准' : '已批准'} ${what(result, 'zh')}`,
            ...effectLines(result, 'zh'),
            ...(result.alone ? ['  记为一人审批。'] : []),
          ],
    en: (result, would) =>
      result.missing > 0
        ? [
            `${would ? 'Would put the approval on record' : 'The approval is on record'}; ${result.missing} more must approve, and nothing has been done yet: ${what(result, 'en')}`,
            '  once all have approved:',
            ...effectLines(result, 'en').map((line) => `  ${line}`),
            ...(would ? [] : [`Next: somebody else approves it with samples approve ${result.approval}`]),
          ]
        : [
            `${would ? 'Would approve' : 'Approved'} ${what(result, 'en')}`,
            ...effectLines(result, 'en'),
            ...(result.alone ? ['  On record as decided by one person alone.'] : []),
          ],
  },
});

const reject = outcome({
  name: 'reject',
  group: 'stock',
  writes: true,
  timeless: true,
  duty: 'approve',
  summary: { zh: '驳回申请', en: 'reject a request' },
  arguments: { approval: APPROVAL },
  options: { reason: { kind: 'note', value: 'TEXT', required: true, about: { zh: '原因', en: 'why' } } },
  examples: [{ line: 'samples reject A26-000001 --reason 先盘点', about: { zh: '驳回', en: 'reject it' } }],
  result: DECIDED,
  run: async (context, input) => rejectRequest(context.acting(), input),
  say: {
    zh: (result, would) => [`${would ? '将驳回' : '已驳回'} ${what(result, 'zh')}；什么也没有执行。`],
    en: (result, would) => [`${would ? 'Would reject' : 'Rejected'} ${what(result, 'en')}; nothing has been done.`],
  },
});

export const APPROVAL_COMMANDS: readonly Description[] = [approvals, approve, reject];
