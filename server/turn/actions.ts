import { UsherError } from '../errors.ts'
import type { ActionEvent, ActionOutcome, CartLine, ChatEvent, RefusalReason } from '../wire.ts'

type ActionAt = { conversation: string; message: number; action: string }

/** What actions ask of the others. */
export type ActionPorts = {
  store: {
    take(at: ActionAt, request: { id: string; content: unknown }, tap: boolean): { granted: boolean; event?: ActionEvent }
    settle(
      at: ActionAt,
      request: { id: string; content: unknown },
      outcome: { state: ActionOutcome; reason?: RefusalReason; cart?: CartLine[] },
    ): { event: ChatEvent; stored: readonly ActionEvent[] }
    open(since: Date): ActionEvent[]
  }
  queue: { nudge(conversation: string): void }
  publish(event: ChatEvent): void
  now(): Date
  onFault(error: unknown): void
}

/** A page has 15 seconds to answer; its tab some more to tell. */
const unheardMs = 25_000
/** What was taken longer ago was settled long since, or is nobody's concern any more. */
const lookBackMs = 86_400_000

/**
 * Actions of replies as tabs take them and tell what became of them. The one that takes an action may die before it tells: then `unknown` is
 * stored in its place, after a restart of the service too, and the shopper hears that nothing is known rather than that something was done.
 */
export function createActions(ports: ActionPorts) {
  const { store, queue } = ports
  const timers = new Set<NodeJS.Timeout>()

  function giveUp({ conversation, message, action, seq }: ActionEvent): void {
    try {
      const { stored } = store.settle({ conversation, message, action }, { id: `unheard-${seq}`, content: 'unheard' }, { state: 'unknown' })
      for (const event of stored) ports.publish(event)
      if (stored.length > 0) queue.nudge(conversation)
    } catch (error) {
      // The conversation was erased meanwhile.
      if (!(error instanceof UsherError)) ports.onFault(error)
    }
  }

  function awaitOutcome(taken: ActionEvent): void {
    const left = Date.parse(taken.at) + unheardMs - ports.now().getTime()
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        giveUp(taken)
      },
      Math.max(0, left),
    )
    timers.add(timer)
  }

  return {
    take(conversation: string, request: { id: string; message: number; action: string; tap?: true | undefined }) {
      const { id, message, action, tap = false } = request
      const { granted, event } = store.take({ conversation, message, action }, { id, content: { message, action } }, tap)
      if (event !== undefined) awaitOutcome(event)
      return { granted, stored: event === undefined ? [] : [event] }
    },

    done(
      conversation: string,
      request: {
        id: string
        message: number
        action: string
        outcome: ActionOutcome
        reason?: RefusalReason | undefined
        cart?: CartLine[] | undefined
      },
    ) {
      const { id, message, action, outcome, reason, cart } = request
      const told = {
        state: outcome,
        ...(reason === undefined ? {} : { reason }),
        ...(cart === undefined ? {} : { cart }),
      }
      const settled = store.settle({ conversation, message, action }, { id, content: { message, action, ...told } }, told)
      if (settled.stored.length > 0) queue.nudge(conversation)
      return settled
    },

    /** After a start: what was taken before it. */
    resume(): void {
      for (const taken of store.open(new Date(ports.now().getTime() - lookBackMs))) awaitOutcome(taken)
    },

    close(): void {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
