import type { Language } from './language.ts'
import { states } from './us-states.ts'

/**
 * Where a parcel goes, as shops speak of it: a region by its name or by its larger towns. A name behind "~" is a common word too, and a place only behind
 * "to", "in" or the like, or beside another place: "Oregon, Washington and California".
 */
const regions: readonly (readonly [id: string, country: string, names: string])[] = [
  ['beijing', 'china', '北京 beijing'],
  ['tianjin', 'china', '天津 tianjin'],
  ['shanghai', 'china', '上海 浦东 shanghai'],
  ['chongqing', 'china', '重庆 chongqing'],
  ['hebei', 'china', '河北 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安 hebei shijiazhuang tangshan baoding'],
  ['shanxi', 'china', '山西 太原 大同市 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 shanxi taiyuan'],
  ['inner_mongolia', 'china', '内蒙古 内蒙 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 锡林郭勒 inner-mongolia hohhot baotou ordos'],
  ['liaoning', 'china', '辽宁 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 liaoning shenyang dalian'],
  ['jilin', 'china', '吉林 长春 四平市 辽源 通化 白山市 松原 延边 延吉 jilin changchun'],
  ['heilongjiang', 'china', '黑龙江 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 牡丹江 黑河 绥化 heilongjiang harbin daqing'],
  ['jiangsu', 'china', '江苏 南京 无锡 徐州 常州 苏州 昆山 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 jiangsu nanjing suzhou wuxi xuzhou'],
  ['zhejiang', 'china', '浙江 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 义乌 衢州 舟山 台州 丽水 zhejiang hangzhou ningbo wenzhou yiwu'],
  ['anhui', 'china', '安徽 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 anhui hefei'],
  ['fujian', 'china', '福建 福州 厦门 莆田 泉州 漳州 南平 龙岩 宁德 fujian fuzhou xiamen quanzhou'],
  ['jiangxi', 'china', '江西 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 宜春 抚州 上饶 jiangxi nanchang'],
  [
    'shandong',
    'china',
    '山东 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照市 临沂 德州 聊城 滨州 菏泽 shandong jinan qingdao yantai',
  ],
  [
    'henan',
    'china',
    '河南 郑州 开封市 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 henan zhengzhou luoyang',
  ],
  ['hubei', 'china', '湖北 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 hubei wuhan'],
  ['hunan', 'china', '湖南 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 hunan changsha'],
  [
    'guangdong',
    'china',
    '广东 广州 深圳 珠海 汕头 佛山 韶关 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山市 潮州 揭阳 guangdong guangzhou shenzhen dongguan foshan zhuhai',
  ],
  ['guangxi', 'china', '广西 南宁 柳州 桂林 梧州 北海市 防城港 钦州 贵港 玉林 百色 河池 guangxi nanning guilin'],
  ['hainan', 'china', '海南 海口 三亚 儋州 hainan haikou sanya'],
  [
    'sichuan',
    'china',
    '四川 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 阿坝 甘孜 凉山 sichuan chengdu mianyang',
  ],
  ['guizhou', 'china', '贵州 贵阳 六盘水 遵义 安顺 毕节 铜仁 guizhou guiyang'],
  ['yunnan', 'china', '云南 昆明 曲靖 玉溪 昭通 丽江 普洱市 大理市 西双版纳 香格里拉 yunnan kunming lijiang'],
  ['tibet', 'china', '西藏 拉萨 日喀则 林芝 昌都 那曲 阿里地区 tibet lhasa'],
  ['shaanxi', 'china', '陕西 西安 宝鸡 咸阳 渭南 延安 汉中 榆林 商洛 shaanxi xian xi-an'],
  ['gansu', 'china', '甘肃 兰州 嘉峪关 天水 武威 张掖 酒泉 庆阳 定西 陇南 敦煌 gansu lanzhou'],
  ['qinghai', 'china', '青海 西宁 玉树 格尔木 qinghai xining'],
  ['ningxia', 'china', '宁夏 银川 石嘴山 吴忠 中卫 ningxia yinchuan'],
  [
    'xinjiang',
    'china',
    '新疆 乌鲁木齐 乌市 克拉玛依 吐鲁番 哈密 昌吉 库尔勒 阿克苏 喀什 和田 伊犁 伊宁 塔城 阿勒泰 石河子 xinjiang urumqi kashgar',
  ],
  ['hong_kong', 'hong_kong', '香港 hong-kong'],
  ['macau', 'macau', '澳门 macau macao'],
  ['taiwan', 'taiwan', '台湾 台北 高雄 taiwan taipei'],
  [
    'england',
    'britain',
    'england london bristol manchester liverpool leeds sheffield york birmingham nottingham leicester norwich cambridge oxford brighton southampton portsmouth plymouth exeter devon cornwall kent essex sussex yorkshire newcastle sunderland hull derby coventry ludlow shropshire somerset dorset norfolk suffolk cumbria lancashire ~bath ~reading 英格兰 伦敦',
  ],
  ['wales', 'britain', 'wales cardiff swansea newport wrexham aberystwyth pembroke 威尔士'],
  ['scotland', 'britain', 'mainland-scotland scotland edinburgh glasgow aberdeen dundee stirling perth paisley falkirk 苏格兰'],
  ['highlands', 'britain', 'scottish-highlands highlands inverness fort-william aviemore ullapool thurso pitlochry 苏格兰高地'],
  [
    'scottish_islands',
    'britain',
    'scottish-islands scottish-isles orkney shetland isle-of-skye skye hebrides isle-of-lewis isle-of-mull arran islay stornoway kirkwall lerwick',
  ],
  [
    'northern_ireland',
    'britain',
    'northern-ireland ~ni belfast derry londonderry lisburn newry armagh omagh enniskillen ballymena coleraine 北爱尔兰',
  ],
  ['islands', 'britain', 'isle-of-man isle-of-wight isles-of-scilly scilly anglesey'],
  ['channel_islands', 'channel_islands', 'channel-islands guernsey alderney sark ~jersey'],
  ['ireland', 'ireland', 'republic-of-ireland dublin galway limerick ~ireland ~cork 爱尔兰'],
  [
    'lower_48',
    'united_states',
    'contiguous-us lower-48 continental-us contiguous-united-states continental-united-states contiguous-states 48-contiguous-states contiguous-48-states contiguous-48 48-states mainland-us',
  ],
  ['alaska', 'united_states', 'alaska anchorage fairbanks juneau'],
  ['hawaii', 'united_states', 'hawaii honolulu maui oahu'],
  ['puerto_rico', 'united_states', 'puerto-rico'],
  ['canada', 'canada', 'canada ~canadian toronto vancouver montreal 加拿大'],
  ['australia', 'australia', 'australia sydney melbourne brisbane 澳大利亚 澳洲 悉尼 墨尔本'],
  ['new_zealand', 'new_zealand', 'new-zealand auckland 新西兰'],
  ['japan', 'japan', 'japan tokyo osaka 日本 东京 大阪'],
  ['korea', 'korea', 'south-korea korea seoul 韩国 首尔'],
  ['singapore', 'singapore', 'singapore 新加坡'],
  ['malaysia', 'malaysia', 'malaysia kuala-lumpur 马来西亚 吉隆坡'],
  ['thailand', 'thailand', 'thailand bangkok 泰国 曼谷'],
  ['france', 'france', 'france paris lyon 法国 巴黎'],
  ['germany', 'germany', 'germany berlin munich hamburg 德国 柏林 慕尼黑'],
  ['spain', 'spain', 'spain madrid barcelona 西班牙'],
  ['italy', 'italy', 'italy rome milan 意大利'],
  ['netherlands', 'netherlands', 'netherlands holland amsterdam 荷兰'],
  ['belgium', 'belgium', 'belgium brussels 比利时 布鲁塞尔'],
  ['austria', 'austria', 'austria vienna 奥地利 维也纳'],
  ['portugal', 'portugal', 'portugal lisbon 葡萄牙 里斯本'],
  ['sweden', 'sweden', 'sweden stockholm 瑞典 斯德哥尔摩'],
  ['denmark', 'denmark', 'denmark copenhagen 丹麦 哥本哈根'],
  ['poland', 'poland', 'poland warsaw 波兰 华沙'],
  ['switzerland', 'switzerland', 'switzerland zurich geneva 瑞士 苏黎世'],
  ['norway', 'norway', 'norway oslo 挪威 奥斯陆'],
  ['finland', 'finland', 'finland helsinki 芬兰 赫尔辛基'],
  ['greece', 'greece', 'greece athens 希腊 雅典'],
  ['iceland', 'iceland', 'iceland reykjavik 冰岛'],
  ['mexico', 'mexico', 'mexico mexico-city cancun guadalajara 墨西哥'],
  ['brazil', 'brazil', 'brazil sao-paulo 巴西'],
  ['vietnam', 'vietnam', 'vietnam hanoi 越南 河内'],
  ['philippines', 'philippines', 'philippines manila 菲律宾 马尼拉'],
  ['indonesia', 'indonesia', 'indonesia jakarta 印度尼西亚 印尼 雅加达'],
  ['emirates', 'emirates', 'united-arab-emirates dubai abu-dhabi 阿联酋 迪拜'],
  ['russia', 'russia', 'russia moscow 俄罗斯 莫斯科'],
  ['south_africa', 'south_africa', 'south-africa cape-town johannesburg 南非'],
]

/** Names of several regions at once, by their ids, or of all of a country. */
const groups: readonly (readonly [names: string, of: string])[] = [
  ['江浙沪 苏浙沪 长三角', 'jiangsu zhejiang shanghai'],
  ['江浙沪皖 苏浙沪皖 苏浙皖沪', 'jiangsu zhejiang shanghai anhui'],
  ['川渝', 'sichuan chongqing'],
  ['云贵川', 'yunnan guizhou sichuan'],
  ['云贵川渝', 'yunnan guizhou sichuan chongqing'],
  ['两广', 'guangdong guangxi'],
  ['两湖', 'hubei hunan'],
  ['珠三角', 'guangdong'],
  ['京津冀', 'beijing tianjin hebei'],
  ['东三省 东北', 'liaoning jilin heilongjiang'],
  ['西北', 'xinjiang gansu qinghai ningxia shaanxi'],
  ['西南', 'sichuan guizhou yunnan tibet chongqing'],
  ['华东', 'jiangsu zhejiang shanghai anhui fujian jiangxi shandong'],
  ['华南', 'guangdong guangxi hainan'],
  ['华北', 'beijing tianjin hebei shanxi inner_mongolia'],
  ['华中', 'henan hubei hunan'],
  ['港澳台', 'hong_kong macau taiwan'],
  ['中国大陆 大陆地区 全国 国内 mainland-china ~china', 'china'],
  ['highlands-and-islands highlands-&-islands', 'highlands scottish_islands'],
  ['~islands ~isles the-islands the-isles', 'scottish_islands islands'],
  ['great-britain gb', 'england wales scotland highlands scottish_islands'],
  ['uk-mainland mainland-uk mainland-britain mainland-great-britain mainland-gb', 'england wales scotland'],
  ['united-kingdom uk u-k 英国', 'britain'],
  [
    'europe eu e-u european-union the-continent 欧洲 欧盟',
    'ireland france germany spain italy netherlands belgium austria portugal sweden denmark poland finland greece',
  ],
  ['north-america 北美', 'united_states canada'],
  ['united-states usa america u-s-a 美国', 'united_states'],
]

const isHan = (name: string): boolean => name.charCodeAt(0) > 0x2e80
const parts: readonly (readonly [id: string, country: string, names: string])[] = states.map(([id, names]) => [id, 'united_states', names])
const ofCountry = (country: string) => regions.flatMap(([id, of]) => (of === country ? [id] : []))
const known = new Set(regions.map(([id]) => id))
const named = [
  ...[...regions, ...parts].map(([id, , names]) => ({ ids: [id], names })),
  ...groups.map(([names, of]) => ({ ids: of.split(' ').flatMap(id => (known.has(id) ? [id] : ofCountry(id))), names })),
].flatMap(({ ids, names }) =>
  names.split(' ').map(name => ({ ids, name: name.replaceAll('-', ' ').replace('~', ''), isWordToo: name.startsWith('~') })),
)
const byName = new Map(named.map(one => [one.name, one]))
/** What a name begins with: its first two characters, or its first word. */
const beginnings = new Set(named.map(({ name }) => (isHan(name) ? name.slice(0, 2) : name.split(' ')[0]!)))
/** The longest name: so many Chinese characters, or so many words. */
const longest = { characters: 5, words: 3 } as const
const countries = new Map([...regions, ...parts].map(([id, country]) => [id, country]))
const mostInGroup = 7
const before = new Set(['to', 'in', 'from', 'near', 'for', 'at', 'mainland'])

/** What joins the places of a list. */
const besideAnother = /^(?:, ?(?:and |or )?| and | or | ?& ?)(?:the )?$/u
/** "The Canary Islands" are none of those of a list. */
const anyIslands = new Set(['islands', 'isles'])

/** A place that a text names: the regions it stands for, and where its name begins and ends. */
export type PlaceNamed = { ids: readonly string[]; from: number; to: number }

/** The places of a text in its order; of names within each other the longer one. `isOfPlaces`: it speaks of them, so that a name which is a common word too is one. */
export function placesNamed(text: string, isOfPlaces = false): PlaceNamed[] {
  const lower = text.toLowerCase()
  const plain = lower.length === text.length ? lower : text
  const found: PlaceNamed[] = []
  let word = ''
  let at = 0
  while (at < plain.length) {
    const han = isHan(plain[at]!)
    const first = han ? at + 2 : wordEnd(plain, at)
    const ends = !beginnings.has(plain.slice(at, first)) ? [] : han ? charactersFrom(plain, at) : wordsFrom(plain, at)
    const names = ends.map(end => ({ to: end, place: byName.get(nameFrom(plain, at, end)) }))
    const isBeside = () => besideAnother.test(plain.slice(found.at(-1)?.to ?? at, at))
    const meant = names.findLast(
      ({ place }) =>
        place !== undefined && (!place.isWordToo || (isOfPlaces && !anyIslands.has(place.name)) || before.has(word) || isBeside()),
    )
    if (meant !== undefined && !isOfSizes(plain, at, meant.to)) found.push({ ids: meant.place!.ids, from: at, to: meant.to })
    if (!han && first > at) word = plain.slice(at, first)
    at = meant?.to ?? (han ? at + 1 : Math.max(first, at + 1))
  }
  return found
}

/** "A UK 5", "EU sizes", "uk to eu": by which sizes are told. */
const isOfSizes = (plain: string, from: number, to: number): boolean =>
  system.test(plain.slice(from, to)) && (behindSystem.test(plain.slice(to)) || beforeSystem.test(plain.slice(Math.max(0, from - 12), from)))
const system = /^(?:uk|us|eu)$/u
const behindSystem = /^ ?(?:sizes?\b|sizing\b|\d{1,2}(?:\.5)?(?![\d.%]| ?[a-z]{2})|(?:to|in|into|vs) (?:uk|us|eur?|european)\b)/u
const beforeSystem = /\b(?:uk|us|eur?|european) (?:to|into|vs) $/u

const charactersFrom = (plain: string, at: number): number[] =>
  Array.from({ length: Math.min(longest.characters, plain.length - at) }, (_none, more) => at + more + 1)

/** Where the word that begins here ends, and those that follow it with just one mark between; none in the midst of a word. */
function wordsFrom(plain: string, at: number): number[] {
  const ends: number[] = []
  for (let from = at; ends.length < longest.words && isOfWord(plain[from]); from = ends.at(-1)! + 1) ends.push(wordEnd(plain, from))
  return ends
}

function wordEnd(plain: string, from: number): number {
  let end = from
  while (isOfWord(plain[end])) end++
  return end
}

const nameFrom = (plain: string, from: number, to: number): string => {
  const name = plain.slice(from, to)
  return isHan(name)
    ? name
    : name
        .split('')
        .map(letter => (isOfWord(letter) ? letter : ' '))
        .join('')
}

/** The regions that a text names, in its order; the name of a whole country tells none of them. */
export const placesIn = (text: string): string[] => [
  ...new Set(placesNamed(text.normalize('NFKC')).flatMap(({ ids }) => (ids.length > mostInGroup ? [] : ids))),
]

/** 我在上海啊 又不是宁夏, "not Ireland, Wales": a text without the places that are denied, where it names others. */
export function withoutDeniedPlaces(text: string): string {
  const all = placesNamed(text)
  const denied = all.filter(({ from }) => isDenied.test(text.slice(Math.max(0, from - 12), from)))
  if (denied.length === all.length) return text
  return denied.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text)
}
const isDenied = /(?:不是|不在|不去|不[到发寄])(?:去|到)?$|\b(?:not|isn['’]?t)(?: (?:in|to|from))?(?: the)? $/iu

/** "And to Inverness?", 寄新疆呢: where a parcel goes, and hardly a word beside. */
export function namesPlaceAlone(text: string): boolean {
  const plain = text.normalize('NFKC')
  const places = placesNamed(plain)
  const rest = places.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, plain)
  return places.length > 0 && rest.replace(postcode, ' ').replace(aroundPlace, '') === ''
}
const postcode = /\b[a-z]{1,2}\d{1,2}[a-z]?(?: \d[a-z]{2})?\b/giu
const aroundPlace =
  /那|要是|如果|换成?|改成?|是|的话|[寄发送到往去给]|呢|啊|吧|嘛|的|省|市|\b(?:and|what|how|about|if|it|they|them|that|is|are|it'?s|goes|going|sent|send|posted|post|shipped|ship|delivered|deliver|delivery|postage|shipping|to|for|in|the|of|ok|okay|then|instead|up|over)\b|[\s\p{P}]/giu

/** Where a parcel goes: not what goods are called, 宁夏枸杞, where nothing says that anything goes there. */
export function placesOfParcel(text: string, { products }: Named): string[] {
  const plain = withoutDeniedPlaces(text.normalize('NFKC')).replace(
    ofPlace,
    (whole, name: string) => `postage to ${adjectives[name.toLowerCase()] ?? whole}`,
  )
  const isOfName = (name: string) => products.some(({ names }) => names.some(one => one.toLowerCase().includes(name)))
  const rest = placesNamed(plain).reduceRight((left, { from, to }) => {
    const isThere = goesBefore.test(plain.slice(Math.max(0, from - 12), from)) || goesAfter.test(plain.slice(to, to + 12))
    return isThere || !isOfName(plain.slice(from, to).toLowerCase()) ? left : `${left.slice(0, from)} ${left.slice(to)}`
  }, plain)
  return placesIn(rest)
}
/** 寄新疆 of a shop that sells 新疆灰枣 names no goods. */
export const withoutDestinations = (text: string, { products }: Named): string =>
  placesNamed(text).reduceRight((left, { from, to }) => {
    const name = text.slice(from, to).toLowerCase()
    const isThere =
      sentBefore.test(text.slice(Math.max(0, from - 8), from)) &&
      products.some(({ names }) => names.some(one => one.toLowerCase().includes(name)))
    // What goes on with the rest of a name is that.
    const isWhole = products.some(({ names }) =>
      names.some(
        one => text.slice(from, to + 2).toLowerCase() !== name && one.toLowerCase().includes(text.slice(from, to + 2).toLowerCase()),
      ),
    )
    return isThere && !isWhole ? `${left.slice(0, from)} ${left.slice(to)}` : left
  }, text)
const sentBefore = /(?:[寄发送到往邮]|人在|住在)\s*$|\b(?:deliver(?:ed)?|send|sent|post(?:ed)?|ship(?:ped)?) (?:it |them )?to(?: the)? $/iu
/** "With the highland postage". */
const adjectives: Readonly<Record<string, string>> = {
  highland: 'the highlands',
  scottish: 'scotland',
  welsh: 'wales',
  english: 'england',
  irish: 'ireland',
  'northern irish': 'northern ireland',
  european: 'europe',
  canadian: 'canada',
}
const ofPlace = new RegExp(`\\b(${Object.keys(adjectives).toReversed().join('|')}) (?:postage|delivery|shipping|post|rate)\\b`, 'giu')

type Named = { products: readonly { names: readonly string[] }[] }
const goesBefore =
  /(?:[寄发送到在往去邮住]|人在|坐标|我是|我们是)\s*$|\b(?:to|in|near|at|from|live|living|deliver(?:ed)?|send|post(?:ed)?|ship(?:ped)?)(?: the)? $/iu
const goesAfter =
  /^(?:这边|那边|地区|省|市)?(?:要|收|得|能|可以)?(?:多少)?(?:[运邮]费|快递费|包邮|几天|多久|[寄发送到])|^ (?:postage|delivery|shipping)\b/iu

/** The region that a place is a part of, where pages may tell of either: Texas of the lower 48 states. */
export const wholeOf = (id: string): string | undefined => (ofStates.has(id) ? 'lower_48' : undefined)
const ofStates = new Set(states.map(([id]) => id))

/** Whether a place is one of these, or a part of one. */
export const isAmong = (place: string, places: readonly string[]): boolean =>
  places.includes(place) || places.includes(wholeOf(place) ?? place)

/** The country that a region lies in, by its id. */
export const countryOf = (id: string): string | undefined => countries.get(id)

/** "Which places get it quicker", 别的地方呢: of no place in particular. */
export const asksOfPlaces =
  /哪(?:些|几个)(?:地[方区]|省|城市)|哪[里儿](?:更|会|比较)?[快慢远]|(?:别|其[他它])的?(?:地[方区]|省)|\b(?:(?:every|any)where|elsewhere|where ?abouts?|(?:which|what|other) (?:places|areas|regions|provinces|parts|states))\b/iu

/** What a region is called: by the first of its names in a language. */
export function placeName(id: string, language: Language): string {
  const [, , names = id] = [...regions, ...parts].find(([own]) => own === id) ?? []
  const plain = names.split(' ').map(name => name.replaceAll('-', ' ').replace('~', ''))
  const name = plain.find(one => isHan(one) === (language === 'zh')) ?? plain[0]!
  return name.replace(/(?<!\p{L})(?!of\b)\p{Ll}/gu, letter => letter.toUpperCase())
}

/** A letter or a digit, but for Chinese. */
const isOfWord = (letter: string | undefined): boolean =>
  letter !== undefined && !isHan(letter) && (letter.toLowerCase() !== letter.toUpperCase() || (letter >= '0' && letter <= '9'))

/** Far off, as shops may count it. */
export const mayBeRemote: ReadonlySet<string> = new Set(
  'xinjiang tibet qinghai gansu ningxia inner_mongolia hainan heilongjiang jilin hong_kong macau taiwan highlands scottish_islands northern_ireland islands channel_islands alaska hawaii puerto_rico'.split(
    ' ',
  ),
)
