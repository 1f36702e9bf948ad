import { familyOf, goods } from '../language/goods.ts'
import type { Product } from '../store/catalogue.ts'
import type { Likely } from './likeliest.ts'
import type { Wish } from './wish.ts'
import { roomOf } from './wish-signs.ts'
import { featuresOf } from './wish-terms.ts'

const mostOfAll = 3

/** Of "camping for the first time, what do we need" a tent, a sleeping bag and a lantern, not three lanterns. */
export function oneOfEach(likely: readonly Likely[], { people, limit = mostOfAll }: Wish): Likely[] {
  const taken = new Set<string>()
  return likely
    .filter(({ candidate: { product }, odds }) => odds > onAList && isLargeEnough(product, people))
    .filter(({ candidate: { product } }) => {
      const { goods: own } = featuresOf(product)
      const families = [...own].filter(id => goods[id]?.whole !== true).map(id => String(familyOf(id)))
      const kinds = families.length > 0 ? families : [product.categoryId ?? product.sku]
      const isNew = kinds.every(kind => !taken.has(kind))
      for (const kind of isNew ? kinds : []) taken.add(kind)
      return isNew
    })
    .slice(0, limit)
}
/** In logits: 给小猫要准备点啥, "camping, what do we need" find what they need above it, and "moving into my first flat" magnetic tiles below. */
const onAList = 0.5

/** What comes first of these, for no more than may be spent on all of them. */
export function withinAll(list: readonly Likely[], { maxPrice }: Wish): Likely[] {
  let left = maxPrice ?? Number.POSITIVE_INFINITY
  return list.filter(({ candidate: { variant } }) => {
    if (variant.price > left) return false
    left -= variant.price
    return true
  })
}

/** Not made for fewer than are to share it. */
export const isLargeEnough = (product: Product, people: number | undefined): boolean =>
  people === undefined || roomOf(people, featuresOf(product)) > -1
