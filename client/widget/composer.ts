import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { Composition } from '../shared/composition.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'

export type ComposerPorts = { send(text: string): void; stop(): void; typing(on: boolean): void }

const longestText = 2000
const countFrom = 1800
const typingEveryMs = 2500

/** The text box: grows with its text, sends on Enter but not while an input method composes, tells the server of typing. */
export class Composer implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly ports: ComposerPorts
  private readonly box = createRef<HTMLTextAreaElement>()
  private readonly composition = new Composition()
  private typedAt = Number.NEGATIVE_INFINITY
  private idle: ReturnType<typeof setTimeout> | undefined
  private text = ''

  constructor(host: ReactiveControllerHost, ports: ComposerPorts) {
    this.host = host
    this.ports = ports
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.idle)
  }

  focus(): void {
    this.box.value?.focus()
  }

  /** Only where the end comes near. */
  renderCount(strings: Strings): TemplateResult | typeof nothing {
    const { length } = this
    return length > countFrom
      ? html`<p class=${length > longestText ? 'count over' : 'count'} role="status">${strings.tooLong(length)}</p>`
      : nothing
  }

  render(strings: Strings, replying: boolean): TemplateResult {
    const { length } = this
    const stopping = replying && length === 0
    return html`<form class="composer" @submit=${(event: Event) => this.submit(event)}>
      <textarea rows="1" aria-label=${strings.message} placeholder=${strings.placeholder} enterkeyhint="send" autocomplete="off"
        ${ref(this.box)}
        @input=${() => this.typed()}
        @compositionstart=${() => this.composition.start()}
        @compositionend=${(event: Event) => this.composition.end(event.timeStamp)}
        @keyup=${() => this.composition.keyUp()}
        @keydown=${(event: KeyboardEvent) => this.composition.sends(event, event.timeStamp) && this.submit(event)}></textarea>
      ${
        stopping
          ? html`<button type="button" class="round stop" aria-label=${strings.stop} title=${strings.stop} @click=${() => this.ports.stop()}>${icons.stop}</button>`
          : html`<button type="submit" class="round send" aria-label=${strings.send} title=${strings.send} ?disabled=${length === 0 || length > longestText}>${icons.send}</button>`
      }
    </form>`
  }

  private get length(): number {
    return [...this.text.trim()].length
  }

  private submit(event: Event): void {
    event.preventDefault()
    const text = this.text.trim()
    if (!text || this.length > longestText) return
    this.ports.send(text)
    this.setText('')
    this.stopTyping()
    this.focus()
  }

  private typed(): void {
    this.setText(this.box.value?.value ?? '')
    if (performance.now() - this.typedAt > typingEveryMs) {
      this.typedAt = performance.now()
      this.ports.typing(true)
    }
    clearTimeout(this.idle)
    this.idle = setTimeout(() => this.stopTyping(), typingEveryMs * 2)
  }

  private stopTyping(): void {
    clearTimeout(this.idle)
    if (this.typedAt === Number.NEGATIVE_INFINITY) return
    this.typedAt = Number.NEGATIVE_INFINITY
    this.ports.typing(false)
  }

  private setText(text: string): void {
    const box = this.box.value
    this.text = text
    if (box) {
      if (box.value !== text) box.value = text
      box.style.height = 'auto'
      box.style.height = `${box.scrollHeight}px`
    }
    this.host.requestUpdate()
  }
}
