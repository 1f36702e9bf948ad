import type { ActionKind } from '../../server/wire.ts'
import type { UsherAnswer, UsherEvents } from './usher.d.ts'

type Handler = (detail: never) => unknown

/** What a page is asked by for each kind of action. */
export const askedBy = {
  add: 'cart:add',
  set_quantity: 'cart:set',
  remove: 'cart:remove',
  open_cart: 'cart:open',
  open_checkout: 'checkout:open',
} as const satisfies Record<ActionKind, keyof UsherEvents>

/** The page's handlers by event. One that throws stops neither the others nor the chat. */
export class Listeners {
  private readonly target: EventTarget
  private readonly changed: () => void
  private readonly handlers = new Map<keyof UsherEvents, Set<Handler>>()
  private isReady = false
  private told = ''

  /** `changed` is called when the page can do other things than before. */
  constructor(target: EventTarget, changed: () => void) {
    this.target = target
    this.changed = changed
  }

  add<E extends keyof UsherEvents>(name: E, handler: (detail: UsherEvents[E]) => UsherAnswer<E>): () => void {
    const handlers = this.handlers.get(name) ?? new Set()
    this.handlers.set(name, handlers.add(handler))
    if (name === 'ready' && this.isReady) queueMicrotask(() => handler(undefined as UsherEvents[E]))
    this.tellChange()
    return () => {
      handlers.delete(handler)
      this.tellChange()
    }
  }

  ready(): void {
    this.isReady = true
    this.tell('ready', undefined)
  }

  /** What the page carries out for the shopper. */
  get handles(): ActionKind[] {
    return (Object.keys(askedBy) as ActionKind[]).filter(kind => (this.handlers.get(askedBy[kind])?.size ?? 0) > 0)
  }

  /** Tells the page by a DOM event and its handlers, and what these answered; one that threw is a promise that rejects. */
  tell<E extends keyof UsherEvents>(name: E, detail: UsherEvents[E]): { prevented: boolean; answers: unknown[] } {
    const event = new CustomEvent(`usher:${name.replace(':', '-')}`, { detail, bubbles: true, composed: true, cancelable: true })
    const prevented = !this.target.dispatchEvent(event)
    const answers = [...(this.handlers.get(name) ?? [])].map(handler => answerOf(handler, detail))
    for (const answer of answers) {
      if (answer instanceof Promise) answer.catch((error: unknown) => console.error(`Usher: a handler of "${name}" failed`, error))
    }
    return { prevented, answers }
  }

  /** A page may add its handlers one after the other. */
  private tellChange(): void {
    queueMicrotask(() => {
      const now = this.handles.join()
      if (now === this.told) return
      this.told = now
      this.changed()
    })
  }
}

function answerOf(handler: Handler, detail: unknown): unknown {
  try {
    return handler(detail as never)
  } catch (error) {
    return Promise.reject(error)
  }
}
