/** The card of a customer's file: its fields in sections, as cards and empty forms are printed. */
import type { CustomerKey } from './customer-file.ts';
import type { Words } from './shapes.ts';

export interface CardSection {
  readonly title: Words;
  readonly keys: readonly CustomerKey[];
}

/** Every field of the file but code and name, each in one section. */
export const CARD_SECTIONS: readonly CardSection[] = [
  {
    title: { zh: '基本情况', en: 'Basics' },
    keys: [
      'short_name',
      'type',
      'country',
      'region',
      'province',
      'city',
      'area',
      'postcode',
      'address',
      'contact',
      'mobile',
      'phone',
      'fax',
      'email',
      'website',
      'legal_representative',
      'owner',
      'credit_code',
      'founded_on',
      'registered_capital',
      'ownership',
      'industry',
      'staff',
      'turnover',
      'assets',
      'brands',
      'bank',
      'bank_account',
      'business_scope',
    ],
  },
  {
    title: { zh: '特征', en: 'Traits' },
    keys: ['roles', 'area_served', 'sales_ability', 'potential', 'management', 'buying_habits', 'needs', 'trend'],
  },
  {
    title: { zh: '业务状况', en: 'Business' },
    keys: [
      'cooperating_since',
      'results',
      'staff_quality',
      'rivals',
      'outlets',
      'purchasing_power',
      'attitude',
      'problems',
      'strengths',
      'plan',
      'loss_reason',
    ],
  },
  {
    title: { zh: '建档与管理', en: 'Administration' },
    keys: ['source', 'first_contact_on', 'responsible', 'second_responsible', 'status', 'level', 'note'],
  },
];
