/** What approving a stocktake does, in sentences. */
import type { Effect } from '../../domain/approvals.ts';
import type { Sentence } from './effects.ts';
import { amount } from './words.ts';

const sample = ({ number, name }: Effect): string => [number, name].filter((part) => part !== null).join(' ');
const of = ({ quantity, unit }: Effect): string => amount(Math.abs(quantity ?? 0), unit ?? '');
const short = ({ quantity }: Effect): boolean => (quantity ?? 0) < 0;

export const STOCKTAKING_EFFECTS: Readonly<Record<string, { readonly zh: Sentence; readonly en: Sentence }>> = {
  count_adjust: {
    zh: (e) => `${sample(e)} 在 ${e.to} ${short(e) ? '减少' : '增加'} ${of(e)}`,
    en: (e) => `${of(e)} ${short(e) ? 'less' : 'more'} of ${sample(e)} in ${e.to}`,
  },
  count_unfit: {
    zh: (e) => `移走 ${sample(e)} ${of(e)}：${e.from} → ${e.to}`,
    en: (e) => `move ${of(e)} of ${sample(e)} from ${e.from} to ${e.to}`,
  },
  count_found: {
    zh: (e) => `登记为新样品（待检）：${e.name} ${of(e)}，${e.to}`,
    en: (e) => `a new sample, pending: ${of(e)} of ${e.name} in ${e.to}`,
  },
  count_more: {
    zh: (e) => `还有 ${e.quantity} 行`,
    en: (e) => `and ${e.quantity} more rows`,
  },
  count_overtaken: {
    zh: (e) => `不能过账：${sample(e)} 在 ${e.from} 账上只剩 ${of(e)}，请复盘`,
    en: (e) => `cannot be posted: the book has only ${of(e)} of ${sample(e)} left in ${e.from}; have it counted again`,
  },
  count_notice: {
    zh: (e) => `${sample(e)} 是客户 ${e.who} 的，损坏了，要书面通知客户`,
    en: (e) => `${sample(e)} belongs to ${e.who}, who is to be told in writing that it is damaged`,
  },
};
