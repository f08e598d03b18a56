import { refuse } from '../../domain/errors.ts';
import { integer, list, nullable, object, text } from '../../domain/shapes.ts';
import { printSlips } from '../../paper/slips.ts';
import { slip as readSlip, SLIP, type Slip, statementSlip } from '../../services/slips.ts';
import type { Context } from '../context.ts';
import { outcome } from '../describe.ts';
import { PAPER, writePaper } from '../present/paper.ts';
import { noteMissing } from '../present/paper-notes.ts';

const PRINTED = object({
  slips: list(SLIP),
  pages: nullable(integer),
  file: nullable(text),
  missing_characters: list(text),
});

export const slip = outcome({
  name: 'slip',
  group: 'daily',
  duty: 'custody',
  summary: { zh: '打印单据', en: 'print slips' },
  details: {
    zh: '接收单 R…、领用单和发货单 U…、退还单 B…、盘点单 K…（盲盘进行中不印账面数）、审批申请 A…（报废的是报废单）、给客户的书面通知 N…（印成信，按界面语言）；statement --customer 客户 是客户对账单。A4，一页两联，印有二维码、条码和链头；联数由设置 slip.copies 决定。同一张单据再印一次，每个字节都相同；签字登记以后，印出已签的人和日期。没有 --out 时写到标准输出；在终端上写成当前文件夹里以单据号命名的 PDF。',
    en: 'Receipts R…, checkouts and dispatches U…, give-backs B…, stocktakes K… (a blind one without the book while it is open), requests for approval A… (that of scrapping is its record), notices to customers N… (as a letter, in the language that is spoken); statement --customer CODE is the statement of a customer. A4, two copies on a page, with QR code, bar code and the head of the journal; the setting slip.copies says how many. The same slip again is the same to the byte; once signatures are on record they are printed. Without --out it goes to stdout; on a terminal to NUMBER.pdf in the current folder.',
  },
  arguments: {
    slips: {
      kind: 'list',
      value: 'SLIP|statement',
      required: true,
      complete: 'slip',
      about: { zh: '单据号，或 statement', en: 'numbers of slips, or statement' },
    },
  },
  options: {
    customer: {
      kind: 'code',
      value: 'CODE',
      complete: 'customer',
      about: { zh: '对账单的客户', en: 'whose statement' },
    },
    ...PAPER,
  },
  examples: [
    { line: 'samples slip R26-000041 --out R26-000041.pdf', about: { zh: '一张接收单', en: 'a receipt' } },
    {
      line: 'samples slip U26-000001 U26-000002 | lp',
      about: { zh: '几张领用单，直接打印', en: 'several checkouts, straight to the printer' },
    },
    {
      line: 'samples slip statement --customer C000042 --out C000042.pdf',
      about: { zh: '客户对账单', en: 'the statement of a customer' },
    },
  ],
  result: PRINTED,
  async run(context, input) {
    const slips = await slipsOf(context, input);
    let printed: { pages: number | null; missing: readonly string[] } = { pages: null, missing: [] };
    const file = await writePaper(context, input, {
      name: slips.length === 1 ? `${slips[0]!.slip}.pdf` : 'slips.pdf',
      async print() {
        const made = await printSlips(slips, context.language);
        printed = made;
        return made.bytes;
      },
    });
    noteMissing(context, printed.missing);
    return { slips, pages: printed.pages, file, missing_characters: [...printed.missing] };
  },
  say: {
    zh: ({ slips, pages, file }) =>
      file === '-' ? [] : [`${names(slips)}：${pages ?? 0} 页，${file ?? '没有写出文件，加 --out'}`],
    en: ({ slips, pages, file }) =>
      file === '-'
        ? []
        : [`${names(slips)}: ${pages ?? 0} ${pages === 1 ? 'page' : 'pages'}, ${file ?? 'no file; add --out'}`],
  },
});

async function slipsOf(context: Context, input: { slips: string[]; customer?: string | undefined }): Promise<Slip[]> {
  const acting = context.acting();
  const { slips: typed, customer } = input;
  const isStatement = (word: string): boolean => word.toLowerCase() === 'statement';
  if (customer !== undefined && !typed.some(isStatement)) refuse('unknown_option', { option: '--customer', near: [] });
  const slips: Slip[] = [];
  for (const word of typed) {
    if (!isStatement(word)) slips.push(await readSlip(acting, word));
    else
      slips.push(
        await statementSlip(
          acting,
          customer ?? refuse('missing_option', { option: '--customer', command: 'slip statement' }),
        ),
      );
  }
  return slips;
}

function names(slips: readonly { readonly slip: string }[]): string {
  return slips.map(({ slip: number }) => number).join(' ');
}
