import { goodsWanted, isAmong } from '../dialogue/goods.ts'
import type { Product } from '../store/catalogue.ts'
import { type Features, featuresOf, holds, isCalled, type Term, termsOf } from './wish-terms.ts'
import type { WishSigns } from './wish-weights.ts'

/** A product beside a wish: in cosines how like it is, `english` by the encoder for English texts, and its place among what was found of the kind that was named. */
export type Beside = { product: Product; likeness: number; english?: number | undefined; foundAt?: number | undefined }

/** Above this share a word is one of the product's names or kinds, not of its description alone. */
const calls = 0.65

/** What tells for each product, in their order; words that few of them have tell more. */
export function signsOf(text: string, products: readonly Beside[]): WishSigns[] {
  const terms = termsOf(text, []).filter(({ soft }) => soft !== true)
  const kinds = new Set(goodsWanted(text).flatMap(({ ids }) => ids))
  const features = products.map(({ product }) => featuresOf(product))
  const held = features.map(each => terms.map(term => shareOf(term, each)))
  const rarity = terms.map((_term, at) => Math.log2((1 + products.length) / (0.5 + held.filter(each => each[at]! > 0).length)))
  const mean = meanOf(products.map(({ likeness }) => likeness))
  const meanInEnglish = meanOf(products.map(({ english = 0 }) => english))
  return products.map(({ likeness, english = meanInEnglish, foundAt }, one) => {
    const shares = held[one]!
    const named = shares.map((share, at) => (share > calls ? share * rarity[at]! : 0))
    const sum = (worth: (share: number) => number) => shares.reduce((all, share, at) => all + worth(share) * rarity[at]!, 0)
    return {
      meaning: likeness - mean,
      english: english - meanInEnglish,
      named: named.reduce((all, each) => all + each, 0),
      mostNamed: Math.max(0, ...named),
      described: sum(share => (share > 0 && share <= calls ? 1 : 0)),
      denied: sum(share => (share < 0 ? 1 : 0)),
      covered: terms.length === 0 ? 0 : shares.filter(share => share > 0).length / terms.length,
      kind: kinds.size > 0 && isAmong(kinds, features[one]!.goods) ? 1 : 0,
      found: foundAt === undefined ? 0 : 1,
      foundFirst: foundAt === 0 ? 1 : 0,
    }
  })
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)

const shareOf = (term: Term, features: Features): number =>
  term.said !== undefined && isCalled(term.said, features) ? 1 : holds(term, features)
