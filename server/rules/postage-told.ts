import { foldText } from '../language/fold.ts'
import { type Way, waysIn, withoutWays } from '../language/ways.ts'
import type { Language } from '../wire.ts'
import { inSymbols } from './money-words.ts'
import { withoutOrigin } from './parcel-origin.ts'
import { type Amount, amountsIn } from './postage-amounts.ts'
import { butFor, withoutCollecting, withoutExcepted, withoutExceptedGoods, withoutUncounted } from './postage-except.ts'
import { isPlain, lackedIn } from './postage-plain.ts'
import { joinedPlaces, placesTogether, plainPlaces, wholePlaces, withoutPlaces } from './postage-where.ts'
import {
  always,
  free,
  isMore,
  isMoreAfter,
  never,
  ofElse,
  ofFees,
  ofPost,
  ofService,
  others,
  otherwise,
  perPiece,
  remote,
  those,
  whateverSpent,
} from './postage-words.ts'

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
  /** What is said of goods that are taken out of what is free: "unless they contain a cabinet". */
  exceptGoods?: string
  /** `town`: of where the shop is, and no address tells who lives there. */
  of: 'all' | 'others' | 'remote' | 'goods' | 'town'
  /** What is said of goods of a sort; `lacks`: and of which it has none. */
  words: string
  lacks?: string
  /** Only where goods come to so much; `beyond`: to more than that. */
  from?: number
  beyond?: true
  /** Only where they come to less. */
  below?: number
  /** However much is bought. */
  always: boolean
  /** Said of the charge before it: "it is free from £45". */
  leans: boolean
  /** Only of parcels that weigh more, or at most so much, in grams. */
  weight?: { over?: number; upTo?: number }
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
/** "If the goods come to £40, there is nothing to pay for it". */
const ofItFrom = /\bit(?: is|'s) free\b|\bfor (?:it|that)\s*(?:$|[.,;])/u

/** What a sentence tells of parcels. `unclear`: from when on something is otherwise that is not read; `neverFree`: regions that it says no free parcel goes to; `isNever`:
 * that what was told before is never free. */
export type Told = { charges: Charge[]; unclear?: number; neverFree?: readonly string[]; isNever?: true; except?: readonly string[] }

/** What a sentence tells that parcels cost, in its order; nothing of what comes back or of other services. */
export function chargesIn(said: Said, about: OfParcels): Told {
  const written = inSymbols(said.sentence)
  if (written.length > longestSentence || !maySay.test(written)) return { charges: [] }
  const { text: plain, goods: exceptGoods } = withoutExceptedGoods(
    withoutUncounted(ofSorts(foldText(written)))
      .replace(/(?<=[元块])、/gu, ',')
      .replace(/\ba (tenner|fiver)\b/gu, (_all, note) => (note === 'fiver' ? '£5' : '£10')),
  )
  const { text: counted, except } = withoutExcepted(plain)
  const text = placesTogether(plainPlaces(withoutCollecting(counted)))
  const isOfPost = about === 'all' || ofPost.test(text)
  if (ofElse.test(text) || (!isOfPost && about === 'said') || amountsIn(text).length > mostAmounts) return { charges: [] }
  const leans = pronoun.test(text) || (ofItFrom.test(text) && amountsIn(text).some(({ is }) => is === 'from'))
  const charges: Charge[] = []
  let before: Clause | undefined
  const isEither: number[] = []
  let isThose = false
  const { clauses, rest } = clausesOf(text)
  for (const each of clauses) {
    const clause = readClause(each, before, leans)
    before = clause
    isThose ||= those.test(each.text)
    const isSomewhere = clause.places.length + clause.ways.length > 0
    const isOfIt = isOfPost || leans || isSomewhere || (clause.of !== 'all' && about !== 'regions')
    // 顺丰加15元，免运费的订单也要补这15元: of the extra that was told just before, and no limit. "Free with goods for £40": whether that is what is paid, or from when on nothing is.
    const isSame = charges.some(({ more, fee }) => more && fee === clause.price?.fee)
    const either = clause.limit === undefined && (clause.price?.fee ?? 0) > 0 && free.test(each.text) && !never.test(each.text) && !isSame
    if (either) isEither.push(clause.price!.fee)
    else if (clause.price !== undefined && isOfIt && !ofService.test(each.text))
      charges.push(
        ...andOthers(butFor(except, { isThose, text: each.text, charges }, chargeOf(said, ofBoth(clause, each.text, charges), leans))),
      )
  }
  const isOfRest = rest !== '' && about === 'all' && !never.test(rest) && !ofService.test(rest)
  // "The post is free once it has come to £80, in a way": a limit that is not read is one all the same.
  const isUnread = about === 'all' && free.test(text) && !never.test(text) && charges.every(({ fee }) => fee > 0) && !ofService.test(text)
  const [left] = isOfRest || isUnread ? amountsIn(isUnread ? text : rest).filter(({ is }) => is === 'from') : []
  const neverFree = never.test(text) ? unfreeIn(text) : []
  return {
    charges: withRest(charges, clauses, rest).map(one => (one.fee === 0 && exceptGoods !== undefined ? { ...one, exceptGoods } : one)),
    ...(left === undefined && isEither.length === 0 ? {} : { unclear: Math.min(left?.value ?? Number.POSITIVE_INFINITY, ...isEither) }),
    ...(neverFree.length === 0 ? {} : { neverFree }),
    except,
    ...(charges.length === 0 && neverFree.length === 0 && never.test(text) && ofThat.test(text) ? { isNever: true as const } : {}),
  }
}

/** 大件（推车、餐椅）运费48元 is said of what stands in the brackets, 小件（配件）运费12元 and 普通商品运费8元 of whatever is nothing else. */
const ofSorts = (text: string): string =>
  text
    .replace(/(?:大|重|长|超长|超大|易碎)件 ?[(（]([^()（）\d]{2,60})[)）](?=[^,，;；。]{0,6}[\d运邮])/gu, '$1')
    .replace(
      /(?:小件 ?[(（][^()（）\d]{2,60}[)）]|(?:普通|一般|常规|其他|其它|其余)(?:的)?(?:商品|货品|货物|物品|小件|件))(?=[^,，;；。]{0,6}[\d运邮])/gu,
      '全国',
    )

/** What stands behind all prices is said of the last one, or of all: that it is never free, or where it goes to. */
function withRest(charges: readonly Charge[], clauses: readonly Stretch[], rest: string): Charge[] {
  // 内蒙古运费 25 元，7 到 10 天到，不参加包邮: said of what was told last.
  // 25 元，不参加包邮，买多少都是 25 元: the same fee once more, and it is never free.
  const [first, ...again] = charges
  const isSame = first !== undefined && again.length > 0 && again.every(({ fee, places }) => fee === first.fee && places.length === 0)
  if (isSame && first.fee > 0 && clauses.some(({ lead }) => never.test(lead))) return [{ ...first, always: true }]
  const where = [...new Set(wholePlaces(rest).flatMap(({ ids }) => ids))]
  const isWhere = where.length > 0 && where.length <= mostRegions && (toThere.test(rest) || onlyThere.test(rest) || isAside(rest))
  const isOpen = charges.every(({ places, of, except }) => places.length === 0 && of === 'all' && except === undefined)
  const placed = isWhere && isOpen ? charges.map(one => ({ ...one, places: where })) : [...charges]
  // 其他省满 149 元包邮，新疆不包邮: said of that region.
  const isOfLast = (never.test(rest) || whateverSpent.test(rest)) && (where.length === 0 || (isWhere && isOpen))
  const last = placed.at(-1)
  if (!isOfLast || last === undefined) return placed
  const { below: _below, ...ever } = last
  return [...placed.slice(0, -1), { ...ever, always: true }]
}
const toThere = /^\s*,?\s*(?:to|in|within|for) /u
/** "£3.30 on orders below £35 (mainland UK)". */
const isAside = (rest: string): boolean => !never.test(rest) && !/\p{Script=Han}/u.test(rest) && isPlain(withoutPlaces(rest))
const onlyThere = /\bonly\b|[仅只]限/u

/** "That never becomes free", "no free delivery", 这里不包邮: said of what stands before it. */
const ofThat = /^\W*(?:no|not|never|sorry)\b|\b(?:it|that|this|there|these|those)\b|^(?:不|没有?|也不|都不|这)/u

/** The regions of a clause that says they are never free. */
const unfreeIn = (text: string): string[] =>
  joinedPlaces(text)
    .split(/[,;:()|]/u)
    .filter(clause => never.test(clause))
    .flatMap(clause => wholePlaces(clause).flatMap(({ ids }) => (ids.length > mostRegions ? [] : ids)))

/** "£3 to Wales and £4 to Scotland; both are free once you spend £45". */
const ofBoth = (clause: Clause, text: string, told: readonly Charge[]): Clause =>
  clause.price?.fee === 0 && /\b(?:both|either|all (?:three|of (?:these|them))) /u.test(text)
    ? { ...clause, places: [...new Set(told.flatMap(({ places }) => places))] }
    : clause

/** 福建及省外包邮: of a region and of all the others alike. */
const andOthers = (charge: Charge): Charge[] =>
  charge.of === 'others' && charge.places.length > 0 && charge.language === 'zh'
    ? [
        { ...charge, of: 'all' },
        { ...charge, places: [] },
      ]
    : [charge]

type Scope = Pick<Charge, 'ways' | 'places' | 'of' | 'words' | 'lacks'>
type Clause = Scope & { always: boolean } & {
  price?: { fee: number; more: boolean }
  limit?: { value: number; is: 'from' | 'below'; beyond: boolean }
  /** The last limit that the sentence has told. */
  last?: number
  /** Where what is told by weight goes: 外地首重 8 元；满 299 元包邮. */
  onward?: Scope
}

function chargeOf(said: Said, { price, limit, last: _last, onward: _onward, ...scope }: Clause, leans: boolean): Charge {
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

const marks = /[,;:()|]|(?<=\s)(?:and|or|but|otherwise)(?=\s)/giu

/** "$70 or more" is one amount. */
const orMore = /^(?:or|and) (?:more|over|above|up|upwards|less|under)\b/u

/** A stretch that tells what is paid, and what leads up to it. */
type Stretch = { lead: string; text: string }

/** The stretches of a text that tell what is paid; `rest`: what comes after them. */
function clausesOf(text: string): { clauses: Stretch[]; rest: string } {
  const cuts = [...text.matchAll(marks)].filter(
    ({ 0: mark, index }) => (mark !== ',' || !/^\d{3}/.test(text.slice(index + 1))) && !orMore.test(text.slice(index)),
  )
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
    } else if (mark === ';') {
      // 冷链费20元一单，不管买几盒；新疆不卖: said of what was told.
      const last = clauses.at(-1)
      if (last !== undefined && whateverSpent.test(piece)) clauses[clauses.length - 1] = { ...last, text: `${last.text},${piece}` }
      from = start
    } else if (
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
  const isNothing = price === undefined && free.test(text) && !never.test(text) && !/\bfree\b[^,;.]{0,40}\bnot\b(?! only)/u.test(text)
  const freeAt = isNothing ? text.search(free) : text.length
  const first = Math.min(limit?.start ?? text.length, price?.start ?? text.length, freeAt)
  const scope = scopeOf(lead, text, { first, end: price?.end, isLimited: limits.length > 0 })
  const bare = text.replace(/首重/u, '运费')
  const onward = bare === text ? undefined : scopeOf(lead, bare, { first, end: price?.end, isLimited: limits.length > 0 })
  const other = limit === undefined ? otherSideOf(text, before?.last, rest) : undefined
  // 没满的话江浙沪 6 元，别处 10 元: the limit holds for those that are named besides.
  const goesOn = before?.limit?.is === 'below' && price !== undefined && !isBare(scope) && !always.test(`${lead} ${text}`)
  // 买满 180 元也照收: the limit is no limit.
  const isKept = /照[收样付旧]|也(?:要|得|是)?收/u.test(text)
  const side = isKept
    ? undefined
    : limit === undefined
      ? (other ?? (goesOn ? before.limit : undefined))
      : { value: limit.value, is: limit.is as 'from' | 'below', beyond: limit.beyond }
  // Only what is said of parcels is free of postage: "ask for a label, there's no charge for it".
  const isFree = isNothing && (limits.length > 0 || other !== undefined || ofPost.test(`${lead} ${text}`) || leans)
  // What the sentence begins with it is about: 衣服满 199 元免运费，不满 10 元.
  // 普通地区满 118 元免；偏远地区 20 元，满 268 元免: a limit of its own is theirs.
  const isTheirs = before?.of === 'remote' && before.last !== undefined && limit !== undefined && limit.value !== before.last
  const isAnew = other === undefined && !isTheirs && (before?.of === 'others' || before?.of === 'remote' || anew.test(text.slice(0, first)))
  const { ways, places, of, words, lacks } = before !== undefined && isBare(scope) && !isAnew ? (before.onward ?? before) : scope
  const last = side?.value ?? before?.last
  const isPaid =
    price !== undefined &&
    !perPiece.test(text.slice(price.end, price.end + 16)) &&
    !perPiece.test(text.slice(Math.max(0, price.start - 12), price.start))
  const told = isPaid ? { fee: price.value, more: isMoreAt(text, price) } : isFree ? { fee: 0, more: false } : undefined
  // 江浙沪发顺丰补 8 元，其他地方补 15 元: on top for the same way.
  const how = told?.more === true && ways.length === 0 && before?.price?.more === true ? before.ways : ways
  return {
    ways: how,
    places,
    // 想发顺丰可以补15元: what a way costs on top is said of parcels, whatever stands around it.
    of: told?.more === true && how.length > 0 && of === 'goods' ? 'all' : of,
    words,
    ...(lacks === undefined ? {} : { lacks }),
    always: always.test(`${lead} ${text}`),
    ...(told === undefined ? {} : { price: told }),
    ...(side === undefined ? {} : { limit: side }),
    ...(last === undefined ? {} : { last }),
    ...(onward === undefined ? {} : { onward }),
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
): Scope {
  const whole = `${lead} ${text}`
  const places = [...new Set(wholePlaces(withoutOrigin(whole)).flatMap(({ ids }) => (ids.length > mostRegions ? [] : ids)))]
  // 饼干走快递，全国都寄，满 88 包邮 is said of all; "prams come with two men, for £15" of prams.
  const own = text.slice(0, first)
  // 画架单独走物流，每单 35 元: said of these, whatever stands around it.
  const isApart = apart.test(lead) && !isPlain(withoutPlaces(lead.replace(new RegExp(apart, 'gu'), ' ')))
  const isOwn = /\p{Script=Han}/u.test(text) && (isLimited || subjectZh.test(text)) && !isApart
  const subject = `${isOwn ? '' : lead} ${own} ${forWhat(text.slice(end ?? first))}`
  const bare = withoutWays(withoutPlaces(subject).replace(others, ' ').replace(remote, ' ').replace(free, ' '))
  return {
    ways: waysIn(whole),
    places,
    of: !isPlain(bare) ? 'goods' : others.test(whole) ? 'others' : remote.test(whole) ? 'remote' : 'all',
    ...lackedIn(subject),
  }
}
const apart =
  /单独|另(?:外)?(?:走|发|算|计)|(?:是|属|的)?大件(?:的)?|超[长重大]|太[大重长]|[装放]不[进下]|易碎|怕[压摔碎坏]|专[线车]|走?物流/u
const subjectZh = /(?<!免)[运邮]费|(?<!免)快递费|订单|[每整]单|全国|全场|所有/u

/** All provinces are no regions that differ. */
const mostRegions = 20

/** "For samples", "on everything but trunks": what is said to be in it, right behind what is paid. */
const forWhat = (after: string): string => {
  if (byWeight.test(after)) return 'weight'
  return /^.{0,12}?\b(?:for|on|to|with)\b(.*?)(?=\band\b|\bif\b|\bwhen\b|,|$)/u.exec(after)?.[1] ?? ''
}
const byWeight = /\bup to\b.{1,16}\b(?:kilos?|kgs?|lbs?|grams?|g)\b|首重|公斤以[内下]/u
