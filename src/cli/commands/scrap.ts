import { SCRAP_REASON_CODES, SCRAP_REASONS } from '../../domain/disposal.ts';
import { CANDIDATE_COLUMNS, SCRAP_COLUMNS } from '../../reports/columns-scrap.ts';
import { listCandidates, listScrapped, requestScrap, SCRAP_REQUESTED } from '../../services/scrapping.ts';
import { type Description, outcome, rows } from '../describe.ts';
import { effectLines } from '../present/effects.ts';
import { amount, wordFor } from '../present/words.ts';
import { FILTERS } from './filters.ts';
import { hold, instruct } from './hold.ts';

const request = outcome({
  name: 'scrap request',
  group: 'stock',
  writes: true,
  duty: 'custody',
  summary: { zh: '申请报废', en: 'ask for goods to be scrapped' },
  details: {
    zh: '由另一人审批，批准时出库。只有在库的能报废；客户的样品先要有客户的报废指示（samples instruct）；有争议冻结的不能报废。',
    en: "Somebody else approves it, and then the goods are written off. Only what is in storage can be scrapped; a customer's goods need the customer's instruction first (samples instruct); what is on hold cannot be scrapped.",
  },
  arguments: {
    number: {
      kind: 'number',
      value: 'NUMBER',
      required: true,
      complete: 'sample',
      about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
    },
    quantity: {
      kind: 'quantity',
      value: 'Q',
      about: { zh: '数量（默认：在库的全部）', en: 'how many (default: all in storage)' },
    },
  },
  options: {
    reason: {
      kind: 'choice',
      value: 'REASON',
      choices: SCRAP_REASON_CODES,
      required: true,
      about: { zh: '原因', en: 'why' },
    },
    method: { kind: 'text', value: 'TEXT', about: { zh: '处置方式', en: 'how it is disposed of' } },
    witness: { kind: 'text', value: 'PERSON', complete: 'person', about: { zh: '监销人', en: 'who witnesses it' } },
    from: { kind: 'code', value: 'LOC', complete: 'place', about: { zh: '从哪个库位', en: 'from which place' } },
    note: { kind: 'note', value: 'TEXT', about: { zh: '说明', en: 'note' } },
  },
  examples: [
    {
      line: 'samples scrap request S26-000123-D 2 --reason expired --method 粉碎 --witness 李梅',
      about: { zh: '过期 2 件，粉碎，李梅监销', en: 'two that have expired, with a witness' },
    },
  ],
  result: SCRAP_REQUESTED,
  run: async (context, input) => requestScrap(context.acting(), input),
  say: {
    zh: ({ approval, expires_on, number, name, quantity, unit, reason, against }, would) => [
      `${would ? '将申请' : '已申请'}报废 ${number} ${name} ${amount(quantity, unit)}（${wordFor(SCRAP_REASONS, reason, 'zh')}）：${approval}，${expires_on} 前有效；批准以前不动库存。`,
      ...effectLines({ does: [], against }, 'zh'),
      ...(would ? [] : [`下一步：由另一人审批 samples approve ${approval}`]),
    ],
    en: ({ approval, expires_on, number, name, quantity, unit, reason, against }, would) => [
      `${would ? 'Would ask' : 'Asked'} for ${amount(quantity, unit)} of ${number} ${name} to be scrapped (${wordFor(SCRAP_REASONS, reason, 'en')}): ${approval}, open until ${expires_on}; stock stays as it is until then.`,
      ...effectLines({ does: [], against }, 'en'),
      ...(would ? [] : [`Next: somebody else approves it with samples approve ${approval}`]),
    ],
  },
});

const candidates = rows({
  name: 'scrap candidates',
  group: 'stock',
  duty: 'read',
  summary: { zh: '可以报废的', en: 'what could be scrapped' },
  details: {
    zh: '在库而过期、超过存放期限、不合格、在残损区的，以及用剩不到二十分之一的余料；列出约定的处置和客户的指示。',
    en: 'What is in storage and expired, past retention, rejected or in a damaged zone, and remains of a twentieth or less of what was used; with the agreed end and the instruction of the customer.',
  },
  options: FILTERS,
  examples: [{ line: 'samples scrap candidates', about: { zh: '全部', en: 'all of it' } }],
  columns: CANDIDATE_COLUMNS,
  empty: { zh: '没有可以报废的。', en: 'Nothing is to be scrapped.' },
  run: async (context, input) => listCandidates(context.acting(), input),
});

const list = rows({
  name: 'scrap list',
  group: 'stock',
  duty: 'read',
  summary: { zh: '报废登记', en: 'the register of what was scrapped' },
  options: {
    from: { kind: 'day', value: 'DAY', about: { zh: '从哪一天起', en: 'from that day' } },
    to: { kind: 'day', value: 'DAY', about: { zh: '到哪一天为止', en: 'up to that day' } },
    ...FILTERS,
  },
  examples: [
    { line: 'samples scrap list --from 2026-01-01', about: { zh: '今年报废的', en: 'what was scrapped this year' } },
  ],
  columns: SCRAP_COLUMNS,
  empty: { zh: '没有报废记录。', en: 'Nothing was scrapped.' },
  run: async (context, input) => listScrapped(context.acting(), input),
});

export const DISPOSAL_COMMANDS: readonly Description[] = [hold, instruct, request, candidates, list];
