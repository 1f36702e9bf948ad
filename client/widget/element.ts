import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import type { ChatEvent, Failure, Language } from '../../server/wire.ts'
import { toLanguage } from '../shared/language.ts'
import type { Session } from '../shared/session.ts'
import { Acting } from './acting.ts'
import { Asking } from './asking.ts'
import { Choosing } from './choosing.ts'
import { Collector } from './collector.ts'
import { Composer } from './composer.ts'
import { Contact } from './contact.ts'
import { Identity } from './identity.ts'
import { renderLauncher } from './launcher.ts'
import { Listeners } from './listeners.ts'
import { Memory } from './memory.ts'
import { Menu } from './menu.ts'
import { Nudging } from './nudging.ts'
import { Pages, readMeta } from './page.ts'
import { renderPanel } from './panel.ts'
import { Rating } from './rating.ts'
import { Screen } from './screen.ts'
import { Scroll } from './scroll.ts'
import { openStore, type Store } from './storage.ts'
import { strings } from './strings.ts'
import { styles } from './styles.ts'
import { openTalk, type Talk } from './talk.ts'
import { Teaser } from './teaser.ts'
import { Typing } from './typing.ts'
import type { UsherAnswer, UsherApi, UsherEvents, UsherPage } from './usher.d.ts'

/**
 * The chat of an Usher server: a bubble that opens a panel. Attributes: `server` (address), `language` (zh, en), `shop` (name),
 * `scheme` (light, dark; else the browser's), `teaser` (a word at the bubble, its own or ours), `hidden`. It has `open` while it is open, so that
 * a page's styles may make room.
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
  }

  declare server: string | undefined
  declare language: string | undefined
  declare shop: string | undefined
  declare private isOpen: boolean

  private readonly local: Store = openStore('localStorage')
  private readonly tab: Store = openStore('sessionStorage')
  private readonly listeners = new Listeners(this, () => void this.talk?.session.refresh())
  private readonly typing = new Typing(this)
  private readonly teaser = new Teaser(this, {
    tab: this.tab,
    isWanted: () => this.hasAttribute('teaser') && !this.isOpen && !this.memory.get('token'),
  })
  private readonly screen = new Screen(this, () => this.isOpen)
  private readonly reading = new Scroll(this)
  private readonly pages = new Pages(this, () => this.moved())
  private readonly composer = new Composer(this, {
    send: text => this.say(text),
    stop: () => this.stopReply(),
    typing: on => this.talk.line.typing(on),
  })
  private readonly rating = new Rating(this, { session: () => this.session, done: () => this.goOn() })
  private readonly contact = new Contact(this, { session: () => this.session, done: () => this.goOn() })
  private readonly asking = new Asking(this.listeners)
  private readonly choosing = new Choosing({
    session: () => this.session,
    asking: this.asking,
    contact: this.contact,
    listeners: this.listeners,
    changed: () => this.requestUpdate(),
    track: (name, properties) => this.track(name, properties),
    done: () => this.goOn(),
  })
  private readonly acting = new Acting({ session: () => this.session, asking: this.asking, changed: () => this.requestUpdate() })
  private readonly nudging = new Nudging(this, {
    tab: this.tab,
    memory: () => this.memory,
    server: () => this.talk.server,
    language: () => this.tongue,
    sku: () => this.pages.read().sku,
    isFree: () => !this.isOpen,
    accept: say => {
      this.open()
      if (say !== undefined) this.say(say)
    },
    changed: () => {
      this.teaser.dismiss()
      this.requestUpdate()
    },
  })
  private readonly menu = new Menu(this, () => this.close())
  /** Where the keyboard's focus was before, a button of the page perhaps. */
  private opener: HTMLElement | null = null
  private memory!: Memory
  private identity!: Identity
  private collector!: Collector
  private talk!: Talk

  constructor() {
    super()
    this.isOpen = false
  }

  override connectedCallback(): void {
    if (!this.talk) this.begin()
    super.connectedCallback()
    if (this.memory.get('token')) this.session.start()
    if (this.tab.getItem('usher:open') === '1' && !this.screen.isFull) this.show(false)
  }

  open(): void {
    this.show(true)
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.toggleAttribute('open', false)
    this.menu.close()
    this.tab.removeItem('usher:open')
    this.screen.settle()
    const opener = this.opener?.isConnected && this.opener !== this ? this.opener : undefined
    void this.updateComplete.then(() => (opener ?? this.find('.launcher'))?.focus())
    this.listeners.tell('close', undefined)
  }

  track(name: string, properties: Record<string, unknown> = {}): void {
    this.collector.tell(this.session.track(name, properties), name, properties)
    this.asking.tracked(name, String(properties.sku))
    this.nudging.tracked(name)
  }

  page(page: UsherPage): void {
    this.pages.tell(page)
  }

  get visitor(): string {
    return this.memory.visitor
  }

  consent(given: boolean): void {
    this.collector.consent(given)
  }

  identify(token: string | null): void {
    if (this.identity.tell(token)) void this.session.leave()
    else if (token !== null) void this.session.refresh()
  }

  on<E extends keyof UsherEvents>(name: E, handler: (detail: UsherEvents[E]) => UsherAnswer<E>): () => void {
    return this.listeners.add(name, handler)
  }

  /** The script calls this once the page's own calls have been heard. */
  ready(): void {
    this.listeners.ready()
    this.arrived()
  }

  override render(): TemplateResult {
    const text = strings[this.tongue]
    if (!this.isOpen) {
      const open = () => this.open()
      const word = this.nudging.isShown ? this.nudging.render(text) : this.teaser.render(this.getAttribute('teaser') ?? '', text, open)
      return html`${word}${renderLauncher(this.unread, text, open)}`
    }
    return renderPanel({
      text,
      language: this.tongue,
      heading: this.shop || this.session.shop || readMeta('og:site_name') || text.heading,
      talk: this.talk,
      typing: this.typing.who,
      screen: this.screen,
      reading: this.reading,
      composer: this.composer,
      choosing: this.choosing,
      acting: this.acting,
      rating: this.rating,
      contact: this.contact,
      menu: this.menu,
      speak: language => this.speak(language),
      restart: () => this.restart(),
      close: () => this.close(),
    })
  }

  /** The page switched its language: that is later than what the shopper chose here. */
  override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || !changed.has('language')) return
    this.memory.set('language', undefined)
    void this.session.refresh()
  }

  override updated(): void {
    if (this.isOpen && this.reading.atNewest && document.visibilityState === 'visible') this.markRead()
  }

  private begin(): void {
    const server = this.server ? new URL(this.server, document.baseURI).href.replace(/\/$/, '') : UsherChat.defaultServer
    this.memory = new Memory(this.local, `usher:${server}:`)
    this.identity = new Identity(this.memory)
    this.collector = new Collector(server, this.memory, () => this.tongue)
    this.talk = openTalk(server, this.local, this.memory, {
      context: () => ({
        language: this.tongue,
        page: this.pages.read(),
        visitor: this.memory.visitor,
        identity: this.identity.token,
        handles: this.listeners.handles,
      }),
      changed: () => {
        if (this.talk) this.acting.look()
        this.requestUpdate()
      },
      received: (event, isNews) => this.received(event, isNews),
      typing: state => this.typing.show(state),
      identityRefused: failure => {
        this.identity.refused()
        this.fault(failure, 'identify() was refused')
      },
      refused: failure => this.fault(failure, `${server} does not serve pages of ${location.origin}`),
    })
  }

  private moved(): void {
    void this.session.refresh()
    this.arrived()
  }

  private arrived(): void {
    const page = this.pages.read()
    this.collector.page(page)
    this.nudging.moved(page.url)
  }

  private received(event: ChatEvent, isNews: boolean): void {
    if (event.kind === 'message' && event.from !== 'shopper') this.typing.stop()
    this.rating.received(event)
    this.contact.received(event)
    if (!isNews) return
    const agent = 'agent' in event && event.agent !== undefined ? { agent: event.agent } : {}
    if (event.kind === 'message') {
      const { seq, at, from, text } = event
      this.listeners.tell('message', { seq, at, from, text, ...agent })
    }
    if (event.kind === 'status') this.listeners.tell('status', { status: event.status, ...agent })
  }

  /** What was pressed may be gone: the keyboard's focus must not be, unless the shopper has moved on to the page. */
  private goOn(): void {
    if (document.activeElement === this || document.activeElement === document.body) this.takeFocus()
    this.reading.toEnd()
  }

  /** On a phone the text box would bring up the keys. */
  private takeFocus(): void {
    if (this.screen.isFull) this.find('.panel')?.focus()
    else this.composer.focus()
  }

  private say(text: string): void {
    this.session.say(text)
    this.reading.toEnd()
  }

  /** What was said stays with the shop; the shopper begins anew. */
  private restart(): void {
    void this.session.leave()
    this.goOn()
  }

  private stopReply(): void {
    this.talk.line.stop()
    this.typing.stop()
  }

  private show(withFocus: boolean): void {
    if (this.isOpen) return
    this.isOpen = true
    this.toggleAttribute('open', true)
    this.teaser.dismiss()
    this.nudging.opened()
    this.opener = withFocus && document.activeElement !== document.body ? (document.activeElement as HTMLElement | null) : null
    this.reading.toNewest()
    this.tab.setItem('usher:open', '1')
    this.session.start()
    this.screen.settle()
    if (withFocus) void this.updateComplete.then(() => this.takeFocus())
    this.listeners.tell('open', undefined)
  }

  private speak(language: Language): void {
    this.memory.set('language', language)
    this.requestUpdate()
    void this.session.refresh()
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
