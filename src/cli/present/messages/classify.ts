/** Messages for classification and follow-ups. */
import type { ErrorFacts } from '../../../domain/errors.ts';
import type { Messages } from '../errors.ts';

type Problem = ErrorFacts['rules_refused']['problems'][number];

const EXPECTED: Readonly<Record<string, { zh: string; en: string }>> = {
  rule_number: { zh: '0 或更大的数', en: 'a number of 0 or more' },
  rule_percent: { zh: '0 到 100 的数', en: 'a number from 0 to 100' },
  rule_signed: { zh: '数', en: 'a number' },
  rule_count: { zh: '0 或更大的整数', en: 'a whole number of 0 or more' },
  rule_score: { zh: '1 到 5 的整数', en: 'a whole number from 1 to 5' },
  rule_flag: { zh: 'true 或 false', en: 'true or false' },
  rule_day: { zh: '月-日或年-月-日，例如 10-01', en: 'MM-DD or YYYY-MM-DD, such as 10-01' },
  rule_interval: { zh: '间隔：months 或 days 大于 0', en: 'an interval: months or days above 0' },
  rule_range: { zh: '从小到大的两个分数，例如 [2, 4]', en: 'two scores, the lower one first, such as [2, 4]' },
  rule_fraction: { zh: '0 到 1 的份额，例如 [0.8, 0.95]', en: 'shares from 0 to 1, such as [0.8, 0.95]' },
  rule_heads: { zh: '客户个数，例如 [3, 10]', en: 'numbers of customers, such as [3, 10]' },
  rule_increasing: { zh: '前一个小于后一个', en: 'the first one below the second' },
  rule_above: { zh: '大于', en: 'above' },
  rule_once: { zh: '只属于一个地区；已经列过', en: 'in one region only; there already:' },
  rule_list: { zh: '列表', en: 'a list' },
  rule_choice: { zh: '下列之一', en: 'one of' },
  rule_object: { zh: '对象（大括号）', en: 'an object in braces' },
  rule_needed: { zh: '不能没有', en: 'needed' },
  rule_json: { zh: 'JSON 文件', en: 'a JSON file' },
  text: { zh: '文字', en: 'some text' },
};

function line({ path, expected }: Problem, language: 'zh' | 'en'): string {
  const [code, ...more] = expected.split(' ');
  const words = EXPECTED[code!]?.[language] ?? code!;
  const rest = more.length > 0 ? ` ${more.join(language === 'zh' ? '、' : ', ')}` : '';
  const must = code === 'rule_needed' ? '' : '应为';
  return language === 'zh' ? `  ${path || '文件'}：${must}${words}${rest}` : `  ${path || 'file'}: ${words}${rest}`;
}

const SHOWN = 20;

export const CLASSIFY_MESSAGES: Messages<'not_classified' | 'outside_classes' | 'goal_needed' | 'rules_refused'> = {
  not_classified: {
    zh: ({ day }) =>
      day === undefined
        ? { message: '还没有给客户分类。', hint: '先分类：samples classify-customers' }
        : {
            message: `${day} 那天还没有分类。`,
            hint: `换一个日期，或补做那天的：samples classify-customers --as-of ${day}`,
          },
    en: ({ day }) =>
      day === undefined
        ? {
            message: 'The customers have not been classified yet.',
            hint: 'Do that first: samples classify-customers',
          }
        : {
            message: `No classification was in force on ${day}.`,
            hint: `Ask for a later day, or classify as of then: samples classify-customers --as-of ${day}`,
          },
  },
  outside_classes: {
    zh: ({ code, as_of, house }) =>
      house
        ? { message: `${code} 是本公司自己，不参加分类。`, hint: '查看客户：samples customers list' }
        : { message: `截至 ${as_of} 的分类里没有 ${code}。`, hint: '重新分类：samples classify-customers' },
    en: ({ code, as_of, house }) =>
      house
        ? { message: `${code} is ourselves and is not classified.`, hint: 'See the customers: samples customers list' }
        : {
            message: `The classification as of ${as_of} does not have ${code}.`,
            hint: 'Classify again: samples classify-customers',
          },
  },
  goal_needed: {
    zh: ({ code }) => ({
      message: `${code} 是重点潜在客户，联系要先写明目标和方案。`,
      hint: `加上目标：samples follow-ups done ${code} --by 方式 --goal 目标和方案`,
    }),
    en: ({ code }) => ({
      message: `${code} is of high potential: a contact needs its goal and plan.`,
      hint: `Say it: samples follow-ups done ${code} --by KIND --goal GOAL`,
    }),
  },
  rules_refused: {
    zh: ({ file, problems }) => ({
      message: [
        `${file} 里有 ${problems.length} 处不对，没有采用：`,
        ...problems.slice(0, SHOWN).map((problem) => line(problem, 'zh')),
      ].join('\n'),
      hint: '现用规则：samples classify-customers rules',
    }),
    en: ({ file, problems }) => ({
      message: [
        `${file} is wrong in ${problems.length === 1 ? '1 place' : `${problems.length} places`}, and nothing was taken:`,
        ...problems.slice(0, SHOWN).map((problem) => line(problem, 'en')),
      ].join('\n'),
      hint: 'The rules in force: samples classify-customers rules',
    }),
  },
};
