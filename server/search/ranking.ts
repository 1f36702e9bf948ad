import type { Superlative } from '../language/superlatives.ts'
import { inOrderOf, isMeasured } from '../shop/measures.ts'
import type { Candidate, KindWish, Wish } from './wish.ts'
import { featuresOf, holds, isCalled, termsOf } from './wish-terms.ts'

/** Below this share of what the best says of the wish, a product is noise beside it. */
const besideTheBest = 0.55

/** The words that tell which of its kind is meant weigh more than the kind: without them nothing is shown beside what has them. */
export function telling(found: readonly Candidate[], wish: KindWish): readonly Candidate[] {
  const whole = found.filter(({ product }) => !featuresOf(product).isPart)
  const candidates =
    whole.length > 0 && !/滤芯|替换|补充|配件|耗材|\b(?:refill|replace|spare|filter|part)/iu.test(wish.text) ? whole : found
  const terms = termsOf(wish.text, wish.categoryWords ?? [])
  if (candidates.length === 0) return candidates
  if (terms.length === 0) return candidates
  // "Merino" where some are merino: what is of other wool is only a little of it.
  const exact = candidates.map(({ product }) => terms.map(({ said }) => said !== undefined && isCalled(said, featuresOf(product))))
  const someExact = terms.map((_term, at) => exact.some(each => each[at]))
  const held = candidates.map(({ product }, one) =>
    terms.map((term, at) => holds(term, featuresOf(product)) * (someExact[at] && !exact[one]![at] ? 0.4 : 1)),
  )
  // What few have tells most.
  const rarity = terms.map((_term, at) => {
    const having = held.filter((each, one) => (someExact[at] ? exact[one]![at] : each[at]! > 0)).length
    return Math.log(1 + (candidates.length + 8) / (1 + having))
  })
  const said = held.map(each => each.reduce((sum, share, at) => sum + share * terms[at]!.weight * rarity[at]!, 0))
  const hard = held.map(each => each.reduce((sum, share, at) => sum + (terms[at]!.soft ? 0 : share * terms[at]!.weight * rarity[at]!), 0))
  const most = Math.max(...said, Number.MIN_VALUE)
  const best = Math.max(...hard)
  // What only its description tells of a thing leaves the others of a category beside it.
  const byName = held.some((each, at) => hard[at] === best && each.some((share, term) => share > 0.75 && terms[term]!.soft !== true))
  const least = best <= 0 ? best : byName || wish.category === undefined ? best * besideTheBest : 0
  return candidates.flatMap((candidate, at) =>
    hard[at]! >= least ? [{ ...candidate, score: said[at]! / most + 0.3 * candidate.score }] : [],
  )
}

export function inOrder(found: readonly Candidate[], order: Superlative): Candidate[] {
  if (isMeasured(order)) {
    const measured = inOrderOf(order, found, ({ product }) => featuresOf(product).sentences.join('\n'))
    return measured.map(({ thing }) => thing)
  }
  const sign = order === 'cheapest' ? 1 : -1
  return [...found].sort((a, b) => sign * (a.variant.price - b.variant.price))
}

/** Relevance first; a price that makes use of the budget helps a little. */
export function byScore(found: readonly Candidate[], { maxPrice }: Wish): Candidate[] {
  const top = Math.max(...found.map(({ score }) => score), Number.MIN_VALUE)
  const value = ({ score, variant }: Candidate) => score / top + (maxPrice === undefined ? 0 : 0.1 * Math.min(variant.price / maxPrice, 1))
  return [...found].sort((a, b) => value(b) - value(a))
}

/** Nearest to the budget that could not be kept. */
export function byDistance(found: readonly Candidate[], { minPrice, maxPrice }: Wish): Candidate[] {
  const distance = ({ variant: { price } }: Candidate) =>
    Math.abs(price - (maxPrice !== undefined && price > maxPrice ? maxPrice : (minPrice ?? maxPrice ?? price)))
  return [...found].sort((a, b) => distance(a) - distance(b))
}

/** The best first, then the best that differ from those before in brand or clearly in price. */
export function diverse(ranked: readonly Candidate[], limit: number): Candidate[] {
  const picked: Candidate[] = []
  const rest = [...ranked]
  while (picked.length < limit && rest.length > 0) {
    const at = rest.slice(0, limit * 2).findIndex(candidate => picked.every(other => differs(candidate, other)))
    picked.push(...rest.splice(Math.max(at, 0), 1))
  }
  return picked
}

function differs(a: Candidate, b: Candidate): boolean {
  const brand = ({ product }: Candidate) => product.brand.en ?? product.brand.zh ?? product.sku
  return brand(a) !== brand(b) || Math.abs(a.variant.price - b.variant.price) > 0.15 * Math.max(a.variant.price, b.variant.price)
}
