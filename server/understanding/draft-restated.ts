import { piecesOf } from '../dialogue/sum-policy.ts'
import { isAmong } from '../language/goods.ts'
import type { Language } from '../language/language.ts'
import type { DraftLine, DraftShop, State } from './draft-state.ts'
import { goodsOfProduct } from './kind-meant.ts'

/** What a message tells anew takes the place of what there was of it. */
export function toldAnew(
  text: string,
  language: Language,
  first: State,
  before: readonly DraftLine[],
  read: (lines: readonly DraftLine[]) => State,
  shop: DraftShop,
): State {
  const counts = first.counts ?? []
  if (!before.some(line => counts.includes(line.product))) return first
  const others = (products: readonly string[]) => before.filter(line => !products.includes(line.product))
  const apart = read(others(counts))
  const products = restated(text, language, first, apart, before)
  if (products.length === 0) return withoutMistaken(first, before, shop)
  // Where all that is counted is told anew it has been read so.
  const anew = before.every(({ product }) => counts.includes(product) === products.includes(product)) ? apart : read(others(products))
  if (anew.unclear.length > first.unclear.length) return first
  // 再加两双，一双白一双黑: beside what there is.
  const kept = before.filter(line => products.includes(line.product) && first.mores?.includes(line.product) === true)
  const lines = [...kept, ...asBefore(anew.lines, products, kept.length > 0 ? [] : before)]
  return { ...anew, lines, isChanged: true, isRecounted: true }
}

/** "The small tent x2, plus one sleeping bag" of who has been given the big one and that bag: what is told again stays, and the tent that was meant takes the place of the other. */
function withoutMistaken(state: State, before: readonly DraftLine[], shop: DraftShop): State {
  const { counts = [], mores = [], lines } = state
  const isAgain = before.some(line => counts.includes(line.product) && lines.includes(line))
  const meant = lines.filter(line => line.isNew === true && before.every(one => one.product !== line.product))
  const isSameThing = (line: DraftLine) =>
    meant.some(one => isAmong(goodsOfProduct(shop.vocabulary, one.product), goodsOfProduct(shop.vocabulary, line.product)))
  const left = lines.filter(line => !before.includes(line) || counts.includes(line.product) || !isSameThing(line))
  return !isAgain || mores.length > 0 ? state : { ...state, lines: left }
}

/**
 * Products of an order that a message tells anew: it says of how many pieces of one each option is ("3 mugs: 2 sage and 1 off-white"), or it puts right what
 * was heard of it and names more than one of its lines. What it says of them is all that there is of them. `anew`: the message read as if none of them were ordered.
 */
function restated(text: string, language: Language, told: State, anew: State, before: readonly DraftLine[]): readonly string[] {
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
function isToldOver(
  text: string,
  { counts = [], mores = [], lines }: State,
  fresh: readonly DraftLine[],
  before: readonly DraftLine[],
): boolean {
  const products = new Set(before.map(({ product }) => product))
  const isWhole = products.size > 1 && [...products].every(product => counts.includes(product))
  const isOver = piecesOf(lines) > piecesOf(fresh)
  return (
    isWhole && isOver && fresh.length > 1 && fresh.every(({ isCounted }) => isCounted === true) && mores.length === 0 && !onTop.test(text)
  )
}
const onTop =
  /然后|给(?:[他她]|我?(?:[爸妈姐妹哥弟]|老[公婆]|孩子|儿子|女儿|朋友|同事))|还(?:要|来|买|拿|想)|另外|再(?!算|报|说|确认|给我算)|也|加(?!起来|一起)|^(?:and )?then\b|\b(?:also|another|more|extra|add|on top|as well|too|for (?:my|her|his|our) [a-z]+)\b/iu

/** "No, one machine and five rolls": what was heard is put right. */
export const puts: Record<Language, RegExp> = {
  en: /^(?:no|nope|nah|wrong)\b|\b(?:i|we) (?:said|meant|asked for|ordered)\b|\bthat'?s (?:wrong|not)\b/iu,
  zh: /^(?:不对|错|不是)|我(?:说|要)的是|我是说|算错|记错|弄错|搞错/u,
}

/** "The umbrella should be green", 颜色错了 绿的: how what was heard ought to be. */
export const oughtToBe: Record<Language, RegExp> = {
  en: /\b(?:should(?:'?ve| have)?|(?:was|were) (?:meant|supposed) to) be(?:en)?\b(?!.*\?)/iu,
  zh: /(?:错了|应该(?:是|要))(?!.*[吗?？])/u,
}

/** What was meant before, said again. */
const corrects: Record<Language, RegExp> = {
  en: /\b(?:no|nope|nah|wrong|not right|not what|(?:i|we) (?:said|meant|asked|ordered|wanted)|should(?:'?ve| have)? be(?:en)?|supposed to|where did|how come|start (?:again|over)|again|only|just|in (?:all|total)|altogether|mistake|mixed up)\b/iu,
  zh: /不对|错|不是|多算|少算|应该|我(?:说|要)的|搞混|弄混|重新|一共|总共|只要|就要/u,
}

/** What no word tells of pieces told anew is as it was: 要两双，另一双黑42 of who had taken a white 40. */
function asBefore(lines: readonly DraftLine[], products: readonly string[], before: readonly DraftLine[]): DraftLine[] {
  return lines.map(line => {
    if (!products.includes(line.product)) return line
    const own = before.filter(one => one.product === line.product)
    const same = own.find(one => one.variants.join() === line.variants.join())
    const [lone, more] = own
    const isOpen =
      line.colour === undefined && line.variants.length !== 1 && lone !== undefined && more === undefined && lone.variants.length === 1
    const [known, other] = line.variants.length < 2 ? [] : own.filter(one => line.variants.includes(one.variants.join()))
    const isTold = lone !== undefined && lines.some(one => one !== line && one.variants.join() === lone.variants.join())
    // What was done to every piece of it is done to each of as many as they are told now.
    const isSameCount = piecesOf(own) === piecesOf(lines.filter(one => one.product === line.product))
    const doneTo = (key: 'wrapped' | 'engraved') =>
      isSameCount && own.every(one => (one[key] ?? 0) >= one.quantity) ? line.quantity : same?.[key]
    const [wrapped, engraved] = [doneTo('wrapped'), doneTo('engraved')]
    return {
      ...line,
      ...(isOpen && !isTold ? { variants: lone.variants } : {}),
      ...(known === undefined || other !== undefined ? {} : { variants: known.variants }),
      ...(line.wrapped === undefined && wrapped !== undefined ? { wrapped: Math.min(wrapped, line.quantity) } : {}),
      ...(line.engraved === undefined && engraved !== undefined ? { engraved: Math.min(engraved, line.quantity) } : {}),
    }
  })
}
