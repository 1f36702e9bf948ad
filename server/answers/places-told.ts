import type { LongWork } from '../language/long-work.ts'
import { asksOfPlaces, countryOf, mayBeRemote, type PlaceNamed, placeName, placesNamed, wholeOf } from '../language/places.ts'
import { isOrigin } from '../rules/parcel-origin.ts'
import { unsent } from '../rules/postage-refused.ts'
import { splitSentences } from '../shop/sentences.ts'
import { inDigits } from '../shop/told-numbers.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { type Sentence, tellingTokens } from './answers.ts'
import { homeOfHeading, landsListed } from './lands-listed.ts'
import { isShort } from './quoting.ts'
import { asksWhether, type Verdict } from './verdict.ts'

/**
 * Where somebody lives, as far as a question names it: one of these regions; `abroad`: not in the country that the shop's pages speak of; `remote`: by them; `open`: the
 * pages do not say which are remote, and it may be. `isServed`: they tell what a parcel there costs; `unlisted`: the sentences that list the lands to which parcels go, of which this is
 * none. `said`: as the question calls it, nothing where it was told before.
 */
export type Place = {
  ids: readonly string[]
  abroad: boolean
  remote: boolean
  open: boolean
  isServed?: boolean
  unlisted?: ReadonlySet<string>
  said?: string
}

/**
 * What a sentence says for a place: of it, by name or as one of the rest, of far-off or foreign ones, or only of others. `as`: what it calls the rest or the far-off ones;
 * `refuses`: it lists all places to which parcels go, without this one.
 */
export type Told = { applies: boolean; byName: boolean; part: string; refuses?: true; as?: { kind: 'others' | 'remote'; words: string } }

/** The rest, remote areas and foreign countries, where a sentence speaks of them beside regions. */
const kinds = {
  others:
    /(?:(?:全国|国内|大陆)的?)?其[他余它](?:的|各|大陆|国内|大部分|大多数|多数|所有)?(?:省市?份?|地区|城市|区域|地方)|别处|别的地方|\b(?:other|all other|remaining) (?:provinces|regions|areas|states|parts|places|addresses)\b|\belsewhere\b|\brest of the country\b/giu,
  remote: /偏远(?:地区|省区|省份?|区域)?|\bremote(?:r)? (?:areas|regions|places|provinces)\b/giu,
  abroad:
    /海外|国外|境外|\b(?:abroad|overseas|international(?:ly)?|outside (?:the )?(?:uk|united kingdom|u\.k\.|us|usa|united states|china|mainland china|country))\b/giu,
} as const
type Kind = keyof typeof kinds
/** Far off wherever a shop names no such regions itself. */
const farOff: ReadonlySet<string> = new Set(['xinjiang', 'tibet'])
const value = /\d/u
/** What may stand between two places of a list. */
const joins = /^(?:[\s、,，/和及与或]|\b(?:and|or|to|the)\b)*$/iu

/** `beyond`: all but these. */
type Mention = { from: number; to: number } & ({ kind: 'named'; ids: readonly string[]; beyond: boolean } | { kind: Kind })
type Group = { mentions: Mention[]; from: number; to: number }

/** Reads the pages' regions: which country they speak of, which of its regions they call remote. */
export function* placesToldInSteps(passages: readonly Passage[]): LongWork<PlacesTold> {
  const countries: string[] = []
  const remote = new Set<string>()
  const served = new Set<string>()
  for (const { heading, text } of passages) {
    yield
    countries.push(...homeOfHeading(heading))
    for (const { ids } of placesNamed(text)) countries.push(...ids.flatMap(id => countryOf(id) ?? []))
    for (const sentence of splitSentences(text)) {
      for (const id of remoteIn(sentence, heading)) remote.add(id)
      if (tellsFee(sentence) && !refusesToSend(sentence)) for (const { ids } of placesNamed(sentence)) for (const id of ids) served.add(id)
    }
  }
  const { most: home, isSure } = mostOf(countries)
  const listed = landsListed(passages, isSure ? home : undefined)
  const isAbroad = (ids: readonly string[]) => home !== undefined && ids.every(id => countryOf(id) !== home)
  const sentTo = new Set([...listed].flatMap(sentence => placesNamed(sentence).flatMap(({ ids }) => ids)))
  const isSentTo = (id: string) => sentTo.has(id)
  const isRemote = (id: string) => (remote.size > 0 ? remote.has(id) : farOff.has(id))

  /**
   * The place that a question names, the last where it names several; else that of the question it leans on, or the region that was told before, where it is no foreign
   * one. Whoever asks of all places, "how long does it take in general", asks of none of these.
   */
  function placeOf(question: string, { before = '', destination }: Before = {}): Place | undefined {
    const named = placesNamed(question).at(-1)
    const earlier = named !== undefined || asksOfAll(question) ? undefined : placesNamed(before).at(-1)?.ids
    const told =
      named !== undefined || asksOfAll(question) || destination === undefined || (isAbroad([destination]) && !served.has(destination))
    const own = (named === undefined ? earlier : anyOf(question, named)) ?? (told ? undefined : [destination])
    if (own === undefined) return undefined
    const ids = own.flatMap(id => [id, ...(wholeOf(id) === undefined ? [] : [wholeOf(id)!])])
    const isOpen = remote.size === 0 && ids.some(id => mayBeRemote.has(id) && !farOff.has(id))
    const said = named === undefined ? {} : { said: question.slice(named.from, named.to) }
    const abroad = isAbroad(ids)
    const isServed = ids.some(id => served.has(id))
    const isUnlisted = abroad && !isServed && listed.size > 0 && ids.every(id => !isSentTo(id))
    return { ids, abroad, isServed, ...(isUnlisted ? { unlisted: listed } : {}), remote: ids.every(isRemote), open: isOpen, ...said }
  }

  return { placeOf }
}

/** The question before, and the region that a parcel was said to go to. */
type Before = { before?: string | undefined; destination?: string | undefined }
export type PlacesTold = { placeOf(question: string, before?: Before): Place | undefined }

/** "How long does it take in general", 那一般多久到. */
const inGeneral = /一般|通常|平时|\b(?:in general|generally|usually|normally|typically)\b/iu
const asksOfAll = (question: string): boolean => inGeneral.test(question) || asksOfPlaces.test(question)

/** "To Scotland" may be to any part of it. */
const anyOf = (question: string, { ids, from, to }: PlaceNamed): readonly string[] =>
  /^(?:scotland|苏格兰)$/iu.test(question.slice(from, to)) ? [...ids, 'highlands', 'scottish_islands'] : ids

/** For a place of one question, what was read of each sentence for it. */
const read = new WeakMap<Place, Map<string, Told | undefined>>()

/** The regions of a rule for those that it calls remote, or of a list among which those stand that are so anywhere. */
function remoteIn(sentence: string, heading: string): string[] {
  const groups = value.test(inDigits(sentence)) ? groupsOf(sentence) : []
  const isOfRemote = groups.length === 1 && new RegExp(kinds.remote).test(`${heading.split(' › ').at(-1)} ${sentence}`)
  const idsOf = ({ mentions }: Group) => mentions.flatMap(mention => (mention.kind === 'named' && !mention.beyond ? [mention.ids] : []))
  const isFar = (ids: readonly string[]) => ids.length === 1 && farOff.has(ids[0]!)
  return groups.map(idsOf).flatMap(lists => (isOfRemote || lists.some(isFar) ? lists.flat() : []))
}

/** What a sentence says for a place; nothing where it speaks of no places. */
export function toldFor(place: Place, sentence: string): Told | undefined {
  const known = read.get(place) ?? new Map<string, Told | undefined>()
  read.set(place, known)
  if (!known.has(sentence)) known.set(sentence, readFor(place, sentence))
  return known.get(sentence)
}

function readFor(place: Place, sentence: string): Told | undefined {
  const groups = groupsOf(sentence)
  if (groups.length === 0) return undefined
  if (place.unlisted?.has(sentence) === true) return { applies: true, byName: true, part: sentence, refuses: true }
  const [named, ...alsoNamed] = groups.filter(group => group.mentions.some(mention => isNamed(mention, place)))
  // "We ship nothing outside the US and Canada" is not said of Canada.
  // "We do not post anywhere else abroad" is not said of Ireland, if another sentence tells what a parcel there costs.
  const isElse = place.abroad && place.isServed === true && (refusesToSend(sentence) || unsent.zh.test(sentence))
  const others = isElse ? [] : groups.filter(group => !group.mentions.some(mention => isKept(mention, place)))
  const meant =
    named ??
    others.find(group => has(group, place.abroad ? 'abroad' : place.remote ? 'remote' : 'others')) ??
    (place.abroad ? undefined : others.find(group => has(group, 'others')))
  // What is said of it twice is told whole; a far-off place that is named nowhere may be one of the rest, or not.
  const isWhole = groups.length < 2 || alsoNamed.length > 0 || (place.remote && meant !== undefined && has(meant, 'others'))
  // 满 299 元包邮（偏远地区除外） is told of everybody else too.
  if (meant === undefined && groups.every(group => isAside(sentence, group))) return undefined
  const kind = (['remote', 'others'] as const).find(one => meant !== undefined && has(meant, one))
  const words = meant?.mentions.find(mention => mention.kind === kind)
  const own = meant === undefined || isWhole ? sentence : partOf(sentence, groups, meant)
  return {
    applies: meant !== undefined,
    byName: named !== undefined,
    part: tellsOfParcel(own) ? own : sentence,
    ...(named !== undefined || kind === undefined || words === undefined || place.open || (kind === 'others' && place.remote)
      ? {}
      : { as: { kind, words: sentence.slice(words.from, words.to) } }),
  }
}

const takesOut = /除外|除了|不含|不包括|\b(?:except|excluding|excludes|apart from|other than)\b/iu
/** A group stands in brackets, or among what is taken out. */
function isAside(sentence: string, { from }: Group): boolean {
  const opened = Math.max(sentence.lastIndexOf('（', from), sentence.lastIndexOf('(', from))
  return takesOut.test(sentence) || (opened > 0 && !/[)）]/u.test(sentence.slice(opened, from)))
}

/** By its name, or as one of those beyond what is named: in its own country, or abroad. */
function isNamed(mention: Mention, { ids, abroad }: Place): boolean {
  if (mention.kind !== 'named') return false
  const isIn = ids.some(id => mention.ids.includes(id))
  return mention.beyond ? !isIn && (abroad || countryOf(mention.ids[0]!) === countryOf(ids[0]!)) : isIn
}

const isKept = (mention: Mention, { ids }: Place): boolean =>
  mention.kind === 'named' && mention.beyond && ids.some(id => mention.ids.includes(id))

/** "Does Guangdong count as other provinces?" */
const asksAs = /算|属于|归|\b(?:counts?|classed?|counted|considered|part of|one of|in the|is|are)\b/iu
const called = { others: /其[他余它]|别的|\b(?:other|rest)\b/iu, remote: /偏远|\bremote\b/iu } as const

/** Which of the places that a sentence speaks of somebody's is, where it names it not: "Guangdong counts as “other provinces”". */
export function countsAs(question: string, place: Place, { as }: Told, language: Language): string | undefined {
  if (as === undefined) return undefined
  const name = nameOf(place, language)
  const isSo = asksAs.test(question) && called[as.kind].test(question)
  if (language === 'zh') return `${isSo ? '是的，' : ''}${name}属于“${as.words}”`
  return `${isSo ? 'Yes, ' : ''}${name} counts as “${as.words}”`
}

/** What is said of a place that a question names by itself; of any other all that is said of places, so that it is seen which one is meant. */
export const saidFor = (place: Place | undefined, { byName, part }: Told, sentence: string): string =>
  (byName && place?.said !== undefined) || !isShort([sentence]) ? part : sentence

const nameOf = ({ ids, said }: Place, language: Language): string =>
  said === undefined
    ? placeName(ids[0]!, language)
    : said.replace(/(?<![\p{L}'’])(?!(?:of|and|the)\b)\p{Ll}/gu, letter => letter.toUpperCase())

/** "Do you post to Belgium?" of a list of lands that has it not. */
export const notSentTo = (place: Place, language: Language): string =>
  language === 'zh' ? `不能寄到${nameOf(place, language)}` : `No, not to ${nameOf(place, language)}`

const asksOf = {
  fee: /[运運][费費]|[邮郵][费費]|包[邮郵]|多少[钱錢]|要不要[钱錢]|加[钱錢]|\b(?:how much|costs?|fees?|charges?|postage|extra|free|price)\b/iu,
  days: /几天|幾天|多久|多[长長]时间|什么时候|什麼時候|哪天|\b(?:when|how long|how (?:quick|fast)\w*|days?|arrives?|by (?:mon|tues|wednes|thurs|fri|satur|sun|next|tomorrow))\w*/iu,
} as const
const tellsOf = {
  fee: /\d\s*[元块]|[¥￥$£€]\s?\d|免|\bfree\b/iu,
  days: /\d\s*(?:个?工作日|天|日|小时|周|(?:working |business |more )?(?:days?|weeks?|hours?))/iu,
} as const

export const tellsFee = (text: string): boolean => tellsOf.fee.test(inDigits(text))
export const tellsDays = (text: string): boolean => tellsOf.days.test(inDigits(text))
export const asksFeeAlone = (question: string): boolean => asksOf.fee.test(question) && !asksOf.days.test(question)

/** Whether a text tells what is asked of a parcel, its price or its days; any does where neither is asked. */
export function tellsAsked(question: string, text: string): boolean {
  const asked = (['fee', 'days'] as const).filter(what => asksOf[what].test(question))
  return asked.length === 0 || asked.some(what => tellsOf[what].test(inDigits(text)))
}

const has = ({ mentions }: Group, kind: Kind) => mentions.some(mention => mention.kind === kind)

/** Words beside the sending and the place, of a question that asks nothing else. */
const mostBeside = 4
const sends = /[送寄运]|\b(?:deliver|ship|post|send|mail)(?:s|ed|ing)?\b|\bsent\b/iu
const someOnly = /只|仅|\b(?:only|just|except|unless)\b/iu
const refuses = /[不未没]|\b(?:not|no|cannot|never)\b|n['’]t\b/iu

/** "That includes the Republic of Ireland" tells nothing without what stands before it. */
const tellsOfParcel = (part: string): boolean => tellsFee(part) || tellsDays(part) || sends.test(part) || refuses.test(part)

/** "We do not send live plants to Northern Ireland." */
export const refusesToSend = (text: string): boolean => sends.test(text) && refuses.test(text)

/** Whether the shop sends to a place by what it says of it, where nothing more is asked. */
export function verdictFor(question: string, part: string): Verdict | undefined {
  const plain = question.normalize('NFKC').toLowerCase()
  const places = placesNamed(plain).map(({ from, to }) => plain.slice(from, to))
  const rest = places.reduce((text, place) => text.replace(place, ' '), plain).replace(new RegExp(sends, 'giu'), ' ')
  const asksSort = asksAs.test(plain) && Object.values(called).some(kind => kind.test(plain))
  const asksMore = asksSort || Object.values(asksOf).some(asked => asked.test(plain)) || tellingTokens(rest).length > mostBeside
  if (!asksWhether(plain) || !sends.test(question) || !sends.test(part) || asksMore || someOnly.test(part)) return undefined
  return refuses.test(part) ? 'no' : 'yes'
}

/** A "UK plug" and "EU sizes" are no places. */
const isSortOfThing = /^ (?:plugs?|sizes?|shoe|sizing|adapt[eo]rs?|sockets?|mains|style|standards?|measures?)\b|^(?:码|插头|标准|尺码)/iu

export const namesSeveralPlaces = (sentence: string): boolean => groupsOf(sentence).length > 1

/** Places belong together that only a comma or the like joins: "Shanghai and Jiangsu 1 to 2 days, other provinces 2 to 4". */
function groupsOf(sentence: string): Group[] {
  const mentions = [
    ...placesNamed(sentence)
      .filter(place => !isOrigin(sentence, place))
      .map((place: PlaceNamed): Mention => ({ kind: 'named', ...place, beyond: isBeyond(sentence, place) })),
    ...(Object.keys(kinds) as Kind[]).flatMap(kind =>
      [...sentence.matchAll(kinds[kind])].map((match): Mention => ({ kind, from: match.index, to: match.index + match[0].length })),
    ),
  ].sort((a, b) => a.from - b.from || b.to - a.to)
  const groups: Group[] = []
  for (const mention of mentions) {
    if (isSortOfThing.test(sentence.slice(mention.to))) continue
    const last = groups.at(-1)
    if (last !== undefined && mention.from < last.to) continue
    if (last !== undefined && joins.test(sentence.slice(last.to, mention.from))) {
      const isToo = mention.kind === 'named' && isLedBeyond(sentence, last.mentions.at(-1)!)
      last.mentions.push(isToo ? { ...mention, beyond: true } : mention)
      last.to = mention.to
    } else groups.push({ mentions: [mention], from: mention.from, to: mention.to })
  }
  return groups
}

/** "We do not ship outside Europe", 江浙沪以外 10 元. */
const isBeyond = (sentence: string, { from, to }: PlaceNamed): boolean =>
  /\b(?:outside|beyond)(?: of)?(?: the)? $/iu.test(sentence.slice(0, from)) || /^(?:以外|之外)/u.test(sentence.slice(to))

/** Of a list, "outside the US and Canada", all are what the first is. */
const isLedBeyond = (sentence: string, mention: Mention): boolean =>
  mention.kind === 'named'
    ? mention.beyond && !/外$/u.test(sentence.slice(0, mention.to + 2))
    : mention.kind === 'abroad' && /^outside\b/iu.test(sentence.slice(mention.from))

/** From the clause that a group stands in to that of the next one, without what joins them; all of it where both stand in one clause. */
function partOf(sentence: string, groups: readonly Group[], meant: Group): string {
  const next = groups[groups.indexOf(meant) + 1]
  const start = clauseBefore(sentence, meant.from)
  const end = next === undefined ? sentence.length : clauseBefore(sentence, next.from)
  const isApart = groups.every(group => group === meant || group.to <= start || group.from >= meant.to)
  if (end < meant.to || !isApart) return sentence
  const part = sentence
    .slice(start, end)
    .replace(/^(?:\s|and\b|but\b)+|[\s,，;；、。.]+$/giu, '')
    .trim()
  const saysNothing = value.test(inDigits(sentence)) && !value.test(inDigits(part)) && !refusesToSend(part)
  return isSubordinate.test(part) || saysNothing ? sentence : part
}

/** "Because our lamps have a UK plug" says nothing by itself. */
const isSubordinate =
  /^(?:because|since|as|so|which|who|where|if|unless|when|while|though|although)\b|^(?:因为|所以|由于|如果|除非|而且|因此)/iu

const clauseBefore = (sentence: string, at: number) =>
  Math.max(...['，', ',', '；', ';'].map(mark => sentence.lastIndexOf(mark, at - 1) + 1))

/** The one that is said most; `isSure`: no other is said as often. */
function mostOf(values: readonly string[]): { most: string | undefined; isSure: boolean } {
  const counts = new Map<string, number>()
  for (const one of values) counts.set(one, (counts.get(one) ?? 0) + 1)
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return { most: first?.[0], isSure: first !== undefined && first[1] > (second?.[1] ?? 0) }
}

/** What a sentence is worth that speaks of the place that a question names, in nats. */
const worthOf = { named: 5.5, meant: 4.5 } as const

/** What it speaks for a sentence that it tells what is asked for this place, in nats. */
export function worthOfPlace(question: string, { topic, text }: Sentence, place: Place | undefined): number {
  if (place === undefined || topic === undefined) return 0
  const told = toldFor(place, text)
  return told?.applies === true && tellsAsked(question, told.part) ? worthOf[told.byName ? 'named' : 'meant'] : 0
}

/** "An extra 12 to Xinjiang and Tibet" is for who lives there, and says nothing to who lives in Chengdu. */
export const isOfPlace = (question: string, text: string, place: Place) =>
  value.test(inDigits(text)) && toldFor(place, text)?.applies === true && tellsAsked(question, text)
export const isOfOtherPlaces = (text: string, place: Place) =>
  (value.test(inDigits(text)) || refusesToSend(text)) && toldFor(place, text)?.applies === false
