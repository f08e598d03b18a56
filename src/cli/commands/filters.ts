/** The filters that every list and report of samples takes. */
import { KINDS } from '../../domain/words.ts';
import type { Filter } from '../../reports/describing.ts';
import { PURPOSES } from '../../store/places.ts';
import { STATE_CODES } from '../../store/standing.ts';
import type { Fields } from '../describe.ts';

export const FILTERS = {
  customer: {
    kind: 'text',
    value: 'CUSTOMER',
    complete: 'customer',
    about: { zh: '哪个客户（编号或名称）', en: "whose (the customer's code or name)" },
  },
  category: { kind: 'list', value: 'A,B', about: { zh: '类别', en: 'category' } },
  kind: {
    kind: 'list',
    value: 'KIND',
    choices: Object.keys(KINDS) as (keyof typeof KINDS)[],
    about: { zh: '种类', en: 'kind' },
  },
  state: { kind: 'list', value: 'STATE', choices: STATE_CODES, about: { zh: '状态', en: 'state' } },
  location: {
    kind: 'code',
    value: 'LOC',
    complete: 'place',
    about: { zh: '库位（连同下级）', en: 'place, with all below it' },
  },
  zone: {
    kind: 'list',
    value: 'PURPOSE',
    choices: PURPOSES,
    about: { zh: '区域用途', en: 'purpose of the place it lies in' },
  },
  holder: { kind: 'text', value: 'PERSON', complete: 'person', about: { zh: '在谁手里', en: 'who holds it' } },
  lot: { kind: 'text', value: 'LOT', about: { zh: '批号', en: 'lot' } },
  text: {
    kind: 'text',
    value: 'WORDS',
    about: { zh: '名称、规格、编号、批号或客户中的字词', en: 'words in name, spec, number, lot or customer' },
  },
  received_from: { kind: 'day', value: 'DAY', about: { zh: '这一天起接收的', en: 'received on that day or later' } },
  received_to: {
    kind: 'day',
    value: 'DAY',
    about: { zh: '到这一天为止接收的', en: 'received on that day or earlier' },
  },
  expires_before: { kind: 'day', value: 'DAY', about: { zh: '在这一天之前到期的', en: 'expires before that day' } },
} as const satisfies Fields & Record<Filter, unknown>;
