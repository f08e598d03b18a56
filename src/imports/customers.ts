/** Customers' files, as legacy sheets hold them. */
import { potentialByHand } from '../domain/classifying/levels.ts';
import {
  CUSTOMER_FIELDS,
  CUSTOMER_KEYS,
  type CustomerField,
  type CustomerKey,
  customerValue,
  inOrder,
} from '../domain/customer-file.ts';
import { CUSTOMER_LEVELS, CUSTOMER_ROLES, CUSTOMER_STATUSES } from '../domain/customer-words.ts';
import { converted } from '../domain/grids.ts';
import { MASKED_IN_FILE, type Masked, type Masking } from '../domain/masking.ts';
import { toYuan } from '../domain/quantities.ts';
import type { ColumnType } from '../domain/shapes.ts';
import { readCreditCode } from '../spreadsheets/credit-codes.ts';
import { readMobile, readPhone } from '../spreadsheets/phones.ts';
import { folded, readEmail, readPostcode } from '../spreadsheets/values.ts';
import { storedFiles } from '../store/customer-files.ts';
import { stagedCustomers } from '../store/staged-customers.ts';
import { matchKey } from '../text/fold.ts';
import { account, checked, code, coded, day, dayOrLess, integer, money, note, text, words } from './cells.ts';
import type { CellReading, Importable, ImportColumn } from './describing.ts';
import { CONTACT_AND_PHONE } from './person-column.ts';

/** What else the columns are called. */
const SYNONYMS: Readonly<Record<CustomerKey, string>> = {
  short_name: '客户简称,公司简称,企业简称,单位简称,名称简称,abbreviation,short,known as',
  type: '类型,客户类别,客户性质,客户分类,客户种类,类别,customer type,client type,category,class,customer class',
  country: '国别,所在国家,国家/地区,国家或地区,country/region,nation',
  region: '区域,大区,所在地区,所属区域,所属地区,销售区域,territory,sales region',
  province:
    '省,省市,所在省,所在省份,省/直辖市,省/自治区,地区/省份,州/省,省(州),state,province/state,state/province,county',
  city: '市,所在城市,地级市,城市/区县,town,city/town',
  address:
    '详细地址,通讯地址,通信地址,联系地址,公司地址,单位地址,企业地址,办公地址,注册地址,住所,地 址,street,street address,mailing address,address line 1,postal address',
  postcode: '邮政编码,邮码,邮编号码,postal code,post code,zip,zip code,zip/postal code',
  contact:
    '联络人,主要联系人,联系人姓名,联系人名,对接人,经办人,contact person,contact name,contact person name,main contact,attention,attn',
  mobile:
    '手机号,手机号码,移动电话,联系手机,联系人手机,移动手机,mobile phone,mobile no,mobile number,cell,cell phone,cellphone',
  phone:
    '固定电话,座机,固话,联系电话,电话号码,公司电话,办公电话,单位电话,座机电话,联系方式,联系人电话,联系人联系电话,联系人联系方式,tel,tel no,telephone,telephone no,phone no,phone number,landline,office phone',
  fax: '传真号,传真号码,公司传真,fax no,fax number',
  email: '电子邮箱,电子邮件,电邮,邮箱地址,邮件地址,email,e mail,mail,email address,e-mail address',
  website: '网址,公司网址,公司网站,企业网站,主页,web,web site,url,homepage,home page',
  industry: '所属行业,行业类别,行业分类,所在行业,经营行业,sector,line of business,business,trade',
  legal_representative: '法人,法人代表,法定代表,法人姓名,企业法人,legal person,legal rep',
  credit_code:
    '信用代码,社会信用代码,统一信用代码,统一社会信用代码证号,税号,纳税人识别号,纳税人税号,uscc,unified social credit code,social credit code',
  registered_capital: '注册资金,注册资本金,capital,reg capital',
  founded_on:
    '成立时间,创立日期,创立时间,注册日期,注册时间,成立年月日,founded,established,established on,date of establishment,incorporated on',
  ownership: '公司性质,单位性质,经济性质,所有制,所有制性质,company nature',
  staff:
    '人数,职工人数,员工数,员工总数,企业人数,公司人数,职工数,employees,headcount,number of employees,no of employees',
  bank: '开户银行,银行,开户行名称,银行名称,bank name',
  bank_account:
    '账号,帐号,银行帐号,银行账户,银行帐户,开户账号,开户帐号,银行卡号,account no,account number,bank account no,bank account number,iban',
  responsible:
    '业务员,负责业务员,销售员,销售人员,客户经理,业务经理,跟进人,负责销售,所属业务员,归属业务员,业务负责人,销售负责人,sales rep,sales representative,salesperson,salesman,account manager,person responsible,account owner',
  potential: '潜力,客户潜力,发展潜力等级',
  source: '客户来源,信息来源,来源渠道,获客渠道,lead source,origin',
  first_contact_on:
    '首次接触日期,首次接触时间,首次联系,首次联系日期,首次联系时间,初次接触,初次联系,首次洽谈日期,first contacted,first contact date,date of first contact,first contact on',
  note: '备注说明,说明,附注,备注信息,remark,remarks,notes,comment,comments,memo',
  area: '所属片区,district',
  owner: '企业所有者,老板,business owner,proprietor',
  business_scope: '主营业务,主营产品,主营范围,scope of business,main business',
  turnover: '年营业额,销售收入,年销售额,annual turnover,revenue',
  assets: '总资产,资产总额,资产规模,total assets',
  brands: '品牌,代理品牌,主营品牌,brand',
  roles: '角色,业务角色,role',
  area_served: '经营区域,覆盖区域,市场区域,market area',
  sales_ability: '销售力,sales strength',
  management: '经营理念,经营方式,经营风格,management style,policy',
  buying_habits: '采购习惯,采购特征,决策特征,buying behaviour',
  needs: '客户需求,主要需求,requirements',
  trend: '趋势,outlook',
  results: '销售业绩,sales results',
  staff_quality: '员工素质,staff skills',
  rivals: '竞品,同业对手,competitors,competition',
  outlets: '门店数,门店数量,网点数量,stores,number of outlets',
  purchasing_power: '购买力,购买能力,buying power',
  attitude: '配合度,态度,cooperation',
  cooperating_since: '合作开始日期,开始合作,开始合作时间,合作时间,customer since',
  problems: '问题,主要问题,issues',
  strengths: '客户优势,advantages',
  plan: '措施,应对措施,countermeasures',
  loss_reason: '流失,丢失原因,reason lost',
  second_responsible: '第二负责人,副责任人,协办人,second responsible person,deputy',
  status: '状态,客户状态,合作状态,customer status',
  level: '保密级别,档案密级,confidentiality,confidentiality level',
};

const READERS: Readonly<Partial<Record<CustomerKey, ImportColumn['read']>>> = {
  postcode: (cell, around) => {
    const country = matchKey(around.other('country'));
    // Where no country is said, the words around tell: five digits are a whole postcode in many other countries.
    const words = () => ['name', 'province', 'city', 'address'].map((key) => around.other(key)).join('');
    const chinese = country === '' ? /\p{Script=Han}/u.test(words()) : CHINA.includes(country);
    const strict = chinese && !/[a-z]/i.test(folded(cell));
    return checked((text) => readPostcode(text, strict))(cell, around);
  },
  potential: (cell, around) => {
    const reading = text(cell, around);
    if ('problem' in reading || reading.value === null || potentialByHand(String(reading.value)) !== undefined)
      return reading;
    return { value: reading.value, warning: 'potential_free' };
  },
  mobile: checked(readMobile),
  phone: checked(readPhone),
  fax: checked(readPhone),
  email: checked(readEmail),
  credit_code: checked(readCreditCodeOnly),
  bank_account: account,
  roles: Object.assign(rolesOf, { words: CUSTOMER_ROLES }),
  status: coded(CUSTOMER_STATUSES, {
    prospect: '潜在客户,意向,意向客户,potential,lead',
    active: '正常,活跃,在用,有效,合作客户,成交,current',
    dormant: '休眠客户,停用,暂停,不活跃,inactive',
    archived: '归档',
    destroyed: '销毁',
  }),
  level: coded(CUSTOMER_LEVELS, { company: '公司', department: '部门', personal: '个人' }),
};

const ROLE = coded(CUSTOMER_ROLES, {
  controller: '货主,控货方,controller',
  payer: '付款人,付费方',
  shipper: '发货人',
  consignee: '收件人',
  agent: '代理',
  booking: '订舱方,booking',
  notify: '通知方,notify',
  second_notify: '第二通知方,second notify',
});

/** Several roles in one cell, in the order of the list. */
function rolesOf(cell: string, around: Parameters<ImportColumn['read']>[1]): CellReading {
  const said = words(cell, around);
  if ('problem' in said || said.value === null) return said;
  const roles: string[] = [];
  for (const word of String(said.value).split(',')) {
    const role = ROLE(word, around);
    if ('problem' in role) return role;
    roles.push(String(role.value));
  }
  return { value: inOrder(Object.keys(CUSTOMER_ROLES), roles) ?? null };
}

const CHINA = [
  '中国',
  '中国大陆',
  '中华人民共和国',
  '中國',
  'cn',
  'chn',
  'china',
  'prc',
  "people'srepublicofchina",
  'p.r.china',
  'prchina',
];

/** A wrong check character is worth a look; the character that would be right is not a value of the cell. */
function readCreditCodeOnly(cell: string): CellReading {
  const reading = readCreditCode(cell);
  if (!('expected' in reading)) return reading;
  const { expected: _, ...rest } = reading;
  return rest;
}

const BY_KIND: Readonly<Record<CustomerField['kind'], { read: ImportColumn['read']; type: ColumnType }>> = {
  text: { read: text, type: 'text' },
  mark: { read: text, type: 'text' },
  email: { read: text, type: 'text' },
  postcode: { read: text, type: 'text' },
  note: { read: note, type: 'text' },
  money: { read: money, type: 'money' },
  integer: { read: integer, type: 'integer' },
  day: { read: day, type: 'day' },
  choice: { read: text, type: 'code' },
  choices: { read: text, type: 'text' },
};

function fileColumn(key: CustomerKey): ImportColumn {
  const { kind, heading, partial }: CustomerField = CUSTOMER_FIELDS[key];
  const isMoney = kind === 'money';
  const masked: Masking | undefined = (MASKED_IN_FILE as Masked)[key];
  return {
    key,
    heading: isMoney ? { zh: `${heading.zh}(元)`, en: `${heading.en} (CNY)` } : heading,
    type: BY_KIND[kind].type,
    synonyms: [heading.zh, heading.en, ...SYNONYMS[key].split(',')],
    money: isMoney,
    // Of a telephone and that of the contact, the latter is the number to call him on.
    ...(key === 'phone' ? { second: { key: 'mobile', fits: /联系人/ } } : {}),
    ...(masked ? { masked } : {}),
    read: READERS[key] ?? (partial ? dayOrLess : BY_KIND[kind].read),
  };
}

/**
 * A field that somebody typed, as a sheet would give it: both doors lead to the same value, so that what is exported
 * is the same when it is imported again. Undefined = it cannot be that.
 */
export function readTyped(
  key: CustomerKey,
  typed: string,
  other: (key: string) => string,
): string | number | null | undefined {
  const reading = READERS[key]?.(typed, { unit: null, today: '', other });
  if (reading === undefined) return customerValue(key, typed);
  return 'problem' in reading ? undefined : (reading.value as string | number | null);
}

const MONEY = Object.fromEntries(
  CUSTOMER_KEYS.filter((key) => CUSTOMER_FIELDS[key].kind === 'money').map((key) => [key, toYuan]),
);

export const customers: Importable = {
  kind: 'customers',
  title: { zh: '客户', en: 'customers' },
  duty: 'customer_files',
  columns: [
    {
      key: 'code',
      heading: { zh: '客户编号', en: 'customer code' },
      type: 'code',
      synonyms:
        '编号,编码,代码,客户编码,客户代码,客户号,客户编号/代码,customer no,customer number,customer id,cust no,cust code,cust id,client code,client no,client id'.split(
          ',',
        ),
      read: code,
    },
    {
      key: 'name',
      heading: { zh: '客户名称', en: 'customer name' },
      type: 'text',
      required: { unless: 'code' },
      synonyms:
        '名称,全称,客户,客户名,客户全称,公司,公司名称,公司全称,单位,单位名称,单位全称,企业名称,厂名,厂商名称,往来单位,company,company name,customer,client,client name,account name,organization,organisation,firm'.split(
          ',',
        ),
      read: text,
    },
    CONTACT_AND_PHONE,
    ...CUSTOMER_KEYS.map(fileColumn),
    {
      key: 'opened_on',
      heading: { zh: '建档日期', en: 'opened on' },
      type: 'day',
      synonyms:
        '建档时间,登记日期,登记时间,创建日期,创建时间,录入日期,建立日期,opened,created,created on,date created,date opened'.split(
          ',',
        ),
      read: day,
    },
  ],
  complete(values) {
    values.code_key = typeof values.code === 'string' ? values.code.toLowerCase() : null;
    values.match_key = typeof values.name === 'string' ? matchKey(values.name) : null;
    return null;
  },
  staged: stagedCustomers,
  filtered: false,
  rows: (db) => converted(storedFiles(db), MONEY),
};
