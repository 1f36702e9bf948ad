import type { Budget } from '../language/slots.ts'
import { formatBudget } from '../shop/budget.ts'
import { formatMoney, toMajor } from '../shop/money.ts'
import { type Belief, type BeliefSubject, beliefSubjects, type EvidenceKind, type Profile, type Words } from '../wire-profile.ts'
import type { Evidence } from './evidence.ts'
import { type Band, bandId, bandOf } from './price-bands.ts'
import { becauseOf } from './words.ts'

/** After so long a piece of evidence counts half: who looked for tents last week may still want one, who did last month has one. */
export const halfLifeMs = 7 * 24 * 3_600_000
/** What a piece of evidence counts for when it is new; a look is 1. */
export const worth: Readonly<Record<EvidenceKind, number>> = { viewed: 1, searched: 2, saved: 3, added: 4, ordered: 4, said: 6 }
/** Less than this is forgotten. */
const leastWeight = 0.05
/** The strongest so many of each subject are told. */
const mostTold = 3
const mostProducts = 10

/** What is left of a piece of evidence after so many milliseconds, 0 … 1. */
export const leftAfter = (ageMs: number): number => 0.5 ** (Math.max(0, ageMs) / halfLifeMs)

type Value = { subject: BeliefSubject; id: string; label: Words; evidence: Evidence }

/** What somebody likes, the strongest of each subject first, and what it rests on. */
export function beliefsOf(evidence: readonly Evidence[], currency: string, now: number): Belief[] {
  const values = evidence.flatMap(one => valuesOf(one, currency))
  return beliefSubjects.flatMap(subject => {
    const weighed = grouped(
      values.filter(value => value.subject === subject),
      ({ id }) => id,
    ).map(own => ({
      id: own[0]!.id,
      label: own.at(-1)!.label,
      evidence: own.map(one => one.evidence),
      weight: weightOf(
        own.map(one => one.evidence),
        now,
      ),
    }))
    const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
    return weighed
      .filter(({ weight }) => weight >= leastWeight)
      .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
      .slice(0, mostTold)
      .map(({ id, label, evidence: own, weight }) => ({
        subject,
        id,
        label,
        weight: rounded(weight),
        share: rounded(weight / total),
        because: becauseOf(subject, label, own, underOf(subject, own, currency), now),
        counts: countsOf(own),
        first: new Date(own[0]!.at).toISOString(),
        last: new Date(own.at(-1)!.at).toISOString(),
      }))
  })
}

/** The products that somebody was interested in, the most first. */
export function productsOf(evidence: readonly Evidence[], now: number): Profile['products'] {
  const known = evidence.flatMap(one =>
    one.sku === undefined || one.title === undefined ? [] : [{ ...one, sku: one.sku, title: one.title }],
  )
  return grouped(known, ({ sku }) => sku)
    .map(own => ({ own, weight: weightOf(own, now) }))
    .filter(({ weight }) => weight >= leastWeight)
    .sort((a, b) => b.weight - a.weight || (a.own[0]!.sku < b.own[0]!.sku ? -1 : 1))
    .slice(0, mostProducts)
    .map(({ own, weight }) => {
      const { sku, title, at } = own.at(-1)!
      return { sku, title, weight: rounded(weight), counts: countsOf(own), last: new Date(at).toISOString() }
    })
}

const weightOf = (own: readonly Evidence[], now: number): number =>
  own.reduce((sum, { kind, at }) => sum + worth[kind] * leftAfter(now - at), 0)

function grouped<T>(values: readonly T[], nameOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const group = groups.get(nameOf(value))
    if (group === undefined) groups.set(nameOf(value), [value])
    else group.push(value)
  }
  return [...groups.values()]
}

function valuesOf(evidence: Evidence, currency: string): Value[] {
  const { category, maker, price, size, budget } = evidence
  const value = (subject: BeliefSubject, id: string, label: Words): Value => ({ subject, id, label, evidence })
  const band = price === undefined ? undefined : bandOf(price, currency)
  return [
    ...(category === undefined ? [] : [value('category', category.id, category.label)]),
    ...(maker === undefined ? [] : [value('maker', maker.id, maker.label)]),
    ...(band === undefined ? [] : [value('price', bandId(band), bandInWords(band, currency))]),
    ...(budget === undefined
      ? []
      : [
          value(
            'price',
            budgetId(budget),
            both(language => formatBudget(budget, currency, language)),
          ),
        ]),
    ...(size === undefined ? [] : [value('size', size.toLowerCase(), { zh: size, en: size })]),
  ]
}

/** A limit below which everything of a kind was that was looked at. */
function underOf(subject: BeliefSubject, own: readonly Evidence[], currency: string): Words | undefined {
  const goods = own.filter(({ kind }) => kind !== 'said' && kind !== 'searched')
  const bands = goods.flatMap(({ price }) => (price === undefined ? [] : (bandOf(price, currency) ?? [])))
  if (subject !== 'category' || goods.length === 0 || bands.length < goods.length) return undefined
  const most = Math.max(...bands.map(({ to }) => to))
  return both(language => formatMoney(most, currency, language))
}

const budgetId = ({ min, max }: Budget) => `said:${min ?? ''}-${max ?? ''}`

function bandInWords({ from, to }: Band, currency: string): Words {
  if (from === 0) return both(language => formatBudget({ max: toMajor(to, currency) }, currency, language))
  return both(language => `${formatMoney(from, currency, language)}–${formatMoney(to, currency, language)}`)
}

function countsOf(own: readonly Evidence[]): Belief['counts'] {
  const counts: Belief['counts'] = {}
  for (const { kind } of own) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const both = (tell: (language: 'zh' | 'en') => string): Words => ({ zh: tell('zh'), en: tell('en') })
const rounded = (value: number) => Math.round(value * 1000) / 1000
