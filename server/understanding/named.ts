import { isAmong } from '../language/goods.ts'
import type { Command as Read } from './commands.ts'
import { withoutPassing } from './in-passing.ts'
import { goodsOfProduct, kindsNamed } from './kind-meant.ts'
import { describeLikely, isNamedFrom, likelihoods, type Named, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { isOfFocus } from './of-focus.ts'

/**
 * `isOfPages`: the shop's pages are asked, as the classifier hears it, surely perhaps; `shared`: another command is read in the same words, before it or after it, and they name the things of both; `points`: "it",
 * "this one" is said; `isOfGoods`: the classifier hears a question about goods; `isHalf`: one of two things that are set beside each other.
 */
export type How = {
  isOfPages?: boolean
  shared?: 'first' | 'later'
  points?: boolean
  isSurelyOfPages?: boolean
  isOfGoods?: boolean
  isHalf?: boolean
}

/** From which likelihood on what is named is meant; below it the likeliest, where it is likely at all. */
const meantFrom = 0.5
const perhapsFrom = 0.12
/** What is not in view is named by a word that is its own, spoken of as a thing; by two where something else is talked about. */
const namedAfarFrom = 0.55
const namedBesideFrom = 1.15
/** By so much it must be called more than anything else is. */
const clearlyFrom = 0.3
/** Beside the likeliest another is meant that is called by words of its own. */
const alsoFrom = 0.6
/** More of a title than this is a name. */
const mostInPassing = 0.45
/** A half of two says no more than this beside a name. */
const mostBeside = 2
/** "Bistro then?": nothing but a name is said. 防水吗 is none. */
const isBareName = ({ others }: Named, text: string): boolean => others === 0 && /\bthen\b|[呢吧][\s?？!！。]*$/iu.test(text)
/** So sure the reader is of what it points at. */
const surelyFrom = 0.9
/** So near in what they are called, words tell no two apart. */
const alikeWithin = 0.1

/** "The acrylic yarn" means no sock yarn that was turned down, where another is called acrylic. */
const isOtherCalled = ({ sku, said = [], head }: Named, spoken: readonly Named[], refused: readonly string[]): boolean =>
  spoken.some(
    other =>
      other.sku !== sku &&
      !refused.includes(other.sku) &&
      nameScore(other) > isNamedFrom &&
      (other.head > head || other.said?.some(word => !said.includes(word)) === true),
  )

/** What another part of a message turns down by its name. */
const turnedDownIn = ({ text }: Message, { speaksOf }: Shop): string[] =>
  speaksOf(text).flatMap(one => (one.refused > isNamedFrom ? [one.sku] : []))

/** What the words name, the likeliest first. */
export function likeliest({ command, pointer = [] }: Read, text: string, how: How, message: Message, shop: Shop): string[] {
  const { speaksOf, vocabulary } = shop
  const { shown, focus, talked, cart } = message
  const inView = new Set([...shown, ...talked, ...cart, ...(focus === undefined ? [] : [focus])])
  const refuses = command === 'reject' || command === 'drop'
  const spoken = speaksOf(text)
  const score = (one: Named) => (refuses ? 2 * one.refused : nameScore(one) - 2 * one.refused)
  // Whoever turns one down means the other that is named.
  const isInstead = spoken.some(one => one.refused > isNamedFrom)
  const best = spoken.reduce((most, one) => Math.max(most, score(one)), 0)
  // What a title ends with is no more of a name than its other words, where nothing else points there.
  const byWords = (one: Named) => (refuses ? 0 : score(one) - 0.5 * one.head)
  const isClear = (one: Named) => spoken.every(other => other === one || byWords(one) - byWords(other) >= clearlyFrom)
  // "Can you gift wrap it with a card?" names no gift card.
  const kinds = kindsNamed(text)
  const isThing = (one: Named) =>
    isInstead ||
    (how.isHalf === true && one.others <= mostBeside) ||
    one.pointed > 0 ||
    inView.size === 0 ||
    isBareName(one, text) ||
    (one.head > 0.5 && isAmong(kinds, goodsOfProduct(vocabulary, one.sku)))
  // "How much bread does it do?" names no bread pot: a word from the middle of a title, while another thing is pointed at.
  const isByTheWay = (one: Named) =>
    !isInstead && one.head + one.pointed + one.alias + one.code === 0 && one.share < mostInPassing && !isBareName(one, text)
  // "Gloves then, for smallish hands" speaks of no hand trowel: another thing in view is called by what it is, and this one is of no kind that is said.
  const isOfOtherKind = ({ sku }: Named) => {
    const own = goodsOfProduct(vocabulary, sku)
    return kinds.size > 0 && own.size > 0 && !isAmong(kinds, own)
  }
  const isBesideKind = (one: Named) =>
    isOfOtherKind(one) && spoken.some(other => inView.has(other.sku) && other.head > 0.5 && score(other) > score(one))
  // "Can he use it in the rain", "does it charge from a power bank": how the thing talked about is used.
  const rest = asksOrTakes.has(command) ? withoutPassing(text) : text
  const left = rest === text ? undefined : new Map(speaksOf(rest).map(one => [one.sku, nameScore(one)]))
  const isSaidInPassing = (one: Named) =>
    left !== undefined &&
    !isInstead &&
    one.sku !== focus &&
    one.alias + one.code === 0 &&
    (one.head === 0 || one.pointed === 0) &&
    (left.get(one.sku) ?? 0) < 0.5 * nameScore(one)
  // What this message has named before, or what the reader surely points at and not at the other: a word from the middle of a title leads to nothing else.
  const likelyAt = (sku: string | undefined) => pointer[shown.indexOf(sku ?? '')] ?? 0
  const isSurely = ({ sku }: Named) => ({
    isNamed: message.justNamed === true,
    isSure: likelyAt(focus) >= surelyFrom && likelyAt(sku) <= 1 - surelyFrom,
  })
  // "Are the Wrens waterproof", 豆豆有降噪吗 of who talks about waterproof boots: where another is spoken of as a thing, a word of theirs tells what is asked of it.
  const isFeatureOf = (one: Named) =>
    !isInstead &&
    asksAbout.has(command) &&
    isByTheWay(one) &&
    spoken.some(
      other =>
        other.sku !== one.sku &&
        other.pointed > isNamedFrom &&
        other.refused === 0 &&
        !(other.said ?? []).some(word => one.said?.includes(word)),
    )
  // "Do the bistro chairs fold" asks about no deck chair: they are those of the bistro set, which the other word calls.
  const isPartOfOther = ({ sku, said = [] }: Named) =>
    said.length > 0 &&
    spoken.some(
      ({ sku: other, behind = [], refused }) =>
        other !== sku && refused === 0 && said.every(word => behind.includes(word)) && shop.holdsWords?.(behind, other) === true,
    )
  const isInPassing = (one: Named) =>
    isSaidInPassing(one) ||
    (!isInstead && asksAbout.has(command) && isPartOfOther(one)) ||
    (!isInstead && asksOrTakes.has(command) && isOfFocus(one, message, shop, isSurely(one))) ||
    (isByTheWay(one) && one.sku !== focus && likelyAt(focus) >= surelyFrom && !inView.has(one.sku)) ||
    isFeatureOf(one) ||
    (isByTheWay(one) && ((how.points === true && focus !== undefined && one.sku !== focus) || (!refuses && isBesideKind(one))))
  // 你家那个伞车能上飞机吗: what it is, spoken of as a thing, while nothing is talked about.
  const isCalledAlone = (one: Named) => how.isSurelyOfPages !== true && inView.size === 0 && one.head > 0.5 && one.pointed > 0
  const isNamedAfar = (one: Named) =>
    one.code > 0 ||
    ((how.isOfPages !== true || isCalledAlone(one)) &&
      !isInPassing(one) &&
      byWords(one) > (isThing(one) ? namedAfarFrom : namedBesideFrom) &&
      isClear(one))
  // "It's a bag" of whoever turned a school bag down means no such bag again; nor "is there a cord on the curtains" a curtain steamer that the same message turns down.
  const refused = refuses ? [] : [...(message.refused ?? []), ...turnedDownIn(message, shop)]
  const isStillRefused = (one: Named) =>
    refused.includes(one.sku) && (isByTheWay({ ...one, head: 0 }) || (one.share < mostInPassing && isOtherCalled(one, spoken, refused)))
  const isNamed = (one: Named) =>
    isStillRefused(one)
      ? false
      : inView.has(one.sku)
        ? !isInPassing(one) && score(one) > isNamedFrom && score(one) >= alsoFrom * best
        : isNamedAfar(one)
  const candidates = spoken.filter(one => inView.has(one.sku) || isNamed(one))
  if (!candidates.some(isNamed)) return []
  const view = {
    shown,
    talked,
    cart,
    refuses,
    pointer: new Map(pointer.flatMap((likely, at) => (shown[at] === undefined ? [] : [[shown[at], likely] as const]))),
    ...(focus === undefined ? {} : { focus }),
  }
  const likely = likelihoods(describeLikely(text, candidates, view, sku => goodsOfProduct(vocabulary, sku)))
  const all = candidates.flatMap((one, at) =>
    isNamed(one) ? [{ sku: one.sku, score: score(one), pointed: one.pointed, likely: likely[at]! }] : [],
  )
  // "Which jacket" calls three of them alike: those that are pointed at, or the one that is talked about.
  const isAlike = (one: (typeof all)[number]) =>
    all.some(other => other !== one && Math.abs(other.score - one.score) < alikeWithin && !(how.isHalf && one.pointed > other.pointed))
  const isPointedAt = (sku: string) => sku === focus || (view.pointer.get(sku) ?? 0) >= meantFrom
  const named = all.filter(one => !isAlike(one) || isPointedAt(one.sku)).sort((a, b) => b.likely - a.likely)
  const sure = named.filter(one => one.likely >= meantFrom)
  return (sure.length > 0 ? sure : named.slice(0, 1).filter(one => isInstead || one.likely >= perhapsFrom)).map(({ sku }) => sku)
}

/** Ask something of a thing, or take it. */
export const asksAbout: ReadonlySet<string> = new Set(['ask', 'stock', 'price', 'advise'])
export const asksOrTakes: ReadonlySet<string> = new Set([...asksAbout, 'add'])
