/** What is kept of customers, as people call it: for counts of what went along with a merge, or with a destruction. */
import type { Words } from '../../domain/shapes.ts';

/** Tables and parts of a customer's file. */
export const TABLES: Readonly<Record<string, Words>> = {
  customers: { zh: '档案', en: 'files' },
  samples: { zh: '样品', en: 'samples' },
  receipts: { zh: '接收单', en: 'receipts' },
  orders: { zh: '订单', en: 'orders' },
  sample_orders: { zh: '样品单', en: 'sample orders' },
  contacts: { zh: '联系人', en: 'contacts' },
  contact_log: { zh: '往来', en: 'talks' },
  surveys: { zh: '问卷', en: 'survey answers' },
  inquiries: { zh: '询价', en: 'inquiries' },
  indicators: { zh: '指标', en: 'indicators' },
  give_backs: { zh: '退还单', en: 'give-backs' },
  approvals: { zh: '审批申请', en: 'requests' },
  permissions: { zh: '授权', en: 'permissions' },
  complaints: { zh: '投诉', en: 'complaints' },
  credits: { zh: '信用评定', en: 'assessments of credit' },
  handovers: { zh: '移交', en: 'hand-overs' },
  file_reviews: { zh: '档案复核', en: 'reviews' },
  attachments: { zh: '附件', en: 'attachments' },
  files: { zh: '附件内容', en: 'contents of attachments' },
  import_changes: { zh: '导入前的原值', en: 'values before imports' },
  field_changes: { zh: '修改前的原值', en: 'values before changes' },
  remarks: { zh: '备注', en: 'remarks' },
  answers: { zh: '留存的回答', en: 'kept answers' },
  follow_up_plans: { zh: '跟进计划', en: 'follow-up plans' },
  admissions: { zh: '准入申请', en: 'admissions' },
  admission_steps: { zh: '准入步骤', en: 'steps of admissions' },
  notices: { zh: '通知', en: 'notices' },
  checkouts: { zh: '出库单', en: 'checkouts' },
  signatures: { zh: '签收', en: 'signatures' },
  finds: { zh: '盘盈', en: 'finds' },
  stocktakes: { zh: '盘点', en: 'stocktakes' },
  places: { zh: '库位', en: 'places' },
  accesses: { zh: '查看记录', en: 'looks at contact data' },
  counts: { zh: '盘点记录', en: 'counts' },
  journal: { zh: '流水', en: 'entries of the journal' },
  operators: { zh: '人员', en: 'operators' },
  settings: { zh: '设置', en: 'settings' },
  merges: { zh: '合并', en: 'merges' },
  consents: { zh: '授权同意', en: 'consents' },
  disclosures: { zh: '提供给第三方', en: 'disclosures to others' },
  grants: { zh: '准许查看', en: 'grants to see the file' },
  evaluations: { zh: '评估', en: 'evaluations' },
  file: { zh: '档案', en: 'file' },
  history: { zh: '变更历史', en: 'what was changed' },
  bytes: { zh: '库文件', en: 'files of the store' },
};
const OTHERS: Words = { zh: '其他', en: 'others' };

/** The tables by their words; what has none is "others", once. */
export function tableWords(tables: readonly string[], language: 'zh' | 'en'): string {
  const words = new Set(tables.map((table) => (TABLES[table] ?? OTHERS)[language]));
  return [...words].join(language === 'zh' ? '、' : ', ');
}

/** `samples 3, orders 7`; what has no word of its own is added up. Empty where nothing is counted. */
export function countsIn(
  rows: readonly { readonly what: string; readonly rows: number }[],
  language: 'zh' | 'en',
): string {
  const counts = new Map<string, number>();
  for (const { what, rows: count } of rows) {
    const word = (TABLES[what] ?? OTHERS)[language];
    counts.set(word, (counts.get(word) ?? 0) + count);
  }
  return [...counts].map(([word, count]) => `${word} ${count}`).join(language === 'zh' ? '、' : ', ');
}
