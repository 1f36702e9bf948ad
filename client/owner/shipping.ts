import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import { RequestError } from '../staff/request.ts'
import { base } from '../staff/styles/base.ts'
import { fetchSettings, type Settings, saveShipping } from './api.ts'
import { strings } from './strings.ts'
import { form } from './styles/form.ts'

/** What a parcel costs, for sums. Tells by `lost` that the session has ended. */
export class UsherShipping extends LitElement {
  static override styles = [base, form]
  static override properties = {
    language: { attribute: false },
    token: { attribute: false },
    settings: { state: true },
    busy: { state: true },
    problem: { state: true },
    saved: { state: true },
  }

  declare language: Language
  declare token: string
  declare private settings: Settings | undefined
  declare private busy: boolean
  declare private problem: string | undefined
  declare private saved: boolean

  override connectedCallback(): void {
    super.connectedCallback()
    void this.ask(() => fetchSettings(this.token), false)
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    const { settings: words } = text
    const { settings } = this
    if (settings === undefined) return html`<p class="muted">${this.problem ?? text.loading}</p>`
    const { currency, shipping } = settings
    if (currency === null) return html`<p class="muted">${words.noCurrency}</p>`
    return html`<h3>${words.shipping}</h3>
      <p class="muted">${words.shippingAbout}</p>
      <form @submit=${(event: SubmitEvent) => this.save(event)}>
        <label>${words.fee(currency)}<input name="fee" inputmode="decimal" pattern="[0-9]+([.][0-9]+)?" required .value=${shipping?.fee.amount ?? ''} /></label>
        <label>${words.freeOver(currency)}<input name="freeOver" inputmode="decimal" pattern="[0-9]+([.][0-9]+)?" .value=${shipping?.freeOver?.amount ?? ''} /></label>
        <p role="alert" class="problem">${this.problem ?? nothing}</p>
        <p role="status">${this.saved ? words.saved : nothing}</p>
        <p class="row">
          <button class="primary" ?disabled=${this.busy}>${words.save}</button>
          ${shipping === null ? nothing : html`<button type="button" class="quiet" ?disabled=${this.busy} @click=${() => this.ask(() => saveShipping(this.token, null), true)}>${words.forget}</button>`}
        </p>
      </form>`
  }

  private save(event: SubmitEvent): void {
    event.preventDefault()
    const told = new FormData(event.target as HTMLFormElement)
    const freeOver = String(told.get('freeOver')).trim()
    const shipping = { fee: String(told.get('fee')).trim(), ...(freeOver === '' ? {} : { freeOver }) }
    void this.ask(() => saveShipping(this.token, shipping), true)
  }

  private async ask(work: () => Promise<Settings>, saves: boolean): Promise<void> {
    this.busy = true
    this.problem = undefined
    this.saved = false
    try {
      this.settings = await work()
      this.saved = saves
    } catch (error) {
      if (error instanceof RequestError && error.status === 401) this.dispatchEvent(new Event('lost'))
      this.problem = error instanceof RequestError ? error.message : strings[this.language].unreachable
    }
    this.busy = false
  }
}

customElements.define('usher-shipping', UsherShipping)
