import { createLately } from '../dialogue/lately.ts'
import { countryOf, mayBeRemote, placesIn } from '../dialogue/places.ts'
import { type Way, waysIn } from '../dialogue/ways.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { type Charge, chargesIn, isAboutElse, type OfParcels, ofParcels, type Said, speaksOfFees } from './postage-told.ts'
import { splitSentences } from './sentences.ts'

/**
 * What a parcel costs by the shop's pages, in major units: `fee`, nothing from goods of `freeOver` on, and `more` however much is bought. `sentences`: where that
 * stands.
 */
export type PostageRule = { fee: number; freeOver?: number; more?: number; sentences: readonly Said[] }

/** Where and how a parcel goes, and whether words name something that is in it, or all of that. */
export type Sent = { place?: string; way?: Way; isNamed?: (words: string) => boolean; areNamed?: (words: string) => boolean }

/** `ruleFor`: what it costs with goods of so much. `refusal`: the sentence that says that nothing is sent to a place. */
export type Postage = { ruleFor(sent: Sent, goods?: number): PostageRule | undefined; refusal(place: string): Said | undefined }

/** What the pages tell of fees of parcels, a language's own before the other's. */
export function readPostage(passages: readonly Passage[], language: Language): Postage {
  const ofFees = new Set(passages.flatMap(({ topic, heading, text }) => (speaksOfFees(text) ? [topic, `${topic} ${heading}`] : [])))
  const about = new Map(
    passages.map(({ topic, heading }) => {
      const under = `${topic} ${heading}`
      return [under, ofParcels(under, ofFees.has(under) ? 'under it' : ofFees.has(topic) ? 'on its page' : 'nowhere')] as const
    }),
  )
  const all = passages.flatMap(({ topic, language: of, heading, text }) => {
    if (isAboutElse(heading.split(' › ').at(-1) ?? '')) return []
    const isOf = about.get(`${topic} ${heading}`)!
    const read = splitSentences(text).map(sentence => {
      const said = { topic, language: of, sentence }
      return known(`${isOf} ${of} ${topic} ${sentence}`, () => readSentence(said, isOf))
    })
    return leaning(ofTheirRegions(read))
  })
  const own = all.filter(one => one.language === language)
  const meant = own.length > 0 ? own : all
  return postageOf(meant)
}

type Read = {
  language: Language
  charges: readonly Charge[]
  /** From goods of so much on something is otherwise, and it is not read what. */
  unclear?: number
  unread: readonly string[]
  /** "Next day" to there is something else than a parcel that takes its time. */
  isOfWay: boolean
  refused: readonly (Said & { places: readonly string[] })[]
}

/** Where regions have limits of their own, each is said of the one before it: "England: £3.95. Free from £60. The Highlands: £7.50. Free from £120." */
function ofTheirRegions(read: readonly Read[]): readonly Read[] {
  const limits = read.map((one, at) => {
    const [charge, another] = one.charges
    const isBehind = read[at - 1]?.charges.some(({ places, of }) => places.length > 0 || of === 'others') === true
    return isBehind && another === undefined && charge?.fee === 0 && isOfAll(charge) ? charge.from : undefined
  })
  if (new Set(limits.filter(limit => limit !== undefined)).size < 2) return read
  return read.map((one, at) =>
    limits[at] === undefined ? one : { ...one, charges: one.charges.map(charge => ({ ...charge, leans: true })) },
  )
}

const isOfAll = ({ places, ways, of, except }: Charge): boolean =>
  places.length === 0 && ways.length === 0 && of === 'all' && except === undefined

/** "It is free from £45" is said of what the sentence before it told. */
function leaning(read: readonly Read[]): Read[] {
  let before: Charge | undefined
  return read.flatMap(one => {
    const charges = one.charges.map(charge => {
      if (!charge.leans || before === undefined) return charge
      const { ways, places, of, words, except } = before
      // "Free over £50, except in the Highlands. It is £9 there": where it was taken out.
      if (except !== undefined && /\bthere\b/iu.test(charge.sentence)) return { ...charge, places: except }
      return { ...charge, ways, places, of, words, ...(except === undefined ? {} : { except }) }
    })
    before = charges.at(-1) ?? before
    const isNothing = charges.length + one.unread.length + one.refused.length === 0 && one.unclear === undefined
    return isNothing ? [] : [{ ...one, charges }]
  })
}

function readSentence(said: Said, about: OfParcels): Read {
  const { sentence, language } = said
  const { charges, unclear } = chargesIn(said, about)
  // "We do not ship outside the UK" says nothing of parcels within it.
  const isRefusal = unsent.zh.test(sentence) || sentence.search(unsent.en) >= 0
  const named = about !== 'said' || charges.length > 0 ? placesIn(isRefusal ? (sentence.split(butFor)[0] ?? '') : sentence) : []
  const unread =
    unsettled.test(sentence) && !isAboutElse(sentence)
      ? named.filter(place => !charges.some(one => one.places.includes(place) || one.except?.includes(place)))
      : []
  const isOfWay = waysIn(sentence).length > 0
  const places = sentence.length <= longestRefusal ? refusedIn(sentence) : []
  return {
    language,
    charges,
    ...(unclear === undefined ? {} : { unclear }),
    unread,
    isOfWay,
    refused: places.length === 0 ? [] : [{ ...said, places }],
  }
}
const longestRefusal = 600

/** What was read of a sentence before: pages change seldom. */
const known = createLately<Read>(4000)

/** A place of which something is said that is no fee that can be read. */
const unsettled =
  /[运邮]费|包邮|免邮|另算|差价|按.{0,6}(?:算|收)|[不没](?:发|寄|送)|[$£€¥]|\b(?:charge|cost|extra|cannot|can't|do not|don't|not|quote|call)\b/iu

/** That nothing is sent: a clause in Chinese, which may name the places before it, and in English up to where they end. */
const unsent = {
  zh: /(?:不|没法|无法|停)(?:能|支持|再)?(?:发|寄|送|配送|邮|快递)/u,
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

function postageOf(read: readonly Read[]): Postage {
  const charges = read.flatMap(one => one.charges)
  const refused = read.flatMap(one => one.refused)
  const unread = new Set(read.flatMap(one => (one.isOfWay ? [] : one.unread)))
  const unreadFast = new Set(read.flatMap(one => one.unread))
  const unclear = Math.min(...read.flatMap(one => (one.unclear === undefined ? [] : [one.unclear])))
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

  function ruleFor({ place, way, isNamed = () => false, areNamed = () => false }: Sent, goods = 0): PostageRule | undefined {
    // Goods that have a fee of their own are not sent by the rule of all, and by theirs where it is that of all of them.
    const named = charges.filter(({ of, words }) => of === 'goods' && isNamed(words))
    if (named.length > 0) {
      const isThere = place === undefined || (countryOf(place) === home && !mayBeRemote.has(place)) || named.every(isWherever)
      return way === undefined && isThere && named.every(({ words }) => areNamed(words)) ? paidFor(named, goods) : undefined
    }
    const usual = (): PostageRule | undefined => (place === undefined ? atHome(usually(), goods) : there(usually(), place, goods))
    if (way === undefined) return usual()
    if (place !== undefined && unreadFast.has(place)) return undefined
    const fast = ofWay(charges, way).filter(
      ({ of, places }) => of === 'all' && (places.length === 0 || (place !== undefined && places.includes(place))),
    )
    if (fast.some(({ more }) => more))
      return withMore(
        usual(),
        fast.filter(({ more }) => more),
      )
    return paidFor(fast, goods)
  }

  function there(told: readonly Charge[], place: string, goods: number): PostageRule | undefined {
    const usual = told.filter(({ except }) => except?.includes(place) !== true)
    // What is taken out of all, and nothing is told of it.
    const isOut = usual.length < told.length && !usual.some(({ places }) => places.includes(place))
    if (unread.has(place) || isOut) return undefined
    const isHere = countryOf(place) === home
    const ofPlace = usual.filter(({ of, places }) => of !== 'goods' && places.includes(place))
    // 新疆、西藏 25 元。偏远省区满 399 元才免: whoever has a fee of its own for being far off has the limit of those too.
    const isFar = mayBeRemote.has(place) && ofPlace.length > 0
    const own = isFar
      ? [...ofPlace, ...usual.filter(({ of, from, places }) => of === 'remote' && places.length === 0 && from !== undefined)]
      : ofPlace
    const isApart = own.some(({ more, places }) => more || !isHome(places))
    // Who may be meant by "remote areas" is told by the page's own words.
    if (!isApart && mayBeRemote.has(place) && usual.some(({ of, fee, more }) => of === 'remote' && (fee > 0 || more))) return undefined
    const rest = isHere ? usual.filter(({ of, places }) => of === 'others' && places.every(one => countryOf(one) === home)) : []
    const meant = own.length > 0 ? own : rest
    const general = usual.filter(({ of, places }) => of === 'all' && places.length === 0)
    if (meant.length === 0) {
      const isElsewhere = usual.some(({ of, places }) => of === 'all' && places.length > 0 && isHome(places))
      return isHere && !(isElsewhere && general.length === 0)
        ? atHome(
            usual.filter(({ places }) => places.length === 0),
            goods,
          )
        : undefined
    }
    const more = meant.filter(one => one.more)
    if (more.length > 0) {
      const base = atHome(
        usual.filter(({ places }) => places.length === 0),
        goods,
      )
      return base === undefined && more.every(one => one.always || one.of === 'others')
        ? paidFor(
            more.map(one => ({ ...one, more: false })),
            goods,
          )
        : withMore(base, more)
    }
    const isFree = meant.some(({ fee }) => fee === 0)
    const isFixed =
      meant.some(one => one.always) ||
      !isHere ||
      meant.every(({ places }) => places.length > 0 && !general.some(one => one.fee === 0 && one.from !== undefined))
    if (isFree || isFixed) return paidFor(meant, goods)
    // Whether the free parcel of all is one to there too is said of provinces alone, and of none far off, unless those are named and this is another.
    const free = general.filter(({ fee, from }) => fee === 0 && from !== undefined)
    const areFarNamed =
      meant.every(({ of }) => of === 'others') && usual.some(({ of, places }) => of === 'all' && places.some(one => mayBeRemote.has(one)))
    const isOfRest = free.some(({ except }) => except !== undefined)
    if (isOfRest || (home === 'china' && (areFarNamed || !mayBeRemote.has(place)))) return paidFor([...meant, ...free], goods)
    if (meant.every(({ places }) => places.length > 0 && isHome(places))) return paidFor([...meant, ...free], goods)
    if (home !== 'china') return paidFor(meant, goods)
    return free.every(one => !applies(one, goods)) ? paidFor(meant, goods) : undefined
  }

  function refusal(place: string): Said | undefined {
    const found = refused.find(({ places }) => places.includes(place))
    return found === undefined ? undefined : saidOf(found)
  }

  return { ruleFor, refusal }
}

function ofWay(charges: readonly Charge[], way: Way): readonly Charge[] {
  const own = charges.filter(({ ways, of }) => ways.includes(way) && of === 'all')
  return own.length > 0 || way !== 'express'
    ? own
    : charges.filter(({ ways }) => ways.some(one => one === 'next_day' || one === 'same_day'))
}

/** 厨师机不管寄到哪里都不收运费: to every place that a parcel goes to. */
const isWherever = ({ sentence }: Charge): boolean =>
  /(?:不管|不论|无论)(?:寄|发|送)?(?:到|去|往)?哪|哪[里儿]都|\b(?:wherever|anywhere|everywhere|no matter where)\b/iu.test(sentence)

const applies = ({ from, beyond, below }: Charge, goods: number): boolean =>
  (from === undefined || (beyond === true ? goods > from : goods >= from)) && (below === undefined || goods < below)

/** Of what is told of one parcel, what holds with goods of so much; nothing where that is several things or none. */
function paidFor(told: readonly Charge[], goods: number): PostageRule | undefined {
  const thresholds = [...new Set(told.flatMap(({ fee, from }) => (fee === 0 && from !== undefined ? [from] : [])))]
  const [freeOver, another] = thresholds
  if (another !== undefined) return undefined
  const holding = told.filter(one => applies(one, goods))
  const nothing = holding.find(({ fee }) => fee === 0)
  if (nothing !== undefined) return { fee: 0, sentences: [saidOf(nothing)] }
  const [first] = holding
  if (first === undefined || new Set(holding.map(({ fee }) => fee)).size > 1) return undefined
  if (freeOver !== undefined && freeOver <= first.fee) return undefined
  const free = told.find(({ fee, from }) => fee === 0 && from === freeOver && freeOver !== undefined)
  const sentences = free === undefined || free.sentence === first.sentence ? [first] : [first, free]
  return { fee: first.fee, sentences: sentences.map(saidOf), ...(freeOver === undefined ? {} : { freeOver }) }
}

/** 加 12 元换顺丰: on top of the parcel's own fee, which may be nothing. */
function withMore(base: PostageRule | undefined, more: readonly Charge[]): PostageRule | undefined {
  const [first] = more
  if (base === undefined || first === undefined || new Set(more.map(({ fee }) => fee)).size > 1) return undefined
  const sentences = base.sentences.some(({ sentence }) => sentence === first.sentence) ? base.sentences : [...base.sentences, saidOf(first)]
  return { ...base, more: first.fee, sentences }
}

/** Of these are most of a country's parcels. */
const mostOf: ReadonlySet<string> = new Set(['england', 'lower_48'])

const saidOf = ({ topic, language, sentence }: Said): Said => ({ topic, language, sentence })

/** The country that the fees speak of: that of the places they name, else of the money. */
function homeOf(told: readonly Charge[]): string | undefined {
  const [first] = told
  const byMoney = first === undefined ? undefined : countryOfMoney.find(([, marks]) => marks.test(first.sentence))?.[0]
  if (byMoney !== undefined && byMoney !== 'united_states') return byMoney
  const counts = new Map<string, number>()
  for (const country of told.flatMap(({ places }) => places.map(countryOf)))
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1)
  const [named] = [...counts].sort((a, b) => b[1] - a[1])
  return named?.[0] ?? byMoney
}
const countryOfMoney = [
  ['britain', /£/u],
  ['china', /[元块¥￥]|包邮|邮费|运费/u],
  ['united_states', /\$/u],
] as const
