import type { Action, ActionEvent, ActionKind, CartLine, ChatEvent, MessageEvent } from '../../server/wire.ts'
import { actionKinds } from '../../server/wire.ts'
import { Shopper } from './service.ts'

/** What a page answers an action with; `track` is what it tells of besides. */
export type PageAnswer = Pick<ActionEvent, 'reason'> & { state: Exclude<ActionEvent['state'], 'taken'>; track?: boolean; cart?: CartLine[] }

/** A shop's page with the chat in it, as the widget would do it: it takes what the replies ask for, keeps a cart and tells what became of it. */
export class CartPage extends Shopper {
  readonly cart = new Map<string, number>()
  /** What it carried out, in order. */
  readonly carried: Action[] = []
  private readonly seen = new Set<string>()
  private readonly answer: (action: Action) => PageAnswer

  constructor(url: string, answer: (action: Action) => PageAnswer = () => ({ state: 'done' })) {
    super(url)
    this.answer = answer
    // A page that is left tells nothing more.
    this.socket.on('event', event => void this.onEvent(event).catch(() => this.socket.connected && this.socket.disconnect()))
  }

  async start(language: 'zh' | 'en', handles: ActionKind[] = [...actionKinds], token?: string): Promise<void> {
    const opened = await this.open({ language, handles, ...(token === undefined ? {} : { token }) })
    for (const event of opened.events) await this.onEvent(event)
  }

  /** The reply to these words and what is said after the page has answered what it asked for. */
  async order(text: string): Promise<{ reply: MessageEvent; after: MessageEvent | undefined }> {
    const reply = await this.say(text)
    const asked = reply.actions?.some(({ on, do: what }) => on === 'arrival' && what !== 'open_cart' && what !== 'open_checkout') === true
    const after = asked ? ((await this.until(event => isBot(event) && event.seq > reply.seq)) as MessageEvent) : undefined
    return { reply, after }
  }

  async take(message: number, action: string, tap?: true): Promise<boolean> {
    const taken = await this.ask('action:take', { id: crypto.randomUUID(), message, action, ...(tap === undefined ? {} : { tap }) })
    if (!taken.ok) throw new Error(`${taken.code}: ${taken.message}`)
    return taken.value.granted
  }

  done(message: number, action: string, { state, reason, cart }: PageAnswer) {
    return this.ask('action:done', {
      id: crypto.randomUUID(),
      message,
      action,
      outcome: state,
      ...(reason === undefined ? {} : { reason }),
      ...(cart === undefined ? {} : { cart }),
    })
  }

  private async onEvent(event: ChatEvent): Promise<void> {
    if (event.kind !== 'message' || event.actions === undefined) return
    for (const action of event.actions) {
      const key = `${event.seq} ${action.id}`
      if (action.on !== 'arrival' || this.seen.has(key)) continue
      this.seen.add(key)
      if (await this.take(event.seq, action.id)) await this.carryOut(event.seq, action)
    }
  }

  private async carryOut(message: number, action: Action): Promise<void> {
    this.carried.push(action)
    const answer = this.answer(action)
    if (answer.state === 'done') await this.change(action, answer.track !== false)
    await this.done(message, action.id, answer)
  }

  private async change(action: Action, tracks: boolean): Promise<void> {
    if (!('sku' in action)) return
    const line = action.variant ?? action.sku
    const before = this.cart.get(line) ?? 0
    const now = action.do === 'remove' ? 0 : action.do === 'add' ? before + action.quantity : action.quantity
    if (now === 0) this.cart.delete(line)
    else this.cart.set(line, now)
    if (!tracks || now === before) return
    const name = now > before ? 'Product Added' : 'Product Removed'
    const told = await this.ask('track', { id: crypto.randomUUID(), name, properties: { sku: line, quantity: Math.abs(now - before) } })
    if (!told.ok) throw new Error(`${told.code}: ${told.message}`)
  }
}

export const isBot = (event: ChatEvent): event is MessageEvent => event.kind === 'message' && event.from === 'bot'
