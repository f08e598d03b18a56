import { refuse } from '../../domain/errors.ts';
import { either, integer, object, type TypeOf, text } from '../../domain/shapes.ts';
import { CONDITION_CODES, CONDITIONS, COUNT_STATUSES, COUNTED_HOW } from '../../domain/stocktaking.ts';
import { counts as counted, countsInto } from '../../imports/counts.ts';
import { decisionDay } from '../../services/approving.ts';
import { COUNTED, type Counted, count as countRow, momentOfCount } from '../../services/counting.ts';
import { type ScanAnswer, Scanning } from '../../services/scan-counting.ts';
import { findOpenStocktake } from '../../services/stocktaking.ts';
import { countsOnRecord, varianceRows } from '../../services/submitting-counts.ts';
import { showSafe } from '../../text/show.ts';
import { answered } from '../answered.ts';
import type { Context, Language } from '../context.ts';
import { outcome, rows } from '../describe.ts';
import { messageOf } from '../present/errors.ts';
import { writeStream } from '../present/output.ts';
import { amount, wordFor } from '../present/words.ts';
import { IMPORTED, type Imported, OPTIONS, runImport } from './import.ts';
import { refusedRowsOf } from './import-rejects.ts';
import { sentences } from './import-words.ts';
import { STOCKTAKE } from './stocktake.ts';

const SCANNED = object({ stocktake: text, accepted: integer, refused: integer });
type Scanned = TypeOf<typeof SCANNED>;
type Result = Counted | Scanned | Imported;

const { encoding: ENCODING, column: COLUMN, rejects: REJECTS, force: FORCE, partial: PARTIAL } = OPTIONS;
const SHEET = { encoding: ENCODING, column: COLUMN, rejects: REJECTS, force: FORCE, partial: PARTIAL } as const;

export const CONDITION = {
  kind: 'choice',
  value: 'CONDITION',
  choices: CONDITION_CODES,
  about: { zh: '状况：ok、damaged、expired、unlabelled', en: 'in what condition it is' },
} as const;

export const count = outcome({
  name: 'stocktake count',
  group: 'stock',
  writes: true,
  duty: 'custody',
  summary: { zh: '盘点一行，或扫码', en: 'count a row, or by scanner' },
  details: {
    zh: '同一人再盘同一行要加 --correct；另一人再盘即为复盘，以复盘为准，两次都留在记录里。--scan 从标准输入逐行读码：样品码加一，编号*N 加 N，库位码换库位；每一行提交后才回答，随时可以中断，再次 --scan 接着盘。',
    en: 'The same person again on the same row needs --correct; a count by somebody else is a recount, which holds from then on; both stay on record. --scan reads codes from stdin, one a line: a sample adds one, CODE*N adds N, a place switches the place; each is answered once it is committed. It can be interrupted at any time: --scan again goes on.',
  },
  arguments: {
    stocktake: STOCKTAKE,
    number: {
      kind: 'number',
      value: 'NUMBER',
      complete: 'sample',
      about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
    },
    quantity: {
      kind: 'quantity',
      value: 'Q',
      limit: 0,
      about: { zh: '数到多少（0 = 没有）', en: 'how many are there (0 = none)' },
    },
  },
  options: {
    location: { kind: 'code', value: 'LOC', complete: 'place', about: { zh: '在哪个库位', en: 'in which place' } },
    condition: CONDITION,
    correct: { kind: 'flag', about: { zh: '更正自己盘过的数', en: 'put a count of your own right' } },
    lines: {
      kind: 'file',
      value: 'FILE',
      complete: 'file',
      conflicts: ['scan', 'location', 'condition'],
      about: {
        zh: '从表格读：编号、库位、实盘数量、状况（- 为标准输入）',
        en: 'from a sheet: number, location, counted, condition (- is stdin)',
      },
    },
    ...SHEET,
    scan: { kind: 'flag', about: { zh: '从标准输入读码，一行一个', en: 'codes from stdin, one a line' } },
  },
  examples: [
    { line: 'samples stocktake count K26-0001 S26-000123-D 12.5', about: { zh: '数到 12.5', en: 'there are 12.5' } },
    {
      line: 'samples stocktake count K26-0001 123d 3 --condition damaged',
      about: { zh: '3 件，已损坏', en: 'three, damaged' },
    },
    { line: 'samples stocktake count K26-0001 --scan', about: { zh: '用扫码枪', en: 'by scanner' } },
  ],
  result: either(either(COUNTED, SCANNED), IMPORTED),
  async run(context, { scan, lines, encoding, column, rejects, force, partial, ...input }): Promise<Result> {
    const { stocktake, number, quantity, location, condition, correct } = input;
    if (lines !== undefined) {
      if (number !== undefined) refuse('unexpected_argument', { value: number, command: 'stocktake count --lines' });
      const acting = context.acting();
      const name = findOpenStocktake(acting.store.db, stocktake, decisionDay(acting)).number;
      const into = { stocktake: name, correct, moment: momentOfCount(acting) };
      // Also what the options say of the whole sheet tells one request from another.
      const sheet = { file: lines, encoding, column, rejects, force, partial, stocktake: name, correct };
      return runImport(context, countsInto(into), sheet);
    }
    if (scan) {
      if (number !== undefined) refuse('unexpected_argument', { value: number, command: 'stocktake count --scan' });
      if (condition !== undefined) refuse('conflicting_options', { options: ['--scan', '--condition'] });
      return scanAll(context, { stocktake, location, correct });
    }
    if (number === undefined) refuse('missing_argument', { name: 'NUMBER', command: 'stocktake count' });
    if (quantity === undefined) refuse('missing_argument', { name: 'Q', command: 'stocktake count' });
    return countRow(context.acting(), { stocktake, number, quantity, location, condition, correct });
  },
  refusalOf: (result) => ('rejects' in result ? refusedRowsOf(result, 'samples stocktake count K… --lines') : null),
  say: { zh: (result, would) => said(result, would, 'zh'), en: (result, would) => said(result, would, 'en') },
});

function said(result: Result, would: boolean, language: Language): string[] {
  if ('rejects' in result) return sentences(result, would, language, counted);
  return ['accepted' in result ? saidOfAll(result, language) : saidOfOne(result, would, language)];
}

function saidOfOne(row: Counted, would: boolean, language: Language): string {
  const { number, name, location, counted, unit, condition, book, variance, recount } = row;
  const bad = condition === 'ok' ? '' : wordFor(CONDITIONS, condition, language);
  if (language === 'zh') {
    const against = book === null ? '' : `；账面 ${book}，${variance === 0 ? '相符' : `差 ${signed(variance!)}`}`;
    return `${would ? '将记' : '已盘'} ${number} ${name} ${location}：${amount(counted, unit)}${bad && `，${bad}`}${against}${recount ? '（复盘）' : ''}`;
  }
  const against =
    book === null ? '' : `; the book says ${book}, ${variance === 0 ? 'it matches' : `${signed(variance!)}`}`;
  return `${would ? 'Would count' : 'Counted'} ${amount(counted, unit)} of ${number} ${name} in ${location}${bad && `, ${bad}`}${against}${recount ? ' (recount)' : ''}`;
}

function saidOfAll({ stocktake, accepted, refused }: Scanned, language: Language): string {
  if (language === 'zh')
    return `${stocktake}：接受 ${accepted} 行，拒绝 ${refused} 行。接着盘：samples stocktake count ${stocktake} --scan`;
  return `${stocktake}: ${accepted} taken, ${refused} refused. To go on: samples stocktake count ${stocktake} --scan`;
}

function signed(variance: number): string {
  return variance > 0 ? `+${variance}` : String(variance);
}

/** Reads codes until the input ends; each line is answered before the next is read. */
async function scanAll(
  context: Context,
  input: { stocktake: string; location: string | undefined; correct: boolean },
): Promise<Scanned> {
  const { stdin, stdout } = context.surroundings;
  const scanning = Scanning.begin(context.acting(), input);
  const json = context.format === 'json' || context.format === 'ndjson';
  // Answers come line by line: so does the last one.
  if (json) context.flags = { ...context.flags, format: 'ndjson' };
  const tally = { accepted: 0, refused: 0 };
  const answerTo = async (line: string): Promise<void> => {
    const answer = await scanning.scan(line);
    if (answer === null) return;
    tally[answer.kind === 'refused' ? 'refused' : 'accepted'] += 1;
    await writeStream(stdout, [
      `${json ? JSON.stringify(asData(answer, context.language)) : inWords(answer, context.language)}\n`,
    ]);
    if (!context.flags.dry_run) answered.lines = tally.accepted;
  };
  for await (const line of linesOf(stdin as AsyncIterable<Uint8Array | string>)) await answerTo(line);
  return { stocktake: scanning.stocktake, ...tally };
}

async function* linesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r\n|\n|\r/);
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function asData(answer: ScanAnswer, language: Language): object {
  if (answer.kind !== 'refused') return answer;
  const { refusal, code, line } = answer;
  const { message, hint } = messageOf(refusal, language);
  return {
    kind: 'refused',
    line,
    scanned: code,
    error: { code: refusal.code, message, hint: hint ?? null, details: refusal.facts },
  };
}

function inWords(answer: ScanAnswer, language: Language): string {
  const zh = language === 'zh';
  if (answer.kind === 'place')
    return zh
      ? `库位 ${answer.location}${answer.outside ? '（不在盘点范围内）' : ''}`
      : `place ${answer.location}${answer.outside ? ' (outside the scope)' : ''}`;
  if (answer.kind === 'refused')
    return `${zh ? '没有记录' : 'not taken'} ${showSafe(answer.code)}${zh ? '：' : ': '}${messageOf(answer.refusal, language).message}`;
  const { number, name, location, added, counted, unit, again } = answer;
  const more = again ? (zh ? '（再次）' : ' (again)') : '';
  return showSafe(`${number} ${name} ${location}${zh ? '：' : ': '}+${added} = ${amount(counted, unit)}${more}`);
}

export const variance = rows({
  name: 'stocktake variance',
  group: 'stock',
  duty: 'read',
  summary: { zh: '盘点差异', en: 'what a stocktake found, row by row' },
  details: {
    zh: '每个样品在每个库位一行：账面数是盘点那一刻的，之后的收发不影响差异。',
    en: 'One row for each sample and place. The book is that of the moment of the count: what moved since makes no difference.',
  },
  arguments: { stocktake: STOCKTAKE },
  options: {
    status: {
      kind: 'list',
      value: 'STATUS',
      choices: Object.keys(COUNT_STATUSES) as (keyof typeof COUNT_STATUSES)[],
      about: { zh: '只看这些结果', en: 'only rows with these results' },
    },
  },
  examples: [
    {
      line: 'samples stocktake variance K26-0001 --status shortage,missing',
      about: { zh: '少了的', en: 'what is short' },
    },
  ],
  columns: [
    { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 0 },
    { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
    { key: 'location', heading: { zh: '库位', en: 'Place' }, type: 'code', keep: 0 },
    { key: 'book', heading: { zh: '账面', en: 'Book' }, type: 'quantity', keep: 1 },
    { key: 'counted', heading: { zh: '实盘', en: 'Counted' }, type: 'quantity', keep: 0 },
    { key: 'variance', heading: { zh: '差异', en: 'Variance' }, type: 'quantity', keep: 0 },
    { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 3 },
    { key: 'condition', heading: { zh: '状况', en: 'Condition' }, type: 'code', keep: 2, values: CONDITIONS },
    { key: 'status', heading: { zh: '结果', en: 'Status' }, type: 'code', keep: 0, values: COUNT_STATUSES },
    { key: 'reason', heading: { zh: '原因', en: 'Reason' }, type: 'text', keep: 2 },
    { key: 'proposal', heading: { zh: '处理意见', en: 'Proposal' }, type: 'text', keep: 3 },
    { key: 'value', heading: { zh: '金额', en: 'Value' }, type: 'money', keep: 4 },
    { key: 'counted_by', heading: { zh: '盘点人', en: 'Counted by' }, type: 'code', keep: 5 },
    { key: 'counts', heading: { zh: '盘点次数', en: 'Times counted' }, type: 'integer', keep: 8 },
  ],
  empty: { zh: '没有这样的行。', en: 'No such rows.' },
  async run(context, { stocktake, status }) {
    return varianceRows(context.acting(), stocktake, status);
  },
});

export const counts = rows({
  name: 'stocktake counts',
  group: 'stock',
  duty: 'read',
  summary: { zh: '盘点记录，包括被复盘取代的', en: 'every count on record, also those that were replaced' },
  arguments: {
    stocktake: STOCKTAKE,
    number: {
      kind: 'number',
      value: 'NUMBER',
      complete: 'sample',
      about: { zh: '只看这个样品', en: 'of this sample only' },
    },
  },
  examples: [
    {
      line: 'samples stocktake counts K26-0001 123d',
      about: { zh: '谁盘过、各数到多少', en: 'who counted it, and how many' },
    },
  ],
  columns: [
    { key: 'counted_at', heading: { zh: '时间', en: 'When' }, type: 'instant', keep: 1 },
    { key: 'operator', heading: { zh: '盘点人', en: 'Counted by' }, type: 'code', keep: 1 },
    { key: 'how', heading: { zh: '方式', en: 'How' }, type: 'code', keep: 3, values: COUNTED_HOW },
    { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 0 },
    { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 2 },
    { key: 'location', heading: { zh: '库位', en: 'Place' }, type: 'code', keep: 0 },
    { key: 'counted', heading: { zh: '实盘', en: 'Counted' }, type: 'quantity', keep: 0 },
    { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 4 },
    { key: 'book', heading: { zh: '账面', en: 'Book' }, type: 'quantity', keep: 2 },
    { key: 'condition', heading: { zh: '状况', en: 'Condition' }, type: 'code', keep: 3, values: CONDITIONS },
    { key: 'replaced', heading: { zh: '已被取代', en: 'Replaced' }, type: 'boolean', keep: 1 },
  ],
  empty: { zh: '还没有盘过。', en: 'Nothing was counted yet.' },
  async run(context, { stocktake, number }) {
    return countsOnRecord(context.acting(), stocktake, number);
  },
});
