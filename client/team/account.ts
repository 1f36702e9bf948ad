import { html, nothing, type TemplateResult } from 'lit'
import { renderSVG } from 'uqr'
import { writeAccount } from '../staff/account.ts'
import { beginFactor, changePassword, endFactor, endOtherSessions, endSession, fetchMine, type Mine, proveFactor, setAway } from './api.ts'
import { TeamPart } from './part.ts'

/** One's own account. `renewed` tells that the token is another one now. */
export class UsherAccount extends TeamPart {
  static override properties = {
    ...TeamPart.properties,
    mine: { state: true },
    shown: { state: true },
    recovery: { state: true },
    changed: { state: true },
  }

  declare private mine: Mine | undefined
  declare private shown: { secret: string; address: string } | undefined
  declare private recovery: string[] | undefined
  declare private changed: boolean

  override connectedCallback(): void {
    super.connectedCallback()
    void this.act(async () => undefined)
  }

  override render(): TemplateResult {
    const { account: words } = this.text
    const { mine } = this
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${words.heading}</h2>
      <p class="problem" role="alert">${this.problem ?? nothing}</p>
      ${mine === undefined ? html`<p class="muted">${this.text.loading}</p>` : this.renderMine(mine)}
    </section>`
  }

  private renderMine(mine: Mine): TemplateResult {
    const { account: words, roles } = this.text
    const { token } = this.account
    const away = (event: Event) => {
      const { checked } = event.target as HTMLInputElement
      void this.act(() => setAway(token, checked))
    }
    return html`<p><bdi>${mine.name}</bdi> · <bdi>${mine.email}</bdi> · ${roles[mine.role]}</p>
      ${mine.role === 'viewer' ? nothing : html`<label class="check"><input type="checkbox" .checked=${mine.away} @change=${away} />${words.away}</label>`}
      ${this.renderSessions(mine)}
      <h3>${words.factor}</h3>
      ${this.renderFactor(mine)}
      <h3>${words.password}</h3>
      <form @submit=${(event: SubmitEvent) => this.savePassword(event)}>
        <label>${words.old}<input name="old" type="password" autocomplete="current-password" required /></label>
        <label>${words.next}<input name="password" type="password" autocomplete="new-password" minlength="10" required aria-describedby="next-hint" /></label>
        <p id="next-hint" class="muted">${words.nextHint}</p>
        <p role="status">${this.changed ? words.changed : nothing}</p>
        <p><button class="secondary" ?disabled=${this.busy}>${words.change}</button></p>
      </form>`
  }

  private renderSessions({ sessions }: Mine): TemplateResult {
    const { account: words } = this.text
    const { token } = this.account
    return html`<h3>${words.sessions}</h3>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.sessions}><table id="sessions">
        <thead><tr>${[words.device, words.seen, words.origin, words.act].map(label => html`<th scope="col">${label}</th>`)}</tr></thead>
        <tbody>${sessions.map(
          ({ id, device, seenAt, origin, current }) => html`<tr>
            <th scope="row">${device}</th>
            <td>${this.when(seenAt)}</td>
            <td><code>${origin?.slice(0, 8) ?? ''}</code></td>
            <td>${current ? words.current : html`<button class="quiet" ?disabled=${this.busy} aria-label=${`${words.endSession}: ${device}`} @click=${() => this.act(() => endSession(token, id))}>${words.endSession}</button>`}</td>
          </tr>`,
        )}</tbody>
      </table></div>
      ${sessions.length > 1 ? html`<p><button class="secondary" ?disabled=${this.busy} @click=${() => this.act(() => endOtherSessions(token))}>${words.endOthers}</button></p>` : nothing}`
  }

  private renderFactor({ secondFactor, recoveryLeft }: Mine): TemplateResult {
    const { account: words } = this.text
    const { token } = this.account
    if (this.recovery !== undefined) {
      const kept = () => {
        this.recovery = undefined
      }
      return html`<p>${words.recovery}</p>
        <ul class="codes" id="recovery">${this.recovery.map(code => html`<li><code>${code}</code></li>`)}</ul>
        <p><button class="primary" @click=${kept}>${words.kept}</button></p>`
    }
    const told = (event: SubmitEvent, name: string) => {
      event.preventDefault()
      return String(new FormData(event.target as HTMLFormElement).get(name))
    }
    const { shown } = this
    if (shown !== undefined)
      return html`<p>${words.scan}</p>
        <img class="qr" alt=${words.qr} src=${`data:image/svg+xml,${encodeURIComponent(renderSVG(shown.address, { border: 2 }))}`} />
        <p>${words.secret}: <code class="secret" id="secret">${shown.secret}</code></p>
        <form class="row" id="prove" @submit=${(event: SubmitEvent) => {
          const code = told(event, 'code')
          void this.act(async () => {
            this.recovery = (await proveFactor(token, code)).recovery
            this.shown = undefined
          })
        }}>
          <label>${words.code}<input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" required /></label>
          <button class="primary" ?disabled=${this.busy}>${words.prove}</button>
        </form>`
    return html`<p class="muted">${secondFactor ? words.factorOn(recoveryLeft) : words.factorOff}</p>
      <form class="row" id="factor" @submit=${(event: SubmitEvent) => {
        const password = told(event, 'password')
        void this.act(async () => {
          if (secondFactor) await endFactor(token, password)
          else this.shown = await beginFactor(token, password)
        })
      }}>
        <label>${words.old}<input name="password" type="password" autocomplete="current-password" required /></label>
        <button class="secondary" ?disabled=${this.busy}>${secondFactor ? words.end : words.begin}</button>
      </form>`
  }

  private savePassword(event: SubmitEvent): void {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const told = new FormData(form)
    this.changed = false
    void this.act(async () => {
      const renewed = await changePassword(this.account.token, { old: String(told.get('old')), password: String(told.get('password')) })
      writeAccount(renewed)
      this.account = renewed
      this.dispatchEvent(new CustomEvent('renewed', { detail: renewed }))
      this.changed = true
      form.reset()
    })
  }

  /** Does it, and looks again. */
  private act(work: () => Promise<void>): Promise<void> {
    return this.ask(async () => {
      await work()
      this.mine = await fetchMine(this.account.token)
    })
  }
}

customElements.define('usher-account', UsherAccount)
