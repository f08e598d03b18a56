/** What was judged, evaluated, maintained, permitted, reported and attached of a sample, as people read it. */
import { APPROVAL_KINDS } from '../../domain/approvals.ts';
import { INSTRUCTIONS, SCRAP_REASONS } from '../../domain/disposal.ts';
import { CHECKS, NOTICE_REASONS, NOTICE_STATES } from '../../domain/judging.ts';
import { QUALITIES } from '../../domain/words.ts';
import type { Shown } from '../../services/showing.ts';
import { amount, wordFor } from './words.ts';

type Language = 'zh' | 'en';

/** Sections of `samples show`, each with its title; those without lines are left out by whoever prints them. */
export function careSections(shown: Shown, language: Language): { title: string; lines: string[] }[] {
  const zh = language === 'zh';
  const join = (...words: (string | null)[]): string => words.filter((word) => word !== null).join('  ');
  const by = (day: string | null): string | null => (day === null ? null : zh ? `${day} 前` : `by ${day}`);
  const { unit, maintenance } = shown;
  const { receipt_check: check } = shown;
  return [
    {
      title: zh ? '到货核对' : 'Checked on arrival',
      lines: check === null ? [] : checkLines(check, unit, language),
    },
    {
      title: zh ? '验收' : 'Judged',
      lines: shown.judgements.map(({ on, quality, quantity, inspector, report_no }) =>
        join(on, wordFor(QUALITIES, quality, language), amount(quantity, unit), inspector, report_no),
      ),
    },
    {
      title: zh ? '评估' : 'Evaluated',
      lines: shown.evaluations.map(({ started_on, department, due, result, result_on, feedback_on, via }) =>
        join(
          started_on,
          department,
          result === null ? by(due) : join(result_on, result),
          feedback_on === null ? null : join(zh ? '已反馈' : 'fed back', feedback_on, via),
        ),
      ),
    },
    {
      title: zh ? '保养' : 'Maintained',
      lines: [
        ...maintenance.log.map(({ on, done, operator }) => join(on, done, operator)),
        ...(maintenance.next === null ? [] : [zh ? `下次 ${maintenance.next}` : `next due ${maintenance.next}`]),
      ],
    },
    {
      title: zh ? '在外副本' : 'Copies out',
      lines: shown.copies_out.map(({ holder, number, revision, quantity, checkout, recalled }) =>
        join(
          holder,
          number,
          revision,
          amount(quantity, unit),
          checkout,
          recalled ? (zh ? '旧版，应收回' : 'old, to come back') : null,
        ),
      ),
    },
    {
      title: zh ? '授权' : 'Permitted',
      lines: shown.permissions.map(({ to, purpose, until }) => join(to, purpose, by(until))),
    },
    {
      title: zh ? '书面通知' : 'Notices',
      lines: shown.notices.map(({ notice, reason, quantity, due, state }) =>
        join(
          notice,
          wordFor(NOTICE_REASONS, reason, language),
          amount(quantity, unit),
          wordFor(NOTICE_STATES, state, language),
          state === 'open' ? by(due) : null,
        ),
      ),
    },
    {
      title: zh ? '客户指示' : 'Instruction',
      lines:
        shown.instruction === null
          ? []
          : [
              join(
                shown.instruction.on,
                wordFor(INSTRUCTIONS, shown.instruction.decision, language),
                shown.instruction.by,
              ),
            ],
    },
    {
      title: zh ? '待审批' : 'Waiting for approval',
      lines: shown.requests.map(({ approval, kind, requested_by, expires_on }) =>
        join(approval, wordFor(APPROVAL_KINDS, kind, language), requested_by, by(expires_on)),
      ),
    },
    {
      title: zh ? '报废' : 'Scrapped',
      lines: shown.scraps.map(({ on, quantity, reason, approval, approved_by, witness, undone }) =>
        join(
          on,
          amount(quantity, unit),
          wordFor(SCRAP_REASONS, reason, language),
          approval,
          `${zh ? '批准' : 'approved by'} ${approved_by.join(zh ? '、' : ', ')}`,
          witness === null ? null : `${zh ? '监销' : 'witnessed by'} ${witness}`,
          undone ? (zh ? '已冲销' : 'undone') : null,
        ),
      ),
    },
    {
      title: zh ? '附件' : 'Attached',
      lines: shown.attachments.map(({ attachment, name, type }) => join(String(attachment), name, type)),
    },
  ];
}

/** Expected and received, and what each check came to. */
function checkLines(
  { expected, received, checks }: NonNullable<Shown['receipt_check']>,
  unit: string,
  language: Language,
): string[] {
  const zh = language === 'zh';
  const quantities =
    expected === null
      ? []
      : [
          zh
            ? `应收 ${amount(expected, unit)}，实收 ${amount(received, unit)}`
            : `${amount(expected, unit)} expected, ${amount(received, unit)} received`,
        ];
  return [
    ...quantities,
    ...Object.entries(checks).map(([check, said]) => `${wordFor(CHECKS, check, language)}  ${inOrder(said, zh)}`),
  ];
}

function inOrder(said: string, zh: boolean): string {
  if (said !== 'ok') return said;
  return zh ? '无误' : 'in order';
}
