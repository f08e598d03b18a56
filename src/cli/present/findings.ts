/** Words for what a verification finds; JSON keeps the codes. */
import type { Finding, FindingCode } from '../../domain/findings.ts';
import type { Words } from '../../domain/shapes.ts';

const FINDING_WORDS: Readonly<Record<FindingCode, Words>> = {
  file_damaged: { zh: '文件页或索引损坏', en: 'a page or an index is damaged' },
  unreadable: { zh: '有一部分读不出来', en: 'a part cannot be read' },
  reference_broken: { zh: '引用的行不存在', en: 'refers to a row that is not there' },
  schema_missing: { zh: '库结构少了这一项', en: 'missing from the schema' },
  schema_changed: { zh: '库结构被改动', en: 'changed in the schema' },
  schema_added: { zh: '库结构多出这一项', en: 'does not belong to the schema' },
  journal_gap: { zh: '流水缺少记录', en: 'an entry is missing from the journal' },
  hash_differs: { zh: '记录与散列值不符', en: 'the entry does not fit its hash' },
  digest_differs: { zh: '属于该记录的内容与摘要不符', en: 'what belongs to the entry does not fit its digest' },
  without_entry: { zh: '没有对应的流水记录', en: 'belongs to no entry' },
  transfer_misplaced: { zh: '移动记录不在原来的位置', en: 'the transfer stands out of order' },
  transfer_day: { zh: '移动日期与记录不符', en: 'the day of the transfer is not that of its entry' },
  words_differ: { zh: '文字被改动', en: 'the words were changed' },
  words_missing: { zh: '文字缺失，且没有删除记录', en: 'the words are gone without a record of erasing' },
  answer_differs: { zh: '已给出的答复被改动', en: 'the answer given was changed' },
  answer_missing: { zh: '已给出的答复缺失', en: 'the answer given is gone' },
  seal_erased: { zh: '封印缺失，且没有删除记录', en: 'the seal is gone without a record of erasing' },
  seal_of_nothing: { zh: '封印指向不存在的表', en: 'a seal of no table' },
  row_changed: { zh: '内容在记录之外被改动', en: 'changed without an entry' },
  row_unsealed: { zh: '没有封印的行', en: 'a row without a seal' },
  row_outdated: { zh: '被换回旧内容', en: 'put back to an older state' },
  row_missing: { zh: '行被删除', en: 'the row is gone' },
  balance_differs: { zh: '结存与移动记录不符', en: 'the balance differs from the transfers' },
  balance_missing: { zh: '缺少结存', en: 'the balance is missing' },
  balance_unfounded: { zh: '结存没有移动记录', en: 'a balance without transfers' },
  since_differs: { zh: '结存的起点不符', en: 'the balance does not start where the transfers say' },
  below_zero: { zh: '结存为负', en: 'less than nothing' },
  not_conserved: { zh: '各处合计不为零', en: 'all places do not sum to zero' },
  outstanding_differs: { zh: '未还数量与移动记录不符', en: 'what is outstanding differs from the transfers' },
  row_group_differs: {
    zh: '分级用的副本与客户档案和订单不符',
    en: 'the copy for classification differs from files and orders',
  },
  serial_differs: { zh: '序号与已编号码不符', en: 'the serial differs from the numbers issued' },
  readings_differ: { zh: '温湿度记录与摘要不符', en: 'the readings do not fit their digest' },
  reading_unfounded: { zh: '温湿度记录不属于任何一批', en: 'a reading that belongs to no batch' },
  counts_differ: { zh: '盘点数与封印不符', en: 'the counts do not fit their seal' },
  anchor_beyond: { zh: '流水尾部被截去', en: 'the end of the journal was cut off' },
  anchor_differs: { zh: '流水被改写', en: 'the journal was written anew' },
};

/** One finding in a line: where, what, and the data. */
export function describeFinding({ code, entry, subject, detail }: Finding, language: 'zh' | 'en'): string {
  const where = entry === null ? subject : `${{ zh: '记录', en: 'entry' }[language]} ${entry} · ${subject}`;
  const words = FINDING_WORDS[code][language];
  return `${where}${{ zh: '：', en: ': ' }[language]}${words}${detail === null ? '' : ` (${detail})`}`;
}
