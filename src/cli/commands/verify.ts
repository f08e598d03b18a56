import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Anchor, parseAnchor, parseAnchorFile } from '../../domain/anchors.ts';
import { refuse } from '../../domain/errors.ts';
import type { Finding } from '../../domain/findings.ts';
import { VERIFIED, type Verified, verify as verifyStore } from '../../services/verifying.ts';
import { outcome } from '../describe.ts';
import { describeFinding } from '../present/findings.ts';

/** How many entries with a set clock the sentence names. */
const NAMED = 10;
/** A longer file is no list of anchors. */
const ANCHOR_FILE_LIMIT = 64 * 1024 * 1024;

export const verify = outcome({
  name: 'verify',
  group: 'keeping',
  duty: 'safeguard',
  summary: { zh: '校验：库里的一切是否都对得上', en: 'check that everything in the store holds' },
  details: {
    zh: '检查文件、库结构、流水的散列链、每条记录的内容、结存与移动记录、编号。抄在库外的链头（单据、每日报表上的 序号:散列值）用 --anchor 核对，可以发现尾部被截去或整个库被改写。有问题时退出码为 8。',
    en: 'Checks the file, its schema, the chain of the journal, what belongs to every entry, balances against transfers, and numbers. A head that was kept outside (SEQ:HASH on slips and nightly reports) goes with --anchor: it reveals a tail cut off or a store written anew. Exit status 8 when something is wrong.',
  },
  options: {
    anchor: {
      kind: 'file',
      value: 'SEQ:HASH|FILE',
      complete: 'file',
      about: {
        zh: '抄在库外的链头，或存有它们的文件（每行一个，或每日报表的 manifest.json）',
        en: 'a head kept outside, or a file of them (one a line, or a nightly manifest.json)',
      },
    },
    quick: {
      kind: 'flag',
      about: { zh: '不逐条比对索引', en: 'do not compare indexes with their tables' },
    },
  },
  examples: [
    { line: 'samples verify', about: { zh: '校验整个库', en: 'check the whole store' } },
    {
      line: 'samples verify --anchor nightly/2026-11-22/manifest.json',
      about: { zh: '并与每日报表的链头核对', en: 'and compare with the head of a nightly report' },
    },
  ],
  result: VERIFIED,
  statusOf: ({ ok }) => (ok ? 0 : 8),
  async run(context, input) {
    const anchors = input.anchor === undefined ? [] : readAnchors(input.anchor);
    return verifyStore(context.acting(), { anchors, quick: input.quick });
  },
  say: {
    zh: (result) => [
      result.ok
        ? `校验通过：${result.entries} 条记录，链头 ${result.head}`
        : `校验发现 ${result.problem_count} 个问题（共 ${result.entries} 条记录，链头 ${result.head}）：`,
      ...problemLines(result, 'zh'),
      ...clockLines(result, (count, named) => `${count} 条记录的时钟是设定的（SAMPLES_NOW）：${named}`),
      result.ok
        ? `把链头抄在库外，以后核对：samples verify --anchor ${result.head}`
        : '保留这个文件，不要再写入；用最近的备份对照。',
    ],
    en: (result) => [
      result.ok
        ? `Everything holds: ${result.entries} entries, head ${result.head}`
        : `Verification found ${result.problem_count} problems (${result.entries} entries, head ${result.head}):`,
      ...problemLines(result, 'en'),
      ...clockLines(
        result,
        (count, named) => `${count} entries were recorded under a set clock (SAMPLES_NOW): ${named}`,
      ),
      result.ok
        ? `Keep the head outside the store; to compare later: samples verify --anchor ${result.head}`
        : 'Keep the file as it is, write nothing more to it, and compare it with the last backup.',
    ],
  },
});

function problemLines({ problems, problem_count }: Verified, language: 'zh' | 'en'): string[] {
  const lines = problems.map((problem) => `  ${describeFinding(problem as Finding, language)}`);
  const more = problem_count - problems.length;
  if (more > 0) lines.push({ zh: `  还有 ${more} 个`, en: `  and ${more} more` }[language]);
  return lines;
}

function clockLines({ clock_set }: Verified, say: (count: number, named: string) => string): string[] {
  if (clock_set.length === 0) return [];
  const named = clock_set.slice(0, NAMED).join(', ');
  return [say(clock_set.length, clock_set.length > NAMED ? `${named} …` : named)];
}

/** `SEQ:HASH`, or the file that holds such lines. @throws Refusal invalid_value, file_unreadable, anchors_unreadable */
function readAnchors(said: string): Anchor[] {
  const anchor = parseAnchor(said);
  if (anchor) return [anchor];
  if (!existsSync(said) || !statSync(said).isFile())
    refuse('invalid_value', { option: '--anchor', value: said, expected: 'anchor' });
  if (statSync(said).size > ANCHOR_FILE_LIMIT) refuse('file_too_large', { file: said, limit: '64 MB' });
  let text: string;
  try {
    text = readFileSync(said, 'utf8');
  } catch (error) {
    return refuse('file_unreadable', { file: said, reason: (error as NodeJS.ErrnoException).code ?? 'error' });
  }
  const anchors = parseAnchorFile(text);
  if ('line' in anchors) refuse('anchors_unreadable', { file: said, line: anchors.line });
  return anchors;
}
