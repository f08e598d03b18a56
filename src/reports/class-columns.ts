/** Columns of classification, shared by commands and reports. */
import type { SCALES, STRATEGIC } from '../domain/classifying/classified.ts';
import { DIMENSION_WORDS } from '../domain/classifying/explaining.ts';
import { OCCASION_WORDS } from '../domain/classifying/following.ts';
import { CATEGORY_WORDS, CLASSES, className, LEVEL_WORDS } from '../domain/classifying/levels.ts';
import type { Column, Words } from '../domain/shapes.ts';

const SCALE_WORDS = {
  large: { zh: '大', en: 'large' },
  medium: { zh: '中', en: 'medium' },
  small: { zh: '小', en: 'small' },
} as const satisfies Record<(typeof SCALES)[number], Words>;

const STRATEGIC_WORDS = {
  core: { zh: '核心', en: 'core' },
  important: { zh: '重要', en: 'important' },
  general: { zh: '一般', en: 'general' },
} as const satisfies Record<(typeof STRATEGIC)[number], Words>;

/** Services that the program's own plans name; a company's own words stand for themselves. */
const SERVICE_WORDS = {
  personal: { zh: '专人服务', en: 'personal care' },
  regular: { zh: '定期回访', en: 'regular calls' },
  win_back: { zh: '挽回', en: 'win back' },
  sample_follow_up: { zh: '跟踪样品', en: 'sample follow-up' },
  plan_and_goal: { zh: '目标和方案', en: 'plan and goal' },
  news: { zh: '新品资讯', en: 'news' },
  template: { zh: '模板问候', en: 'by template' },
} as const satisfies Record<string, Words>;

/** The published names of segments are keys; these are words for them. */
const SEGMENT_WORDS = {
  Champions: { zh: '冠军客户', en: 'Champions' },
  'Potential Loyalist': { zh: '潜在忠诚', en: 'Potential Loyalist' },
  'Loyal Customers': { zh: '忠诚客户', en: 'Loyal Customers' },
  Promising: { zh: '有希望', en: 'Promising' },
  'New Customers': { zh: '新客户', en: 'New Customers' },
  "Can't Lose Them": { zh: '不能失去', en: "Can't Lose Them" },
  'At Risk': { zh: '有流失风险', en: 'At Risk' },
  'Need Attention': { zh: '需要关注', en: 'Need Attention' },
  'About To Sleep': { zh: '即将沉睡', en: 'About To Sleep' },
  Lost: { zh: '已流失', en: 'Lost' },
  Others: { zh: '其他', en: 'Others' },
} as const satisfies Record<string, Words>;

const column = {
  customer: { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 0 },
  name: { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
  category: { key: 'category', heading: { zh: '类', en: 'Category' }, type: 'code', keep: 1, values: CATEGORY_WORDS },
  level: { key: 'level', heading: { zh: '级', en: 'Level' }, type: 'code', keep: 1, values: LEVEL_WORDS },
} as const satisfies Record<string, Column>;

const code = (key: string, zh: string, en: string, values: Column['values'] | undefined, keep: number): Column => ({
  key,
  heading: { zh, en },
  type: 'code',
  keep,
  ...(values ? { values } : {}),
});
const figure = (key: string, zh: string, en: string, type: Column['type'], keep: number): Column => ({
  key,
  heading: { zh, en },
  type,
  keep,
});

export const CLASS_COLUMNS: readonly Column[] = [
  column.customer,
  column.name,
  column.category,
  column.level,
  figure('is_new', '新', 'New', 'boolean', 5),
  code('abc', 'ABC', 'ABC', undefined, 2),
  figure('amount', '销售额', 'Sales', 'money', 2),
  { ...figure('annualised', '年化', 'Annualised', 'money', 6) },
  { ...figure('share', '份额', 'Share', 'number', 9), detail: true },
  { ...figure('cumulative_share', '累计份额', 'Cumulative', 'number', 9), detail: true },
  figure('recency_days', '距今天数', 'Days since', 'integer', 6),
  figure('frequency', '订单数', 'Orders', 'integer', 6),
  { ...figure('monetary', '金额', 'Monetary', 'money', 9), detail: true },
  { ...figure('r', '近', 'R', 'integer', 9), detail: true },
  { ...figure('f', '频', 'F', 'integer', 9), detail: true },
  { ...figure('m', '额', 'M', 'integer', 9), detail: true },
  code('rfm', 'RFM', 'RFM', undefined, 3),
  code('segment', '分群', 'Segment', SEGMENT_WORDS, 5),
  code('scale', '规模', 'Scale', SCALE_WORDS, 7),
  code('strategic', '战略', 'Strategic', STRATEGIC_WORDS, 8),
  code('credit_grade', '信用', 'Credit', undefined, 6),
  figure('composite', '综合分', 'Composite', 'number', 7),
  { ...code('previous_category', '原类', 'Category before', CATEGORY_WORDS, 9), detail: true },
  { ...code('previous_level', '原级', 'Level before', LEVEL_WORDS, 9), detail: true },
  figure('reason', '理由', 'Reason', 'text', 4),
  { key: 'missing', heading: { zh: '未知维度', en: 'Not known' }, type: 'list', values: DIMENSION_WORDS, detail: true },
  { key: 'schemes', heading: { zh: '其他分法', en: 'Schemes' }, type: 'list', detail: true },
];

export const CHANGE_COLUMNS: readonly Column[] = [
  column.customer,
  column.name,
  code('from_category', '原类', 'From category', CATEGORY_WORDS, 2),
  code('from_level', '原级', 'From level', LEVEL_WORDS, 2),
  code('to_category', '现类', 'To category', CATEGORY_WORDS, 2),
  code('to_level', '现级', 'To level', LEVEL_WORDS, 2),
  figure('reason', '理由', 'Reason', 'text', 3),
];

export const FOLLOW_UP_COLUMNS: readonly Column[] = [
  column.customer,
  column.name,
  column.category,
  column.level,
  figure('due', '应联系日', 'Due', 'day', 1),
  figure('minutes', '分钟', 'Minutes', 'number', 2),
  figure('responsible', '责任人', 'Responsible', 'code', 4),
  figure('last_contact', '上次联系', 'Last contact', 'day', 3),
  code('occasion', '缘由', 'Occasion', OCCASION_WORDS, 2),
  { key: 'further', heading: { zh: '另有缘由', en: 'Also' }, type: 'list', values: OCCASION_WORDS, keep: 5 },
  figure('overdue_days', '逾期天数', 'Days overdue', 'integer', 5),
  figure('about', '说明', 'About', 'text', 4),
  figure('minutes_sum', '累计分钟', 'Minutes so far', 'number', 6),
  figure('goal', '目标和方案', 'Goal and plan', 'text', 7),
  { ...figure('goal_missing', '缺目标', 'Goal missing', 'boolean', 7), detail: true },
  { ...code('service', '服务', 'Service', SERVICE_WORDS, 8), detail: true },
];

const whole = (key: string, zh: string, en: string, keep: number): Column => figure(key, zh, en, 'integer', keep);
const share = (key: string, zh: string, en: string, keep: number): Column => figure(key, zh, en, 'number', keep);

const COUNTED_WORDS = {
  class: { zh: '级别', en: 'class' },
  region: { zh: '地区', en: 'region' },
  industry: { zh: '行业', en: 'industry' },
  abc: { zh: 'ABC', en: 'ABC' },
  segment: { zh: '分群', en: 'segment' },
  scale: { zh: '规模', en: 'scale' },
  strategic: { zh: '战略', en: 'strategic' },
  credit_grade: { zh: '信用', en: 'credit' },
  scheme: { zh: '其他分法', en: 'scheme' },
} as const satisfies Record<string, Words>;

/** Words for every key that is a code; what files say stands for itself. */
const KEY_WORDS: Readonly<Record<string, Words>> = {
  ...SCALE_WORDS,
  ...STRATEGIC_WORDS,
  ...SEGMENT_WORDS,
  ...Object.fromEntries(
    CLASSES.map((each) => {
      const [category, level] = [CATEGORY_WORDS[each.category], LEVEL_WORDS[each.level]];
      return [className(each), { zh: `${category.zh}·${level.zh}`, en: `${category.en}, ${level.en}` }];
    }),
  ),
};

export const CUSTOMERS_COLUMNS: readonly Column[] = [
  code('by', '按', 'By', COUNTED_WORDS, 6),
  code('key', '项', 'Key', KEY_WORDS, 0),
  whole('customers', '客户数', 'Customers', 1),
  share('share_of_customers', '客户占比', 'Of customers', 4),
  figure('amount', '销售额', 'Sales', 'money', 1),
  share('share', '份额', 'Share', 2),
];

export const CLASSES_COLUMNS: readonly Column[] = [
  column.category,
  column.level,
  whole('customers', '客户数', 'Customers', 1),
  figure('amount', '销售额', 'Sales', 'money', 1),
  share('share', '份额', 'Share', 2),
  figure('minutes', '分钟', 'Minutes', 'number', 3),
  share('minutes_share', '分钟占比', 'Of minutes', 4),
  share('minutes_planned', '计划分钟占比', 'Planned', 6),
  whole('samples', '样品单', 'Sample orders', 3),
  share('samples_share', '样品占比', 'Of samples', 4),
  share('samples_planned', '计划样品占比', 'Planned', 6),
  code('service', '服务', 'Service', SERVICE_WORDS, 7),
];
