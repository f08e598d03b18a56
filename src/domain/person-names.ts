/**
 * Whether what stands as somebody's name names a person. People also write what somebody does (采购, front desk), and such
 * a word says nothing of whom it is about.
 */

/** The common surnames, of one character; then those of two. */
const SURNAMES = new Set(
  `王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊
   葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全
   佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘闻位厉伊区郜海阚屠朴练廉禹祖漆巴丰卿狄计索晋相云敬扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌裘亓修邰赫杭
   况宿鲜印逯茹诺慕亢嵇湛宾戎勾茅尉斯檀阴昝智幸奉衡富尧闭`.replace(/\s/gu, ''),
);
const COMPOUND = new Set(
  '欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 东方 南宫 夏侯 司徒 司空 端木 独孤 长孙 宇文 轩辕 澹台 淳于 单于 申屠 公冶 钟离 赫连 呼延 百里 东郭 南门 西门 左丘 闻人 太史 完颜 拓跋 纳兰'.split(
    ' ',
  ),
);

/** What a person is called by after his name. */
const TITLES = /.(?:先生|女士|小姐|太太|师傅|老师|总|工|姐|哥|叔|经理|主任|厂长|老板)$/u;

/** What people do, and where: in such words, put together in any way, nobody is named. */
const JOBS_ZH = new Set(
  `采购 采买 供应 供应链 经理 前台 老板 老板娘 财务 会计 出纳 行政 人事 人力 人力资源 业务 销售 市场 营销 外贸 内贸 跟单 单证 客服 售后 售前
  服务 技术 工程 工程师 研发 开发 设计 设计师 质检 质量 品质 品控 品管 检验 化验 测试 实验室 生产 计划 计调 物控 制造 车间 工厂 厂 厂长
  厂部 仓库 仓管 库管 库房 保管 物流 运输 发货 收货 送货 司机 驾驶员 门卫 保安 门房 收发 收发室 传达室 总机 值班 值班室 办公室 总经办
  秘书 文员 文秘 助理 专员 专人 主管 主任 总监 组长 班长 科长 处长 部长 局长 院长 校长 董事 董事长 董事会 总经理 总裁 法人 法定代表人
  负责人 联系人 经办人 经办 对接人 接待 接待员 管理 管理员 管理人员 人员 工作人员 职员 员工 同事 师傅 先生 女士 小姐 太太 老师 高工 总工
  电工 技工 金工 钳工 工人 工会 法务 审计 合同 报关 关务 商务 项目 项目组 包装 印染 染整 打样 样品 样品间 样布 面料 布料 热线 电话 手机
  客户 买手 店长 店员 店 部 部门 科 科室 组 处 室 员 长 总 副 总部 分公司 子公司 公司 中心 车队 区域 大区 国内 国外 海外 华东 华南 华北 全国
  大 小 老 新 前 高级 资深 中级 初级 首席 代 代理 代表 安全 安全员 安检 机修 维修 设备 后勤 食堂 信息 网络 电脑 无 暂无 未知 不详 其他`.split(
    /\s+/u,
  ),
);
const JOBS_EN = new Set(
  `account accountant accounting accounts admin administration administrator agent and assistant boss buyer buyers buying ceo cfo chief
  clerk company contact controller coo coordinator cto customer department dept desk development director engineer engineering executive
  export factory finance financial foreman forwarder front general goods guard hr head import info information inspection inspector
  invoice invoices it lab laboratory lead leader legal logistics mail main manager managing manufacturing marketing merchandiser mr mrs
  ms n/a none office officer operator orders owner partner planner planning plant president procurement product production project
  purchase purchaser purchasing qa qc quality r&d reception receptionist recruiting regional representative research sales sample
  samples secretary security senior service services shipping staff store supervisor supply support switchboard team technical
  technician the trade trading transport unknown vice warehouse workshop`.split(/\s+/u),
);
const LONGEST_JOB = Math.max(...[...JOBS_ZH].map((word) => word.length));

const HAN = /\p{Script=Han}/u;
const BESIDE_HAN = /[^\p{Script=Han}]+/gu;

/**
 * Whether it names a person. Of Chinese text, what begins with a surname or ends with how people are called; of other
 * text, whatever has a word that is none for what somebody does.
 */
export function isPersonsName(text: string): boolean {
  if (!HAN.test(text))
    return text
      .toLowerCase()
      .split(/[\s,.;:/()\-_]+/u)
      .some((word) => word !== '' && !JOBS_EN.has(word));
  const han = text.replace(BESIDE_HAN, '');
  if (isOfJobs(han)) return false;
  return SURNAMES.has(han[0]!) || COMPOUND.has(han.slice(0, 2)) || TITLES.test(han);
}

/** Whether a text can be cut into words for what people do. */
function isOfJobs(text: string): boolean {
  const cut = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    if (!cut.has(at)) continue;
    for (let length = 1; length <= LONGEST_JOB && at + length <= text.length; length += 1)
      if (JOBS_ZH.has(text.slice(at, at + length))) cut.add(at + length);
  }
  return cut.has(text.length);
}
