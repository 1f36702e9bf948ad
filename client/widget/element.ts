import { LitElement, type PropertyValues, type TemplateResult } from 'lit'
import type { Card, ChatEvent, Choice, Failure, Language } from '../../server/wire.ts'
import { toLanguage } from '../shared/language.ts'
import type { Session } from '../shared/session.ts'
import { Adding } from './adding.ts'
import { Composer } from './composer.ts'
import type { HeadView } from './head.ts'
import { Identity } from './identity.ts'
import { renderLauncher } from './launcher.ts'
import { Listeners } from './listeners.ts'
import type { LogActions } from './log.ts'
import { Memory } from './memory.ts'
import { Pages, readMeta } from './page.ts'
import { renderPanel } from './panel.ts'
import { Rating } from './rating.ts'
import { Screen } from './screen.ts'
import { Scroll } from './scroll.ts'
import { openStore, type Store } from './storage.ts'
import { strings } from './strings.ts'
import { styles } from './styles.ts'
import { openTalk, type Talk } from './talk.ts'
import { Typing } from './typing.ts'
import type { UsherAnswer, UsherApi, UsherEvents, UsherPage } from './usher.d.ts'

/**
 * The chat of an Usher server: a bubble that opens a panel. Attributes: `server` (address), `language` (zh, en), `shop` (name), `hidden`.
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
  }

  declare server: string | undefined
  declare language: string | undefined
  declare shop: string | undefined
  declare private isOpen: boolean
  declare private menuOpen: boolean

  private readonly local: Store = openStore('localStorage')
  private readonly tab: Store = openStore('sessionStorage')
  private readonly listeners = new Listeners(this)
  private readonly adding = new Adding(() => this.requestUpdate())
  private readonly typing = new Typing(this)
  private readonly screen = new Screen(this, () => this.isOpen)
  private readonly reading = new Scroll(this)
  private readonly pages = new Pages(this, () => this.reopen())
  private readonly composer = new Composer(this, {
    send: text => this.say(text),
    stop: () => this.stopReply(),
    typing: on => this.talk.line.typing(on),
  })
  private readonly rating = new Rating(this, { session: () => this.session, done: () => this.composer.focus() })
  private memory!: Memory
  private identity!: Identity
  private talk!: Talk

  constructor() {
    super()
    this.isOpen = false
    this.menuOpen = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (!this.talk) this.begin()
    if (this.memory.get('token')) this.session.start()
    if (this.tab.getItem('usher:open') === '1' && !this.screen.isFull) this.show(false)
  }

  open(): void {
    this.show(true)
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.menuOpen = false
    this.tab.removeItem('usher:open')
    this.screen.settle()
    void this.updateComplete.then(() => this.find('.launcher')?.focus())
    this.listeners.tell('close', undefined)
  }

  track(name: string, properties: Record<string, unknown> = {}): void {
    this.session.track(name, properties)
    if (name === 'Product Added') this.adding.added(String(properties.sku))
  }

  page(page: UsherPage): void {
    this.pages.tell(page)
  }

  identify(token: string | null): void {
    if (this.identity.tell(token)) void this.session.leave()
    else if (token !== null) this.reopen()
  }

  on<E extends keyof UsherEvents>(name: E, handler: (detail: UsherEvents[E]) => UsherAnswer<E>): () => void {
    return this.listeners.add(name, handler)
  }

  /** The script calls this once the page's own calls have been heard. */
  ready(): void {
    this.listeners.ready()
  }

  override render(): TemplateResult {
    const text = strings[this.tongue]
    if (!this.isOpen) return renderLauncher(this.unread, text, () => this.open())
    return renderPanel({
      text,
      language: this.tongue,
      modal: this.screen.isFull,
      session: this.session,
      typing: this.typing.who,
      scroll: this.reading,
      composer: this.composer,
      rating: this.rating,
      head: this.headView(),
      log: this.logActions(),
      onKey: this.onKey,
      onClick: this.closeMenu,
    })
  }

  /** The page switched its language: that is later than what the shopper chose here. */
  override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || !changed.has('language')) return
    this.memory.set('language', undefined)
    void this.session.open()
  }

  override updated(): void {
    if (this.isOpen && this.reading.atBottom && document.visibilityState === 'visible') this.markRead()
  }

  private begin(): void {
    const server = this.server ? new URL(this.server, document.baseURI).href.replace(/\/$/, '') : UsherChat.defaultServer
    this.memory = new Memory(this.local, `usher:${server}:`)
    this.identity = new Identity(this.memory)
    this.talk = openTalk(server, this.local, this.memory, {
      context: () => ({
        language: this.tongue,
        page: this.pages.read(),
        visitor: this.memory.visitor,
        identity: this.identity.token,
      }),
      changed: () => this.requestUpdate(),
      received: event => this.received(event),
      typing: state => this.typing.show(state),
      identityRefused: failure => {
        this.identity.refused()
        this.fault(failure, 'identify() was refused')
      },
      refused: failure => this.fault(failure, `${server} does not serve pages of ${location.origin}`),
    })
  }

  private headView(): HeadView {
    const text = strings[this.tongue]
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
      askRating: () => {
        this.rating.ask()
        this.reading.toBottom()
      },
    }
  }

  private logActions(): LogActions {
    return {
      language: this.tongue,
      strings: strings[this.tongue],
      server: this.talk.server,
      adding: sku => this.adding.of(sku),
      add: (card, choice, message) => void this.addToCart(card, choice, message),
      view: (card, url, event) => this.follow(card, url, event),
      pick: (choice, message) => this.pick(choice, message),
      retry: id => this.session.outbox.retry(id),
    }
  }

  private received(event: ChatEvent): void {
    if (event.kind === 'message' && event.from !== 'shopper') this.typing.stop()
    this.rating.received(event)
    if (event.kind === 'message') {
      const { seq, at, from, text, agent } = event
      this.listeners.tell('message', { seq, at, from, text, ...(agent === undefined ? {} : { agent }) })
    }
    if (event.kind === 'status')
      this.listeners.tell('status', { status: event.status, ...(event.agent === undefined ? {} : { agent: event.agent }) })
  }

  private say(text: string): void {
    this.session.say(text)
    this.reading.toBottom()
  }

  private stopReply(): void {
    this.talk.line.stop()
    this.typing.stop()
  }

  private pick(choice: Choice, message: number): void {
    const sku = /^add:(.+)$/.exec(choice.id)?.[1]
    if (sku !== undefined) return void this.addToCart({ sku, title: choice.label }, choice, message)
    this.session.pick(message, choice.id, choice.label)
    this.reading.toBottom()
    this.composer.focus()
  }

  /** The page adds, and alone knows whether it could. */
  private async addToCart({ sku, title }: Pick<Card, 'sku' | 'title'>, choice: Choice, message: number): Promise<void> {
    if (this.adding.of(sku) === 'asking') return
    const chosen = choice.id.slice('add:'.length)
    const detail = { sku, title, quantity: 1, ...(chosen === sku ? {} : { variant: chosen }) }
    const isTold = await this.adding.ask(sku, chosen, () => this.listeners.tell('cart:add', detail).answers)
    if (isTold) this.session.pick(message, choice.id, choice.label)
    this.reading.toBottom()
  }

  private follow({ sku }: Card, url: string, event: Event): void {
    const { prevented, answers } = this.listeners.tell('navigate', { sku, url })
    if (prevented || answers.includes(false)) event.preventDefault()
    if (this.screen.isFull) this.close()
  }

  private show(withFocus: boolean): void {
    if (this.isOpen) return
    this.isOpen = true
    this.reading.atBottom = true
    this.tab.setItem('usher:open', '1')
    this.session.start()
    this.screen.settle()
    if (withFocus) void this.updateComplete.then(() => (this.screen.isFull ? this.find('.panel')?.focus() : this.composer.focus()))
    this.listeners.tell('open', undefined)
  }

  /** Tells the server the page or customer of now; before the chat has begun, its first open does. */
  private reopen(): void {
    if (this.session.connection === 'online') void this.session.open()
  }

  private speak(language: Language): void {
    this.memory.set('language', language)
    this.requestUpdate()
    void this.session.open()
  }

  private onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    if (this.menuOpen) this.find('#more')?.focus()
    else this.close()
    this.menuOpen = false
  }

  private toggleMenu = (event: Event): void => {
    event.stopPropagation()
    this.menuOpen = !this.menuOpen
    if (this.menuOpen) void this.updateComplete.then(() => this.find('.menu button:not([disabled])')?.focus())
  }

  private closeMenu = (): void => {
    this.menuOpen = false
  }

  private find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector)
  }

  private fault({ code, message }: Failure, what: string): void {
    console.error(`Usher: ${what}: ${message} (${code})`)
    this.listeners.tell('error', { code, message })
  }

  private get unread(): number {
    const read = this.memory.lastRead
    return this.session.timeline.events.filter(event => event.seq > read && event.kind === 'message' && event.from !== 'shopper').length
  }

  private markRead(): void {
    const { lastSeq } = this.session.timeline
    if (this.memory.lastRead !== lastSeq) this.memory.set('read', String(lastSeq))
  }

  private get session(): Session {
    return this.talk.session
  }

  private get tongue(): Language {
    return toLanguage(this.memory.get('language'), this.language, document.documentElement.lang, navigator.language)
  }
}
