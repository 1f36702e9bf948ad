import { foldText } from '../language/fold.ts'
import { findNumbers } from '../language/numbers.ts'
import { superlativePicked } from '../language/superlatives.ts'
import { likeThis } from './beside.ts'
import type { Message, Shop } from './message.ts'
import { siblingPicked, sizePicked } from './siblings.ts'
import { largerOf } from './size-of-two.ts'

/** "The bigger one" than what is talked about. */
const isMore = /更|[一有]点|些|\b(?:bigger|larger|smaller|more)\b/iu

/**
 * "The lighter one", 便宜的那个, "the little one": of what was pointed at, of what is on the screen or of the two that were talked about last; one of a size also of the
 * two of its kind.
 */
export function pickedBy(
  text: string,
  skus: readonly string[],
  { focus, shown, talked, together = [] }: Pick<Message, 'focus' | 'shown' | 'talked' | 'together'>,
  shop: Shop,
): string | undefined {
  const lately = talked.slice(-2)
  if (saysPlain(text)) return [shown, together, lately].map(among => plainOf(text, among, shop)).find(sku => sku !== undefined)
  const size = sizePicked(text)
  const alike = focus === undefined || size === undefined ? [] : likeThis(focus, shop)
  // 大的那个 of who talked about two of a kind is one of them, whatever else has a name like theirs.
  const isOfLast = size !== undefined && lately.length === 2 && lately.every(sku => alike.includes(sku)) && !isMore.test(text)
  const ofLast = isOfLast ? largerOf(size, lately, shop) : undefined
  const sibling = ofLast ?? siblingPicked(text, focus, shop.vocabulary)
  // "The big one" of what comes in two sizes is a size.
  const isSize = size !== undefined && focus !== undefined && (shop.variantsNamed(text, focus).length > 0 || comesInSizes(focus, shop))
  if (sibling !== undefined && !isSize) return sibling
  const order = superlativePicked(text) ?? size
  if (order === undefined || isSize) return undefined
  // 轻便的那个 is the one that is called so, whichever is the lightest.
  const seen = new Set([...shown, ...talked])
  if (shop.speaksOf(text).some(one => seen.has(one.sku) && one.words > 0 && one.pointed > 0)) return undefined
  const isOfTwo = findNumbers(foldText(text)).some(({ value }) => value === 2)
  const groups = [...(isOfTwo && shown.length !== 2 ? [lately] : []), skus, shown, together, lately]
  if (size === undefined) {
    const among = groups.find(group => group.length > 1)
    return among === undefined ? undefined : shop.firstBy(order, among)
  }
  for (const among of [...groups, alike]) {
    // Of a kind of three, one of which is hardly like the others, numbers tell little.
    const found = among.length < 2 || (among === alike && among.length > 2) ? undefined : largerOf(size, among, shop)
    if (found !== undefined) return found
  }
  return undefined
}

/** "Does the big one come in grey?" of a mat whose large size comes in none. */
function comesInSizes(sku: string, { variantsNamed }: Shop): boolean {
  const [big, little] = ['the big one', 'the little one'].map(words => variantsNamed(words, sku))
  return big!.length > 0 && little!.length > 0 && big!.every(one => !little!.includes(one))
}

/** "The plain one", 普通的那款. */
export const saysPlain = (text: string): boolean =>
  /\bthe (?:plain|ordinary|regular|normal|standard|basic|original) (?:ones?|version)\b|(?:普通|原味|常规|基础)的?[那这][个款种]/iu.test(
    text,
  )

/** Of a cider kit and a berry cider kit the one whose name says nothing that the other's does not; nothing where a name or an option has the word itself. */
function plainOf(text: string, among: readonly string[], { vocabulary, speaksOf, variantsNamed }: Shop): string | undefined {
  if (among.length < 2 || speaksOf(text).some(one => one.words > 0 && one.pointed > 0)) return undefined
  if (among.some(sku => variantsNamed(text, sku).length > 0)) return undefined
  const names = among.map(sku => ({ sku, words: wordsOf(vocabulary.products.find(one => one.sku === sku)?.names ?? []) }))
  const [only, more] = names.filter(
    ({ words }) => words.size > 0 && names.some(other => other.words.size > words.size && [...words].every(word => other.words.has(word))),
  )
  return more === undefined ? only?.sku : undefined
}

const wordsOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.slice(0, 1).flatMap(name => name.toLowerCase().match(/\p{Script=Han}|[a-z]+/gu) ?? []))
