import { refuse } from '../../domain/errors.ts';
import { integer, list, nullable, object, text } from '../../domain/shapes.ts';
import { printCard, printForm } from '../../paper/cards.ts';
import { customerCard } from '../../services/customer-cards.ts';
import { outcome } from '../describe.ts';
import { cardFacts, EMPTY_PEOPLE } from '../present/customer-card.ts';
import { PAPER, writePaper } from '../present/paper.ts';
import { noteMissing } from '../present/paper-notes.ts';
import { CODE } from './customer-argument.ts';
import { REVEAL } from './reveal-options.ts';

const PRINTED = object({
  customer: nullable(text),
  name: nullable(text),
  pages: nullable(integer),
  file: nullable(text),
  missing_characters: list(text),
});

export const customersCard = outcome({
  name: 'customers card',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '打印客户档案卡或空白表', en: "print a customer's card, or the empty form" },
  details: {
    zh: 'A4 的 PDF：档案各项、联系人、分类与信用、完整度、最近往来。联系方式遮盖，要印原文加 --reveal --reason。--blank 打印空白表，手工填写。没有 --out 时写到标准输出；在终端上写成当前文件夹里的 PDF。',
    en: 'A PDF on A4: the fields, people, class and credit, how complete it is, the last talks. Contact data is masked unless --reveal --reason says otherwise. --blank prints the empty form to be filled in by hand. Without --out it goes to stdout; on a terminal to a PDF in the current folder.',
  },
  arguments: { code: { ...CODE, required: false } },
  options: {
    blank: { kind: 'flag', about: { zh: '空白表', en: 'the empty form' } },
    ...REVEAL,
    ...PAPER,
  },
  examples: [
    {
      line: 'samples customers card C000042 --out C000042.pdf',
      about: { zh: '一个客户的档案卡', en: 'the card of one' },
    },
    { line: 'samples customers card --blank --out form.pdf', about: { zh: '空白表', en: 'the empty form' } },
  ],
  result: PRINTED,
  async run(context, { code, blank, reveal, reason, ...input }) {
    if (blank && code !== undefined) refuse('conflicting_options', { options: ['CODE', '--blank'] });
    if (!blank && code === undefined) refuse('missing_argument', { name: 'CODE', command: 'customers card' });
    const { language } = context;
    const card =
      code === undefined
        ? null
        : await customerCard({ ...context.acting(), takenTo: input.out ?? '-' }, code, { reveal, reason });
    let printed: { pages: number | null; missing: readonly string[] } = { pages: null, missing: [] };
    const file = await writePaper(context, input, {
      name: card === null ? 'form.pdf' : `${card.file.code}.pdf`,
      async print() {
        const made =
          card === null
            ? await printForm(EMPTY_PEOPLE, language)
            : await printCard(cardFacts(card, language), language);
        printed = made;
        return made.bytes;
      },
    });
    noteMissing(context, printed.missing);
    return {
      customer: card?.file.code ?? null,
      name: card?.file.name ?? null,
      pages: printed.pages,
      file,
      missing_characters: [...printed.missing],
    };
  },
  say: {
    zh: ({ customer, name, pages, file }) =>
      file === '-'
        ? []
        : [
            `${customer === null ? '空白表' : `${customer} ${name ?? ''} 的档案卡`}：${pages ?? 0} 页，${file ?? '没有写出文件，加 --out'}`,
          ],
    en: ({ customer, name, pages, file }) =>
      file === '-'
        ? []
        : [
            `${customer === null ? 'The empty form' : `The card of ${customer} ${name ?? ''}`}: ${pages ?? 0} ${pages === 1 ? 'page' : 'pages'}, ${file ?? 'no file; add --out'}`,
          ],
  },
});
