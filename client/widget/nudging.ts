import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Language, Nudge, NudgeAnswer, NudgeAsked, NudgeTrigger } from '../../server/wire.ts'
import type { Memory } from './memory.ts'
import type { Store } from './storage.ts'
import type { Strings } from './strings.ts'
import { Wavering } from './wavering.ts'

type Ports = {
  tab: Store
  memory(): Memory
  server(): string
  language(): Language
  /** Of the product that the page is about. */
  sku(): string | undefined
  /** The chat is closed, and nothing else is shown at the bubble that the page wants. */
  isFree(): boolean
  /** Opens the chat; `say` is what the shopper says by that. */
  accept(say: string | undefined): void
  changed(): void
}

const restKey = 'usher:nudge-rest'
/** After a failure; the service may be starting. */
const failedMs = 60_000

/**
 * A word at the bubble of the service's own accord, where the owner allows it: the page sees the moment, the service decides. It takes no focus, goes
 * with one press, and never comes while somebody types, has the chat open, or has said that they want none.
 */
export class Nudging implements ReactiveController {
  private readonly ports: Ports
  private readonly wavering: Wavering
  private shown: Nudge | undefined
  private asking = false

  constructor(host: ReactiveControllerHost, ports: Ports) {
    this.ports = ports
    this.wavering = new Wavering(ports, trigger => void this.try(trigger))
    host.addController(this)
  }

  hostConnected(): void {
    this.wavering.watch()
  }

  hostDisconnected(): void {
    this.wavering.rest()
  }

  get isShown(): boolean {
    return this.shown !== undefined
  }

  moved(path: string): void {
    this.wavering.moved(path)
  }

  tracked(name: string): void {
    this.wavering.tracked(name)
  }

  /** The chat was opened at its button. */
  opened(): void {
    if (this.shown !== undefined) this.answer('opened')
  }

  render(text: Strings): TemplateResult | typeof nothing {
    const nudge = this.shown
    if (nudge === undefined) return nothing
    const later = () => this.answer('later')
    const accept = () => {
      this.answer('opened')
      this.ports.accept(nudge.say)
    }
    return html`<div class="nudge" role="status" @keydown=${({ key }: KeyboardEvent) => key === 'Escape' && later()}>
      <p>${nudge.text}</p>
      <div>
        <button class="accept" @click=${accept}>${nudge.accept}</button>
        <button @click=${later}>${text.notNow}</button>
        <button @click=${() => this.answer('never')}>${text.noNudges}</button>
      </div>
    </div>`
  }

  private async try(trigger: NudgeTrigger): Promise<void> {
    const { tab, memory, language, sku } = this.ports
    if (this.asking || !this.mayShow() || Date.now() < Number(tab.getItem(restKey) ?? 0)) return
    this.asking = true
    const { visitor } = memory()
    const about = sku()
    try {
      const asked = await this.post<NudgeAsked>('ask', { visitor, trigger, language: language(), ...(about ? { sku: about } : {}) })
      if (asked.nudge === null) this.restFor(asked.restMs)
      // What is not shown now waits for another moment.
      else if (this.mayShow()) await this.show(asked.nudge)
    } catch {
      this.restFor(failedMs)
    } finally {
      this.asking = false
    }
  }

  /** Of several tabs the service lets one show it. */
  private async show(nudge: Nudge): Promise<void> {
    const { granted } = await this.post<{ granted: boolean }>('answer', this.toAnswer(nudge, 'shown'))
    if (!granted) return this.restFor(failedMs)
    this.shown = nudge
    this.ports.changed()
  }

  private answer(answer: NudgeAnswer): void {
    const nudge = this.shown
    if (nudge === undefined) return
    this.shown = undefined
    if (answer === 'never') this.ports.memory().set('nudges', 'never')
    this.ports.changed()
    // Nobody waits for it: what was said no to here is not asked again here.
    void this.post('answer', this.toAnswer(nudge, answer)).catch(() => this.restFor(24 * 3_600_000))
  }

  private toAnswer({ id }: Nudge, answer: NudgeAnswer) {
    return { visitor: this.ports.memory().visitor, nudge: id, answer }
  }

  private mayShow(): boolean {
    const memory = this.ports.memory()
    return (
      this.shown === undefined &&
      this.ports.isFree() &&
      !this.wavering.isTyping &&
      document.visibilityState === 'visible' &&
      memory.get('nudges') !== 'never' &&
      memory.get('consent') !== 'refused'
    )
  }

  private restFor(ms: number): void {
    this.ports.tab.setItem(restKey, String(Date.now() + ms))
  }

  /** As text, so that a browser asks the service for no leave first. */
  private async post<T>(what: 'ask' | 'answer', body: object): Promise<T> {
    const response = await fetch(`${this.ports.server()}/api/v1/nudges/${what}`, {
      method: 'POST',
      body: JSON.stringify(body),
      credentials: 'omit',
      keepalive: true,
    })
    if (!response.ok) throw new Error(`Expected 200, got ${response.status}`)
    return (await response.json()) as T
  }
}
