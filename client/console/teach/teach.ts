import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../../server/wire.ts'
import { tagOf } from '../../shared/language.ts'
import { RequestError } from '../../staff/request.ts'
import { base } from '../../staff/styles/base.ts'
import '../../staff/write-page.ts'
import { type Release, type Report, readReleases, readReport, readTeaching, type Step, step, type Told, type Worth } from './api.ts'
import { meaningLabel } from './intent-names.ts'
import { renderReport } from './report.ts'
import { teach } from './style.ts'
import { type TeachWords, teachWords } from './words.ts'

/** A step of somebody else is told as what it was. */
type Problem = 'failed' | 'conflict' | Step

const lookMs = 1000
const share = 0.1

/** What is worth a look, what the corrections teach, and which release answers. Tells by `lost` that the session has ended, by `open-talk` what to open. */
export class UsherTeach extends LitElement {
  static override styles = [base, teach]
  static override properties = {
    language: { attribute: false },
    token: { attribute: false },
    admin: { attribute: false },
    told: { state: true },
    problem: { state: true },
    busy: { state: true },
    reports: { state: true },
  }

  declare language: Language
  declare token: string
  declare admin: boolean
  declare private told: Told | undefined
  declare private problem: Problem | undefined
  declare private busy: boolean
  /** By release, of those that somebody has opened. */
  declare private reports: ReadonlyMap<number, Report>
  private looking: ReturnType<typeof setInterval> | undefined

  constructor() {
    super()
    this.busy = false
    this.reports = new Map()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.ask(async () => {
      this.told = await readTeaching(this.token)
    })
    // A training goes on, and colleagues release too.
    this.looking = setInterval(() => void this.look(), lookMs)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.looking)
  }

  override render(): TemplateResult {
    const words = teachWords[this.language]
    const { told } = this
    return html`<p class="problem" role="alert">${this.problem ? toWords(this.problem, words) : nothing}</p>
      ${told === undefined ? nothing : html`${this.renderReleases(told, words)}${this.renderWorth(told.worth, words)}`}`
  }

  private renderReleases({ live, canary, releases, log, meanings }: Told, words: TeachWords): TemplateResult {
    const training = releases.find(({ state }) => state === 'queued' || state === 'training')
    return html`<section>
      <h3>${words.releases}</h3>
      <p role="status">${live === null ? words.delivered : words.live(live)} ${canary === null ? nothing : words.canary(canary.id, Math.round(canary.share * 100))}
        ${training ? words.training(Math.round(training.progress * 100)) : words.count(meanings)}</p>
      ${
        this.admin
          ? html`<p class="acts">
            <button class="primary" ?disabled=${this.busy || meanings === 0 || training !== undefined} @click=${() => void this.step('')}>${words.train}</button>
            <button class="secondary" ?disabled=${this.busy || (live === null && canary === null)} @click=${() => void this.step('/rollback')}>${words.rollBack}</button></p>`
          : html`<p class="muted">${words.adminsOnly}</p>`
      }
      ${releases.map((release, at) => this.renderRelease(release, at === 0, words))}
      ${log.length === 0 ? nothing : this.renderLog(log, words)}
    </section>`
  }

  private renderRelease(release: Release, isLatest: boolean, words: TeachWords): TemplateResult {
    const { id, state, error, fault, forgotten, tries, there } = release
    const act = (label: string, path: string, body?: unknown) =>
      html`<button class="secondary" ?disabled=${this.busy} @click=${() => void this.step(`/${id}/${path}`, body)}>${label}</button>`
    const report = this.reports.get(id)
    const failed = fault === null ? error : words.faults[fault]
    const opened = (event: Event) => {
      if ((event.target as HTMLDetailsElement).open) void this.readReport(release)
    }
    return html`<details class="one" ?open=${isLatest} @toggle=${opened}>
      <summary>${words.release(id)} <span class="state ${state}">${words.states[state] ?? state}</span></summary>
      ${failed == null ? nothing : html`<p class="problem">${failed}</p>`}
      ${there ? nothing : state === 'ready' ? html`<p class="muted">${words.stale}</p>` : state === 'canary' || state === 'live' ? html`<p class="problem">${words.lost}</p>` : nothing}
      ${tries > 1 ? html`<p class="muted">${words.interrupted(tries)}</p>` : nothing}
      ${forgotten === 0 ? nothing : html`<p class="muted">${words.forgotten(forgotten)}</p>`}
      ${report === undefined ? nothing : renderReport(report, this.language, conversation => this.openTalk(conversation))}
      ${!this.admin || !there ? nothing : state === 'ready' ? act(words.tryIt, 'release', { share }) : state === 'canary' ? act(words.promote, 'promote') : nothing}
    </details>`
  }

  private renderLog(log: readonly Step[], words: TeachWords): TemplateResult {
    return html`<details class="log"><summary>${words.history}</summary>
      <ul>${log.map(one => html`<li><time datetime=${one.at}>${new Date(one.at).toLocaleString(tagOf(this.language))}</time> ${stepInWords(one, words)}</li>`)}</ul></details>`
  }

  private renderWorth(worth: readonly Worth[], words: TeachWords): TemplateResult {
    return html`<section>
      <h3>${words.queue}</h3>
      <p class="muted">${worth.length === 0 ? words.queueEmpty : words.queueHelp}</p>
      <ul>${worth.map(
        one => html`<li>
          <p><q>${one.text}</q></p>
          <p class="muted">${one.understood.map(name => meaningLabel(name, this.language)).join(' · ')} — ${one.signs.map(sign => words.signs[sign] ?? sign).join(' · ')}
            <button class="quiet" @click=${() => this.openTalk(one.conversation)}>${words.open}</button></p>
          ${this.admin && one.signs.includes('unanswered') ? html`<usher-write-page .language=${this.language} .token=${this.token} .question=${one} @lost=${() => this.dispatchEvent(new Event('lost'))}></usher-write-page>` : nothing}
        </li>`,
      )}</ul>
    </section>`
  }

  private openTalk(conversation: string): void {
    this.dispatchEvent(new CustomEvent('open-talk', { detail: conversation }))
  }

  private async step(path: string, body?: unknown): Promise<void> {
    this.busy = true
    const latest = this.told?.log[0]
    const refused = await this.ask(() => step(this.token, path, body))
    await this.look()
    const newest = this.told?.log[0]
    // What has changed meanwhile tells who was quicker.
    if (refused === 'conflict') this.problem = newest !== undefined && newest.at !== latest?.at ? newest : 'conflict'
    this.busy = false
  }

  private async look(): Promise<void> {
    const { told } = this
    if (told === undefined) return
    await this.ask(async () => {
      this.told = { ...told, ...(await readReleases(this.token)) }
    }, this.problem)
    // The latest is open by itself: its report comes with the end of its training.
    const [latest] = this.told?.releases ?? []
    if (latest !== undefined) await this.readReport(latest)
  }

  private async readReport({ id, state }: Release): Promise<void> {
    if (this.reports.has(id) || state === 'queued' || state === 'training' || state === 'failed') return
    await this.ask(async () => {
      const { report } = await readReport(this.token, id)
      if (report !== null) this.reports = new Map([...this.reports, [id, report]])
    }, this.problem)
  }

  /** What went wrong, if anything did. */
  private async ask(act: () => Promise<unknown>, before?: Problem): Promise<'failed' | 'conflict' | undefined> {
    this.problem = before
    try {
      await act()
      return undefined
    } catch (error) {
      const status = error instanceof RequestError ? error.status : 0
      if (status === 401) this.dispatchEvent(new Event('lost'))
      const problem = status === 409 ? 'conflict' : 'failed'
      this.problem = problem
      return problem
    }
  }
}

const toWords = (problem: Problem, words: TeachWords): string =>
  typeof problem === 'string' ? words[problem] : words.quicker(stepInWords(problem, words))

const stepInWords = ({ author, action, release, share }: Step, words: TeachWords): string =>
  words.step(author === 'command line' ? words.byCommand : author, words.steps[action] ?? action, release, share)

customElements.define('usher-teach', UsherTeach)
