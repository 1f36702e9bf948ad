// Generated from prompts/plan.json by prompts/generate-types.ts: change that file, then run `npm run generate`.

export const factTypes = ['name', 'phrase', 'money', 'range', 'number', 'list', 'code', 'date', 'quote', 'verdict'] as const
export type FactType = (typeof factTypes)[number]

/** A typed value with its source; `ref` names where it is from: `product:SKU`, `policy:returns:zh`, `coupon:CODE`, `message:SEQ`. */
export type Fact = { type: FactType; text: string; source: 'shop' | 'shopper' | 'computed'; ref: string }

export type Acts = {
  /** Welcomes the shopper, says that an AI shopping assistant is here to help */
  greet: {
    shop?: Fact
  }
  /** Asks one question */
  ask: {
    about: 'need' | 'category' | 'budget' | 'size' | 'colour' | 'recipient' | 'product' | 'order'
    product?: Fact
    category?: Fact
    currency?: Fact
  }
  /** Recommends a product whose card is shown below; with count, that many cards are shown and product is the first of them */
  recommend: {
    product: Fact
    price: Fact
    why?: Fact
    count?: Fact
    category?: Fact
    budget?: Fact
    recipient?: Fact
    colour?: Fact
    size?: Fact
  }
  /** Tells a fact about a product */
  inform: {
    product: Fact
    price?: Fact
    availability?: 'in_stock' | 'low_stock' | 'short' | 'sold_out' | 'not_offered' | 'reduced'
    polarity?: 'yes' | 'no'
    stock?: Fact
    size?: Fact
    colour?: Fact
    sizes?: Fact
    colours?: Fact
    detail?: Fact
    was?: Fact
    frame?: 'none'
  }
  /** Answers a question with the shop's own words, quoted */
  answer: {
    topic: 'shipping' | 'delivery_time' | 'delivery_area' | 'returns' | 'exchange' | 'refund' | 'warranty' | 'payment' | 'invoice' | 'order_change' | 'privacy' | 'authenticity' | 'coupon' | 'gift_wrap' | 'size_advice' | 'shop' | 'product'
    verdict?: Fact
    quote: Fact
    frame?: 'none'
  }
  /** Quotes what in the shop's own words only comes near what was asked, and says that it is not told outright; point is what was asked, in the shopper's words */
  near: {
    of: 'texts'
    product?: Fact
    point?: Fact
    quote: Fact
  }
  /** Sets two products side by side */
  compare: {
    product: readonly Fact[]
    price: readonly Fact[]
    why?: readonly Fact[]
  }
  /** Names which of two things that were set beside each other suits what was asked, as the shop's own texts tell it */
  suits: {
    by: 'texts'
    product: Fact
  }
  /** Says what follows from the shop's own numbers, computed from them */
  follows: {
    by: 'numbers'
    verdict: Fact
  }
  /** Says that nothing within what may be spent tells what was asked for, and how much more the cheapest costs that does */
  costs_more: {
    by: 'texts'
    lacks: Fact
    limit: Fact
    excess: Fact
  }
  /** Offers the shop's coupon for a first order */
  offer: {
    code: Fact
    discount: Fact
    minimum?: Fact
    expires?: Fact
  }
  /** Offers a coupon that takes off a share of the goods, or is not for a first order alone */
  promotion: {
    for: 'first_order' | 'any_order'
    code: Fact
    off: Fact
    minimum?: Fact
    expires?: Fact
  }
  /** Says what holds for the coupon that was just offered; text is the owner's own sentence about it */
  terms: {
    combinable: 'yes' | 'no'
    only?: Fact
    text?: Fact
  }
  /** Says back what was understood of the shopper's wish */
  confirm: {
    category?: Fact
    budget?: Fact
    colour?: Fact
    size?: Fact
    recipient?: Fact
    quantity?: Fact
  }
  /** Takes a correction and says the new value back */
  corrected: {
    what: 'category' | 'budget' | 'colour' | 'size' | 'recipient' | 'quantity' | 'product'
    category?: Fact
    budget?: Fact
    colour?: Fact
    size?: Fact
    recipient?: Fact
    quantity?: Fact
    product?: Fact
  }
  /** Was not sure what was meant: asks again, between two readings where they are known */
  clarify: {
    option?: readonly Fact[]
  }
  /** Nothing in the shop fits the whole wish; relaxed tells which wish was dropped to show the nearest; kind: nothing of this kind is sold at all; property: nothing of the kind is told to be as wished; only: there is no other than what was shown; age: what there is of the kind is for others than who is so old; cheapest: nothing of its kind costs less */
  no_match: {
    category?: Fact
    budget?: Fact
    colour?: Fact
    size?: Fact
    recipient?: Fact
    relaxed: 'budget' | 'colour' | 'size' | 'category' | 'nothing' | 'kind' | 'property' | 'only' | 'age' | 'weight' | 'cheapest'
  }
  /** A product is in the cart now */
  in_cart: {
    product: Fact
    quantity?: Fact
    total?: Fact
  }
  /** Tells what the cart or some goods come to by the shop's own prices, added up by code */
  total: {
    of: 'cart' | 'goods'
    total: Fact
    count?: Fact
    product?: Fact
    code?: Fact
    after?: Fact
    below?: Fact
    shipping?: 'free'
    over?: Fact
    fee?: Fact
    grand?: Fact
    missing?: Fact
    lines?: Fact
    rule?: Fact
    lowered?: Fact
  }
  /** Says what the page is asked to do now; nothing of it has happened yet */
  doing: {
    what: 'adding' | 'changing' | 'removing' | 'opening_cart' | 'opening_checkout'
    product?: Fact
    quantity?: Fact
  }
  /** The page has changed the quantity of a product in the cart or taken it out */
  cart_changed: {
    what: 'quantity' | 'removed'
    product: Fact
    quantity?: Fact
  }
  /** Something was not done with the cart, or nobody knows whether it was */
  cart_trouble: {
    why: 'sold_out' | 'not_offered' | 'short' | 'impossible' | 'limit' | 'price_changed' | 'refused' | 'other' | 'failed' | 'unknown' | 'nobody' | 'not_opened' | 'not_in_cart'
    product?: Fact
    stock?: Fact
    values?: Fact
    price?: Fact
  }
  /** Tells what lies in the cart, as the page has told it */
  cart_list: {
    of: 'filled' | 'empty'
    lines?: Fact
  }
  /** Asks which option, or which line of the cart, is meant, before anything is done */
  choose: {
    of: 'option' | 'line'
    product?: Fact
    option?: Fact
    values?: Fact
  }
  /** Says what to do next */
  next_step: {
    step: 'add_to_cart' | 'choose_variant' | 'checkout' | 'view_cart' | 'remove_in_cart' | 'more' | 'back' | 'sign_in'
    product?: Fact
    category?: Fact
  }
  /** Whether what a sum comes to is within what was told */
  within_limit: {
    is: 'yes' | 'no'
    limit: Fact
    excess?: Fact
  }
  /** Which kinds of goods the shop has: all of them, or the largest */
  range: {
    told: 'all' | 'largest'
    kinds: Fact
  }
  /** What was said to be taken, with how many of each, to be put into the cart on its cards */
  noted: {
    on: 'card' | 'cards'
    lines: readonly Fact[]
  }
  /** Names what of several things asked the shop's texts do not say, in the shopper's own words */
  untold: {
    of: 'points'
    points: readonly Fact[]
  }
  /** A person takes over or is asked to */
  handoff: {
    state: 'offered' | 'requested' | 'waiting' | 'away' | 'contact_kept'
    position?: Fact
    hours?: Fact
  }
  /** Says sorry */
  apologise: {
    for: 'misunderstanding' | 'trouble' | 'quality' | 'delay' | 'sold_out'
  }
  /** Kindly does not do it: off topic, a discount nobody granted, an order to the assistant, something the shop's texts do not say (unknown_rest: beside what they do say), how far an order is that the shop has not told of (order_unseen), something only the shopper or an agent may do; only_shown: fewer were shown than the place that was named */
  decline: {
    reason: 'out_of_scope' | 'discount' | 'instructions' | 'unknown' | 'unknown_rest' | 'not_allowed' | 'order_unseen' | 'only_shown'
  }
  /** Thanks; for=order after an order was placed */
  thank: {
    for: 'order' | 'rating' | 'message'
    order?: Fact
  }
  /** Tells how far an order is, as the shop's own server has told */
  order_told: {
    status: 'placed' | 'paid' | 'packed' | 'shipped' | 'delivered' | 'cancelled' | 'refunded'
    order?: Fact
    lines?: Fact
    carrier?: Fact
    tracking?: Fact
    date?: Fact
  }
  /** Says goodbye, the door stays open */
  goodbye: Record<never, never>
  /** A friendly word and back to shopping */
  smalltalk: {
    topic: 'how_are_you' | 'bot' | 'compliment' | 'thanks' | 'joke' | 'insult' | 'heard'
  }
  /** Marketing copy for one product from its own facts: a post of one to three sentences or a subject line */
  copy: {
    form: 'post' | 'subject'
    shop?: Fact
    product: Fact
    price?: Fact
    was?: Fact
    category?: Fact
    feature?: readonly Fact[]
    recipient?: Fact
  }
  /** Tells an agent in a sentence or two what a shopper wants, how far it has come and what is open */
  summary: {
    stage: 'looking' | 'choosing' | 'in_cart' | 'ordered'
    category?: Fact
    budget?: Fact
    colour?: Fact
    size?: Fact
    recipient?: Fact
    product?: readonly Fact[]
    quantity?: Fact
    asked?: readonly Fact[]
    waits?: 'person' | 'unanswered' | 'complaint' | 'order'
  }
}

export type ActName = keyof Acts
export type PlanAct = { [A in ActName]: { act: A; slots: Acts[A] } }[ActName]
export type Plan = { language: 'zh' | 'en'; acts: PlanAct[] }
