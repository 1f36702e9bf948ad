import { foldText } from '../dialogue/fold.ts'
import { findNumbers } from '../dialogue/numbers.ts'
import { placesNamed } from '../dialogue/places.ts'
import { type Way, waysIn, withoutWays } from '../dialogue/ways.ts'
import type { Language } from '../wire.ts'
import { withoutOrigin } from './parcel-origin.ts'
import { withoutExcepted } from './postage-except.ts'

export type Said = { topic: string; language: Language; sentence: string }

/** What a clause tells that a parcel costs, in major units; nothing is 0. */
export type Charge = Said & {
  fee: number
  /** On top of what a parcel costs otherwise. */
  more: boolean
  ways: readonly Way[]
  /** Regions, none where it is told of all of them or of the country. */
  places: readonly string[]
  /** Regions that are taken out of all: 除新疆、西藏外一律包邮. */
  except?: readonly string[]
  of: 'all' | 'others' | 'remote' | 'goods'
  /** What is said of goods of a sort. */
  words: string
  /** Only where goods come to so much; `beyond`: to more than that. */
  from?: number
  beyond?: true
  /** Only where they come to less. */
  below?: number
  /** However much is bought. */
  always: boolean
  /** Said of the charge before it: "it is free from £45". */
  leans: boolean
}

const money = { before: /[$£€¥₹]\s?$|\b(?:rmb|cny|usd|gbp) ?$/iu, after: /^ ?(?:元|块|rmb|cny|quid\b|pounds?\b|dollars?\b)/iu }
/** "Over £50", 满 99: at least so much. */
const up = {
  before:
    /(?<![不未没])满(?:足|了)? ?$|(?:达到|超过|大于|高于) ?$|\b(?:over|above|from|past|reach(?:es)?|touch(?:es)?|exceed(?:s|ing)?|comes? to|hits?|more than|spend(?:ing)?|at least|beyond|starts? at|(?:free|nothing|off) at|(?:orders?|baskets?|carts?|purchases?) of) $/iu,
  after: /^ ?[元块]?钱?(?:及|或)?(?:以上|起)|^(?:\+| ?(?:or|and) (?:more|up|over|above)\b| upwards\b)/iu,
} as const
const strictly = /(?:超过|大于|高于) ?$|\b(?:over|above|past|exceed(?:s|ing)?|more than|beyond) $/iu
const down = {
  before: /(?:不满|没满|未满|不足|不到|低于|少于|不够|未达) ?$|\b(?:under|below|less than|up to) $/iu,
  after: /^ ?[元块]?钱?以[下内]|^ ?(?:or|and) (?:less|under)\b/iu,
} as const
/** The other side of the limit that was told before. */
const otherwise = {
  below:
    /不满|没满|未满|不足|不到|到不了|不够|没到|以下|否则|其余情况|\b(?:otherwise|under that|below that|less than that|if not|or else|until then)\b/iu,
  above: /以上|\b(?:above that|over that|beyond that|more than that)\b/iu,
} as const
const free =
  /包邮(?!的?订单)|免邮|免运|免收|免费|免(?=$|[，。；,;\s])|(?:[运邮]|快递)费全?免|包.{0,5}的邮|[不没](?:用?收|要|用付?|需付?)(?:运费|邮费)|(?:邮费|运费|快递费)(?:都|全|由|归)?(?:我们|本店)|(?:我们|本店|小店)(?:来|全|都)?[出付包贴](?:邮费|运费|快递费|了|(?=$|[，。；,;\s]))|不收|\b(?:free(?! (?:to|of|from the)\b)|zero|nothing|no (?:charge|postage|delivery charge|shipping fee)|on us|our treat|we(?:'ll)? (?:pay|cover)|unless|waived?|comes? off)\b/iu
const never =
  /不(?:参加|参与|享受|支持|再|能|可)?包邮|不免|[不没]有?包邮|(?:包邮|免邮)[^，。；,;]{0,6}(?:结束|取消|停)|\bno free\b|\bno threshold\b|\bfree\b[^,;.]{0,32}\b(?:does not|doesn['’]t|do not|don['’]t|is not|isn['’]t) (?:count|apply|hold|include|cover)|^\s*no\b[^,;.]{0,16}\bfree\b|(?:\b(?:not|never|no longer)|n['’]t)\b[^,;.]{0,24}\bfree\b/iu
const always =
  /(?:不管|不论|无论|不计)(?:您)?买?多少|一口价|不(?:参加|参与|享受|支持)?包邮|\b(?:flat|whatever|however (?:much|many)|regardless|always|no (?:free )?threshold|no free)\b/iu
const ofPost =
  /[运邮]费|快递|包邮|免邮|寄|配送|送货|发货|物流|\b(?:deliver|ship|post|postage|courier|parcel|freight|carriage|dispatch|mail)/iu
const ofFees = /[运邮]费|快递费|包邮|免邮|\b(?:delivery|shipping|postage|carriage|parcels?|courier)\b/iu
/** What is charged when goods come back, and what is no order's. */
const ofElse =
  /退|丢|补寄|补发|缺件|配件|零件|自提|自取|到店|首单|新客|换(?!顺丰|京东|快递)|发错|破损|质量|保修|维修|修理|赔|发票|专票|票据|券|打折|会员|积分|累计|升级|礼[品物]?卡|\b(?:returns?|returned|refund|exchange|repair|warranty|guarantees?\b|klarna|collect(?:ed|ion)?\b|pick(?:ed|ing)?(?: (?:it|them|things|orders?))?[- ]?up|first order|members?\b|subscri\w+|instal|swatch|sample|gift cards?|voucher|wrap|faulty|damaged|broken|missing|lost|replac\w*|(?<!comes? )off\b)/iu
const isMore =
  /加收|另收|另加|多收|多付|补|加(?=[^，。；,;\d]{0,4}$)|\b(?:extra|additional|surcharge of|supplement of|adds?)(?: an?)? ?(?:[$£€¥] ?)?$/iu
const isMoreAfter = /^ ?(?:more|extra|on top|surcharge)\b/iu
const others = /其[他余它]|别处|别的地方|\belsewhere\b|\b(?:all )?other (?:provinces|regions|areas|states|places|addresses)\b|\brest of\b/iu
const remote =
  /偏远|偏的地方|边远|(?:上面|以上|前面|这)(?:这|那)?(?:几|些|[两二三四五六七八九十\d]+ ?)个?(?:地区|地方|省|区域)|\bremote\b|\boutlying\b/iu
const those =
  /(?:上述|前述|这|那)(?:几|些|[一两二三四五六七八九十\d]+ ?)?个?(?:地区|地方|省|区域|地)|\b(?:these|those|there|in these|(?:these|those) (?:regions|areas|places|states))\b/iu
/** A part of an order is charged. */
const perPiece =
  /^ ?[元块]?\/|^ ?[元块]?(?:一?(?:公斤|千克|斤|件|个|箱|台|颗|块))|每(?:件|个|箱|台|公斤|斤|多|只)|按(?:件|重量|公斤)|\b(?:each|apiece|per (?!order|parcel|delivery)\w+|an? (?:item|piece|box|bag|kilo|kg|metre|meter))\b/iu
/** Who signs for it, who carries it upstairs. */
const ofService =
  /签收|签字|保价|上楼|入户|\b(?:signatures?|signed|insured|room|upstairs|stairs|crew|carr(?:y|ies)|assembl\w+|install\w*|unroll)\b/iu
/** All that is said of a parcel where nothing in particular is sent. */
const plainZh =
  /订单|单子|单笔|单次|每笔|每一?单|一单|整单|全国|全场|统一|运费|邮费|快递费|快递|邮政|小包|小件|轻货|轻小件|不论|不管|无论|多少|一样|差价|普通|默认|标准|上面|前面|这|几?个|省区|小店|配送|发货|送货|寄送|物流|包邮|免邮|免运费?|运费全?免|不满|没满|未满|不到|到不了|不够|不足|以[上下内]|的话|其余|否则|平时|一律|实付|金额|消费|购物|买|我们|本店|您|包裹|左右|大部分省份|大陆|国内|地区|地方|城市|省份|参加|参与|享受|中通|圆通|韵达|申通|极兔|邮寄|需要?|支付|付|收取?|另|得|就|那|只|是|为|要|都|也|则|按|出|的|所有|元|块|钱|满|及|或|和|免费?|不|每|都|用|发|寄|走|但|但是|不过/gu
const plainEn = new Set(
  (
    "a an the our we is are it it's its this that and or if for at on of to with by in any all your you your's cost costs costing charge charged charges flat rate fee fees just only standard normal " +
    'regular ordinary usual economy basic tracked uk domestic mainland nationwide delivery deliveries shipping ship ships shipped postage post posts posted sent send goes go travel travels travelled ground royal mail ' +
    'parcel parcels order orders basket baskets cart carts purchase purchases however many single takes take arrive arrives working business day days free freely otherwise below above under over from nothing once ' +
    'spend spending pay pays add reach reaches touches more up everything everywhere country signed second first class mail evri dpd hermes yodel usps ups fedex dhl gls parcelforce unless whatever large small size number ' +
    "smaller larger anything also scottish per state states hurry now ourselves rest there wherever which then that's what till until when where whole total value worth start starts as well same orders' customer customers home within am pm courier provided choose before after by runs us zero two three four five one get gets mean means covered cover " +
    "either both always comes come does do can but sadly most us no not there we're we've you're charge there's here here's so still even straight britain british isles abroad overseas fully lands usually duty duties tax taxes vat customs already europe else deliver delivers delivered delivering sends sending posts posting " +
    'every special insured its full value noon use used guaranteed saturday saturdays sunday air bits things thing gear goods items stuff dry ones those past number bags box jiffy letterbox letter hour hours am too only please islands isles'
  ).split(' '),
)

/** How what stands beside an amount limits it: to nothing, to goods of a sort. */
function isPlain(words: string): boolean {
  const bare = findNumbers(words).reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, words)
  const han = bare.replace(plainZh, '').match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = bare.match(/[a-z][a-z'-]*/gu) ?? []
  return han < 2 && latin.every(word => plainEn.has(word) || word.length < 2)
}

/**
 * How much what stands under a heading is of parcels: all of it, what speaks of them or names where and how they go or what is in them, what names where and how
 * ("the Highlands cost £8.50" on a page about parcels), or what speaks of them alone.
 */
export type OfParcels = 'all' | 'places' | 'regions' | 'said'

/** `fees`: where parcels are spoken of. */
export const ofParcels = (heading: string, fees: 'under it' | 'on its page' | 'nowhere'): OfParcels =>
  ofPost.test(foldText(heading)) ? 'all' : fees === 'under it' ? 'places' : fees === 'on its page' ? 'regions' : 'said'

export const speaksOfFees = (text: string): boolean => ofFees.test(text)

/** Whether a heading speaks of what is no order's. */
export const isAboutElse = (heading: string): boolean => ofElse.test(foldText(heading))

const mostAmounts = 12
const longestSentence = 600
/** Most sentences of a shop speak of no money at all. */
const maySay =
  /[$£€¥￥₹元块]|满 ?[\d一二两三四五六七八九]|[收加补] ?[\d一二两三四五六七八九十]|包邮|免邮|免运|邮费|运费|\b(?:free|charge|tenner|fiver)\b/iu
/** Said of what was told: "it is free from £45", "orders of $60 or more ship free there". */
const pronoun = /^\s*(?:it|that|this)\b|\bthere\s*(?:$|[.,;]|too\b|as well\b)/u

/** What a sentence tells that parcels cost, in its order; nothing of what comes back or of other services. `unclear`: from when on something is otherwise that is not read. */
export function chargesIn(said: Said, about: OfParcels): { charges: Charge[]; unclear?: number } {
  if (said.sentence.length > longestSentence || !maySay.test(said.sentence)) return { charges: [] }
  const { text, except } = withoutExcepted(
    foldText(said.sentence).replace(/\ba (tenner|fiver)\b/gu, (_all, note) => (note === 'fiver' ? '£5' : '£10')),
  )
  const isOfPost = about === 'all' || ofPost.test(text)
  if (ofElse.test(text) || (!isOfPost && about === 'said') || amountsIn(text).length > mostAmounts) return { charges: [] }
  const leans = pronoun.test(text)
  const charges: Charge[] = []
  let before: Clause | undefined
  let isThose = false
  const { clauses, rest } = clausesOf(text)
  for (const each of clauses) {
    const clause = readClause(each, before, leans)
    before = clause
    isThose ||= those.test(each.text)
    const isSomewhere = clause.places.length + clause.ways.length > 0
    const isOfIt = isOfPost || leans || isSomewhere || (clause.of !== 'all' && about !== 'regions')
    if (clause.price !== undefined && isOfIt && !ofService.test(each.text))
      charges.push(butFor(except, { isThose, text: each.text }, chargeOf(said, clause, leans)))
  }
  const [left] =
    rest === '' || about !== 'all' || never.test(rest) || ofService.test(rest) ? [] : amountsIn(rest).filter(({ is }) => is === 'from')
  // 内蒙古运费 25 元，7 到 10 天到，不参加包邮: said of what was told last.
  const told = never.test(rest) ? charges.map((one, at) => (at === charges.length - 1 ? { ...one, always: true } : one)) : charges
  return { charges: told, ...(left === undefined ? {} : { unclear: left.value }) }
}

/** What is taken out of all is told for by itself: 除新疆外一律包邮；这个地区满 399 元包邮. */
function butFor(except: readonly string[], { isThose, text }: { isThose: boolean; text: string }, charge: Charge): Charge {
  if (except.length === 0) return charge
  if (charge.places.length === 0) return isThose ? { ...charge, of: 'all', places: except } : { ...charge, except }
  // 满 99 元包邮，新疆除外，不满收 8 元；新疆收 20 元: the limit is not theirs.
  const { below: _below, ...own } = charge
  return charge.places.every(place => except.includes(place)) && amountsIn(text).every(({ is }) => is === 'price') ? own : charge
}

type Clause = Pick<Charge, 'ways' | 'places' | 'of' | 'words' | 'always'> & {
  price?: { fee: number; more: boolean }
  limit?: { value: number; is: 'from' | 'below'; beyond: boolean }
  /** The last limit that the sentence has told. */
  last?: number
}

function chargeOf(said: Said, { price, limit, last: _last, ...scope }: Clause, leans: boolean): Charge {
  return {
    ...said,
    ...price!,
    ...scope,
    leans: leans && isBare(scope),
    ...(limit?.is === 'from' ? { from: limit.value, ...(limit.beyond ? { beyond: true as const } : {}) } : {}),
    ...(limit?.is === 'below' ? { below: limit.value } : {}),
  }
}

const isBare = ({ places, ways, of }: Pick<Charge, 'places' | 'ways' | 'of'>): boolean =>
  places.length === 0 && ways.length === 0 && of === 'all'

/** An amount of a text: what is paid, or what goods come to. */
type Amount = { value: number; start: number; end: number; is: 'price' | 'from' | 'below'; beyond: boolean }

function amountsIn(text: string): Amount[] {
  return findNumbers(text).flatMap(({ value, start, end }): Amount[] => {
    const [before, after] = [text.slice(Math.max(0, start - 24), start), text.slice(end, end + 16)]
    const plain = before.replace(/(?:[$£€¥₹]|rmb|cny)\s?$/u, '')
    const isMoney = money.before.test(before) || money.after.test(after)
    if (!isMoney && otherUnit.test(after)) return []
    const common = { value, start, end, beyond: strictly.test(plain) }
    if (down.before.test(plain) || (isMoney && down.after.test(after))) return [{ ...common, is: 'below' }]
    if (/\bstarts? at $/u.test(plain) && !free.test(text)) return []
    if (up.before.test(plain) && (isMoney || /[满到过于] ?$/u.test(plain))) return [{ ...common, is: 'from' }]
    // 运费 45 元起 is no limit, and no price that is known.
    if (/^ ?[元块]?钱?起/u.test(after) && feeBefore.test(plain)) return []
    if (up.after.test(after) && (isMoney || (value >= 20 && free.test(text)))) return [{ ...common, is: 'from' }]
    if (isMoney || (paid.test(plain) && /^ ?(?:$|[,，;；。])/u.test(after))) return [{ ...common, is: 'price' }]
    return []
  })
}
const feeBefore = /(?:[运邮]费|快递费|[收付])(?:是|为|按)? ?$/u
const otherUnit = /^ ?(?:\p{Script=Han}?[件个公斤千克天日岁升双米]|kg|%|percent|days?\b|am\b|pm\b)/iu
const paid = /[收加补付] ?$/u

const marks = /[,;:()|]|(?<=\s)(?:and|or|but|otherwise)(?=\s)/giu

/** A stretch that tells what is paid, and what leads up to it. */
type Stretch = { lead: string; text: string }

/** The stretches of a text that tell what is paid; `rest`: what comes after them. */
function clausesOf(text: string): { clauses: Stretch[]; rest: string } {
  const cuts = [...text.matchAll(marks)].filter(({ 0: mark, index }) => mark !== ',' || !/^\d{3}/.test(text.slice(index + 1)))
  const ends = [
    ...cuts.map(({ 0: mark, index }) => ({ at: index, next: index + mark.length, mark })),
    { at: text.length, next: text.length, mark: '' },
  ]
  const clauses: Stretch[] = []
  let from = 0
  let start = 0
  for (const { at, next, mark } of ends) {
    const begin = start
    const piece = text.slice(begin, at)
    // "Otherwise" and 不满 stay with what they begin.
    start = mark.trim() === 'otherwise' ? at : next
    const amounts = amountsIn(piece)
    const isPriced =
      amounts.some(({ is }) => is === 'price') || (free.test(piece) && !never.test(piece)) || isRestOf(piece, clauses.at(-1)?.text)
    if (isPriced) {
      clauses.push({ lead: text.slice(from, begin), text: piece })
      from = start
    } else if (mark === ';') from = start
    else if (
      clauses.length > 0 &&
      amounts.length > 0 &&
      amountsIn(clauses.at(-1)!.text).every(({ is }) => is === 'price') &&
      !isLed(text.slice(start))
    ) {
      // "Is on us, for orders over £60": said of what was told.
      const { lead, text: told } = clauses.pop()!
      clauses.push({ lead, text: `${told},${text.slice(from, at)}` })
      from = start
    }
  }
  return { clauses, rest: text.slice(from) }
}

/** 满 159 元包邮，不满 10 元: the last of it is what is paid. */
const isRestOf = (piece: string, before = ''): boolean => {
  const [only, more] = amountsIn(piece)
  const told = amountsIn(before).findLast(({ is }) => is === 'from')
  return (
    only?.is === 'below' &&
    more === undefined &&
    told !== undefined &&
    only.value < told.value &&
    /[不没未]满 ?$/u.test(piece.slice(0, only.start))
  )
}

/** What comes next tells what is paid, without a limit of its own. */
const isLed = (rest: string): boolean => {
  const next = rest.split(/[,;:()|]/u)[0] ?? ''
  const amounts = amountsIn(next)
  return (free.test(next) || amounts.some(({ is }) => is === 'price')) && amounts.every(({ is }) => is === 'price')
}

function readClause({ lead, text: piece }: Stretch, before: Clause | undefined, leans: boolean): Clause {
  const led = amountsIn(piece).some(({ is }) => is !== 'price') ? '' : limitIn(lead)
  const text = `${led}${piece}`
  const amounts = amountsIn(text)
  const rest =
    before?.last !== undefined && amounts.length === 1 && amounts[0]!.is === 'below' && amounts[0]!.value < before.last && !free.test(text)
  const limits = rest ? [] : amounts.filter(({ is }) => is !== 'price')
  const price = rest ? amounts[0] : amounts.findLast(({ is }) => is === 'price')
  const limit = limits.at(-1)
  const isNothing = price === undefined && free.test(text) && !never.test(text)
  const freeAt = isNothing ? text.search(free) : text.length
  const first = Math.min(limit?.start ?? text.length, price?.start ?? text.length, freeAt)
  const scope = scopeOf(lead, text, { first, end: price?.end, isLimited: limits.length > 0 })
  const other = limit === undefined ? otherSideOf(text, before?.last, rest) : undefined
  // 没满的话江浙沪 6 元，别处 10 元: the limit holds for those that are named besides.
  const goesOn = before?.limit?.is === 'below' && price !== undefined && !isBare(scope) && !always.test(`${lead} ${text}`)
  const side =
    limit === undefined
      ? (other ?? (goesOn ? before.limit : undefined))
      : { value: limit.value, is: limit.is as 'from' | 'below', beyond: limit.beyond }
  // Only what is said of parcels is free of postage: "ask for a label, there's no charge for it".
  const isFree = isNothing && (limits.length > 0 || other !== undefined || ofPost.test(`${lead} ${text}`) || leans)
  // What the sentence begins with it is about: 衣服满 199 元免运费，不满 10 元.
  const isAnew = other === undefined && (before?.of === 'others' || before?.of === 'remote' || anew.test(text.slice(0, first)))
  const { ways, places, of, words } = before !== undefined && isBare(scope) && !isAnew ? before : scope
  const last = side?.value ?? before?.last
  const isPaid =
    price !== undefined &&
    !perPiece.test(text.slice(price.end, price.end + 16)) &&
    !perPiece.test(text.slice(Math.max(0, price.start - 12), price.start))
  const told = isPaid ? { fee: price.value, more: isMoreAt(text, price) } : isFree ? { fee: 0, more: false } : undefined
  return {
    ways,
    places,
    // 想发顺丰可以补15元: what a way costs on top is said of parcels, whatever stands around it.
    of: told?.more === true && ways.length > 0 ? 'all' : of,
    words,
    always: always.test(`${lead} ${text}`),
    ...(told === undefined ? {} : { price: told }),
    ...(side === undefined ? {} : { limit: side }),
    ...(last === undefined ? {} : { last }),
  }
}

/** 不满的收 8 元, "otherwise £8": the other side of the limit that was told before. */
function otherSideOf(text: string, last: number | undefined, isRest: boolean): Clause['limit'] {
  if (last === undefined) return undefined
  if (isRest || otherwise.below.test(text)) return { value: last, is: 'below', beyond: false }
  return otherwise.above.test(text) ? { value: last, is: 'from', beyond: false } : undefined
}

/** What is named anew is not what the sentence began with: "next day is £6, and the post is free over £50". */
const anew = /\b(?:the post|postage|delivery|shipping|orders?|parcels?)\b/iu

const isMoreAt = (text: string, { start, end }: Amount): boolean =>
  isMore.test(text.slice(Math.max(0, start - 12), start)) || isMoreAfter.test(text.slice(end))

/** "Orders over £60, whatever they weigh, go free": the limit stands before it. */
const limitIn = (lead: string): string => (amountsIn(lead).some(({ is }) => is !== 'price') ? `${lead},` : '')

/** Where and how a clause says that parcels go, and what it says is in them. `first`: where it tells what is paid, or from when on. */
function scopeOf(
  lead: string,
  text: string,
  { first, end, isLimited }: { first: number; end: number | undefined; isLimited: boolean },
): Pick<Charge, 'ways' | 'places' | 'of' | 'words'> {
  const whole = `${lead} ${text}`
  const places = [...new Set(wholePlaces(withoutOrigin(whole)).flatMap(({ ids }) => (ids.length > mostRegions ? [] : ids)))]
  // 饼干走快递，全国都寄，满 88 包邮 is said of all; "prams come with two men, for £15" of prams.
  const own = text.slice(0, first)
  const isOwn = /\p{Script=Han}/u.test(text) && (isLimited || subjectZh.test(text))
  const subject = `${isOwn ? '' : lead} ${own} ${forWhat(text.slice(end ?? first))}`
  const bare = withoutWays(withoutPlaces(subject).replace(others, ' ').replace(remote, ' ').replace(free, ' '))
  return {
    ways: waysIn(whole),
    places,
    of: !isPlain(bare) ? 'goods' : others.test(whole) ? 'others' : remote.test(whole) ? 'remote' : 'all',
    words: subject,
  }
}
const subjectZh = /(?<!免)[运邮]费|(?<!免)快递费|订单|[每整]单|全国|全场|所有/u

/** All provinces are no regions that differ. */
const mostRegions = 20

/** "For samples", "on everything but trunks": what is said to be in it, right behind what is paid. */
const forWhat = (after: string): string => {
  if (byWeight.test(after)) return 'weight'
  return /^.{0,12}?\b(?:for|on|to|with)\b(.*?)(?=\band\b|\bif\b|\bwhen\b|,|$)/u.exec(after)?.[1] ?? ''
}
const byWeight = /\bup to\b.{1,16}\b(?:kilos?|kgs?|lbs?|grams?|g)\b|首重|公斤以[内下]/u

/** "Southern Scotland" is a part of it: who lives there nobody knows. */
const part = /\b(?:(?:north|south|east|west)(?:ern)?|central|(?:parts?|most) of) (?:the )?$/u

/** The places that are named as a whole; where there is nothing else, parts of them are no places. */
const wholePlaces = (text: string) => placesNamed(text, true).filter(({ from }) => !part.test(text.slice(0, from)))

function withoutPlaces(words: string): string {
  const isOfWholes = wholePlaces(words).length > 0
  return placesNamed(words, true).reduceRight((left, { from, to }) => {
    const before = left.slice(0, from)
    return `${isOfWholes ? before.replace(part, ' ') : before} ${left.slice(to)}`
  }, words)
}
