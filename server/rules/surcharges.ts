import { readNumber } from '../language/numbers.ts'
import { placesIn } from '../language/places.ts'
import { waysIn } from '../language/ways.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { inSymbols } from './money-words.ts'
import { speaksOfFees } from './postage-told.ts'
import { ofPost, ofService } from './postage-words.ts'

/**
 * What the pages charge on top, in major units: for a parcel to one of `places`, for wrapping, for letters put on goods, or for goods of a sort. `each`: a piece, not an order. Nothing is
 * charged from goods of `freeOver` on, nor outside of `months`.
 */
export type Surcharge = {
  topic: string
  language: Language
  sentence: string
  fee: number
  freeOver?: number
  each: boolean
  months?: readonly number[]
} & (
  | { for: 'place'; places: readonly string[] }
  /** `once`: however many pieces there are. */
  | { for: 'wrapping'; once?: true }
  /** `goods`: by what they are called that it is done to, none where it is said of all; `letters`: each costs so much, or each that is over so many costs `beyond`. */
  | { for: 'engraving'; goods: readonly string[]; letters?: 'each' | { upTo: number; beyond: number } }
  /** `words`: what is said of the goods; `over`: longer or heavier than that. */
  | { for: 'goods'; words: string; over?: { value: number; unit: string } }
)

const symbol = '(?:[$£€¥￥]|rmb ?|cny ?)'
const amount = '(\\d{1,4}(?:\\.\\d{1,2})?)'
const more = [
  new RegExp(`(?:加收|另收|另加|多收|(?<!参)加|多付)[^,，。;；\\d]{0,6}?${symbol}? ?${amount} ?(?:元|块)`, 'giu'),
  new RegExp(`${symbol}${amount} (?:more|extra|on top|surcharge)\\b`, 'giu'),
  new RegExp(`\\b(?:extra|additional|surcharge of|supplement of|add)(?: an?)? ${symbol}${amount}`, 'giu'),
  // "Carry a $29 crate charge each": a fee that has a name of its own.
  new RegExp(
    `\\b(?:carr(?:y|ies)|attracts?|incurs?|bears?|adds?|with|plus|pays?|costs?) an? ${symbol}${amount} (?:[a-z-]+ ){1,2}(?:charge|fee|surcharge|supplement)\\b`,
    'giu',
  ),
]
/** 礼盒每个18元, where nothing but the price stands behind it. */
const boxed = new RegExp(
  `(?:^|[，,；;。]|加|配|装)(?:祝寿|生日|节日|喜庆|送礼)?礼盒(?:每|一)?[个份只]?(?:是|另?收|要|另?加)? ?${symbol}? ?${amount} ?(?:元|块)`,
  'u',
)
const isOfWrapping =
  /(?:礼[品物盒]|升级)包装|^包装[:：]|包装服务|包起来|帮我包|包一下|包成礼|包(?:上|成|好|个|层)?(?:礼[品物]?|彩|花|牛皮|包装)纸|包(?:个|上|进)?礼盒|送[礼人]要包|\b(?:gift[- ]?)?(?:wrapp(?:ed|ing)|wraps?(?= (?:is|are|costs?|comes?|for|in|up)\b))|\bgift[- ]?wrap|\b(?:we|we'll|we can|can) wrap\b/iu
const amountTold = new RegExp(`${symbol} ?${amount}(?!\\d|[.,]\\d)|(?<![\\d.])${amount} ?(?:元|块)`, 'giu')
/** 礼盒的钱不算进299元里, "wrapping does not count towards the £60": the amount is that of something else. */
const isOfOther =
  /不(?:算进|计入|算在|包含在|算入|计算在)|\b(?:not|n['’]t|never) (?:be )?(?:count(?:ed)?|includ(?:e|ed)|add(?:ed)?)\b.{0,16}\b(?:toward|to|in|for)/iu
/** From so much on something is free, and no amount is a fee that stands behind what is not wrapped. */
const isThreshold = /(?:满|超过|不[足满]|以上|\b(?:over|above|from|under|below|minimum|least|spend)(?: of)?) ?$/iu
const isUnwrapped =
  /(?:不能|无法|不提供|不支持|不做|包不了)|\b(?:don't|do not|can't|cannot|can not|won't|too \p{L}+ to) (?:gift[- ]?)?wrap/iu
/** The act of it, and not what a thing is called: "personalised mugs start at £12" charge nothing on top. */
const ofEngraving =
  /刻字[:：]|刻字|刻名|绣字|绣名|[印绣](?:上)?(?:队|店|公司|单位)?[字名徽标]|[刻绣印]上?(?:孩子|宝宝|小孩)?的?名字|可以?[刻绣]|能[刻绣]|\b(?:engraving|monogramming|personali[sz]ation|initials|name (?:labels?|tags?) (?:in|on|into)\b|names? (?:(?:is|are|can be) )?(?:stamped|stitched|printed|burn(?:t|ed)|painted|pressed|carved|sewn|cut) (?:on|in|into|onto)\b|letter(?:s|ed|ing)? (?:an?|the|your|any|up to) (?:[a-z'’]+[ -]){0,2}names?|(?:can|may) (?:also )?be (?:engraved|monogrammed|embroidered|personali[sz]ed)|(?:is|are) (?:engraved|monogrammed|embroidered) on|(?:stitch|sew|embroider|print|engrave|burn|paint)(?:es)? (?:on )?(?:an?|the|your|any|up to) (?:[a-z]+[ -]){0,2}(?:names?|initials?|letters?|monograms?))\b/iu
const isElsewise = /运费|邮费|快递|\b(?:postage|shipping|delivery|courier|to post|starts? at)\b/iu
const ofParcels = /运费|邮费|快递费|\b(?:postage|shipping|delivery|vouchers?)\b/iu
const waived = new RegExp(
  `满 ?${symbol}? ?${amount} ?元?(?:就|可|即)?(?:免收|免|不收)|\\b(?:waived|free|nothing) (?:from|over|above|on orders over) ${symbol}${amount}`,
  'iu',
)
const isEach =
  /每[件个份样顶条双台辆副](?!.{0,3}(?:单|订单))|(?:[元块]|[1一])[一/][件个支条份根台只把盏张套箱口缸盆棵株辆扇]|[1一][件份](?:商品|东西)?(?:收|算|\d)|\b(?:each|apiece|per (?:item|piece|product|thing)|an? (?:item|piece|thing))\b/iu
/** For all of it, however many pieces. */
const isOnce =
  /每[单笔]|一单|整单|[每一]个?包裹|\b(?:an|per|the whole|whatever the|any|each|every|your) order\b|\b(?:a|per|each|every|the whole) parcel\b/iu
/** "Over 90 cm", 超过 20 公斤. */
const beyond =
  /(?:\b(?:over|above|longer than|heavier than|more than)|超过|大于) ?(\d+(?:\.\d+)?) ?(cm|m|kg|厘米|公分|米|公斤|千克)(?![a-z])|(\d+(?:\.\d+)?) ?(cm|m|kg|厘米|公分|米|公斤|千克)(?:以上|及以上)/iu
const units: Readonly<Record<string, string>> = { 厘米: 'cm', 公分: 'cm', 米: 'm', 公斤: 'kg', 千克: 'kg' }
/** 定做, 我们可以代为上盆, "made to measure", "if you want it assembled". */
const isOnWish =
  /定[做制]|订[做制]|可以?(?:在|给|帮|为|把|按|免费|另外|再)?[^，,。；;]{0,8}[印刻绣装改写裁配漆喷熨染]|起[印刻绣订做]|代(?:为|您|你|客)|或者?您|按(?:您|你|顾客|客人)的|(?:如|若|有)需|需要的话|想要|要的话|可选|自愿|\b(?:made to (?:measure|order)|bespoke|custom(?:i[sz]ed)?|on request|optional(?:ly)?|upgrade|we can|can (?:also )?(?:be|have)|if you(?:'d)? (?:want|like|need|wish|prefer|choose|ask))\b/iu
/** 新疆一律走顺丰, "Alaska goes by express": to there parcels go by no other way. */
const goesSo =
  /(?:只能?|仅|一律|都|统一|全部|默认|必须)(?:能|可以?)?(?:[发走用寄]|由)|\b(?:goes?|go|sent|ships?|shipped|travels?) (?:only )?(?:by|via|with)\b/iu
/** What is charged when goods come back is no part of a sum. */
const ofReturns = /退|换|保修|维修|修理|\b(?:returns?|refunds?|exchanges?|repairs?|warranty|guarantee)\b/iu

/** Every sentence of the pages that charges something on top, a language's own before the other's. */
export function readSurcharges(passages: readonly Passage[], language: Language): Surcharge[] {
  const ofPages = new Set(
    passages.flatMap(({ topic, heading, text }) => (speaksOfFees(text) || ofPost.test(`${topic} ${heading}`) ? [topic] : [])),
  )
  const all = passages.flatMap(({ topic, language: of, heading, text }) =>
    withHeading(heading.split(' › ').at(-1) ?? '', splitSentences(text))
      // What some goods or places cost more is said where parcels are spoken of: "balloons from elsewhere we fill at £1 more" is no order's, nor what a fitter's way there costs.
      .filter(({ read, sentence }) => ofPages.has(topic) || (read.for === 'place' ? ofPost.test(sentence) : read.for !== 'goods'))
      .map(({ sentence, read }) => ({ topic, language: of, sentence, ...read }) as Surcharge),
  )
  const own = all.filter(one => one.language === language)
  return own.length > 0 ? own : all
}

function withHeading(heading: string, sentences: readonly string[]): { sentence: string; read: Read }[] {
  const found = sentences.flatMap((sentence, at, all) => {
    // 一件20元 under "礼盒包装".
    const before = all[at - 1] ?? `${heading}: `
    const isBehind = priceAlone.test(inSymbols(sentence)) && surchargeIn(before) === undefined
    const read = surchargeIn(sentence) ?? (isBehind ? surchargeIn(`${before}${sentence}`) : undefined)
    return read === undefined ? [] : [{ sentence, read }]
  })
  if (!isHeadOfWrapping.test(heading) || ofOtherWork.test(heading) || found.some(({ read }) => read.for === 'wrapping')) return found
  // 牛皮纸盒加棉绳，10元一份 under it is what that costs, where nothing else there costs so much a piece.
  const [only, more] = sentences.filter(sentence => isPriced(sentence) && found.every(one => one.sentence !== sentence))
  const read =
    only === undefined || more !== undefined
      ? undefined
      : surchargeIn(`${headOfWrapping[/\p{Script=Han}/u.test(heading) ? 'zh' : 'en']}${only}`)
  return read === undefined ? found : [...found, { sentence: only!, read }]
}
const isHeadOfWrapping = /包装|\bwrapp?(?:ed|ing)?\b/iu
/** "Hemming, names and wrapping": what a sentence there costs may be any of these. */
const ofOtherWork =
  /[改修绣刻裁]|[安组代]装|代[^，。]|\b(?:alter\w*|hem\w*|trim\w*|cut\w*|engrav\w*|embroid\w*|monogram\w*|repair\w*|hire|assembl\w*|press\w*|fill\w*)\b/iu
const headOfWrapping = { zh: '礼品包装：', en: 'Gift wrapping: ' } as const
const isPriced = (sentence: string): boolean => {
  const plain = inSymbols(sentence.normalize('NFKC'))
  const isOfElse =
    isOfOther.test(plain) ||
    ofEngraving.test(plain) ||
    ofReturns.test(plain) ||
    isElsewise.test(plain) ||
    isUnwrapped.test(plain) ||
    beside.test(plain)
  return isEach.test(plain) && [...plain.matchAll(amountTold)].length === 1 && !isOfElse
}
/** What may be had besides on the same page. */
const beside =
  /卡片?(?:另|收|每|一张)|贺卡每|手提袋(?:每|\d)|不包|包不|系|绑|刻|绣|印|小样|样|\b(?:cards?|ribbons?|bows?|bags?|tags?) (?:is|are|for|costs?|at)\b|\b(?:vouchers?|gift cards?|samples?|swatch\w*|sharpen\w*)\b/iu

/** 8元一份, "It costs £3 each", "£3.50 a piece": what is told just before costs so much. */
const priceAlone =
  /^(?:(?:每|一)[份个件次样只条]?)?(?:收|要|是)?\s?[¥￥]?\d{1,4}(?:\.\d{1,2})? ?[元块](?:钱)?(?:[一每/][份个件次单]|[，,。]|$)|^(?:it|this|that|they)?(?:'s| is| costs?| comes to)? ?[$£€]\d{1,4}(?:\.\d{1,2})? (?:each|apiece|an? (?:piece|item|thing)|per (?:piece|item|thing)|for each)\b/iu

type Read = Surcharge extends infer One ? (One extends Surcharge ? Omit<One, 'topic' | 'language' | 'sentence'> : never) : never

function surchargeIn(sentence: string): Read | undefined {
  const plain = inSymbols(sentence.normalize('NFKC'))
  if (isOfOther.test(plain)) return undefined
  const wrapping = isOfWrapping.test(plain) || boxed.test(plain)
  if (!wrapping && ofReturns.test(plain)) return undefined
  const engraving = !wrapping && ofEngraving.test(plain) && !isElsewise.test(plain)
  const fees = wrapping || engraving ? feesOfWrapping(plain) : feesOf(more, plain)
  const beyond = engraving ? fees.find(({ start }) => ofMoreLetters.test(plain.slice(0, start))) : undefined
  const [fee, other] = fees.filter(one => one !== beyond)
  if (fee === undefined || other !== undefined || fee.value <= 0) return undefined
  const [, zh, en] = waived.exec(plain) ?? []
  const freeOver = Number(zh ?? en)
  const months = monthsIn(plain)
  const common = {
    fee: fee.value,
    each: isEach.test(plain.replace(isOnce, ' ')),
    ...(freeOver > 0 ? { freeOver } : {}),
    ...(months.length > 0 ? { months } : {}),
  }
  if (wrapping) return { ...common, for: 'wrapping', ...(isOnce.test(plain) && !common.each ? { once: true as const } : {}) }
  if (engraving) return { ...common, for: 'engraving', goods: engravedIn(plain), ...lettersIn(plain, beyond?.value) }
  // 想走顺丰的，每单加 10 元; "Saturday arrivals are £4 more, in England only": what a way of sending costs only who wants it pays, but where nothing else goes.
  if (waysIn(plain).length > 0 && !goesSo.test(plain)) return undefined
  const places = placesIn(plain)
  if (places.length > 0) return { ...common, for: 'place', places }
  // What is done only for whoever asks for it is charged to nobody else.
  if (isOnWish.test(plain) || waysIn(plain).length > 0) return undefined
  // 送货上楼要加 20 元: to whoever carries it up.
  if (
    ofService.test(
      plain
        .slice(0, fee.start)
        .split(/[,，;；:：]/u)
        .at(-1) ?? '',
    )
  )
    return undefined
  const over = beyondIn(plain)
  const words = plain.slice(0, fee.start)
  return { ...common, for: 'goods', words, ...(over === undefined ? {} : { over }) }
}

/** 一个字8元, "up to 10 letters, each one more £1". */
function lettersIn(text: string, beyond: number | undefined): { letters?: 'each' | { upTo: number; beyond: number } } {
  const [, zh, en] = upToLetters.exec(text) ?? []
  const upTo = readNumber((zh ?? en ?? '').toLowerCase())
  if (beyond !== undefined) return upTo === undefined ? {} : { letters: { upTo, beyond } }
  return ofEachLetter.test(text) ? { letters: 'each' } : {}
}
const upToLetters =
  /(?<![\d一二两三四五六七八九十])([\d一二两三四五六七八九十]+) ?个?(?:汉)?字(?:以内|之内|内)|\bup to (\d+|[a-z]+) (?:letters|characters)/iu
const ofEachLetter = /(?<![加多过] ?)[一每]个?字 ?(?:收|要)? ?[¥￥]?\d|[元块](?:钱)?[一每]个?字|\b(?:an?|per|each) (?:letter|character)\b/iu
const ofMoreLetters =
  /(?:多|超)(?:了|过|出)?[^,，;；]{0,8}字[^,，;；\d]{0,3}$|\b(?:each|every|any) (?:further|extra|more|additional) (?:letter|character)s?[^,;\d]{0,12}$|\b(?:letter|character)s? (?:more|beyond|over)[^,;\d]{0,16}$/iu

/** How many letters somebody speaks of: 绣两个字, "six letters". */
export function lettersSaid(text: string): number | undefined {
  const [, zh, en] =
    /(?<![\d一二两三四五六七八九十])([\d一二两三四五六七八九十]+) ?个?(?:汉)?字(?!母)|\b(\d+|[a-z]+) (?:letters|characters|initials)\b/iu.exec(
      text.normalize('NFKC'),
    ) ?? []
  return readNumber((zh ?? en ?? '').toLowerCase())
}

/** In which months something is charged: 6月到9月, "June to September", "from May through August"; none where that is not told. */
export function monthsIn(text: string): number[] {
  const [, zhFrom, zhTo, from, to] = season.exec(text) ?? []
  const monthOf = (word: string) => names.findIndex(name => word.toLowerCase().startsWith(name)) + 1
  const first = zhFrom === undefined ? monthOf(from ?? '') : (readNumber(zhFrom) ?? 0)
  const last = zhTo === undefined ? monthOf(to ?? '') : (readNumber(zhTo) ?? 0)
  if (![first, last].every(month => month >= 1 && month <= 12)) return []
  return Array.from({ length: ((last - first + 12) % 12) + 1 }, (_, at) => ((first - 1 + at) % 12) + 1)
}
const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ember|ober)?'
const season = new RegExp(
  `([\\d一二三四五六七八九十]{1,2}) ?月?(?:份)?(?:到|至|-|–|~|—) ?([\\d一二三四五六七八九十]{1,2}) ?月|\\b${month} ?(?:to|until|till|through|and|-|–) ?${month}\\b`,
  'iu',
)

/** What is charged in this month. */
export const chargedIn = (all: readonly Surcharge[], today: Date): Surcharge[] =>
  all.filter(({ months }) => months === undefined || months.includes(today.getMonth() + 1))

/** 云起钢笔和手账可以刻字, "initials are engraved on knives and trivets", "pens can be engraved": what it is done to. */
function engravedIn(text: string): string[] {
  const [, zh, part, on, these, subject] = engraved.exec(text) ?? []
  return (zh ?? part ?? on ?? these ?? subject ?? '')
    .split(/[,，、]|和|与|及|或|\band\b|\bor\b/iu)
    .map(words =>
      words.replace(/^(?:\s|\b(?:the|our|all|any|most|we|you|on|or)\b|我们|本店|所有|全部|只有|只|仅)+|(?:都|均|也)$/giu, '').trim(),
    )
    .filter(words => words.length > 1)
}
const engraved =
  /(?:^|[，,；;：:])([^，,；;：:]{2,40}?)(?:都|均|也)?(?<!不)(?:可以?|能|支持|提供)(?:免费)?[刻绣印]|\b(?:in|on)to the [a-z]+ of (?:an?|the|any|our) (.{3,40}?)(?= (?:for|at|costs?)\b|[,.;:]|$)|\b(?:engrav|monogram|embroider|personali[sz]|stitch|sew|print|letter|paint)\w*(?: [\w'’]+){0,9}? on (.{3,60}?)(?= (?:for|at|costs?|is|are)\b|[,.;:]|$)|\b(?:engrav|monogram|embroider|personali[sz])\w*[^;:]{0,60}?, on ((?:the|our|any|all) .{3,60}?)(?= (?:for|at|costs?|is|are)\b|[,.;:](?!\d)|$)|^(.{3,60}?) (?:can|may) (?:also )?be (?:engrav|monogram|embroider|personali[sz])/iu

/** The measure that a text tells goods to be over. */
export function beyondIn(text: string): { value: number; unit: string } | undefined {
  const [, value, unit = '', valueFirst, unitFirst = unit] = beyond.exec(text) ?? []
  const over = value ?? valueFirst
  return over === undefined ? undefined : { value: Number(over), unit: plainUnit(unitFirst) }
}

/** The amounts of a sentence about wrapping: one alone is what it costs, wherever it stands. */
const feesOfWrapping = (text: string): { value: number; start: number }[] => {
  const found = [...text.matchAll(amountTold)].flatMap(({ index, 0: whole, 1: first, 2: second }) => {
    const [before, after] = [text.slice(0, index), text.slice(index + whole.length)]
    const isOther = isUnwrapped.test(before) || ofParcels.test(before)
    const isFee = !isThreshold.test(before) && !/^ ?(?:以上|起|及以上|or more|and over)/iu.test(after) && !isOther
    return isFee ? [{ value: Number(first ?? second), start: index }] : []
  })
  return [...new Map(found.map(one => [one.value, one])).values()]
}

function feesOf(patterns: readonly RegExp[], text: string): { value: number; start: number }[] {
  const found = patterns.flatMap(pattern =>
    [...text.matchAll(pattern)].map(({ index, ...groups }) => ({
      value: Number(Object.values(groups).slice(1).find(Boolean)),
      start: index,
    })),
  )
  return [...new Map(found.map(one => [one.value, one])).values()]
}

const plainUnit = (unit: string): string => units[unit] ?? unit.toLowerCase()

const measures = /(\d+(?:\.\d+)?) ?(cm|m|kg|厘米|公分|米|公斤|千克)(?![a-z²³])/giu

/** How much of what a text measures is larger than that; nothing where it measures nothing of the kind. */
export function isOver({ value: limit, unit: wanted }: { value: number; unit: string }, text: string): boolean | undefined {
  const sizes = [...text.normalize('NFKC').matchAll(measures)]
    .map(([, value, unit = '']) => inUnit(Number(value), plainUnit(unit), wanted))
    .filter(size => size > 0)
  return sizes.length === 0 ? undefined : sizes.some(size => size > limit)
}

/** Whether goods are of the sort that a surcharge is for: by what is measured in their texts, else by the last word of what they are called. */
export function isChargedFor(
  { words, over }: Pick<Extract<Surcharge, { for: 'goods' }>, 'words' | 'over'>,
  { titles, text }: { titles: readonly string[]; text: string },
) {
  const isLarger = over !== undefined && isOver(over, text) === true
  return isLarger || titles.some(title => isNamed(headOf(title), words, title, text) || kindsOf(title).some(kind => words.includes(kind)))
}

/** "The 8 x 10 ft rugs", 60厘米的缸: words that tell how large goods are speak of none in another size; `own`: the numbers that these have. */
export const isOfMeasure = (words: string, own: readonly string[]): boolean =>
  [...words.normalize('NFKC').matchAll(sized)].every(([whole]) =>
    (whole.match(/\d+(?:\.\d+)?/gu) ?? []).every(number => own.includes(number)),
  )
const sized =
  /(?<!\d)\d+(?:\.\d+)?(?: ?[x×*] ?\d+(?:\.\d+)?)*[ -]?(?:ft|feet|foot|in|inch(?:es)?|cm|mm|m|litres?|liters?|l|gal(?:lons?)?|kg|lbs?|seater|厘米|公分|毫米|英?寸|尺|米|升|公斤|千克|斤|号|人)(?![a-z])/giu

const centimetres: Readonly<Record<string, number>> = { cm: 1, m: 100 }
const inUnit = (value: number, unit: string, wanted: string): number => {
  if (unit === wanted) return value
  const [from, to] = [centimetres[unit], centimetres[wanted]]
  return from === undefined || to === undefined ? Number.NEGATIVE_INFINITY : (value * from) / to
}

/** 自行车, "hose": what a title ends with. */
export function headOf(title: string): string {
  const plain = title
    .normalize('NFKC')
    .toLowerCase()
    .split(/[(（]/)[0]!
    .replace(/(?<![\d.])[\d.]+ ?\p{L}{0,3}$/u, '')
    .trim()
  return /\p{Script=Han}{2}$/u.exec(plain)?.[0] ?? /[a-z]{3,}$/.exec(plain)?.[0] ?? ''
}

/** 厨师机 of 麦朵 厨师机 7升 全金属: a word of it that stands apart. */
export const kindsOf = (title: string): string[] =>
  title.includes(' ') ? (title.normalize('NFKC').match(/(?<![^\s])\p{Script=Han}{3,6}(?!\S)/gu) ?? []) : []

/** "Floor lamps" are no table lamps: what stands right before it in a name of theirs is in the title too. */
function isNamed(head: string, words: string, title: string, text = ''): boolean {
  if (head === '') return false
  if (/\p{Script=Han}/u.test(head)) return words.includes(head)
  const own = title.normalize('NFKC').toLowerCase()
  // "The umbrella stand" is no umbrella.
  const found = words
    .toLowerCase()
    .matchAll(new RegExp(`(?:([a-z]+)[ -])?\\b(?!${head.replace(/s$/u, '')} ${partner})${pluralOf(head)}\\b`, 'giu'))
  return [...found].some(
    ([, before]) =>
      before === undefined || saysNoKind.test(before) || own.includes(before.replace(/s$/, '')) || mayBeOf(before, `${own} ${text}`),
  )
}
/** What is called by the thing that it is for. */
const partner =
  '(?:stands?|racks?|holders?|cases?|covers?|bases?|boxes|box|bags?|sets?|frames?|shades?|legs?|parts?|hooks?|hangers?|shel(?:f|ves)|stools?|tables?|tops?|lids?|liners?|mats?|oils?|polish|wax|cloths?|kits?|trees?|tidy|bins?|trolleys?)\\b'
/** "Glass tanks" are all of which the texts name no other material. */
const mayBeOf = (before: string, text: string): boolean => {
  const named: readonly string[] = text.toLowerCase().match(materials) ?? []
  return (before.match(materials) ?? []).length > 0 && (named.length === 0 || named.includes(before))
}
const materials =
  /\b(?:glass|wood(?:en)?|metal|steel|iron|ceramic|stone|marble|plastic|acrylic|leather|concrete|terracotta|wicker|bamboo)\b/gu
/** "Knives" is said of a knife, "shelves" of a shelf. */
const pluralOf = (head: string): string =>
  /fe?$/u.test(head) ? `(?:${head}s?|${head.replace(/fe?$/u, 'ves')})` : `${head.replace(/s$/, '')}(?:e?s)?`
const saysNoKind =
  /^(?:an?|the|our|your|all|any|each|every|some|most|both|these|those|and|or|of|on|for|to|in|with|by|from|only|but|except|plus|other|more|single|whole|new|large|larger|big|bigger|heavy|bulky|long|longer|tall|small|smaller|wide|oversized?|fragile|live|fresh|frozen|full|send|ship|post|deliver|sell|wrap)$/u
