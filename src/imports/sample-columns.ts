/** The columns of sheets of samples: opening stock, and the lines of a delivery. */
import { bareNumber, judgeSampleNumber } from '../domain/numbers.ts';
import { KINDS, QUALITIES } from '../domain/words.ts';
import { isScientific, readQuantity } from '../spreadsheets/values.ts';
import { foldCode } from '../text/fold.ts';
import { checked, choice, coded, day, flag, money, note, pastDay, range, text, textOf, words } from './cells.ts';
import type { CellReading, ImportColumn } from './describing.ts';
import { MEASURED } from './measured.ts';
import { priced } from './prices.ts';
import { SHELF_LIFE } from './shelf-life.ts';

const said = (list: string): string[] => list.split(',');

/** A number as the sheet has it: ours, or that of an old label. */
const label: ImportColumn['read'] = (cell, around): CellReading => {
  const reading = text(cell, around);
  if ('problem' in reading || reading.value === null) return reading;
  const number = String(reading.value).replace(/^'(?=\d)/, '');
  if (isScientific(foldCode(number))) return { problem: 'excel_lost_digits' };
  const wrong = judgeSampleNumber(bareNumber(foldCode(number))) === 'wrong_check';
  return wrong ? { value: number, warning: 'wrong_check_character' } : { value: number };
};

export const SAMPLE_COLUMNS: readonly ImportColumn[] = [
  {
    key: 'number',
    heading: { zh: '样品编号', en: 'sample number' },
    type: 'code',
    synonyms: said('编号,样品号,样号,留样编号,来样编号,sample no,sample id,sample code,number,id,item no'),
    read: label,
  },
  {
    key: 'name',
    heading: { zh: '品名', en: 'name' },
    type: 'text',
    required: { unless: 'number' },
    synonyms: said(
      '名称,样品名称,样品,货品名称,货物名称,产品名称,商品名称,物料名称,物品名称,货名,sample name,item,item name,product,product name,goods,description',
    ),
    read: text,
  },
  {
    key: 'spec',
    heading: { zh: '规格型号', en: 'spec' },
    type: 'text',
    synonyms: said('规格,型号,规格/型号,型号规格,specification,specs,model,spec/model'),
    read: text,
  },
  {
    key: 'customer',
    heading: { zh: '客户', en: 'customer' },
    type: 'text',
    required: { unless: 'number' },
    synonyms: said(
      '客户名称,客户全称,客户编号,客户编码,客户代码,委托方,委托单位,送样单位,送样客户,来样单位,来样客户,货主,customer name,customer code,customer no,client,client name',
    ),
    read: text,
  },
  {
    key: 'quantity',
    heading: { zh: '数量', en: 'quantity' },
    type: 'quantity',
    required: { unless: 'number' },
    synonyms: said(
      '样品数量,库存数量,现存数量,现存量,期初数量,结存,结存数量,库存,在库数量,qty,stock,on hand,balance,in stock',
    ),
    ...MEASURED,
  },
  {
    key: 'unit',
    heading: { zh: '单位', en: 'unit' },
    type: 'text',
    synonyms: said('计量单位,数量单位,uom,unit of measure'),
    read: textOf(20),
  },
  {
    key: 'category',
    heading: { zh: '类别', en: 'category' },
    type: 'text',
    synonyms: said('分类,品类,样品类别,样品分类,产品类别,大类,class,product category'),
    read: text,
  },
  {
    key: 'kind',
    heading: { zh: '种类', en: 'kind' },
    type: 'code',
    synonyms: said('物品种类,样品种类,性质'),
    read: coded(KINDS, {
      sample: '样,样本,封样,留样,samples',
      material: '材料,原料,物料,materials,raw material',
      part: '部件,零件,配件,parts,component',
      tool: '工装,tools',
      mould: '模具,夹具,治具,mold,fixture,jig',
      document: '文件,资料,图纸,工艺文件,documents,drawing',
    }),
  },
  {
    key: 'lot',
    heading: { zh: '批号', en: 'lot' },
    type: 'text',
    synonyms: said('批次,批次号,缸号,生产批号,lot no,lot number,batch,batch no,batch number'),
    read: text,
  },
  {
    key: 'colour',
    heading: { zh: '颜色', en: 'colour' },
    type: 'text',
    synonyms: said('色号,颜色/色号,花色,color'),
    read: text,
  },
  {
    key: 'appearance',
    heading: { zh: '外观', en: 'appearance' },
    type: 'text',
    synonyms: said('到货外观,外观状况,外观状态,外观描述,condition'),
    read: text,
  },
  {
    key: 'location',
    heading: { zh: '库位', en: 'location' },
    type: 'text',
    synonyms: said(
      '货位,储位,存放位置,存放地点,位置,库位号,库位编码,货架,货架号,place,bin,shelf,position,storage location',
    ),
    read: text,
  },
  {
    key: 'received_on',
    heading: { zh: '接收日期', en: 'received on' },
    type: 'day',
    synonyms: said(
      '收样日期,收样时间,来样日期,来样时间,收货日期,入库日期,入库时间,到货日期,接收时间,送样日期,日期,received,date received,received date,receipt date,date',
    ),
    read: pastDay,
  },
  {
    key: 'produced_on',
    heading: { zh: '生产日期', en: 'produced on' },
    type: 'day',
    synonyms: said('制造日期,生产时间,produced,production date,date of manufacture,manufactured on'),
    read: day,
  },
  SHELF_LIFE,
  {
    key: 'expires_on',
    heading: { zh: '有效期至', en: 'expires on' },
    type: 'day',
    synonyms: said(
      '有效期,有效日期,失效日期,失效期,到期日,到期日期,保质期至,expires,expiry,expiry date,expiration date,best before',
    ),
    read: day,
  },
  {
    key: 'retain_until',
    heading: { zh: '存放期限', en: 'retain until' },
    type: 'day',
    synonyms: said('保存期限,留样期限,保留至,存放至,保存至,keep until'),
    read: day,
  },
  {
    key: 'at_end',
    heading: { zh: '到期处置', en: 'at end' },
    type: 'code',
    synonyms: said('到期处理,到期处理方式,期满处理'),
    read: choice({
      return: said('退还,退回,归还,退还客户,give back'),
      destroy: said('销毁,报废,scrap'),
      keep: said('保留,留存,继续存放'),
    }),
  },
  {
    key: 'evaluate_by',
    heading: { zh: '评估期限', en: 'evaluate by' },
    type: 'day',
    synonyms: said('评估日期,评估截止,evaluation due'),
    read: day,
  },
  {
    key: 'feedback_by',
    heading: { zh: '反馈期限', en: 'feedback by' },
    type: 'day',
    synonyms: said('反馈日期,反馈截止,feedback due'),
    read: day,
  },
  {
    key: 'unit_value',
    heading: { zh: '单价(元)', en: 'unit value (CNY)' },
    type: 'money',
    money: true,
    synonyms: said('单价,单位价值,unit value,unit price,price'),
    read: priced(money),
  },
  {
    key: 'minimum',
    heading: { zh: '最低库存', en: 'minimum stock' },
    type: 'quantity',
    synonyms: said('安全库存,库存下限,minimum,min stock,reorder level'),
    read: checked((cell) => readQuantity(cell)),
  },
  {
    key: 'maximum',
    heading: { zh: '最高库存', en: 'maximum stock' },
    type: 'quantity',
    synonyms: said('库存上限,maximum,max stock'),
    read: checked((cell) => readQuantity(cell)),
  },
  {
    key: 'part_no',
    heading: { zh: '客户料号', en: 'part number' },
    type: 'code',
    synonyms: said(
      '料号,物料号,物料编码,物料编号,客户件号,零件号,件号,图号,part no,customer part no,customer part number',
    ),
    read: text,
  },
  {
    key: 'quality_standard',
    heading: { zh: '质量标准', en: 'quality standard' },
    type: 'text',
    synonyms: said('检验标准,验收标准,执行标准,inspection standard,acceptance standard'),
    read: text,
  },
  {
    key: 'temperature',
    heading: { zh: '储存温度', en: 'storage temperature' },
    type: 'text',
    synonyms: said('温度,存放温度,保存温度,temperature'),
    parts: ['temperature_min', 'temperature_max'],
    read: range,
  },
  {
    key: 'humidity',
    heading: { zh: '储存湿度', en: 'storage humidity' },
    type: 'text',
    synonyms: said('湿度,存放湿度,humidity'),
    parts: ['humidity_min', 'humidity_max'],
    read: range,
  },
  {
    key: 'light',
    heading: { zh: '光照', en: 'light' },
    type: 'code',
    synonyms: said('光照要求,避光'),
    read: choice({ any: said('不限,无要求'), dim: said('弱光,避强光'), dark: said('避光,遮光,暗处') }),
  },
  {
    key: 'hazards',
    heading: { zh: '特殊性', en: 'hazards' },
    type: 'text',
    synonyms: said('危险性,危险特性,特性,hazard'),
    read: words,
  },
  {
    key: 'valuable',
    heading: { zh: '贵重', en: 'valuable' },
    type: 'boolean',
    synonyms: said('贵重品,是否贵重'),
    read: flag,
  },
  {
    key: 'confidential',
    heading: { zh: '保密', en: 'confidential' },
    type: 'boolean',
    synonyms: said('是否保密,涉密'),
    read: flag,
  },
  {
    key: 'quality',
    heading: { zh: '验收', en: 'quality' },
    type: 'code',
    synonyms: said('验收结果,验收状态,检验结果,检验状态,质量状态,inspection result'),
    read: coded(QUALITIES, {
      pending: '待验,未检,未检验,待检验',
      accepted: '已验收,验收合格,ok,pass,passed',
      rejected: '不良,ng,fail,failed',
      conditional: '让步,特采',
    }),
  },
  {
    key: 'old_number',
    heading: { zh: '旧编号', en: 'old number' },
    type: 'text',
    synonyms: said('原编号,旧样品编号,历史编号,曾用编号,old no,old numbers,legacy number,former number'),
    read: label,
  },
  {
    key: 'note',
    heading: { zh: '备注', en: 'note' },
    type: 'text',
    synonyms: said('备注说明,说明,附注,remark,remarks,notes,comment,comments,memo'),
    read: note,
  },
];
