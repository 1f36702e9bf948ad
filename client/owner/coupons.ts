import { html, nothing, type TemplateResult } from 'lit'
import { figures } from '../staff/styles/figures.ts'
import { table } from '../staff/styles/table.ts'
import { renderTable } from '../staff/table.ts'
import { addCoupon, type Coupon, endCoupon, fetchCoupons } from './api.ts'
import { Asking, fieldsOf } from './asking.ts'
import { strings } from './strings.ts'

/** The coupons that the assistant may offer: what there is, another one, the end of one. */
export class UsherCoupons extends Asking {
  static override styles = [...Asking.styles, table, figures]
  static override properties = { ...Asking.properties, coupons: { state: true } }

  declare private coupons: readonly Coupon[] | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.ask(() => this.read(), false)
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    const { coupons: words } = text
    if (this.coupons === undefined) return html`<p class="muted">${this.problem ?? text.loading}</p>`
    const end = ({ code, state }: Coupon) =>
      state === 'ended' || state === 'over'
        ? html`${nothing}`
        : html`<button class="secondary" ?disabled=${this.busy} aria-label=${`${words.end} ${code}`} @click=${() => void this.ask(() => this.end(code), true)}>${words.end}</button>`
    const off = ({ off: given }: Coupon) => ('percent' in given ? `${given.percent} %` : `${given.amount} ${given.currency}`)
    return html`<h3>${words.title}</h3>
      <p class="muted">${words.about}</p>
      ${
        this.coupons.length === 0
          ? nothing
          : renderTable<Coupon>(
              words.title,
              [
                { label: words.code, of: ({ code }) => code },
                { label: words.off, of: off },
                {
                  label: words.over,
                  of: ({ over }) => (Number(over.amount) === 0 ? '–' : `${over.amount} ${over.currency}`),
                  number: true,
                },
                { label: words.forWhom, of: coupon => (coupon.first_order ? words.firstOrder : words.anyOrder) },
                { label: words.uses, of: ({ uses }) => uses ?? '–', number: true },
                { label: words.until, of: ({ until }) => until?.slice(0, 10) ?? '–' },
                { label: words.state, of: ({ state }) => words.states[state] ?? state },
                { label: words.act, of: end },
              ],
              this.coupons,
            )
      }
      <form class="columns" @submit=${(event: SubmitEvent) => this.add(event)}>
        <label>${words.code}<input name="code" required maxlength="40" autocomplete="off" placeholder="WELCOME20" /></label>
        <label>${words.offHint}<input name="off" required maxlength="20" placeholder="20" /></label>
        <label>${words.over}<input name="over" inputmode="decimal" placeholder="99" /></label>
        <label>${words.usesHint}<input name="uses" inputmode="numeric" /></label>
        <label>${words.until}<input name="until" type="date" /></label>
        <label class="check"><input name="first_order" type="checkbox" checked /> ${words.firstOrder}</label>
        ${this.renderOutcome()}
        <p class="row"><button class="primary" ?disabled=${this.busy}>${words.add}</button></p>
      </form>`
  }

  private async read(): Promise<void> {
    this.coupons = (await fetchCoupons(this.token)).coupons
  }

  private async end(code: string): Promise<void> {
    await endCoupon(this.token, code)
    await this.read()
  }

  private add(event: SubmitEvent): void {
    const of = fieldsOf(event)
    const form = event.target as HTMLFormElement
    const told = Object.fromEntries(
      ['code', 'off', 'over', 'uses', 'until'].map(name => [name, of(name)]).filter(([, value]) => value !== ''),
    )
    void this.ask(async () => {
      await addCoupon(this.token, { ...told, first_order: of('first_order') === 'on' })
      form.reset()
      await this.read()
    }, true)
  }
}

customElements.define('usher-coupons', UsherCoupons)
