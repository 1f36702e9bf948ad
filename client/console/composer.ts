import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import type { CannedReply, QueueItem } from '../../server/wire.ts'
import { Composition } from '../shared/composition.ts'
import { fillIn, findCanned, toShortcut, unfilled } from '../shared/desk/canned.ts'
import { type Offered, renderCannedList } from './canned-list.ts'
import { icons } from './icons.ts'
import type { Drafts, Kind } from './memory.ts'
import type { Strings } from './strings.ts'

export type ComposerPorts = {
  drafts(): Drafts
  send(kind: Kind, text: string): void
  typing(conversation: string, on: boolean): void
  claim(): void
  suggest(): void
  /** What `/` offers, and what fills it in. */
  canned(): { replies: readonly CannedReply[]; item: QueueItem | undefined; agent: string }
  editCanned(): void
}

/** `may`: the reader has the conversation; `claimable`: they could take it; `holder`: who has it. */
type Rights = { may: boolean; claimable: boolean; holder: string | undefined; online: boolean; suggesting: boolean }

const longestText = 2000
const countFrom = 1800
const typingEveryMs = 2500

/** Reply or note: each with its own draft in each conversation. Enter sends, but not while an input method composes. */
export class Composer implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly ports: ComposerPorts
  private readonly box = createRef<HTMLTextAreaElement>()
  private readonly button = createRef<HTMLButtonElement>()
  private readonly composition = new Composition()
  private conversation = ''
  private kind: Kind = 'reply'
  private drafted: string | undefined
  /** Of the canned replies that are offered. */
  private active = 0
  private dismissed = false
  private typedAt = Number.NEGATIVE_INFINITY
  private idle: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost, ports: ComposerPorts) {
    this.host = host
    this.ports = ports
    host.addController(this)
  }

  hostDisconnected(): void {
    this.stopTyping()
  }

  hostUpdated(): void {
    const box = this.box.value
    if (!box) return
    if (box.value !== this.text) box.value = this.text
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight + 2}px`
  }

  /** Another conversation: its own words. */
  of(conversation: string): void {
    if (conversation === this.conversation) return
    this.stopTyping()
    this.conversation = conversation
    this.kind = 'reply'
  }

  async focus(kind: Kind): Promise<void> {
    this.kind = kind
    this.host.requestUpdate()
    await this.host.updateComplete
    const box = this.box.value
    if (box?.disabled) this.button.value?.focus()
    else box?.focus()
  }

  /** A draft for a conversation: it takes the place of an earlier draft, and comes after words of the agent's own. */
  draft(conversation: string, text: string): void {
    const drafts = this.ports.drafts()
    const own = drafts.read(conversation, 'reply')
    drafts.write(conversation, 'reply', own === '' || own === this.drafted ? text : `${own.trimEnd()}\n${text}`)
    this.drafted = text
    if (conversation === this.conversation) void this.focus('reply')
  }

  render(text: Strings, { may, claimable, holder, online, suggesting }: Rights): TemplateResult {
    const { kind } = this
    const length = [...this.text.trim()].length
    const blocked = kind === 'reply' && !may
    const offered = blocked ? undefined : this.offered
    const missing = kind === 'reply' ? unfilled(this.text) : undefined
    const label = kind === 'reply' ? text.replyTo : text.noteTo
    return html`<form class=${`composer ${kind}`} @submit=${(event: Event) => this.submit(event)}>
      <div class="kinds" role="group" aria-label=${label}>
        ${(['reply', 'note'] as const).map(
          each =>
            html`<button type="button" class="quiet" aria-pressed=${each === kind ? 'true' : 'false'} @click=${() => this.focus(each)}>${text[each]}</button>`,
        )}
        ${
          may
            ? html`<button type="button" class="quiet suggest" title=${text.suggestTitle} ?disabled=${!online || suggesting} @click=${() => this.ports.suggest()}>${icons.spark}${suggesting ? text.suggesting : text.suggest}</button>`
            : nothing
        }
      </div>
      ${offered ? renderCannedList({ text, offered, active: this.active, choose: each => this.choose(each), edit: () => this.ports.editCanned() }) : nothing}
      <div class="write">
        <textarea rows="1" aria-label=${label} placeholder=${blocked ? (claimable ? text.claimFirst : text.has(holder ?? text.agent)) : label} autocomplete="off" ?disabled=${blocked}
          aria-autocomplete="list" aria-controls=${offered ? 'canned' : nothing} aria-activedescendant=${offered?.length ? `canned-${this.active}` : nothing}
          ${ref(this.box)}
          @input=${() => this.typed()}
          @compositionstart=${() => this.composition.start()}
          @compositionend=${(event: Event) => this.composition.end(event.timeStamp)}
          @keyup=${() => this.composition.keyUp()}
          @keydown=${(event: KeyboardEvent) => this.pressed(event)}></textarea>
        ${
          blocked
            ? claimable
              ? html`<button type="button" class="primary" ?disabled=${!online} ${ref(this.button)} @click=${() => this.ports.claim()}>${text.claim}</button>`
              : nothing
            : html`<button class="primary" ?disabled=${length === 0 || length > longestText}>${kind === 'reply' ? text.send : text.addNote}</button>`
        }
      </div>
      ${missing ? html`<p class="problem" role="status">${text.fillIn(missing.name)}</p>` : nothing}
      ${length > countFrom ? html`<p class=${length > longestText ? 'problem' : 'muted'} role="status">${text.tooLong(length)}</p>` : nothing}
    </form>`
  }

  private get text(): string {
    return this.conversation ? this.ports.drafts().read(this.conversation, this.kind) : ''
  }

  private get offered(): Offered[] | undefined {
    const typed = this.kind === 'reply' && !this.dismissed ? toShortcut(this.text) : undefined
    if (typed === undefined) return undefined
    const { replies, item } = this.ports.canned()
    return findCanned(replies, typed, item?.language ?? 'zh')
  }

  /** Puts a canned reply into the box; what is still to be filled in is selected. */
  private choose({ text }: Offered): void {
    const { item, agent } = this.ports.canned()
    const filled = fillIn(text, item, agent)
    this.ports.drafts().write(this.conversation, 'reply', filled)
    this.active = 0
    this.host.requestUpdate()
    void this.host.updateComplete.then(() => {
      const box = this.box.value
      const { from, to } = unfilled(filled) ?? { from: filled.length, to: filled.length }
      box?.focus()
      box?.setSelectionRange(from, to)
    })
  }

  /** True where the key was for the canned replies that are offered. */
  private tookForCanned(event: KeyboardEvent): boolean {
    const { offered } = this
    if (offered === undefined || event.isComposing) return false
    const chosen = offered[this.active]
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && offered.length > 0) this.active = (this.active + step + offered.length) % offered.length
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) this.choose(chosen)
    else if (event.key === 'Escape') this.dismissed = true
    else return false
    event.preventDefault()
    this.host.requestUpdate()
    return true
  }

  private pressed(event: KeyboardEvent): void {
    if (this.tookForCanned(event)) return
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault()
      this.box.value?.blur()
    } else if (this.composition.sends(event, event.timeStamp)) this.submit(event)
  }

  private submit(event: Event): void {
    event.preventDefault()
    const text = this.text.trim()
    if (!text || [...text].length > longestText || this.box.value?.disabled) return
    if (this.kind === 'reply' && unfilled(text) !== undefined) return
    this.ports.drafts().write(this.conversation, this.kind, '')
    this.ports.send(this.kind, text)
    this.stopTyping()
    this.host.requestUpdate()
    this.box.value?.focus()
  }

  private typed(): void {
    this.active = 0
    this.dismissed = false
    this.ports.drafts().write(this.conversation, this.kind, this.box.value?.value ?? '')
    this.host.requestUpdate()
    if (this.kind === 'note') return
    if (performance.now() - this.typedAt > typingEveryMs) {
      this.typedAt = performance.now()
      this.ports.typing(this.conversation, true)
    }
    clearTimeout(this.idle)
    this.idle = setTimeout(() => this.stopTyping(), typingEveryMs * 2)
  }

  private stopTyping(): void {
    clearTimeout(this.idle)
    if (this.typedAt === Number.NEGATIVE_INFINITY) return
    this.typedAt = Number.NEGATIVE_INFINITY
    this.ports.typing(this.conversation, false)
  }
}
