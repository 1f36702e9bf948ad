import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { DeskView, Language, QueueItem } from '../../server/wire.ts'
import type { Desk } from '../shared/desk/desk.ts'
import { type Filter, type Group, type GroupName, groupNames, groupOf, matching, toGroups } from '../shared/desk/inbox.ts'
import { isComplete } from '../shared/desk/items.ts'
import { base } from '../staff/styles/base.ts'
import { renderFound, renderNarrowing } from './found.ts'
import { icons } from './icons.ts'
import { Rows } from './rows.ts'
import { type Narrowed, Searching } from './searching.ts'
import { type Strings, strings } from './strings.ts'
import { found } from './styles/found.ts'
import { inbox } from './styles/inbox.ts'
import { visitorName } from './visitor-name.ts'
import type { Workplace } from './workplace.ts'

/** Where a found message stands. */
export type Place = { conversation: string; seq: number }

/** All conversations by what is to be done about them, and a search over all messages. Tells by `reveal` which message is to be shown. */
export class UsherInbox extends LitElement {
  static override styles = [base, inbox, found]
  static override properties = {
    workplace: { attribute: false },
    token: { attribute: false },
    version: { attribute: false },
    language: { attribute: false },
    filter: { state: true },
    narrowed: { state: true },
    isNarrowing: { state: true },
  }

  declare workplace: Workplace
  declare token: string
  /** Changes with the desk. */
  declare version: number
  declare language: Language
  declare private filter: Filter
  declare private narrowed: Narrowed
  declare private isNarrowing: boolean
  private readonly searching = new Searching(this, { token: () => this.token, lost: () => this.dispatchEvent(new Event('lost')) })
  private readonly rows = new Rows(this, () => this.loadOlder())
  private grouped: { of: readonly unknown[]; groups: Group[] } | undefined
  private shown = new WeakMap<QueueItem, string>()
  private timer: ReturnType<typeof setInterval> | undefined
  private focused: string | undefined
  /** The row that is to get the focus. */
  private focusing: string | undefined

  constructor() {
    super()
    this.filter = { text: '' }
    this.narrowed = {}
    this.isNarrowing = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.timer = setInterval(() => this.requestUpdate(), 1000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.timer)
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('language')) this.shown = new WeakMap()
    this.focused = this.focusedRow?.dataset.conversation
    this.rows.keep(this.focusing ?? this.focused)
    const { text, language } = this.filter
    this.searching.of(text, { ...this.narrowed, ...(language ? { language } : {}) })
    const { item } = this.desk
    if (item && document.visibilityState === 'visible') this.desk.saw(item)
  }

  /** A row that moves to another group is another element: the focus goes with it. */
  override updated(): void {
    if (this.focused !== undefined && this.focusedRow === undefined) this.rowOf(this.focused)?.focus({ preventScroll: true })
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    const { kept } = this.workplace
    const { isNarrowed } = this
    return html`<div class="search">
        <input id="filter" type="search" aria-label=${text.filter} placeholder=${text.filter} .value=${this.filter.text}
          @input=${(event: Event) => this.narrow({ text: (event.target as HTMLInputElement).value })}
          @keydown=${(event: KeyboardEvent) => this.leaveSearch(event)} />
        <select aria-label=${text.statusName} @change=${(event: Event) => this.narrow({ group: ((event.target as HTMLSelectElement).value || undefined) as GroupName })}>
          <option value="">${text.anyGroup}</option>
          ${groupNames.map(name => html`<option value=${name} ?selected=${this.filter.group === name}>${text.group[name]}</option>`)}
        </select>
        <select aria-label=${text.languageName} @change=${(event: Event) => this.narrow({ language: ((event.target as HTMLSelectElement).value || undefined) as Language })}>
          <option value="">${text.anyLanguage}</option>
          ${(['zh', 'en'] as const).map(language => html`<option value=${language} ?selected=${this.filter.language === language}>${text.languages[language]}</option>`)}
        </select>
        <button class="quiet icon" aria-expanded=${this.isNarrowing ? 'true' : 'false'} aria-label=${text.filters} title=${text.filters} @click=${() => {
          this.isNarrowing = !this.isNarrowing
          // Labels come and go.
          if (this.isNarrowing) void this.workplace.loadKept()
        }}>${icons.filter}${isNarrowed ? html`<i class="dot"></i>` : nothing}</button>
        ${
          this.isNarrowing
            ? renderNarrowing(
                this.narrowed,
                (kept?.labels ?? []).map(({ label }) => label),
                text,
                change => this.narrowTo(change),
              )
            : nothing
        }
        ${this.isNarrowing || kept?.views.length ? this.renderViews(kept?.views ?? [], text) : nothing}
      </div>
      <nav aria-label=${text.inbox} @scroll=${() => this.rows.look()}>${this.desk.listed ? this.renderLists(text) : html`<p class="empty">${text.loading}</p>`}</nav>`
  }

  /** Puts the focus on the next row, or on the first; messages that were found come after the conversations. */
  move(step: 1 | -1): void {
    const listed = this.isNarrowed ? [] : this.groups.flatMap(({ items }) => items.map(({ conversation }) => conversation))
    const hits = [...this.renderRoot.querySelectorAll<HTMLElement>('.hit')]
    const from = this.focusedRow
    const hit = from ? hits.indexOf(from) : -1
    const at = hit >= 0 ? listed.length + hit : listed.indexOf(from?.dataset.conversation ?? this.desk.open ?? '')
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), listed.length + hits.length - 1)
    if (next < listed.length) void this.focusOn(listed[next]!)
    else focusOn(hits[next - listed.length])
  }

  /** The row may be far from what is in sight: it is drawn first. */
  private async focusOn(conversation: string): Promise<void> {
    this.focusing = conversation
    this.requestUpdate()
    await this.updateComplete
    this.focusing = undefined
    focusOn(this.rowOf(conversation))
  }

  search(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#filter')?.select()
  }

  /** Conversations narrowed by what the console knows of them, then the messages that the service finds. */
  private renderLists(text: Strings): TemplateResult {
    const found = renderFound({
      text,
      language: this.language,
      searching: this.searching,
      open: this.desk.open,
      show: (conversation, seq) => this.reveal(conversation, seq),
    })
    return html`${this.isNarrowed ? nothing : this.renderGroups(this.groups, text)}${found}`
  }

  private renderViews(views: readonly DeskView[], text: Strings): TemplateResult {
    return html`<div class="views" role="group" aria-label=${text.views}>
      ${views.map(view => html`<span class="view"><button class="secondary" @click=${() => this.look(view)}>${view.name}</button>${this.isNarrowing ? html`<button class="quiet icon" aria-label=${text.removeView(view.name)} @click=${() => void this.workplace.removeView(view.id)}>×</button>` : nothing}</span>`)}
      ${
        this.isNarrowing
          ? html`<form class="keep" @submit=${(event: SubmitEvent) => this.keep(event)}><input name="name" aria-label=${text.viewName} placeholder=${text.viewName} maxlength="40" required autocomplete="off" /><button class="secondary">${text.keepView}</button></form>`
          : nothing
      }
    </div>`
  }

  private renderGroups(groups: readonly Group[], text: Strings): TemplateResult {
    const shown = groups.filter(({ items }) => items.length)
    const { listed, items, me, open } = this.desk
    const { language } = this
    const isSearching = this.searching.state !== 'none'
    const { older } = this.workplace
    return html`${shown.length || isSearching ? nothing : html`<p class="empty">${items.size ? text.noMatch : text.none}</p>`}
      ${this.rows.render(shown, { me, now: Date.now(), open, language, text, isUnread: item => this.desk.isUnread(item), show: id => this.desk.show(id) })}
      ${listed && !isComplete(listed) && !isSearching ? html`<p class="empty">${text.more(listed.open - listed.conversations.length)}</p>` : nothing}
      ${older === 'failed' ? html`<p class="empty problem" role="status">${text.stale}</p>` : nothing}
      ${older === 'none' || (older === 'loading' && !items.size) || isSearching ? nothing : html`<button class="quiet older" @click=${() => void this.workplace.loadOlder()}>${text.older}</button>`}`
  }

  private get desk(): Desk {
    return this.workplace.desk
  }

  private get isNarrowed(): boolean {
    return Object.values(this.narrowed).some(value => value !== undefined)
  }

  /** What follows in the list, unless it shows but some: whoever looks for something searches. */
  private loadOlder(): void {
    const { text, group, language } = this.filter
    if (!this.desk.listed || this.isNarrowed || text || group || language || this.workplace.older !== 'some') return
    void this.workplace.loadOlder()
  }

  forget(conversations: ReadonlySet<string>): void {
    this.searching.forget(conversations)
  }

  private reveal(conversation: string, seq: number): void {
    this.dispatchEvent(new CustomEvent<Place>('reveal', { detail: { conversation, seq } }))
  }

  private look({ filter }: DeskView): void {
    const { text, group, language, ...narrowed } = filter as Record<string, string> & { group?: GroupName; language?: Language }
    this.filter = { text: text ?? '', ...(language ? { language } : {}), ...(group ? { group } : {}) }
    this.narrowed = narrowed as Narrowed
  }

  private keep(event: SubmitEvent): void {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const name = String(new FormData(form).get('name')).trim()
    const filter = Object.fromEntries(
      Object.entries({ ...this.filter, ...this.narrowed }).filter(([, value]) => value !== undefined && value !== ''),
    )
    if (name) void this.workplace.keepView({ id: crypto.randomUUID(), name, filter: filter as DeskView['filter'] })
    form.reset()
  }

  private narrowTo(change: Narrowed): void {
    this.narrowed = { ...this.narrowed, ...change }
  }

  /** Made anew when something has changed, not when a second has passed. */
  private get groups(): Group[] {
    const { items, me, revision } = this.desk
    const of = [revision, this.filter, this.language]
    if (this.grouped === undefined || of.some((each, at) => each !== this.grouped?.of[at])) {
      const filtered = [...items.values()].filter(matching(this.filter, me, item => this.wordsOf(item)))
      this.grouped = { of, groups: toGroups(filtered, me) }
    }
    return this.grouped.groups
  }

  /** What a row says, in small letters. */
  private wordsOf(item: QueueItem): string {
    const known = this.shown.get(item)
    if (known !== undefined) return known
    const text = strings[this.language]
    const shown = [
      item.conversation,
      item.last,
      item.reason,
      item.agent?.name,
      item.language,
      visitorName(item.visitor, this.language),
      item.want,
      item.product?.title,
      item.order,
      ...(item.labels ?? []),
      text.stage[item.stage] ?? item.stage,
      text.status[item.status],
      text.group[groupOf(item, this.desk.me)],
      text.languages[item.language],
      item.reason && item.waitingSince !== null ? text.reason[item.reason] : '',
    ]
      .join(' ')
      .toLowerCase()
    this.shown.set(item, shown)
    return shown
  }

  private narrow(change: { [K in keyof Filter]?: Filter[K] | undefined }): void {
    const { text, language, group } = { ...this.filter, ...change }
    this.filter = { text: text ?? '', ...(language ? { language } : {}), ...(group ? { group } : {}) }
    this.rows.toStart()
  }

  private leaveSearch(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return
    event.preventDefault()
    if (event.key === 'Escape') {
      this.narrow({ text: '' })
      this.narrowed = {}
    }
    this.rows.toStart()
    this.renderRoot.querySelector<HTMLElement>('.item')?.focus()
  }

  private get focusedRow(): HTMLElement | undefined {
    const focused = this.shadowRoot?.activeElement
    return focused instanceof HTMLElement && focused.matches('.item') ? focused : undefined
  }

  private rowOf(conversation: string): HTMLElement | undefined {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')].find(row => row.dataset.conversation === conversation)
  }
}

function focusOn(row: HTMLElement | undefined): void {
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

customElements.define('usher-inbox', UsherInbox)
