import type { OptionsTold } from '../dialogue/conversation.ts'
import { textOf } from '../shop/catalogue.ts'
import { plainText, valuesWanted } from '../shop/option-values.ts'
import { openOptions, valueName } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { asTold } from './options-told.ts'

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
export function variantsMeant(
  product: Product,
  text: string,
  language: Language,
  remembered?: Variant,
  told?: readonly OptionsTold[],
): VariantsMeant | undefined {
  const lower = plainText(text)
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
  } else if (others.length > 0) variants = asTold(variants, product, ofKeys(told, others), false)
  const [only, another] = variants
  const isTold = remembered === undefined && only !== undefined && another === undefined && told !== undefined
  const many = chosenBy.find(({ values }) => values.length > 1)
  const label = (pick?: string) => chosenBy.map(({ values }) => (pick !== undefined && values.includes(pick) ? pick : values[0]!)).join(' ')
  return {
    variants,
    // What was said before is named with what is said now.
    named:
      many === undefined
        ? [isTold ? keysOf(product, only, chosenBy, told, language) : label()]
        : many.values.slice(0, 3).map(value => label(value)),
    rest,
    keys: chosenBy.map(({ key }) => key),
  }
}

/** What was said before of these options alone: what a message says of an option takes its place. */
const ofKeys = (told: readonly OptionsTold[] | undefined, keys: readonly string[]): OptionsTold[] | undefined =>
  told?.map(one => ({ ...one, options: Object.fromEntries(Object.entries(one.options).filter(([key]) => keys.includes(key))) }))

const keysOf = (
  { sku, variants }: Product,
  only: Variant,
  chosenBy: readonly { key: string }[],
  told: readonly OptionsTold[],
  language: Language,
): string => {
  const said = told.find(one => one.product === sku)?.options ?? {}
  const keys = openOptions(variants).filter(
    key => chosenBy.some(chosen => chosen.key === key) || said[key] === valueName(only.options[key] ?? {}),
  )
  return keys.flatMap(key => labelOf(only, key, language) ?? []).join(' ')
}

const labelOf = (variant: Variant, key: string, language: Language): string | undefined => {
  const label = Object.hasOwn(variant.options, key) ? variant.options[key] : undefined
  return label === undefined ? undefined : textOf(label, language)
}
