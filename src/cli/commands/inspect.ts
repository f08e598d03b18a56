import { CHECKS, REPORT_KINDS } from '../../domain/judging.ts';
import { INSPECTED, type Inspected, inspect as inspectGoods, RESULTS } from '../../services/inspecting.ts';
import { outcome } from '../describe.ts';
import { amount, QUALITIES, STATES, wordFor } from '../present/words.ts';
import { ATTACH, fileToAttach } from './attach-option.ts';

export const inspect = outcome({
  name: 'inspect',
  group: 'stock',
  writes: true,
  duty: 'inspect_goods',
  summary: { zh: '验收：合格、不合格、让步接收', en: 'inspect: accepted, rejected, conditional' },
  details: {
    zh: '样品、原材料和零部件由检验员验收，工具和模具由工程人员确认（记资产标识），工艺资料由文控受控（记版本）。验收合格前不能领用。可以只验收一部分：合格的保留原编号，不合格的分出新编号、放到待检区，没有判定的保持原状。',
    en: 'Samples, material and parts are inspected by an inspector, tools and moulds confirmed by engineering (with their asset mark), documents by document control (with their revision). Until accepted nothing can be checked out. Quantities can be judged apart: what is accepted keeps the number, what is rejected gets one of its own and goes to quarantine, what was not judged stays as it is.',
  },
  arguments: {
    number: {
      kind: 'number',
      value: 'NUMBER',
      required: true,
      complete: 'sample',
      about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
    },
  },
  options: {
    result: {
      kind: 'choice',
      value: 'RESULT',
      choices: RESULTS,
      conflicts: ['accepted', 'rejected'],
      about: { zh: '结论（全部）', en: 'result, for all of it' },
    },
    accepted: { kind: 'quantity', value: 'Q', limit: 0, about: { zh: '合格数量', en: 'how many are accepted' } },
    rejected: { kind: 'quantity', value: 'Q', limit: 0, about: { zh: '不合格数量', en: 'how many are rejected' } },
    check: {
      kind: 'list',
      value: 'CHECK=ok|TEXT',
      about: {
        zh: '检查项：quantity、spec、quality、colour、documents，每项 =ok 或写明问题',
        en: 'checks: quantity, spec, quality, colour, documents, each =ok or what is wrong',
      },
    },
    report_no: { kind: 'text', value: 'TEXT', about: { zh: '报告号', en: 'report number' } },
    asset_mark: {
      kind: 'text',
      value: 'TEXT',
      about: { zh: '资产标识（工具、模具）', en: 'asset mark (tools, moulds)' },
    },
    revision: { kind: 'text', value: 'TEXT', about: { zh: '版本（工艺资料）', en: 'revision (documents)' } },
    note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } },
    attach: ATTACH,
  },
  examples: [
    {
      line: 'samples inspect S26-000123-D --result accepted --report-no IQC-2611',
      about: { zh: '验收合格', en: 'accepted' },
    },
    {
      line: 'samples inspect S26-000123-D --accepted 90 --rejected 10 --check quantity=ok,quality=划伤',
      about: { zh: '合格 90，不合格 10', en: 'ninety accepted, ten rejected' },
    },
  ],
  result: INSPECTED,
  async run(context, input) {
    const { attach, ...said } = input;
    return inspectGoods(context.acting(), { ...said, file: await fileToAttach(context, attach) });
  },
  say: {
    zh: (result, would) => [
      `${would ? '将判定' : '已判定'} ${result.number} ${result.name}：${wordFor(QUALITIES, result.quality, 'zh')}（${wordFor(STATES, result.state, 'zh')}）；可领 ${amount(result.available, result.unit)}。`,
      ...partLines(result, 'zh'),
      ...factLine(result, 'zh'),
      ...recallLines(result, 'zh'),
      ...(result.instruction_from
        ? [
            `不合格品等待客户 ${result.instruction_from} 的指示。下一步：书面通知 samples notice ${refused(result)} --reason quality · 收到指示后 samples instruct ${refused(result)} --decision return --by 姓名`,
          ]
        : []),
    ],
    en: (result, would) => [
      `${would ? 'Would judge' : 'Judged'} ${result.number} ${result.name}: ${wordFor(QUALITIES, result.quality, 'en')} (${wordFor(STATES, result.state, 'en')}); ${amount(result.available, result.unit)} available.`,
      ...partLines(result, 'en'),
      ...factLine(result, 'en'),
      ...recallLines(result, 'en'),
      ...(result.instruction_from
        ? [
            `What was rejected waits for the instruction of ${result.instruction_from}. Next: tell them with samples notice ${refused(result)} --reason quality · then record it with samples instruct ${refused(result)} --decision return --by NAME`,
          ]
        : []),
    ],
  },
});

type Language = 'zh' | 'en';

/** The number under which the rejected goods are. */
function refused({ number, parts }: Inspected): string {
  return parts.find(({ quality }) => quality === 'rejected')?.number ?? number;
}

/** What is where now, where there is more than one number. */
function partLines({ parts, unit }: Inspected, language: Language): string[] {
  if (parts.length < 2) return [];
  return parts.map(({ number, quantity, quality, location }) =>
    [`  ${number}`, wordFor(QUALITIES, quality, language), amount(quantity, unit), location].join('  '),
  );
}

/** Copies of an older revision that are to come back. */
function recallLines({ copies_out, unit }: Inspected, language: Language): string[] {
  const zh = language === 'zh';
  const old = copies_out.filter(({ recalled }) => recalled);
  if (old.length === 0) return [];
  return [
    zh ? '旧版还在外面，应收回：' : 'Copies of the old revision are out and must come back:',
    ...old.map(({ number, revision, holder, quantity, checkout }) =>
      [`  ${holder}`, number, revision, amount(quantity, unit), checkout].filter((word) => word !== null).join('  '),
    ),
    zh
      ? `催还：samples remind ${old[0]!.checkout} --via 方式`
      : `Ask for them: samples remind ${old[0]!.checkout} --via HOW`,
  ];
}

/** The standard, asset mark, revision and the checks that were not in order; with them, the report that says so. */
function factLine(
  { report, report_no, quality_standard, asset_mark, revision, checks }: Inspected,
  language: Language,
): string[] {
  const zh = language === 'zh';
  const facts = [
    quality_standard === null ? null : `${zh ? '质量标准' : 'quality standard'} ${quality_standard}`,
    asset_mark === null ? null : `${zh ? '资产标识' : 'asset mark'} ${asset_mark}`,
    revision === null ? null : `${zh ? '版本' : 'revision'} ${revision}`,
    ...Object.entries(checks)
      .filter(([, said]) => said !== 'ok')
      .map(([check, said]) => `${wordFor(CHECKS, check, language)}${zh ? '：' : ': '}${said}`),
  ].filter((fact) => fact !== null);
  if (report_no !== null) facts.push(`${wordFor(REPORT_KINDS, report, language)} ${report_no}`);
  return facts.length < (report_no === null ? 1 : 2) ? [] : [`  ${facts.join(zh ? '；' : '; ')}`];
}
