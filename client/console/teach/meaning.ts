import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Language, Meaning } from '../../../server/wire.ts'
import { base } from '../../staff/styles/base.ts'
import { readTerms, type Term, type Terms } from './api.ts'
import { meaningOptions } from './intent-names.ts'
import { fields } from './style.ts'
import { teachWords } from './words.ts'

/** Typing pauses for so long before goods are looked for. */
const pauseMs = 200

/** What a shopper's message meant: picked, not typed. Nothing of it is there before its details are opened. Tells by `meant` what it is. */
export class UsherMeaning extends LitElement {
  static override styles = [base, fields]
  static override properties = {
    language: { attribute: false },
    token: { attribute: false },
    terms: { state: true },
    failed: { state: true },
  }

  declare language: Language
  declare token: string
  declare private terms: Terms | undefined
  declare private failed: boolean
  /** While somebody types. */
  private pause: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.closest('details')?.addEventListener('toggle', this.onOpen, { once: true })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.closest('details')?.removeEventListener('toggle', this.onOpen)
    clearTimeout(this.pause)
  }

  private readonly onOpen = (): void => {
    void this.find('')
  }

  override render(): TemplateResult | typeof nothing {
    const words = teachWords[this.language]
    if (this.terms === undefined) return nothing
    const { products, categories, colours, sizes } = this.terms
    const pick = (label: string, name: string, terms: readonly Term[]) =>
      terms.length === 0
        ? nothing
        : html`<label>${label}<select name=${name}><option value="">${words.any}</option>${terms.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}</select></label>`
    return html`<form @submit=${(event: SubmitEvent) => this.submit(event)}>
      <label>${words.meant}<select name="meaning" required><option value=""></option>${meaningOptions(this.language).map(({ id, label }) => html`<option value=${id}>${label}</option>`)}</select></label>
      <label>${words.item}<input name="item" maxlength="128" autocomplete="off" list="goods" @input=${(event: InputEvent) => this.typed(event)} /></label>
      <datalist id="goods">${products.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}</datalist>
      <p class="picked" role="status">${this.titleOf(products)}</p>
      ${pick(words.kind, 'category', categories)}
      ${pick(words.colour, 'colour', colours)}
      ${pick(
        words.size,
        'size',
        sizes.map(size => ({ id: size, label: size })),
      )}
      ${this.failed ? html`<p class="problem" role="alert">${words.noTerms}</p>` : nothing}
      <button class="primary">${words.correct}</button>
    </form>`
  }

  /** The name of the product whose number was entered. */
  private titleOf(products: readonly Term[]): string {
    const entered = this.renderRoot.querySelector<HTMLInputElement>('[name=item]')?.value
    return products.find(({ id }) => id === entered)?.label ?? ''
  }

  private typed(event: InputEvent): void {
    const { value } = event.target as HTMLInputElement
    clearTimeout(this.pause)
    this.pause = setTimeout(() => void this.find(value), pauseMs)
  }

  private async find(text: string): Promise<void> {
    try {
      this.terms = await readTerms(this.token, text, this.language)
      this.failed = false
    } catch {
      this.failed = true
      // What was meant can be told without them.
      this.terms ??= { products: [], categories: [], colours: [], sizes: [] }
    }
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault()
    const entered = new FormData(event.target as HTMLFormElement)
    const read = (name: string) => String(entered.get(name) ?? '').trim() || undefined
    const { meant } = meaningOptions(this.language).find(({ id }) => id === read('meaning'))!
    const [item, category, colour, size] = [read('item'), read('category'), read('colour'), read('size')]
    const slots = { ...(category && { category }), ...(colour && { colour }), ...(size && { size }) }
    const detail: Meaning = { ...meant, ...(item && { item }), ...(Object.keys(slots).length > 0 && { slots }) }
    this.dispatchEvent(new CustomEvent('meant', { detail }))
  }
}

customElements.define('usher-meaning', UsherMeaning)
