import { dayOf } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import { CHECKS, readChecks } from '../../domain/judging.ts';
import { toDecimal } from '../../domain/quantities.ts';
import type { Acting } from '../../services/acting.ts';
import {
  AT_END,
  LIGHT_LEVELS,
  RECEIVED,
  type ReceiptLine,
  type Received,
  receive as receiveDelivery,
  SAMPLE_KINDS,
} from '../../services/receiving.ts';
import type { Context } from '../context.ts';
import type { Fields, InputOf } from '../describe.ts';
import { outcome } from '../describe.ts';
import { overridingEn, overridingZh } from '../present/effects-override.ts';
import { amount, STATES, wordFor } from '../present/words.ts';
import { askForMissing } from '../questions.ts';
import { OVERRIDE_OPTIONS, requireBoth } from './override-options.ts';

const OPTIONS = {
  customer: {
    kind: 'text',
    value: 'CODE',
    required: true,
    complete: 'customer',
    about: { zh: '客户（编码或全名）', en: 'whose goods (code or full name)' },
  },
  name: { kind: 'text', value: 'NAME', required: true, about: { zh: '名称', en: 'what it is called' } },
  quantity: { kind: 'quantity', value: 'Q', required: true, about: { zh: '数量', en: 'how many' } },
  unit: { kind: 'text', value: 'UNIT', limit: 20, about: { zh: '单位（默认：件）', en: 'unit (default: pcs)' } },
  spec: { kind: 'text', value: 'TEXT', about: { zh: '规格型号', en: 'specification or model' } },
  category: { kind: 'text', value: 'TEXT', about: { zh: '类别', en: 'category' } },
  kind: { kind: 'choice', value: 'KIND', choices: SAMPLE_KINDS, about: { zh: '种类', en: 'kind' } },
  lot: { kind: 'text', value: 'TEXT', about: { zh: '批号', en: 'lot' } },
  colour: { kind: 'text', value: 'TEXT', about: { zh: '颜色', en: 'colour' } },
  appearance: { kind: 'text', value: 'TEXT', about: { zh: '到货外观', en: 'appearance on arrival' } },
  location: {
    kind: 'code',
    value: 'LOC',
    complete: 'place',
    about: { zh: '库位（默认：DOCK）', en: 'place (default: DOCK)' },
  },
  delivered_by: { kind: 'text', value: 'NAME', about: { zh: '送交人', en: 'who delivered it' } },
  order_no: { kind: 'text', value: 'TEXT', about: { zh: '订货单号', en: 'order number' } },
  delivery_note: { kind: 'text', value: 'TEXT', about: { zh: '送货单号', en: 'delivery note number' } },
  unit_value: { kind: 'money', value: 'V', about: { zh: '单价', en: 'value of one unit' } },
  minimum: {
    kind: 'quantity',
    value: 'Q',
    about: { zh: '最低库存（各批合计）', en: 'minimum stock, all lots together' },
  },
  maximum: {
    kind: 'quantity',
    value: 'Q',
    about: { zh: '最高库存（各批合计）', en: 'maximum stock, all lots together' },
  },
  part_no: { kind: 'text', value: 'TEXT', about: { zh: '客户料号', en: "the customer's part number" } },
  quality_standard: {
    kind: 'text',
    value: 'TEXT',
    about: {
      zh: '质量标准（以后同一客户料号的验收也显示它）',
      en: 'quality standard; later goods of this part number are accepted by it too',
    },
  },
  produced: { kind: 'day', value: 'DAY', about: { zh: '生产日期', en: 'produced on' } },
  expires: { kind: 'day', value: 'DAY', about: { zh: '有效期至', en: 'expires on' } },
  retain_until: { kind: 'day', value: 'DAY', conflicts: ['retain_days'], about: { zh: '存放到', en: 'keep until' } },
  retain_days: { kind: 'integer', value: 'N', limit: 36_500, about: { zh: '存放天数', en: 'keep for so many days' } },
  at_end: { kind: 'choice', value: 'WHAT', choices: AT_END, about: { zh: '到期处置', en: 'what happens then' } },
  evaluate_by: { kind: 'day', value: 'DAY', about: { zh: '评估期限', en: 'evaluation due' } },
  feedback_by: { kind: 'day', value: 'DAY', about: { zh: '反馈期限', en: 'feedback due' } },
  temperature: { kind: 'range', value: 'MIN..MAX', about: { zh: '储存温度（°C）', en: 'storage temperature (°C)' } },
  humidity: { kind: 'range', value: 'MIN..MAX', about: { zh: '储存湿度（%）', en: 'storage humidity (%)' } },
  light: { kind: 'choice', value: 'LIGHT', choices: LIGHT_LEVELS, about: { zh: '光照', en: 'light' } },
  hazard: {
    kind: 'list',
    value: 'H,…',
    about: { zh: '特殊性（易燃、易腐……）', en: 'hazards (flammable, perishable …)' },
  },
  valuable: { kind: 'flag', about: { zh: '贵重', en: 'valuable' } },
  confidential: { kind: 'flag', about: { zh: '保密', en: 'confidential' } },
  inspect: {
    kind: 'flag',
    conflicts: ['accepted'],
    about: { zh: '先检验：验收前不能领用', en: 'inspect first: quarantined until accepted' },
  },
  accepted: {
    kind: 'flag',
    about: {
      zh: '已验收（工具、原材料等默认待检）',
      en: 'accepted already (tools, material … are quarantined otherwise)',
    },
  },
  expected: { kind: 'quantity', value: 'Q', about: { zh: '应收数量', en: 'how many should have come' } },
  check: {
    kind: 'list',
    value: 'CHECK=ok|TEXT',
    about: {
      zh: '核对：quantity、spec、quality、colour、documents，每项 =ok 或写明问题',
      en: 'checks: quantity, spec, quality, colour, documents, each =ok or what is wrong',
    },
  },
  note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } },
  ...OVERRIDE_OPTIONS,
  lines: {
    kind: 'file',
    value: 'FILE',
    complete: 'file',
    conflicts: ['name', 'quantity'],
    about: {
      zh: '从表格读各行（列同 import samples），- 为标准输入',
      en: 'lines from a sheet (columns of import samples); - is stdin',
    },
  },
} as const satisfies Fields;

type Input = InputOf<typeof OPTIONS>;

export const receive = outcome({
  name: 'receive',
  group: 'daily',
  writes: true,
  asks: true,
  duty: 'custody',
  summary: { zh: '接收样品，开接收单', en: 'receive goods on a receipt' },
  details: {
    zh: '在终端上缺少客户、名称或数量时会逐项询问。样品以外的种类先进入待检，验收后才能领用。用 --lines 从表格一次接收多行，开一张接收单；命令行上的其他选项对没有自己内容的行都有效；任何一行有问题就什么也不记录。库位不合适时不接收；加 --override --reason 原因就先收在 DOCK，另一人批准后上架。',
    en: 'On a terminal it asks for customer, name and quantity where they are missing. Kinds other than sample are quarantined until accepted. --lines takes many lines from a sheet onto one receipt; the other options hold for every line that does not say otherwise itself; one bad line and nothing is recorded. Where a place does not fit nothing is received; with --override --reason WHY the goods wait in DOCK until somebody else approves.',
  },
  options: OPTIONS,
  examples: [
    {
      line: 'samples receive --customer C000042 --name 棉麻混纺面料 --quantity 12.5 --unit 米 --location A-01',
      about: { zh: '接收一种样品', en: 'one sample' },
    },
    {
      line: 'samples receive --customer C000042 --lines receipt.csv --delivered-by 陈司机',
      about: { zh: '一次送来多种', en: 'a delivery of many lines' },
    },
  ],
  result: RECEIVED,
  async run(context, given) {
    requireBoth('receive', given);
    if (given.lines !== undefined) return receiveLines(context, given, given.lines);
    const input = await askForMissing(context, 'receive', OPTIONS, given);
    const lines = [oneLine(input)];
    const { customer, delivered_by, order_no, delivery_note, override, reason } = input;
    const delivery = { customer, delivered_by, order_no, delivery_note, lines, override, reason };
    return receiveDelivery(context.acting(), delivery);
  },
  say: {
    zh: ({ receipt, samples, ...asked }, would) => [
      `${would ? '将接收' : '已接收'}，接收单 ${receipt}（待双方签字）`,
      ...samples.flatMap((line) => [
        `  ${line.number}  ${line.name}  ${amount(line.quantity, line.unit)}  ${line.location}  ${wordFor(STATES, line.state, 'zh')}`,
        ...foundLines(line, 'zh'),
      ]),
      ...('put_aways' in asked ? overridingZh(asked, would) : []),
      `下一步：双方签字 samples sign ${receipt} --side customer --by 姓名${'put_aways' in asked ? '' : ` · 上架 samples move ${samples[0]!.number} --to 库位`}`,
    ],
    en: ({ receipt, samples, ...asked }, would) => [
      `${would ? 'Would receive' : 'Received'} on receipt ${receipt} (to be signed by both sides)`,
      ...samples.flatMap((line) => [
        `  ${line.number}  ${line.name}  ${amount(line.quantity, line.unit)}  ${line.location}  ${wordFor(STATES, line.state, 'en')}`,
        ...foundLines(line, 'en'),
      ]),
      ...('put_aways' in asked ? overridingEn(asked, would) : []),
      `Next: have it signed with samples sign ${receipt} --side customer --by NAME${'put_aways' in asked ? '' : ` · put it away with samples move ${samples[0]!.number} --to PLACE`}`,
    ],
  },
});

/** What was not as expected of a line, and what to do about it. */
function foundLines(
  { number, quantity, unit, expected, quality_standard, findings, checks }: Received['samples'][number],
  language: 'zh' | 'en',
): string[] {
  const zh = language === 'zh';
  const standard =
    quality_standard === null ? [] : [`    ${zh ? '质量标准：' : 'Quality standard: '}${quality_standard}`];
  const difference = amount(toDecimal(Math.abs(Math.round(((expected ?? quantity) - quantity) * 1000))), unit);
  const said = findings.map((found) => {
    if (found === 'shortage') return zh ? `少 ${difference}` : `${difference} short`;
    if (found === 'excess') return zh ? `多 ${difference}` : `${difference} too many`;
    return `${wordFor(CHECKS, found, language)}${zh ? '：' : ': '}${checks[found] ?? ''}`;
  });
  if (said.length === 0) return standard;
  const should =
    expected === null ? [] : [zh ? `应收 ${amount(expected, unit)}` : `${amount(expected, unit)} expected`];
  const reason = findings[0] === 'shortage' ? 'shortage' : 'quality';
  const next =
    findings.length === 1 && findings[0] === 'excess'
      ? []
      : [`    ${zh ? '书面通知客户：' : 'Tell the customer: '}samples notice ${number} --reason ${reason}`];
  return [...standard, `    ${[...should, ...said].join(zh ? '，' : ', ')}`, ...next];
}

async function receiveLines(context: Context, given: Partial<Input>, file: string) {
  const acting = context.acting();
  const { customer, delivered_by, order_no, delivery_note, override, reason } = given;
  const { receiptLines } = await import('./sheet-lines.ts');
  const read = await receiptLines(context, acting, file, {
    customer: customer ?? null,
    receivedOn: happensOn(acting),
    defaults: oneLine({ ...(given as Input), name: '', quantity: 0 }),
  });
  if (read.customer === null) refuse('missing_option', { option: '--customer', command: 'receive' });
  const delivery = {
    customer: read.customer,
    delivered_by,
    order_no,
    delivery_note,
    lines: read.lines,
    sheet: read.hash,
    override,
    reason,
  };
  return receiveDelivery(acting, delivery);
}

/** The day on which it happens, as --at says. */
function happensOn({ at, clock }: Acting): string {
  if (at === null) return dayOf(clock.now());
  return 'day' in at ? at.day : dayOf(at.instant);
}

function oneLine(input: Input): ReceiptLine {
  const { name, quantity, produced, expires, hazard, check, lines: _, override: _o, reason: _r, ...rest } = input;
  const checks = check === undefined ? undefined : readChecks('--check', check);
  return { ...rest, name, quantity, checks, produced_on: produced, expires_on: expires, hazards: hazard };
}
