import { foldText } from '../dialogue/fold.ts'
import { createLately } from '../dialogue/lately.ts'
import { findNumbers } from '../dialogue/numbers.ts'
import { countryOf, placesIn, placesNamed } from '../dialogue/places.ts'
import { type Way, waysIn, withoutWays } from '../dialogue/ways.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { withoutOrigin } from './parcel-origin.ts'
import { splitSentences } from './sentences.ts'

type Said = { topic: string; language: Language; sentence: string }

/** What the shop's pages tell of postage: `fee` for a parcel, nothing from goods of `freeOver` on, and `more` however much is bought; all in major units. `sentences`: where that stands. */
export type PostageRule = { fee: number; freeOver?: number; more?: number; sentences: readonly Said[] }

/** Where and how a parcel goes, and what is in it. */
export type Sent = { place?: string; way?: Way; isNamed?: (words: string) => boolean }

/** A fee as a sentence tells it; without a way, places and goods of its own it is that of every parcel. */
type Fee = Said & {
  fee: number
  /** On top of what a parcel costs otherwise. */
  more: boolean
  ways: readonly Way[]
  places: readonly string[]
  /** The places are where parcels come from. */
  isOrigin?: true
  of: 'all' | 'others' | 'remote' | 'goods'
  words: string
  /** Said to be never free; `under`: from when on it is, where the same sentence tells that first. */
  never: boolean
  under?: Free
}
/** From what goods on it is free; `after`: it is said of the fee before it. */
type Free = Said & {
  from: number
  ways: readonly Way[]
  places: readonly string[]
  isOrigin?: true
  of: Fee['of']
  words: string
  after: boolean
}
type Told = (Fee & { is: 'fee' }) | (Free & { is: 'free' })

const money = { before: /[$£€¥]\s?$|\b(?:rmb|cny|usd|gbp) ?$/iu, after: /^ ?(?:元|块|rmb|cny|quid\b|pounds?\b|dollars?\b)/iu }
/** "Over £50", 满 99: at least so much. */
const up = {
  before:
    /(?<![不未没])满(?:足|了)? ?$|(?:达到|超过|大于|高于) ?$|\b(?:over|above|from|past|reach(?:es)?|exceed(?:s|ing)?|more than|spend(?:ing)?|at least|beyond|starts? at|(?:free|nothing) at|(?:orders?|baskets?|carts?|purchases?) of) $/iu,
  after: /^ ?[元块]?钱?(?:及|或)?(?:以上|起)|^(?:\+| ?(?:or|and) (?:more|up|over|above)\b| upwards\b)/iu,
} as const
const down = {
  before: /(?:不满|没满|未满|不足|不到|低于|少于|不够|未达) ?$|\b(?:under|below|less than|up to) $/iu,
  after: /^ ?[元块]?钱?以[下内]/iu,
} as const
const free =
  /包邮|免邮|免运|免收|免费|免(?=$|[，。；,;\s])|运费全?免|包.{0,5}的邮|[不没](?:收|要|用付?|需付?)(?:运费|邮费)|(?:邮费|运费|快递费)(?:都|全|由|归)?(?:我们|本店)|(?:我们|本店)(?:来)?[出付包贴](?:邮费|运费|快递费)|不收|\b(?:free|zero|nothing|no (?:charge|postage|delivery charge|shipping fee)|on us|we pay|unless|waived?|cover)\b/iu
const never = /不(?:参加|参与|享受|支持)?包邮|不免|[不没]有?包邮/u
const ofPost = /[运邮]费|快递|包邮|免邮|寄|配送|送货|发货|物流|\b(?:deliver|ship|post|postage|courier|parcel|freight|dispatch|mail)/iu
/** What is charged when goods come back, and what is no order's. */
const ofElse =
  /退|换|保修|维修|修理|赔|发票|专票|票据|券|打折|会员|积分|累计|升级|礼[品物]?卡|\b(?:returns?|returned|refund|exchange|repair|warranty|guarantee|klarna|instal|swatch|sample|gift cards?|voucher|wrap|off)/iu
const isMore =
  /加收|另收|另加|多收|多付|加(?=[^，。；,;\d]{0,4}$)|\b(?:extra|additional|surcharge of|supplement of|add)(?: an?)? ?(?:[$£€¥] ?)?$/iu
const isMoreAfter = /^ ?(?:more|extra|on top|surcharge)\b/iu
const others = /其[他余它]|别处|别的地方|\belsewhere\b|\b(?:all )?other (?:provinces|regions|areas|states|places|addresses)\b|\brest of\b/iu
const remote = /偏远|偏的地方|边远|\bremote\b|\boutlying\b/iu
/** A part of an order is charged. */
const perPiece =
  /^ ?[元块]?\/|^ ?[元块]?(?:一?(?:公斤|千克|斤|件|个|箱|台|颗|块))|每(?:件|个|箱|台|公斤|斤|多)|按(?:件|重量|公斤)|\b(?:each|apiece|per (?!order|parcel|delivery)\w+|an? (?:item|piece|box|bag|kilo|kg|metre|meter))\b/iu
/** All that is said of a parcel where nothing in particular is sent. */
const plainZh =
  /订单|单子|单笔|单次|每笔|每一?单|一单|整单|全国|全场|统一|运费|邮费|快递费|快递|邮政|小包|普通|默认|标准|配送|发货|送货|寄送|物流|包邮|免邮|免运费?|运费全?免|不满|没满|未满|不到|到不了|不够|不足|以[上下内]|的话|其余|否则|平时|一律|实付|金额|消费|购物|买|我们|本店|江湖救急|包裹|左右|大部分省份|大陆|国内|地区|地方|参加|参与|享受|中通|圆通|韵达|申通|极兔|邮寄|需要?|支付|付|收取?|另|得|您|就|那|只|是|为|要|都|也|则|按|出|的|元|块|钱|满|及|或|和|免费?|不|每|都/gu
const plainEn = new Set(
  (
    "a an the our we is are it its it's this that and or if for at on of to with by in any all your you your's cost costs costing charge charged charges flat rate fee fees just only standard normal " +
    'regular ordinary usual economy basic tracked uk domestic mainland nationwide delivery deliveries shipping ship ships shipped postage post posts posted sent send goes go travel travels travelled ground royal mail ' +
    'parcel parcels order orders basket baskets cart carts purchase purchases however many single takes take arrive arrives working business day days free freely otherwise below above under over from nothing once ' +
    'spend spending pay pays add reach reaches more up everything everywhere country signed second first class mail evri dpd hermes yodel usps ups fedex dhl gls parcelforce unless whatever large small size number ' +
    "smaller larger anything also scottish per which then that's what till until when where whole total value worth start starts as well same orders' customer customers home within am pm courier provided choose before after by runs us zero two three four five one get gets mean means covered cover"
  ).split(' '),
)

/** How what stands beside an amount limits it: to nothing, to goods of a sort. */
function isPlain(words: string): boolean {
  const bare = findNumbers(words).reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, words)
  const han = bare.replace(plainZh, '').match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = bare.match(/[a-z][a-z'-]*/gu) ?? []
  return han < 2 && latin.every(word => plainEn.has(word) || word.length < 2)
}

const breaks = /[，；;：:()（）|]|,(?!\d{3})|\s[-–—]\s/gu

/** The stretches of a sentence between its marks. */
function clausesOf(text: string): { start: number; end: number; ends: string }[] {
  const marks = [...text.matchAll(breaks)].map(({ index, 0: mark }) => ({ at: index, mark }))
  let start = 0
  return [...marks, { at: text.length, mark: '' }].map(({ at, mark }) => {
    const clause = { start, end: at, ends: mark }
    start = at + mark.length
    return clause
  })
}

/** What a sentence tells of fees of parcels, in its order; nothing of what comes back or of other services. */
function toldIn(said: Said, isOfParcels: boolean): Told[] {
  const text = foldText(said.sentence)
  if (ofElse.test(text) || (!isOfParcels && !ofPost.test(text))) return []
  const clauses = clausesOf(text)
  const numbers = findNumbers(text).filter(({ start, end }) => isAmount(text, start, end))
  if (numbers.length > mostAmounts) return []
  const isWithout = (clause: { start: number; end: number }) => numbers.every(({ start }) => start < clause.start || start > clause.end)
  const freely = clauses.filter(one => isWithout(one) && freeThere(said, text.slice(one.start, one.end)).length > 0)
  const told = freely.flatMap(({ start, end }) => freeThere(said, text.slice(start, end)))
  for (const [at, { value, start, end }] of numbers.entries()) {
    const clause = clauses.find(one => start <= one.end) ?? clauses.at(-1)!
    const last = numbers[at - 1]?.end ?? 0
    const next = numbers[at + 1]?.start ?? text.length
    const begin = segmentStart(clauses, clause)
    const stretch = {
      before: text.slice(Math.max(clause.start, last), start).replace(/(?:[$£€¥]|rmb|cny)\s?$/u, ''),
      after: text.slice(end, Math.min(clause.end, next)),
      // What the sentence begins with it is about: 衣服满 199 元免运费，不满 10 元.
      segment: text.slice(begin, start),
      lead: text.slice(Math.max(begin, last, freely.findLast(one => one.end <= start)?.end ?? 0), start),
      around: text.slice(last, next),
      isFirst: last === 0,
      isLast: next === text.length,
      isMarked: isMoney(text, start, end),
      isOfIt: pronoun.test(text),
      isOfParcels,
      rest: text.slice(begin),
    }
    const one = toldOf(said, value, stretch, told)
    if (one !== undefined) told.push(one)
  }
  return told
}

type Stretch = Record<'before' | 'after' | 'segment' | 'lead' | 'around' | 'rest', string> &
  Record<'isFirst' | 'isLast' | 'isMarked' | 'isOfIt' | 'isOfParcels', boolean>

function toldOf(said: Said, value: number, stretch: Stretch, earlier: readonly Told[]): Told | undefined {
  const { before, after, segment, lead, around, isFirst, isLast, isMarked, isOfIt, isOfParcels, rest } = stretch
  const reached = earlier.find(one => one.is === 'free')
  const isBelow = down.before.test(before) || down.after.test(after)
  // 满 159 元包邮，不满 10 元: the last of it is what is paid.
  if (isBelow && !(isLast && reached !== undefined && value < reached.from && /[不没未]满 ?$/u.test(before))) return undefined
  const own = waysIn(lead)
  const ways = own.length > 0 ? own : waysIn(after.split(/\band\b|和/u)[0] ?? '')
  const places = placesIn(lead).length > 0 ? placesIn(lead) : placesIn(after)
  const isFrom = places.length > 0 && placesIn(withoutOrigin(`${lead} ${after}`)).length === 0
  const bare = withoutWays(withoutPlaces(`${segment} ${forWhat(after)}`.replace(others, ' ').replace(remote, ' ').replace(free, ' ')))
  const of = !isPlain(bare) ? 'goods' : others.test(lead) ? 'others' : remote.test(lead) ? 'remote' : 'all'
  const common = { ...said, ways, places, of, words: segment, ...(isFrom ? { isOrigin: true as const } : {}) } as const
  if (!isBelow && (up.before.test(before) || up.after.test(after))) {
    const isFree = free.test(around) && !never.test(around)
    const isAfter = isOfIt || (!isFirst && !subject.test(before))
    if (isFree) return { is: 'free', ...common, from: value, after: isAfter }
    // From so much on something is otherwise, and it cannot be read what.
    return isOfParcels && !never.test(around) && !ofSignature.test(around)
      ? { is: 'free', ...common, of: 'goods', from: value, after: false }
      : undefined
  }
  if (!isMarked || perPiece.test(after) || perPiece.test(before)) return undefined
  // 新疆不包邮，每单另收 18 元 comes on top of what a parcel costs that is not free; 新疆不包邮，每单收 25 元 is what is paid there.
  const more = isMore.test(before) || isMoreAfter.test(after)
  return { is: 'fee', ...common, fee: value, more, never: never.test(rest), ...(reached === undefined ? {} : { under: reached }) }
}

/** 江浙沪包邮: nothing is paid there. */
function freeThere(said: Said, clause: string): Told[] {
  const places = placesIn(clause)
  // "On everything except trunks" is more than that.
  if (places.length === 0 || !free.test(clause) || never.test(clause) || !isPlain(withoutPlaces(clause).replace(free, ' '))) return []
  return [{ is: 'fee', ...said, fee: 0, more: false, ways: [], places, of: 'all', words: clause, never: false }]
}

/** Who signs for it is no fee. */
const ofSignature = /签收|签字|保价|\b(?:signatures?|signed for|insured)\b/iu

const mostAmounts = 12
const longestSentence = 600
/** Most sentences of a shop speak of no money at all. */
const maySay = /[$£€¥￥元块]|满 ?\d|包邮|免邮|免运|\bfree\b/iu
const pronoun = /^\s*(?:it|that|this)\b/u
const subject = /\b(?:delivery|shipping|postage|post|orders?)\b|单|[运邮]费|包邮|免邮/u

const isMoney = (text: string, start: number, end: number): boolean =>
  money.before.test(text.slice(Math.max(0, start - 16), start)) || money.after.test(text.slice(end, end + 10))

/** A sum of money, or the bare number of 满 99 包邮. */
function isAmount(text: string, start: number, end: number): boolean {
  if (isMoney(text, start, end)) return true
  const [before, after] = [text.slice(Math.max(0, start - 16), start), text.slice(end, end + 10)]
  return /(?:[不未没]?满|不足|达到) ?$/u.test(before) && !/^ ?(?:\p{Script=Han}?[件个公斤千克天日岁升]|kg|%)/u.test(after)
}

/** Where the part of the sentence begins that a clause belongs to. */
function segmentStart(clauses: readonly { start: number; ends: string }[], { start: from }: { start: number }): number {
  const at = clauses.findIndex(({ start }) => start === from)
  const cut = clauses.slice(0, at).findLastIndex(({ ends }) => /[；;]/u.test(ends))
  return clauses[cut + 1]?.start ?? 0
}

/** "For samples", "to Ireland": what the fee is for, right behind it. */
const forWhat = (after: string): string => {
  if (byWeight.test(after)) return 'weight'
  return /^ ?[元块]? ?(?:for|on|to|with|an?)\b(.*?)(?=\band\b|\bif\b|\bwhen\b|$)/u.exec(after)?.[1] ?? ''
}
const byWeight = /\bup to\b.{1,16}\b(?:kilos?|kgs?|lbs?|grams?|g)\b|首重|公斤以[内下]/u

const withoutPlaces = (words: string): string =>
  placesNamed(words).reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, words)

/** What the pages tell of fees of parcels, a language's own before the other's. */
export function readPostage(passages: readonly Passage[], language: Language): Postage {
  const all = passages.flatMap(({ topic, language: of, heading, text }) => {
    const isOfParcels = ofPost.test(foldText(`${topic} ${heading}`))
    if (ofElse.test(foldText(heading.split(' › ').at(-1) ?? ''))) return []
    return splitSentences(text).flatMap((sentence): Read[] => {
      const said = { topic, language: of, sentence }
      const read = known(`${isOfParcels} ${of} ${topic} ${sentence}`, () => readSentence(said, isOfParcels))
      return read.told.length === 0 && read.unread.length === 0 && read.refused.length === 0 ? [] : [read]
    })
  })
  const own = all.filter(one => one.language === language)
  const meant = own.length > 0 ? own : all
  return postageOf(
    meant.flatMap(({ told }) => told),
    meant,
    meant.flatMap(({ refused }) => refused),
  )
}

type Read = {
  language: Language
  told: readonly Told[]
  unread: readonly string[]
  /** "Next day" to there is something else than a parcel that takes its time. */
  isOfWay: boolean
  refused: readonly (Said & { places: readonly string[] })[]
}

function readSentence(said: Said, isOfParcels: boolean): Read {
  const { sentence, language } = said
  const isReadable = sentence.length <= longestSentence && maySay.test(sentence)
  const told = isReadable ? toldIn(said, isOfParcels) : []
  // "We do not ship outside the UK" says nothing of parcels within it.
  const isRefusal = unsent.zh.test(sentence) || sentence.search(unsent.en) >= 0
  const named = isOfParcels || told.length > 0 ? placesIn(isRefusal ? (sentence.split(butFor)[0] ?? '') : sentence) : []
  const unread = charges.test(sentence) ? named.filter(place => !told.some(one => one.places.includes(place))) : []
  const isOfWay = waysIn(sentence).length > 0
  const places = sentence.length <= longestSentence ? refusedIn(sentence) : []
  return { language, told, unread, isOfWay, refused: places.length === 0 ? [] : [{ ...said, places }] }
}

/** What was read of a sentence before: pages change seldom. */
const known = createLately<Read>(4000)

/** A place of which something is said that is no fee that can be read. */
const charges =
  /[运邮]费|包邮|免邮|另算|按.{0,6}(?:算|收)|[不没](?:发|寄|送)|[$£€¥]|\b(?:charge|cost|extra|cannot|can't|do not|don't|not)\b/iu

/** `refusal`: the sentence that says that nothing is sent to a place. */
export type Postage = { ruleFor(sent: Sent): PostageRule | undefined; refusal(place: string): Said | undefined }

/** That nothing is sent: a clause in Chinese, which may name the places before it, and in English up to where they end. */
const unsent = {
  zh: /(?:不|没法|无法)(?:能|支持|再)?(?:发|寄|送|配送|邮|快递)/u,
  en: /\b(?:not|cannot|unable to|no longer|don['’]t|can['’]t)\b[^,;.]{0,30}\b(?:deliver|ship|post|send|dispatch)[^;.]{0,200}/giu,
}
/** What comes after is taken out: whoever ships nothing outside the UK ships within it. */
const butFor = /\b(?:but|except|outside|beyond)\b|除了|但|[\p{Script=Han}、]{1,12}[以之]外/iu

/** The places that a sentence says nothing is sent to. */
function refusedIn(sentence: string): string[] {
  const parts = [...sentence.split(/[，,；;。]/u).filter(clause => unsent.zh.test(clause)), ...(sentence.match(unsent.en) ?? [])]
  // What does not go by the fastest way goes by another.
  return parts.flatMap(part => (waysIn(part).length > 0 ? [] : placesIn(part.split(butFor)[0] ?? '')))
}

function postageOf(told: readonly Told[], read: readonly Read[], refused: Read['refused']): Postage {
  const unread = new Set(read.flatMap(one => (one.isOfWay ? [] : one.unread)))
  const unreadFast = new Set(read.flatMap(one => one.unread))
  const fees = told.flatMap(one => (one.is === 'fee' ? [one] : []))
  const frees = told.flatMap((one, at) => (one.is === 'free' ? [{ one, at }] : []))
  /** Of which fee it is said from when on nothing is paid. */
  const isOf = ({ one, at }: (typeof frees)[number], fee: Fee): boolean => {
    const before = told.slice(0, at).findLast(other => other.is === 'fee' && other.topic === one.topic)
    if (one.after && one.ways.length === 0 && before !== undefined) return before === fee
    return one.of === fee.of && one.ways.join() === fee.ways.join() && where(one) === where(fee)
  }
  const ruleOf = (meant: readonly Fee[]): PostageRule | undefined => {
    const [first] = meant
    if (first === undefined || new Set(meant.map(({ fee }) => fee)).size > 1) return undefined
    const from = [...new Map(frees.flatMap(each => (meant.some(fee => isOf(each, fee)) ? [[each.one.from, each.one]] : []))).values()]
    const [own, another] = from.length > 0 || first.never || first.under === undefined ? from : [first.under]
    if (another !== undefined || (own !== undefined && own.from <= first.fee)) return undefined
    const sentences = own === undefined || own.sentence === first.sentence ? [first] : [first, own]
    return { fee: first.fee, sentences: sentences.map(saidOf), ...(own === undefined ? {} : { freeOver: own.from }) }
  }
  const ofAll = fees.filter(one => one.of === 'all' && one.ways.length === 0 && isHome(one) && !one.more)
  const rule = ruleOf(ofAll)
  // Free of what, or where, if not of a fee that was read?
  const isClear = (each: (typeof frees)[number]) =>
    each.one.ways.length > 0 || each.one.from === rule?.freeOver || fees.some(fee => isOf(each, fee))
  const standard = frees.every(isClear) ? rule : undefined

  function ruleFor({ place, way, isNamed = () => false }: Sent): PostageRule | undefined {
    // Goods that have a fee of their own are not sent by the rule of all.
    if (told.some(({ of, words }) => of === 'goods' && isNamed(words))) return undefined
    const there = place === undefined ? standard : (ruleThere(place) ?? neverFree(place))
    if (way === undefined) return there
    const own = fees.filter(({ ways, of }) => ways.includes(way) && of === 'all')
    const fast =
      own.length > 0 || way !== 'express'
        ? own
        : fees.filter(({ ways, of }) => of === 'all' && ways.some(one => one === 'next_day' || one === 'same_day'))
    const rule = fast.some(({ places }) => places.length > 0) || (place !== undefined && unreadFast.has(place)) ? undefined : ruleOf(fast)
    if (rule === undefined || fast[0]?.more !== true) return rule
    return there === undefined ? undefined : added(there, rule)
  }

  /** 新疆不参加包邮，每单加收 25 元, where it cannot be read what a parcel costs otherwise. */
  const neverFree = (place: string): PostageRule | undefined =>
    unread.has(place) ? undefined : ruleOf(fees.filter(one => one.more && one.never && one.ways.length === 0 && one.places.includes(place)))

  function ruleThere(place: string): PostageRule | undefined {
    if (unread.has(place)) return undefined
    const own = fees.filter(({ of, places, more, ways }) => !more && of !== 'goods' && ways.length === 0 && places.includes(place))
    const rest = fees.filter(({ of, more }) => of === 'others' && !more)
    const isHere = countryOf(place) === homeOf(told)
    const meant = own.length > 0 || !isHere ? own : rest
    // Who may be meant by "remote areas" is told by the page's own words.
    if (own.length === 0 && fees.some(({ of, more }) => of === 'remote' && !more) && mayBeRemote.has(place)) return undefined
    if (meant.length === 0) {
      const isElsewhere = ofAll.some(({ places, isOrigin }) => isOrigin !== true && places.length > 0 && !places.includes(place))
      return isHere && !isElsewhere ? standard : undefined
    }
    const rule = ruleOf(meant)
    // Whether the free parcel of all is one to there too is not said.
    const isOpen =
      rule?.freeOver === undefined && rule?.fee !== 0 && meant[0]?.never !== true && frees.some(each => mayBeThere(each, place))
    return isOpen ? undefined : rule
  }

  /** "£4.50 within mainland UK. It is free from £75" is said of no parcel to an island. */
  function mayBeThere(each: (typeof frees)[number], place: string): boolean {
    const places = [...each.one.places, ...fees.flatMap(fee => (isOf(each, fee) ? fee.places : []))]
    return places.length === 0 || places.includes(place)
  }

  function refusal(place: string): Said | undefined {
    const found = refused.find(({ places }) => places.includes(place))
    return found === undefined ? undefined : saidOf(found)
  }

  return { ruleFor, refusal }
}

/** No place is named that a parcel goes to, or the most of a country. */
const isHome = ({ places, isOrigin }: Fee | Free): boolean =>
  isOrigin === true || places.length === 0 || places.includes('england') || places.includes('lower_48')
const where = (one: Fee | Free): string => (isHome(one) ? '' : one.places.join())

const saidOf = ({ topic, language, sentence }: Said): Said => ({ topic, language, sentence })

/** 加 12 元换顺丰: on top of the parcel's own fee, which may be nothing. */
const added = (there: PostageRule, more: PostageRule): PostageRule => ({
  ...there,
  more: more.fee,
  sentences: [...there.sentences, ...more.sentences.filter(({ sentence }) => there.sentences.every(one => one.sentence !== sentence))],
})

/** The country that the fees speak of: that of the places they name, else of the money. */
function homeOf(told: readonly Told[]): string | undefined {
  const counts = new Map<string, number>()
  for (const country of told.flatMap(({ places }) => places.map(countryOf)))
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1)
  const [named] = [...counts].sort((a, b) => b[1] - a[1])
  const [first] = told
  return named?.[0] ?? (first === undefined ? undefined : countryOfMoney.find(([, marks]) => marks.test(first.sentence))?.[0])
}
const countryOfMoney = [
  ['britain', /£/u],
  ['china', /[元块¥￥]/u],
  ['united_states', /\$/u],
] as const

const mayBeRemote: ReadonlySet<string> = new Set(
  'xinjiang tibet qinghai gansu ningxia inner_mongolia hainan heilongjiang jilin hong_kong macau taiwan highlands scottish_islands northern_ireland islands channel_islands alaska hawaii puerto_rico'.split(
    ' ',
  ),
)
