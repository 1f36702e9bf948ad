import type { Found } from '../dialogue/found.ts'
import { inSentence } from '../language/capitals.ts'
import type { Language } from '../wire.ts'
import type { FactPorts } from './fact-ports.ts'
import type { ProductTelling } from './product-facts.ts'

/** More would be no sentence any more. */
const mostKinds = 12
const mostTitles = 8
const mostChoices = 4

/** What kinds of goods the shop has: its own categories, those with most goods where there are many; of a shop without categories what its goods are called. */
export function createRange(
  { vocabulary, labelOf, product }: Pick<FactPorts, 'vocabulary' | 'labelOf' | 'product'>,
  { fact, titleOf }: ProductTelling,
) {
  return function findRange(language: Language): Extract<Found, { want: 'range' }> {
    const { products, categories } = vocabulary()
    const counts = new Map<string, number>()
    for (const { category } of products) if (category !== undefined) counts.set(category, (counts.get(category) ?? 0) + 1)
    const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id)
    const largest = new Set(sorted.slice(0, mostKinds))
    // In the shop's own order.
    const ids = categories.map(({ id }) => id).filter(id => largest.has(id))
    const labels = ids.map(id => inSentence(labelOf('category', id, language)))
    const titles = products
      .slice(0, mostTitles)
      .flatMap(({ sku }) => product(sku) ?? [])
      .map(one => titleOf(one, language))
    const named = labels.length > 1 ? labels : titles
    if (named.length === 0) return { want: 'range', told: 'all', ids: [] }
    const all = labels.length > 1 ? sorted.length : products.length
    return {
      want: 'range',
      told: all > named.length ? 'largest' : 'all',
      kinds: fact('list', [...new Set(named)].join(language === 'zh' ? '、' : ', '), 'shop:categories'),
      ids: labels.length > 1 ? sorted.slice(0, mostChoices) : [],
    }
  }
}
