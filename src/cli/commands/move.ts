import { refuse } from '../../domain/errors.ts';
import { either } from '../../domain/shapes.ts';
import { REQUESTED } from '../../services/approving.ts';
import { MOVED, move as moveGoods } from '../../services/moving.ts';
import { SPLIT, split as splitSample } from '../../services/splitting.ts';
import { UNDONE, undo as undoMovement } from '../../services/undoing.ts';
import { outcome } from '../describe.ts';
import { requestedEn, requestedInstead, requestedZh } from '../present/effects.ts';
import { overridingEn, overridingZh } from '../present/effects-override.ts';
import { amount } from '../present/words.ts';
import { OVERRIDE_OPTIONS, requireBoth } from './override-options.ts';

const NUMBER = {
  kind: 'number',
  value: 'NUMBER',
  required: true,
  complete: 'sample',
  about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
} as const;
const NOTE = { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } } as const;
const FROM = {
  kind: 'code',
  value: 'LOC',
  complete: 'place',
  about: { zh: '从哪个库位取', en: 'from which place' },
} as const;

export const move = outcome({
  name: 'move',
  group: 'daily',
  writes: true,
  duty: 'custody',
  summary: { zh: '移库、上架', en: 'move goods to another place' },
  details: {
    zh: '库位不合适时不能放。确实要放就加 --override --reason 原因：转为审批申请，批准时才移动，此前留在原处。',
    en: 'Where the place does not fit it is refused. If it must lie there all the same, --override --reason WHY makes a request for approval: it is moved when somebody else approves, and stays where it is until then.',
  },
  arguments: {
    number: NUMBER,
    quantity: { kind: 'quantity', value: 'Q', about: { zh: '数量（默认：全部）', en: 'how many (default: all)' } },
  },
  options: {
    to: { kind: 'code', value: 'LOC', required: true, complete: 'place', about: { zh: '放到哪里', en: 'where to' } },
    from: FROM,
    note: NOTE,
    ...OVERRIDE_OPTIONS,
  },
  examples: [
    { line: 'samples move S26-000123-D --to A-01', about: { zh: '全部上架到 A-01', en: 'put all of it away in A-01' } },
  ],
  result: MOVED,
  async run(context, input) {
    requireBoth('move', input);
    return moveGoods(context.acting(), input);
  },
  say: {
    zh: (result, would) => {
      if ('put_aways' in result) return overridingZh(result, would);
      const { movement, number, name, quantity, unit, from, to, available } = result;
      if (movement === null) return [`${number} ${name} 已经在 ${to}，没有改动。`];
      const what = `${number} ${name} ${amount(quantity, unit)}：${from} → ${to}`;
      return [`${would ? '将' : '已'}移动 ${what}；可领 ${amount(available, unit)}。`];
    },
    en: (result, would) => {
      if ('put_aways' in result) return overridingEn(result, would);
      const { movement, number, name, quantity, unit, from, to, available } = result;
      if (movement === null) return [`${number} ${name} is in ${to} already; nothing changed.`];
      const what = `${amount(quantity, unit)} of ${number} ${name} from ${from} to ${to}`;
      return [`${would ? 'Would move' : 'Moved'} ${what}; ${amount(available, unit)} available.`];
    },
  },
});

export const split = outcome({
  name: 'split',
  group: 'stock',
  writes: true,
  duty: 'custody',
  summary: { zh: '分样：分出的部分有自己的编号', en: 'split parts off under numbers of their own' },
  arguments: {
    number: NUMBER,
    quantity: { kind: 'quantity', value: 'Q', required: true, about: { zh: '每份数量', en: 'quantity of each part' } },
  },
  options: {
    into: {
      kind: 'integer',
      value: 'N',
      limit: 1000,
      about: { zh: '分几份（默认 1）', en: 'how many parts (default 1)' },
    },
    from: FROM,
    note: NOTE,
  },
  examples: [
    {
      line: 'samples split S26-000123-D 0.5 --into 3',
      about: { zh: '分出 3 份，每份 0.5', en: 'three parts of 0.5 each' },
    },
  ],
  result: SPLIT,
  async run(context, input) {
    const into = input.into ?? 1;
    if (into === 0) refuse('invalid_value', { option: '--into', value: '0', expected: 'integer' });
    return splitSample(context.acting(), { ...input, into });
  },
  say: {
    zh: ({ parent, unit, available, children }, would) => [
      `${would ? '将从' : '已从'} ${parent} 分出 ${children.length} 份；${parent} 可领 ${amount(available, unit)}。`,
      ...children.map(({ number, quantity, location }) => `  ${number}  ${amount(quantity, unit)}  ${location}`),
    ],
    en: ({ parent, unit, available, children }, would) => [
      `${would ? 'Would split' : 'Split'} ${children.length} off ${parent}; ${amount(available, unit)} of it available.`,
      ...children.map(({ number, quantity, location }) => `  ${number}  ${amount(quantity, unit)}  ${location}`),
    ],
  },
});

export const undo = outcome({
  name: 'undo',
  group: 'stock',
  writes: true,
  timeless: true,
  duty: 'custody',
  summary: { zh: '冲销一次流转', en: 'undo a movement by a reversing entry' },
  details: {
    zh: '冲销该记录所属的整个操作，用冲销分录更正，历史不删。之后动用过这批货的记录要先冲销。登记超过 undo.free_days 天的记录转为审批申请。',
    en: 'Reverses the whole command that the movement belongs to; history stays. Later movements that took from it must be undone first. What was recorded more than undo.free_days ago becomes a request for approval.',
  },
  arguments: {
    movement: {
      kind: 'integer',
      value: 'MOVEMENT',
      required: true,
      about: { zh: '流转记录号（见 samples history）', en: 'number of the movement (see samples history)' },
    },
  },
  options: { reason: { kind: 'note', value: 'TEXT', required: true, about: { zh: '原因', en: 'why' } } },
  examples: [{ line: 'samples undo 17 --reason 数量输错', about: { zh: '冲销记录 17', en: 'undo movement 17' } }],
  result: either(UNDONE, REQUESTED),
  async run(context, input) {
    return undoMovement(context.acting(), input.movement, input.reason);
  },
  refusalOf: (result) => requestedInstead(result),
  say: {
    zh: (result, would) => {
      if ('approval' in result) return requestedZh(result, would);
      const { undone, lines } = result;
      return [
        `${would ? '将' : '已'}冲销记录 ${undone}：`,
        ...lines.map(
          ({ movement, number, name, quantity, unit, from, to }) =>
            `  ${movement}  ${number} ${name} ${amount(quantity, unit)}：${from} → ${to}`,
        ),
      ];
    },
    en: (result, would) => {
      if ('approval' in result) return requestedEn(result, would);
      const { undone, lines } = result;
      return [
        `${would ? 'Would undo' : 'Undone'}: movement ${undone}`,
        ...lines.map(
          ({ movement, number, name, quantity, unit, from, to }) =>
            `  ${movement}  ${amount(quantity, unit)} of ${number} ${name} from ${from} to ${to}`,
        ),
      ];
    },
  },
});
