import type { Superlative } from '../dialogue/superlatives.ts'
import { splitSentences } from './sentences.ts'

/** What one product's text tells of something that can be measured: the number in its kind's smallest unit, and the words that tell it. */
export type Measured = { value: number; told: string }

/** `take`: which of several numbers counts. `not`: what stands before a number of another matter. */
type Measure = { of: RegExp; units: ReadonlyMap<string, number>; take: 'first' | 'most' | 'least'; not?: RegExp }

function measure(units: Readonly<Record<string, number>>, take: Measure['take'], not?: RegExp): Measure {
  const names = Object.keys(units).sort((a, b) => b.length - a.length)
  const of = new RegExp(`(-?\\d+(?:\\.\\d+)?)\\s?(${names.join('|')})(?![a-z])`, 'giu')
  return { of, units: new Map(Object.entries(units)), take, ...(not === undefined ? {} : { not }) }
}

const weight = measure({ kg: 1000, 公斤: 1000, 千克: 1000, g: 1, 克: 1, 斤: 500, lb: 453.6, lbs: 453.6, pounds: 453.6, oz: 28.35 }, 'first')
const capacity = measure({ l: 1000, litres: 1000, litre: 1000, liters: 1000, '-litre': 1000, 升: 1000, ml: 1, 毫升: 1 }, 'first')
const length = measure(
  { cm: 10, 厘米: 10, 公分: 10, mm: 1, 毫米: 1, 米: 1000, inch: 25.4, inches: 25.4, 英寸: 25.4, 寸: 25.4 },
  'most',
  /(?:防水|waterproof|rated|fly|floor|外帐|底布)[^,，。.;；]{0,12}$/iu,
)
const hours = measure(
  { 小时: 60, hours: 60, hour: 60, hrs: 60, '-hour': 60 },
  'most',
  /(?:充电(?![盒宝仓])|充满|快充|charg|full in|recharge)[^,，。.;；]{0,16}$/iu,
)
const charge = measure({ mah: 1, 毫安时: 1, 毫安: 1 }, 'most')
const degrees = measure(
  { '°c': 1, '℃': 1, '°': 1, 摄氏度: 1, 度: 1, degrees: 1 },
  'least',
  /(?:水温|洗|烘|wash|iron|tumble)[^,，。.;；]{0,12}$/iu,
)

/** Which numbers tell it, the most telling first. */
const tellsOf: Record<Exclude<Superlative, 'cheapest' | 'dearest'>, readonly { by: Measure; mostFirst: boolean }[]> = {
  lightest: [{ by: weight, mostFirst: false }],
  heaviest: [{ by: weight, mostFirst: true }],
  biggest: [capacity, length].map(by => ({ by, mostFirst: true })),
  smallest: [capacity, length].map(by => ({ by, mostFirst: false })),
  longest_lasting: [hours, charge].map(by => ({ by, mostFirst: true })),
  warmest: [{ by: degrees, mostFirst: false }],
}

/**
 * Things in the order of what their texts tell, by the first kind of number that more than one of them has; those without it are left out.
 * Nothing where fewer than two can be told apart.
 */
export function inOrderOf<T>(order: keyof typeof tellsOf, things: readonly T[], textOf: (thing: T) => string): (Measured & { thing: T })[] {
  for (const { by, mostFirst } of tellsOf[order]) {
    const found = things.flatMap(thing => {
      const told = measuredIn(textOf(thing), by)
      return told === undefined ? [] : [{ thing, ...told }]
    })
    if (found.length > 1 || (things.length === 1 && found.length === 1))
      return found.sort((a, b) => (mostFirst ? b.value - a.value : a.value - b.value))
  }
  return []
}

export const isMeasured = (order: Superlative): order is keyof typeof tellsOf => order !== 'cheapest' && order !== 'dearest'

function measuredIn(text: string, { of, units, take, not }: Measure): Measured | undefined {
  const plain = text.normalize('NFKC').replace(/(\d),(?=\d{3})/g, '$1')
  const found = splitSentences(plain).flatMap(sentence =>
    [...sentence.matchAll(of)].flatMap(match => {
      if (not?.test(sentence.slice(0, match.index))) return []
      return [{ value: Number(match[1]) * (units.get(match[2]!.toLowerCase()) ?? 1), told: clauseAround(sentence, match.index) }]
    }),
  )
  if (take === 'first') return found[0]
  return found.reduce<Measured | undefined>(
    (best, one) => (best === undefined || (take === 'most' ? one.value > best.value : one.value < best.value) ? one : best),
    undefined,
  )
}

/** What stands between two commas around a place. */
function clauseAround(sentence: string, at: number): string {
  const from = Math.max(...[...sentence.slice(0, at).matchAll(/[,，;；:：](?!\d)/gu)].map(({ index }) => index + 1), 0)
  const to = /[,，;；。.!！](?!\d)/u.exec(sentence.slice(at))?.index
  return sentence.slice(from, to === undefined ? undefined : at + to).trim()
}
