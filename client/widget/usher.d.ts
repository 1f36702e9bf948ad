// biome-ignore-all lint/suspicious/noConfusingVoidType: a handler that returns nothing is the usual one

/** The chat in a shop's page: what `window.Usher` offers. Every event is also a DOM event `usher:NAME` on window ("cart:add" as `usher:cart-add`). */
export type UsherApi = {
  open(): void
  close(): void
  /** A name of the Segment e-commerce spec: 'Product Viewed', 'Product Added', 'Product Removed', 'Order Completed' … */
  track(name: string, properties?: Record<string, unknown>): void
  /** The page the shopper is on now, for pages that change without loading. Without a call the address bar and the title tell. */
  page(page: UsherPage): void
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
   * The shopper pressed "Add to cart" on a card. The page adds `variant ?? sku` and calls `track('Product Added', { sku, quantity })`;
   * where it could not, the handler returns false (or a promise of it, or throws) and the card says so.
   */
  'cart:add': { sku: string; variant?: string; quantity: number; title: string }
  /** The shopper follows a card. A handler that returns false shows the page itself. */
  navigate: { sku: string; url: string }
  /** The chat cannot work on this page, or a call was refused: the message says what to change. It is on the console too. */
  error: { code: string; message: string }
}

export type UsherAnswer<E> = E extends 'cart:add'
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
