import { html, LitElement, nothing as none, type PropertyValues, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import { tagOf, toLanguage } from '../shared/language.ts'
import { type Account, forgetAccount, readAccount, signOut } from '../staff/account.ts'
import { RequestError } from '../staff/request.ts'
import { isAdmin } from '../staff/roles.ts'
import { renderSignIn, type SignInProblem } from '../staff/sign-in.ts'
import { base } from '../staff/styles/base.ts'
import { explanation } from '../staff/styles/explanation.ts'
import { head } from '../staff/styles/head.ts'
import { signIn } from '../staff/styles/sign-in.ts'
import { table } from '../staff/styles/table.ts'
import { renderTable } from '../staff/table.ts'
import {
  type Change,
  type Cluster,
  type Complaints,
  type Funnel,
  fetchPart,
  fetchSettings,
  type Group,
  type Guiding,
  type Satisfaction,
  type Settings,
  saveExperiment,
  type Voices,
} from './api.ts'
import { renderChanges } from './changes.ts'
import { renderComplaints } from './complaints.ts'
import { renderFunnel, renderRetention } from './funnel.ts'
import { renderArms, renderUplift } from './guiding.ts'
import { type Part, renderPart } from './part.ts'
import { renderSatisfaction } from './satisfaction.ts'
import { renderService } from './service.ts'
import './arm-limits.ts'
import './copy.ts'
import './coupons.ts'
import './nudges.ts'
import './shipping.ts'
import { charts } from '../staff/styles/charts.ts'
import { figures } from '../staff/styles/figures.ts'
import { type Strings, strings } from './strings.ts'
import { page } from './styles/page.ts'
import { renderClusters } from './voices.ts'
import { renderRecent } from './why.ts'
import '../staff/write-page.ts'

type Parts = {
  funnel: Part<Funnel>
  guiding: Part<Guiding>
  satisfaction: Part<Satisfaction>
  voices: Part<Voices>
  complaints: Part<Complaints>
  changes: Part<Change[]>
}
const read = ['funnel', 'guiding', 'satisfaction', 'voices', 'complaints', 'changes'] as const
const periods = [7, 28, 90, 365]
const languageKey = 'usher:console:language'
const loading = { state: 'loading' } as const
type Failed = Extract<Part<unknown>, { state: 'failed' }>

/** What the shop's owner wants to know: whether more first orders come, what shoppers miss, and what it costs. */
export class UsherOwner extends LitElement {
  static override styles = [base, signIn, head, page, table, figures, charts, explanation]
  static override properties = {
    language: { state: true },
    account: { state: true },
    problem: { state: true },
    days: { state: true },
    by: { state: true },
    parts: { state: true },
    simulated: { state: true },
  }

  declare private language: Language
  declare private account: Account | undefined
  declare private problem: SignInProblem | undefined
  declare private days: number
  declare private by: Group
  declare private parts: Parts
  declare private simulated: Settings['simulated'] | undefined

  constructor() {
    super()
    this.language = toLanguage(sessionStorage.getItem(languageKey), navigator.language)
    this.account = readAccount()
    this.days = 28
    this.by = 'channel'
    this.parts = { funnel: loading, guiding: loading, satisfaction: loading, voices: loading, complaints: loading, changes: loading }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.readAll()
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('language')) return
    document.documentElement.lang = tagOf(this.language)
    document.title = strings[this.language].title
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    const { account, problem } = this
    if (account === undefined) {
      const signedIn = (entered: Account) => {
        this.account = entered
        this.problem = undefined
        this.readAll()
      }
      const failed = (why: SignInProblem) => {
        this.problem = why
      }
      return renderSignIn({ language: this.language, title: text.title, problem, signedIn, failed, speak: () => this.speak() })
    }
    return html`${this.simulated ? html`<p class="simulated" role="note"><strong>模拟数据 · Simulated</strong> <span>${text.simulated(this.simulated.until.slice(0, 10), this.simulated.seed)}</span></p>` : none}${this.renderHead(text)}
      ${isAdmin(account.agent.role) ? this.renderParts(account, text) : html`<main class="frame"><p>${text.adminsOnly}</p></main>`}`
  }

  private renderHead(text: Strings): TemplateResult {
    const choose = (event: Event) => {
      this.days = Number((event.target as HTMLSelectElement).value)
      this.readAll()
    }
    return html`<header>
      <h1>${text.title}</h1>
      <select aria-label=${text.period} @change=${choose}>${periods.map(days => html`<option value=${days} ?selected=${days === this.days}>${text.days(days)}</option>`)}</select>
      <a href="/console">${text.console}</a>
      <button class="quiet" @click=${() => this.speak()}>${text.language}</button>
      <button class="quiet" @click=${() => this.signOut()}>${text.signOut}</button>
    </header>`
  }

  private renderParts({ token }: Account, text: Strings): TemplateResult {
    const { funnel, guiding, satisfaction, voices, complaints, changes } = this.parts
    const { voices: words } = text
    const choose = (group: Group) => {
      this.by = group
    }
    const lost = () => this.leave('signedOut')
    const write = ({ examples: [question] }: Cluster) =>
      html`<usher-write-page .language=${this.language} .token=${token} .question=${question} @lost=${lost}></usher-write-page>`
    const told = (about: string, clusters: readonly Cluster[], act?: (cluster: Cluster) => TemplateResult) =>
      html`<p class="muted">${about}</p>${renderClusters(clusters, text, act)}`
    const nothing = (empty: string) => html`<p class="muted">${empty}</p>`
    return html`<div class="frame">
      <nav aria-label=${text.title}>${Object.entries(text.parts).map(([name, label]) => html`<a href=${`#${name}`} @click=${(event: Event) => this.show(event, name)}>${label}</a>`)}</nav>
      <main>
        ${renderPart('funnel', funnel, text, value => renderFunnel(value, this.by, choose, text))}
        ${renderPart('uplift', guiding, text, value => renderUplift(value.experiment, text, held => void this.guide(token, held)))}
        ${renderPart('arms', guiding, text, value => html`${renderArms(value.arms, text)}${renderRecent([...value.recent, ...value.told], this.language, text)}`)}
        ${renderPart('retention', funnel, text, value => renderRetention(value.retention, text))}
        ${renderPart('satisfaction', satisfaction, text, value => renderSatisfaction(value, text))}
        ${renderPart('unmet', voices, text, ({ unmet, searches }) =>
          unmet.count === 0 && searches.length === 0
            ? nothing(words.unmet.empty)
            : html`${told(words.unmet.about(unmet.count, unmet.nothing), unmet.clusters)}${this.renderSearches(searches, text)}`,
        )}
        ${renderPart('unanswered', voices, text, ({ unanswered }) =>
          unanswered.count === 0
            ? nothing(words.unanswered.empty)
            : told(words.unanswered.about(unanswered.count), unanswered.clusters, write),
        )}
        ${renderPart('complaints', complaints, text, value => renderComplaints(value, text, (event, name) => this.show(event, name)))}
        ${renderPart('service', voices, text, ({ service }) => renderService(service, text))}
        ${renderPart(
          'settings',
          guiding,
          text,
          value => html`
          <usher-coupons .language=${this.language} .token=${token} @lost=${lost}></usher-coupons>
          <usher-arm-limits .language=${this.language} .token=${token} .guiding=${value} @lost=${lost} @changed=${(event: CustomEvent<Guiding>) => this.put('guiding', { state: 'read', value: event.detail })}></usher-arm-limits>
          <usher-nudges .language=${this.language} .token=${token} .days=${this.days} @lost=${lost}></usher-nudges>
          <usher-shipping .language=${this.language} .token=${token} @lost=${lost}></usher-shipping>
          <usher-owner-copy .language=${this.language} .token=${token} @lost=${lost}></usher-owner-copy>`,
        )}
        ${renderPart('changes', changes, text, value => renderChanges(value, text))}
      </main>
    </div>`
  }

  private renderSearches(searches: Voices['searches'], text: Strings): TemplateResult | typeof none {
    const { voices: words } = text
    if (searches.length === 0) return none
    return html`<h3>${words.searches}</h3>${renderTable(
      words.searches,
      [
        { label: words.query, of: ({ query }) => html`<q>${query}</q>` },
        { label: words.howOften, of: ({ count }) => count, number: true },
        { label: words.lastOn, of: ({ latest }) => latest },
      ],
      searches,
    )}`
  }

  /** Inside the element's own tree a link's hash finds nothing by itself. */
  private show(event: Event, name: string): void {
    event.preventDefault()
    const part = this.renderRoot.querySelector<HTMLElement>(`#${name}`)
    part?.scrollIntoView({ block: 'start' })
    part?.querySelector<HTMLElement>('button, a, [tabindex]')?.focus({ preventScroll: true })
  }

  private readAll(): void {
    if (!this.account || !isAdmin(this.account.agent.role)) return
    for (const name of read) void this.read(name)
  }

  /** Each part comes when it is there; an answer to what was asked before the period changed is dropped. */
  private async read<Name extends keyof Parts>(name: Name): Promise<void> {
    const { account, days } = this
    if (account === undefined) return
    this.put(name, loading)
    try {
      const value = await fetchPart(account.token, name, days)
      // Nobody may take a simulated month for their shop's: nothing is shown before that is known.
      if (this.simulated === undefined) this.simulated = (await fetchSettings(account.token)).simulated
      if (days === this.days) this.put(name, { state: 'read', value } as Parts[Name])
    } catch (error) {
      if (error instanceof RequestError && error.status === 401) return this.leave('signedOut')
      if (days === this.days) this.put(name, { state: 'failed', retry: () => void this.read(name) } as Failed)
    }
  }

  private put<Name extends keyof Parts>(name: Name, part: Parts[Name] | typeof loading | Failed): void {
    this.parts = { ...this.parts, [name]: part }
  }

  /** Undefined ends it. */
  private async guide(token: string, held: number | undefined): Promise<void> {
    try {
      await saveExperiment(token, held === undefined ? null : { held })
      // In place of what is there: a form that somebody is filling in beside it stays.
      this.put('guiding', { state: 'read', value: await fetchPart<Guiding>(token, 'guiding', this.days) })
    } catch (error) {
      if (error instanceof RequestError && error.status === 401) this.leave('signedOut')
      else this.put('guiding', { state: 'failed', retry: () => void this.read('guiding') })
    }
  }

  private signOut(): void {
    if (this.account) signOut(this.account)
    this.leave()
  }

  private leave(problem?: SignInProblem): void {
    this.account = undefined
    this.problem = problem
    forgetAccount()
  }

  private speak(): void {
    this.language = this.language === 'zh' ? 'en' : 'zh'
    sessionStorage.setItem(languageKey, this.language)
  }
}

customElements.define('usher-owner', UsherOwner)
