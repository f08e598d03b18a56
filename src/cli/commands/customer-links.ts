import { LINKED, linkCustomer, listLinks } from '../../services/families.ts';
import { outcome, rows } from '../describe.ts';
import { CODE, CODE_OR_ALL } from './customer-argument.ts';

export const customersLink = outcome({
  name: 'customers link',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '登记客户的上级客户', en: 'say whose subsidiary a customer is' },
  details: {
    zh: '上级可以有几层；合计见 samples customers link list。',
    en: 'Parents can have parents; what they come to together: samples customers link list.',
  },
  arguments: { code: CODE },
  options: {
    parent: {
      kind: 'code',
      value: 'CODE',
      complete: 'customer',
      conflicts: ['none'],
      about: { zh: '上级客户', en: 'the parent' },
    },
    none: { kind: 'flag', about: { zh: '没有上级', en: 'no parent' } },
  },
  examples: [
    { line: 'samples customers link C000043 --parent C000042', about: { zh: '分公司', en: 'a subsidiary' } },
    { line: 'samples customers link C000043 --none', about: { zh: '独立了', en: 'on its own now' } },
  ],
  result: LINKED,
  run: (context, { code, ...input }) => linkCustomer(context.acting(), { customer: code, ...input }),
  say: {
    zh: (done, would) => [
      done.parent === done.previous
        ? `${done.customer} ${done.name} 本来就${done.parent === null ? '没有上级' : `属于 ${done.parent}`}，没有改动。`
        : `${would ? '将登记' : '已登记'}：${done.customer} ${done.name} ${done.parent === null ? '没有上级了' : `属于 ${done.parent} ${done.parent_name ?? ''}`}。`,
      `看合计：samples customers link list ${done.customer}`,
    ],
    en: (done, would) => [
      done.parent === done.previous
        ? `${done.customer} ${done.name} ${done.parent === null ? 'has no parent' : `belongs to ${done.parent}`} already; nothing changed.`
        : `${would ? 'Would record' : 'Recorded'}: ${done.customer} ${done.name} ${done.parent === null ? 'has no parent any more' : `belongs to ${done.parent} ${done.parent_name ?? ''}`}.`,
      `What they come to: samples customers link list ${done.customer}`,
    ],
  },
});

export const customersLinkList = rows({
  name: 'customers link list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '上级和下属客户的合计，同行业的客户', en: 'parents and subsidiaries with totals; one industry' },
  details: {
    zh: '每行有自己的数，和连同下属的合计；金额是已完成的贸易订单。--industry 列出同行业的客户，买得多的在前。',
    en: 'Each row has its own figures and those with all below it; amounts are completed trade orders. --industry lists the customers of the same industry, who bought most first.',
  },
  arguments: { code: CODE_OR_ALL },
  options: { industry: { kind: 'flag', about: { zh: '同行业的客户', en: 'those of the same industry' } } },
  examples: [
    { line: 'samples customers link list C000042', about: { zh: '一个集团', en: 'one family' } },
    { line: 'samples customers link list C000042 --industry', about: { zh: '同行业的', en: 'of the same industry' } },
  ],
  columns: [
    { key: 'depth', heading: { zh: '层', en: 'Level' }, type: 'integer', keep: 2 },
    { key: 'customer', heading: { zh: '客户编码', en: 'Customer' }, type: 'code', keep: 0 },
    { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 1 },
    { key: 'parent', heading: { zh: '上级', en: 'Parent' }, type: 'code', keep: 1 },
    { key: 'industry', heading: { zh: '行业', en: 'Industry' }, type: 'text', keep: 6 },
    { key: 'region', heading: { zh: '地区', en: 'Region' }, type: 'text', keep: 6 },
    { key: 'orders', heading: { zh: '订单', en: 'Orders' }, type: 'integer', keep: 4 },
    { key: 'amount', heading: { zh: '金额', en: 'Amount' }, type: 'money', keep: 2 },
    { key: 'last_order', heading: { zh: '最近订单', en: 'Last order' }, type: 'day', keep: 5 },
    { key: 'samples', heading: { zh: '样品', en: 'Samples' }, type: 'integer', keep: 5 },
    { key: 'total_orders', heading: { zh: '合计订单', en: 'Orders in all' }, type: 'integer', keep: 4 },
    { key: 'total_amount', heading: { zh: '合计金额', en: 'Amount in all' }, type: 'money', keep: 0 },
    { key: 'total_samples', heading: { zh: '合计样品', en: 'Samples in all' }, type: 'integer', keep: 5 },
  ],
  empty: { zh: '没有上级和下属客户。', en: 'No customer has a parent.' },
  run: (context, { code, industry }) => listLinks(context.acting(), { customer: code, industry }),
});
