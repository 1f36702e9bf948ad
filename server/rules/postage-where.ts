import { placesNamed } from '../language/places.ts'
import { isPlain } from './postage-plain.ts'

/** "Southern Scotland" is a part of it: who lives there nobody knows. */
const part = /\b(?:(?:north|south|east|west)(?:ern)?|central|(?:parts?|most) of) (?:the )?$/u
/** "Mainland Scotland below the Highlands": how far it goes, and not that. */
const bound = /\b(?:below|above|beyond|short of|up to|outside(?: of)?|(?:north|south|east|west) of) (?:the )?$/u
/** A text without the places that only bound others. */
export const withoutBounds = (text: string): string =>
  placesNamed(text, true)
    .filter(({ from }) => bound.test(text.slice(0, from).toLowerCase()) || /\bmost of (?:the )?$/iu.test(text.slice(0, from)))
    .reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text)

/** The places that are named as a whole; where there is nothing else, parts of them are no places. */
export const wholePlaces = (text: string) =>
  placesNamed(text, true).filter(({ from }) => !part.test(text.slice(0, from)) && !bound.test(text.slice(0, from)))

export function withoutPlaces(text: string): string {
  // "The islands (Skye, Man, Scilly)": what stands in a list of places is one.
  const words = text.replace(aside, (whole, list: string) => (placesNamed(list, true).length > 1 ? ' ' : whole))
  const isOfWholes = wholePlaces(text).length > 0
  return placesNamed(words, true).reduceRight((left, { from, to }) => {
    const before = left.slice(0, from)
    const bare = before.replace(bound, ' ')
    return `${isOfWholes ? bare.replace(part, ' ') : bare} ${left.slice(to)}`
  }, words)
}
const aside = /\(([^()]{2,120})\)/gu

/** "Costs £8 to England, Wales and lowland Scotland": what a price goes to is told in one breath, where no other price stands behind it. */
export const placesTogether = (text: string): string => together(text, true)
/** A text with the places that stand beside each other in one stretch. */
export const joinedPlaces = (text: string): string => together(text, false)

function together(text: string, isOfPrices: boolean): string {
  const places = placesNamed(text, true)
  const joints = places.flatMap(({ from }, at) => {
    const before = places[at - 1]
    if (before === undefined || !joint.test(text.slice(before.to, from))) return []
    const first = places.findLastIndex(({ from: start }, of) => of < at && !joint.test(text.slice(places[of - 1]?.to ?? 0, start)))
    const last = places.findIndex(({ to }, of) => of >= at && !joint.test(text.slice(to, places[of + 1]?.from ?? to)))
    if (!isOfPrices) return [{ from: before.to, to: from }]
    const isPaid = toThere.test(text.slice(0, places[Math.max(0, first)]!.from))
    return isPaid && !paidNext.test(text.slice(places[last]?.to ?? text.length)) ? [{ from: before.to, to: from }] : []
  })
  return joints.reduceRight((left, { from, to }) => `${left.slice(0, from)} & ${left.slice(to)}`, text)
}
const joint =
  /^(?:, ?(?:and |or )?| and | or | & |[、和及与])(?:the (?:islands|isles)(?:, ?(?:and )?| and | & ))?(?:the |mainland |lowland ){0,2}$/u
const toThere =
  /(?:[$£€]\d[\d.]*|\bfree)[^,.;:\d]{0,24} (?:to|in|for|within) (?:(?:any|all|every) )?(?:address(?:es)? (?:in|within) )?(?:the |mainland |lowland ){0,2}$/u
const paidNext = /^ ?(?:is|are|costs?|for)?:? ?[$£€]/u

/** "Great Britain, mainland" is the mainland of it, and "free to Wales" is free in Wales. */
export function plainPlaces(text: string): string {
  const mainland = text
    .replace(/\bfree to (?:those|these|all these|all those)(?: (?:addresses|places|regions|areas|parts))?\b/giu, 'free there')
    .replace(/\bhighlands & islands\b/giu, 'highlands and islands')
    .replace(/([$£€]\d[\d.]*) \(([^()]{2,60})\)/gu, (whole, price, where) => (isPlaces(where) ? `${price} to ${where}` : whole))
    .replace(/\b(great britain|britain|gb|uk),? \(?mainland(?: only)?\)?/giu, 'mainland $1')
    // 广东、福建等内地省份: these are some of all the others.
    .replace(/(?:\p{Script=Han}{2,4}[、，,和])+\p{Script=Han}{2,4}?等(?=(?:内地|大陆|其[他余它])(?:的)?(?:各?省份?|地区|城市))/gu, '')
  if (!/\bfree to\b/u.test(mainland)) return mainland
  return placesNamed(mainland, true).reduceRight((left, { from }) => {
    const [lead] = freeTo.exec(left.slice(0, from)) ?? []
    return lead === undefined ? left : `${left.slice(0, from - lead.length)}${lead.replace('free to', 'free in')}${left.slice(from)}`
  }, mainland)
}
const isPlaces = (text: string): boolean => placesNamed(text, true).length > 0 && isPlain(withoutPlaces(text))
const freeTo = /\bfree to (?:(?:any|all|every|addresses|anywhere|of|in|the|mainland|lowland) ){0,3}$/u
