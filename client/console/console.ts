import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Language } from '../../server/wire.ts'
import { toLanguage } from '../shared/language.ts'
import { type Agent, fetchConversations, fetchTranscript, pageSize, RequestError, type Summary, signIn, type Transcript } from './api.ts'
import { type Strings, strings } from './strings.ts'
import { styles } from './styles.ts'
import { toTime } from './time.ts'
import { renderTranscript } from './transcript.ts'

const refreshMs = 5000

export class UsherConsole extends LitElement {
  static override styles = styles
  static override properties = {
    language: { state: true },
    token: { state: true },
    agent: { state: true },
    conversations: { state: true },
    hasOlder: { state: true },
    current: { state: true },
    transcript: { state: true },
    filter: { state: true },
    problem: { state: true },
  }

  declare private language: Language
  declare private token: string | undefined
  declare private agent: Agent | undefined
  declare private conversations: Summary[] | undefined
  declare private hasOlder: boolean
  /** The conversation the keyboard is on; open when `transcript` is of it. */
  declare private current: string | undefined
  declare private transcript: Transcript | undefined
  declare private filter: string
  declare private problem: 'wrong' | 'unreachable' | 'stale' | undefined
  private timer: ReturnType<typeof setInterval> | undefined

  constructor() {
    super()
    this.language = toLanguage(sessionStorage.getItem('usher:console:language'), navigator.language)
    this.token = sessionStorage.getItem('usher:console:token') ?? undefined
    this.agent = readAgent()
    this.hasOlder = false
    this.filter = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('keydown', this.onKey)
    this.timer = setInterval(() => this.refresh(), refreshMs)
    void this.refresh()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.onKey)
    clearInterval(this.timer)
  }

  override updated(changed: PropertyValues): void {
    document.documentElement.lang = this.language === 'zh' ? 'zh-CN' : 'en'
    document.title = strings[this.language].title
    if (changed.has('current')) this.renderRoot.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    return this.token ? this.renderConsole(text) : this.renderSignIn(text)
  }

  private renderSignIn(text: Strings): TemplateResult {
    return html`<main class="sign-in">
      <form @submit=${this.submit}>
        <h1>${text.title}</h1>
        <label>${text.email}<input name="email" type="email" autocomplete="username" required autofocus /></label>
        <label>${text.password}<input name="password" type="password" autocomplete="current-password" required /></label>
        <p class="problem" role="alert">${this.problem ? text[this.problem] : nothing}</p>
        <button class="primary">${text.signIn}</button>
        ${this.renderLanguage(text)}
      </form>
    </main>`
  }

  private renderConsole(text: Strings): TemplateResult {
    const opened = this.transcript?.conversation
    return html`<div class=${opened ? 'frame reading' : 'frame'}>
      <aside>
        <header>
          <h1>${text.title}</h1>
          ${this.renderLanguage(text)}
          <button class="quiet" title=${this.agent?.email ?? ''} @click=${() => this.signOut()}>${text.signOut}</button>
        </header>
        <input id="filter" type="search" aria-label=${text.filter} placeholder=${text.filter} .value=${this.filter}
          @input=${(event: Event) => {
            this.filter = (event.target as HTMLInputElement).value
          }} />
        ${this.problem === 'stale' ? html`<p class="problem" role="status">${text.stale}</p>` : nothing}
        <nav aria-label=${text.conversations}>${this.renderList(text)}</nav>
        <p class="keys">${text.keys}</p>
      </aside>
      <main>${opened && this.transcript ? this.renderOpened(this.transcript, text) : html`<p class="pick">${text.pick}</p>`}</main>
    </div>`
  }

  private renderList(text: Strings): TemplateResult | typeof nothing {
    if (!this.conversations) return nothing
    if (!this.conversations.length) return html`<p class="pick">${text.none}</p>`
    const shown = this.shown
    return html`${shown.length ? nothing : html`<p class="pick">${text.noMatch}</p>`}
      <ul>
        ${repeat(
          shown,
          each => each.conversation,
          each => this.renderItem(each, text),
        )}
      </ul>
      ${this.hasOlder ? html`<button class="quiet older" @click=${() => this.loadOlder()}>${text.older}</button>` : nothing}`
  }

  private renderItem(each: Summary, text: Strings): TemplateResult {
    return html`<li><button class="item" aria-current=${each.conversation === this.current} @click=${() => this.openConversation(each.conversation)}>
      <span class="row"><b>${text.stage[each.stage] ?? each.stage}</b><span class=${`status ${each.status}`}>${text.status[each.status]}</span><time datetime=${each.updatedAt}>${toTime(each.updatedAt, this.language)}</time></span>
      <span class="last">${each.last ?? '—'}</span>
    </button></li>`
  }

  private renderOpened(transcript: Transcript, text: Strings): TemplateResult {
    const { conversation } = transcript
    return html`<header class="opened">
        <button class="quiet back" aria-label=${text.back} @click=${() => this.goBack()}>‹</button>
        <h2>${text.stage[conversation.stage] ?? conversation.stage}</h2>
        <span class=${`status ${conversation.status}`}>${text.status[conversation.status]}</span>
        <code>${conversation.conversation}</code>
      </header>
      <div class="scroll" tabindex="0">${renderTranscript(transcript, this.language, text)}</div>`
  }

  private renderLanguage(text: Strings): TemplateResult {
    return html`<button type="button" class="quiet" @click=${() => this.speak(this.language === 'zh' ? 'en' : 'zh')}>${text.language}</button>`
  }

  private submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    try {
      const { token, agent } = await signIn(String(form.get('email')), String(form.get('password')))
      this.token = token
      this.agent = agent
      this.problem = undefined
      sessionStorage.setItem('usher:console:token', token)
      sessionStorage.setItem('usher:console:agent', JSON.stringify(agent))
      await this.refresh()
    } catch (error) {
      this.problem = error instanceof RequestError && error.status < 500 ? 'wrong' : 'unreachable'
    }
  }

  private signOut(): void {
    sessionStorage.removeItem('usher:console:token')
    sessionStorage.removeItem('usher:console:agent')
    this.token = undefined
    this.agent = undefined
    this.conversations = undefined
    this.transcript = undefined
    this.current = undefined
    this.problem = undefined
  }

  /** The newest page replaces what it covers; older pages that were loaded stay. */
  private async refresh(): Promise<void> {
    if (document.visibilityState === 'hidden') return
    await this.ask(async token => {
      const newest = await fetchConversations(token)
      const oldest = newest.at(-1)?.updatedAt ?? ''
      const ids = new Set(newest.map(each => each.conversation))
      const older = (this.conversations ?? []).filter(each => !ids.has(each.conversation) && each.updatedAt < oldest)
      if (!older.length) this.hasOlder = newest.length === pageSize
      this.conversations = [...newest, ...older]
      if (this.transcript) await this.readTranscript(token, this.transcript.conversation.conversation)
    })
  }

  private async loadOlder(): Promise<void> {
    const before = this.conversations?.at(-1)?.updatedAt
    await this.ask(async token => {
      const older = await fetchConversations(token, before)
      const known = new Set(this.conversations?.map(each => each.conversation))
      this.hasOlder = older.length === pageSize
      this.conversations = [...(this.conversations ?? []), ...older.filter(each => !known.has(each.conversation))]
    })
  }

  private async openConversation(conversation: string): Promise<void> {
    this.current = conversation
    await this.ask(token => this.readTranscript(token, conversation))
  }

  private async readTranscript(token: string, conversation: string): Promise<void> {
    const transcript = await fetchTranscript(token, conversation)
    const stillWanted =
      this.current === undefined || this.current === conversation || this.transcript?.conversation.conversation === conversation
    if (stillWanted && this.token) this.transcript = transcript
  }

  private async ask(request: (token: string) => Promise<void>): Promise<void> {
    if (!this.token) return
    try {
      await request(this.token)
      this.problem = undefined
    } catch (error) {
      if (error instanceof RequestError && error.status === 401) return this.signOut()
      console.error(error)
      this.problem = 'stale'
    }
  }

  private speak(language: Language): void {
    this.language = language
    sessionStorage.setItem('usher:console:language', language)
  }

  private goBack(): void {
    this.transcript = undefined
  }

  private onKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0]
    if (!this.token || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return
    if (target instanceof HTMLInputElement) {
      if (event.key === 'Escape' || event.key === 'Enter') target.blur()
      return
    }
    if (event.key === '/') this.renderRoot.querySelector<HTMLElement>('#filter')?.focus()
    else if (event.key === 'j' || event.key === 'ArrowDown') this.move(1)
    else if (event.key === 'k' || event.key === 'ArrowUp') this.move(-1)
    else if (event.key === 'Enter' && this.current && !(target instanceof HTMLElement && target.closest('button, summary, a')))
      void this.openConversation(this.current)
    else if (event.key === 'Escape') this.goBack()
    else return
    if (event.key !== 'Enter') event.preventDefault()
  }

  private move(step: 1 | -1): void {
    const shown = this.shown
    const at = shown.findIndex(each => each.conversation === this.current)
    const next = shown[at < 0 ? 0 : Math.min(Math.max(at + step, 0), shown.length - 1)]
    if (next) this.current = next.conversation
  }

  private get shown(): Summary[] {
    const words = this.filter.toLowerCase().split(/\s+/).filter(Boolean)
    const text = strings[this.language]
    return (this.conversations ?? []).filter(each => {
      const all = [each.conversation, each.last, text.stage[each.stage], text.status[each.status], each.language].join(' ').toLowerCase()
      return words.every(word => all.includes(word))
    })
  }
}

function readAgent(): Agent | undefined {
  const stored = sessionStorage.getItem('usher:console:agent')
  return stored ? (JSON.parse(stored) as Agent) : undefined
}

customElements.define('usher-console', UsherConsole)
