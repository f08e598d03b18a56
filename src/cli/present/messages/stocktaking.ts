/** Messages of what counting refuses. */
import type { StocktakingErrors } from '../../../domain/errors/stocktaking.ts';
import { STOCKTAKE_STATES } from '../../../domain/stocktaking.ts';
import type { Messages } from '../errors.ts';
import { wordFor } from '../words.ts';

const scopeZh = (f: { location: string | null; category: string | null; customer: string | null }) =>
  [f.location, f.category, f.customer].filter((part) => part !== null).join('、') || '全部库存';
const scopeEn = (f: { location: string | null; category: string | null; customer: string | null }) =>
  [f.location, f.category, f.customer].filter((part) => part !== null).join(', ') || 'everything in storage';

export const STOCKTAKING_MESSAGES: Messages<keyof StocktakingErrors> = {
  stocktake_overlaps: {
    zh: (f) => ({
      message: `${f.other} 正在盘点 ${scopeZh(f)}，范围有重叠。`,
      hint: `先做完或取消它：samples stocktake show ${f.other}`,
    }),
    en: (f) => ({
      message: `${f.other} is counting ${scopeEn(f)}, and the two overlap.`,
      hint: `Finish or cancel it first: samples stocktake show ${f.other}`,
    }),
  },
  stocktake_state: {
    zh: ({ stocktake, state, wanted, approval }) => ({
      message: `盘点 ${stocktake} ${wordFor(STOCKTAKE_STATES, state, 'zh')}，${wanted === 'closed' ? '还没有结束' : '不能再改'}。`,
      hint:
        state === 'submitted'
          ? `要再盘，请审批人退回：samples reject ${approval ?? 'A…'} --reason 原因`
          : wanted === 'closed'
            ? `查看进度：samples stocktake show ${stocktake}`
            : '开始新的盘点：samples stocktake open',
    }),
    en: ({ stocktake, state, wanted, approval }) => ({
      message: `Stocktake ${stocktake} is ${wordFor(STOCKTAKE_STATES, state, 'en')}${wanted === 'closed' ? ', not closed yet' : ' and cannot be changed'}.`,
      hint:
        state === 'submitted'
          ? `To count on, have the request turned down: samples reject ${approval ?? 'A…'} --reason WHY`
          : wanted === 'closed'
            ? `See how far it is: samples stocktake show ${stocktake}`
            : 'Begin another one: samples stocktake open',
    }),
  },
  outside_scope: {
    zh: ({ stocktake, number, name, what, is, scope }) => ({
      message: `${number} ${name} 的${what === 'customer' ? '客户' : '类别'}是 ${is ?? '（无）'}，盘点 ${stocktake} 只盘 ${scope}。`,
      hint: '它应在另一次盘点里盘：samples stocktake list',
    }),
    en: ({ stocktake, number, name, what, is, scope }) => ({
      message: `${number} ${name} is of the ${what} ${is ?? '(none)'}; stocktake ${stocktake} counts ${scope} only.`,
      hint: 'It belongs into another one: samples stocktake list',
    }),
  },
  counted_already: {
    zh: ({ stocktake, what, location, counted, unit }) => ({
      message: `${what} 在 ${location} 您已经盘过：${counted} ${unit}（${stocktake}）。`,
      hint: '要更正，请加 --correct；由另一人再盘即为复盘。',
    }),
    en: ({ stocktake, what, location, counted, unit }) => ({
      message: `You have counted ${what} in ${location} already: ${counted} ${unit} (${stocktake}).`,
      hint: 'To put it right add --correct; a count by somebody else is a recount.',
    }),
  },
  place_needed: {
    zh: ({ what, places }) => ({
      message: places.length > 0 ? `${what} 在几个库位：${places.join('、')}。` : `没有说明 ${what} 在哪个库位。`,
      hint: '指明盘的是哪个：--location 库位',
    }),
    en: ({ what, places }) => ({
      message:
        places.length > 0
          ? `${what} lies in several places: ${places.join(', ')}.`
          : `It was not said where ${what} lies.`,
      hint: 'Say which of them was counted: --location LOC',
    }),
  },
  rows_uncounted: {
    zh: ({ stocktake, uncounted, first }) => ({
      message: `${stocktake} 还有 ${uncounted} 行没有盘：${first.map(({ number, location }) => `${number}（${location}）`).join('、')}${uncounted > first.length ? '……' : ''}`,
      hint: `继续盘点，或按没有找到处理：samples stocktake submit ${stocktake} --uncounted-as-missing`,
    }),
    en: ({ stocktake, uncounted, first }) => ({
      message: `${uncounted === 1 ? '1 row' : `${uncounted} rows`} of ${stocktake} not counted yet: ${first.map(({ number, location }) => `${number} (${location})`).join(', ')}${uncounted > first.length ? ' …' : ''}`,
      hint: `Count on, or take them for missing: samples stocktake submit ${stocktake} --uncounted-as-missing`,
    }),
  },
  rows_unexplained: {
    zh: ({ stocktake, unexplained, first }) => ({
      message: `${stocktake} 有 ${unexplained} 行差异没有说明原因：${first.map(({ number, name }) => `${number} ${name}`).join('、')}${unexplained > first.length ? '……' : ''}`,
      hint: `逐行说明：samples stocktake explain ${stocktake} 编号 --reason 原因；或一并说明：samples stocktake submit ${stocktake} --reason 原因`,
    }),
    en: ({ stocktake, unexplained, first }) => ({
      message: `${unexplained === 1 ? '1 variance' : `${unexplained} variances`} of ${stocktake} without a reason: ${first.map(({ number, name }) => `${number} ${name}`).join(', ')}${unexplained > first.length ? ' …' : ''}`,
      hint: `Explain each: samples stocktake explain ${stocktake} NUMBER --reason WHY; or all: samples stocktake submit ${stocktake} --reason WHY`,
    }),
  },
  row_not_counted: {
    zh: ({ stocktake, number, name }) => ({
      message: `${number} ${name} 在 ${stocktake} 里还没有盘过，没有要说明的。`,
      hint: `先盘点：samples stocktake count ${stocktake} ${number} 数量`,
    }),
    en: ({ stocktake, number, name }) => ({
      message: `${number} ${name} was not counted in ${stocktake} yet, there is nothing to explain.`,
      hint: `Count it first: samples stocktake count ${stocktake} ${number} Q`,
    }),
  },
  count_overtaken: {
    zh: ({ stocktake, approval, total, rows }) => ({
      message: `${stocktake} 有 ${total} 行不能过账：${rows.map(({ number, location, unit, short, left }) => `${number} 在 ${location} 盘亏 ${short} ${unit}，账上只剩 ${left} ${unit}`).join('；')}。盘点之后领走的比当时在的还多，盘点或领用记录有一个不对。`,
      hint: `退回后复盘这些样品：samples reject ${approval ?? 'A…'} --reason 复盘`,
    }),
    en: ({ stocktake, approval, total, rows }) => ({
      message: `${total === 1 ? '1 row' : `${total} rows`} of ${stocktake} cannot be posted: ${rows.map(({ number, location, unit, short, left }) => `${number} in ${location} is short by ${short} ${unit} and the book has only ${left} ${unit} left`).join('; ')}. More has left since the count than was there: either the count or a movement is wrong.`,
      hint: `Turn it down and have these counted again: samples reject ${approval ?? 'A…'} --reason recount`,
    }),
  },
  agreed_already: {
    zh: ({ stocktake, on, by }) => ({ message: `盘点 ${stocktake} 已由 ${by} 在 ${on} 与账目核对。` }),
    en: ({ stocktake, on, by }) => ({ message: `Stocktake ${stocktake} was agreed with the books on ${on} by ${by}.` }),
  },
};
