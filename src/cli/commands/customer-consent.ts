import {
  CONSENT,
  DISCLOSED,
  giveConsent,
  listConsents,
  listDisclosures,
  recordDisclosure,
  withdrawConsent,
} from '../../services/consenting.ts';
import { type Description, outcome, rows } from '../describe.ts';
import { CODE, CODE_OR_ALL } from './customer-argument.ts';

const consent = outcome({
  name: 'customers consent',
  group: 'customers',
  writes: true,
  duty: 'customer_files',
  summary: { zh: '登记客户的授权同意', en: 'record what a customer agreed to' },
  details: {
    zh: '为什么用、用哪些资料、到哪天。提供给第三方时（samples customers share）按用途找到它。',
    en: 'For what, which data, until when. What is given to others for that purpose (samples customers share) rests on it.',
  },
  arguments: { code: CODE },
  options: {
    purpose: { kind: 'text', value: 'T', required: true, filled: true, about: { zh: '用途', en: 'what for' } },
    scope: {
      kind: 'text',
      value: 'T',
      required: true,
      filled: true,
      about: { zh: '哪些资料', en: 'which data' },
    },
    until: { kind: 'day', value: 'DAY', about: { zh: '到哪一天（含）', en: 'until that day, included' } },
    document: { kind: 'text', value: 'T', about: { zh: '文件编号或名称', en: 'the paper, by number or name' } },
  },
  examples: [
    {
      line: 'samples customers consent C000042 --purpose 委托检测 --scope 名称和联系人 --document 同意书-08',
      about: { zh: '同意把名称和联系人给检测机构', en: 'name and contact may go to a laboratory' },
    },
  ],
  result: CONSENT,
  run: (context, { code, ...input }) => giveConsent(context.acting(), { customer: code, ...input }),
  say: {
    zh: (it, would) => [
      `${would ? '将登记' : '已登记'}客户 ${it.customer} ${it.customer_name} 的授权同意${would ? '' : ` ${it.consent}`}：${it.purpose}，${it.scope}${it.until === null ? '' : `，到 ${it.until}`}。`,
    ],
    en: (it, would) => [
      `${would ? 'Would record' : 'Recorded'} consent${would ? '' : ` ${it.consent}`} of ${it.customer} ${it.customer_name}: ${it.purpose}, ${it.scope}${it.until === null ? '' : `, until ${it.until}`}.`,
    ],
  },
});

const CONSENT_NUMBER = {
  kind: 'integer',
  value: 'N',
  about: { zh: '授权同意的号', en: 'number of the consent' },
} as const;

const consentWithdraw = outcome({
  name: 'customers consent withdraw',
  group: 'customers',
  writes: true,
  duty: 'customer_files',
  summary: { zh: '客户撤回授权同意', en: 'a customer takes a consent back' },
  arguments: { code: CODE, consent: { ...CONSENT_NUMBER, required: true } },
  examples: [{ line: 'samples customers consent withdraw C000042 3', about: { zh: '撤回第 3 号', en: 'consent 3' } }],
  result: CONSENT,
  run: (context, { code, consent: number }) => withdrawConsent(context.acting(), { customer: code, consent: number }),
  say: {
    zh: (it, would) => [
      `客户 ${it.customer} ${it.customer_name} ${would ? '将撤回' : '已撤回'}授权同意 ${it.consent}（${it.purpose}）。`,
    ],
    en: (it, would) => [
      `${it.customer} ${it.customer_name} ${would ? 'would take' : 'has taken'} consent ${it.consent} back (${it.purpose}).`,
    ],
  },
});

const consentList = rows({
  name: 'customers consent list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '客户的授权同意', en: 'what customers agreed to' },
  arguments: { code: CODE_OR_ALL },
  options: { open: { kind: 'flag', about: { zh: '现在有效的', en: 'those that hold today' } } },
  examples: [
    { line: 'samples customers consent list --open', about: { zh: '现在有效的', en: 'those that hold today' } },
  ],
  columns: [
    { key: 'consent', heading: { zh: '号', en: 'Consent' }, type: 'integer', keep: 0 },
    { key: 'customer', heading: { zh: '客户编码', en: 'Customer' }, type: 'code', keep: 0 },
    { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 4 },
    { key: 'given_on', heading: { zh: '同意日', en: 'Given' }, type: 'day', keep: 1 },
    { key: 'purpose', heading: { zh: '用途', en: 'Purpose' }, type: 'text', keep: 0 },
    { key: 'scope', heading: { zh: '范围', en: 'Data' }, type: 'text', keep: 2 },
    { key: 'until', heading: { zh: '到', en: 'Until' }, type: 'day', keep: 2 },
    { key: 'document', heading: { zh: '文件', en: 'Paper' }, type: 'text', keep: 5 },
    { key: 'withdrawn_on', heading: { zh: '撤回日', en: 'Withdrawn' }, type: 'day', keep: 3 },
  ],
  empty: { zh: '没有授权同意。', en: 'No consent is on record.' },
  run: (context, { code, open }) => listConsents(context.acting(), { customer: code, open }),
});

const share = outcome({
  name: 'customers share',
  group: 'customers',
  writes: true,
  duty: 'customer_files',
  summary: { zh: '登记把客户资料提供给了第三方', en: "record that a customer's data was given to somebody outside" },
  details: {
    zh: '给了谁、给了什么、为什么。按用途找到客户有效的授权同意；没有的照样登记，并提醒。',
    en: 'To whom, what, for what. It rests on the consent for that purpose that holds; without one it is recorded all the same, and said.',
  },
  arguments: { code: CODE },
  options: {
    with: { kind: 'text', value: 'WHOM', required: true, filled: true, about: { zh: '提供给谁', en: 'to whom' } },
    data: { kind: 'text', value: 'T', required: true, filled: true, about: { zh: '提供了什么', en: 'what was given' } },
    purpose: { kind: 'text', value: 'T', required: true, filled: true, about: { zh: '用途', en: 'what for' } },
    consent: CONSENT_NUMBER,
  },
  examples: [
    {
      line: 'samples customers share C000042 --with 华测检测 --data 名称和联系人 --purpose 委托检测',
      about: { zh: '送检时提供', en: 'with goods sent to a laboratory' },
    },
  ],
  result: DISCLOSED,
  run: (context, { code, with: recipient, ...input }) =>
    recordDisclosure(context.acting(), { customer: code, recipient, ...input }),
  say: {
    zh: (it, would) => [
      `${would ? '将登记' : '已登记'}：${it.disclosed_on} 把客户 ${it.customer} ${it.customer_name} 的${it.data}提供给 ${it.recipient}（${it.purpose}）${it.consent === null ? '' : `，依据授权同意 ${it.consent}`}。`,
      ...(it.lacks_consent
        ? [
            `注意：没有这个用途的有效授权同意。补上：samples customers consent ${it.customer} --purpose ${it.purpose} --scope ${it.data}`,
          ]
        : []),
    ],
    en: (it, would) => [
      `${would ? 'Would record' : 'Recorded'}: on ${it.disclosed_on} ${it.data} of ${it.customer} ${it.customer_name} went to ${it.recipient} (${it.purpose})${it.consent === null ? '' : ` by consent ${it.consent}`}.`,
      ...(it.lacks_consent
        ? [
            `Note: no consent for this purpose holds. Record one with samples customers consent ${it.customer} --purpose … --scope …`,
          ]
        : []),
    ],
  },
});

const shareList = rows({
  name: 'customers share list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '提供给第三方的客户资料', en: 'what of customers was given to others' },
  arguments: { code: CODE_OR_ALL },
  examples: [{ line: 'samples customers share list', about: { zh: '全部', en: 'all of it' } }],
  columns: [
    { key: 'disclosed_on', heading: { zh: '日期', en: 'Day' }, type: 'day', keep: 0 },
    { key: 'customer', heading: { zh: '客户编码', en: 'Customer' }, type: 'code', keep: 0 },
    { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 4 },
    { key: 'recipient', heading: { zh: '提供给', en: 'Recipient' }, type: 'text', keep: 0 },
    { key: 'data', heading: { zh: '内容', en: 'Data' }, type: 'text', keep: 2 },
    { key: 'purpose', heading: { zh: '用途', en: 'Purpose' }, type: 'text', keep: 1 },
    { key: 'consent', heading: { zh: '授权同意', en: 'Consent' }, type: 'integer', keep: 2 },
    { key: 'operator', heading: { zh: '经办人', en: 'By' }, type: 'code', keep: 5 },
  ],
  empty: { zh: '没有提供过。', en: 'Nothing was given to others.' },
  run: (context, { code }) => listDisclosures(context.acting(), code),
});

export const CONSENT_COMMANDS: readonly Description[] = [consent, consentWithdraw, consentList, share, shareList];
