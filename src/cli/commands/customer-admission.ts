import { ADMISSION_STATES, ADMISSION_STEPS, STEP_RESULTS, STEPS } from '../../domain/admission.ts';
import { ADMISSION, type Admission, listAdmissions, listSteps, takeStep } from '../../services/admitting.ts';
import { outcome, rows } from '../describe.ts';
import { CODE, CODE_OR_ALL } from './customer-argument.ts';

export const customersAdmission = outcome({
  name: 'customers admission',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '直供客户准入', en: 'admit a direct-supply customer, step by step' },
  details: {
    zh: '依次是：申请、初审、信用审查、实地考察（重点客户必须）、终审、签订协议。申请和协议由销售人员，初审和终审由管理人员（不是申请人），信用审查由财务，按现行的信用评定通过或不通过。一步不通过就结束，可以再申请。',
    en: 'In this order: application, first review, credit check, site visit (a must for important customers), final review, agreement. Sales apply and agree, a manager other than the applicant reviews, finance checks credit: the assessment that holds says whether it passes. A step that fails ends it; one may apply again.',
  },
  arguments: { code: CODE },
  options: {
    step: { kind: 'choice', value: 'STEP', required: true, choices: STEPS, about: { zh: '哪一步', en: 'which step' } },
    result: {
      kind: 'choice',
      value: 'W',
      choices: Object.keys(STEP_RESULTS),
      about: { zh: '结果（默认 passed）', en: 'what came of it (passed without it)' },
    },
    paper: {
      kind: 'text',
      value: 'T',
      filled: true,
      about: { zh: '文件编号或名称（协议必须）', en: 'the paper, by number or name; the agreement needs one' },
    },
    note: { kind: 'note', value: 'T', about: { zh: '备注', en: 'a note' } },
    important: { kind: 'flag', about: { zh: '申请时：重点客户', en: 'with the application: an important customer' } },
  },
  examples: [
    {
      line: 'samples customers admission C000042 --step application --paper 申请表-017 --important',
      about: { zh: '重点客户申请', en: 'an important customer applies' },
    },
    {
      line: 'samples customers admission C000042 --step final_review --result failed --note 产能不足',
      about: { zh: '终审不通过', en: 'refused in the final review' },
    },
    {
      line: 'samples customers admission C000042 --step agreement --paper 供货协议-2026-08',
      about: { zh: '签了协议，准入', en: 'the agreement: admitted' },
    },
  ],
  result: ADMISSION,
  run: (context, { code, step, result, ...input }) =>
    takeStep(context.acting(), {
      customer: code,
      step: step as Admission['step'],
      result: result as Admission['result'] | undefined,
      ...input,
    }),
  say: {
    zh: (done, would) => [
      `${would ? '将记录' : '已记录'}：${done.customer} ${done.customer_name} ${ADMISSION_STEPS[done.step].zh}${STEP_RESULTS[done.result].zh}；${ADMISSION_STATES[done.state].zh}。`,
      ...(done.next === null
        ? []
        : [
            `下一步：${ADMISSION_STEPS[done.next].zh} samples customers admission ${done.customer} --step ${done.next}${done.next === 'agreement' ? ' --paper 协议编号' : ''}`,
          ]),
    ],
    en: (done, would) => [
      `${would ? 'Would record' : 'Recorded'}: the ${ADMISSION_STEPS[done.step].en} of ${done.customer} ${done.customer_name} ${STEP_RESULTS[done.result].en}; ${ADMISSION_STATES[done.state].en}.`,
      ...(done.next === null
        ? []
        : [
            `Next: the ${ADMISSION_STEPS[done.next].en} with samples customers admission ${done.customer} --step ${done.next}${done.next === 'agreement' ? ' --paper T' : ''}`,
          ]),
    ],
  },
});

export const customersAdmissionList = rows({
  name: 'customers admission list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '准入一览', en: 'admissions and what comes next' },
  arguments: { code: CODE_OR_ALL },
  options: { open: { kind: 'flag', about: { zh: '还在办理的', en: 'those not decided yet' } } },
  examples: [
    { line: 'samples customers admission list --open', about: { zh: '还在办理的', en: 'what is not decided yet' } },
  ],
  columns: [
    { key: 'admission', heading: { zh: '编号', en: 'Admission' }, type: 'integer', keep: 0 },
    { key: 'customer', heading: { zh: '客户编码', en: 'Customer' }, type: 'code', keep: 0 },
    { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 3 },
    { key: 'important', heading: { zh: '重点', en: 'Important' }, type: 'boolean', keep: 4 },
    { key: 'state', heading: { zh: '状态', en: 'State' }, type: 'code', keep: 0, values: ADMISSION_STATES },
    { key: 'step', heading: { zh: '上一步', en: 'Last step' }, type: 'code', keep: 3, values: ADMISSION_STEPS },
    { key: 'done_on', heading: { zh: '日期', en: 'Day' }, type: 'day', keep: 2 },
    { key: 'next', heading: { zh: '下一步', en: 'Next step' }, type: 'code', keep: 1, values: ADMISSION_STEPS },
    { key: 'applied_on', heading: { zh: '申请日', en: 'Applied' }, type: 'day', keep: 5 },
    { key: 'applicant', heading: { zh: '申请人', en: 'By' }, type: 'code', keep: 5 },
    { key: 'papers', heading: { zh: '文件', en: 'Papers' }, type: 'list', keep: 6 },
  ],
  empty: { zh: '没有准入申请。', en: 'Nobody applied for admission.' },
  run: (context, { code, open }) => listAdmissions(context.acting(), { customer: code, open }),
});

export const customersAdmissionSteps = rows({
  name: 'customers admission steps',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '一个客户准入的每一步', en: "every step of a customer's admission" },
  arguments: { code: CODE },
  examples: [
    {
      line: 'samples customers admission steps C000042',
      about: { zh: '谁、什么时候、结果', en: 'who, when, what came of it' },
    },
  ],
  columns: [
    { key: 'admission', heading: { zh: '编号', en: 'Admission' }, type: 'integer', keep: 3 },
    { key: 'step', heading: { zh: '步骤', en: 'Step' }, type: 'code', keep: 0, values: ADMISSION_STEPS },
    { key: 'done_on', heading: { zh: '日期', en: 'Day' }, type: 'day', keep: 0 },
    { key: 'done_by', heading: { zh: '经办人', en: 'By' }, type: 'code', keep: 1 },
    { key: 'result', heading: { zh: '结果', en: 'Result' }, type: 'code', keep: 0, values: STEP_RESULTS },
    { key: 'paper', heading: { zh: '文件', en: 'Paper' }, type: 'text', keep: 2 },
    { key: 'note', heading: { zh: '备注', en: 'Note' }, type: 'text', keep: 4 },
  ],
  empty: { zh: '这个客户没有申请过准入。', en: 'This customer never applied for admission.' },
  run: (context, { code }) => listSteps(context.acting(), code),
});
