import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { repeat } from 'lit/directives/repeat.js'
import type { CannedReply, Language, QueueItem } from '../../server/wire.ts'
import type { Desk, Trouble } from '../shared/desk/desk.ts'
import { type TalkEvent, toLines } from '../shared/desk/talk.ts'
import type { Account } from '../staff/account.ts'
import { isAdmin, mayWork } from '../staff/roles.ts'
import { base } from '../staff/styles/base.ts'
import { explanation } from '../staff/styles/explanation.ts'
import { Composer } from './composer.ts'
import { icons } from './icons.ts'
import type { Drafts, Kind } from './memory.ts'
import { type LogContext, renderLine, renderOutgoing } from './message.ts'
import { Reasons } from './reasons.ts'
import { Scroll } from './scroll.ts'
import { type Strings, strings } from './strings.ts'
import { cards } from './styles/cards.ts'
import { composer } from './styles/composer.ts'
import { reading } from './styles/reading.ts'
import { summary } from './styles/summary.ts'
import { trace } from './styles/trace.ts'
import { Summary } from './summary.ts'
import { renderTalkHead } from './talk-head.ts'
import { correct } from './teach/style.ts'

/** The open conversation. Asks for a confirmation before it is closed by `close-talk`, for the details by `details`, for the canned replies by `edit-canned`. */
export class UsherTalk extends LitElement {
  static override styles = [base, reading, cards, composer, summary, trace, explanation, correct]
  static override properties = {
    desk: { attribute: false },
    version: { attribute: false },
    language: { attribute: false },
    account: { attribute: false },
    drafts: { attribute: false },
    canned: { attribute: false },
  }

  declare desk: Desk
  /** Changes with the desk. */
  declare version: number
  declare language: Language
  declare account: Account
  declare drafts: Drafts
  declare canned: readonly CannedReply[]
  private readonly place = new Scroll(this, () => this.renderRoot.querySelector<HTMLElement>('.scroll'))
  private readonly reasons = new Reasons(this, () => this.account.token)
  private readonly composer = new Composer(this, {
    drafts: () => this.drafts,
    send: (kind, text) => {
      this.desk.say(kind, text)
      this.place.toEnd()
    },
    typing: (conversation, on) => this.desk.type(conversation, on),
    claim: () => this.claim(),
    suggest: () => void this.suggest(),
    canned: () => ({ replies: this.canned, item: this.desk.item, agent: this.account.agent.name }),
    editCanned: () => this.dispatchEvent(new Event('edit-canned')),
  })
  private readonly summary = new Summary(this)
  private messages = 0
  /** The message that is to be shown as soon as it is there. */
  private sought: { conversation: string; seq: number } | undefined

  override willUpdate(changed: PropertyValues): void {
    const { open, talk } = this.desk
    const messages = talk?.timeline.events.filter(event => event.kind === 'message').length ?? 0
    this.place.of(open)
    if (changed.has('version')) for (let more = this.messages; more < messages; more++) this.place.arrived()
    this.messages = messages
    this.summary.of(this.desk, this.language)
    this.reasons.of(open)
    if (open !== undefined) this.composer.of(open)
  }

  /** Shows a message, though it be an old one, and puts the focus on it. */
  reveal(conversation: string, seq: number): void {
    this.sought = { conversation, seq }
    this.requestUpdate()
  }

  override updated(): void {
    const { sought } = this
    if (sought === undefined || sought.conversation !== this.desk.open) return
    const line = this.renderRoot.querySelector<HTMLElement>(`.events > li[data-seq="${sought.seq}"]`)
    if (line === null) return
    this.sought = undefined
    this.place.stay()
    line.scrollIntoView({ block: 'center' })
    line.focus({ preventScroll: true })
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    const { item, open } = this.desk
    if (open === undefined)
      return html`<p class="pick" role="status">${this.desk.wasErased ? html`<span>${text.wasErased}</span> ` : nothing}${text.pick}</p>`
    const head = {
      desk: this.desk,
      text,
      language: this.language,
      mine: this.isMine,
      mayEnd: this.mayEnd,
      claimable: this.isClaimable,
      claim: () => void this.claim(),
      close: () => this.dispatchEvent(new Event('close-talk')),
      details: () => this.dispatchEvent(new Event('details')),
    }
    return html`${renderTalkHead(head)}
      ${this.renderTrouble(text)}
      ${this.summary.render(text)}
      <div class="scroll" tabindex="0" role="region" aria-label=${text.conversation} @scroll=${() => this.place.scrolled()}>${this.renderLog(text)}</div>
      <div class="foot">
        ${this.place.unseen ? html`<button class="pill" @click=${() => this.place.toEnd()}>${icons.down}${text.newMessages(this.place.unseen)}</button>` : nothing}
        ${item ? this.composer.render(text, { may: this.isMine, claimable: this.isClaimable, holder: item.agent?.name, online: this.desk.connection === 'online', suggesting: this.desk.busy === 'suggest' }) : nothing}
      </div>`
  }

  write(kind: Kind): void {
    void this.composer.focus(kind)
  }

  async claim(): Promise<void> {
    await this.desk.claim()
    await this.updateComplete
    if (this.isMine) this.write('reply')
  }

  /** Writes a draft into the reply box; the agent reads it, mends it and sends it, or not. */
  async suggest(): Promise<void> {
    const { open } = this.desk
    if (open === undefined || !this.isMine) return
    const draft = await this.desk.suggest()
    if (draft !== undefined) this.composer.draft(open, draft)
  }

  /** Puts the focus on the next message; from nowhere, on the latest. */
  jump(step: 1 | -1): void {
    const lines = [...this.renderRoot.querySelectorAll<HTMLElement>('.events > li')]
    const at = lines.findIndex(line => line.matches(':focus-within'))
    const next = at < 0 ? lines.at(-1) : lines[Math.min(Math.max(at + step, 0), lines.length - 1)]
    if (next === lines.at(-1)) this.place.toEnd()
    else this.place.stay()
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }

  private get isMine(): boolean {
    const { item, me } = this.desk
    return item?.status === 'human' && item.agent?.email === me
  }

  /** One that is closed is opened again by whoever takes it over. */
  private get isClaimable(): boolean {
    const { item, trouble } = this.desk
    return item !== undefined && mayWork(this.account.agent.role) && item.status !== 'human' && trouble?.action !== 'watch'
  }

  /** An admin may end another's claim. */
  private get mayEnd(): boolean {
    return this.isMine || (this.desk.item?.status === 'human' && isAdmin(this.account.agent.role))
  }

  private renderTrouble(text: Strings): TemplateResult {
    const { trouble, item } = this.desk
    return html`<p class=${trouble ? 'trouble' : 'trouble none'} role="alert">${trouble ? toWords(trouble, item, text) : nothing}</p>`
  }

  private renderLog(text: Strings): TemplateResult {
    const { desk } = this
    const { talk } = desk
    if (!talk) return html`<p class="pick">${text.loading}</p>`
    const context: LogContext = {
      me: this.account.agent.name,
      holder: this.isMine ? undefined : desk.item?.agent?.name,
      language: this.language,
      text,
      traceOf: turn => this.reasons.get(turn),
      explain: (turn, event) => this.explain(turn, event),
      correcting: {
        language: this.language,
        token: this.account.token,
        notes: talk.notes,
        correct: (message, correction) => void this.desk.correct(message, correction),
      },
      retry: id => desk.outbox.retry(id),
      discard: id => desk.outbox.remove(id),
    }
    return html`<ol class="events">
      ${guard([talk, this.language, this.reasons.version], () =>
        repeat(
          toLines(talk),
          event => `${event.conversation} ${event.kind === 'note' ? `note ${event.aseq}` : event.seq}`,
          event =>
            html`<li tabindex="-1" data-seq=${event.kind === 'note' ? nothing : event.seq} class=${lineClass(event, context.me)}>${renderLine(event, context)}</li>`,
        ),
      )}
      ${repeat(
        desk.outbox.of(desk.open ?? ''),
        entry => entry.id,
        entry => html`<li class=${`${entry.kind === 'note' ? 'note' : 'agent'} ${entry.state}`}>${renderOutgoing(entry, context)}</li>`,
      )}
      ${desk.isShopperTyping ? html`<li class="shopper"><p class="said dots" role="img" aria-label=${text.typing}><i></i><i></i><i></i></p></li>` : nothing}
    </ol>`
  }

  private explain(turn: number, event: Event): void {
    const { open } = event.currentTarget as HTMLDetailsElement
    if (open) this.place.stay()
    else this.place.scrolled()
    if (open) void this.reasons.load(turn)
  }
}

function lineClass(event: TalkEvent, me: string): string {
  if (event.kind === 'message') return event.from === 'agent' && event.agent !== me ? 'agent colleague' : event.from
  return event.kind === 'note' && !event.action ? 'note' : 'fact'
}

/** A lost claim names who has it. */
function toWords({ code, action }: Trouble, item: QueueItem | undefined, text: Strings): string {
  if (action === 'suggest' && code === 'not_found') return text.nothingToSuggest
  return text.trouble[code]?.(item?.agent?.name ?? '') ?? `${text.action[action]} (${code})`
}

customElements.define('usher-talk', UsherTalk)
