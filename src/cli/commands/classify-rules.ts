import type { Section } from '../../domain/classifying/rules.ts';
import type { Words } from '../../domain/shapes.ts';
import { RULES_IN_FORCE, rulesInForce, SET_RULES, setRules } from '../../services/classify-rules.ts';
import { outcome } from '../describe.ts';
import { sourceOf } from '../source.ts';

const SECTION_WORDS = {
  abc: { zh: 'ABC 按什么、在哪里分', en: 'what ABC goes by and where it is cut' },
  key: { zh: '重点客户占多少、看哪些方面', en: 'how many are key, and by what' },
  regions: { zh: '国家、省份属于哪个地区', en: 'which region countries and provinces belong to' },
  segments: { zh: 'RFM 分群', en: 'segments of RFM' },
  potential: { zh: '潜力怎样算分', en: 'points of potential' },
  scale: { zh: '规模大中小的界限（元/年）', en: 'limits of scale, yuan a year' },
  strategic: { zh: '核心、重要的综合分界限', en: 'from which composite core and important' },
  weights: { zh: '综合分的权重', en: 'weights of the composite' },
  region_strength: { zh: '各地区计几分', en: 'what each region counts' },
  rivals: { zh: '独家计几分，每个对手加减几分', en: 'what being alone counts, and each rival' },
  health: { zh: '关系健康度四项的权重', en: "weights of the four parts of a relationship's health" },
  indicators: { zh: '计入综合分的其他指标', en: 'further indicators in the composite' },
  plans: { zh: '各级的跟进计划', en: 'the plan of each level' },
  sample_orders: { zh: '样品单各状态的间隔', en: 'intervals while a sample order is under way' },
  occasions: { zh: '其他联系缘由', en: 'further occasions' },
  schemes: { zh: '自定的分法', en: "schemes of the company's own" },
} as const satisfies Record<Section, Words>;

export const classifyRules = outcome({
  name: 'classify-customers rules',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '现用的分类规则', en: 'the rules of classification in force' },
  details: {
    zh: '加 --json 输出全部规则；改好后用 samples classify-customers set-rules 采用。',
    en: 'With --json all of it; edit that and take it with samples classify-customers set-rules.',
  },
  options: {
    as_of: {
      kind: 'day',
      value: 'DAY',
      about: {
        zh: '那一天有效的分类所用的（默认现用的）',
        en: 'those of the classification in force on that day (those in force now)',
      },
    },
  },
  examples: [
    {
      line: 'samples classify-customers rules --json > rules.json',
      about: { zh: '存成文件来改', en: 'into a file, to edit it' },
    },
    {
      line: 'samples classify-customers rules --as-of 2026-06-30 --json > rules.json',
      about: { zh: '取出以前的规则', en: 'earlier rules, to go back to' },
    },
  ],
  result: RULES_IN_FORCE,
  run: (context, { as_of }) => rulesInForce(context.acting(), as_of),
  say: {
    zh: ({ version, own }) => [
      version === null ? '现用程序自带的规则：' : `现用规则第 ${version} 版：`,
      ...Object.entries(SECTION_WORDS).map(
        ([section, { zh }]) => `  ${section}  ${zh}${own.includes(section as Section) ? '（自定）' : ''}`,
      ),
      '查看全部：samples classify-customers rules --json',
    ],
    en: ({ version, own }) => [
      version === null ? "The program's own rules are in force:" : `Version ${version} of the rules is in force:`,
      ...Object.entries(SECTION_WORDS).map(
        ([section, { en }]) => `  ${section}  ${en}${own.includes(section as Section) ? ' (your own)' : ''}`,
      ),
      'All of it: samples classify-customers rules --json',
    ],
  },
});

export const classifySetRules = outcome({
  name: 'classify-customers set-rules',
  group: 'customers',
  duty: 'set_up',
  writes: true,
  timeless: true,
  summary: { zh: '采用一个规则文件', en: 'take a file of rules' },
  details: {
    zh: '文件是 JSON 对象，写要改的部分即可；某部分写 null 恢复程序自带的。有一处不对就都不采用。每次采用是新的一版，以前的分类仍按当时的规则解释。',
    en: 'The file is a JSON object with the sections that shall change; null gives a section back to the program. One mistake, and nothing is taken. Each is a new version; earlier results are still explained by their own.',
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
  examples: [{ line: 'samples classify-customers set-rules rules.json', about: { zh: '采用', en: 'take it' } }],
  result: SET_RULES,
  async run(context, { file }) {
    const acting = context.acting();
    return setRules(acting, await sourceOf(context, file));
  },
  say: {
    zh: ({ version, changed }, would) =>
      changed.length === 0
        ? ['规则本来就是这样，没有改动。']
        : [
            `${would ? '将采用' : '已采用'}第 ${version} 版规则，改了：${changed.map((each) => SECTION_WORDS[each].zh).join('；')}`,
            '按新规则分类：samples classify-customers',
          ],
    en: ({ version, changed }, would) =>
      changed.length === 0
        ? ['The rules are so already; nothing changed.']
        : [
            `${would ? 'Would take' : 'Took'} version ${version} of the rules; changed: ${changed.map((each) => SECTION_WORDS[each].en).join('; ')}`,
            'Classify by them: samples classify-customers',
          ],
  },
});
