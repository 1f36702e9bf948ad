import { literal } from '../dialogue/literal.ts'
import { isNegated } from '../dialogue/negation.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { textOf } from './catalogue.ts'
import { colours } from './lexicon.ts'
import { sizeOf } from './options.ts'

/** Variants a shopper's words point to, by the options that were named. */
export type VariantsMeant = {
  variants: readonly Variant[]
  /** What tells them apart, as the shop writes it: "月光银 24寸". One entry a distinct choice when several values were named. */
  named: readonly string[]
  /** The question without the words that named them. */
  rest: string
  /** The options that were named, such as `size`. */
  keys: readonly string[]
}

/** Words around a variant's name that ask no more than whether it can be had and for how much. */
const aroundVariant =
  /有没有|还有|有木有|有货|没货|现货|库存|缺货|多少钱|价格|价钱|多少|什么价|单价|那个|这个|那款|这款|那种|的话|那就|还剩|现在|是不是|就要|我要|想要|要|来个|来|拿|呢|吗|嘛|么|吧|啊|呀|的|有|没|那|就|还|款|个|色|码|号|宽|寸|请问|公斤|千克|斤|毫升|升|米|层|味|装|包|袋|件|片|厘米|床|多|不|in stock|left|available|how much(?: is| are)?|how about|what about|do you have|have you got|got|is|are|it|the|that|this|one|ones|any|in|and|ok|okay|then|please|pls|price|of|for|a|an|still|there|what|does|come|whats|big|inch(?:es)?|can i|could i|get|i(?:'ll)? take|take|lbs?|oz|kg|qt|quarts?|ml|pack|s$|\p{P}|\s/giu

/** True when nothing but the variant is spoken of. */
export const isBare = (rest: string): boolean =>
  !asksMeasure.test(rest) && !asksOtherPrice.test(rest) && [...rest.replace(aroundVariant, '')].length <= 1

/** "The grey one, how heavy?": about what it is like, however few the words. */
const asksMeasure = /多[大重长宽高深厚久]|[重厚薄]/u
const asksOtherPrice = /[贵差]|便宜/u
/** "How much is the two metre one, and is it a pair?": what else is asked as well, the price of the variant is. */
export const asksPriceOrStock = (text: string): boolean =>
  /多少钱|什么价|价格|价钱|有货|没货|缺货|现货|\b(?:price|costs?|how much (?:is|are|for)\b|in stock|sold out|available)\b/iu.test(text)

/**
 * The variants of a product that a text names by their labels: whole ("月光银"), by their number (750, 24), by a part of the label
 * (恐龙 for 恐龙绿), by colour family or as the big one. Nothing when none is named.
 */
export function variantsMeant(product: Product, text: string, language: Language, remembered?: Variant): VariantsMeant | undefined {
  const lower = text.normalize('NFKC').toLowerCase()
  const keys = [...new Set(product.variants.flatMap(variant => Object.keys(variant.options)))]
  let variants: readonly Variant[] = product.variants
  let rest = lower
  const chosenBy: { key: string; values: string[] }[] = []
  for (const key of keys) {
    const values = [...new Set(product.variants.map(variant => labelOf(variant, key, language)))].filter(label => label !== undefined)
    if (values.length < 2) continue
    const found = valuesWanted(values, lower, key)
    if (found.values.length === 0) continue
    chosenBy.push({ key, values: found.values })
    rest = found.words.reduce((left, word) => left.replace(word, ' '), rest)
    variants = variants.filter(variant => found.values.includes(labelOf(variant, key, language) ?? ''))
  }
  if (chosenBy.length === 0) return undefined
  // What was not named stays as it was: "那原味的呢" after the ten-kilo bag.
  const others = keys.filter(key => chosenBy.every(chosen => chosen.key !== key))
  if (remembered !== undefined && others.length > 0) {
    const alike = variants.filter(variant => others.every(key => labelOf(variant, key, language) === labelOf(remembered, key, language)))
    if (alike.length > 0) variants = alike
  }
  const many = chosenBy.find(({ values }) => values.length > 1)
  const label = (pick?: string) => chosenBy.map(({ values }) => (pick !== undefined && values.includes(pick) ? pick : values[0]!)).join(' ')
  return {
    variants,
    named: many === undefined ? [label()] : many.values.slice(0, 3).map(value => label(value)),
    rest,
    keys: chosenBy.map(({ key }) => key),
  }
}

const labelOf = (variant: Variant, key: string, language: Language): string | undefined => {
  const label = Object.hasOwn(variant.options, key) ? variant.options[key] : undefined
  return label === undefined ? undefined : textOf(label, language)
}

/** 不要黑的: whatever else there is; 不要黑的，藏青: that. */
function valuesWanted(values: readonly string[], text: string, key: string): { values: string[]; words: string[] } {
  const found = valuesNamed(values, text, key)
  const refused = found.words.filter(word => isRefused(text, word))
  if (refused.length === 0) return found
  const rest = refused.reduce((left, word) => left.replaceAll(word, ' '), text)
  const taken = new Set(valuesNamed(values, refused.join(' '), key).values)
  const left = values.filter(value => !taken.has(value))
  const wanted = valuesNamed(left, rest, key)
  return wanted.values.length > 0 ? wanted : { values: left, words: refused }
}

const isRefused = (text: string, word: string): boolean => {
  const start = text.indexOf(word)
  return start >= 0 && isNegated(text, start, start + word.length)
}

/** Of the values of one option, those that a text names, by the surest kind of evidence there is; with the words that did. */
function valuesNamed(values: readonly string[], text: string, key: string): { values: string[]; words: string[] } {
  const folded = values.map(value => ({ value, label: value.normalize('NFKC').toLowerCase() }))
  const whole = folded.flatMap(({ value, label }) => {
    const word = [label, label.replace(/[色款码号装]$/u, '')].find(form => form !== '' && holds(text, form))
    return word === undefined ? [] : [{ value, word }]
  })
  // "Dark grey" holds "grey" too: the longest counts.
  const longest = whole.filter(({ word }) => !whole.some(other => other.word !== word && other.word.includes(word)))
  if (longest.length > 0) return { values: longest.map(({ value }) => value), words: longest.map(({ word }) => word) }
  const numbers = numbersIn(text)
  const byNumber = folded.flatMap(({ value, label }) => {
    const own = numbersIn(label)
    const number = numbers.find(each => own.includes(each) && folded.some(other => !numbersIn(other.label).includes(each)))
    return number === undefined ? [] : [{ value, word: number }]
  })
  if (byNumber.length > 0) return { values: byNumber.map(({ value }) => value), words: byNumber.map(({ word }) => word) }
  const bySize = folded.flatMap(({ value, label }) => {
    const word = text
      .match(/\b\d?x{0,3}[sml]\b|[大中小]号|\b(?:x-?|extra )?(?:small|medium|large)\b/giu)
      ?.find(each => sizeOf(each) === sizeOf(label))
    return word === undefined || key === 'colour' ? [] : [{ value, word }]
  })
  if (bySize.length > 0) return { values: bySize.map(({ value }) => value), words: bySize.map(({ word }) => word) }
  const byFamily = folded.flatMap(({ value, label }) => {
    // "Red/Black" is red, and black.
    const families = colours.filter(({ zh, en }) => [...zh, ...en].some(word => holds(label, word)))
    const word = families
      .flatMap(({ zh, en }) => [...zh, ...en])
      .filter(each => holds(text, each))
      .sort((a, b) => b.length - a.length)[0]
    return word === undefined ? [] : [{ value, word }]
  })
  if (byFamily.length > 0) return { values: byFamily.map(({ value }) => value), words: byFamily.map(({ word }) => word) }
  const byPart = folded.flatMap(({ value, label }) => {
    const word = partsOf(label).find(part => holds(text, part) && folded.filter(other => other.label.includes(part)).length === 1)
    return word === undefined ? [] : [{ value, word }]
  })
  if (byPart.length > 0) return { values: byPart.map(({ value }) => value), words: byPart.map(({ word }) => word) }
  const extreme = /(?<!多|几|放)(?:最?大)(?:的|号|码|一?点|$)|\b(?:large|larger|big|bigger|biggest|largest)\b/iu.exec(text) ?? undefined
  const least = /(?<!多|几)(?:最?小)(?:的|号|码|一?点|$)|\b(?:small|smaller|smallest|little)\b/iu.exec(text) ?? undefined
  const measured = folded.map(({ value, label }) => ({ value, size: Number(/\d+(?:\.\d+)?/.exec(label)?.[0] ?? Number.NaN) }))
  if ((extreme ?? least) !== undefined && key !== 'colour' && measured.every(({ size }) => Number.isFinite(size))) {
    const sorted = measured.sort((a, b) => a.size - b.size)
    const picked = extreme !== undefined ? sorted.at(-1)! : sorted[0]!
    return { values: [picked.value], words: [(extreme ?? least)![0]] }
  }
  return { values: [], words: [] }
}

const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? []

/** 恐龙绿 → 恐龙, 龙绿; 三层2.0L → 三层; "ocean wave" → ocean, wave. */
function partsOf(label: string): string[] {
  const runs = (label.match(/\p{Script=Han}{2,}/gu) ?? []).filter(run => run !== label)
  const whole = /^\p{Script=Han}{3,}$/u.test(label) ? [label] : []
  const han = [...whole, ...runs].flatMap(run => [...run].slice(1).map((character, at) => `${[...run][at]}${character}`))
  const words = label.match(/[a-z]{4,}/g) ?? []
  return [...han, ...(words.length > 1 || han.length > 0 ? words : [])]
}

function holds(text: string, word: string): boolean {
  // "2米" names no beige.
  if (/^\p{Script=Han}$/u.test(word)) return new RegExp(`(?<!\\d)${word}`, 'u').test(text)
  if (/\p{Script=Han}/u.test(word)) return text.includes(word)
  // The s of "women's" is no size.
  return new RegExp(`(?<![a-z0-9.]|[a-z]['’])${literal(word)}(?![a-z0-9])`, 'u').test(text)
}
