import { html, type TemplateResult } from 'lit'
import { fetchProducts, type NamedProduct, writeCopy } from './api.ts'
import { Asking, fieldsOf } from './asking.ts'
import { strings } from './strings.ts'

/** Posts and subject lines for a product that is picked by its name. */
export class UsherOwnerCopy extends Asking {
  static override properties = { ...Asking.properties, products: { state: true }, copies: { state: true } }

  declare private products: readonly NamedProduct[]
  declare private copies: readonly string[]

  constructor() {
    super()
    this.products = []
    this.copies = []
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    const { copy: words } = text
    return html`<h3>${words.title}</h3>
      <p class="muted">${words.about}</p>
      <form @submit=${(event: SubmitEvent) => this.write(event)}>
        <label>${words.product}<input name="product" list="products" required autocomplete="off" @input=${(event: Event) => this.look((event.target as HTMLInputElement).value)} /></label>
        <datalist id="products">${this.products.map(one => html`<option value=${this.titleOf(one)}>${one.sku}</option>`)}</datalist>
        <label>${words.form}<select name="form"><option value="post">${words.post}</option><option value="subject">${words.subject}</option></select></label>
        <label>${text.voices.unanswered.pageLanguage}<select name="language"><option value="zh" ?selected=${this.language === 'zh'}>中文</option><option value="en" ?selected=${this.language === 'en'}>English</option></select></label>
        <p role="alert" class="problem">${this.problem ?? ''}</p>
        <p class="row"><button class="primary" ?disabled=${this.busy}>${this.busy ? words.writing : words.write}</button></p>
      </form>
      <ul class="said" aria-live="polite">${this.copies.map(written => html`<li>${written}</li>`)}</ul>`
  }

  private titleOf({ title, sku }: NamedProduct): string {
    return title[this.language] ?? title.zh ?? title.en ?? sku
  }

  private async look(named: string): Promise<void> {
    if (named.trim() === '') return
    this.products = (await fetchProducts(this.token, named).catch(() => ({ products: this.products }))).products
  }

  private write(event: SubmitEvent): void {
    const of = fieldsOf(event)
    const named = of('product')
    void this.ask(async () => {
      this.copies = []
      const { products } = await fetchProducts(this.token, named)
      const picked = products.find(one => this.titleOf(one) === named || one.sku === named) ?? products[0]
      if (picked === undefined) {
        this.problem = strings[this.language].copy.unknown
        return
      }
      const written = await writeCopy(this.token, picked.sku, { language: of('language'), form: of('form') })
      this.copies = written.copies.map(({ text }) => text)
    }, false)
  }
}

customElements.define('usher-owner-copy', UsherOwnerCopy)
