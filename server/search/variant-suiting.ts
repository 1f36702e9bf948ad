import { superlativeAsked } from '../language/superlatives.ts'
import { type Measured, measuresIn } from '../shop/option-measures.ts'
import { splitSentences } from '../shop/sentences.ts'
import { inStock, openOptions, valueName, valuesOf } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { termsOf } from './wish-terms.ts'

/** `meant`: what may be had of it comes first to mind; `why`: what the shop's text says of just these. */
type Suiting = { meant: readonly Variant[]; why: string }

type Choice = { value: string; label: string; told: readonly string[] }

/**
 * Which of a product's sizes a wish means that names none: of "a tin for 900 g of dough" the one whose text says that it takes so much, of 全家出去玩的箱子 the one that is told to be
 * for a family, of "the biggest bucket" the biggest. Nothing where the texts set no size apart.
 */
export function suitingOf(product: Product, text: string, language: Language): Suiting | undefined {
  if (text === '' || product.variants.length < 2) return undefined
  const [key] = openOptions(product.variants).filter(name => name !== 'colour')
  if (key === undefined) return undefined
  const choices = choicesOf(product, key, language)
  if (choices.length < 2) return undefined
  // "About 240 g a shoe (size 42)" sets no size apart.
  const areApart = choices.filter(({ told, label }) => told.length > 0 && !/^\d+(?:\.\d+)?$/u.test(label)).length > 1
  const of = (chosen: readonly Choice[]) =>
    product.variants.filter(({ options }) => Object.hasOwn(options, key) && chosen.some(({ value }) => value === valueName(options[key]!)))
  const found =
    byExtreme(choices, text) ??
    byAmount(choices, text, chosen => of([chosen]).some(inStock)) ??
    (areApart ? byWords(choices, text) : undefined)
  if (found === undefined) return undefined
  return { meant: of([found.choice]), why: found.why.trim().replace(/(?<![。.;；,，\s])[。.;；,，\s]+$/u, '') }
}

/** Each of its sizes with the pieces of the text that speak of it alone. */
function choicesOf({ variants, description }: Product, key: string, language: Language): Choice[] {
  const values = valuesOf(variants, key, language)
  const names = values.map(({ label }) => label.toLowerCase())
  const told = names.map((): string[] => [])
  for (const sentence of splitSentences(description[language] ?? '')) {
    // What follows without a label is said of the one before: 36寸的琴身小一圈,适合…的孩子,41寸是….
    let last: number | undefined
    for (const piece of sentence.split(/(?<=[;；，])|(?<=,)(?!\d{3})/u)) {
      const lower = piece.toLowerCase()
      const of = names.flatMap((name, at) => (speaksOf(lower, name) ? [at] : []))
      if (of.length > 0) last = of.length === 1 ? of[0] : undefined
      if (last !== undefined) told[last]!.push(piece)
    }
  }
  return values.map(({ value, label }, at) => ({ value, label, told: told[at]! }))
}

function speaksOf(piece: string, label: string): boolean {
  const at = piece.indexOf(label)
  if (at < 0) return false
  const [before = '', after = ''] = [piece.slice(0, at).slice(-1), piece.slice(at + label.length).slice(0, 1)]
  return !/[a-z\d.]/u.test(before) && !/[a-z\d]/u.test(after)
}

/** What it says beside its label, in the measures of this kind. */
function amountsOf({ label, told }: Choice, unit: string): { amount: number; piece: string }[] {
  return told.flatMap(piece => {
    const rest = piece.toLowerCase().replace(label.toLowerCase(), ' ')
    if (ofItself.test(rest)) return []
    return measuresIn(rest).flatMap(one => (one.unit === unit ? [{ amount: one.amount, piece }] : []))
  })
}
const ofItself = /\bweigh|\bweight\b|重量|自重|净重|[0-9]米?高|\btall\b/u

/** The smallest that takes so much. */
function byAmount(
  choices: readonly Choice[],
  text: string,
  isThere: (choice: Choice) => boolean,
): { choice: Choice; why: string } | undefined {
  for (const { unit, amount } of measuresIn(text.toLowerCase())) {
    const takes = choices.flatMap(choice => {
      const most = amountsOf(choice, unit).reduce<{ amount: number; piece: string } | undefined>(
        (best, one) => (best === undefined || one.amount > best.amount ? one : best),
        undefined,
      )
      return most === undefined ? byLabel(choice, unit) : [{ choice, ...most }]
    })
    if (takes.length < choices.length || new Set(takes.map(one => one.amount)).size < 2) continue
    const enough = takes.filter(one => one.amount >= amount * nearly).sort((a, b) => a.amount - b.amount)
    const found = (isRoomy(unit) ? enough.find(({ choice }) => isThere(choice)) : undefined) ?? enough[0]
    if (found !== undefined) return { choice: found.choice, why: plainest(found.choice, unit, found.amount) ?? found.piece }
  }
  return undefined
}
/** A cool box of 12 or 26 litres. */
function byLabel(choice: Choice, unit: string): { choice: Choice; amount: number; piece: string }[] {
  const [own] = isRoomy(unit) ? measuresIn(choice.label.toLowerCase()) : []
  return own?.unit === unit ? [{ choice, amount: own.amount, piece: choice.label }] : []
}
/** More room than is needed does no harm; a cover for a larger case does not fit. */
const isRoomy = (unit: string): boolean => unit === 'ml' || unit === 'g' || unit === 'person'
/** "About a kilo" goes into what takes 980 g. */
const nearly = 0.97

/** A sentence of the shop's before a line of its table. */
const plainest = ({ told, label }: Choice, unit: string, amount: number): string | undefined =>
  told.find(
    piece =>
      !/[:：]/u.test(piece) &&
      measuresIn(piece.toLowerCase().replace(label.toLowerCase(), ' ')).some((one: Measured) => one.unit === unit && one.amount === amount),
  )

/** "The biggest bucket" of 15 and 25 litres. */
function byExtreme(choices: readonly Choice[], text: string): { choice: Choice; why: string } | undefined {
  const order = superlativeAsked(text) ?? (isLarge.test(text) ? 'biggest' : undefined)
  if (order !== 'biggest' && order !== 'smallest') return undefined
  const sized = choices.map(choice => ({ choice, measures: measuresIn(choice.label.toLowerCase()) }))
  const unit = sized[0]?.measures[0]?.unit
  if (unit === undefined || sized.some(({ measures: [first] }) => first?.unit !== unit)) return undefined
  // 40×100厘米 is larger than 40×70厘米.
  const extentOf = ({ measures }: (typeof sized)[number]) => measures.reduce((all, { amount }) => all * amount, 1)
  const sorted = [...sized].sort((a, b) => extentOf(a) - extentOf(b))
  const found = order === 'biggest' ? sorted.at(-1) : sorted[0]
  return found === undefined ? undefined : { choice: found.choice, why: found.choice.label }
}

/** 大点的保温杯, 铺大床的, "a larger one": of several sizes the largest. */
const isLarge =
  /(?<![不没太别])大(?:一?点儿?|一?些|号(?!码))的?|(?<![不没太别])大的(?=$|[\s，,。？?]|有|吗|呢)|(?:大|双人)床|\b(?:big(?:ger)?|larger?) (?:ones?|size)\b|\b(?:bigger|larger)\b(?! than)|\b(?:big|large|double|king|king[- ]size) bed\b/iu

/** That of which alone the text says what was told: 手小, "for a family". */
function byWords(choices: readonly Choice[], text: string): { choice: Choice; why: string } | undefined {
  const terms = termsOf(text, []).flatMap(({ token, words = [], soft }) =>
    soft === true ? [] : [token, ...words].filter(each => each !== undefined),
  )
  const telling = terms.filter(term => !/^\d|^[a-z]{1,2}$/.test(term))
  const held = choices.map(({ told, label }) => {
    const rest = told
      .map(piece => ({ piece, lower: piece.toLowerCase().replace(label.toLowerCase(), ' ') }))
      .filter(({ lower }) => !ofItself.test(lower))
    return { count: telling.filter(term => rest.some(({ lower }) => lower.includes(term))).length, rest }
  })
  const most = Math.max(...held.map(({ count }) => count))
  const best = held.filter(({ count }) => count === most)
  if (most === 0 || best.length !== 1) return undefined
  const at = held.indexOf(best[0]!)
  const piece = best[0]!.rest
    .map(one => ({ ...one, count: telling.filter(term => one.lower.includes(term)).length }))
    .reduce((first, one) => (one.count > first.count ? one : first))
  return { choice: choices[at]!, why: piece.piece }
}
