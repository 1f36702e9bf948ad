import { goodsOf, goodsWanted, isAmong } from '../dialogue/goods.ts'
import type { Vocabulary } from '../dialogue/slots.ts'

/** What may be meant, the nearest first: on the screen, then shown before. */
export type InView = { focus?: string; shown: readonly string[]; seen: readonly string[] }

const ofShop = new WeakMap<Vocabulary, Map<string, ReadonlySet<number>>>()

/** The goods a product's names speak of. */
export function goodsOfProduct(vocabulary: Vocabulary, sku: string): ReadonlySet<number> {
  const known = ofShop.get(vocabulary) ?? new Map<string, ReadonlySet<number>>()
  ofShop.set(vocabulary, known)
  const there = known.get(sku)
  if (there !== undefined) return there
  const goods = goodsOf(vocabulary.products.find(product => product.sku === sku)?.names ?? [])
  known.set(sku, goods)
  return goods
}

/** The kinds of goods a text asks about; not what it is for or goes into. */
export const kindsNamed = (text: string): ReadonlySet<number> => new Set(goodsWanted(text).flatMap(({ ids }) => ids))

/** Larger shops are not looked through for the only one of a kind. */
const mostLookedThrough = 2000

/**
 * "Is the blanket washable?" of somebody who was shown blankets and talks about a pan: the one of that kind on the screen, else the one that was
 * shown before, else the only one the shop has. Nothing where the product talked about is of the kind, or where several are.
 */
export function ofKindNamed(text: string, { focus, shown, seen }: InView, vocabulary: Vocabulary): string | undefined {
  const kinds = kindsNamed(text)
  if (kinds.size === 0) return undefined
  const isOfKind = (sku: string) => isAmong(kinds, goodsOfProduct(vocabulary, sku))
  if (focus !== undefined && isOfKind(focus)) return undefined
  for (const group of [shown, seen]) {
    const [first, second] = [...new Set(group)].filter(isOfKind)
    if (first !== undefined) return second === undefined ? first : undefined
  }
  if (vocabulary.products.length > mostLookedThrough) return undefined
  const [only, more] = vocabulary.products.filter(({ sku }) => isOfKind(sku))
  return more === undefined ? only?.sku : undefined
}

/** A kind was named of which nothing that is talked about or on the screen is. */
export function namesAnotherKind(text: string, { focus, shown }: InView, vocabulary: Vocabulary): boolean {
  const kinds = kindsNamed(text)
  if (kinds.size === 0) return false
  return [...shown, ...(focus === undefined ? [] : [focus])].every(sku => !isAmong(kinds, goodsOfProduct(vocabulary, sku)))
}
