import { UsherError } from '../errors.ts'
import type { Vocabulary } from '../language/slots.ts'
import type { Language, Meaning } from '../wire.ts'

export type Term = { id: string; label: string }
/** What a correction may name of the shop: goods that are called like a text, and the terms of a wish. */
export type Terms = { products: Term[]; categories: Term[]; colours: Term[]; sizes: string[] }

/** Of so many products one picks by the eye. */
const mostProducts = 12
const mostTerms = 300

export function termsOf(
  { products, categories, colours, sizes }: Vocabulary,
  titles: (skus: readonly string[], language: Language) => readonly { title: string }[],
  { text, language }: { text: string; language: Language },
): Terms {
  const wanted = text.trim().toLowerCase()
  const skus = products
    .filter(({ sku, names }) => wanted !== '' && (sku.toLowerCase().startsWith(wanted) || names.some(name => name.includes(wanted))))
    .slice(0, mostProducts)
    .map(({ sku }) => sku)
  const isOwn = (word: string) => /\p{Script=Han}/u.test(word) === (language === 'zh')
  const named = (terms: readonly { id: string; words: string[] }[]) =>
    terms.slice(0, mostTerms).map(({ id, words }) => ({ id, label: words.find(isOwn) ?? words[0] ?? id }))
  return {
    products: titles(skus, language).map(({ title }, at) => ({ id: skus[at]!, label: title })),
    categories: named(categories),
    colours: named(colours),
    sizes: sizes.slice(0, mostTerms),
  }
}

/** Throws `bad_payload` where a correction names what the shop does not have. */
export function checkTerms({ item, slots = {} }: Meaning, { products, categories, colours, sizes }: Vocabulary): void {
  const expect = (what: string, value: string | undefined, isKnown: (value: string) => boolean, where: string) => {
    if (value !== undefined && !isKnown(value))
      throw new UsherError('bad_payload', `meant.${what}: expected ${where}, got ${JSON.stringify(value)}`)
  }
  expect('item', item, value => products.some(({ sku }) => sku === value), 'the number of a product in the catalogue')
  expect('slots.category', slots.category, value => categories.some(({ id }) => id === value), 'the id of a kind of goods of the shop')
  expect('slots.colour', slots.colour, value => colours.some(({ id }) => id === value), 'the id of a colour of the shop')
  expect('slots.size', slots.size, value => sizes.includes(value), 'a size of the shop as on its labels')
}
