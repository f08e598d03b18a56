import { EXPORTABLES, type Exportable, type ExportInput, exportRows } from '../../services/exporting.ts';
import { type Fields, rows } from '../describe.ts';
import { FILTERS } from './filters.ts';
import { REVEAL } from './reveal-options.ts';

const PERIOD = {
  from: { kind: 'day', value: 'DAY', about: { zh: '从哪一天', en: 'from that day' } },
  to: { kind: 'day', value: 'DAY', about: { zh: '到哪一天（含）', en: 'to that day, included' } },
} as const satisfies Fields;

const FORMS = {
  zh: '默认输出 CSV；--out 的扩展名（.csv .xlsx .json .ndjson）或 --format 决定格式。导出的内容可以原样再导入。',
  en: 'CSV unless --format or the ending of --out (.csv .xlsx .json .ndjson) says otherwise. What is exported imports back to the same data.',
};
const COVERED = {
  zh: '联系方式默认遮盖；遮盖的格子再导入时不改动原来的内容。',
  en: ' Contact data is masked; a masked cell that is imported again leaves what is stored as it is.',
};

function exportCommand(exportable: Exportable) {
  const { kind, title, duty, columns, takes, masked } = exportable;
  const isMasked = Object.keys(masked).length > 0;
  const options: Fields = {
    ...(takes.includes('filters') ? FILTERS : {}),
    ...(takes.includes('period') ? PERIOD : {}),
    ...(isMasked ? REVEAL : {}),
  };
  return rows({
    name: `export ${kind}`,
    group: 'customers',
    duty,
    summary: { zh: `导出${title.zh}`, en: `export ${title.en.toLowerCase()}` },
    details: isMasked ? { zh: FORMS.zh + COVERED.zh, en: FORMS.en + COVERED.en } : FORMS,
    options,
    examples: [
      {
        line: `samples export ${kind} --out ${kind}.csv --excel`,
        about: { zh: '写成电子表格能直接打开的文件', en: 'a file that a spreadsheet opens right' },
      },
    ],
    columns,
    csv: true,
    run: (context, input) => exportRows(context.acting(), exportable, input as ExportInput),
  });
}

export const EXPORT_COMMANDS = EXPORTABLES.map(exportCommand);
