import type { Found } from '../dialogue/found.ts'
import type { Acts, Fact } from '../dialogue/plan.ts'
import type { AnswerWant } from '../dialogue/wants.ts'
import { asksHowMany, readStockQuestion } from '../language/stock-questions.ts'
import { compareAtOf, textOf } from '../shop/catalogue.ts'
import { inStock, saidApart } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { differenceWithin } from './differences.ts'
import { othersOf } from './gone-in-sum.ts'
import { isBare, type VariantsMeant } from './meant.ts'
import { cardsShown, lowStock, type ProductTelling, quoted, withoutName } from './product-facts.ts'
import { bestValue, extremeOf, optionsCompared, toldOfOptions } from './variants-compared.ts'

/** What is told of a product's variants: labels, prices side by side, whether they can be had. */
export function createVariantFacts({ fact, money, productFacts }: ProductTelling) {
  const byPrice = (product: Product, language: Language) => pricedApart(product, language, { fact, money })
  return { labelled, byPrice, findVariants, compareVariants, reducedOf }

  function labelled(product: Product, variant: Variant, language: Language) {
    const label = saidApart(product, variant, language)
    return label === '' ? {} : { colour: fact('phrase', label, `variant:${variant.sku}`) }
  }

  /** What it costs and cost before, where it costs less now: of this variant, else of the product or the first of its variants that does. */
  function reducedOf(product: Product, language: Language, remembered?: Variant) {
    const ref = `product:${product.sku}`
    const told = (price: number, was: number) => ({
      availability: 'reduced' as const,
      price: money(price, language, ref),
      was: money(was, language, ref),
    })
    const { price, compareAt = compareAtOf(product, price) } = remembered ?? product
    if (compareAt !== undefined && compareAt > price) return told(price, compareAt)
    const variant = remembered === undefined ? product.variants.find(one => (one.compareAt ?? 0) > one.price) : undefined
    return variant === undefined
      ? undefined
      : { ...labelled(product, variant, language), ...told(variant.price, variant.compareAt!), variant: variant.sku }
  }

  /** Which of what it comes in gives more for the money, or measures the most, where their labels tell it. */
  function compareVariants(
    product: Product,
    { question, before, variant, within }: Pick<AnswerWant, 'question' | 'before' | 'variant' | 'within'>,
    language: Language,
  ): Extract<Found, { want: 'detail' }> | undefined {
    const ref = `product:${product.sku}`
    const leaning = { question, ...(before === undefined ? {} : { before }), ...(variant === undefined ? {} : { variant }) }
    const apartBy = within === true ? differenceWithin(product, leaning, language) : undefined
    const best = apartBy ?? bestValue(product, question, language)
    if (best !== undefined)
      return {
        want: 'detail',
        product: productFacts(product, language),
        verdict: fact('verdict', best.verdict, ref, 'computed'),
        // By how much tells both: what is sold out is told as well.
        variants: best.values
          .filter(({ variants }) => best !== apartBy || !variants.some(inStock))
          .map(({ label, price, variants }) => ({
            label: fact('phrase', label, ref),
            price: money(price, language, ref),
            sold: !variants.some(inStock),
          })),
      }
    const extreme = extremeOf(product, question, language)
    if (extreme !== undefined) {
      const { label, variants, key } = extreme
      return findVariants(product, { variants, named: [label], rest: '', keys: [key] }, { question }, language)
    }
    const apart = within === true ? optionsCompared(product, question, language) : undefined
    if (apart === undefined) return undefined
    const text = toldOfOptions(product, apart.key, apart.labels, language)
    return {
      ...findVariants(product, { variants: product.variants, named: apart.labels, rest: '', keys: [apart.key] }, { question }, language),
      ...(text === undefined ? {} : { text: fact('quote', quoted(text), ref) }),
    }
  }

  /** What a named variant costs and whether it can be had; several side by side. */
  function findVariants(
    product: Product,
    { variants, named, keys, rest }: VariantsMeant,
    { question, quantity }: { question: string; quantity?: number },
    language: Language,
  ): Extract<Found, { want: 'detail' }> {
    const ref = `product:${product.sku}`
    const base = { want: 'detail' as const, product: productFacts(product, language) }
    const cheapest = (of: readonly Variant[]) => of.reduce((best, variant) => (variant.price < best.price ? variant : best))
    if (named.length > 1) {
      const each = named.flatMap(label => {
        const own = variants.filter(variant =>
          label.split(' ').every(word => Object.values(variant.options).some(text => textOf(text, language).includes(word))),
        )
        const of = own.length > 0 ? own : variants
        if (of.length === 0) return []
        return [
          { label: fact('phrase', label, ref), price: money(cheapest(of).price, language, ref), sold: of.every(one => !inStock(one)) },
        ]
      })
      return { ...base, variants: each }
    }
    if (variants.length === 0) return { ...base, ...neverTogether(product, named, language) }
    const there = variants.filter(inStock)
    const { sku, price, compareAt } = cheapest(there.length > 0 ? there : variants)
    const was = compareAt !== undefined && asksWhatItWas.test(question) ? money(compareAt, language, ref) : undefined
    const told = stockTold(there, { question, ...(quantity === undefined ? {} : { quantity }) })
    const reduced = was !== undefined && there.length > 0
    const availability = reduced ? 'reduced' : told.availability
    return {
      ...base,
      [keys.length === 1 && keys[0] === 'size' && isWornSize(named[0] ?? '') ? 'size' : 'colour']: fact('phrase', named[0] ?? '', ref),
      price: money(price, language, ref),
      availability,
      ...(availability === 'sold_out' ? othersOf(product, variants, language) : {}),
      ...(reduced ? {} : polarityOf(withoutName(rest, product), availability, there)),
      ...(was === undefined ? {} : { was }),
      ...(told.pieces !== undefined && was === undefined ? { stock: fact('number', String(told.pieces), ref) } : {}),
      variant: sku,
    }
  }
}

/** A size and a colour that the product does not come in together: what colours there are in that size, else what sizes in that colour. */
function neverTogether(product: Product, [label = '']: readonly string[], language: Language) {
  const ref = `product:${product.sku}`
  const isNamed = (value: string | undefined) => value !== undefined && ` ${label} `.includes(` ${value} `)
  const told = (key: string, { options }: Variant) => (Object.hasOwn(options, key) ? textOf(options[key]!, language) : undefined)
  const list = (of: 'size' | 'colour', by: 'size' | 'colour') =>
    [...new Set(product.variants.flatMap(one => (inStock(one) && isNamed(told(of, one)) ? (told(by, one) ?? []) : [])))].join(
      language === 'zh' ? '、' : ', ',
    )
  const [colours, sizes] = [list('size', 'colour'), list('colour', 'size')]
  const fact = (type: 'phrase' | 'list', text: string): Fact => ({ type, text, source: 'shop', ref })
  return {
    colour: fact('phrase', label),
    availability: 'not_offered' as const,
    ...(colours !== '' ? { colours: fact('list', colours) } : sizes !== '' ? { sizes: fact('list', sizes) } : {}),
  }
}

/** Where one option sets the price: what each of its values costs; nothing where there are many. */
function pricedApart(
  product: Product,
  language: Language,
  { fact, money }: Pick<ProductTelling, 'fact' | 'money'>,
): { label: Fact; price: Fact; sold: boolean }[] {
  const keys = [...new Set(product.variants.flatMap(({ options }) => Object.keys(options)))]
  for (const key of keys) {
    const of = new Map<string, Variant[]>()
    for (const variant of product.variants) {
      const label = Object.hasOwn(variant.options, key) ? variant.options[key] : undefined
      const value = label === undefined ? '' : textOf(label, language)
      of.set(value, [...(of.get(value) ?? []), variant])
    }
    const prices = [...of.values()].map(variants => new Set(variants.map(({ price }) => price)))
    if (of.size < 2 || of.size > cardsShown || prices.some(({ size }) => size !== 1) || new Set(prices.map(([price]) => price)).size < 2)
      continue
    return [...of].map(([value, variants]) => ({
      label: fact('phrase', value, `product:${product.sku}`),
      price: money(variants[0]!.price, language, `product:${product.sku}`),
      sold: !variants.some(inStock),
    }))
  }
  return []
}

/**
 * Whether what is there is enough for what was asked; `pieces` where the number is asked for, is less than that or is nearly none.
 */
export function stockTold(
  there: readonly Variant[],
  { question, quantity = 1 }: { question: string; quantity?: number },
): { availability: 'sold_out' | 'short' | 'low_stock' | 'in_stock'; pieces?: number } {
  if (there.length === 0) return { availability: 'sold_out' }
  const isKnown = there.every(({ stock }) => stock !== undefined)
  const pieces = there.reduce((sum, { stock }) => sum + (stock ?? lowStock + 1), 0)
  if (isKnown && pieces < quantity) return { availability: 'short', pieces }
  const asksNumber = asksHowMany(question)
  if (pieces <= lowStock) return { availability: 'low_stock', pieces }
  return { availability: 'in_stock', ...(isKnown && (asksNumber || quantity > 1) ? { pieces } : {}) }
}

/** A size of clothes or shoes. */
export const isWornSize = (label: string) => /^(?:\d?x{0,3}[sml]|[23]\d(?:\.5)?|4[0-8](?:\.5)?)[码号]?$/iu.test(label.trim())
/** "What was it before?", "is it on sale?" */
export const asksWhatItWas =
  /原价|原来|之前.{0,4}(?:多少|价)|打折|特价|优惠|活动|便宜了|降价|省了?多少|\b(?:original|regular|was|were|used to|than it was|reduced|before|on sale|on offer|reduced|discount(?:ed)?|marked down|full price|save)\b/iu

/** "Is this one reduced?": what its feed tells, whatever the pages say of sales. */
export const asksIfReduced = /打[几0-9.]?折|特价|降价|有(?:没有)?优惠|\b(?:on (?:sale|offer)|reduced|discounted|marked down)\b/iu

/**
 * Whether what a question asks is so: "yes" to "in stock?" is "no" to "sold out?". Nothing where it asks more than that ("in stock in
 * Leeds?") or in the negative.
 */
export function polarityOf(question: string, availability: Acts['inform']['availability'], variants: readonly Variant[] = []) {
  const asked = readStockQuestion(question)
  if (asked === undefined || asked.negative || availability === 'reduced' || availability === 'short' || !isBare(asked.rest)) return {}
  const there = availability === 'in_stock' || availability === 'low_stock'
  const counted = variants.every(({ stock }) => stock !== undefined)
  const pieces = counted && variants.length > 0 ? variants.reduce((sum, { stock = 0 }) => sum + stock, 0) : undefined
  const polarity = (is: boolean) => ({ polarity: is ? ('yes' as const) : ('no' as const) })
  switch (asked.asks) {
    case 'available':
      return polarity(there)
    case 'sold_out':
      return availability === 'not_offered' ? {} : polarity(!there)
    case 'left':
      return there && pieces !== undefined ? polarity(asked.count === undefined ? pieces <= lowStock : pieces === asked.count) : {}
    default:
      return asked.asks satisfies never
  }
}
