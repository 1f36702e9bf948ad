import { findNumbers } from '../language/numbers.ts'
import { valueAsked } from '../language/superlatives.ts'
import { textOf } from '../shop/catalogue.ts'
import type { Respect } from '../shop/measures.ts'
import { formatMoney } from '../shop/money.ts'
import { measuresIn } from '../shop/option-measures.ts'
import { plainText, valuesWanted } from '../shop/option-values.ts'
import { splitSentences } from '../shop/sentences.ts'
import { inStock } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { respectAsked } from './respects.ts'

/** One value of an option, how much it is of what, and what it costs at the least. */
type Value = { key: string; label: string; amount: number; unit: string; variants: readonly Variant[]; price: number }

/** Pieces in a pack, as labels count them. */
const pieces =
  /^ ?(袋|片|块|支|只|条|包|枚|个|张|粒|颗|泡|双|瓶|罐|盒|根|卷|色|枝|本|件|bag|sachet|piece|pc|tablet|capsule|sheet|pod|pair|tube|cube|roll|bar|wipe|pad|refill|stick|card|block|bottle|tin|jar|teabag|tile|candle|pencil|crayon)(?:e?s)?(?![a-z])/u

/** The values of the one option that tells how much there is of it, each in the same unit. */
function amountsOf(product: Product, language: Language): Value[] {
  const keys = [...new Set(product.variants.flatMap(({ options }) => Object.keys(options)))]
  for (const key of keys) {
    const of = new Map<string, Variant[]>()
    for (const variant of product.variants) {
      const label = Object.hasOwn(variant.options, key) ? textOf(variant.options[key]!, language) : ''
      of.set(label, [...(of.get(label) ?? []), variant])
    }
    const values = [...of].flatMap(([label, variants]): Value[] => {
      const amount = amountIn(plainText(label))
      return amount === undefined ? [] : [{ key, label, ...amount, variants, price: Math.min(...variants.map(({ price }) => price)) }]
    })
    const [first] = values
    if (first !== undefined && values.length === of.size && values.length > 1 && values.every(({ unit }) => unit === first.unit))
      return values
  }
  return []
}

function amountIn(label: string): { amount: number; unit: string } | undefined {
  const counts = countsIn(label)
  const measures = measuresIn(label).map(({ amount, unit }) => ({ amount, unit }))
  const [only, more] = counts.length > 0 ? counts : measures
  return more === undefined ? only : undefined
}

const countsIn = (text: string): { amount: number; unit: string }[] =>
  findNumbers(text).flatMap(({ value, end }) => {
    const unit = pieces.exec(text.slice(end))?.[1]
    return unit === undefined ? [] : [{ amount: value, unit }]
  })

/** What is bought by how much of it there is: a bed of two metres is no better value than one of 1.8. */
const bought: ReadonlySet<string> = new Set(['g', 'ml', 'oz', 'pack'])
/** In what steps a price is told of what is weighed or measured, the largest first. */
const steps: Readonly<Record<string, readonly (readonly [each: number, zh: string, en: string])[]>> = {
  g: [
    [1000, '每公斤', 'kg'],
    [100, '每100克', '100 g'],
    [10, '每10克', '10 g'],
  ],
  ml: [
    [1000, '每升', 'litre'],
    [100, '每100毫升', '100 ml'],
    [10, '每10毫升', '10 ml'],
  ],
  oz: [[1, '每盎司', 'oz']],
  pack: [[1, '每件', 'piece']],
}

/** "Is the kilo better value than the 250 g?": what each costs for as much, and which of them less. Nothing where their labels tell no amount. */
export function bestValue(
  product: Product,
  question: string,
  language: Language,
): { verdict: string; values: readonly Value[] } | undefined {
  if (!valueAsked(question)) return undefined
  const all = amountsOf(product, language).filter(({ unit }) => bought.has(unit) || !measured.has(unit))
  const named = optionsCompared(product, question, language)?.labels ?? []
  const meant = all.filter(({ label }) => named.includes(label))
  const values = (meant.length > 1 ? meant : all).slice(0, mostTold)
  if (values.length < 2) return undefined
  const { unit } = values[0]!
  const each = steps[unit]?.find(([size]) => size <= Math.min(...values.map(({ amount }) => amount))) ?? steps[unit]?.at(-1)
  const [size, per] = each === undefined ? [1, language === 'zh' ? `每${unit}` : unit] : [each[0], language === 'zh' ? each[1] : each[2]]
  const rated = values.map(value => ({ ...value, rate: (value.price / value.amount) * size })).sort((a, b) => a.rate - b.rate)
  const money = (amount: number) => formatMoney(Math.round(amount), product.currency, language)
  const [best, ...others] = rated
  const last = others.at(-1)!
  if (money(best!.rate) === money(last.rate)) {
    const verdict =
      language === 'zh' ? `算下来一样，都是${per}${money(last.rate)}` : `They come to the same: ${money(last.rate)} per ${per}`
    return { verdict, values }
  }
  const told = others.map(({ label, rate }) => (language === 'zh' ? `${label}是${per}${money(rate)}` : `${money(rate)} for the ${label}`))
  const verdict =
    language === 'zh'
      ? `${best!.label}更划算：${per}${money(best!.rate)}，${told.join('，')}`
      : `The ${best!.label} works out cheaper: ${money(best!.rate)} per ${per} against ${told.join(' and ')}`
  return { verdict, values }
}
const mostTold = 4
const measured: ReadonlySet<string> = new Set(['mm', 'inch', 'w', 'degree', 'person', 'part'])

const units: Readonly<Partial<Record<Respect, readonly string[]>>> = {
  lightest: ['g', 'oz'],
  heaviest: ['g', 'oz'],
  biggest: ['ml', 'mm', 'inch', 'g', 'person'],
  smallest: ['ml', 'mm', 'inch', 'g', 'person'],
  roomiest: ['ml', 'person'],
  longest: ['mm', 'inch'],
  shortest: ['mm', 'inch'],
  tallest: ['mm', 'inch'],
  lowest: ['mm', 'inch'],
  widest: ['mm', 'inch'],
  narrowest: ['mm', 'inch'],
  most_powerful: ['w'],
  least_powerful: ['w'],
}
const leastFirst: ReadonlySet<Respect> = new Set(['lightest', 'smallest', 'shortest', 'lowest', 'narrowest', 'least_powerful'])

/** "The longest one", 最大的那个多大: of what a thing comes in the one that measures the most or the least; what is sold out of it is that. */
export function extremeOf(
  product: Product,
  question: string,
  language: Language,
): { label: string; variants: readonly Variant[]; key: string } | undefined {
  if (!asksExtreme.test(question)) return undefined
  const respect = respectAsked(question)
  const of = respect === undefined ? undefined : units[respect]
  const values = of === undefined ? [] : amountsOf(product, language).filter(({ unit }) => of.includes(unit))
  if (respect === undefined || values.length < 2) return undefined
  const sorted = values.toSorted((a, b) => a.amount - b.amount)
  const { label, variants, key } = (leastFirst.has(respect) ? sorted[0] : sorted.at(-1))!
  return { label, variants: variants.some(inStock) ? variants.filter(inStock) : variants, key }
}
const asksExtreme = /最|\b(?:\p{L}+est|(?:the )?most|(?:the )?least)\b/iu

/** Of one option the values that a text sets beside each other: "the 145 and the 160", 10袋和25袋. */
export function optionsCompared(
  product: Product,
  text: string,
  language: Language,
): { key: string; labels: readonly string[] } | undefined {
  const plain = plainText(text)
  const keys = [...new Set(product.variants.flatMap(({ options }) => Object.keys(options)))]
  for (const key of keys) {
    const labels = labelsOf(product, key, language)
    const { values } = labels.length < 2 ? { values: [] } : valuesWanted(labels, plain, key)
    if (values.length > 1) return { key, labels: values }
  }
  const said = countsIn(plain)
  const amounts = said.length < 2 ? [] : amountsOf(product, language)
  const counted = amounts.filter(({ amount, unit }) => said.some(one => one.amount === amount && one.unit === unit))
  return counted.length < 2 ? undefined : { key: counted[0]!.key, labels: counted.map(({ label }) => label) }
}

const labelsOf = ({ variants }: Product, key: string, language: Language): string[] => [
  ...new Set(variants.flatMap(({ options }) => (Object.hasOwn(options, key) ? [textOf(options[key]!, language)] : []))),
]

/** What the text of a product tells of several values of an option, sentence by sentence; nothing where it speaks of one of them alone. */
export function toldOfOptions(product: Product, key: string, labels: readonly string[], language: Language): string | undefined {
  const all = labelsOf(product, key, language)
  const sentences = [...splitSentences(textOf(product.description, language)), ...(product.highlights[language] ?? [])]
  const named = sentences.map(text => ({
    text,
    of: valuesWanted(all, plainText(text), key).values.filter(label => labels.includes(label)),
  }))
  const telling = named.filter(({ of }) => of.length > 0)
  if (new Set(telling.flatMap(({ of }) => of)).size < 2) return undefined
  const both = telling.filter(({ of }) => of.length > 1)
  return (both.length > 0 ? both : telling)
    .slice(0, 2)
    .map(({ text }) => text)
    .join(language === 'zh' ? '' : ' ')
}
