/** The facts of a customer's file as words for the card. */
import { CONTACT_FIELDS } from '../../domain/contact-person.ts';
import { CREDIT_CONSEQUENCES } from '../../domain/credit.ts';
import { FULLNESS } from '../../domain/customer-completeness.ts';
import { CUSTOMER_FIELDS, CUSTOMER_KEYS, type CustomerField } from '../../domain/customer-file.ts';
import { LOGGED } from '../../domain/customer-words.ts';
import { REVIEW_RESULTS } from '../../domain/file-reviews.ts';
import type { Words } from '../../domain/shapes.ts';
import type { CardFacts, CardPart, CardTable } from '../../paper/cards.ts';
import type { CustomerCard } from '../../services/customer-cards.ts';
import { termsOf } from '../commands/customer-credit.ts';
import { className } from '../commands/customer-show.ts';
import { headingOf } from '../commands/customers.ts';
import { wordFor } from './words.ts';

type Language = 'zh' | 'en';

const PEOPLE_KEYS = ['role', 'mobile', 'phone', 'email', 'social', 'birthday', 'likes', 'weight'] as const;

const HEADINGS = {
  people: { zh: '联系人', en: 'People' },
  name: { zh: '姓名', en: 'name' },
  standing: { zh: '分类与信用', en: 'Class and credit' },
  class: { zh: '客户分类', en: 'class' },
  parent: { zh: '上级客户', en: 'parent' },
  credit: { zh: '信用', en: 'credit' },
  asked: { zh: '要求', en: 'asked for' },
  complete: { zh: '完整度', en: 'complete' },
  missing: { zh: '缺', en: 'missing' },
  opened: { zh: '建档', en: 'opened' },
  reviewed: { zh: '审核', en: 'reviewed' },
  samples: { zh: '样品', en: 'samples' },
  talks: { zh: '最近往来', en: 'Last talks' },
  day: { zh: '日期', en: 'day' },
  how: { zh: '方式', en: 'how' },
  content: { zh: '内容', en: 'content' },
  outcome: { zh: '结果', en: 'outcome' },
} as const satisfies Record<string, Words>;

/** The columns of people, for cards and for the empty form. */
function people(rows: readonly (readonly string[])[]): CardTable {
  return {
    title: HEADINGS.people,
    headings: [HEADINGS.name, ...PEOPLE_KEYS.map((key) => CONTACT_FIELDS[key])],
    shares: [3, 3, 4, 4, 5, 4, 3, 3, 3.5],
    rows,
  };
}

/** Rows to be filled in by hand. */
export const EMPTY_PEOPLE: CardTable = people(Array.from({ length: 3 }, () => Array(PEOPLE_KEYS.length + 1).fill('')));

/** Everything on a card, in words. */
export function cardFacts(card: CustomerCard, language: Language): CardFacts {
  const { file, contacts, talks, on, head } = card;
  return {
    code: file.code,
    name: file.name,
    on,
    head,
    fields: Object.fromEntries(CUSTOMER_KEYS.map((key) => [key, cellOf(file, key, language)])),
    parts: [standing(card, language)],
    tables: [
      people(contacts.map((person) => [person.name, ...PEOPLE_KEYS.map((key) => String(person[key] ?? ''))])),
      {
        title: HEADINGS.talks,
        headings: [HEADINGS.day, HEADINGS.how, HEADINGS.content, HEADINGS.outcome],
        shares: [2, 2, 6, 5],
        rows: talks.map(({ happened_on, kind, content, outcome }) => [
          happened_on,
          LOGGED[kind][language],
          content ?? '',
          outcome ?? '',
        ]),
      },
    ],
  };
}

function cellOf(file: CustomerCard['file'], key: (typeof CUSTOMER_KEYS)[number], language: Language): string {
  const { values }: CustomerField = CUSTOMER_FIELDS[key];
  const cell = file[key];
  const words = Array.isArray(cell) ? cell : cell === null ? [] : [String(cell)];
  const said = values ? words.map((word) => wordFor(values, word, language)) : words;
  return said.join(language === 'zh' ? '、' : ', ');
}

/** What the file comes to: class, parent, credit, how complete and when reviewed. */
function standing({ file }: CustomerCard, language: Language): CardPart {
  const { completeness, credit, parent, last_review: review } = file;
  const [comma, colon] = language === 'zh' ? (['、', '：'] as const) : ([', ', ': '] as const);
  const missing = completeness.missing.map((key) => headingOf(key, language)).join(comma);
  const lines: [Words, string][] = [
    [HEADINGS.class, file.class === null ? '' : className(file.class, language)],
    [HEADINGS.parent, parent === null ? '' : `${parent.name} ${parent.code}`],
    [HEADINGS.credit, credit === null ? '' : `${credit.grade}${termsOf(credit, language)}`],
    [
      HEADINGS.asked,
      credit === null || credit.consequence === 'none' ? '' : CREDIT_CONSEQUENCES[credit.consequence][language],
    ],
    [HEADINGS.opened, [file.opened_on, file.opened_by].filter(Boolean).join(' ')],
    [
      HEADINGS.reviewed,
      review === null ? '' : `${review.reviewed_on} ${review.reviewer} ${REVIEW_RESULTS[review.result][language]}`,
    ],
    [HEADINGS.samples, String(file.samples)],
    [HEADINGS.complete, `${FULLNESS[completeness.fullness][language]}${colon}${completeness.percent}%`],
    [HEADINGS.missing, missing],
  ];
  return {
    title: HEADINGS.standing,
    lines: lines.flatMap(([label, text]) => (text === '' ? [] : [{ label: label[language], text }])),
  };
}
