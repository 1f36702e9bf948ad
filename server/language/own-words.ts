import { atOnce, type LongWork, often } from './long-work.ts'
import type { Vocabulary } from './vocabulary.ts'

type IsOwn = (word: string) => boolean

const known = new WeakMap<Vocabulary, IsOwn>()

/** Whether a word stands in the names of a shop's goods: it is no slip there. */
export const isOwnWord = (vocabulary: Vocabulary): IsOwn => known.get(vocabulary) ?? atOnce(ownWordsInSteps(vocabulary))

/** Made ready where a shop is loaded: the names of a large one are many. */
export function* ownWordsInSteps(vocabulary: Vocabulary): LongWork<IsOwn> {
  const words = new Set<string>()
  const lines: string[] = []
  for (const [at, product] of vocabulary.products.entries()) {
    if (at % often === 0) yield
    for (const name of product.names) {
      const text = name.toLowerCase()
      for (const word of text.match(/[a-z0-9]+(?:'[a-z]+)?/g) ?? []) words.add(word)
      if (/\p{Script=Han}/u.test(text)) lines.push(text)
    }
  }
  const han = lines.join('\n')
  const isOwn: IsOwn = word => (/^[a-z0-9' ]+$/.test(word) ? words.has(word) : han.includes(word))
  known.set(vocabulary, isOwn)
  return isOwn
}
