import { integer, list, mapOf, nullable, object, oneOf, type TypeOf, text } from '../../domain/shapes.ts';
import type { Importable, ImportColumn } from '../../imports/describing.ts';
import { IMPORTABLES } from '../../imports/index.ts';
import { type ImportOptions, type ImportOutcome, importSheet } from '../../services/importing.ts';
import { DECISIONS } from '../../services/previewing.ts';
import { readMapping } from '../../services/reading-mapping.ts';
import { ENCODING_NAMES } from '../../spreadsheets/encoding.ts';
import type { SheetSource } from '../../spreadsheets/source.ts';
import type { Refusal as RefusedRow } from '../../store/staging.ts';
import { matchKey } from '../../text/fold.ts';
import type { Context, Language } from '../context.ts';
import { type Fields, outcome } from '../describe.ts';
import { lookOf } from '../present/looks.ts';
import { progressLine } from '../present/progress.ts';
import { reasonOf } from '../present/reasons.ts';
import { sourceOf } from '../source.ts';
import { chooseHeading } from './import-headings.ts';
import { refusedRowsOf, refuseUnfitRejects, writeRejects } from './import-rejects.ts';
import { sentences } from './import-words.ts';

const LINE = object({ line: integer, column: nullable(text), reason: text, code: text });

const CHANGE = object({ column: text, from: nullable(text), to: text });
const EXAMPLE = object({ line: integer, decision: oneOf(...DECISIONS), values: mapOf(text), changes: list(CHANGE) });

export const IMPORTED = object({
  file: text,
  read: integer,
  imported: integer,
  updated: integer,
  unchanged: integer,
  rejected: integer,
  skipped: integer,
  batch: nullable(text),
  encoding: text,
  columns: mapOf(text),
  rejects: list(LINE),
  unused: list(text),
  sheet: nullable(text),
  other_sheets: list(text),
  hidden_rows: integer,
  warnings: list(LINE),
  warned: integer,
  /** Of a rehearsal (--dry-run): the first rows of each decision, and what would change in them. */
  examples: list(EXAMPLE),
  /** Where the refused rows were written. */
  rejects_file: nullable(text),
  /** The file that they could not be written to, and why. */
  rejects_unwritten: nullable(object({ file: text, reason: text })),
});
export type Imported = TypeOf<typeof IMPORTED>;

export const OPTIONS = {
  encoding: {
    kind: 'choice',
    value: 'E',
    choices: ENCODING_NAMES,
    about: { zh: '文件编码（默认自动判断）', en: 'encoding of the file (found out otherwise)' },
  },
  sheet: {
    kind: 'text',
    value: 'N',
    about: {
      zh: '工作簿里的哪一张表（序号或名称，默认第一张）',
      en: 'which sheet of a workbook, by number or name (the first otherwise)',
    },
  },
  column: {
    kind: 'pairs',
    value: 'KEY=HEADING',
    about: { zh: '哪个表头是哪一栏，可重复', en: 'which heading stands for a key; repeatable' },
  },
  map: {
    kind: 'file',
    value: 'FILE',
    complete: 'file',
    about: {
      zh: '同 --column，每行一个 键=表头，或 JSON；--column 优先',
      en: 'as --column, one KEY=HEADING a line, or JSON; --column comes first',
    },
  },
  on_conflict: {
    kind: 'choice',
    value: 'WHAT',
    choices: ['update', 'skip', 'error'],
    about: {
      zh: '与库里不同的行：更新（默认）、跳过、拒绝',
      en: 'rows that differ from what is stored: update (default), skip, error',
    },
  },
  rejects: {
    kind: 'file',
    value: 'FILE',
    complete: 'file',
    about: {
      zh: '把被拒的行写入文件，改正后可再导入',
      en: 'write the refused rows to a file, to be corrected and imported',
    },
  },
  force: { kind: 'flag', about: { zh: '覆盖已有的 --rejects 文件', en: 'overwrite an existing --rejects file' } },
  partial: {
    kind: 'flag',
    about: { zh: '有行被拒时仍导入其余的行', en: 'import the other rows although some are refused' },
  },
} as const satisfies Fields;

const CREATE_CUSTOMERS = {
  create_customers: {
    kind: 'flag',
    about: { zh: '没有的客户按名称新建', en: 'make customers that are not there, under a new code' },
  },
} as const satisfies Fields;

/** The command that imports one kind of thing. */
function importCommand(importable: Importable) {
  const { kind, title, duty, createsCustomers } = importable;
  return outcome({
    name: `import ${kind}`,
    group: 'customers',
    duty,
    writes: true,
    timeless: true,
    summary: { zh: `导入${title.zh}`, en: `import ${title.en}` },
    details: {
      zh: '读 XLSX、XLS、CSV、TSV、分号分隔的表格，编码和表头自动识别。任何一行有问题就什么也不导入，除非加 --partial；同一个文件再导入一次不会有变化；空单元格不会清空已有内容。',
      en: 'Reads .xlsx, .xls, CSV, TSV and semicolons; encoding and headings are found out. One bad row and nothing is imported, unless --partial is given. The same file again changes nothing; an empty cell never clears a field.',
    },
    arguments: {
      file: {
        kind: 'file',
        value: 'FILE',
        required: true,
        complete: 'file',
        about: { zh: '表格文件，- 为标准输入', en: 'the sheet; - is stdin' },
      },
    },
    options: { ...OPTIONS, ...(createsCustomers ? CREATE_CUSTOMERS : {}) } as typeof OPTIONS & typeof CREATE_CUSTOMERS,
    examples: [
      {
        line: `samples import ${kind} ${kind}.csv --dry-run`,
        about: { zh: '先看会怎样', en: 'see first what would come of it' },
      },
      {
        line: `samples import ${kind} ${kind}.csv --partial --rejects ${kind}-rejected.csv`,
        about: {
          zh: '导入没有问题的行，其余写入文件',
          en: 'take the rows that are in order, get the others in a file',
        },
      },
    ],
    result: IMPORTED,
    run: (context, input) => runImport(context, importable, input),
    refusalOf: (result) => refusedRowsOf(result, `samples import ${kind}`, importable),
    say: {
      zh: (result, would) => sentences(result, would, 'zh', importable),
      en: (result, would) => sentences(result, would, 'en', importable),
    },
  });
}

/** Imports; where several headings could be one column, somebody at the terminal says which. */
async function importAsking(
  context: Context,
  importable: Importable,
  source: SheetSource,
  options: ImportOptions,
): Promise<{ done: ImportOutcome; options: ImportOptions }> {
  const line = progressLine(context, source.onDisk?.bytes ?? null);
  try {
    const done = await importSheet(context.acting(), importable, source, options, (progress) => line.show(progress));
    line.end();
    return { done, options };
  } catch (error) {
    line.end();
    const chosen = await chooseHeading(context, importable, error);
    return importAsking(context, importable, source, { ...options, columns: [...(options.columns ?? []), chosen] });
  }
}

/** Imports a sheet and writes its refused rows, as the options say. */
export async function runImport(
  context: Context,
  importable: Importable,
  input: ImportOptions & {
    file: string;
    rejects?: string | undefined;
    force: boolean;
    column?: [string, string][] | undefined;
    map?: string | undefined;
  },
): Promise<Imported> {
  const { file, rejects, force, column, map, ...rest } = input;
  if (rejects !== undefined) refuseUnfitRejects(rejects, file, force);
  const source = await sourceOf(context, file);
  const mapped = map === undefined ? [] : await readMapping(await sourceOf(context, map));
  const typed = keyed(importable, column ?? []);
  const said = new Set(typed.map(([key]) => key));
  const columns = [...typed, ...keyed(importable, mapped).filter(([key]) => !said.has(key))];
  const { done, options } = await importAsking(context, importable, source, { ...rest, columns });
  const words = inWords(done, importable, context.language);
  const writes = rejects !== undefined && words.rejects.length > 0;
  const told = { file, ...words, rejects_file: null, rejects_unwritten: null };
  if (!writes) return told;
  const rows = { options: { ...options, columns: Object.entries(done.columns) }, rejects: words.rejects };
  // What was imported is so, whatever becomes of this file: the result is told in any case.
  const reason = await writeRejects(context, importable, source, { ...rows, file: rejects, force });
  if (reason !== null) return { ...told, rejects_unwritten: { file: rejects, reason } };
  return { ...told, rejects_file: context.flags.dry_run ? null : rejects };
}

/** A column may be named by its key, or by what it is called in a template. */
function keyed({ columns }: Importable, pairs: readonly [string, string][]): [string, string][] {
  const called = ({ key, heading }: ImportColumn): string[] => [key, heading.zh, heading.en].map(matchKey);
  const keyOf = (name: string): string | undefined =>
    columns.find((column) => called(column).includes(matchKey(name)))?.key;
  return pairs.flatMap(([name, heading]): [string, string][] => {
    // `phone=固定电话,mobile=手机`: several in one, where what follows the comma names a column.
    const [first = '', ...more] = heading.split(/,(?=[^,=]+=)/);
    const others = more.map((each) => each.split(/=(.*)/s) as [string, string]);
    if (others.some(([other]) => keyOf(other) === undefined)) return [[keyOf(name) ?? name, heading]];
    return [[name, first] as const, ...others].map(([key, said]) => [keyOf(key) ?? key, said]);
  });
}

function inWords(
  done: ImportOutcome,
  { columns }: Importable,
  language: Language,
): Omit<Imported, 'file' | 'rejects_file' | 'rejects_unwritten'> {
  const headings = new Map(columns.map(({ key, heading }) => [key, heading]));
  const { rejects, warnings, ...counts } = done;
  const line = (row: RefusedRow, reason: string) => ({ line: row.line, column: row.column, reason, code: row.code });
  return {
    ...counts,
    columns: { ...counts.columns },
    examples: counts.examples.map((each) => ({ ...each, values: { ...each.values }, changes: [...each.changes] })),
    unused: [...counts.unused],
    other_sheets: [...counts.other_sheets],
    rejects: rejects.map((row) => line(row, reasonOf(row, headings, language))),
    warnings: warnings.map((row) => line(row, lookOf(row, language))),
  };
}

export const IMPORT_COMMANDS = IMPORTABLES.map(importCommand);
