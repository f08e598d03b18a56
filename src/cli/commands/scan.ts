import { StringDecoder } from 'node:string_decoder';
import { refuse } from '../../domain/errors.ts';
import type { JsonSchema } from '../../domain/shapes.ts';
import { Desk, SCANNED, type Scanned } from '../../services/desk.ts';
import { answered } from '../answered.ts';
import { type Context, isTerminal } from '../context.ts';
import { raw } from '../describe.ts';
import { HAPPENED, RECORDING } from '../globals.ts';
import { deskLine } from '../present/desk.ts';
import { messageOf } from '../present/errors.ts';
import { writeStream } from '../present/output.ts';
import { sourceOf } from '../source.ts';

const LIST: JsonSchema = { type: 'array', items: SCANNED.schema };

export const scan = raw({
  name: 'scan',
  group: 'daily',
  duty: 'custody',
  store: 'write',
  summary: { zh: '扫码台：一边扫码，一边登记', en: 'the scanner desk: codes in, answers out' },
  details: {
    zh: '从标准输入读扫到的码，一行一个，每个立即处理、记录、回答一行；拒绝的也只回答一行，接着扫下一个。先扫命令 CMD:CHECKOUT、CMD:RETURN、CMD:MOVE、CMD:COUNT，再扫人员 P:编码、库位 L:库位、样品编号；N:数量 只管下一个样品，不扫就是全部（盘点是一个）。CMD:UNDO 撤销本次的上一笔，可以连续；CMD:DONE 结束这一位；CMD:SIGN 之后扫人员和单据是签字。终端上每次响一声，拒绝响两声。全部接受退出码 0，有拒绝是 5。--ref 时每个码以 键/序号 为重试键：中断后把同样的码再送一遍，已记录的不会重复。',
    en: 'Reads scanned codes from stdin, one a line; each is done, committed and answered with a line at once, and so is what is refused: the desk goes on. First a command, CMD:CHECKOUT, CMD:RETURN, CMD:MOVE or CMD:COUNT, then a person P:CODE, a place L:PLACE, numbers of samples; N:QTY is for the next sample only, without it everything is meant (counting: one). CMD:UNDO undoes the last deed of this desk, again and again; CMD:DONE ends with this person; after CMD:SIGN a person and a slip are a signature. A terminal rings once, twice for what was refused. Exit 0 when all was accepted, else 5. With --ref each code has the retry key KEY/N, its number among them: the same codes sent again after a break are not recorded twice.',
  },
  arguments: {
    file: {
      kind: 'file',
      value: 'FILE',
      complete: 'file',
      about: { zh: '码的文件，默认 -（标准输入）', en: 'a file of codes, - (stdin) unless said' },
    },
  },
  options: {
    purpose: {
      kind: 'text',
      value: 'TEXT',
      about: { zh: '领用的用途，默认“扫码领用”', en: 'purpose of checkouts, "at the desk" unless said' },
    },
    due: { kind: 'day', value: 'DAY', about: { zh: '领用的应还日期', en: 'when what is given is due back' } },
    stocktake: {
      kind: 'code',
      value: 'K…',
      about: { zh: '盘点单号，默认是正在进行的那一个', en: 'which stocktake; the open one unless said' },
    },
    dry_run: RECORDING.dry_run,
    ref: { ...RECORDING.ref, limit: 180 },
    at: HAPPENED.at,
  },
  examples: [
    { line: 'samples scan', about: { zh: '用扫码枪；输入结束时结束', en: 'with a scanner; Ctrl-D ends it' } },
    {
      line: 'samples scan codes.txt --ref MONDAY',
      about: { zh: '送入采集器里的码', en: 'codes from a data collector' },
    },
  ],
  raw: LIST,
  async run(context, { file = '-', purpose, due, stocktake, dry_run, ref, at }) {
    const { surroundings } = context;
    const source = file === '-' ? surroundings.stdin : (await sourceOf(context, file)).open();
    const chinese = context.store.language === 'zh';
    const acting = () => ({ ...context.acting(), at: at ?? null, dryRun: dry_run, ref: null });
    // Who may not act at all is told before the first scan.
    acting();
    const desk = new Desk(acting, {
      purpose: purpose || (chinese ? '扫码领用' : 'at the desk'),
      reason: chinese ? '扫码台撤销' : 'undone at the desk',
      due,
      stocktake,
      ref: ref ?? `desk-${surroundings.random(9).toString('hex')}`,
    });
    if (file === '-' && isTerminal(surroundings.stdin))
      context.note({
        zh: '扫码台已开：先扫命令（CMD:…）。Ctrl-D 结束。',
        en: 'The desk is open: scan a command (CMD:…). Ctrl-D ends it.',
      });
    const out = answers(context, dry_run);
    await out.begin();
    for await (const line of linesOf(source as AsyncIterable<string | Uint8Array>)) {
      const scanned = await desk.scan(line);
      if (scanned !== null && !(await out.write(scanned))) break;
      answered.lines = dry_run ? 0 : desk.scans - desk.refused;
    }
    await out.end();
    if (desk.refused > 0) refuse('scans_refused', { refused: desk.refused, scans: desk.scans });
  },
});

/** Writes each answer as soon as it is there; false once nobody reads any more. */
function answers(context: Context, would: boolean) {
  const { format, language } = context;
  const { stdout } = context.surroundings;
  const bell = isTerminal(stdout);
  let first = true;
  const say = async (text: string): Promise<boolean> => {
    await writeStream(stdout, [text]);
    return (stdout as { destroyed?: boolean }).destroyed !== true;
  };
  const told = ({ refusal, ...facts }: Scanned) => {
    if (refusal === null) return { ...facts, error: null };
    const { message, hint } = messageOf(refusal, language);
    return { ...facts, error: { code: refusal.code, message, hint: hint ?? null, details: refusal.facts } };
  };
  return {
    begin: async () => format !== 'json' || say('['),
    async write(scanned: Scanned): Promise<boolean> {
      const comma = first ? '' : ',';
      first = false;
      if (format === 'json')
        return say(`${comma}\n  ${JSON.stringify(told(scanned), null, 2).replaceAll('\n', '\n  ')}`);
      if (format === 'ndjson') return say(`${JSON.stringify(told(scanned))}\n`);
      const sound = bell ? '\u0007'.repeat(scanned.refusal ? 2 : 1) : '';
      return say(`${deskLine(scanned, language, would)}${sound}\n`);
    },
    end: async () => format !== 'json' || say(first ? ']\n' : '\n]\n'),
  };
}

/** The lines of a stream as they come; scanners end them with CR, LF or both. */
async function* linesOf(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of stream) {
    rest += typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    if (rest.endsWith('\r')) {
      yield* lines;
      // The line is whole; whether LF follows shows with what comes next.
      yield rest.slice(0, -1);
      rest = '';
      continue;
    }
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
