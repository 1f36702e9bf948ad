import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import type { Card, ChatEvent, Choice, Language, Page } from '../../server/wire.ts'
import { toLanguage } from '../shared/language.ts'
import { Session } from '../shared/session.ts'
import type { UsherApi, UsherEvents } from './api.ts'
import { Composer } from './composer.ts'
import { type HeadView, renderBanner, renderHead, renderRating } from './head.ts'
import { icons } from './icons.ts'
import { openLine } from './line.ts'
import { type LogActions, renderLog } from './log.ts'
import { Memory, newId } from './memory.ts'
import { readMeta, readPage } from './page.ts'
import { openEntries, openStore, type Store } from './storage.ts'
import { type Strings, strings } from './strings.ts'
import { styles } from './styles.ts'

const fullScreen = '(max-width: 520px), (max-height: 460px)'
const bottomPx = 48
const addedForMs = 2500

/**
 * The chat of an Usher server: a bubble that opens a panel. Attributes: `server` (origin), `language` (zh, en), `shop` (name).
 * Looks follow the custom properties `--usher-accent`, `--usher-on-accent`, `--usher-font`, `--usher-radius`, `--usher-bottom`, `--usher-z`.
 */
export class UsherChat extends LitElement implements UsherApi {
  static defaultServer = ''
  static override styles = styles
  static override properties = {
    server: {},
    language: {},
    shop: {},
    isOpen: { state: true },
    menuOpen: { state: true },
    rating: { state: true },
    added: { state: true },
    typing: { state: true },
    atBottom: { state: true },
  }

  declare server: string | undefined
  declare language: string | undefined
  declare shop: string | undefined
  declare private isOpen: boolean
  declare private menuOpen: boolean
  /** Whether the stars are shown: undefined leaves it to the conversation (after an order). */
  declare private rating: boolean | undefined
  declare private added: string | undefined
  declare private typing: 'bot' | 'agent' | undefined
  declare private atBottom: boolean

  private readonly local: Store = openStore('localStorage')
  private memory!: Memory
  private readonly tab: Store = openStore('sessionStorage')
  private readonly log = createRef<HTMLElement>()
  private readonly panel = createRef<HTMLElement>()
  private readonly composer = new Composer(this, {
    send: text => this.say(text),
    stop: () => this.stopReply(),
    typing: on => this.line?.typing(on),
  })
  private session!: Session
  private line: ReturnType<typeof openLine> | undefined
  private shownPage: Partial<Page> = {}
  private typingTimer: ReturnType<typeof setTimeout> | undefined
  private readonly screen = matchMedia(fullScreen)
  private readonly grown = new ResizeObserver(() => this.keepAtBottom())
  private readonly onViewport = () => this.fitViewport()
  private readonly onScreen = () => this.lockPage()

  constructor() {
    super()
    this.isOpen = false
    this.menuOpen = false
    this.rating = undefined
    this.added = undefined
    this.typing = undefined
    this.atBottom = true
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.memory ??= new Memory(this.local, `usher:${this.origin}:`)
    this.session ??= this.createSession()
    window.visualViewport?.addEventListener('resize', this.onViewport)
    this.screen.addEventListener('change', this.onScreen)
    if (this.memory.get('token')) this.session.start()
    if (this.tab.getItem('usher:open') === '1' && !this.screen.matches) this.show(false)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.visualViewport?.removeEventListener('resize', this.onViewport)
    this.screen.removeEventListener('change', this.onScreen)
    this.grown.disconnect()
    clearTimeout(this.typingTimer)
  }

  open(): void {
    this.show(true)
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.menuOpen = false
    this.tab.removeItem('usher:open')
    this.lockPage()
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus())
    this.tell('close', undefined)
  }

  track(name: string, properties: Record<string, unknown> = {}): void {
    this.session.track(name, properties)
  }

  page(page: Partial<Page>): void {
    this.shownPage = page
  }

  on<E extends keyof UsherEvents>(name: E, listener: (detail: UsherEvents[E]) => void): () => void {
    const listen = (event: Event) => listener((event as CustomEvent<UsherEvents[E]>).detail)
    this.addEventListener(`usher:${name}`, listen)
    return () => this.removeEventListener(`usher:${name}`, listen)
  }

  override render(): TemplateResult {
    const text = strings[this.tongue]
    return this.isOpen ? this.renderPanel(text) : this.renderLauncher(text)
  }

  /** The page switched its language: that is later than what the shopper chose here. */
  override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || !changed.has('language')) return
    this.memory.set('language', undefined)
    void this.session.open()
  }

  override updated(changed: PropertyValues): void {
    const log = this.log.value
    if (log) this.grown.observe(log.firstElementChild!)
    if (changed.get('isOpen') === false) this.atBottom = true
    this.keepAtBottom()
    if (this.isOpen && this.atBottom && document.visibilityState === 'visible') this.markRead()
  }

  private renderLauncher(text: Strings): TemplateResult {
    const unread = this.unread
    return html`<button class="launcher" aria-label=${unread ? text.openUnread(unread) : text.open} @click=${() => this.open()}>
      ${icons.chat}${unread ? html`<span class="unread" aria-hidden="true">${unread > 9 ? '9+' : unread}</span>` : nothing}
    </button>`
  }

  private renderPanel(text: Strings): TemplateResult {
    const modal = this.screen.matches
    const guard = (toEnd: boolean) => (modal ? html`<span tabindex="0" @focus=${() => this.focusEdge(toEnd)}></span>` : nothing)
    return html`${guard(true)}
      <section class="panel" role="dialog" aria-modal=${modal ? 'true' : nothing} aria-labelledby="heading" tabindex="-1"
        lang=${this.tongue === 'zh' ? 'zh-CN' : 'en'} ${ref(this.panel)} @keydown=${this.onKey} @click=${this.onPanelClick}>
        ${renderHead(this.headView(text))} ${renderBanner(this.session, text)}
        <div class="log" role="log" aria-live="polite" aria-label=${text.log} tabindex="0" ${ref(this.log)} @scroll=${this.onScroll}>
          <div class="items">${renderLog(this.session, this.typing, this.logActions(text))} ${
            (this.rating ?? this.orderedSinceRating)
              ? renderRating(
                  text,
                  score => this.rate(score),
                  () => this.hideRating(),
                )
              : nothing
          }</div>
        </div>
        ${this.atBottom ? nothing : html`<button class="newest" @click=${() => this.toBottom()}>${icons.down}${text.newest}</button>`}
        ${this.composer.render(text, this.typing === 'bot' || this.session.timeline.drafts.size > 0)}
        <p class="privacy">${text.privacy}</p>
      </section>
      ${guard(false)}`
  }

  private headView(text: Strings): HeadView {
    return {
      text,
      heading: this.shop || readMeta('og:site_name') || text.heading,
      language: this.tongue,
      session: this.session,
      menuOpen: this.menuOpen,
      speak: language => this.speak(language),
      toggleMenu: this.toggleMenu,
      close: () => this.close(),
      requestPerson: () => this.session.requestPerson(),
      askRating: () => this.askRating(),
    }
  }

  private logActions(text: Strings): LogActions {
    return {
      language: this.tongue,
      strings: text,
      server: this.origin,
      added: this.added,
      add: (card, choice, message) => this.addToCart(card, choice, message),
      view: (card, url, event) => this.follow(card, url, event),
      pick: (choice, message) => this.pick(choice, message),
      retry: id => this.session.outbox.retry(id),
    }
  }

  private createSession(): Session {
    const line = openLine(this.origin, {
      connected: () => session.connected(),
      disconnected: () => session.disconnected(),
      event: event => session.event(event),
      'reply:delta': delta => session.delta(delta),
      typing: state => this.showTyping(state.on ? state.who : undefined, state.ttlMs),
    })
    const session = new Session({
      line,
      entries: openEntries(this.local, `usher:${this.origin}:out:`),
      token: { read: () => this.memory.get('token'), write: token => this.memory.set('token', token) },
      delay: ms => new Promise(resolve => setTimeout(resolve, ms)),
      newId,
      context: () => ({ language: this.tongue, page: readPage(this.shownPage), visitor: this.memory.visitor }),
      changed: () => this.requestUpdate(),
      received: event => this.received(event),
    })
    this.line = line
    return session
  }

  private received(event: ChatEvent): void {
    if (event.kind === 'message' && event.from !== 'shopper') this.showTyping(undefined, 0)
    if (event.kind === 'message') this.tell('message', event)
    if (event.kind === 'status') this.tell('status', { status: event.status })
    if (event.kind === 'rating' || (event.kind === 'track' && event.name === 'Order Completed')) this.rating = undefined
  }

  private say(text: string): void {
    this.session.say(text)
    this.toBottom()
  }

  private stopReply(): void {
    this.line?.stop()
    this.showTyping(undefined, 0)
  }

  private pick(choice: Choice, message: number): void {
    const sku = /^add:(.+)$/.exec(choice.id)?.[1]
    this.session.pick(message, choice.id, choice.label)
    if (sku !== undefined) this.tell('cart-add', { sku })
    this.toBottom()
    this.composer.focus()
  }

  private addToCart(card: Card, choice: Choice, message: number): void {
    const chosen = choice.id.slice('add:'.length)
    this.session.pick(message, choice.id, choice.label)
    this.tell('cart-add', chosen === card.sku ? { sku: card.sku } : { sku: card.sku, variant: chosen })
    this.added = card.sku
    setTimeout(() => {
      this.added = undefined
    }, addedForMs)
    this.toBottom()
  }

  private follow(card: Card, url: string, event: Event): void {
    if (!this.tell('navigate', { sku: card.sku, url })) event.preventDefault()
    if (this.screen.matches) this.close()
  }

  private askRating(): void {
    this.rating = true
    this.toBottom()
  }

  private hideRating(): void {
    this.rating = false
    this.composer.focus()
  }

  private rate(score: number): void {
    this.rating = false
    this.session.rate(score)
    this.composer.focus()
  }

  private get orderedSinceRating(): boolean {
    const last = this.session.timeline.events.findLast(
      event => event.kind === 'rating' || (event.kind === 'track' && event.name === 'Order Completed'),
    )
    return last?.kind === 'track' && !this.session.outbox.all.some(entry => entry.event === 'rate')
  }

  private show(withFocus: boolean): void {
    if (this.isOpen) return
    this.isOpen = true
    this.atBottom = true
    this.tab.setItem('usher:open', '1')
    this.session.start()
    this.lockPage()
    this.fitViewport()
    if (withFocus) void this.updateComplete.then(() => (this.screen.matches ? this.panel.value?.focus() : this.composer.focus()))
    this.tell('open', undefined)
  }

  private showTyping(who: 'bot' | 'agent' | undefined, ttlMs: number): void {
    clearTimeout(this.typingTimer)
    this.typing = who
    if (who) this.typingTimer = setTimeout(() => this.showTyping(undefined, 0), ttlMs)
  }

  private speak(language: Language): void {
    this.memory.set('language', language)
    this.requestUpdate()
    void this.session.open()
  }

  private onScroll = (): void => {
    const log = this.log.value
    if (log) this.atBottom = log.scrollHeight - log.scrollTop - log.clientHeight < bottomPx
  }

  private keepAtBottom(): void {
    const log = this.log.value
    if (log && this.atBottom) log.scrollTop = log.scrollHeight
  }

  private toBottom(): void {
    this.atBottom = true
    this.requestUpdate()
  }

  private onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    if (this.menuOpen) this.renderRoot.querySelector<HTMLElement>('#more')?.focus()
    else this.close()
    this.menuOpen = false
  }

  private toggleMenu = (event: Event): void => {
    event.stopPropagation()
    this.menuOpen = !this.menuOpen
    if (this.menuOpen)
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.menu button:not([disabled])')?.focus())
  }

  private onPanelClick = (): void => {
    this.menuOpen = false
  }

  private focusEdge(toEnd: boolean): void {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.panel :is(button:not([disabled]), textarea, a[href])')]
    buttons.at(toEnd ? -1 : 0)?.focus()
  }

  /** Full screen, the page behind must not scroll. */
  private lockPage(): void {
    document.documentElement.style.overflow = this.isOpen && this.screen.matches ? 'hidden' : ''
    this.requestUpdate()
  }

  /** A phone's keyboard covers the page without changing its height; the panel keeps above it. */
  private fitViewport(): void {
    const height = window.visualViewport?.height
    if (height) this.style.setProperty('--usher-height', `${height}px`)
  }

  private tell<E extends keyof UsherEvents>(name: E, detail: UsherEvents[E]): boolean {
    return this.dispatchEvent(new CustomEvent(`usher:${name}`, { detail, bubbles: true, composed: true, cancelable: true }))
  }

  private get unread(): number {
    const read = this.memory.lastRead
    return this.session.timeline.events.filter(event => event.seq > read && event.kind === 'message' && event.from !== 'shopper').length
  }

  private markRead(): void {
    const { lastSeq } = this.session.timeline
    if (this.memory.lastRead !== lastSeq) this.memory.set('read', String(lastSeq))
  }

  private get tongue(): Language {
    return toLanguage(this.memory.get('language'), this.language, document.documentElement.lang, navigator.language)
  }

  private get origin(): string {
    return this.server ? new URL(this.server, document.baseURI).origin : UsherChat.defaultServer
  }
}
