import type { ChatEvent, Page, Status } from '../../server/wire.ts'

/** What the page may listen to, with the details given. */
export type UsherEvents = {
  open: undefined
  close: undefined
  message: ChatEvent
  status: { status: Status }
  /** The shopper asked on a card to put a product into the cart: the page adds it and then tracks `Product Added`. */
  'cart-add': { sku: string; variant?: string }
  /** The shopper follows a card. `preventDefault()` on the DOM event `usher:navigate` keeps the page from loading the address. */
  navigate: { sku: string; url: string }
}

/** The same on the element and on `window.Usher`. Every event is also a DOM event `usher:NAME` that bubbles to window. */
export type UsherApi = {
  open(): void
  close(): void
  /** A name of the Segment e-commerce spec: 'Product Viewed', 'Product Added', 'Order Completed' … */
  track(name: string, properties?: Record<string, unknown>): void
  /** Says which page the shopper is on, for pages that change without loading. */
  page(page: Partial<Page>): void
  /** Returns a function that stops listening. */
  on<E extends keyof UsherEvents>(name: E, listener: (detail: UsherEvents[E]) => void): () => void
}

declare global {
  interface Window {
    Usher?: UsherApi
  }
}
