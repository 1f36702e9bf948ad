import { html, nothing, type TemplateResult } from 'lit'
import { fetchSettings, type Settings, saveShipping } from './api.ts'
import { Asking, fieldsOf } from './asking.ts'
import { strings } from './strings.ts'

/** What a parcel costs, for sums. */
export class UsherShipping extends Asking {
  static override properties = { ...Asking.properties, settings: { state: true } }

  declare private settings: Settings | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.keep(() => fetchSettings(this.token), false)
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
        ${this.renderOutcome()}
        <p class="row">
          <button class="primary" ?disabled=${this.busy}>${words.save}</button>
          ${shipping === null ? nothing : html`<button type="button" class="quiet" ?disabled=${this.busy} @click=${() => this.keep(() => saveShipping(this.token, null), true)}>${words.forget}</button>`}
        </p>
      </form>`
  }

  private save(event: SubmitEvent): void {
    const of = fieldsOf(event)
    const freeOver = of('freeOver')
    void this.keep(() => saveShipping(this.token, { fee: of('fee'), ...(freeOver === '' ? {} : { freeOver }) }), true)
  }

  private keep(work: () => Promise<Settings>, saves: boolean): Promise<void> {
    return this.ask(async () => {
      this.settings = await work()
    }, saves)
  }
}

customElements.define('usher-shipping', UsherShipping)
