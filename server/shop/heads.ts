import { colours } from './lexicon.ts'

/** What a title calls the thing itself, without size, material and maker: "Enameled Dutch Oven 5 qt" → "dutch oven", "enameled dutch oven". */
export type Heads = {
  /** The title without measures and additions; lower-cased. */
  bare: string
  /** From the shortest to the longest. */
  words: string[]
}

export function headsOf(title: string, brand = ''): Heads {
  const plain = title.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'")
  return /\p{Script=Han}/u.test(plain) ? headsInChinese(plain, brand.toLowerCase()) : headsInEnglish(plain, brand.toLowerCase())
}

function headsInEnglish(title: string, brand: string): Heads {
  const counted = title.replace(/^.*?\b(?:set|pack|pair|box|bag|case|bundle) of (?:\d+|two|three|four|six|eight|ten|twelve)?\s*/, '')
  const [own = ''] = counted.split(/\s(?:with|for|in|by|from|featuring|made)\s|\s[-–—/+|]\s|[,;:([|]/)
  const tokens = own
    .replace(brand === '' ? '' : brand, ' ')
    .split(/[^a-z0-9.'"&-]+/)
    .filter(token => token !== '')
  while (tokens.length > 1 && isAddition(tokens)) tokens.pop()
  const bare = tokens.join(' ')
  const words = [1, 2, 3]
    .filter(length => length <= tokens.length)
    .map(length => tokens.slice(-length))
    .filter(part => part.every(token => /^[a-z][a-z'-]+$/.test(token) && !joining.has(token)))
    .map(part => part.join(' '))
  return { bare, words: words.filter(word => word.length >= 3 && !ordinaryEnglish.has(word) && !activity.test(word)) }
}

/** Measures, sizes, colours and model names at the end of a title. */
function isAddition(tokens: readonly string[]): boolean {
  const last = tokens.at(-1)!
  return /\d/.test(last) || unitsAndSizes.has(last) || colourWords.has(last)
}

const colourWords = new Set(colours.flatMap(({ en }) => en))
const unitsAndSizes = new Set(
  (
    'qt qts quart quarts in inch inches ft oz l ml cm mm m kg g lb lbs pcs pc piece pieces count ct pack packs w v lumen lumens watt watts mah volt volts gsm gal gallon gallons liter liters litre litres s xs xl xxl small medium large mini year years yrs month months ' +
    'big regular size pro plus max lite ultra premium deluxe ii iii iv men women mens womens kids unisex new'
  ).split(' '),
)

const joining = new Set(['and', 'or', 'the', 'of', 'to', 'on', 'at'])
/** "Hiking" says what for; "earring" and "bedding" are things. */
const activity = /^(?!.*(?:ring|bedding|string|swing|clothing|lighting|stocking|flooring)$)[a-z-]+ing$/

/** Last words of titles that mean something else, or nothing, where a shopper says them. */
const ordinaryEnglish = new Set(
  (
    'set kit pack box case cover bag card order gift present size color colour price sale deal discount day night time home house kitchen room ' +
    'bathroom bedroom office school garden baby kid kids child children mom mum dad man men woman women girl boy friend wife husband people person ' +
    'thing things stuff item items product products option options one two edition version style model series collection design pattern material quality ' +
    'use air water light lights love life sport sports travel summer winter spring autumn fall christmas halloween easter birthday party work art music ' +
    'care health help service return returns exchange refund shipping delivery warranty address number code name question store shop brand review stock part ' +
    'parts pair inch top tops bottom front back side left right end line point way place world year month week hour minute second first new old black white good ' +
    'best hot cold cool warm dry wash clean wet hard soft dark heavy fast easy full empty open free safe fresh natural organic original classic modern premium ' +
    'basic standard custom special press button princess prince king queen star sun moon fun look show fit try more less other others another same different ' +
    'combo bundle assortment variety selection accessory accessories gear equipment supplies essentials refill replacement sample edge flow go pro wonder magic space ' +
    'leather steel cotton wood silk linen wool denim plastic metal ceramic bamboo battery handle lid strap screen filter pocket zipper heel sole sleeve'
  ).split(' '),
)

function headsInChinese(title: string, brand: string): Heads {
  const segments = title
    .replace(/[[【(（《][^\]】)）》]{0,200}[\]】)）》]/gu, ' ')
    .split(/[^\p{Script=Han}a-z0-9.'&-]+/u)
    .map(segment => (brand === '' ? segment : segment.replace(brand, '')))
    .flatMap(segment => segment.match(/(?:t恤|\p{Script=Han}){2,}/gu) ?? [])
    .map(withoutAddition)
    .filter(segment => segment.length >= 2 && !ordinaryChinese.has(segment))
  // "法式 连衣裙": the piece that ends like goods, else the first.
  const called = segments.filter(segment => goods.has(segment.at(-1)!))
  const named = called[0] ?? segments[0]
  if (named === undefined) return { bare: '', words: [] }
  // "防水徒步鞋 户外登山鞋": titles say a thing twice.
  const words = (called.length > 0 ? called : [named]).flatMap(endsOf)
  return { bare: named, words: [...new Set([...(alone.has(named.at(-1)!) ? [named.at(-1)!] : []), ...words])] }
}

function endsOf(segment: string): string[] {
  const characters = [...segment]
  return [2, 3, 4, 5, 6]
    .filter(length => length <= characters.length)
    .map(length => characters.slice(-length).join(''))
    .filter(word => !ordinaryChinese.has(word))
}

/** 陶瓷马克杯带盖勺 → 陶瓷马克杯; 连衣裙女 → 连衣裙. */
function withoutAddition(segment: string): string {
  const [, own] = /^(.{2,}?)(?:带|配|含|送|适用|用于|可)./u.exec(segment) ?? []
  const named = own !== undefined && goods.has(own.at(-1)!) ? own : segment
  const counted = named.replace(/(?<=..)[一二三四五六七八九十两][支片件只个双条包盒瓶块](?:装|套)?$/u, '')
  return counted.replace(/(?<=..)(?:男女|男士|女士|男款|女款|男|女|儿童款|[大中小]号|新款|家用|加厚款?|升级款|套装)$/u, '')
}

/** Of these, a single one is said for the thing: 锅, not 机, which also stands in 有机. */
const alone = new Set('锅杯鞋包灯伞笔书茶椅桌床柜碗盆刀壶帽裤裙袜枕毯垫盒箱袋瓶巾镜钟琴球酒')

/** Characters that name goods when they end a title. */
const goods = new Set(
  '锅杯鞋包灯伞笔书茶椅桌床柜碗盘盆刀壶帽裤裙衣袜表枕被毯垫架盒箱袋瓶刷巾镜扇钟琴球车酒米油面糖饼粮砂窝绳钩筷勺铲板机器炉罐桶帘布纸墨膜霜乳液皂梯锁锤钳钻秤尺糕恤',
)

const ordinaryChinese = new Set(
  (
    '套装 组合 礼物 礼品 商品 产品 新款 用品 系列 专用 家用 大号 中号 小号 特价 包邮 正品 官方 旗舰 旗舰店 升级款 经典款 基础款 男士 女士 儿童 成人 学生 情侣 夏季 冬季 春季 秋季 ' +
    '春秋 加厚 静音 便携 颜色 大小 尺码 价格 多少 推荐 客服 发票 快递 运费 退货 换货 会员 优惠 优惠券 红包 评价 订单 地址 时间 今天 明天 宝贝 东西 一个 一件 一双 一套 一款 店铺 品牌 机器 物品 ' +
    '容器 配件 补差 补差价 链接 赠品 电池 盖子 手柄 屏幕 滤芯 口袋 拉链 鞋底 面料 材质 皮革 棉麻 纯棉 真皮 不锈钢 有机'
  ).split(' '),
)
