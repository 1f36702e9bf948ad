import type { Named } from './likely.ts'
import type { Message, Shop } from './message.ts'

/** A word from the middle of a title names hardly more than a part or a feature. */
const mostOfTitle = 0.45

/**
 * Whether what calls another product is said of the one talked about, whose texts hold it: 电池带不带 of a lens with batteries asks about no battery lamp, and a
 * "needle threader" of a sewing machine is no pack of needles, nor the "cross heads" of taps a rain head. `isNamed`: the message itself has just named it, so that "the bistro set, do its chairs fold" asks about no
 * deck chair on the screen; `isSure`: the reader points surely at it.
 */
export function isOfFocus(
  one: Named,
  { focus, shown, talked, cart }: Message,
  { holdsWords }: Pick<Shop, 'holdsWords'>,
  { isNamed = false, isSure = false } = {},
): boolean {
  const { sku, said = [], behind = [], ahead = [], alias, code, head, pointed, share } = one
  const isSeen = [...shown, ...talked, ...cart].includes(sku)
  if (focus === undefined || sku === focus || (isSeen && !isNamed && !isSure) || alias + code > 0) return false
  const isFeature = (isNamed || head + pointed === 0) && share < mostOfTitle
  const isCompound = [behind, ahead].some(words => words.length > 0 && holdsWords?.(words, focus) === true)
  return (isFeature || isCompound) && said.length > 0 && holdsWords?.(said, focus) === true
}
