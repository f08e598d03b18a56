/** Putting goods where they do not fit, in sentences: that it was asked for, what approving it does, and why not. */
import type { Effect } from '../../domain/approvals.ts';
import { UNFIT_REASONS, type UnfitReason } from '../../domain/storage-conditions.ts';
import type { Overriding } from '../../services/overriding.ts';
import type { Sentence } from './effects.ts';
import { requestedEn, requestedZh } from './effects.ts';
import { unfitWords } from './messages/storage.ts';
import { amount } from './words.ts';

const of = ({ quantity, unit }: Effect): string => amount(quantity ?? 0, unit ?? '');

/** An effect says what is needed in `from` and what there is in `to`. */
function unfit(reason: UnfitReason): { readonly zh: Sentence; readonly en: Sentence } {
  const line = ({ number, from, to }: Effect, language: 'zh' | 'en'): string =>
    `${number}${language === 'zh' ? '：' : ': '}${unfitWords([{ reason, wanted: from, given: to }], language)[0]}`;
  return { zh: (e) => line(e, 'zh'), en: (e) => line(e, 'en') };
}

export const OVERRIDE_EFFECTS: Readonly<Record<string, { readonly zh: Sentence; readonly en: Sentence }>> = {
  put_away: {
    zh: (e) => `存放 ${e.number} ${e.name} ${of(e)}：${e.from} → ${e.to}`,
    en: (e) => `put away ${of(e)} of ${e.number} ${e.name}: ${e.from} → ${e.to}`,
  },
  ...Object.fromEntries(UNFIT_REASONS.map((reason) => [`unfit_${reason}`, unfit(reason)])),
};

/** That goods may be put where they do not fit was asked for: what does not fit, where they are meanwhile, what is next. */
export function overridingZh({ put_aways, ...request }: Overriding, would: boolean): string[] {
  const [asked, ...next] = requestedZh(request, would);
  return [
    asked!,
    ...put_aways.flatMap(({ number, name, quantity, unit, from, to, why }) => [
      `  ${number} ${name} ${amount(quantity, unit)}：${from} → ${to}（批准以前留在 ${from}）`,
      ...unfitWords(why, 'zh').map((line) => `    ${line}`),
    ]),
    ...next,
  ];
}
export function overridingEn({ put_aways, ...request }: Overriding, would: boolean): string[] {
  const [asked, ...next] = requestedEn(request, would);
  return [
    asked!,
    ...put_aways.flatMap(({ number, name, quantity, unit, from, to, why }) => [
      `  ${amount(quantity, unit)} of ${number} ${name}: ${from} → ${to} (in ${from} until it is approved)`,
      ...unfitWords(why, 'en').map((line) => `    ${line}`),
    ]),
    ...next,
  ];
}
