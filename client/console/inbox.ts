import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { repeat } from 'lit/directives/repeat.js'
import type { DeskView, Language, QueueItem } from '../../server/wire.ts'
import type { Desk } from '../shared/desk/desk.ts'
import { type Filter, type Group, type GroupName, groupNames, groupOf, matches, toGroups } from '../shared/desk/inbox.ts'
import { isComplete } from '../shared/desk/items.ts'
import { base } from '../staff/styles/base.ts'
import { renderFound, renderNarrowing } from './found.ts'
import { icons } from './icons.ts'
import type { Reads } from './memory.ts'
import { renderRow } from './row.ts'
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
  private timer: ReturnType<typeof setInterval> | undefined
  private focused: string | undefined

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

  override willUpdate(): void {
    this.focused = this.focusedRow?.dataset.conversation
    const { text, language } = this.filter
    this.searching.of(text, { ...this.narrowed, ...(language ? { language } : {}) })
    const { item } = this.desk
    if (item && document.visibilityState === 'visible') this.reads.saw(item)
  }

  /** A row that moves to another group is another element: the focus goes with it. */
  override updated(): void {
    if (this.focused !== undefined && this.focusedRow === undefined) this.rowOf(this.focused)?.focus()
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    const { kept } = this.workplace
    const isNarrowed = Object.values(this.narrowed).some(value => value !== undefined)
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
      <nav aria-label=${text.inbox}>${this.desk.listed ? this.renderLists(text) : html`<p class="empty">${text.loading}</p>`}</nav>`
  }

  /** Puts the focus on the next row, or on the first. */
  move(step: 1 | -1): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.item')]
    const from = this.focusedRow ?? rows.find(row => row.dataset.conversation === this.desk.open)
    const at = from ? rows.indexOf(from) : -1
    const next = rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }

  search(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#filter')?.select()
  }

  /** Conversations narrowed by what the console knows of them, then the messages that the service finds. */
  private renderLists(text: Strings): TemplateResult {
    const isNarrowed = Object.values(this.narrowed).some(value => value !== undefined)
    const found = renderFound({
      text,
      language: this.language,
      searching: this.searching,
      open: this.desk.open,
      show: (conversation, seq) => this.reveal(conversation, seq),
    })
    return html`${isNarrowed ? nothing : this.renderGroups(this.groups, text)}${found}`
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
    const { listed, items } = this.desk
    const isSearching = this.searching.state !== 'none'
    const { older } = this.workplace
    return html`${shown.length || isSearching ? nothing : html`<p class="empty">${items.size ? text.noMatch : text.none}</p>`}
      ${repeat(
        shown,
        ({ name }) => name,
        group => this.renderGroup(group, text),
      )}
      ${listed && !isComplete(listed) && !isSearching ? html`<p class="empty">${text.more(listed.open - listed.conversations.length)}</p>` : nothing}
      ${older === 'failed' ? html`<p class="empty problem" role="status">${text.stale}</p>` : nothing}
      ${older === 'none' || isSearching ? nothing : html`<button class="quiet older" @click=${() => void this.workplace.loadOlder()}>${text.older}</button>`}`
  }

  private renderGroup({ name, items }: Group, text: Strings): TemplateResult {
    const { me, open } = this.desk
    const { language } = this
    const now = Date.now()
    const show = (conversation: string) => this.desk.show(conversation)
    return html`<section class=${name} aria-labelledby=${name}>
      <h2 id=${name}>${text.group[name]} <span class="count">${items.length}</span></h2>
      <ul>
        ${repeat(
          items,
          item => item.conversation,
          // What has not changed is not drawn again: only those who wait are counted by the second.
          item => {
            const unread = this.reads.isUnread(item)
            const counted = item.waitingSince !== null || name === 'mine' ? Math.floor(now / 1000) : 0
            return html`<li>${guard([item, item.conversation === open, unread, counted, language], () => renderRow(item, { me, now, open, language, text, unread, show }))}</li>`
          },
        )}
      </ul>
    </section>`
  }

  private get desk(): Desk {
    return this.workplace.desk
  }

  private get reads(): Reads {
    return this.workplace.reads
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

  private get groups(): Group[] {
    const { items, me } = this.desk
    return toGroups(
      [...items.values()].filter(item => matches(item, this.filter, me, this.wordsOf(item))),
      me,
    )
  }

  private wordsOf(item: QueueItem): string[] {
    const text = strings[this.language]
    return [
      visitorName(item.visitor, this.language),
      item.want ?? '',
      item.product?.title ?? '',
      item.order ?? '',
      ...(item.labels ?? []),
      text.stage[item.stage] ?? item.stage,
      text.status[item.status],
      text.group[groupOf(item, this.desk.me)],
      text.languages[item.language],
      item.reason && item.waitingSince !== null ? text.reason[item.reason] : '',
    ]
  }

  private narrow(change: { [K in keyof Filter]?: Filter[K] | undefined }): void {
    const { text, language, group } = { ...this.filter, ...change }
    this.filter = { text: text ?? '', ...(language ? { language } : {}), ...(group ? { group } : {}) }
  }

  private leaveSearch(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return
    event.preventDefault()
    if (event.key === 'Escape') {
      this.narrow({ text: '' })
      this.narrowed = {}
    }
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

customElements.define('usher-inbox', UsherInbox)
