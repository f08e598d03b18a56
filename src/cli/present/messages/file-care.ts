/** Messages for what reviews, hand-overs, links, credit, admission and complaints of customers refuse. */
import { ADMISSION_STATES, ADMISSION_STEPS, STEP_RESULTS } from '../../../domain/admission.ts';
import type { FileCareErrors } from '../../../domain/errors/file-care.ts';
import type { Messages } from '../errors.ts';

export const FILE_CARE_MESSAGES: Messages<keyof FileCareErrors> = {
  own_file: {
    zh: ({ customer, operator }) => ({
      message: `${customer} 的档案由 ${operator} 负责或建立，要由上级另一个人审核。`,
      hint: '请另一位管理人员审核：加上 --operator 编码；只有一个人的店可以 samples config set approvals.alone on',
    }),
    en: ({ customer, operator }) => ({
      message: `${operator} is responsible for the file of ${customer}, or opened it; a superior other than that has to review it.`,
      hint: 'Let another manager review it with --operator CODE; a shop of one can set samples config set approvals.alone on',
    }),
  },
  responsible_twice: {
    zh: ({ customer, person }) => ({
      message: `${person} 不能既是负责人又是第二负责人：第二负责人是他不在时替他的人。`,
      hint:
        customer === null
          ? '另请一人，或不写 --second-responsible。'
          : `另请一人，或只由 ${person} 负责：samples customers edit ${customer} --responsible ${person} --clear second_responsible`,
    }),
    en: ({ customer, person }) => ({
      message: `${person} cannot be the first and the second responsible person at once: the second stands in for the first.`,
      hint:
        customer === null
          ? 'Name somebody else, or leave --second-responsible out.'
          : `Name somebody else, or leave it to ${person} alone: samples customers edit ${customer} --responsible ${person} --clear second_responsible`,
    }),
  },
  nothing_to_hand_over: {
    zh: ({ customer, from, to }) => ({
      message:
        customer === null
          ? `没有由 ${from} 负责、要移交给 ${to} 的档案。`
          : `${customer} 的档案没有要移交给 ${to} 的：${from === null ? `已经由 ${to} 负责` : `不由 ${from} 负责，或已经移交`}。`,
      hint: `看谁负责什么：samples customers list --columns code,name,responsible,second_responsible`,
    }),
    en: ({ customer, from, to }) => ({
      message:
        customer === null
          ? `There is no file of ${from} to be handed over to ${to}.`
          : `The file of ${customer} is not to be handed over to ${to}: ${from === null ? `${to} is responsible already` : `${from} is not responsible for it, or it was handed over already`}.`,
      hint: `See who is responsible for what: samples customers list --columns code,name,responsible,second_responsible`,
    }),
  },
  no_handover: {
    zh: ({ customer }) => ({
      message: `${customer} 的档案没有移交过。`,
      hint: `先移交：samples customers handover ${customer} --to 人员`,
    }),
    en: ({ customer }) => ({
      message: `The file of ${customer} was never handed over.`,
      hint: `Hand it over first: samples customers handover ${customer} --to PERSON`,
    }),
  },
  credit_refused: {
    zh: ({ customer, grade, fault, before }) => ({
      message: {
        not_admitted: `${customer} 的信用等级 ${grade} 低于准入等级，不予准入，不能给额度或账期。`,
        unsecured: `${customer} 是新开发的客户，没有预付，也没有担保，不能给额度或账期。`,
        not_tighter: `${customer} 有风险，条件要比现在严：现在${termsNow(before, 'zh')}。`,
      }[fault],
      hint: {
        not_admitted: '去掉 --credit-limit 和 --terms-days；准入等级见 samples config get credit.admit_grade',
        unsecured: '加上 --prepayment 百分比 或 --guarantee 担保',
        not_tighter:
          '至少一项更严，其他不能更松：提高 --prepayment、减少 --terms-days 或 --credit-limit、增加 --guarantee',
      }[fault],
    }),
    en: ({ customer, grade, fault, before }) => ({
      message: {
        not_admitted: `The grade ${grade} of ${customer} is below that of admission: not admitted, so neither limit nor terms.`,
        unsecured: `${customer} is newly developed: without prepayment or a guarantee it gets neither limit nor terms.`,
        not_tighter: `${customer} is at risk, so the terms must become stricter than they are: ${termsNow(before, 'en')}.`,
      }[fault],
      hint: {
        not_admitted: 'Leave out --credit-limit and --terms-days; the grade: samples config get credit.admit_grade',
        unsecured: 'Add --prepayment N or --guarantee T',
        not_tighter:
          'At least one stricter, none looser: more --prepayment, less --terms-days or --credit-limit, a --guarantee more',
      }[fault],
    }),
  },
  link_circle: {
    zh: ({ customer, parent }) => ({
      message:
        customer === parent
          ? `${customer} 不能是自己的上级。`
          : `${parent} 本来就在 ${customer} 下面，不能是它的上级。`,
      hint: `查看：samples customers link list ${customer}`,
    }),
    en: ({ customer, parent }) => ({
      message:
        customer === parent
          ? `${customer} cannot be its own parent.`
          : `${parent} stands below ${customer} already, so it cannot be its parent.`,
      hint: `See: samples customers link list ${customer}`,
    }),
  },
  industry_unknown: {
    zh: ({ customer }) => ({
      message: `${customer} 的档案没有写行业。`,
      hint: `先填：samples customers edit ${customer} --industry 行业`,
    }),
    en: ({ customer }) => ({
      message: `The file of ${customer} does not say the industry.`,
      hint: `Fill it in first: samples customers edit ${customer} --industry TEXT`,
    }),
  },
  admission_open: {
    zh: ({ customer, state, next }) => ({
      message: `${customer} ${state === 'admitted' ? '已经准入' : '的准入正在办理'}，不能再申请。`,
      hint:
        next === null
          ? `查看：samples customers admission steps ${customer}`
          : `下一步是${ADMISSION_STEPS[next].zh}：samples customers admission ${customer} --step ${next}`,
    }),
    en: ({ customer, state, next }) => ({
      message: `${customer} ${state === 'admitted' ? 'is admitted already' : 'applied already, and that is not decided yet'}.`,
      hint:
        next === null
          ? `See: samples customers admission steps ${customer}`
          : `Next comes the ${ADMISSION_STEPS[next].en}: samples customers admission ${customer} --step ${next}`,
    }),
  },
  admission_out_of_order: {
    zh: ({ customer, step, state, next }) => ({
      message:
        state === null
          ? `${customer} 还没有申请准入，不能${ADMISSION_STEPS[step].zh}。`
          : `${customer} 现在不能${ADMISSION_STEPS[step].zh}：${next === null ? ADMISSION_STATES[state].zh : `下一步是${ADMISSION_STEPS[next].zh}`}。`,
      hint:
        state === 'admitted'
          ? `samples customers admission steps ${customer}`
          : `samples customers admission ${customer} --step ${next ?? 'application'}`,
    }),
    en: ({ customer, step, state, next }) => ({
      message:
        state === null
          ? `${customer} has not applied for admission, so there is no ${ADMISSION_STEPS[step].en} yet.`
          : `This is not the time for the ${ADMISSION_STEPS[step].en} of ${customer}: ${next === null ? `it is ${ADMISSION_STATES[state].en}` : `next comes the ${ADMISSION_STEPS[next].en}`}.`,
      hint:
        state === 'admitted'
          ? `samples customers admission steps ${customer}`
          : `samples customers admission ${customer} --step ${next ?? 'application'}`,
    }),
  },
  admission_own: {
    zh: ({ customer, operator }) => ({
      message: `${customer} 的准入是 ${operator} 申请的，要由另一位管理人员审核。`,
      hint: '请另一位管理人员审核：加上 --operator 编码；只有一个人的店可以 samples config set approvals.alone on',
    }),
    en: ({ customer, operator }) => ({
      message: `${operator} applied for the admission of ${customer}; another manager has to review it.`,
      hint: 'Let another manager review it with --operator CODE; a shop of one can set samples config set approvals.alone on',
    }),
  },
  credit_missing: {
    zh: ({ customer }) => ({
      message: `${customer} 还没有评定信用。`,
      hint: `先评定：samples customers credit ${customer} --grade 等级`,
    }),
    en: ({ customer }) => ({
      message: `The credit of ${customer} was never assessed.`,
      hint: `Assess it first: samples customers credit ${customer} --grade G`,
    }),
  },
  admission_credit: {
    zh: ({ customer, grade, result }) => ({
      message: `${customer} 的信用是 ${grade}，信用审查${STEP_RESULTS[result].zh}，不能另定。`,
      hint: '去掉 --result；要重新评定：samples customers credit',
    }),
    en: ({ customer, grade, result }) => ({
      message: `The credit of ${customer} is ${grade}: the check has ${STEP_RESULTS[result].en}, and nobody decides otherwise.`,
      hint: 'Leave out --result; to assess it anew: samples customers credit',
    }),
  },
  complaint_not_found: {
    zh: ({ value }) => ({ message: `没有投诉 ${value}。`, hint: '查看：samples customers complaint list' }),
    en: ({ value }) => ({ message: `There is no complaint ${value}.`, hint: 'See: samples customers complaint list' }),
  },
  complaint_not_handled: {
    zh: ({ complaint }) => ({
      message: `投诉 ${complaint} 还没有登记怎样处理，不能答复。`,
      hint: `先登记：samples customers complaint handle ${complaint} --handling 怎样处理的`,
    }),
    en: ({ complaint }) => ({
      message: `Complaint ${complaint} cannot be answered: nothing is on record of what was done.`,
      hint: `First: samples customers complaint handle ${complaint} --handling TEXT`,
    }),
  },
  complaint_answered: {
    zh: ({ complaint, answered_on }) => ({
      message: `投诉 ${complaint} 已于 ${answered_on} 答复，只能补满意度。`,
      hint: `补满意度：samples customers complaint answer ${complaint} --satisfaction 0 到 10`,
    }),
    en: ({ complaint, answered_on }) => ({
      message: `Complaint ${complaint} was answered on ${answered_on}; only the satisfaction can still be added.`,
      hint: `Add it: samples customers complaint answer ${complaint} --satisfaction N`,
    }),
  },
};

function termsNow(
  { credit_limit, terms_days, prepayment, guarantee }: FileCareErrors['credit_refused']['before'],
  language: 'zh' | 'en',
): string {
  return language === 'zh'
    ? `额度 ${credit_limit ?? 0} 元，账期 ${terms_days ?? 0} 天，预付 ${prepayment ?? 0}%，${guarantee === null ? '没有担保' : `担保：${guarantee}`}`
    : `limit ${credit_limit ?? 0}, ${terms_days ?? 0} days to pay, ${prepayment ?? 0}% ahead, ${guarantee === null ? 'no guarantee' : `guarantee: ${guarantee}`}`;
}
