import { createLately } from '../language/lately.ts'
import { countryOf, mayBeRemote, placesIn, wholeOf } from '../language/places.ts'
import { type Way, waysIn } from '../language/ways.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { homeOf } from './postage-home.ts'
import { applies, ofWayTo, type PostageRule, paidFor, saidOf, withMore } from './postage-paid.ts'
import { ofAlone, ofSingle } from './postage-plain.ts'
import { butFor, isTo, type Refused, refusalOf, refusedIn, unsent } from './postage-refused.ts'
import { type Country, there } from './postage-there.ts'
import { type Charge, isAboutElse, type OfParcels, ofParcels, type Said, speaksOfFees } from './postage-told.ts'
import { inTownOrNot, isOfAll, ofTheirZone } from './postage-town.ts'
import { ofWeight, weighedCharges } from './postage-weights.ts'
import { plainPlaces, withoutBounds } from './postage-where.ts'

/** Where and how a parcel goes, how many pieces are in it, and whether words name something that is in it, all of that, or anything that the shop sells. */
export type Sent = {
  place?: string
  way?: Way
  pieces?: number
  /** What it weighs, in grams. */
  weight?: number
  isNamed?: (words: string) => boolean
  areNamed?: (words: string) => boolean
  isSold?: (words: string) => boolean
}

/**
 * `ruleFor`: what it costs with goods of so much. `freeFrom`: from when on it is free wherever that is not taken out. `refusal`: the sentence that says that nothing
 * is sent to a place, or nothing that words name.
 */
export type Postage = {
  ruleFor(sent: Sent, goods?: number): PostageRule | undefined
  freeFrom(sent: Pick<Sent, 'isNamed' | 'weight'>): { freeOver: number; sentences: readonly Said[] } | undefined
  refusal(place: string, isNamed?: (words: string) => boolean): Said | undefined
}

/** What the pages tell of fees of parcels, a language's own before the other's. */
export function readPostage(passages: readonly Passage[], language: Language): Postage {
  const ofFees = new Set(passages.flatMap(({ topic, heading, text }) => (speaksOfFees(text) ? [topic, `${topic} ${heading}`] : [])))
  const about = new Map(
    passages.map(({ topic, heading }) => {
      const under = `${topic} ${heading}`
      return [under, ofParcels(under, ofFees.has(under) ? 'under it' : ofFees.has(topic) ? 'on its page' : 'nowhere')] as const
    }),
  )
  const parts = passages.flatMap(({ topic, language: of, heading, text }) => {
    if (isAboutElse(heading.split(' › ').at(-1) ?? '')) return []
    const isOf = about.get(`${topic} ${heading}`)!
    const sentences = splitSentences(text)
    const read = sentences.map(sentence => {
      const said = { topic, language: of, sentence }
      return lately(`${isOf} ${of} ${topic} ${sentence}`, () => readSentence(said, isOf))
    })
    return [{ page: `${of} ${topic}`, read: ofTheirZone(read, sentences) }]
  })
  const limits = new Map<string, Set<number>>()
  for (const { page, read } of parts)
    limits.set(page, new Set([...(limits.get(page) ?? []), ...limitsBehind(read).filter(one => one !== undefined)]))
  const all = parts.flatMap(({ page, read }) => {
    return leaning(limits.get(page)!.size < 2 ? read : ofTheirRegions(read))
  })
  const own = all.filter(one => one.language === language)
  const meant = own.length > 0 ? own : all
  return byGoods(meant)
}

/** "Orders over £90 go free, unless they contain a cabinet": what is free is not so for goods that are taken out of it. */
function byGoods(read: readonly Read[]): Postage {
  const all = byWeight(read)
  const excepted = read.flatMap(one => one.charges.filter(({ exceptGoods }) => exceptGoods !== undefined))
  if (excepted.length === 0) return all
  const outOf = ({ isNamed }: Pick<Sent, 'isNamed'>) => excepted.filter(one => isNamed?.(one.exceptGoods!) === true)
  const without = (out: readonly Charge[]): Postage =>
    out.length === 0
      ? all
      : byWeight(
          read.map(one => ({
            ...one,
            charges: one.charges.filter(
              ({ exceptGoods }) => exceptGoods === undefined || out.every(other => other.exceptGoods !== exceptGoods),
            ),
          })),
        )
  return {
    ...all,
    ruleFor: (sent, goods = 0) => {
      const out = outOf(sent)
      const rule = without(out).ruleFor(sent, goods)
      const told = out.filter(one => applies(one, goods)).map(saidOf)
      return rule === undefined ? undefined : { ...rule, sentences: [...rule.sentences, ...told] }
    },
    freeFrom: sent => without(outOf(sent)).freeFrom(sent),
  }
}

/** Where it is told by weight what a parcel costs, what is told of one as heavy as this. */
function byWeight(read: readonly Read[]): Postage {
  const plain = postageOf(read.map(one => ({ ...one, charges: ofWeight(one.charges, undefined) })))
  if (read.every(one => one.charges.every(({ weight }) => weight === undefined))) return plain
  const of = ({ weight }: Pick<Sent, 'weight'>): Postage =>
    weight === undefined ? plain : postageOf(read.map(one => ({ ...one, charges: ofWeight(one.charges, weight) })))
  return { ruleFor: (sent, goods) => of(sent).ruleFor(sent, goods), freeFrom: sent => of(sent).freeFrom(sent), refusal: plain.refusal }
}

type Read = {
  language: Language
  charges: readonly Charge[]
  /** From goods of so much on something is otherwise, and it is not read what. */
  unclear?: number
  unread: readonly string[]
  /** Regions that no free parcel goes to. */
  neverFree: readonly string[]
  /** What was told just before is never free. */
  isNever: boolean
  /** "Next day" to there is something else than a parcel that takes its time. */
  isOfWay: boolean
  /** What is in one order is sent for one fee, that of what costs most. */
  isOnce: boolean
  /** It says something of what was told before it. */
  leansOn: boolean
  refused: readonly Refused[]
  /** The only places that the way told just before goes to. */
  wayOnly: readonly string[]
}

/** The limits of sentences that stand right behind what a region costs. */
const limitsBehind = (read: readonly Read[]): (number | undefined)[] =>
  read.map((one, at) => {
    const [charge, another] = one.charges
    const isBehind = read[at - 1]?.charges.some(({ places, of }) => places.length > 0 || of === 'others') === true
    return isBehind && another === undefined && charge?.fee === 0 && isOfAll(charge) ? charge.from : undefined
  })

/** Where regions have limits of their own, each is said of the one before it: "England: £3.95. Free from £60. The Highlands: £7.50. Free from £120." */
function ofTheirRegions(read: readonly Read[]): readonly Read[] {
  const limits = limitsBehind(read)
  return read.map((one, at) =>
    limits[at] === undefined ? one : { ...one, charges: one.charges.map(charge => ({ ...charge, leans: true })) },
  )
}

/** "It is free from £45" is said of what the sentence before it told. */
function leaning(read: readonly Read[]): Read[] {
  let before: Charge | undefined
  return read
    .map(ofWayBefore)
    .map(ofWayOnly)
    .map(neverFreeAfter)
    .flatMap(one => {
      const charges = one.charges.map(charge => {
        if (!charge.leans || before === undefined) return charge
        const { ways, places, of, words, except } = before
        // "Free over £50, except in the Highlands. It is £9 there": where it was taken out.
        if (except !== undefined && /\bthere\b/iu.test(charge.sentence)) return { ...charge, places: except }
        return { ...charge, ways, places, of, words, ...(except === undefined ? {} : { except }) }
      })
      before = charges.at(-1) ?? before
      const told = before
      const refused = one.refused.map(({ elsewhere, there, ...of }) =>
        told === undefined || !(elsewhere || there) ? of : { ...of, places: told.places, ...(elsewhere ? { onlyTo: true as const } : {}) },
      )
      const isNothing = charges.length + one.unread.length + one.refused.length + one.neverFree.length === 0 && one.unclear === undefined
      return isNothing ? [] : [{ ...one, charges, refused: refused.filter(({ places }) => places.length > 0) }]
    })
}

/** "Express: £18. Lower 48 only, and it is never free": said of the way that was told just before. */
const ofWayBefore = (one: Read, at: number, all: readonly Read[]): Read =>
  !one.isOfWay && one.leansOn && all[at - 1]?.isOfWay === true && one.charges.length === 0 ? { ...one, isOfWay: true } : one

/** "Express: £18. Lower 48 only": it goes to nowhere else. */
function ofWayOnly(one: Read, at: number, all: readonly Read[]): Read {
  const next = all[at + 1]
  if (one.charges.length === 0 || !one.isOfWay || next === undefined || next.wayOnly.length === 0) return one
  return { ...one, charges: one.charges.map(charge => (isOfAll({ ...charge, ways: [] }) ? { ...charge, places: next.wayOnly } : charge)) }
}

/** "The Highlands: £9. That is never free": however much is bought. */
function neverFreeAfter(one: Read, at: number, all: readonly Read[]): Read {
  const next = all[at + 1]
  const last = one.charges.at(-1)
  if (next?.isNever !== true || next.isOfWay !== one.isOfWay || last === undefined || last.fee === 0 || last.of === 'goods') return one
  return { ...one, charges: [...one.charges.slice(0, -1), { ...last, always: true }] }
}

const sentForOne =
  /(?:只|仅)(?:收|算)一次|有大件.{0,4}按|按(?:最高|最贵|最大|大件)的?|\b(?:only )?(?:one|a single) (?:postage|delivery|shipping) (?:charge|fee)\b|\bcharged (?:only )?once\b/iu

function readSentence(said: Said, about: OfParcels): Read {
  const { sentence, language } = said
  const { charges, unclear, neverFree = [], isNever = false, except = [] } = weighedCharges(said, about)
  // "We do not ship outside the UK" says nothing of parcels within it.
  const isRefusal = unsent.zh.test(sentence) || sentence.search(unsent.en) >= 0
  const named =
    about !== 'said' || charges.length > 0
      ? placesIn(isRefusal ? (sentence.split(butFor)[0] ?? '') : withoutBounds(plainPlaces(sentence)))
      : []
  const refused = refusedIn(said)
  const isOnly = onlyThere.test(sentence) && charges.length === 0
  const unread =
    unsettled.test(sentence.replace(neverFreeWords, ' ')) && !isAboutElse(sentence)
      ? named.filter(
          place =>
            !charges.some(one => one.places.includes(place) || one.except?.includes(place)) &&
            ![...neverFree, ...except].includes(place) &&
            !refused.some(({ goods, places }) => goods !== undefined && places.includes(place)),
        )
      : []
  const isOfWay = waysIn(sentence).length > 0
  return {
    language,
    charges,
    ...(unclear === undefined ? {} : { unclear }),
    unread,
    neverFree,
    isNever,
    isOfWay,
    isOnce: sentForOne.test(sentence),
    leansOn: onBefore.test(sentence),
    refused,
    wayOnly: isOnly ? named : [],
  }
}

/** "Lower 48 only", 仅限江浙沪. */
const onlyThere = /^[^,;:，；：]{2,60} only\b|^[^,;:，；：]{0,40}(?:仅限?|只[限发到])/iu
/** "It is not free above $90, and never to a PO box": nothing else than what was told is told of a place. */
const neverFreeWords = /\b(?:not|never|no)\b[^,;.]{0,16}\bfree\b[^,;.]{0,40}|\b(?:not|never|no) to (?:an? )?p\.?o\.? ?box(?:es)?/giu

const onBefore = /^(?:仅|只|限)|它|\b(?:it|that|this)\b|\bonly\b/iu

/** What was read of a sentence before: pages change seldom. */
const lately = createLately<Read>(4000)

/** A place of which something is said that is no fee that can be read. */
const unsettled =
  /[运邮]费|包邮|免邮|另算|差价|按.{0,6}(?:算|收)|[不没](?:发|寄|送)|[$£€¥]|\b(?:charge|cost|extra|cannot|can't|do not|don't|not|quote|call)\b/iu

function postageOf(read: readonly Read[]): Postage {
  const { known, withParts } = partsTold(read)
  // "The rest of the lower 48" is none of the states that are told of by themselves.
  const charges = read.flatMap(one => one.charges).map(one => (one.of === 'others' ? one : { ...one, places: withParts(one.places) }))
  const refused = read.flatMap(one => one.refused).map(one => ({ ...one, places: withParts(one.places) }))
  const unread = new Set(withParts(read.flatMap(one => (one.isOfWay ? [] : one.unread))))
  const unreadFast = new Set(withParts(read.flatMap(one => one.unread)))
  const unclear = Math.min(...read.flatMap(one => (one.unclear === undefined ? [] : [one.unclear])))
  const neverFree = new Set(withParts(read.flatMap(one => one.neverFree)))
  const remoteNamed = new Set(charges.flatMap(({ of, places }) => (of === 'remote' ? places : [])))
  const home = homeOf(charges)
  /** No place is named that a parcel goes to, or the most of a country. */
  const isHome = (places: readonly string[]): boolean =>
    places.length === 0 || (places.some(place => mostOf.has(place)) && places.every(place => countryOf(place) === home))

  /** What is told of parcels that take their time: where each goes by a way that is named, by the first of these. */
  function usually(): readonly Charge[] {
    const plain = charges.filter(({ ways }) => ways.length === 0)
    // "Tracked 48 is £3.95, and orders of £60 or more go free": what is free alone is free of that.
    if (plain.some(({ of, places, fee, from }) => of === 'all' && isHome(places) && !(fee === 0 && from !== undefined))) return plain
    const [first] = charges.filter(({ of, more }) => of === 'all' && !more)
    return first === undefined ? plain : [...plain, ...charges.filter(({ ways }) => ways.length > 0 && ways.join() === first.ways.join())]
  }

  /** What a parcel within the country costs, to nowhere in particular. */
  const atHome = (usual: readonly Charge[], goods: number): PostageRule | undefined =>
    goods >= unclear
      ? undefined
      : paidFor(
          usual.filter(({ of, places, more }) => of === 'all' && isHome(places) && !more),
          goods,
        )

  const country: Country = { home, neverFree, unread, remoteNamed, isHome, atHome }

  /** What is charged for goods of a sort on top is no fee of their own. */
  function ruleFor(sent: Sent, goods = 0): PostageRule | undefined {
    const rule = plainRuleFor(sent, goods)
    const apart = charges.filter(one => isOnTop(one) && sent.isNamed?.(one.words) === true).map(saidOf)
    return rule === undefined || apart.length === 0 ? rule : { ...rule, apart }
  }

  function plainRuleFor({ place: to, way, pieces = 1, isNamed = () => false, areNamed = () => false, isSold }: Sent, goods: number) {
    const place = known(to)
    // What may be among the goods, for all that is known, may not go there.
    const mayBeBarred = ({ goods: words }: Refused) => words !== undefined && (isNamed(words) || isSold?.(words) === false)
    if (place !== undefined && refused.some(one => isTo(one, place) && mayBeBarred(one))) return undefined
    const usual = (): PostageRule | undefined =>
      place === undefined
        ? anywhere(atHome(usually(), goods) ?? inTownOrNot(charges, goods))
        : sure(there(usually(), place, goods, country))
    const anywhere = (rule?: PostageRule) =>
      rule === undefined ? undefined : { ...rule, sentences: withOut(rule.sentences, charges, home) }
    const sure = (rule?: PostageRule) =>
      rule !== undefined && rule.fee > 0 && rule.freeOver === undefined && goods >= leastUnclear && !isAlways(rule) ? undefined : rule
    // From so much on something is free that names nothing which is sold: it may be all.
    const odd = charges.filter(one => one.of === 'goods' && one.fee === 0 && one.from !== undefined && isSold?.(one.words) === false)
    const leastUnclear = Math.min(unclear, ...odd.map(({ from }) => from!))
    // Goods that have a fee of their own are not sent by the rule of all, and by theirs where it is that of all of them.
    // "Alaska and Hawaii: lamps only, $24.95" beside "lamps go for $7.95": there the one, and everywhere else the other.
    const isElsewhere = (one: Charge) => isFarOff(one, home) && (place === undefined || !one.places.includes(place))
    // "A single leaflet goes for £1.20", "crackers without any cheese for £3.50": of a parcel with more in it that tells nothing.
    const isMore = ({ words, lacks }: Charge) =>
      (lacks !== undefined && isNamed(lacks)) ||
      (ofSingle.test(words) && (pieces > 1 || !areNamed(words))) ||
      (ofAlone.test(words) && !areNamed(words))
    const ofThese = charges.filter(one => one.of === 'goods' && !isOnTop(one) && isNamed(one.words) && !isMore(one) && !isElsewhere(one))
    const ofPlace = ofThese.filter(({ places }) => place !== undefined && places.includes(place))
    const named = ofPlace.length > 0 ? ofPlace : ofThese
    if (named.length > 0) {
      const isNear = place !== undefined && countryOf(place) === home && !mayBeRemote.has(place)
      const isThere = (one: Charge): boolean =>
        place === undefined ? isHome(one.places) : isWherever(one) || (one.places.length > 0 ? one.places.includes(place) : isNear)
      const areAll = (one: Charge): boolean => isOfWhole(one) || areNamed(one.words)
      // "Lamps go for $7.95. Orders of $99 or more ship free": whether these are free then is told by the pages' own words.
      const isEither = charges.some(one => one.fee === 0 && one.from !== undefined && one.from <= goods && isOfAll(one))
      const isKnown = !isEither || named.some(one => one.always || one.fee === 0 || isOfWhole(one))
      if (way !== undefined || !named.every(isThere)) return undefined
      // 小件运费12元，推车运费48元。满1500元免运费: one list of what every parcel costs, and from when on none does.
      if (!isKnown) return named.every(isListed) ? usual() : undefined
      const isWhole = named.every(areAll)
      const own = isWhole || read.some(({ isOnce }) => isOnce) ? paidFor(named, goods) : undefined
      if (own === undefined || isWhole) return own
      const rest = usual()
      return rest !== undefined && rest.fee > own.fee ? rest : own
    }
    // What a region is told of that is neither all parcels nor goods that the shop sells nobody can tell.
    const isOdd = (one: Charge) => one.of === 'goods' && one.places.includes(place!) && isSold?.(one.words) !== true
    const isOwn = ({ of, places }: Charge) => of !== 'goods' && places.includes(place!)
    if (place !== undefined && charges.some(isOdd) && !charges.some(isOwn)) return undefined
    if (way === undefined) return usual()
    if (place !== undefined && unreadFast.has(place)) return undefined
    const fast = ofWayTo(charges, way, place)
    const more = fast.filter(one => one.more)
    return more.length > 0 ? withMore(usual(), more) : paidFor(fast, goods)
  }

  const isListed = (one: Charge) => charges.some(other => other.sentence === one.sentence && isOfAll(other) && other.fee > 0)
  const isAlways = ({ sentences: [first] }: PostageRule) => charges.some(one => one.always && one.sentence === first?.sentence)

  return {
    ruleFor,
    freeFrom: sent => freeFrom(charges, home, sent, unclear),
    refusal: (place, isNamed) => refusalOf(refused, known(place)!, isNamed),
  }
}

/** The parts of a region that the pages tell of by themselves; any other is just of the whole. */
function partsTold(read: readonly Read[]) {
  const all = read.flatMap(one => [...[...one.charges, ...one.refused].flatMap(({ places }) => places), ...one.unread, ...one.neverFree])
  const parts = [...new Set(all.filter(place => wholeOf(place) !== undefined))]
  const known = (place: string | undefined) => (place === undefined || parts.includes(place) ? place : (wholeOf(place) ?? place))
  const withParts = (places: readonly string[]): readonly string[] => [
    ...places,
    ...parts.filter(part => places.includes(wholeOf(part)!) && !places.includes(part)),
  ]
  return { known, withParts }
}

/** 另收大件费 30 元 is paid beside what the parcel costs; 另收运费 60 元 may be all that it costs. */
const isOnTop = ({ of, more, sentence }: Charge): boolean =>
  of === 'goods' && more && !/[加另多]收?(?:的)?(?:运费|邮费|快递费)/u.test(sentence)

/** Those far off have limits of their own, or none. */
const isFarOff = ({ places }: Charge, home: string | undefined): boolean =>
  places.length > 0 && places.every(place => mayBeRemote.has(place) || countryOf(place) !== home)

/** Beside what is said of no place in particular, what is said of those that it is not for. */
function withOut(sentences: readonly Said[], charges: readonly Charge[], home: string | undefined): readonly Said[] {
  const isOfPlaces = sentences.some(({ sentence }) => placesIn(sentence).length > 0)
  const out = isOfPlaces ? undefined : charges.find(one => one.of !== 'goods' && one.always && isFarOff(one, home))
  return out === undefined ? sentences : [...sentences, saidOf(out)]
}

function freeFrom(
  charges: readonly Charge[],
  home: string | undefined,
  { isNamed = () => false }: Pick<Sent, 'isNamed'>,
  unclear: number,
): ReturnType<Postage['freeFrom']> {
  if (charges.some(one => one.of === 'town' || (one.of === 'goods' && !isOnTop(one) && isNamed(one.words)))) return undefined
  const most = charges.filter(one => (one.of === 'all' || one.of === 'others') && one.ways.length === 0 && !isFarOff(one, home))
  const [free, ...others] = most.filter(({ fee, from }) => fee === 0 && from !== undefined)
  if (free?.from === undefined || others.some(({ from }) => from !== free.from) || free.from >= unclear) return undefined
  const isNever = most.some(({ fee, always }) => fee > 0 && always)
  return isNever ? undefined : { freeOver: free.from, sentences: withOut([saidOf(free)], charges, home) }
}

/** 厨师机不管寄到哪里都不收运费: to every place that a parcel goes to. */
const isWherever = ({ sentence }: Charge): boolean =>
  /(?:不管|不论|无论)(?:寄|发|送)?(?:到|去|往)?哪|哪[里儿]都|\b(?:wherever|anywhere|everywhere|no matter where)\b/iu.test(sentence)

/** "Whatever else is in it": of the whole order. */
const isOfWhole = ({ sentence }: Charge): boolean =>
  /(?:不管|不论|无论).{0,6}还(?:买|有)|一起(?:走|发|寄)|(?:一整?单|整单)(?:都)?(?:按|收|算)|\b(?:whatever else|anything else|everything else|the rest of (?:it|the order)|an order with|orders? (?:with|containing|that contain))\b/iu.test(
    sentence,
  )

/** Of these are most of a country's parcels. */
const mostOf: ReadonlySet<string> = new Set(['england', 'lower_48'])
