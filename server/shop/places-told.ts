import type { LongWork } from '../dialogue/long-work.ts'
import { countryOf, type PlaceNamed, placesNamed } from '../dialogue/places.ts'
import type { Passage } from '../store/policies.ts'
import { type Sentence, tellingTokens } from './answers.ts'
import { splitSentences } from './sentences.ts'
import { inDigits } from './told-numbers.ts'
import { asksWhether, type Verdict } from './verdict.ts'

/** Where somebody lives, as far as a question names it: one of these regions; `abroad`: not in the country that the shop's pages speak of; `remote`: by them. */
export type Place = { ids: readonly string[]; abroad: boolean; remote: boolean }

/** What a sentence says for a place: of it, by name or as one of the rest, of far-off or foreign ones, or only of others. */
export type Told = { applies: boolean; byName: boolean; part: string }

/** The rest, remote areas and foreign countries, where a sentence speaks of them beside regions. */
const kinds = {
  others:
    /其[他余它](?:的|大部分|大多数|多数|所有)?(?:省市?份?|地区|城市|区域|地方)|别处|别的地方|\b(?:other|all other|remaining) (?:provinces|regions|areas|states|parts|places|addresses)\b|\belsewhere\b|\brest of the country\b/giu,
  remote: /偏远(?:地区|省份?|区域)?|\bremote(?:r)? (?:areas|regions|places|provinces)\b/giu,
  abroad:
    /海外|国外|境外|\b(?:abroad|overseas|international(?:ly)?|outside (?:the )?(?:uk|united kingdom|u\.k\.|us|usa|united states|china|mainland china|country))\b/giu,
} as const
type Kind = keyof typeof kinds
/** Far off wherever a shop names no such regions itself. */
const farOff: ReadonlySet<string> = new Set(['xinjiang', 'tibet'])
const value = /\d/u
/** What may stand between two places of a list. */
const joins = /^(?:[\s、,，/和及与或]|\b(?:and|or|to|the)\b)*$/iu

type Mention = { from: number; to: number } & ({ kind: 'named'; ids: readonly string[] } | { kind: Kind })
type Group = { mentions: Mention[]; from: number; to: number }

/** Reads the pages' regions: which country they speak of, which of its regions they call remote. */
export function* placesToldInSteps(passages: readonly Passage[]): LongWork<PlacesTold> {
  const countries: string[] = []
  const remote = new Set<string>()
  for (const { heading, text } of passages) {
    yield
    for (const { ids } of placesNamed(text)) countries.push(...ids.flatMap(id => countryOf(id) ?? []))
    for (const sentence of splitSentences(text))
      if (listsRemote(sentence, heading)) for (const { ids } of placesNamed(sentence)) for (const id of ids) remote.add(id)
  }
  const home = mostOf(countries)
  const isAbroad = (ids: readonly string[]) => home !== undefined && ids.every(id => countryOf(id) !== home)
  const isRemote = (id: string) => (remote.size > 0 ? remote.has(id) : farOff.has(id))

  /** The place that a question names, the last where it names several; else the region that was told before, where it is no foreign one. */
  function placeOf(question: string, before?: string): Place | undefined {
    const named = placesNamed(question).at(-1)?.ids
    const ids = named ?? (before === undefined || isAbroad([before]) ? undefined : [before])
    return ids === undefined ? undefined : { ids, abroad: isAbroad(ids), remote: ids.every(isRemote) }
  }

  return { placeOf }
}

export type PlacesTold = { placeOf(question: string, before?: string): Place | undefined }

/** For a place of one question, what was read of each sentence for it. */
const read = new WeakMap<Place, Map<string, Told | undefined>>()

/** A rule for regions that it calls remote, or among which those stand that are so anywhere. */
function listsRemote(sentence: string, heading: string): boolean {
  const [group, another] = groupsOf(sentence)
  if (group === undefined || another !== undefined || !value.test(inDigits(sentence))) return false
  const names = new RegExp(kinds.remote).test(`${heading.split(' › ').at(-1)} ${sentence}`)
  return names || group.mentions.some(mention => mention.kind === 'named' && mention.ids.some(id => farOff.has(id)))
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
  const [named, ...alsoNamed] = groups.filter(group =>
    group.mentions.some(mention => mention.kind === 'named' && place.ids.some(id => mention.ids.includes(id))),
  )
  const meant =
    named ??
    groups.find(group => has(group, place.abroad ? 'abroad' : place.remote ? 'remote' : 'others')) ??
    (place.abroad ? undefined : groups.find(group => has(group, 'others')))
  // What is said of it twice is told whole; a far-off place that is named nowhere may be one of the rest, or not.
  const isWhole = groups.length < 2 || alsoNamed.length > 0 || (place.remote && meant !== undefined && has(meant, 'others'))
  return {
    applies: meant !== undefined,
    byName: named !== undefined,
    part: meant === undefined || isWhole ? sentence : partOf(sentence, groups, meant),
  }
}

const asksOf = {
  fee: /[运運][费費]|[邮郵][费費]|包[邮郵]|多少[钱錢]|要不要[钱錢]|加[钱錢]|\b(?:how much|costs?|fees?|charges?|postage|extra|free|price)\b/iu,
  days: /几天|幾天|多久|多[长長]时间|什么时候|什麼時候|哪天|\b(?:when|how long|how (?:quick|fast)\w*|days?|arrives?|by (?:mon|tues|wednes|thurs|fri|satur|sun|next|tomorrow))\w*/iu,
} as const
const tellsOf = {
  fee: /\d\s*[元块]|[¥￥$£€]\s?\d|免|\bfree\b/iu,
  days: /\d\s*(?:个?工作日|天|日|小时|周|(?:working |business |more )?(?:days?|weeks?|hours?))/iu,
} as const

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

/** "We do not send live plants to Northern Ireland." */
export const refusesToSend = (text: string): boolean => sends.test(text) && refuses.test(text)

/** Whether the shop sends to a place by what it says of it, where nothing more is asked. */
export function verdictFor(question: string, part: string): Verdict | undefined {
  const plain = question.normalize('NFKC').toLowerCase()
  const places = placesNamed(plain).map(({ from, to }) => plain.slice(from, to))
  const rest = places.reduce((text, place) => text.replace(place, ' '), plain).replace(new RegExp(sends, 'giu'), ' ')
  const asksMore = Object.values(asksOf).some(asked => asked.test(plain)) || tellingTokens(rest).length > mostBeside
  if (!asksWhether(plain) || !sends.test(question) || !sends.test(part) || asksMore || someOnly.test(part)) return undefined
  return refuses.test(part) ? 'no' : 'yes'
}

/** A "UK plug" and "EU sizes" are no places. */
const isSortOfThing = /^ (?:plugs?|sizes?|shoe|sizing|adapt[eo]rs?|sockets?|mains|style|standards?|measures?)\b|^(?:码|插头|标准|尺码)/iu

/** Places belong together that only a comma or the like joins: "Shanghai and Jiangsu 1 to 2 days, other provinces 2 to 4". */
function groupsOf(sentence: string): Group[] {
  const mentions = [
    ...placesNamed(sentence).map((place: PlaceNamed): Mention => ({ kind: 'named', ...place })),
    ...(Object.keys(kinds) as Kind[]).flatMap(kind =>
      [...sentence.matchAll(kinds[kind])].map((match): Mention => ({ kind, from: match.index, to: match.index + match[0].length })),
    ),
  ].sort((a, b) => a.from - b.from)
  const groups: Group[] = []
  for (const mention of mentions) {
    if (isSortOfThing.test(sentence.slice(mention.to))) continue
    const last = groups.at(-1)
    if (last !== undefined && mention.from < last.to) continue
    if (last !== undefined && joins.test(sentence.slice(last.to, mention.from))) {
      last.mentions.push(mention)
      last.to = mention.to
    } else groups.push({ mentions: [mention], from: mention.from, to: mention.to })
  }
  return groups
}

/** From the clause that a group stands in to that of the next one, without what joins them; all of it where both stand in one clause. */
function partOf(sentence: string, groups: readonly Group[], meant: Group): string {
  const next = groups[groups.indexOf(meant) + 1]
  const start = clauseBefore(sentence, meant.from)
  const end = next === undefined ? sentence.length : clauseBefore(sentence, next.from)
  if (end <= meant.from || groups.some(group => group !== meant && group.from >= start && group.from < meant.from)) return sentence
  const part = sentence
    .slice(start, end)
    .replace(/^(?:\s|and\b|but\b)+|[\s,，;；、。.]+$/giu, '')
    .trim()
  return isSubordinate.test(part) ? sentence : part
}

/** "Because our lamps have a UK plug" says nothing by itself. */
const isSubordinate =
  /^(?:because|since|as|so|which|who|where|if|unless|when|while|though|although)\b|^(?:因为|所以|由于|如果|除非|而且|因此)/iu

const clauseBefore = (sentence: string, at: number) =>
  Math.max(...['，', ',', '；', ';'].map(mark => sentence.lastIndexOf(mark, at - 1) + 1))

function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const one of values) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
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
