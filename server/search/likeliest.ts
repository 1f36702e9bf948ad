import { goodsWanted } from '../language/goods.ts'
import type { Product } from '../store/catalogue.ts'
import { candidatesFor, type Ports as SearchPorts } from './candidates.ts'
import { asksForSet, isSet } from './sets.ts'
import { forAnyone, isAllowed, isForYounger, suitsAge, suitsGender, suitsWhom } from './suits.ts'
import { speaksAgainst } from './told-not.ts'
import { isWhatItIsFor } from './what-for.ts'
import type { Candidate, KindWish } from './wish.ts'
import { noneSignsOf, signsOf } from './wish-signs.ts'
import { featuresOf } from './wish-terms.ts'
import { noneSigns, type WishSigns, type WishWeights } from './wish-weights.ts'

export type Ports = SearchPorts & {
  weights: WishWeights
  /** How like a wish each of these is by the encoder for English texts, in cosines; nothing where that has not told. */
  inEnglish(text: string, products: readonly Product[]): Promise<readonly number[] | undefined>
}

/** `odds`: what speaks for it, in logits, against nothing in the shop. */
export type Likely = { candidate: Candidate; odds: number }

/** What may be meant of all that can be had within the limits, by what is learnt of wishes, the likeliest first. `found`: SKUs of the kind that was named, within the limits, best first. */
export async function likeliest(wish: KindWish, found: readonly string[], ports: Ports): Promise<Likely[]> {
  const gathered = (await candidatesFor(wish, ports)).filter(({ product }) => isAllowed(product, wish) && !isWhatItIsFor(product, wish))
  const candidates = forAnyone(suitsWhom(gathered, wish), wish)
  // A tent of whoever tells of a child of five is made for no age.
  const namesGoods = goodsWanted(wish.text).length > 0
  // What lies further off than all that were compared.
  const furthest = Math.min(...candidates.map(({ likeness = 0 }) => likeness))
  const inEnglish =
    wish.language === 'en'
      ? await ports.inEnglish(
          wish.text,
          candidates.map(({ product }) => product),
        )
      : undefined
  const asksSet = asksForSet(wish.text)
  const besides = candidates.map(({ product, likeness = furthest }, index) => {
    // Of who wants all of it at once the set is meant, not one thing of it.
    const at = asksSet ? (isSet(product) ? 0 : -1) : found.indexOf(product.sku)
    return { product, likeness, english: inEnglish?.[index], ...(at < 0 ? {} : { foundAt: at }) }
  })
  const weights = ports.weights[wish.language === 'en' && inEnglish === undefined ? 'alone' : wish.language]
  const shop = noneSignsOf(
    wish.text,
    candidates.map(({ product }) => product),
  )
  const none = noneSigns.reduce((sum, name) => sum + shop[name] * weights[name], 0)
  const against = speaksAgainst(wish)
  return signsOf(wish.text, besides, wish.forWhat)
    .map((signs, at) => {
      const candidate = candidates[at]!
      const contrary = perWord * Math.min(2, against(featuresOf(candidate.product)))
      const tooYoung = isForYounger(candidate.product, wish.age) ? ofBabies : 0
      const forThem = ofTheirs * Math.max(0, suitsGender(`${wish.text} ${wish.whom ?? ''}`, featuresOf(candidate.product)))
      return {
        candidate,
        odds:
          worthOf(signs, weights) -
          none -
          contrary -
          tooYoung +
          forThem +
          (namesGoods ? 0 : ofTheirAge * suitsAge(candidate.product, wish.age)),
      }
    })
    .sort((a, b) => b.odds - a.odds)
}

/** In logits, for each word of a wish that a product speaks against. Set by hand: of 2,032 authored wishes too few meet such a sentence. */
const perWord = 3

/** In logits, for what is made for the sex that was named. Set by hand: few authored wishes name one. */
const ofTheirs = 1

/** In logits, for what is made from just that age on. Set by hand, as the next one. */
const ofTheirAge = 1

/** In logits, for what babies have where a child is older. Set by hand: few authored wishes tell an age at all. */
const ofBabies = 1.5

const worthOf = (signs: WishSigns, weights: WishWeights['zh']) =>
  (Object.keys(signs) as (keyof WishSigns)[]).reduce((sum, name) => sum + signs[name] * weights[name], 0)

/** The first, and what is not far behind it. */
export function besideFirst(likely: readonly Likely[], { beside }: WishWeights): Likely[] {
  const least = (likely[0]?.odds ?? 0) + Math.log(beside)
  return likely.filter(({ odds }) => odds >= least)
}
