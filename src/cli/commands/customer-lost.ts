import { listLost } from '../../services/losing.ts';
import { rows } from '../describe.ts';

export const customersLost = rows({
  name: 'customers lost',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '沉没而没有写明原因的客户', en: 'customers who stopped ordering, nobody wrote down why' },
  details: {
    zh: '一年没有新订单（或状态为休眠）的客户，旁边是依据：订单、主要产品、联系人离开、投诉、最近联系。弄清原因后：samples customers edit 编码 --loss-reason 原因',
    en: 'Customers without an order for a year, or dormant, with the evidence beside: orders, main products, people who left, complaints, last contact. Once you know why: samples customers edit CODE --loss-reason TEXT',
  },
  examples: [{ line: 'samples customers lost', about: { zh: '最近流失的在前', en: 'who was lost last comes first' } }],
  columns: [
    { key: 'customer', heading: { zh: '客户编码', en: 'Customer' }, type: 'code', keep: 0 },
    { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 1 },
    { key: 'responsible', heading: { zh: '责任人', en: 'Responsible' }, type: 'code', keep: 3 },
    { key: 'last_order', heading: { zh: '最近订单', en: 'Last order' }, type: 'day', keep: 0 },
    { key: 'days_since', heading: { zh: '距今（天）', en: 'Days since' }, type: 'integer', keep: 2 },
    { key: 'first_order', heading: { zh: '首个订单', en: 'First order' }, type: 'day', keep: 6 },
    { key: 'orders', heading: { zh: '订单', en: 'Orders' }, type: 'integer', keep: 3 },
    { key: 'amount', heading: { zh: '金额', en: 'Amount' }, type: 'money', keep: 2 },
    { key: 'products', heading: { zh: '主要产品', en: 'Main products' }, type: 'list', keep: 4 },
    { key: 'person_left_on', heading: { zh: '联系人离开', en: 'Person left' }, type: 'day', keep: 5 },
    { key: 'complaints', heading: { zh: '投诉', en: 'Complaints' }, type: 'integer', keep: 5 },
    { key: 'last_contact', heading: { zh: '最近联系', en: 'Last contact' }, type: 'day', keep: 4 },
  ],
  empty: { zh: '没有不明原因流失的客户。', en: 'Nobody stopped ordering without a reason on record.' },
  run: (context) => listLost(context.acting()),
});
