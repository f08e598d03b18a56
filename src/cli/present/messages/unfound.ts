/** Messages for what is not there: exit 4. */
import type { Messages } from '../errors.ts';

const zh = (near: readonly string[], otherwise: string) =>
  near.length > 0 ? `是不是 ${near.join('、')}？` : otherwise;
const en = (near: readonly string[], otherwise: string) =>
  near.length > 0 ? `Did you mean ${near.join(', ')}?` : otherwise;
const named = (near: readonly { code: string; name: string }[]) => near.map(({ code, name }) => `${code} ${name}`);

export const UNFOUND_MESSAGES: Messages<
  | 'customer_not_found'
  | 'sample_not_found'
  | 'wrong_check_character'
  | 'place_not_found'
  | 'person_not_found'
  | 'operator_not_found'
  | 'slip_not_found'
  | 'movement_not_found'
  | 'reservation_not_found'
  | 'report_not_found'
  | 'setting_not_found'
  | 'topic_not_found'
> = {
  customer_not_found: {
    zh: ({ value, near }) => ({
      message: `没有客户“${value}”。`,
      hint: zh(named(near), '查看客户：samples customers list；新客户：samples customers add'),
    }),
    en: ({ value, near }) => ({
      message: `There is no customer "${value}".`,
      hint: en(named(near), 'See samples customers list, or add one: samples customers add'),
    }),
  },
  sample_not_found: {
    zh: ({ value, near }) => ({
      message: `没有样品“${value}”。`,
      hint: zh(
        near.map(({ number, name }) => `${number}（${name}）`),
        '按名称查找：samples find 名称',
      ),
    }),
    en: ({ value, near }) => ({
      message: `There is no sample "${value}".`,
      hint: en(
        near.map(({ number, name }) => `${number} (${name})`),
        'Find it by name: samples find WORDS',
      ),
    }),
  },
  wrong_check_character: {
    zh: ({ value, nearest }) => ({
      message: `${value} 不是有效的编号：最后一位校验字符不对。`,
      hint:
        nearest.length > 0
          ? `是不是 ${nearest.map(({ number, name }) => `${number}（${name}）`).join('、')}？`
          : '对照标签再输一次。',
    }),
    en: ({ value, nearest }) => ({
      message: `${value} is not a valid number: its last character does not fit.`,
      hint:
        nearest.length > 0
          ? `Did you mean ${nearest.map(({ number, name }) => `${number} (${name})`).join(', ')}?`
          : 'Compare it with the label and type it again.',
    }),
  },
  place_not_found: {
    zh: ({ value, near }) => ({ message: `没有库位“${value}”。`, hint: zh(near, '查看库位：samples locations tree') }),
    en: ({ value, near }) => ({
      message: `There is no place "${value}".`,
      hint: en(near, 'See: samples locations tree'),
    }),
  },
  person_not_found: {
    zh: ({ value, near }) => ({
      message: `没有人员“${value}”。`,
      hint: zh(named(near), '先登记：samples operators add 编码 --name 姓名 --role user'),
    }),
    en: ({ value, near }) => ({
      message: `There is nobody called "${value}".`,
      hint: en(named(near), 'Register him first: samples operators add CODE --name NAME --role user'),
    }),
  },
  operator_not_found: {
    zh: ({ value, near }) => ({
      message: `没有操作人“${value}”。`,
      hint: zh(near, '查看操作人：samples operators list'),
    }),
    en: ({ value, near }) => ({
      message: `There is no operator "${value}".`,
      hint: en(near, 'See: samples operators list'),
    }),
  },
  slip_not_found: {
    zh: ({ value }) => ({ message: `没有单据“${value}”。`, hint: '单据号形如 R26-000041、U26-000012。' }),
    en: ({ value }) => ({
      message: `There is no slip "${value}".`,
      hint: 'Slips are numbered like R26-000041, U26-000012.',
    }),
  },
  movement_not_found: {
    zh: ({ value }) => ({ message: `没有流转记录 ${value}。`, hint: '在 samples history 编号 里查记录号。' }),
    en: ({ value }) => ({ message: `There is no movement ${value}.`, hint: 'Look it up with samples history NUMBER.' }),
  },
  reservation_not_found: {
    zh: ({ number, person }) => ({ message: `${person} 没有预留 ${number}。`, hint: '查看预留：samples picks' }),
    en: ({ number, person }) => ({ message: `${person} has not reserved ${number}.`, hint: 'See: samples picks' }),
  },
  report_not_found: {
    zh: ({ value, names }) => ({ message: `没有报表“${value}”。`, hint: `可用的报表：${names.join('、')}` }),
    en: ({ value, names }) => ({ message: `There is no report "${value}".`, hint: `Reports: ${names.join(', ')}` }),
  },
  setting_not_found: {
    zh: ({ value, near }) => ({ message: `没有设置“${value}”。`, hint: zh(near, '查看全部：samples config list') }),
    en: ({ value, near }) => ({
      message: `There is no setting "${value}".`,
      hint: en(near, 'All of them: samples config list'),
    }),
  },
  topic_not_found: {
    zh: ({ value, near }) => ({ message: `没有“${value}”的帮助。`, hint: zh(near, '查看全部命令：samples help') }),
    en: ({ value, near }) => ({
      message: `There is no help on "${value}".`,
      hint: en(near, 'All commands: samples help'),
    }),
  },
};
