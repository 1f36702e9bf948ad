import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import { RequestError, request, telling } from './request.ts'
import { base } from './styles/base.ts'
import { form } from './styles/form.ts'
import { writePageWords } from './write-page-words.ts'

/** Writes the answer to a question that no text of the shop answers, as a page of the shop. Tells by `lost` that the session has ended. */
export class UsherWritePage extends LitElement {
  static override styles = [base, form]
  static override properties = {
    language: { attribute: false },
    token: { attribute: false },
    question: { attribute: false },
    open: { state: true },
    busy: { state: true },
    problem: { state: true },
    saved: { state: true },
  }

  declare language: Language
  declare token: string
  declare question: { text: string; language: string }
  declare private open: boolean
  declare private busy: boolean
  declare private problem: string | undefined
  declare private saved: string | undefined

  constructor() {
    super()
    this.open = false
    this.busy = false
  }

  override render(): TemplateResult {
    const words = writePageWords[this.language]
    if (this.saved !== undefined) return html`<p role="status">${words.saved(this.saved)}</p>`
    const toggle = () => {
      this.open = !this.open
    }
    if (!this.open) return html`<button class="secondary" @click=${toggle}>${words.write}</button>`
    const { language } = this.question
    return html`<form @submit=${(event: SubmitEvent) => void this.save(event)}>
      <label>${words.heading}<input name="heading" maxlength="120" required .value=${this.question.text.slice(0, 120)} /></label>
      <label>${words.text}<textarea name="text" rows="5" maxlength="20000" required></textarea></label>
      <label>${words.language}<select name="language"><option value="zh" ?selected=${language === 'zh'}>中文</option><option value="en" ?selected=${language === 'en'}>English</option></select></label>
      <p class="problem" role="alert">${this.problem ?? nothing}</p>
      <p class="row"><button class="primary" ?disabled=${this.busy}>${words.save}</button><button type="button" class="quiet" @click=${toggle}>${words.cancel}</button></p>
    </form>`
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const told = new FormData(event.target as HTMLFormElement)
    const page = {
      language: String(told.get('language')) as Language,
      heading: String(told.get('heading')).trim(),
      text: String(told.get('text')).trim(),
    }
    this.busy = true
    try {
      this.saved = (await request<{ topic: string }>('/api/v1/owner/pages', telling(this.token, 'POST', page))).topic
    } catch (error) {
      if (error instanceof RequestError && error.status === 401) this.dispatchEvent(new Event('lost'))
      this.problem = error instanceof RequestError ? error.message : writePageWords[this.language].unreachable
    }
    this.busy = false
  }
}

customElements.define('usher-write-page', UsherWritePage)
