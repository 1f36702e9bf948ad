import type { UsherAnswer, UsherEvents } from './usher.d.ts'

type Handler = (detail: never) => unknown

/** The page's handlers by event. One that throws stops neither the others nor the chat. */
export class Listeners {
  private readonly target: EventTarget
  private readonly handlers = new Map<keyof UsherEvents, Set<Handler>>()
  private isReady = false

  constructor(target: EventTarget) {
    this.target = target
  }

  add<E extends keyof UsherEvents>(name: E, handler: (detail: UsherEvents[E]) => UsherAnswer<E>): () => void {
    const handlers = this.handlers.get(name) ?? new Set()
    this.handlers.set(name, handlers.add(handler))
    if (name === 'ready' && this.isReady) queueMicrotask(() => handler(undefined as UsherEvents[E]))
    return () => handlers.delete(handler)
  }

  ready(): void {
    this.isReady = true
    this.tell('ready', undefined)
  }

  /** Tells the page by a DOM event and its handlers, and what these answered; a thrown error counts as "the page could not". */
  tell<E extends keyof UsherEvents>(name: E, detail: UsherEvents[E]): { prevented: boolean; answers: unknown[] } {
    const event = new CustomEvent(`usher:${name.replace(':', '-')}`, { detail, bubbles: true, composed: true, cancelable: true })
    const prevented = !this.target.dispatchEvent(event)
    const answers = [...(this.handlers.get(name) ?? [])].map(handler => {
      try {
        return handler(detail as never)
      } catch (error) {
        console.error(`Usher: a handler of "${name}" failed`, error)
        return name === 'cart:add' ? false : undefined
      }
    })
    return { prevented, answers }
  }
}
