import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../../server/wire.ts'
import { RequestError } from '../../staff/request.ts'
import { base } from '../../staff/styles/base.ts'
import { type Release, type Report, readReleases, readTeaching, step, type Told, type Worth } from './api.ts'
import { intentLabel } from './intent-names.ts'
import { teach } from './style.ts'
import { type TeachWords, teachWords } from './words.ts'

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
  }

  declare language: Language
  declare token: string
  declare admin: boolean
  declare private told: Told | undefined
  declare private problem: 'failed' | 'conflict' | undefined
  declare private busy: boolean
  private looking: ReturnType<typeof setInterval> | undefined

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
    return html`<p class="problem" role="alert">${this.problem ? words[this.problem] : nothing}</p>
      ${told === undefined ? nothing : html`${this.renderReleases(told, words)}${this.renderWorth(told.worth, words)}`}`
  }

  private renderReleases({ live, canary, releases, meanings }: Told, words: TeachWords): TemplateResult {
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
    </section>`
  }

  private renderRelease(release: Release, isLatest: boolean, words: TeachWords): TemplateResult {
    const { id, state, report, error, forgotten } = release
    const act = (label: string, path: string, body?: unknown) =>
      html`<button class="secondary" ?disabled=${this.busy} @click=${() => void this.step(`/${id}/${path}`, body)}>${label}</button>`
    return html`<details class="one" ?open=${isLatest}>
      <summary>${words.release(id)} <span class="state ${state}">${words.states[state] ?? state}</span></summary>
      ${error === null ? nothing : html`<p class="problem">${error}</p>`}
      ${forgotten === 0 ? nothing : html`<p class="muted">${words.forgotten(forgotten)}</p>`}
      ${report === null ? nothing : renderReport(report, words, this.language)}
      ${!this.admin ? nothing : state === 'ready' ? act(words.tryIt, 'release', { share }) : state === 'canary' ? act(words.promote, 'promote') : nothing}
    </details>`
  }

  private renderWorth(worth: readonly Worth[], words: TeachWords): TemplateResult {
    return html`<section>
      <h3>${words.queue}</h3>
      <p class="muted">${worth.length === 0 ? words.queueEmpty : words.queueHelp}</p>
      <ul>${worth.map(
        one => html`<li>
          <p><q>${one.text}</q></p>
          <p class="muted">${one.understood.map(name => intentLabel(name, this.language)).join(' · ')} — ${one.signs.map(sign => words.signs[sign] ?? sign).join(' · ')}
            <button class="quiet" @click=${() => this.dispatchEvent(new CustomEvent('open-talk', { detail: one.conversation }))}>${words.open}</button></p>
        </li>`,
      )}</ul>
    </section>`
  }

  private async step(path: string, body?: unknown): Promise<void> {
    this.busy = true
    await this.ask(() => step(this.token, path, body))
    await this.look()
    this.busy = false
  }

  private async look(): Promise<void> {
    const { told } = this
    if (told === undefined) return
    await this.ask(async () => {
      this.told = { ...told, ...(await readReleases(this.token)) }
    }, this.problem)
  }

  private async ask(act: () => Promise<unknown>, before?: typeof this.problem): Promise<void> {
    try {
      this.problem = before
      await act()
    } catch (error) {
      const status = error instanceof RequestError ? error.status : 0
      if (status === 401) this.dispatchEvent(new Event('lost'))
      this.problem = status === 409 ? 'conflict' : 'failed'
    }
  }
}

function renderReport(report: Report, words: TeachWords, language: Language): TemplateResult {
  const { table } = words
  const rows = (tested: Report['lines']) =>
    tested.map(
      one => html`<tr><th scope="row">${one.group.startsWith('intent:') ? intentLabel(one.group.slice(7), language) : (words.groups[one.group] ?? one.group)}</th>
        <td>${one.n}</td><td>${one.live}</td><td>${one.candidate}</td><td>+${one.gained} / −${one.lost}</td><td>${one.p.toFixed(3)}</td></tr>`,
    )
  const changed = report.lines.filter(({ group, gained, lost }) => !group.startsWith('intent:') || gained + lost > 0)
  const head = html`<thead><tr>${Object.values(table).map(name => html`<th scope="col">${name}</th>`)}</tr></thead>`
  return html`<p class=${report.passed ? 'well' : 'problem'}>${report.passed ? words.passed : report.reasons.map(({ what }) => words.reasons[what] ?? what).join('; ')}</p>
    <p>${words.taught(report.taught.right, report.taught.of)} ${words.replay(report.replay.changed.length, report.replay.messages)}</p>
    <div class="wide" tabindex="0" role="region" aria-label=${words.lines}><table><caption>${words.lines}</caption>${head}<tbody>${rows(changed)}</tbody></table></div>
    ${report.held_back.length === 0 ? nothing : html`<div class="wide" tabindex="0" role="region" aria-label=${words.heldBack}><table><caption>${words.heldBack}</caption>${head}<tbody>${rows(report.held_back)}</tbody></table></div>`}
    ${report.replay.changed.length === 0 ? nothing : html`<ul class="changed">${report.replay.changed.slice(0, 20).map(({ before, after }) => html`<li>${intentLabel(before, language)} → ${intentLabel(after, language)}</li>`)}</ul>`}`
}

customElements.define('usher-teach', UsherTeach)
