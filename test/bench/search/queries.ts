import { seededRandom } from '../../../models/random.ts'
import type { ProductQuery } from '../../../server/search/search.ts'
import { colours, kinds, materials, qualities } from './catalogue.ts'
import { embedOne } from './vectors.ts'

export type Asked = { of: string; query: ProductQuery }

/**
 * What shoppers ask of such a shop, half in each language, half with a vector: a kind, a kind by other words, a material or a quality
 * alone, with budget, colour, size or category; words that stand in a quarter of all products among them.
 */
export function queries(count: number, categoryOf: (kind: number) => string, seed = 7): Asked[] {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const one = <T>(list: readonly T[]): T => list[below(list.length)]!
  return Array.from({ length: count }, (_, at): Asked => {
    const language = at % 2 === 0 ? 'zh' : 'en'
    const kindAt = below(kinds.length)
    const { zh, en, sizes, from, to } = kinds[kindAt]!
    const noun = language === 'zh' ? zh : en.toLowerCase()
    const word = (pair: readonly [string, string]) => (language === 'zh' ? pair[0] : pair[1].toLowerCase())
    const phrase = [word(one(qualities)), word(one(materials)), noun].join(language === 'zh' ? '' : ' ')
    const category = categoryOf(kindAt)
    const maxPrice = Math.round((from + random() * (to - from)) * 100)
    const colour = one(colours)[1].toLowerCase().replaceAll(' ', '-')
    const shapes: Record<string, () => Pick<ProductQuery, 'text' | 'filters'>> = {
      words: () => ({ text: phrase, filters: { inStock: true } }),
      'one word': () => ({ text: one([noun, word(one(qualities)), word(one(materials))]), filters: { inStock: true } }),
      'words, budget': () => ({ text: phrase, filters: { inStock: true, maxPrice } }),
      'words, colour': () => ({ text: noun, filters: { inStock: true, colour } }),
      category: () => ({ text: '', filters: { inStock: true, category } }),
      'category, words, budget': () => ({ text: word(one(qualities)), filters: { inStock: true, category, maxPrice } }),
      'category, colour, size': () => ({
        text: '',
        filters: { inStock: true, category, colour, ...(sizes.length === 0 ? {} : { size: one(sizes) }) },
      }),
      'sentence, not this colour': () => ({
        text:
          language === 'zh' ? `想给妈妈买一个适合冬天用的${phrase}，要保暖` : `something warm for my mum, maybe a ${phrase} for the winter`,
        filters: { inStock: true, notColour: colour },
      }),
    }
    const [of, make] = one(Object.entries(shapes))
    const { text, filters } = make()
    const vector = text !== '' && at % 4 < 2 ? { vector: embedOne(text) } : {}
    return { of: 'vector' in vector ? `${of}, vector` : of, query: { text, language, filters, limit: 24, ...vector } }
  })
}
