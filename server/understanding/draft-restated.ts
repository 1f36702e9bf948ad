import { piecesOf } from '../dialogue/sum-policy.ts'
import type { Language } from '../language/language.ts'
import type { DraftLine, State } from './draft-state.ts'

/**
 * Products of an order that a message tells anew: it says of how many pieces of one each option is ("3 mugs: 2 sage and 1 off-white"), or it puts right what
 * was heard of it and names more than one of its lines. What it says of them is all that there is of them. `anew`: the message read as if none of them were ordered.
 */
export function restated(text: string, language: Language, told: State, anew: State, before: readonly DraftLine[]): readonly string[] {
  const counts = new Set(told.counts)
  const fresh = anew.lines.filter(({ isNew }) => isNew === true)
  // "No, 3 of the helmets in M and 2 pairs of boots": several lines, each in its number, instead of what was heard.
  const isList =
    puts[language].test(text) && fresh.length > 1 && fresh.every(({ isCounted }) => isCounted === true) && (told.mores ?? []).length === 0
  if (isToldOver(text, told, fresh, before)) return [...new Set(before.map(({ product }) => product))]
  const isWhole = (product: string) => {
    const own = anew.lines.filter(line => line.product === product && line.isNew === true)
    const isParted = anew.parted?.includes(product) === true
    return (
      isParted ||
      (isList && own.length > 0 && before.filter(line => line.product === product).length > 1) ||
      (own.length > 1 && own.every(line => line.isCounted === true) && corrects[language].test(text))
    )
  }
  return [...counts].filter(product => before.some(line => line.product === product) && isWhole(product))
}

/** "One green mug, two red hats, total": each thing of an order with its number, and nothing that is said to come on top of it. */
function isToldOver(text: string, { counts = [], mores = [] }: State, fresh: readonly DraftLine[], before: readonly DraftLine[]): boolean {
  const products = new Set(before.map(({ product }) => product))
  const isWhole = products.size > 1 && [...products].every(product => counts.includes(product))
  return isWhole && fresh.length > 1 && fresh.every(({ isCounted }) => isCounted === true) && mores.length === 0 && !onTop.test(text)
}
const onTop = /还(?:要|来|买|拿|想)|另外|再|也|加|\b(?:also|another|more|extra|add|on top|as well|too)\b/iu

/** "No, one machine and five rolls": what was heard is put right. */
export const puts: Record<Language, RegExp> = {
  en: /^(?:no|nope|nah|wrong)\b|\b(?:i|we) (?:said|meant|asked for|ordered)\b|\bthat'?s (?:wrong|not)\b/iu,
  zh: /^(?:不对|错|不是)|我(?:说|要)的是|我是说|算错|记错|弄错|搞错/u,
}

/** What was meant before, said again. */
const corrects: Record<Language, RegExp> = {
  en: /\b(?:no|nope|nah|wrong|not right|not what|(?:i|we) (?:said|meant|asked|ordered|wanted)|should(?:'?ve| have)? be(?:en)?|supposed to|where did|how come|start (?:again|over)|again|only|just|in (?:all|total)|altogether|mistake|mixed up)\b/iu,
  zh: /不对|错|不是|多算|少算|应该|我(?:说|要)的|搞混|弄混|重新|一共|总共|只要|就要/u,
}

/** What no word tells of pieces told anew is as it was: 要两双，另一双黑42 of who had taken a white 40. */
export function asBefore(lines: readonly DraftLine[], products: readonly string[], before: readonly DraftLine[]): DraftLine[] {
  return lines.map(line => {
    if (!products.includes(line.product)) return line
    const own = before.filter(one => one.product === line.product)
    const same = own.find(one => one.variants.join() === line.variants.join())
    const [lone, more] = own
    const isOpen =
      line.colour === undefined && line.variants.length !== 1 && lone !== undefined && more === undefined && lone.variants.length === 1
    const isTold = lone !== undefined && lines.some(one => one !== line && one.variants.join() === lone.variants.join())
    // What was done to every piece of it is done to each of as many as they are told now.
    const isSameCount = piecesOf(own) === piecesOf(lines.filter(one => one.product === line.product))
    const doneTo = (key: 'wrapped' | 'engraved') =>
      isSameCount && own.every(one => (one[key] ?? 0) >= one.quantity) ? line.quantity : same?.[key]
    const [wrapped, engraved] = [doneTo('wrapped'), doneTo('engraved')]
    return {
      ...line,
      ...(isOpen && !isTold ? { variants: lone.variants } : {}),
      ...(line.wrapped === undefined && wrapped !== undefined ? { wrapped: Math.min(wrapped, line.quantity) } : {}),
      ...(line.engraved === undefined && engraved !== undefined ? { engraved: Math.min(engraved, line.quantity) } : {}),
    }
  })
}
