/** Columns of the register of scrap and of what could be thrown away. */
import { AT_END, CANDIDATE_REASONS, INSTRUCTIONS, SCRAP_REASONS } from '../domain/disposal.ts';
import type { Column } from '../domain/shapes.ts';

const SAMPLE: readonly Column[] = [
  { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
  { key: 'spec', heading: { zh: '规格型号', en: 'Spec' }, type: 'text', keep: 6 },
  { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 4 },
];
const QUANTITY: readonly Column[] = [
  { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, type: 'quantity', keep: 0 },
  { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 0 },
];

export const SCRAP_COLUMNS: readonly Column[] = [
  ...SAMPLE,
  ...QUANTITY,
  { key: 'reason', heading: { zh: '原因', en: 'Reason' }, type: 'code', keep: 1, values: SCRAP_REASONS },
  { key: 'method', heading: { zh: '处置方式', en: 'Method' }, type: 'text', keep: 5 },
  { key: 'requested_by', heading: { zh: '申请人', en: 'Asked by' }, type: 'code', keep: 3 },
  { key: 'approved_by', heading: { zh: '批准人', en: 'Approved by' }, type: 'list', keep: 2 },
  { key: 'alone', heading: { zh: '一人审批', en: 'By one person' }, type: 'boolean', keep: 7 },
  { key: 'witness', heading: { zh: '监销人', en: 'Witness' }, type: 'code', keep: 4 },
  { key: 'when', heading: { zh: '报废日期', en: 'Scrapped' }, type: 'day', keep: 1 },
  { key: 'approval', heading: { zh: '申请', en: 'Request' }, type: 'code', keep: 3 },
  { key: 'note', heading: { zh: '说明', en: 'Note' }, type: 'text', keep: 8 },
  { key: 'undone', heading: { zh: '已冲销', en: 'Undone' }, type: 'boolean', keep: 7 },
];

export const CANDIDATE_COLUMNS: readonly Column[] = [
  ...SAMPLE,
  { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 8 },
  ...QUANTITY,
  { key: 'locations', heading: { zh: '库位', en: 'Places' }, type: 'list', keep: 3 },
  { key: 'why', heading: { zh: '为什么', en: 'Why' }, type: 'list', keep: 0, values: CANDIDATE_REASONS },
  { key: 'expires_on', heading: { zh: '有效期至', en: 'Expires' }, type: 'day', keep: 6 },
  { key: 'retain_until', heading: { zh: '存放期限', en: 'Retain until' }, type: 'day', keep: 6 },
  { key: 'at_end', heading: { zh: '约定处置', en: 'Agreed end' }, type: 'code', keep: 2, values: AT_END },
  { key: 'instruction', heading: { zh: '客户指示', en: 'Instruction' }, type: 'code', keep: 2, values: INSTRUCTIONS },
  { key: 'on_hold', heading: { zh: '冻结', en: 'On hold' }, type: 'boolean', keep: 4 },
  { key: 'approval', heading: { zh: '待审批', en: 'Pending request' }, type: 'code', keep: 3 },
];
