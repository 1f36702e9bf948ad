import { normalise } from '../../models/turn-units.ts'
import type { Command } from '../dialogue/commands.ts'
import { superlativePicked } from '../language/superlatives.ts'
import { asksWhichOne } from './pointed.ts'

/** Two orders that the reader could not tell apart. */
export const takesTheSame = (one: Command, other: Command): boolean =>
  one.command === 'add' && other.command === 'add' && one.text === other.text && one.skus.join() === other.skus.join()

/** "Is it sold out?" is one question, asked of the stock, and "any rice paper?" a wish alone: what the reader takes it for besides is no second one. */
export const saysTheSame = (one: Command, other: Command): boolean =>
  isWishAgain(one, other) ||
  isWishAlone(one, other) ||
  (one.command === 'coupon' && other.command === 'find' && other.slots.product !== undefined && one.text === other.text) ||
  isLessSure(one, other) ||
  isNoWish(one, other) ||
  isSameQuestion(one, other) ||
  onlyPoints(one, other)

/** 便宜的那个是啥样的 asks of that one, and for nothing cheaper. */
const onlyPoints = (one: Command, other: Command): boolean =>
  (one.command === 'cheaper' || one.command === 'dearer') &&
  (other.command === 'ask' || other.command === 'stock' || other.command === 'price') &&
  superlativePicked(one.text) !== undefined &&
  one.text === other.text &&
  one.skus.join() === other.skus.join()

/** 有保温杯吗, heard as a wish and as a question that is one. */
const isWishAgain = (one: Command, other: Command): boolean =>
  one.command === 'find' &&
  other.command === 'find' &&
  normalise(one.text) === normalise(other.text) &&
  JSON.stringify(one.slots) === JSON.stringify(other.slots) &&
  (one.wish.kind === undefined || one.wish.kind === other.wish.kind) &&
  other.probability > one.probability

/**
 * "Sorry, 1 more thing, what's it made of" asks for no other, 跟油纸比哪个划算 is a comparison and no second question, and 圆的长的有啥不一样 of one thing sets it beside no
 * other: what is read in the same words and less sure.
 */
function isLessSure(one: Command, other: Command): boolean {
  if (one.text !== other.text) return false
  const isOfTwo = other.called === true && other.skus.length > 1
  if (one.command === 'advise' || one.command === 'find') return other.command === 'compare' && isOfTwo
  if (one.command === 'ask' && other.command === 'advise') return isOfTwo && asksWhichOne(one.text)
  return (one.command === 'more' || one.command === 'compare') && other.command === 'ask' && other.probability > one.probability
}

/** "Do you have running shoes in size 42": a wish for a kind is no question to the pages besides. */
const isWishAlone = (one: Command, other: Command): boolean =>
  one.command === 'ask' &&
  one.of === 'shop' &&
  one.topic === undefined &&
  other.command === 'find' &&
  other.wish.hasKind &&
  one.text === other.text

/** "Can I get my money back if I've bought one elsewhere" asks of a page, and names nothing that is wished for. */
const isNoWish = (one: Command, other: Command): boolean =>
  one.command === 'find' &&
  !one.wish.hasKind &&
  Object.keys(one.slots).length === 0 &&
  other.command === 'ask' &&
  ((other.topic !== undefined && other.topic !== 'product') || one.wish.words === one.text) &&
  one.text === other.text

const isSameQuestion = (one: Command, other: Command): boolean => {
  if (one.text !== other.text || one.skus.join() !== other.skus.join() || other.probability <= one.probability) return false
  if (one.command === 'ask') return other.command === 'stock' || other.command === 'price'
  // "Do they have it in leather" asks for none of the options that the shop knows.
  return one.command === 'stock' && other.command === 'ask' && one.list === undefined && Object.keys(one.slots).length === 0
}
