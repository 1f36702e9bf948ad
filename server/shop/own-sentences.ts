import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { asksOfGoods, kindsTold, type Sentence } from './answers.ts'
import { textOf } from './catalogue.ts'
import { splitSentences } from './sentences.ts'

/** What a product's sentences are the sentences of. */
export const productPrefix = 'product:'

export function sentencesOf(product: Product, language: Language, among: boolean, inFocus: boolean): Sentence[] {
  const { sku, title, description, highlights } = product
  const texts = [...splitSentences(textOf(description, language)), ...(highlights[language] ?? [])]
  return [...new Set(texts)].map(text => ({
    text,
    heading: among ? textOf(title, language) : '',
    source: `${productPrefix}${sku}`,
    ...(inFocus ? { focus: true as const } : {}),
  }))
}

/** The name of the one product, where the text under it does not tell the kind of thing that is asked and the name does: "Mug 350 ml". */
export function toldByTitle(question: string, products: readonly Product[], language: Language): { text: string; sku: string } | undefined {
  const [product] = products
  if (product === undefined || products.length > 1 || !asksOfGoods(question)) return undefined
  const title = textOf(product.title, language)
  return kindsTold(question, title) > 0 ? { text: title, sku: product.sku } : undefined
}
