import { expect, test } from 'vitest';
import { isPersonsName } from '../../src/domain/person-names.ts';

// A word for what somebody does names nobody; what begins with a surname, or ends with how people are called, does.

test.each(
  '周敏敏 王丽 欧阳娜娜 司徒强 陈总 李工 高建国 包文婧 项少龙 文静 安宁 马师傅 王经理 阿丽女士 单雄信 Maria.Rossi Brown 王丽(Lily)'.split(
    ' ',
  ),
)('%s is a person', (name) => {
  expect(isPersonsName(name)).toBe(true);
});

test.each([
  ...'采购 采购部 采购员 经理 总经理 副总经理 项目经理 前台 老板 老板娘 财务 财务部 包装部 单证员 文员 高工 金工 安全员 商务部 董事长 师傅 先生 车间主任'.split(
    ' ',
  ),
  '采购（二部）',
  'purchasing',
  'Front Desk',
  'Sales Manager',
  'QC dept.',
  'R&D',
  '坯布间',
])('%s is nobody', (name) => {
  expect(isPersonsName(name)).toBe(false);
});
