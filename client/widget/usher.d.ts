// biome-ignore-all lint/suspicious/noConfusingVoidType: a handler that returns nothing is the usual one

/** The chat in a shop's page: what `window.Usher` offers. Every event is also a DOM event `usher:NAME` on window ("cart:add" as `usher:cart-add`). */
export type UsherApi = {
  open(): void
  close(): void
  /**
   * A name of the Segment e-commerce spec: 'Product Viewed', 'Product Added', 'Product Removed', 'Order Completed' … 'Cart Viewed' with
   * `{ products: [{ sku, quantity }] }` tells all that lies in the cart.
   */
  track(name: string, properties?: Record<string, unknown>): void
  /** The page the shopper is on now, for pages that change without loading. Without a call the address bar and the title tell. */
  page(page: UsherPage): void
  /** The visitor's own id in this browser, for events that the shop's server sends (`POST /api/v1/events`). */
  readonly visitor: string
  /**
   * Whether the visitor lets the shop make use of what they look at. Until a page says so they are counted under a pseudonym and nothing is
   * inferred of them, unless the shop's owner has said that consent is given before; after `false` nothing is kept.
   */
  consent(given: boolean): void
  /** The shop's own signed token of a customer who signed in (HS256; `sub` and `exp`); null when the customer signs out. */
  identify(token: string | null): void
  /** Returns a function that stops listening. */
  on<E extends keyof UsherEvents>(name: E, handler: (detail: UsherEvents[E]) => UsherAnswer<E>): () => void
}

export type UsherPage = { url?: string; title?: string; sku?: string }

export type UsherEvents = {
  /** The chat is there; a handler that comes later is called at once. */
  ready: undefined
  open: undefined
  close: undefined
  /** Something was said; what a page finds when it loads was told to the page before. */
  message: { seq: number; at: string; from: 'shopper' | 'bot' | 'agent'; text: string; agent?: string }
  status: { status: 'bot' | 'requested' | 'queued' | 'human' | 'closed'; agent?: string }
  /**
   * Put this into the cart: the shopper pressed a button or said so in the chat. The page adds `quantity` of `variant ?? sku` and calls
   * `track('Product Added', { sku: variant ?? sku, quantity })`; see UsherCartAnswer. Asked once for each wish, whatever tabs are open.
   */
  'cart:add': UsherGoods & { quantity: number }
  /** The cart's line of `variant ?? sku` shall have `quantity`, 1 or more; the page tracks what was added or removed. */
  'cart:set': UsherGoods & { quantity: number }
  /** The line of `variant ?? sku` goes; the page calls `track('Product Removed', { sku: variant ?? sku })`. */
  'cart:remove': UsherGoods
  /** Show the cart. */
  'cart:open': undefined
  /** Lead to the checkout. */
  'checkout:open': undefined
  /** The shopper follows a card. A handler that returns false shows the page itself. */
  navigate: { sku: string; url: string }
  /** The chat cannot work on this page, or a call was refused: the message says what to change. It is on the console too. */
  error: { code: string; message: string }
}

/** `price` is what the chat told: a page that asks another one refuses with `price_changed`. */
export type UsherGoods = { sku: string; variant?: string; title: string; label?: string; price?: { amount: string; currency: string } }

export type UsherCartLine = { sku: string; quantity: number }

/**
 * What the page did: true, or nothing at all but the tracked event, is "done"; false or an error is "could not"; `{ done: false, reason }` tells why.
 * `cart` is what lies in the cart now. A promise of it may take 15 seconds; after that the shopper reads that nothing is known.
 */
export type UsherCartAnswer =
  | boolean
  | void
  | { done: boolean; reason?: 'sold_out' | 'limit' | 'price_changed' | 'other'; cart?: readonly UsherCartLine[] }

export type UsherAnswer<E> = E extends 'cart:add' | 'cart:set' | 'cart:remove'
  ? UsherCartAnswer | Promise<UsherCartAnswer>
  : E extends 'cart:open' | 'checkout:open'
    ? boolean | void | Promise<boolean | void>
    : E extends 'navigate'
      ? boolean | void
      : unknown

declare global {
  interface Window {
    /** There once the chat's script has run. */
    Usher?: UsherApi
    /** Calls for a chat that may not be there yet: `(window.UsherQueue ??= []).push(usher => usher.open())`. */
    UsherQueue?: { push(call: (usher: UsherApi) => void): unknown }
  }
}
