import type { Action, ActionEvent, ChatEvent, MessageEvent } from '../../server/wire.ts'
import type { Session } from '../shared/session.ts'
import type { Asking, Wish } from './asking.ts'
import { newId } from './memory.ts'

type Ports = { session(): Session; asking: Asking; changed(): void }

/** A tab that is not looked at leaves the others this time: the cart opens where the shopper is. */
const hiddenTabWaitsMs = 3000
/** Of a service that says "later": in a quick talk the limit of requests is soon reached. */
const retryAfterMs = 1000
const mostTries = 8

/**
 * Carries out what replies ask of the page. The service lets exactly one tab do each, once: this tab asks for it first, under an id that lives
 * no longer than the page, so that what a dead tab perhaps did is never done again.
 */
export class Acting {
  private readonly ports: Ports
  private readonly takes = new Map<string, { id: string; state: 'asking' | 'unsure' | 'settled' }>()
  private readonly delayed = new Set<string>()

  constructor(ports: Ports) {
    this.ports = ports
  }

  /** After every change of the conversation: what came with the last reply and nobody has taken. */
  look(): void {
    const { events } = this.ports.session().timeline
    const message = events.findLast(event => event.kind === 'message')
    if (message?.kind !== 'message') return
    for (const action of message.actions ?? []) {
      if (action.on === 'arrival' && stateOf(events, message, action) === undefined) this.carryOutHere(message, action)
    }
  }

  /** The buttons of a message that still lead somewhere. */
  buttonsOf(message: MessageEvent): Action[] {
    const { events } = this.ports.session().timeline
    return (message.actions ?? []).filter(action => action.on === 'tap' && (opens(action) || leavesOpen(stateOf(events, message, action))))
  }

  press(message: MessageEvent, action: Action): void {
    const key = keyOf(message, action)
    if (this.takes.get(key)?.state !== 'asking') this.takes.delete(key)
    void this.carryOut(message, action, true)
  }

  private carryOutHere(message: MessageEvent, action: Action): void {
    const key = keyOf(message, action)
    if (document.visibilityState === 'visible') return void this.carryOut(message, action)
    if (this.delayed.has(key)) return
    this.delayed.add(key)
    setTimeout(() => {
      if (stateOf(this.ports.session().timeline.events, message, action) === undefined) void this.carryOut(message, action)
    }, hiddenTabWaitsMs)
  }

  private async carryOut(message: MessageEvent, action: Action, tap?: true): Promise<void> {
    const key = keyOf(message, action)
    const known = this.takes.get(key)
    if (known !== undefined && known.state !== 'unsure') return
    const take = { id: known?.id ?? newId(), state: 'asking' as const }
    this.takes.set(key, take)
    const granted = await this.take(take.id, message, action, tap)
    // A line that broke says neither: the next look asks again, under the same id.
    this.takes.set(key, { ...take, state: granted === undefined ? 'unsure' : 'settled' })
    if (!granted) return
    const { id: _id, on: _on, ...wish } = action
    const { outcome, reason, cart } = await this.ports.asking.ask(wish as Wish)
    this.ports.session().acted({
      message: message.seq,
      action: action.id,
      outcome,
      ...(reason === undefined ? {} : { reason }),
      ...(cart === undefined ? {} : { cart }),
    })
    this.ports.changed()
  }

  private async take(id: string, message: MessageEvent, action: Action, tap?: true): Promise<boolean | undefined> {
    for (let tries = 0; tries < mostTries; tries++) {
      try {
        const answer = await this.ports.session().take({ id, message: message.seq, action: action.id, ...(tap ? { tap } : {}) })
        if (answer.ok) return answer.value.granted
        if (answer.code !== 'rate_limited' && answer.code !== 'busy') return false
        await new Promise(resolve => setTimeout(resolve, answer.retryAfterMs ?? retryAfterMs))
      } catch {
        return undefined
      }
    }
    return undefined
  }
}

const opens = (action: Action) => action.do === 'open_cart' || action.do === 'open_checkout'

/** Nothing was done yet, or the page has said that it was not: it may be tried again. */
const leavesOpen = (state: ActionEvent['state'] | undefined) =>
  state === undefined || state === 'refused' || state === 'failed' || state === 'nobody'

const keyOf = ({ seq }: MessageEvent, { id }: Action) => `${seq} ${id}`

/** How far an action has come, as any tab has heard. */
function stateOf(events: readonly ChatEvent[], { seq }: MessageEvent, { id }: Action) {
  const last = events.findLast(event => event.kind === 'action' && event.message === seq && event.action === id)
  return last?.kind === 'action' ? last.state : undefined
}
