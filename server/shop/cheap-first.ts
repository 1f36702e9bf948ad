import type { Recommendation } from './recommend.ts'
import type { Wish } from './wish.ts'

/** 有便宜的吗, "not too dear": of what meets the wish the cheapest comes first. */
export function cheapFirst(found: Recommendation, { text, told, order, gift, avoid = [] }: Wish): Recommendation {
  const isAsked = order === undefined && gift !== true && found.relaxed === undefined && found.firsts === undefined
  const said = (told?.text ?? text).toLowerCase()
  // "Sick of cheap earbuds" asks for no cheap ones.
  const wanted = avoid.filter(word => !/^(?:太|too )/u.test(word)).reduce((left, word) => left.replace(word.toLowerCase(), ' '), said)
  if (!isAsked || !cheap.test(wanted)) return found
  return { ...found, picks: [...found.picks].sort((a, b) => a.variant.price - b.variant.price) }
}
const cheap =
  /(?<!不[要是]?|别太?)(?:便宜|实惠|平价)|(?:不要?|别)(?:太|给我推)?贵|没[钱米]|预算(?:不多|有限)|\b(?:(?<!not )(?<!n't )cheap|inexpensive|affordable|budget (?=[a-z])|(?:not|nothing|isn'?t) (?:too |that |very |so )?(?:dear|expensive|pricey)|on a budget|skint)\b/iu
