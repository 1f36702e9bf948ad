import { html, nothing, type TemplateResult } from 'lit'
import type { Role } from '../../server/wire.ts'
import { writeAccount } from '../staff/account.ts'
import { signIn } from '../staff/styles/sign-in.ts'
import { join, lookAt } from './api.ts'
import { TeamPart } from './part.ts'

/** Takes an invitation. `joined` brings the account. */
export class UsherJoin extends TeamPart {
  static override styles = [...TeamPart.styles, signIn]
  static override properties = { ...TeamPart.properties, secret: { attribute: false }, asked: { state: true } }

  declare secret: string
  declare private asked: { email: string; role: Role } | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.ask(async () => {
      this.asked = await lookAt(this.secret)
    })
  }

  override render(): TemplateResult {
    const { join: words, account: hints, roles } = this.text
    const { asked } = this
    return html`<main class="sign-in"><form @submit=${(event: SubmitEvent) => this.join(event)}>
      <h1>${words.heading}</h1>
      ${
        asked === undefined
          ? nothing
          : html`<p><bdi>${words.as(asked.email, roles[asked.role])}</bdi></p>
        <label>${words.name}<input name="name" autocomplete="name" required maxlength="40" /></label>
        <label>${words.password}<input name="password" type="password" autocomplete="new-password" minlength="10" required aria-describedby="hint" /></label>
        <p id="hint" class="muted">${hints.nextHint}</p>`
      }
      <p class="problem" role="alert">${this.problem ?? nothing}</p>
      ${asked === undefined ? nothing : html`<button class="primary" ?disabled=${this.busy}>${words.join}</button>`}
    </form></main>`
  }

  private join(event: SubmitEvent): void {
    event.preventDefault()
    const told = new FormData(event.target as HTMLFormElement)
    void this.ask(async () => {
      const account = await join({ secret: this.secret, name: String(told.get('name')), password: String(told.get('password')) })
      writeAccount(account)
      this.dispatchEvent(new CustomEvent('joined', { detail: account }))
    })
  }
}

customElements.define('usher-join', UsherJoin)
