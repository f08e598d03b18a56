import { refuse } from '../../domain/errors.ts';
import { CHECKED_OUT, checkout as checkOut } from '../../services/checking-out.ts';
import { outcome } from '../describe.ts';
import { amount } from '../present/words.ts';

export const checkout = outcome({
  name: 'checkout',
  group: 'daily',
  writes: true,
  duty: 'custody',
  summary: { zh: '领用给某人，或寄样给客户', en: 'check goods out to a person, or send them to a customer' },
  details: {
    zh: '不写数量就是全部可领数量。先进先出：从最早放入的库位取。寄样时没有样品单会自动建一张。',
    en: 'Without a quantity everything that may be taken is. First in, first out: from the place that was filled first. A dispatch without a sample order makes one.',
  },
  arguments: {
    number: {
      kind: 'number',
      value: 'NUMBER',
      complete: 'sample',
      about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
    },
    quantity: { kind: 'quantity', value: 'Q', about: { zh: '数量', en: 'how many' } },
  },
  options: {
    to: {
      kind: 'text',
      short: 't',
      value: 'PERSON',
      complete: 'person',
      conflicts: ['to_customer'],
      about: { zh: '使用人（编码或姓名）', en: 'who takes it (code or name)' },
    },
    purpose: { kind: 'note', filled: true, short: 'p', value: 'TEXT', about: { zh: '用途', en: 'what for' } },
    due: { kind: 'day', short: 'd', value: 'DAY', about: { zh: '应还日', en: 'due back' } },
    from: { kind: 'code', value: 'LOC', complete: 'place', about: { zh: '从哪个库位取', en: 'from which place' } },
    to_customer: {
      kind: 'text',
      value: 'CODE',
      complete: 'customer',
      about: { zh: '寄给客户', en: 'send it to a customer' },
    },
    carrier: { kind: 'text', value: 'TEXT', about: { zh: '承运方', en: 'carrier' } },
    tracking: { kind: 'text', value: 'TEXT', about: { zh: '运单号', en: 'tracking number' } },
    expected: { kind: 'day', value: 'DAY', about: { zh: '预计到达', en: 'expected on' } },
    sample_order: { kind: 'code', value: 'O…', about: { zh: '样品单', en: 'sample order' } },
    note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } },
    lines: {
      kind: 'file',
      value: 'FILE',
      complete: 'file',
      about: {
        zh: '从表格读编号和数量，开一张单；- 为标准输入',
        en: 'numbers and quantities from a sheet, on one slip; - is stdin',
      },
    },
  },
  examples: [
    {
      line: 'samples checkout S26-000123-D 2 --to 李梅 --purpose 色牢度测试 --due 12-01',
      about: { zh: '领用 2，12 月 1 日前还', en: 'two, due on 1 December' },
    },
    {
      line: 'samples checkout --lines picks.csv --to 李梅 --purpose 展会',
      about: { zh: '按表格领用多种，一张单', en: 'many on one slip, from a sheet' },
    },
    {
      line: 'samples checkout 123d 1 --to-customer C000042 --carrier 顺丰 --tracking SF1234567890',
      about: { zh: '寄样给客户', en: 'send one to a customer' },
    },
  ],
  result: CHECKED_OUT,
  async run(context, input) {
    const { number, quantity, lines: file, ...rest } = input;
    if (number === undefined && file === undefined) refuse('missing_argument', { name: 'NUMBER', command: 'checkout' });
    if (number !== undefined && file !== undefined) refuse('conflicting_options', { options: ['NUMBER', '--lines'] });
    if (rest.to === undefined && rest.to_customer === undefined)
      refuse('missing_option', { option: '--to', command: 'checkout' });
    if (rest.to !== undefined && rest.purpose === undefined)
      refuse('missing_option', { option: '--purpose', command: 'checkout' });
    const acting = context.acting();
    if (file === undefined)
      return checkOut(acting, { ...rest, lines: [{ number: number!, quantity: quantity ?? null }] });
    const { quantityLines } = await import('./sheet-lines.ts');
    const { lines, hash } = await quantityLines(context, acting, file);
    return checkOut(acting, { ...rest, lines, sheet: hash });
  },
  say: {
    zh: ({ checkout: slip, holder, due, lines }, would) => [
      ...lines.map(
        ({ number, name, quantity, unit, available, sample_order }) =>
          `${would ? '将' : '已'}${sample_order ? '寄出' : '领用'} ${number} ${name} ${amount(quantity, unit)} → ${holder}${sample_order ? `（样品单 ${sample_order}）` : ''}；还可领 ${amount(available, unit)}。`,
      ),
      `${lines[0]!.sample_order ? '发货单' : '领用单'} ${slip}${due ? `，${due} 前归还` : lines[0]!.sample_order ? '' : '，没有应还日'}。`,
      ...older(lines, (number, lots) => `提示：${lots} 比 ${number} 接收或到期更早，应先用（先进先出，先到期先出）。`),
      lines[0]!.sample_order
        ? `下一步：客户收到后 samples received ${slip} --on 日期`
        : `下一步：归还时 samples return ${lines[0]!.number}`,
    ],
    en: ({ checkout: slip, holder, due, lines }, would) => [
      ...lines.map(
        ({ number, name, quantity, unit, available, sample_order }) =>
          `${would ? 'Would give' : 'Gave'} ${amount(quantity, unit)} of ${number} ${name} to ${holder}${sample_order ? ` (sample order ${sample_order})` : ''}; ${amount(available, unit)} available.`,
      ),
      `${lines[0]!.sample_order ? 'Dispatch' : 'Checkout'} ${slip}${due ? `, due back on ${due}` : lines[0]!.sample_order ? '' : ', no due date'}.`,
      ...older(
        lines,
        (number, lots) =>
          `Note: ${lots} came in or expires before ${number}: first in, first out; first expired, first out.`,
      ),
      lines[0]!.sample_order
        ? `Next: when the customer has it, samples received ${slip} --on DAY`
        : `Next: when it comes back, samples return ${lines[0]!.number}`,
    ],
  },
});

function older(
  lines: readonly { number: string; older_lots: readonly string[] }[],
  sentence: (number: string, lots: string) => string,
): string[] {
  return lines
    .filter(({ older_lots }) => older_lots.length > 0)
    .map(({ number, older_lots }) => sentence(number, older_lots.join(', ')));
}
