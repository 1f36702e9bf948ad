import type { Superlative } from '../language/superlatives.ts'
import type { Language } from '../wire.ts'
import { type Measure, measures, millimetres, sides } from './dimensions.ts'
import { splitSentences } from './sentences.ts'

/** What one product's text tells of something that can be measured: the number in its kind's smallest unit, and the words that tell it. */
export type Measured = {
  value: number
  told: string
  /** The number as it is written, and the least and the most of those beside it, which may be of other sizes of the thing. */
  least: Said
  most: Said
  by?: Measure
}
type Said = { value: number; said: string }

/** In what respect things are put in order. */
export type Respect =
  | Exclude<Superlative, 'cheapest' | 'dearest'>
  | 'roomiest'
  | 'brightest'
  | 'quietest'
  | 'loudest'
  | 'most_cancelling'
  | 'most_powerful'
  | 'least_powerful'
  | 'most_waterproof'
  | 'most_shading'
  | 'sturdiest'
  | 'soonest_charged'
  | 'tallest'
  | 'lowest'
  | 'longest'
  | 'shortest'
  | 'widest'
  | 'narrowest'
  | 'thickest'
  | 'thinnest'
  | 'deepest'

/** `room`: by three sides that are told in one, `area` by two. */
type By = { by: Measure | 'room' | 'area'; mostFirst: boolean }
const most = (...by: By['by'][]): By[] => by.map(one => ({ by: one, mostFirst: true }))
const least = (...by: By['by'][]): By[] => by.map(one => ({ by: one, mostFirst: false }))

/** Which numbers tell it, the most telling first. */
const tellsOf: Record<Respect, readonly By[]> = {
  lightest: least(measures.weight),
  heaviest: most(measures.weight),
  biggest: most(measures.capacity, 'room', 'area', measures.length),
  smallest: least(measures.capacity, 'room', 'area', measures.length),
  roomiest: most(measures.capacity, 'room', measures.load),
  longest_lasting: most(measures.hours, measures.charge),
  warmest: least(measures.degrees),
  brightest: most(measures.light),
  quietest: least(measures.noise),
  loudest: most(measures.noise),
  most_cancelling: most(measures.cancelling),
  most_powerful: most(measures.power),
  least_powerful: least(measures.power),
  most_waterproof: most(measures.column, measures.ingress),
  most_shading: most(measures.sun),
  sturdiest: most(measures.load),
  soonest_charged: least(measures.charging),
  tallest: most(measures.height),
  lowest: least(measures.height),
  longest: most(measures.long),
  shortest: least(measures.long),
  widest: most(measures.wide),
  narrowest: least(measures.wide),
  thickest: most(measures.thick, measures.cloth),
  thinnest: least(measures.thick, measures.cloth),
  deepest: most(measures.deep),
}

/**
 * Things in the order of what their texts tell, by the first kind of number that more than one of them has; those without it are left out.
 * Nothing where fewer than two can be told apart.
 */
export function inOrderOf<T>(order: Respect, things: readonly T[], textOf: (thing: T) => string): (Measured & { thing: T })[] {
  for (const { by, mostFirst } of tellsOf[order]) {
    const found = things.flatMap(thing => {
      const told = typeof by === 'string' ? sidesIn(textOf(thing), by === 'room' ? 3 : 2) : measuredIn(textOf(thing), by)
      return told === undefined ? [] : [{ thing, ...told }]
    })
    if (found.length > 1 || (things.length === 1 && found.length === 1))
      return found.sort((a, b) => (mostFirst ? b.value - a.value : a.value - b.value))
  }
  return []
}

export const isMeasured = (order: Superlative): order is Exclude<Superlative, 'cheapest' | 'dearest'> =>
  order !== 'cheapest' && order !== 'dearest'

function measuredIn(text: string, by: Measure): Measured | undefined {
  const { of, units, take, named } = by
  const found = splitSentences(plainly(text)).flatMap(sentence => {
    const numbers = [...sentence.matchAll(of)].filter(match => isMeant(sentence, match, by))
    const all = numbers.map((match): Said & { at: number } => ({
      value: Number(match[1]) * (units.get((match[2] ?? '').toLowerCase()) ?? 1),
      said: match[0].trim(),
      at: match.index,
    }))
    return all.map(({ value, at }): Measured & { isNamed: boolean } => ({
      isNamed: named?.test(sentence) === true,
      value,
      told: clauseAround(sentence, at),
      least: extreme(all, false),
      most: extreme(all, true),
      by,
    }))
  })
  if (take === 'first') return found.find(({ isNamed }) => isNamed) ?? found[0]
  const best = found.reduce<Measured | undefined>(
    (best, one) => (best === undefined || (take === 'most' ? one.value > best.value : one.value < best.value) ? one : best),
    undefined,
  )
  // Where the most counts the lesser numbers are of other parts of it, or of other ways to use it.
  return best === undefined ? undefined : { ...best, ...(take === 'most' ? { least: best.most } : { most: best.least }) }
}

/** How long a text tells a thing to be along one of its sides. */
export const lengthTold = (text: string, side: 'height' | 'long' | 'wide' | 'thick' | 'deep'): Measured | undefined =>
  measuredIn(text, measures[side])

const plainly = (text: string) => text.normalize('NFKC').replace(/(\d),(?=\d{3})/g, '$1')

const extreme = (all: readonly Said[], isMost: boolean): Said =>
  all.reduce((best, one) => ((isMost ? one.value > best.value : one.value < best.value) ? one : best))

function isMeant(sentence: string, match: RegExpExecArray, { not, notBehind, near }: Measure): boolean {
  const before = sentence.slice(0, match.index)
  const behind = sentence.slice(match.index + match[0].length)
  if (not?.test(before) || notBehind?.test(behind)) return false
  return near === undefined || near.before.test(before) || near.behind.test(behind)
}

/** By so many of its sides; those of another size of it in the same sentence stand beside them. */
function sidesIn(text: string, count: 2 | 3): Measured | undefined {
  for (const sentence of splitSentences(plainly(text))) {
    const all = [...sentence.matchAll(sides)].flatMap(({ 0: said, 1: first, 2: second, 3: third, 4: unit, index }) => {
      const each = [first, second, ...(third === undefined ? [] : [third])].map(
        side => Number(side) * (millimetres[unit!.toLowerCase()] ?? 25.4),
      )
      return each.length === count ? [{ value: each.reduce((product, side) => product * side, 1), said: said.trim(), at: index }] : []
    })
    if (all[0] !== undefined)
      return { value: all[0].value, told: clauseAround(sentence, all[0].at), least: extreme(all, false), most: extreme(all, true) }
  }
  return undefined
}

/** What stands between two commas around a place. */
function clauseAround(sentence: string, at: number): string {
  const from = Math.max(...[...sentence.slice(0, at).matchAll(/[,，;；:：](?!\d)/gu)].map(({ index }) => index + 1), 0)
  const to = /[,，;；。.!！](?!\d)/u.exec(sentence.slice(at))?.index
  return sentence.slice(from, to === undefined ? undefined : at + to).trim()
}

/** How much lies between two numbers that are told alone, in a unit that suits it: "4.5 kg". */
export function differenceOf(a: Measured, b: Measured, language: Language): string | undefined {
  const tells = a.by?.tells ?? []
  if (a.by === undefined || a.by !== b.by || a.least.value !== a.most.value || b.least.value !== b.most.value) return undefined
  const between = Math.abs(a.value - b.value)
  const unit = tells.find(([each]) => between >= each) ?? tells.at(-1)
  if (unit === undefined || between === 0) return undefined
  const [each, zh, en] = unit
  const number = String(Number((between / each).toFixed(2)))
  return language === 'zh' ? `${number}${zh}` : `${number} ${en}`
}
