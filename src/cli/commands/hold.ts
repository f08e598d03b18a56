import { INSTRUCTION_CODES, INSTRUCTIONS } from '../../domain/disposal.ts';
import { refuse } from '../../domain/errors.ts';
import { either } from '../../domain/shapes.ts';
import { REQUESTED } from '../../services/approving.ts';
import { HELD_BACK, hold as holdBack, releaseHold } from '../../services/holding.ts';
import { INSTRUCTED, instruct as recordInstruction } from '../../services/instructing.ts';
import { outcome } from '../describe.ts';
import { requestedEn, requestedZh } from '../present/effects.ts';
import { wordFor } from '../present/words.ts';

const NUMBER = {
  kind: 'number',
  value: 'NUMBER',
  required: true,
  complete: 'sample',
  about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
} as const;

export const hold = outcome({
  name: 'hold',
  group: 'stock',
  writes: true,
  duty: 'hold',
  summary: { zh: '争议冻结，或申请解除', en: 'put on hold in a dispute, or ask for its release' },
  details: {
    zh: '冻结期间不能报废；分出的样也一起冻结。解除要由另一人审批。',
    en: 'While it lasts nothing of the sample is scrapped; parts split off are held with it. Its release is approved by somebody else.',
  },
  arguments: { number: NUMBER },
  options: {
    reason: {
      kind: 'note',
      value: 'TEXT',
      filled: true,
      about: { zh: '原因（冻结时必填）', en: 'why (needed to hold)' },
    },
    release: { kind: 'flag', about: { zh: '申请解除冻结', en: 'ask for its release' } },
  },
  examples: [
    { line: 'samples hold S26-000123-D --reason 客户有异议', about: { zh: '冻结', en: 'put it on hold' } },
    { line: 'samples hold S26-000123-D --release', about: { zh: '申请解除', en: 'ask for its release' } },
  ],
  result: either(HELD_BACK, REQUESTED),
  async run(context, { number, reason, release }) {
    if (release) return releaseHold(context.acting(), { number, reason });
    if (reason === undefined) refuse('missing_option', { option: '--reason', command: 'hold' });
    return holdBack(context.acting(), { number, reason });
  },
  say: {
    zh: (result, would) => {
      if ('approval' in result) return requestedZh(result, would);
      const { number, name, on_hold, since, by, reason, changed } = result;
      if (!on_hold) return [`${number} ${name} 没有冻结，没有改动。`];
      const why = reason === null ? '' : `：${reason}`;
      return changed
        ? [
            `${would ? '将冻结' : '已冻结'} ${number} ${name}${why}`,
            `下一步：争议解决后申请解除 samples hold ${number} --release`,
          ]
        : [`${number} ${name} 已由 ${by} 在 ${since} 冻结${why}，没有改动。`];
    },
    en: (result, would) => {
      if ('approval' in result) return requestedEn(result, would);
      const { number, name, on_hold, since, by, reason, changed } = result;
      if (!on_hold) return [`${number} ${name} is not on hold; nothing changed.`];
      const why = reason === null ? '' : `: ${reason}`;
      return changed
        ? [
            `${would ? 'Would put on hold' : 'Put on hold'}: ${number} ${name}${why}`,
            `Next: when the dispute is settled, ask for its release with samples hold ${number} --release`,
          ]
        : [`${number} ${name} has been on hold since ${since} by ${by}${why}; nothing changed.`];
    },
  },
});

export const instruct = outcome({
  name: 'instruct',
  group: 'stock',
  writes: true,
  duty: 'custody',
  summary: { zh: '登记客户的处置指示', en: 'record what the customer decides about his goods' },
  details: {
    zh: '以最近一次为准。客户的样品没有报废指示就不能报废；本公司的（HOUSE）不需要。',
    en: 'The latest word counts. Without an instruction to scrap, goods of a customer are not scrapped; those of the house need none.',
  },
  arguments: { number: NUMBER },
  options: {
    decision: {
      kind: 'choice',
      value: 'DECISION',
      choices: INSTRUCTION_CODES,
      required: true,
      about: { zh: '怎样处置', en: 'what is to be done' },
    },
    by: {
      kind: 'text',
      value: 'NAME',
      required: true,
      about: { zh: '客户方谁说的', en: 'who said so for the customer' },
    },
    note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } },
  },
  examples: [
    {
      line: 'samples instruct S26-000123-D --decision scrap --by 张工',
      about: { zh: '客户同意报废', en: 'the customer wants it scrapped' },
    },
  ],
  result: INSTRUCTED,
  run: async (context, input) => recordInstruction(context.acting(), input),
  say: {
    zh: ({ number, name, customer, decision, by, decided_on }, would) => [
      `${would ? '将记录：' : ''}${number} ${name}：客户 ${customer}（${by}）${decided_on} 指示${wordFor(INSTRUCTIONS, decision, 'zh')}。`,
      `下一步：${NEXT[decision](number, '原因')}`,
    ],
    en: ({ number, name, customer, decision, by, decided_on }, would) => [
      `${would ? 'Would record: ' : ''}${number} ${name}: customer ${customer} (${by}) decided on ${decided_on}: ${wordFor(INSTRUCTIONS, decision, 'en')}.`,
      `Next: ${NEXT[decision](number, 'REASON')}`,
    ],
  },
});

const NEXT = {
  return: (number: string) => `samples give-back ${number}`,
  scrap: (number: string, reason: string) => `samples scrap request ${number} --reason ${reason}`,
  rework: (number: string) => `samples show ${number}`,
  keep: (number: string) => `samples show ${number}`,
} as const;
