/** Sentences for what destroying a customer's file does, what stands against it, and what came of it. */
import type { Effect } from '../../domain/approvals.ts';
import type { Sentence } from './effects.ts';
import { countsIn } from './table-words.ts';

const named = (name: string | null, otherwise: string): string => name ?? otherwise;

const rowsOf = ({ name, quantity }: Effect) => [{ what: name ?? '', rows: quantity ?? 0 }];

export const PRIVACY_EFFECTS: Readonly<Record<string, { readonly zh: Sentence; readonly en: Sentence }>> = {
  destroy_file: {
    zh: (e) => `销毁 ${e.who} 的档案：联系人、往来、备注、附件和修改前的内容全部抹去，只留编码`,
    en: (e) =>
      `destroy the file of ${e.who}: contacts, talks, notes, attachments and what was there before changes go; the code stays`,
  },
  not_archived: { zh: (e) => `${e.who} 还没有归档`, en: (e) => `${e.who} is not archived` },
  retained: { zh: (e) => `应保管到 ${e.due}`, en: (e) => `to be kept until ${e.due}` },
  goods_here: {
    zh: (e) => `库里还有这个客户的 ${e.quantity} 个编号`,
    en: (e) => `${e.quantity} of the customer's numbers are in store`,
  },
  goods_held: {
    zh: (e) => `还有 ${e.quantity} 个编号在人手里`,
    en: (e) => `${e.quantity} of the customer's numbers are held by people`,
  },
  orders_open: { zh: (e) => `还有 ${e.quantity} 张订单没有完成`, en: (e) => `${e.quantity} orders are not completed` },
  complaints_open: {
    zh: (e) => `还有 ${e.quantity} 件投诉没有答复：${e.number}`,
    en: (e) => `complaints that are not answered: ${e.number}`,
  },
  requests_open: {
    zh: (e) => `还有 ${e.quantity} 份申请等着审批：${e.number}`,
    en: (e) => `requests that wait for approval: ${e.number}`,
  },
  notices_open: {
    zh: (e) => `还有 ${e.quantity} 份通知没有发出或没有答复：${e.number}`,
    en: (e) => `notices that are not sent or not answered: ${e.number}`,
  },
  admissions_open: {
    zh: (e) => `还有准入申请没有走完：${e.number}`,
    en: (e) => `an admission that is not decided: ${e.number}`,
  },
  handovers_open: {
    zh: (e) => `移交还没有做完：${e.who} 还要告知或联系客户`,
    en: (e) => `a hand-over that is not done: ${e.who} is still to tell or call the customer`,
  },
  shared_stays: {
    zh: (e) => `其中 ${e.quantity} 项（电话、邮箱、地址或名字）${e.who} 也有：那也是他们的，留在他们的记录里`,
    en: (e) =>
      `${e.quantity} of the numbers, addresses and names are those of ${e.who} as well: they stay in what is theirs`,
  },
  kept_rows: {
    zh: (e) => `别的记录里同样的字样没有动：${countsIn(rowsOf(e), 'zh')}`,
    en: (e) => `the same words in other records were left: ${countsIn(rowsOf(e), 'en')}`,
  },
  attached_stays: {
    zh: (e) =>
      `${e.to} 的附件 ${e.number} 里仍有：它不只属于这个客户，所以留下；看它：samples attachments get ${e.number}`,
    en: (e) =>
      `still in attachment ${e.number} of ${e.to}, which is not this customer's alone and stays; look at it: samples attachments get ${e.number}`,
  },
  grant_read: {
    zh: (e) => `${e.who} 在 ${e.due} 前（含）可以查看客户 ${e.name} 的联系方式`,
    en: (e) => `${e.who} may look at the contact data of ${e.name} until ${e.due}`,
  },
  grant_export: {
    zh: (e) => `${e.who} 在 ${e.due} 前（含）可以查看和导出客户 ${e.name} 的联系方式`,
    en: (e) => `${e.who} may look at and export the contact data of ${e.name} until ${e.due}`,
  },
  wiped: {
    zh: (e) => `库文件已重写，${e.quantity} 个文件逐字节查过，抹去的字样没有留下`,
    en: (e) => `the store was written anew; nothing of what was erased is in the bytes of its ${e.quantity} files`,
  },
  rewritten: {
    zh: () => '库文件已重写；没有足以辨认的字样可查，所以没有逐字节查找',
    en: () => 'the store was written anew; there was nothing telling to search its bytes for',
  },
  wipe_waits: {
    zh: (e) =>
      `内容已抹去，但有人正在读库，旧的字节还没有清掉；稍后再来：samples customers destroy ${e.who} --reason 清理 --witness 监销人 --yes`,
    en: (e) =>
      `the contents are gone, but somebody is reading and old bytes are still there; later: samples customers destroy ${e.who} --reason clearing --witness PERSON --yes`,
  },
  wipe_found: {
    zh: (e) => `这些文件里仍查到原文：${e.name}；请运行 samples verify 并告诉维护人`,
    en: (e) => `something of it is still in ${e.name}; run samples verify and tell whoever maintains this`,
  },
  copy_backup: {
    zh: (e) => `仍在备份里：${named(e.name, '文件名已抹去')}（${e.due}，${e.who}）`,
    en: (e) => `still in the backup ${named(e.name, 'whose name is erased')} (${e.due}, ${e.who})`,
  },
  copy_export: {
    zh: (e) => `可能仍在导出文件里：${named(e.name, '文件名没有记录')}（${e.due} ${e.who} 导出了联系方式原文）`,
    en: (e) =>
      `may still be in ${named(e.name, 'a file whose name is not on record')}: ${e.who} exported contact data unmasked on ${e.due}`,
  },
  copy_sheet: {
    zh: (e) => `来自导入的文件：${named(e.name, '文件名已抹去')}（${e.due}，${e.who}）`,
    en: (e) => `came from the sheet ${named(e.name, 'whose name is erased')} (${e.due}, ${e.who})`,
  },
  copy_file: { zh: (e) => `库旁边的文件里还有：${e.name}`, en: (e) => `still in the file ${e.name} beside the store` },
  certificate: {
    zh: (e) => `销毁证明：samples customers certificate ${e.who}；夜间报表、打印件和没有记录的导出请自行清理`,
    en: (e) =>
      `the certificate: samples customers certificate ${e.who}; nightly reports, prints and exports that are not on record are for you to clear`,
  },
};
