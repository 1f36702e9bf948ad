import type { Conversation } from '../dialogue/conversation.ts'
import type { Subject } from '../dialogue/topics.ts'
import type { Seen } from '../profile/seen.ts'
import type { Moment } from './arms.ts'

/** Who does nothing for so long wavers. */
const idleMs = 2 * 60_000
const many = { products: 6, said: 16 }

const doubts = new Set<Subject>(['shipping', 'delivery_time', 'returns', 'exchange', 'refund', 'warranty', 'authenticity'])

/**
 * `page`: who came, and what they did on the pages lately; absent where they did not consent to anything being inferred of it, so that only the
 * conversation tells. `said`: events of the conversation so far. Times in milliseconds.
 */
export type Known = {
  page?: Seen | undefined
  said: number
  now: number
  /** The page has seen it. */
  hesitates?: true | undefined
}

/** What is known of a shopper at a moment of choice, each feature 0 … 1. */
export function momentOf({ need, shown, seen, cart, subjects = [] }: Conversation, { page, said, now, hesitates }: Known): Moment {
  const products = Math.max(page?.products ?? 0, seen.length)
  return {
    returning: yes(page?.returning === true),
    phone: yes(page?.phone === true),
    from_ad: yes(page?.fromAd === true),
    need_known: yes(need.category !== undefined || need.words !== undefined),
    looked_around: Math.min(1, products / many.products),
    one_kind: page?.oneKind ?? 0,
    comparing: yes(cart.length === 0 && (shown.length >= 2 || (page?.products ?? 0) >= 2)),
    bargain: need.sale === true || subjects.includes('coupon') ? 1 : need.budget !== undefined ? 0.5 : 0,
    gift: yes(need.gift === true || need.recipient !== undefined),
    doubts: yes(subjects.some(subject => doubts.has(subject))),
    hesitating: yes(hesitates === true || (page !== undefined && page.lastAt !== null && now - page.lastAt > idleMs)),
    in_cart: yes(cart.length > 0),
    talked: Math.min(1, said / many.said),
  }
}

const yes = (is: boolean): number => (is ? 1 : 0)
