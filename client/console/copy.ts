import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import { RequestError } from '../staff/request.ts'
import { base } from '../staff/styles/base.ts'
import { type Copy, writeCopy } from './api.ts'
import { type Strings, strings } from './strings.ts'
import { copy } from './styles/copy.ts'

type Problem = 'copyUnknown' | 'tooMany' | 'unreachable'

/** Posts and subject lines for a product, to be taken elsewhere. Tells by `lost` that the session has ended. */
export class UsherCopy extends LitElement {
  static override styles = [base, copy]
  static override properties = {
    language: { attribute: false },
    token: { attribute: false },
    copies: { state: true },
    writing: { state: true },
    problem: { state: true },
    taken: { state: true },
  }

  declare language: Language
  declare token: string
  declare private copies: readonly Copy[]
  declare private writing: boolean
  declare private problem: Problem | undefined
  /** The text that is in the clipboard. */
  declare private taken: string | undefined

  constructor() {
    super()
    this.copies = []
    this.writing = false
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    return html`<form @submit=${(event: SubmitEvent) => void this.write(event)}>
        <label>${text.copySku}<input name="sku" autocomplete="off" required autofocus /></label>
        <label>${text.copyForm}<select name="form"><option value="post">${text.copyForms.post}</option><option value="subject">${text.copyForms.subject}</option></select></label>
        <label>${text.languageName}<select name="language">${(['zh', 'en'] as const).map(each => html`<option value=${each} ?selected=${each === this.language}>${text.languages[each]}</option>`)}</select></label>
        <button class="primary" ?disabled=${this.writing}>${this.writing ? text.copyWriting : text.copyWrite}</button>
      </form>
      <p class="problem" role="alert">${this.problem ? text[this.problem] : nothing}</p>
      <ul aria-live="polite">${this.copies.map(each => this.renderCopy(each, text))}</ul>`
  }

  private renderCopy({ text: written }: Copy, text: Strings): TemplateResult {
    // Pages without TLS have no clipboard: there the text is marked and taken by hand.
    const button = window.isSecureContext
      ? html`<button type="button" class="quiet" @click=${() => void this.take(written)}>${this.taken === written ? text.copyTaken : text.copyTake}</button>`
      : nothing
    return html`<li><p>${written}</p>${button}</li>`
  }

  private async take(written: string): Promise<void> {
    await navigator.clipboard.writeText(written)
    this.taken = written
  }

  private async write(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    this.writing = true
    this.problem = undefined
    this.copies = []
    try {
      this.copies = await writeCopy(this.token, String(form.get('sku')).trim(), {
        language: String(form.get('language')),
        form: String(form.get('form')),
      })
    } catch (error) {
      const status = error instanceof RequestError ? error.status : 500
      if (status === 401) this.dispatchEvent(new Event('lost'))
      this.problem = status === 404 ? 'copyUnknown' : status === 429 ? 'tooMany' : 'unreachable'
    }
    this.writing = false
  }
}

customElements.define('usher-copy', UsherCopy)
