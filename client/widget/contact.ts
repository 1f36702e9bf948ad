import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import type { ChatEvent, ErrorCode } from '../../server/wire.ts'
import type { Answer } from '../shared/outbox.ts'
import type { Session } from '../shared/session.ts'
import { newId } from './memory.ts'
import type { Strings } from './strings.ts'

type Ports = { session(): Session; done(): void }
type State = 'open' | 'sending' | { fault: 'form' | 'line' | ErrorCode }

/** The choice by which the assistant offers it. */
export const contactChoice = 'contact:leave'

/**
 * A phone number or an e-mail address for when nobody is there. It is sent once and kept nowhere here: not in the outbox, not in the
 * conversation.
 */
export class Contact {
  private readonly host: ReactiveControllerHost
  private readonly ports: Ports
  private readonly box = createRef<HTMLInputElement>()
  private state: State | undefined
  private sent: { contact: string; id: string } | undefined

  constructor(host: ReactiveControllerHost, ports: Ports) {
    this.host = host
    this.ports = ports
  }

  get isOpen(): boolean {
    return this.state !== undefined
  }

  open(): void {
    this.change('open')
    void this.host.updateComplete.then(() => this.box.value?.focus())
  }

  /** Offered where the assistant says that nobody is there, until it is left or the talk goes on without it. */
  received(event: ChatEvent): void {
    if (event.kind === 'message' && event.from !== 'shopper') {
      const isOffered = event.choices?.some(({ id }) => id === contactChoice) === true
      if (isOffered && this.state === undefined) this.change('open')
      if (!isOffered && this.state === 'open' && !this.box.value?.value) this.change(undefined)
    }
    if (event.kind === 'status' && event.contact && this.state !== 'sending') this.change(undefined)
  }

  render(text: Strings): TemplateResult | typeof nothing {
    const { state } = this
    if (state === undefined) return nothing
    const fault = typeof state === 'object' ? text.contactFault(state.fault) : undefined
    return html`<form class="contact" novalidate @submit=${(event: Event) => void this.submit(event)}>
      <label for="contact">${text.contactLabel}</label>
      <input id="contact" name="contact" type="text" inputmode="email" autocomplete="on" autocapitalize="none" spellcheck="false" maxlength="200"
        aria-describedby="contact-note" aria-invalid=${fault === undefined ? nothing : 'true'} ${ref(this.box)} />
      <p id="contact-note">${fault === undefined ? text.contactNote : html`<span class="fault" role="alert">${fault}</span>`}</p>
      <div class="buttons">
        <button type="submit" class="primary" aria-disabled=${state === 'sending' ? 'true' : nothing}>${state === 'sending' ? text.sending : text.contactSend}</button>
        <button type="button" class="secondary" @click=${() => this.close()}>${text.notNow}</button>
      </div>
    </form>`
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault()
    const contact = this.box.value?.value.trim() ?? ''
    if (this.state === 'sending') return
    if (!looksLikeContact(contact)) return this.fail('form')
    // The same contact again is the same request: an answer that was lost does not leave it twice.
    const id = this.sent?.contact === contact ? this.sent.id : newId()
    this.sent = { contact, id }
    this.change('sending')
    const answer = await this.ports
      .session()
      .leaveContact({ id, contact })
      .catch((): Answer | undefined => undefined)
    if (answer === undefined) return this.fail('line')
    if (!answer.ok) return this.fail(answer.code === 'bad_payload' ? 'form' : answer.code)
    this.sent = undefined
    this.close()
  }

  private fail(fault: 'form' | 'line' | ErrorCode): void {
    this.change({ fault })
    this.box.value?.focus()
  }

  private close(): void {
    this.change(undefined)
    this.ports.done()
  }

  private change(state: State | undefined): void {
    this.state = state
    this.host.requestUpdate()
  }
}

/** A first look that saves a round trip; the server reads it for good. */
function looksLikeContact(text: string): boolean {
  const digits = text.normalize('NFKC').replace(/\D/g, '').length
  return /^\S+@\S+\.\S+$/.test(text) || (/^[+＋]?[\d\s().（）-]+$/u.test(text.normalize('NFKC')) && digits >= 7 && digits <= 15)
}
