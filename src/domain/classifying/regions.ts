/** From country or province to region: a table that users edit (the section `regions` of the rules). */
import { matchKey } from '../../text/fold.ts';
import { REGIONS, type Region } from './levels.ts';

/** The names by which each region's countries and provinces go. */
export type RegionTable = { readonly [R in Exclude<Region, 'other'>]: readonly string[] };

export const DEFAULT_REGIONS: RegionTable = {
  europe_north_america: words(`
    欧洲, 北美, 欧美, Europe, North America, EU, 美国, US, USA, United States,
    United States of America, America, 加拿大, CA, Canada, 墨西哥, MX, Mexico, 英国, UK, GB,
    Great Britain, United Kingdom, England, 爱尔兰, IE, Ireland, 法国, FR, France, 德国, DE, Germany,
    Deutschland, 意大利, IT, Italy, 西班牙, ES, Spain, 葡萄牙, PT, Portugal, 荷兰, NL, Netherlands,
    Holland, 比利时, BE, Belgium, 卢森堡, LU, Luxembourg, 瑞士, CH, Switzerland, 奥地利, AT, Austria, 丹麦, DK,
    Denmark, 瑞典, SE, Sweden, 挪威, NO, Norway, 芬兰, FI, Finland, 冰岛, IS, Iceland, 波兰, PL, Poland, 捷克,
    CZ, Czechia, Czech Republic, 斯洛伐克, SK, Slovakia, 匈牙利, HU, Hungary, 罗马尼亚, RO, Romania, 保加利亚,
    BG, Bulgaria, 希腊, GR, Greece, 塞尔维亚, RS, Serbia, 克罗地亚, HR, Croatia, 斯洛文尼亚, SI, Slovenia,
    爱沙尼亚, EE, Estonia, 拉脱维亚, LV, Latvia, 立陶宛, LT, Lithuania, 乌克兰, UA, Ukraine, 俄罗斯, RU,
    Russia, 白俄罗斯, BY, Belarus, Russian Federation, U.S.A., U.S., U.K., 大不列颠, 捷克共和国, 摩尔多瓦, MD, Moldova,
    阿尔巴尼亚, AL, Albania, 北马其顿, 马其顿, MK, North Macedonia, 波黑, 波斯尼亚和黑塞哥维那, BA,
    Bosnia and Herzegovina, Bosnia, 黑山, ME, Montenegro, 科索沃, XK, Kosovo, 塞浦路斯, CY, Cyprus, 马耳他, MT,
    Malta, 摩纳哥, MC, Monaco, 列支敦士登, LI, Liechtenstein, 安道尔, AD, Andorra, 圣马力诺, SM, San Marino,
    苏格兰, Scotland, 威尔士, Wales, The Netherlands, Slovak Republic`),
  middle_east: words(`
    中东, Middle East, 沙特, 沙特阿拉伯, SA, Saudi Arabia, 阿联酋, AE, UAE,
    United Arab Emirates, 迪拜, Dubai, 卡塔尔, QA, Qatar, 科威特, KW, Kuwait, 巴林, BH, Bahrain, 阿曼, OM,
    Oman, 也门, YE, Yemen, 伊拉克, IQ, Iraq, 伊朗, IR, Iran, 以色列, IL, Israel, 约旦, JO, Jordan, 黎巴嫩, LB,
    Lebanon, 叙利亚, SY, Syria, 巴勒斯坦, PS, Palestine, 土耳其, TR, Turkey, Türkiye, Turkiye, 阿拉伯联合酋长国,
    KSA, Kingdom of Saudi Arabia, 阿布扎比, Abu Dhabi, State of Palestine, Islamic Republic of Iran`),
  asia_africa: words(`
    亚洲, 非洲, 亚非, 东南亚, Asia, Africa, Southeast Asia, 中国, CN, China, PRC, 香港, HK, Hong Kong, 澳门, MO,
    Macau, Macao, 台湾, TW, Taiwan, 北京, 天津, 河北, 山西, 内蒙古, 辽宁, 吉林, 黑龙江, 上海, 江苏, 浙江, 安徽,
    福建, 江西, 山东, 河南, 湖北, 湖南, 广东, 广西, 海南, 重庆, 四川, 贵州, 云南, 西藏, 陕西, 甘肃, 青海, 宁夏,
    新疆, 日本, JP, Japan, 韩国, KR, South Korea, Korea, 蒙古, MN, Mongolia, 印度, IN, India, 巴基斯坦, PK,
    Pakistan, 孟加拉, 孟加拉国, BD, Bangladesh, 斯里兰卡, LK, Sri Lanka, 尼泊尔, NP, Nepal, 缅甸, MM,
    Myanmar, 泰国, TH, Thailand, 越南, VN, Vietnam, Viet Nam, 老挝, LA, Laos, 柬埔寨, KH, Cambodia, 马来西亚,
    MY, Malaysia, 新加坡, SG, Singapore, 印度尼西亚, 印尼, ID, Indonesia, 菲律宾, PH, Philippines, 哈萨克斯坦,
    KZ, Kazakhstan, 乌兹别克斯坦, UZ, Uzbekistan, 埃及, EG, Egypt, 摩洛哥, MA, Morocco, 阿尔及利亚, DZ,
    Algeria, 突尼斯, TN, Tunisia, 利比亚, LY, Libya, 苏丹, SD, Sudan, 尼日利亚, NG, Nigeria, 加纳, GH, Ghana,
    肯尼亚, KE, Kenya, 埃塞俄比亚, ET, Ethiopia, 坦桑尼亚, TZ, Tanzania, 乌干达, UG, Uganda, 南非, ZA,
    South Africa, 安哥拉, AO, Angola, 塞内加尔, SN, Senegal, 科特迪瓦, CI, Ivory Coast, Côte d'Ivoire,
    Cote d'Ivoire, 中华人民共和国, 中国大陆, People's Republic of China, P.R. China, Mainland China, 香港特别行政区,
    澳门特别行政区, 台湾省, 大韩民国, Republic of Korea, 朝鲜, KP, North Korea, 阿富汗, AF, Afghanistan, 不丹, BT,
    Bhutan, 马尔代夫, MV, Maldives, 文莱, BN, Brunei, 东帝汶, TL, Timor-Leste, East Timor, 吉尔吉斯斯坦, KG,
    Kyrgyzstan, 塔吉克斯坦, TJ, Tajikistan, 土库曼斯坦, TM, Turkmenistan, 格鲁吉亚, GE, Georgia, 亚美尼亚, AM,
    Armenia, 阿塞拜疆, AZ, Azerbaijan, 喀麦隆, CM, Cameroon, 赞比亚, ZM, Zambia, 莫桑比克, MZ, Mozambique,
    津巴布韦, ZW, Zimbabwe, 博茨瓦纳, BW, Botswana, 纳米比亚, NA, Namibia, 马拉维, MW, Malawi, 卢旺达, RW, Rwanda,
    布隆迪, BI, Burundi, 刚果, 刚果（布）, CG, Congo, 刚果（金）, 刚果民主共和国, CD, DR Congo, DRC,
    Democratic Republic of the Congo, 加蓬, GA, Gabon, 赤道几内亚, GQ, Equatorial Guinea, 中非, 中非共和国, CF,
    Central African Republic, 乍得, TD, Chad, 尼日尔, NE, Niger, 马里, ML, Mali, 布基纳法索, BF, Burkina Faso,
    贝宁, BJ, Benin, 多哥, TG, Togo, 几内亚, GN, Guinea, 几内亚比绍, GW, Guinea-Bissau, 塞拉利昂, SL,
    Sierra Leone, 利比里亚, LR, Liberia, 冈比亚, GM, Gambia, The Gambia, 佛得角, CV, Cape Verde, Cabo Verde,
    毛里塔尼亚, MR, Mauritania, 厄立特里亚, ER, Eritrea, 吉布提, DJ, Djibouti, 索马里, SO, Somalia, 南苏丹, SS,
    South Sudan, 马达加斯加, MG, Madagascar, 毛里求斯, MU, Mauritius, 塞舌尔, SC, Seychelles, 科摩罗, KM, Comoros,
    莱索托, LS, Lesotho, 斯威士兰, 埃斯瓦蒂尼, SZ, Eswatini, Swaziland, 圣多美和普林西比, ST, Sao Tome and Principe,
    Republic of South Africa, Tanzania United Republic of, 香港地区, 台湾地区`),
};

function words(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

/** Endings that a province may carry or not. */
const ENDING = /(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/;

/** Looks up texts of customer files; each text is folded once. */
export class RegionLookup {
  private readonly regions = new Map<string, Region>();
  private readonly seen = new Map<string, Region | null>();

  constructor(table: RegionTable) {
    for (const region of REGIONS) {
      if (region === 'other') continue;
      for (const name of table[region]) this.regions.set(matchKey(name), region);
    }
  }

  /** The region of the first of these that the table names; `other` where texts are there, null where none is. */
  of(texts: readonly (string | null)[]): Region | null {
    let there = false;
    for (const text of texts) {
      if (text === null || text === '') continue;
      there = true;
      const region = this.look(text);
      if (region !== null) return region;
    }
    return there ? 'other' : null;
  }

  private look(text: string): Region | null {
    let region = this.seen.get(text);
    if (region === undefined) {
      const key = matchKey(text);
      region = this.regions.get(key) ?? this.regions.get(key.replace(ENDING, '')) ?? null;
      this.seen.set(text, region);
    }
    return region;
  }
}
