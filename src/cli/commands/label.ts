import { refuse } from '../../domain/errors.ts';
import { integer, list, nullable, object, text } from '../../domain/shapes.ts';
import { type LabelForm, SHEETS, type SheetName, singleForm } from '../../paper/label-forms.ts';
import { printLabels } from '../../paper/labels.ts';
import { zplLabels } from '../../paper/zpl.ts';
import { LABEL, labels as readLabels } from '../../services/labelling.ts';
import { outcome } from '../describe.ts';
import { PAPER, writePaper } from '../present/paper.ts';
import { noteMissing } from '../present/paper-notes.ts';

const LABELLED = object({ labels: list(LABEL), pages: integer, file: nullable(text), missing_characters: list(text) });

export const label = outcome({
  name: 'label',
  group: 'daily',
  duty: 'custody',
  summary: { zh: '打印标签', en: 'print labels' },
  details: {
    zh: '二维码和条码（CODE 128）内容相同：样品是编号（带连字符），库位是 L:库位，人员是 P:人员，命令是 CMD:命令，供扫码台使用。默认每张 50×30 毫米一页；--sheet 用 A4 标签纸：a4-3x8 每张 63.5×33.9 毫米，a4-70x37 每张 70×37 毫米，都是 3 列 8 行。--zpl 输出标签打印机的 ZPL（203 点/英寸），中文作为图形。没有 --out 时写到标准输出；在终端上写成当前文件夹里的文件。',
    en: 'The QR code and the bar code (Code 128) hold the same: the number with its hyphens, L:PLACE, P:PERSON, or CMD:COMMAND for the scanner desk. One label of 50×30 mm a page unless said; --sheet is for A4 sheets: a4-3x8 has labels of 63.5×33.9 mm, a4-70x37 of 70×37 mm, both three by eight. --zpl is for label printers (203 dpi), with Chinese as graphics. Without --out it goes to stdout; on a terminal to labels.pdf in the current folder.',
  },
  arguments: {
    numbers: { kind: 'list', value: 'NUMBER', complete: 'sample', about: { zh: '样品编号', en: 'numbers of samples' } },
  },
  options: {
    receipt: {
      kind: 'code',
      value: 'R…',
      complete: 'slip',
      about: { zh: '收货单上的全部样品', en: 'all samples of a receipt' },
    },
    location: { kind: 'list', value: 'LOC', complete: 'place', about: { zh: '库位的标签', en: 'labels of places' } },
    person: { kind: 'list', value: 'PERSON', complete: 'person', about: { zh: '人员的标签', en: 'labels of people' } },
    commands: { kind: 'flag', about: { zh: '扫码台的命令和数量', en: 'commands and quantities of the scanner desk' } },
    sheet: {
      kind: 'choice',
      value: 'SHEET',
      choices: ['a4-3x8', 'a4-70x37'],
      conflicts: ['size', 'zpl'],
      about: { zh: 'A4 标签纸', en: 'a sheet of labels' },
    },
    size: {
      kind: 'code',
      value: 'WxH',
      about: {
        zh: '单张标签的宽×高（毫米），默认 50x30',
        en: 'width and height of one label in mm, 50x30 unless said',
      },
    },
    skip: {
      kind: 'integer',
      value: 'N',
      limit: 23,
      about: { zh: '标签纸上已用掉的张数', en: 'labels of the sheet that are gone already' },
    },
    zpl: { kind: 'flag', about: { zh: '输出 ZPL，给标签打印机', en: 'ZPL for label printers' } },
    ...PAPER,
  },
  examples: [
    {
      line: 'samples label --receipt R26-000041 --sheet a4-3x8 --out labels.pdf',
      about: { zh: '一张收货单的标签', en: 'the labels of a receipt' },
    },
    {
      line: 'samples label S26-000123-D --zpl > /dev/usb/lp0',
      about: { zh: '直接送到标签打印机', en: 'straight to a label printer' },
    },
    {
      line: 'samples label --commands --person WL --out desk.pdf',
      about: { zh: '扫码台用的命令和人员', en: 'commands and a person for the scanner desk' },
    },
  ],
  result: LABELLED,
  async run(context, input) {
    const { numbers, receipt, location: locations, person: people, commands, zpl, skip = 0 } = input;
    if (!numbers && !receipt && !locations && !people && !commands)
      refuse('missing_argument', { name: 'NUMBER', command: 'label' });
    const form = formOf(input);
    const found = await readLabels(context.acting(), { numbers, receipt, locations, people, commands });
    let printed = { pages: zpl ? found.length : pagesOf(found.length, form, skip), missing: [] as readonly string[] };
    const file = await writePaper(context, input, {
      name: zpl ? 'labels.zpl' : 'labels.pdf',
      async print() {
        const how = { form, language: context.language, skip };
        const made = zpl ? await zplLabels(found, how) : await printLabels(found, how);
        printed = made;
        return made.bytes;
      },
    });
    noteMissing(context, printed.missing);
    return { labels: found, pages: printed.pages, file, missing_characters: [...printed.missing] };
  },
  say: {
    zh: ({ labels, pages, file }) =>
      file === '-' ? [] : [`${labels.length} 张标签，${pages} 页：${file ?? '（没有写出文件，加 --out）'}`],
    en: ({ labels, pages, file }) =>
      file === '-'
        ? []
        : [`${labels.length} labels on ${pages} ${pages === 1 ? 'page' : 'pages'}: ${file ?? '(no file; add --out)'}`],
  },
});

function formOf({ sheet, size }: { sheet?: SheetName | undefined; size?: string | undefined }): LabelForm {
  if (sheet !== undefined) return SHEETS[sheet];
  return (
    singleForm(size ?? '50x30') ?? refuse('invalid_value', { option: '--size', value: size!, expected: 'label_size' })
  );
}

function pagesOf(labels: number, { sheet }: LabelForm, skip: number): number {
  return sheet ? Math.ceil((labels + skip) / (sheet.columns * sheet.rows)) : labels;
}
