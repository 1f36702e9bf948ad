import type { Fact } from '../dialogue/plan.ts'
import type { ProductFacts } from '../dialogue/wants.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { textOf } from './catalogue.ts'
import { formatMoney } from './money.ts'
import { withoutWords } from './options.ts'
import { isWorn } from './wish-terms.ts'

export const cardsShown = 3
/** At or below this many pieces a shopper is told that it is nearly gone. */
export const lowStock = 5

/** A product as replies speak of it; every value is a typed fact with its source. */
export function createProductFacts(currency: () => string) {
  const fact = (type: Fact['type'], text: string, ref: string, source: Fact['source'] = 'shop'): Fact => ({ type, text, source, ref })
  const money = (minor: number, language: Language, ref: string, source: Fact['source'] = 'shop') =>
    fact('money', formatMoney(minor, currency(), language), ref, source)
  const titleOf = (product: Product, language: Language) => textOf(product.title, language)
  const nameOf = (product: Product, language: Language) => fact('name', titleOf(product, language), `product:${product.sku}`)

  function productFacts(product: Product, language: Language, why?: string, price = product.price): ProductFacts {
    const options = (['size', 'colour'] as const).filter(
      option => new Set(product.variants.map(variant => variant[option])).size > 1 && (option === 'colour' || isWorn(product)),
    )
    return {
      sku: product.sku,
      name: nameOf(product, language),
      price: money(price, language, `product:${product.sku}`),
      amount: price,
      ...(why === undefined ? {} : { why: fact('phrase', why, `product:${product.sku}`) }),
      options,
    }
  }

  return { fact, money, titleOf, nameOf, productFacts }
}

export type ProductTelling = ReturnType<typeof createProductFacts>

/** The question without the name of what it is about. */
export function withoutName(question: string, { title, brand }: Product): string {
  const names = [title.zh, title.en, brand.zh, brand.en].filter(name => name !== undefined)
  return withoutWords(question, names).trim()
}

/** Quotation marks within are turned into single ones, so that it is plain where the quote ends. */
export function quoted(text: string): string {
  return `“${text.trim().replaceAll('“', '‘').replaceAll('”', '’')}”`
}
