import { buyersIn } from '../language/buyers.ts'
import { readNumber } from '../language/numbers.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { inSymbols } from './money-words.ts'
import { exceptionsIn } from './page-codes.ts'
import { takenOff } from './taken-off.ts'

/** What the shop's pages tell of a lower price from so many pieces on; `tiers` the fewest pieces first. */
export type VolumeRule = {
  topic: string
  language: Language
  sentence: string
  tiers: Tier[]
  /** So many of one thing, not of an order. */
  ofOne?: true
  /** Goods that alone it is for, as the page calls them; `mixed`: so many of all of these together. */
  only?: string[]
  mixed?: true
  /** For whatever no other rule names. */
  rest?: true
  /** Goods that it is not for, as the page calls them. */
  except: string[]
  /** The product whose own text tells it. */
  sku?: string
}
/** `percent`: what is taken off, none where it is told what `each` is then, in major units; `forGroups`: not for everybody. */
type Tier = { from: number; percent: number; each?: number; forGroups?: true }

const pieces = '(?:件|个|条|双|套|只|把|份|盒|瓶|张|台|本|包|袋|支|罐|副|顶|株|盆|床|块|箱|杯|盏|束|枝|朵|对|片|卷|桶|筒|串|册|辆|枚)'
const hanNumber = '(\\d{1,4}|[一二两三四五六七八九十百]{1,5})'
/** 满10件打九折, 30件以上8.5折, 五十盒起九折. */
const chinese = new RegExp(
  `(?<!第)(?<![\\d.一二两三四五六七八九十百])${hanNumber} ?${pieces}(?:及以上|或以上|以上|起)?(?:同一?[款种个品样]|一样)?的?[，,：:]? ?(?:就|可以|可|能|都|按|享受?|打|优惠)* ?(\\d(?:\\.\\d|\\d)?|[一二三四五六七八九]{1,2}) ?折`,
  'gu',
)
const enNumber =
  '(\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|twenty-five|thirty|forty|fifty|sixty|a hundred|one hundred)'
const noMoney = '(?<![$£€¥\\d,.-])'
const threshold = `${noMoney}\\b${enNumber}(?: [a-z]+){0,2}?(?: or more|\\+| and (?:more|over|up|above)| upwards)(?! ?(?:%|per ?cent))`
const percent = '(?<![\\d.])(\\d{1,2}(?:\\.\\d)?) ?(?:%|per ?cent)'
/** "10 or more: 10 % off", "Five pieces or more bring 8% off, twenty or more 15%". */
const english = [
  new RegExp(`${threshold}[^.;\\d%]{0,40}?${percent}`, 'giu'),
  new RegExp(`(?:buy|order|from|over) ${enNumber} (?:pieces|items|units|pairs|copies)[^.;\\d]{0,40}?${percent}`, 'giu'),
]
/** "From four bags of treats in one order on, the treats are 10% off", "any six or more mugs and cups, mixed as you like: 10% off". */
const englishOf = new RegExp(
  `(?:\\bfrom |\\bany )${enNumber}(?: or more)? ([a-z][a-z' -]{2,48}?)(?= in (?:one|an|a single) order\\b| of the same\\b| (?:on|and up|upwards)\\b|[,:])[^.;\\d%]{0,90}?${percent} (?:off|less|discount)`,
  'giu',
)
/** "Anyone buying six or more fenders gets 10% off them", "twenty or more recorders are £28 each". */
const englishMany = new RegExp(
  `${threshold} (?!of\\b)([a-z][a-z' -]{2,32}?)(?= (?:gets?|are|is|at|for|bring|cost|come|in)\\b|[,:])[^.;\\d%]{0,40}?(?:${percent}|[$£€¥]\\d)`,
  'iu',
)
/** "Rope: 50 metres or more of one size is 15% off". */
const englishHead = new RegExp(`^([a-z][a-z' -]{2,32}): ${threshold}`, 'iu')
const ofEach = '(?= (?:each|apiece|an? [a-z]+|per [a-z]+)\\b)'
const price = '[$£€¥] ?(\\d{1,5}(?:\\.\\d{1,2})?)'
/** "20 or more £28 each", "from 12 candles on £9 a candle". */
const englishPrices = [
  new RegExp(`${threshold}[^.;\\d%$£€¥]{0,40}?${price}${ofEach}`, 'giu'),
  new RegExp(`\\bfrom ${enNumber} [a-z][a-z' -]{2,32}?[,:]? ?${price}${ofEach}`, 'giu'),
]
/** "£28 each for 20 or more". */
const englishPricesBefore = new RegExp(
  `${price} (?:each|apiece|an? [a-z]+|per [a-z]+)(?: (?:for|from|on|when|if|with)\\b)[^.;\\d%]{0,24}?${threshold}`,
  'giu',
)
/** 20支以上每支28元, 满12盒25元一盒. */
const chinesePrices = new RegExp(
  `(?<!第)(?<![\\d.一二两三四五六七八九十百])${hanNumber} ?${pieces}(?:及以上|或以上|以上|起)?的?[，,：:]? ?(?:就|可以|都|按|只要|一律|是|算)*(?:(?:每|一)${pieces} ?(?:只要|只收|按|是|算|收)? ?[¥￥]?(\\d{1,5}(?:\\.\\d{1,2})?) ?[元块]|[¥￥]?(\\d{1,5}(?:\\.\\d{1,2})?) ?[元块]?(?:钱)?[一每/]${pieces})`,
  'gu',
)
/** What is charged for each of many is no price of theirs. */
const ofWork =
  /刻|绣|印[字名刷制上标]|烫[金印]|改[短长小大]|[安代组]装|上门|修|打[磨粉孔]|运费|邮费|包装|加工|租|押金|\b(?:names? on|engrav\w*|letter(?:ing|ed)|embroid\w*|print\w*|wrap\w*|fit(?:ted|ting)|install\w*|assembl\w*|postage|delivery|shipping|hire|rent\w*|deposit|servic\w*)\b/iu
/** 礼盒满 10 盒: what stands before the number. */
const chineseOf = new RegExp(
  `(?:^|[，,。；;：:])([^，,。；;：:\\d]{2,24}?)(?:一次|每单|一单|任选|任意|购?买)*(?:满|够|达到?)? ?${hanNumber} ?${pieces}`,
  'u',
)
const anyGoods =
  /^(?:pieces?|items?|things?|products?|units?|pairs?|copies|of (?:one|any)|the same.*|anything|goods)$|^(?:团购|批发|优惠|多买|一次|一单|同一?[款种个品样]|不同款|单款|商品|产品|东西|任意|任选|全场|我们|本店|购买|满|买|下单|老?顾客|我们店|的|都)*$/iu
const mixedIn = /\b(?:mix(?:ed)?|in any combination|in (?:one|an|a single) order)\b|混[着搭买]|任选|一起算|不同款/iu

/** What alone it is for, where the sentence names that. */
function onlyIn(sentence: string): Pick<VolumeRule, 'only' | 'mixed' | 'rest'> {
  const plain = sentence.normalize('NFKC')
  const [, ofWhole] = ofOrders.exec(plain) ?? []
  const [, ofOne] = ofSameEn.exec(plain) ?? []
  const ofMany = englishMany.exec(plain)?.[2] ?? englishHead.exec(plain)?.[1]
  const told = [...plain.matchAll(englishOf)][0]?.[2] ?? ofOne ?? ofWhole ?? ofMany ?? chineseOf.exec(plain)?.[1]?.replace(ofSame, '') ?? ''
  const words = told.replace(ofOthers, '')
  const only = words
    .split(/,|、|和|及|\band\b|\bor\b/u)
    .map(part => part.trim().replace(/^(?:bags?|boxes|packs?|packets?|tins?|jars?|bottles?|pairs?|sets?) of /iu, ''))
    .filter(part => part.length > 1 && !anyGoods.test(part) && buyersIn(part).length === 0)
  const rest = words === told ? {} : { rest: true as const }
  if (only.length === 0) return rest
  const isMixed = told === ofWhole || mixedIn.test(plain)
  return { only, ...rest, ...(isMixed && !ofOneThing.test(plain) ? { mixed: true as const } : {}) }
}
/** 其他乐器: of these whatever has no rule of its own. */
const ofOthers = /^(?:其他|其它|其余)的?|^(?:all |any )?other /iu
/** "Orders of ten hampers or more": of all in it that are called so, but for what everything comes in. */
const ofOrders = new RegExp(
  `\\borders? of (?:${enNumber.slice(1, -1)}) (?!(?:bottles|boxes|tins|jars|balls|packs|bags|rolls|sets|cases|metres|bundles)\\b)([a-z][a-z' -]{2,32}?)(?: or more|\\+| and (?:more|over|up)| upwards)`,
  'iu',
)
/** "Ten balls or more of one yarn". */
const ofSameEn =
  /\bof (?:one|the same|any one|a single) (?!(?:kind|sort|type|style|colou?r|design|size|garment|article|variety|line|model|range|title|flavou?r|scent)\b)([a-z][a-z' -]{2,24}?)(?= (?:in|gets?|are|is|at|for|brings?|come|earns?)\b|[,:;.])/iu

const ofSame =
  /同一?[款种个品样]的?|单款|^(?:(?:公司|单位|企业|团体|集体|学校|班级)?(?:(?:团购|批发|订购|采购|定制|订做|定做)价?|优惠|多买))/gu

/** "10 per cent off orders of six or more". */
const englishAfter = new RegExp(`${percent} (?:off|discount)[^.;\\d]{0,40}?${threshold}`, 'giu')
/** Whose orders these are: nobody else is told that it is so much less. */
const ofGroups =
  /幼儿园|学校|培训班|机构|班级|团建|宿舍|敬老院|社区|公司|单位|企业|社团|协会|工会|俱乐部|读书会|食堂|民宿|酒店|餐厅|咖啡馆|[舞瑜健]\p{Script=Han}{0,2}馆|医院|救助站|会员|老(?:客|顾客)|双胞胎|\b(?:schools?|clubs?|cafes?|cafés?|offices?|restaurants?|guilds?|groups?|scouts?|charit\w+|teachers?|nurser\w+|church\w*|librar\w+|artists?|galler\w+|twins|students?|members?|trade|stockists?|business\w*|compan\w+|teams?)\b/iu

/** Every sentence of the pages that tells such a rule, a language's own before the other's. */
export function readVolumeRules(
  passages: readonly (Pick<Passage, 'topic' | 'language' | 'text'> & Partial<Passage>)[],
  language: Language,
): VolumeRule[] {
  const rules = passages.flatMap(({ topic, language: of, text }) =>
    splitSentences(text).flatMap((sentence): VolumeRule[] => {
      const tiers = tiersIn(sentence)
      return tiers.length === 0
        ? []
        : [
            {
              topic,
              language: of,
              sentence,
              tiers,
              except: exceptionsIn(sentence),
              ...(ofOneThing.test(sentence) ? { ofOne: true as const } : {}),
              ...onlyIn(sentence),
            },
          ]
    }),
  )
  const own = rules.filter(rule => rule.language === language)
  return own.length > 0 ? own : rules
}

export function tiersIn(sentence: string): Tier[] {
  const plain = sentence.normalize('NFKC')
  const ofPrices = pricesIn(plain)
  if (ofPrices.length === 0 && !ofShares.test(plain)) return []
  const read = (pattern: RegExp, from: 1 | 2, share: (words: string) => number) =>
    [...plain.matchAll(pattern)].map(found => ({
      at: found.index,
      from: readNumber(found[from] ?? '') ?? 0,
      percent: share(found[3 - from] ?? ''),
      ...(ofGroups.test(plain.slice(0, found.index)) ? { forGroups: true as const } : {}),
    }))
  const ofGoods = [...plain.matchAll(englishOf)].map(found => ({
    at: found.index,
    from: readNumber(found[1] ?? '') ?? 0,
    percent: Number(found[3]),
  }))
  const before = [...english.flatMap(pattern => read(pattern, 1, Number)), ...ofGoods]
  const behind = read(englishAfter, 2, Number)
  // "8% off, twenty or more 15%": what stands first tells which way round they belong together.
  const isBehind = (behind[0]?.at ?? plain.length) < (before[0]?.at ?? plain.length)
  const found = [...read(chinese, 1, takenOff), ...(isBehind ? behind : before)]
  const tiers = found.filter(({ from, percent: share }) => from >= 2 && share > 0 && share < 90).map(({ at: _at, ...tier }) => tier)
  return [...new Map([...tiers, ...ofPrices].map(tier => [tier.from, tier])).values()].sort((a, b) => a.from - b.from)
}

/** What each is from so many on. */
function pricesIn(sentence: string): Tier[] {
  const plain = inSymbols(sentence)
  const tier = (found: RegExpExecArray, from: string | undefined, each: string | undefined): Tier[] => {
    const before = plain.slice(0, found.index)
    const many = readNumber(from ?? '') ?? 0
    const [behind = ''] = /^[^,，.。;；]*/u.exec(plain.slice(found.index + found[0].length)) ?? []
    const isOfWork = ofWork.test(`${before}${found[0]}${behind}`)
    const groups = ofGroups.test(before) ? { forGroups: true as const } : {}
    return many < 2 || Number(each) <= 0 || isOfWork ? [] : [{ from: many, percent: 0, each: Number(each), ...groups }]
  }
  return [
    ...[...plain.matchAll(chinesePrices)].flatMap(found => tier(found, found[1], found[2] ?? found[3])),
    ...englishPrices.flatMap(pattern => [...plain.matchAll(pattern)].flatMap(found => tier(found, found[1], found[2]))),
    ...[...plain.matchAll(englishPricesBefore)].flatMap(found => tier(found, found[2], found[1])),
  ]
}

const ofOneThing = /同一?[款种个品样]|单款|一个品|\b(?:the same|of one|any one|each (?:item|product|design|style))\b/iu
const ofShares = /折|%|per ?cent/iu

/** The rule's tier for so many of one thing; nothing where there are too few. */
export const tierFor = ({ tiers }: VolumeRule, count: number): Tier | undefined => tiers.findLast(({ from }) => count >= from)

/** Whoever says that he buys for others, or asks what is taken off for many, may be one of those that it is for. */
export const asksAsGroup = (text: string): boolean => saysGroup(text) || takesOff.test(text)
export const saysGroup = (text: string): boolean => ofGroups.test(text) || /团购/u.test(text)
const takesOff = /折|优惠|\b(?:discount|off|deal|bulk|reduction)\b/iu
