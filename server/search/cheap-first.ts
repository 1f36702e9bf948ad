import type { Recommendation } from './recommend.ts'
import type { Wish } from './wish.ts'

/** 有便宜的吗, "any cheap headphones": of what meets the wish the cheapest comes first. "Not too dear" leaves the order as it is. */
export function cheapFirst(found: Recommendation, { text, told, order, gift, avoid = [] }: Wish): Recommendation {
  const isAsked = order === undefined && gift !== true && found.relaxed === undefined && found.firsts === undefined
  const said = (told?.text ?? text).toLowerCase()
  // "Sick of cheap earbuds" asks for no cheap ones.
  const wanted = avoid.reduce((left, word) => left.replace(word.toLowerCase(), ' '), said)
  if (!isAsked || !cheap.test(wanted)) return found
  return { ...found, picks: [...found.picks].sort((a, b) => a.variant.price - b.variant.price) }
}
const cheap =
  /(?<!不[要是]?|别太?)(?:便宜|实惠|平价)|别给我推(?:太|那么)?贵|没[钱米]|预算(?:不多|有限)|\b(?:(?<!not )(?<!n't )cheap|inexpensive|affordable|on a budget|skint)\b/iu
