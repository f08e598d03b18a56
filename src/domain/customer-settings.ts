/** What can be set about customers' files: when they are reviewed, by when complaints are answered, what credit takes. */
import type { Setting } from './settings.ts';

export const CUSTOMER_SETTINGS = {
  'archive.quiet_days': {
    kind: 'days',
    default: 730,
    about: {
      zh: '客户几天没有来往就提议归档',
      en: 'days without contact after which a file is proposed for archiving',
    },
  },
  'archive.keep_days': {
    kind: 'days',
    default: 1826,
    about: {
      zh: '归档的客户档案保管几天；不短于所供货物的有效期',
      en: 'days for which an archived file is kept; never shorter than the shelf life of its goods',
    },
  },
  'files.open_days': {
    kind: 'days',
    default: 7,
    about: {
      zh: '首次接触后几天内要建档',
      en: 'days after the first contact within which a file is to be opened',
    },
  },
  'files.first_review_days': {
    kind: 'days',
    default: 7,
    about: { zh: '建档后几天内要由上级审核', en: 'days after opening within which a superior is to review a file' },
  },
  'files.review_important_months': {
    kind: 'months',
    default: 1,
    about: { zh: '重点客户的档案几个月审核一次', en: 'months between reviews of files of important customers' },
  },
  'files.review_incomplete_months': {
    kind: 'months',
    default: 1,
    about: { zh: '不完整的档案几个月审核一次', en: 'months between reviews of incomplete files' },
  },
  'files.review_main_months': {
    kind: 'months',
    default: 3,
    about: {
      zh: '合作多年的主要客户的档案几个月审核一次',
      en: 'months between reviews of files of long-standing main customers',
    },
  },
  'files.review_months': {
    kind: 'months',
    default: 12,
    about: { zh: '其他档案几个月审核一次', en: 'months between reviews of all other files' },
  },
  'files.long_standing_months': {
    kind: 'months',
    default: 36,
    about: { zh: '合作几个月以上算多年客户', en: 'months of business after which a customer is long-standing' },
  },
  'files.handover_days': {
    kind: 'days',
    default: 7,
    about: {
      zh: '移交后几天内接任人要首次联系客户',
      en: 'days after a hand-over within which the successor is to make the first contact',
    },
  },
  'files.grant_days': {
    kind: 'days',
    default: 30,
    about: {
      zh: '准许别人看客户联系方式，没有另定期限时几天有效',
      en: 'days for which somebody else may see a file where no day is said',
    },
  },
  'complaints.due_days': {
    kind: 'days',
    default: 7,
    about: {
      zh: '投诉没有另定期限时几天内要答复',
      en: 'days within which a complaint is answered where no day is said',
    },
  },
  'credit.grades': {
    kind: 'words',
    default: 'A,B,C,D',
    about: { zh: '信用等级，从好到差', en: 'the grades of credit, best first' },
  },
  'credit.admit_grade': {
    kind: 'words',
    default: 'C',
    about: { zh: '准入要求的最低信用等级', en: 'the lowest grade of credit with which a customer is admitted' },
  },
  'credit.review_months': {
    kind: 'months',
    default: 12,
    about: { zh: '信用几个月复评一次', en: 'months until credit is assessed again' },
  },
  'credit.risky_review_months': {
    kind: 'months',
    default: 3,
    about: { zh: '有风险的客户信用几个月复评一次', en: 'the same for customers at risk' },
  },
} as const satisfies Record<string, Setting>;
