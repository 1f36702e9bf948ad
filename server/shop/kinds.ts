import { type LongWork, often } from '../language/long-work.ts'
import type { LocalText, Product } from '../store/catalogue.ts'
import { headsOf } from './heads.ts'
import { slug } from './options.ts'

/** A way in which shoppers may name a product besides its own category: a broader category, its maker, or what its title calls it. */
export type Kind = { id: string; word: string; language: 'zh' | 'en'; of: 'broader' | 'brand' | 'head' }

const languages = ['zh', 'en'] as const

/** All that one product is called, each once; independent of the other products. */
export function kindsOf({ title, brand, above }: Pick<Product, 'title' | 'brand' | 'above'>): Kind[] {
  const kinds = languages.flatMap((language): Kind[] => {
    const kind = (of: Kind['of']) => (word: string) => ({ id: slug(word), word: word.trim().toLowerCase(), language, of })
    const own = title[language]
    const maker = brand[language] ?? brand[language === 'zh' ? 'en' : 'zh']
    return [
      ...(above?.[language] ?? []).map(kind('broader')),
      ...(brand[language] === undefined ? [] : [kind('brand')(brand[language])]),
      ...(own === undefined ? [] : headsOf(own, maker).words.map(kind('head'))),
    ]
  })
  const seen = new Set<string>()
  return kinds.filter(({ id }) => id !== '' && !seen.has(id) && seen.add(id))
}

type Named = Pick<Product, 'sku' | 'title' | 'brand' | 'above'>

export type KindGroup = { id: string; label: LocalText; of: Kind['of']; skus: string[] }

/** The kinds of a whole shop with their products, in the order they come. */
export function* groupKinds(products: readonly Named[]): LongWork<KindGroup[]> {
  const groups = new Map<string, KindGroup>()
  for (const [at, product] of products.entries()) {
    if (at % often === 0) yield
    for (const { id, word, language, of } of kindsOf(product)) {
      const group = groups.get(id) ?? { id, of, label: { [language]: word }, skus: [] }
      // A name that is a category somewhere is one everywhere.
      if (of === 'broader') group.of = of
      group.skus.push(product.sku)
      groups.set(id, group)
    }
  }
  return [...groups.values()]
}
