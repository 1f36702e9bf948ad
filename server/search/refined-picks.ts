import { goodsWanted, isAmong } from '../language/goods.ts'
import type { Product } from '../store/catalogue.ts'
import { isLike, kindsWanted } from './kinds-wanted.ts'
import { isPartOfNames } from './named-after.ts'
import type { Pick, Recommendation } from './recommend.ts'
import { tellsNoKind } from './suits.ts'
import type { Wish } from './wish.ts'
import { featuresOf, holds, termsOf } from './wish-terms.ts'

/** What was found without what only looks like it: things named after the kind, others than what is gone, a limit that was kept after all. */
export const refined = (found: Recommendation, wish: Wish): Recommendation =>
  closeTo(ratherGone(rightlyGone(withoutNamedAfter(found, wish), wish), wish), wish)

/** A roll-up jigsaw mat is shown to nobody who wants a jigsaw, where there is one. */
function withoutNamedAfter(found: Recommendation, { called, told, text, among, gift }: Wish): Recommendation {
  const kind = called ?? goodsWanted((told?.text ?? text).split('\n').at(-1)!).at(-1)?.word
  if (kind === undefined || among !== undefined || gift === true || found.firsts !== undefined) return found
  const isAfter = ({ product }: Pick) => isPartOfNames(kind, [product])
  const kept = found.picks.filter(pick => !isAfter(pick))
  return kept.length === 0 || kept.length === found.picks.length ? found : { ...found, picks: kept }
}

/** What is sold out is told of where the wish calls it so rather than what can be had, and nothing that can be had is called so as well: who wants to make beer is shown the kit that is there. */
function rightlyGone(found: Recommendation, wish: Wish): Recommendation {
  const { gone, picks, ...rest } = found
  if (gone === undefined) return found
  const terms = termsOf(wish.told?.text ?? wish.text, []).filter(({ soft }) => soft !== true)
  const called = (product: Product) => terms.filter(term => holds(term, featuresOf(product)) > calls)
  const own = called(gone)
  const kinds = kindsWanted(wish)
  const isNamed = (product: Product) => called(product).length > 0 || kinds.some(({ goods }) => isAmong(goods, featuresOf(product).goods))
  const isMeantRather = !isNamed(gone) && picks.some(({ product }) => isNamed(product))
  const isThereToo = ({ product }: Pick) => isLike(product, gone) && own.every(term => holds(term, featuresOf(product)) > calls)
  return isMeantRather || picks.some(isThereToo) ? { ...rest, picks } : found
}
/** By its name or its kind, not by its description alone. */
const calls = 0.65

/** Of who asks for a flute, and the flutes are sold out, no guitar: that there are none now is the answer. */
function ratherGone(found: Recommendation, wish: Wish): Recommendation {
  const { gone, picks } = found
  if (gone === undefined || wish.gift === true || picks.length === 0) return found
  const kinds = kindsWanted(wish).filter(kind => !tellsNoKind(kind))
  // What is meant as a whole and called by no word of it is no kind that the others are none of.
  if (!kinds.some(({ goods }) => isAmong(goods, featuresOf(gone).goods))) return found
  const alike = picks.filter(({ product }) => isLike(product, gone))
  return alike.length === picks.length ? found : { ...found, picks: alike }
}

/** A little less than "about 40" is no limit that was not kept. */
function closeTo(found: Recommendation, { about, maxPrice = 0 }: Wish): Recommendation {
  const isClose = ({ variant: { price } }: Pick) => about !== undefined && price <= maxPrice && price >= about * closeEnough
  if (found.relaxed !== 'budget' || found.picks.length === 0 || !found.picks.every(isClose)) return found
  const { relaxed: _budget, ...kept } = found
  return kept
}
const closeEnough = 0.4
