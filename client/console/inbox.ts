import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Language, QueueItem } from '../../server/wire.ts'
import type { Desk } from '../shared/desk/desk.ts'
import { type Filter, type Group, type GroupName, groupNames, groupOf, matches, toGroups } from '../shared/desk/inbox.ts'
import { isComplete } from '../shared/desk/items.ts'
import { base } from '../staff/styles/base.ts'
import { renderRow } from './row.ts'
import { type Strings, strings } from './strings.ts'
import { inbox } from './styles/inbox.ts'

/** All conversations by what is to be done about them; asks for `older` ones by an event. */
export class UsherInbox extends LitElement {
  static override styles = [base, inbox]
  static override properties = {
    desk: { attribute: false },
    version: { attribute: false },
    language: { attribute: false },
    older: { attribute: false },
    filter: { state: true },
  }

  declare desk: Desk
  /** Changes with the desk. */
  declare version: number
  declare language: Language
  declare older: 'some' | 'none' | 'failed'
  declare private filter: Filter
  private timer: ReturnType<typeof setInterval> | undefined
  private focused: string | undefined

  constructor() {
    super()
    this.filter = { text: '' }
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
  }

  /** A row that moves to another group is another element: the focus goes with it. */
  override updated(): void {
    if (this.focused !== undefined && this.focusedRow === undefined) this.rowOf(this.focused)?.focus()
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    const groups = this.groups
    return html`<div class="search">
        <input id="filter" type="search" aria-label=${text.filter} placeholder=${text.filter} .value=${this.filter.text}
          @input=${(event: Event) => this.narrow({ text: (event.target as HTMLInputElement).value })}
          @keydown=${(event: KeyboardEvent) => this.leaveSearch(event)} />
        <select aria-label=${text.statusName} @change=${(event: Event) => this.narrow({ group: ((event.target as HTMLSelectElement).value || undefined) as GroupName })}>
          <option value="">${text.anyGroup}</option>
          ${groupNames.map(name => html`<option value=${name}>${text.group[name]}</option>`)}
        </select>
        <select aria-label=${text.languageName} @change=${(event: Event) => this.narrow({ language: ((event.target as HTMLSelectElement).value || undefined) as Language })}>
          <option value="">${text.anyLanguage}</option>
          ${(['zh', 'en'] as const).map(language => html`<option value=${language}>${text.languages[language]}</option>`)}
        </select>
      </div>
      <nav aria-label=${text.inbox}>${this.desk.listed ? this.renderGroups(groups, text) : html`<p class="empty">${text.loading}</p>`}</nav>`
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

  private renderGroups(groups: readonly Group[], text: Strings): TemplateResult {
    const shown = groups.filter(({ items }) => items.length)
    const { listed, items } = this.desk
    return html`${shown.length ? nothing : html`<p class="empty">${items.size ? text.noMatch : text.none}</p>`}
      ${repeat(
        shown,
        ({ name }) => name,
        group => this.renderGroup(group, text),
      )}
      ${listed && !isComplete(listed) ? html`<p class="empty">${text.more(listed.open - listed.conversations.length)}</p>` : nothing}
      ${this.older === 'failed' ? html`<p class="empty problem" role="status">${text.stale}</p>` : nothing}
      ${this.older === 'none' ? nothing : html`<button class="quiet older" @click=${() => this.dispatchEvent(new Event('older'))}>${text.older}</button>`}`
  }

  private renderGroup({ name, items }: Group, text: Strings): TemplateResult {
    const context = {
      me: this.desk.me,
      now: Date.now(),
      open: this.desk.open,
      language: this.language,
      text,
      show: (conversation: string) => this.desk.show(conversation),
    }
    return html`<section class=${name} aria-labelledby=${name}>
      <h2 id=${name}>${text.group[name]} <span class="count">${items.length}</span></h2>
      <ul>
        ${repeat(
          items,
          item => item.conversation,
          item => html`<li>${renderRow(item, context)}</li>`,
        )}
      </ul>
    </section>`
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
    if (event.key === 'Escape') this.narrow({ text: '' })
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
