import { shunned } from '../language/denials.ts'
import { tellsMeasure } from '../language/measures.ts'
import { turnAway, turnTo } from './attention.ts'
import { advanceTo, type Conversation } from './conversation.ts'
import { type Decision, say } from './decision.ts'
import { afterDeed, type Doing, withAdded, withoutSome } from './deeds.ts'
import { onOrderTold } from './orders.ts'
import { asksOf } from './sum-asks.ts'
import { withoutTaken } from './taken.ts'
import type { PageEvent, Turn } from './turn.ts'
import type { Want } from './wants.ts'

type Of<Name extends PageEvent['name']> = Extract<PageEvent, { name: Name }>

/** The conversation after what the page told, and what is to be said of it. */
const longestMeasured = 200
const mostShunned = 12

export function afterEvents(before: Conversation, turn: Turn): Decision {
  const measured = turn.clauses
    .flatMap(({ text }) => (tellsMeasure(text) ? [text] : []))
    .join(' ')
    .slice(0, longestMeasured)
  const shuns = [...new Set([...(before.shuns ?? []), ...turn.clauses.flatMap(({ text }) => shunned(text))])].slice(-mostShunned)
  const told = { ...before, ...(measured === '' ? {} : { measured }), ...(shuns.length === 0 ? {} : { shuns }) }
  const start: Decision = { conversation: { ...advanceTo(told, 'engaged'), language: turn.language }, wants: [] }
  return turn.events.reduce((decision, event) => onPageEvent(decision, event, turn.orders), start)
}

function onPageEvent(decision: Decision, event: PageEvent, orders: Turn['orders']): Decision {
  const { conversation } = decision
  switch (event.name) {
    case 'Product Viewed':
      return { ...decision, conversation: turnTo(conversation, event.sku) }
    case 'Product Added':
      return onAdded(decision, event)
    case 'Product Removed': {
      const [known, open] = heard(conversation, event.line, ['remove', 'set_quantity'])
      return known === 'before'
        ? { ...decision, conversation: open }
        : { ...decision, conversation: { ...open, cart: withoutSome(conversation.cart, event.line, event.quantity) } }
    }
    case 'Cart Viewed':
      return { ...decision, conversation: withCart(conversation, event.cart) }
    case 'Order Completed': {
      const ordered = event.products.length > 0 ? event.products : conversation.cart
      const { taken: _taken, ...rest } = conversation
      const moved: Decision = { ...decision, conversation: { ...advanceTo(rest, 'ordered'), cart: [], ordered } }
      return event.claimed === true ? moved : say(moved, { want: 'order', order: event.order })
    }
    case 'Order Told':
      return onOrderTold(decision, orders, event)
    case 'Action':
      return onOutcome(decision, event)
    default:
      return event satisfies never
  }
}

function onAdded(decision: Decision, event: Of<'Product Added'>): Decision {
  const { conversation } = decision
  const [known, open] = heard(conversation, event.line, ['add', 'set_quantity'])
  if (known === 'before') return { ...decision, conversation: open }
  const cart = withAdded(conversation.cart, { line: event.line, product: event.sku, quantity: event.quantity })
  const added = withoutTaken({ ...turnTo(open, event.sku), cart, failures: 0 }, [event.sku])
  const next: Decision = { ...decision, conversation: advanceTo(added, 'in_cart') }
  // Told with the page's answer to what it was asked.
  return known === 'asked' ? next : sayAdded(next, event.line, event.quantity)
}

/** With what was asked beside it before: wrapping, letters put on, where it goes. */
const totalOf = (conversation: Conversation, cart: Conversation['cart']): Want => ({
  want: 'total',
  of: 'cart',
  lines: cart,
  asks: asksOf(conversation, {}, cart),
})

/** "It is in your cart", what that comes to where there is more, the coupon once, and the next step. */
function sayAdded(decision: Decision, line: string, quantity: number): Decision {
  const { conversation } = decision
  const { cart } = conversation
  const isMore = cart.length > 1 || cart.some(one => one.quantity > 1)
  const isTold = isToldAlready(conversation)
  const wants: Want[] = [
    { want: 'cart', sku: line, quantity },
    // The sum tells of the coupon too.
    ...(isMore && !isTold ? [totalOf(conversation, cart)] : []),
    ...(isMore || isTold || conversation.couponOffered ? [] : [{ want: 'offer' } as const]),
    { want: 'next', step: 'checkout' },
  ]
  return say({ ...decision, conversation: { ...conversation, couponOffered: true, asked: 'checkout' } }, ...wants)
}

/** What the reply that asked for it has said it comes to is not said again. */
const isToldAlready = ({ cart, summed = [] }: Conversation): boolean =>
  summed.length === cart.length && cart.every(line => summed.some(({ sku, quantity }) => sku === line.sku && quantity === line.quantity))

/**
 * Whether the page was asked for what it tracks: `asked`, and it is told with its answer; `before`: it has answered already and this is the same
 * thing; `new`: the shopper did it on the page.
 */
function heard(conversation: Conversation, line: string, kinds: readonly Doing['do'][]): ['asked' | 'before' | 'new', Conversation] {
  const { doing = [] } = conversation
  const one = doing.find(each => each.line === line && kinds.includes(each.do))
  if (one === undefined) return ['new', conversation]
  const others = doing.filter(each => each !== one)
  return one.answered === true
    ? ['before', { ...conversation, doing: others }]
    : ['asked', { ...conversation, doing: [...others, { ...one, tracked: true }] }]
}

/** Who took it out does not mean it by "I'll take that one". */
function without(conversation: Conversation, product: string): Conversation {
  const shown = conversation.shown.filter(sku => sku !== product)
  return { ...(conversation.focus === product ? turnAway(conversation) : conversation), shown }
}

function withCart(conversation: Conversation, cart: Conversation['cart']): Conversation {
  const next = { ...conversation, cart }
  return cart.length === 0 ? next : advanceTo(next, 'in_cart')
}

/** Only what the page says it has done is told as done. What it has tracked it has done, whatever its tab could still tell. */
function onOutcome(decision: Decision, event: Of<'Action'>): Decision {
  const { conversation } = decision
  if (!('line' in event)) return event.state === 'done' ? decision : say(decision, { want: 'trouble', do: event.do, why: 'not_opened' })
  const { doing = [] } = conversation
  const { do: what, state, line, product, quantity, cart } = event
  const one = doing.find(each => each.line === line && each.do === what)
  const rest = doing.filter(each => each !== one)
  if (state !== 'done' && one?.tracked !== true) {
    const why = state === 'refused' ? (event.reason ?? 'refused') : state
    const told: Conversation = cart === undefined ? conversation : withCart(conversation, cart)
    const trouble: Want = {
      want: 'trouble',
      do: what,
      why,
      sku: line,
      quantity,
      ...(event.price === undefined ? {} : { price: event.price }),
    }
    // A page that did not answer may still track it.
    return say({ ...decision, conversation: { ...told, doing: state === 'unknown' ? doing : rest } }, trouble)
  }
  const tracked = one?.tracked === true
  const after = cart ?? (tracked ? conversation.cart : afterDeed(conversation.cart, { do: what, line, product, quantity }))
  const answered: Doing[] = tracked || cart !== undefined ? rest : [...rest, { do: what, line, product, quantity, answered: true }]
  const focused: Conversation = what === 'remove' ? without(conversation, product) : turnTo(conversation, product)
  const next: Decision = { ...decision, conversation: { ...withCart({ ...focused, doing: answered }, after), failures: 0 } }
  if (what === 'add') return sayAdded(next, line, quantity)
  const changed = say(next, { want: 'changed', what: what === 'remove' ? 'removed' : 'quantity', sku: line, quantity })
  if (after.length === 0) return changed
  return say({ ...changed, conversation: { ...changed.conversation, asked: 'checkout' } }, totalOf(next.conversation, after), {
    want: 'next',
    step: 'checkout',
  })
}

/** What was answered and not tracked by the time the shopper speaks again is over; what nobody has heard of stays. */
export function withoutAnswered(conversation: Conversation): Conversation {
  const { doing, ...rest } = conversation
  const open = doing?.filter(({ answered }) => answered !== true) ?? []
  return open.length === 0 ? rest : { ...rest, doing: open }
}
