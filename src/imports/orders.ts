/** Orders and sales ledgers of the years before. */
import { converted } from '../domain/grids.ts';
import { toDecimal, toYuan } from '../domain/quantities.ts';
import { ORDER_MARKETS, ORDER_STATES, ORDER_TYPES } from '../domain/words.ts';
import { readAmount } from '../spreadsheets/amounts.ts';
import { moneyUnit, namesCurrency } from '../spreadsheets/money-units.ts';
import { folded, saysNothing } from '../spreadsheets/values.ts';
import { allOrders, stagedOrders } from '../store/customer-records.ts';
import { foldCode } from '../text/fold.ts';
import { amountOf, checked, coded, day, note, pastDay, text, textOf } from './cells.ts';
import { customerColumns, customerKeys, said } from './customer-column.ts';
import type { CellReading, CellSurroundings, Importable, ImportColumn, RowProblem, Value } from './describing.ts';
import { MEASURED, takeUnit } from './measured.ts';
import { priced } from './prices.ts';

/** An amount of any currency, also below zero; with it the currency that the cell itself names. */
const amount: ImportColumn['read'] = (cell, around) => {
  const reading = amountOf(cell, around);
  if ('problem' in reading) return reading;
  const plain = /^[\d\s.,()+-]*$/.test(cell);
  const own = plain ? null : ((readAmount(cell) as { currency?: string }).currency ?? null);
  const value = [reading.value as Value, own];
  return reading.warning === undefined ? { value } : { value, warning: reading.warning };
};

const number: ImportColumn['read'] = (cell, around) => {
  const reading = textOf(100)(cell, around);
  if ('problem' in reading || reading.value === null) return reading;
  const bare = foldCode(String(reading.value)).replace(/^'(?=\d)/, '');
  return { value: saysNothing(bare) ? null : bare };
};

const currency: ImportColumn['read'] = checked((cell): CellReading => {
  const word = folded(cell);
  if (saysNothing(word)) return { value: null };
  const known = moneyUnit(word)?.currency ?? (/^[a-z]{3}$/i.test(word) ? word.toUpperCase() : null);
  return known === null ? { problem: 'currency_unknown' } : { value: known };
});

const MONEY = ['amount', 'unit_price', 'cost'] as const;

const money = (key: (typeof MONEY)[number], zh: string, en: string, synonyms: string): ImportColumn => ({
  key,
  heading: { zh, en },
  type: 'money',
  money: true,
  ...(key === 'amount' ? { required: true } : {}),
  synonyms: said(synonyms),
  parts: [key, `${key}_currency`],
  read: amount,
});

const words = (key: string, zh: string, en: string, synonyms: string, read = text): ImportColumn => ({
  key,
  heading: { zh, en },
  type: 'text',
  synonyms: said(synonyms),
  read,
});

export const orders: Importable = {
  kind: 'orders',
  title: { zh: '订单', en: 'orders' },
  duty: 'customer_files',
  createsCustomers: true,
  columns: [
    {
      key: 'number',
      heading: { zh: '订单号', en: 'order number' },
      type: 'code',
      synonyms: said(
        '订单编号,单号,单据号,单据编号,销售单号,销售订单号,出库单号,编号,流水号,order no,order id,order,so no,invoice,invoice no,number',
      ),
      read: number,
    },
    ...customerColumns('购货单位,购买方,买方,买方名称,buyer,buyer name,sold to'),
    {
      key: 'ordered_on',
      heading: { zh: '订单日期', en: 'ordered on' },
      type: 'day',
      required: true,
      synonyms: said(
        '日期,下单日期,下单时间,订货日期,签单日期,签订日期,成交日期,成交时间,销售日期,开票日期,单据日期,业务日期,order date,date,date of order,invoice date,invoicedate,sold on,sale date',
      ),
      read: pastDay,
    },
    money(
      'amount',
      '金额',
      'amount',
      '订单金额,合同金额,成交金额,销售金额,销售额,总金额,总价,合计金额,价税合计,应收金额,实收金额,成交额,order amount,total amount,total price,sales,sales amount,revenue,value,order value,turnover',
    ),
    words('currency', '币种', 'currency', '币别,货币,结算币种,cur', currency),
    {
      ...words(
        'type',
        '订单类型',
        'type',
        '类型,单据类型,业务类型,订单性质,order type',
        coded(ORDER_TYPES, {
          trade: '销售,销售订单,正式订单,正式,大货,大货订单,贸易,交易订单,普通销售,sales,sale,bulk',
          sample: '样品,样单,打样,打样单,样品订单,寄样,寄样单,samples,sample order',
        }),
      ),
      type: 'code',
    },
    {
      ...words(
        'status',
        '订单状态',
        'status',
        '状态,执行状态,完成情况,完成状态,order status,state',
        coded(ORDER_STATES, {
          confirmed:
            '确认,执行中,进行中,生产中,待发货,待交货,未完成,未交货,部分发货,已下单,open,pending,in progress,processing',
          completed:
            '完成,完结,已完结,已交货,已发货,已出货,已签收,已结清,已收款,成交,交易成功,closed,done,delivered,shipped,paid,complete',
          cancelled: '取消,作废,已作废,撤销,已撤销,关闭,已关闭,交易关闭,canceled,cancel,void',
          refunded: '退款,退货,已退货,全额退款,refund,returned',
        }),
      ),
      type: 'code',
    },
    words(
      'product',
      '商品',
      'product',
      '产品,品名,商品名称,产品名称,货品名称,货物名称,物料名称,名称,item,item name,product name,goods,description',
    ),
    words('category', '商品类别', 'category', '类别,品类,产品类别,产品分类,商品分类,大类,product category,class'),
    words('grade', '档次', 'grade', '等级,产品档次,产品等级,品级,product grade'),
    words('spec', '规格型号', 'spec', '规格,型号,规格/型号,型号规格,specification,specs,model'),
    {
      key: 'quantity',
      heading: { zh: '数量', en: 'quantity' },
      type: 'quantity',
      synonyms: said('订单数量,订购数量,销售数量,成交数量,qty,pieces,order quantity'),
      parts: MEASURED.parts,
      read: returnable,
    },
    words('unit', '单位', 'unit', '计量单位,数量单位,uom,unit of measure', textOf(20)),
    {
      ...money('unit_price', '单价', 'unit price', '销售单价,含税单价,成交单价,价格,price,unitprice'),
      read: (cell, around) => price(cell, around),
    },
    money('cost', '成本', 'cost', '成本金额,总成本,成本额,销售成本,total cost,cost of sales'),
    words('contract_no', '合同编号', 'contract no', '合同号,合同,contract,contract number'),
    words(
      'salesperson',
      '业务员',
      'salesperson',
      '销售员,销售人员,负责人,责任人,客户经理,业务经理,跟单员,sales rep,salesman,account manager,sales person',
    ),
    words('department', '部门', 'department', '业务部门,销售部门,dept,team'),
    {
      ...words(
        'market',
        '内外销',
        'market',
        '内销/外销,内销外销,销售市场,贸易类型',
        coded(ORDER_MARKETS, {
          home: '国内,国内销售,内贸,domestic,local',
          export: '出口,国外,海外,外贸,overseas,foreign,abroad',
        }),
      ),
      type: 'code',
    },
    {
      key: 'due_on',
      heading: { zh: '交货日期', en: 'due on' },
      type: 'day',
      synonyms: said('交期,交付日期,约定交期,要求交期,到期日,delivery date,due date,due'),
      read: day,
    },
    words(
      'delivery_place',
      '交货地点',
      'delivery place',
      '交货地址,收货地址,目的地,目的港,delivery address,destination,ship to',
    ),
    words('payment_method', '付款方式', 'payment method', '结算方式,支付方式,收款方式,payment,payment terms'),
    words('note', '备注', 'note', '备注说明,说明,附注,remark,remarks,notes,comment,comments,memo', note),
  ],
  complete,
  staged: stagedOrders,
  filtered: false,
  rows: (db) => converted(allOrders(db), { amount: toYuan, quantity: toDecimal, unit_price: toYuan, cost: toYuan }),
};

/** What was returned is often written below zero; {@link complete} wants its amount to be so, too. */
function returnable(cell: string, around: Parameters<ImportColumn['read']>[1]): CellReading {
  const reading = MEASURED.read(cell, around);
  if (!('problem' in reading) || reading.problem !== 'quantity_negative') return reading;
  const bare = MEASURED.read(folded(cell).replace(/^- ?/, ''), around);
  if ('problem' in bare) return reading;
  const [quantity, unit] = bare.value as readonly [number, string | null];
  return { ...bare, value: [-quantity, unit] };
}

/**
 * A price of less than a fen more or less is no money that is kept; amount and quantity say it. In a sheet of 万元 a price
 * is often in yuan all the same: where the row adds up only so.
 */
const price: ImportColumn['read'] = priced((cell, around) => {
  if (inPlainUnits(cell, around)) {
    const plain = amount(cell, BARE);
    return 'problem' in plain ? plain : { ...plain, warning: 'price_in_yuan' };
  }
  const reading = amount(cell, around);
  if (!('problem' in reading) || reading.problem !== 'amount_too_precise') return reading;
  return { value: [null, null], warning: 'price_left_out' };
});

const BARE = { unit: null, other: () => '', today: '' };
const TEN_THOUSAND = 10_000;

/** Whether the amount is ten thousand times less than quantity times price, as they stand: give or take tax and discount. */
function inPlainUnits(cell: string, around: CellSurroundings): boolean {
  // Most sheets have no unit, and nothing to ask for each row.
  if (around.unit === null || moneyUnit(around.unit)?.scale !== 10_000n) return false;
  const [each, sum] = [cell, around.other('amount')].map((written) => amount(written, BARE));
  const many = returnable(around.other('quantity'), BARE);
  const [price, whole, quantity] = [each!, sum!, many].map((reading) =>
    'problem' in reading || !Array.isArray(reading.value) ? 0 : Math.abs(Number(reading.value[0] ?? 0)),
  ) as [number, number, number];
  // Thousandths of the unit.
  const times = (price * quantity) / 1000 / whole;
  return whole > 0 && times > TEN_THOUSAND / 2 && times < TEN_THOUSAND * 2;
}

/** One order has one currency: that of its column, of its amounts, or of their headings. */
function complete(values: Record<string, Value>, units: ReadonlyMap<string, string | null>): RowProblem | null {
  customerKeys(values);
  // It is kept as what it is the number of; the amount says that it came back.
  if (typeof values.quantity === 'number' && values.quantity < 0) {
    if (typeof values.amount !== 'number' || values.amount >= 0)
      return { key: 'quantity', code: 'quantity_negative', facts: { value: String(values.quantity / 1000) } };
    values.quantity = -values.quantity;
  }
  const contradiction = takeUnit(values, units);
  if (contradiction) return contradiction;
  values.unitless = units.get('amount') ? 0 : 1;
  const named = new Set<Value>();
  for (const key of ['currency', ...MONEY.map((name) => `${name}_currency`)])
    if (values[key] != null) named.add(values[key]);
  if (named.size > 1)
    return { key: 'currency', code: 'currencies_differ', facts: { currencies: [...named].join(', ') } };
  const unit = units.get('amount') ?? '';
  const ofHeading = moneyUnit(unit)?.currency ?? null;
  // The cell itself knows better than its heading; a column of currencies may be wrong as well as the heading.
  const contradicts = ofHeading !== null && values.currency != null && values.currency !== ofHeading;
  if (contradicts && values.amount_currency == null && namesCurrency(unit))
    return { key: 'currency', code: 'currencies_differ', facts: { currencies: `${ofHeading}, ${values.currency}` } };
  values.currency = [...named][0] ?? ofHeading;
  return null;
}
