/** What customers answered, asked, and what is measured of them. */
import { converted } from '../domain/grids.ts';
import { toDecimal } from '../domain/quantities.ts';
import {
  allIndicators,
  allInquiries,
  allSurveys,
  stagedIndicators,
  stagedInquiries,
  stagedSurveys,
} from '../store/customer-records.ts';
import { day, decimal, note, pastDay, score, textOf } from './cells.ts';
import { column, customerColumns, customerKeys } from './customer-column.ts';
import type { Importable } from './describing.ts';

export const surveys: Importable = {
  kind: 'surveys',
  title: { zh: '满意度调查', en: 'survey answers' },
  duty: 'customer_files',
  createsCustomers: true,
  columns: [
    ...customerColumns(),
    column(
      'score',
      { zh: '评分', en: 'score' },
      '分数,得分,打分,推荐分,推荐意愿,推荐度,满意度,满意度评分,nps,nps score,rating,likelihood to recommend',
      { type: 'integer', read: score, required: true },
    ),
    column(
      'answered_on',
      { zh: '回答日期', en: 'answered on' },
      '日期,回复日期,答复日期,填写日期,填写时间,提交时间,提交日期,评价时间,评价日期,调查日期,date,answered,submitted,submitted on,submission date,response date',
      { type: 'day', read: pastDay, required: true },
    ),
    column('asked_on', { zh: '发出日期', en: 'asked on' }, '发放日期,发送日期,询问日期,asked,sent on,sent', {
      type: 'day',
      read: day,
    }),
    column('period', { zh: '期次', en: 'period' }, '期,期间,调查期,批次,season,wave,survey'),
    column('channel', { zh: '渠道', en: 'channel' }, '方式,调查方式,途径,来源,method,via,source'),
    column(
      'comment',
      { zh: '意见', en: 'comment' },
      '评语,意见建议,意见与建议,建议,评价,反馈,反馈意见,备注,原因,comments,feedback,remark,remarks,note,notes,reason',
      { read: note },
    ),
  ],
  complete: named,
  staged: stagedSurveys,
  filtered: false,
  rows: (db) => allSurveys(db),
};

export const indicators: Importable = {
  kind: 'indicators',
  title: { zh: '客户指标', en: 'indicators' },
  duty: 'customer_files',
  createsCustomers: true,
  columns: [
    ...customerColumns(),
    column('key', { zh: '指标', en: 'indicator' }, '指标名称,指标名,项目,指标项,metric,measure,indicator name,name', {
      read: textOf(100),
      required: true,
    }),
    column('value', { zh: '数值', en: 'value' }, '值,指标值,数据,结果,figure,amount', {
      type: 'number',
      read: decimal,
      required: true,
    }),
    column('day', { zh: '日期', en: 'day' }, '统计日期,时间,截止日期,date,as of,measured on', {
      type: 'day',
      read: day,
      required: true,
    }),
    column('source', { zh: '来源', en: 'source' }, '数据来源,出处,from'),
  ],
  complete: named,
  staged: stagedIndicators,
  filtered: false,
  rows: (db) => converted(allIndicators(db), { value: toDecimal }),
};

export const inquiries: Importable = {
  kind: 'inquiries',
  title: { zh: '询盘', en: 'inquiries' },
  duty: 'customer_files',
  createsCustomers: true,
  columns: [
    ...customerColumns(),
    column(
      'received_on',
      { zh: '询盘日期', en: 'received on' },
      '日期,询价日期,咨询日期,收到日期,询盘时间,询价时间,date,inquiry date,enquiry date,received,inquired on',
      { type: 'day', read: pastDay, required: true },
    ),
    column(
      'product',
      { zh: '产品', en: 'product' },
      '询盘产品,询价产品,商品,品名,产品名称,商品名称,意向产品,item,product name,goods',
    ),
    column(
      'note',
      { zh: '内容', en: 'note' },
      '询盘内容,询价内容,备注,说明,描述,remark,remarks,notes,content,message',
      {
        read: note,
      },
    ),
  ],
  complete: named,
  staged: stagedInquiries,
  filtered: false,
  rows: (db) => allInquiries(db),
};

function named(values: Parameters<typeof customerKeys>[0]): null {
  customerKeys(values);
  return null;
}
