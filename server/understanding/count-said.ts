import type { Slots } from '../language/slots.ts'
import { meansOneOfEach } from '../language/sums.ts'
import { countOfEach, isNoCount, piecesIn } from './pieces.ts'

/** How many are taken: a number that can be a count of pieces. */
export const countTaken = ({ quantity }: Slots, text: string): number | undefined =>
  countOfEach(text) ?? (quantity === undefined || isNoCount(text, quantity) ? undefined : quantity)

/** "Great, four please": nothing else that is said is a number. */
export function countSaid(heard: Slots, text: string): number | undefined {
  const [only, more] = piecesIn(text)
  return countTaken(heard, text) ?? (more === undefined ? only?.value : undefined)
}

/** "Both" counts the things, not the pieces of one; the 5 of A5 counts nothing. */
export function withoutNumberOf({ quantity, ...slots }: Slots, text: string): Slots {
  return quantity === undefined || meansOneOfEach(text) || isNoCount(text, quantity) ? slots : { ...slots, quantity }
}
