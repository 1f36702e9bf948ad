import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import { RequestError } from '../staff/request.ts'
import { base } from '../staff/styles/base.ts'
import { form } from '../staff/styles/form.ts'
import { strings } from './strings.ts'

/** A part of the page that asks the service for something of its own. Tells by `lost` that the session has ended. */
export class Asking extends LitElement {
  static override styles = [base, form]
  static override properties = {
    language: { attribute: false },
    token: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    saved: { state: true },
  }

  declare language: Language
  declare token: string
  declare protected busy: boolean
  declare protected problem: string | undefined
  declare protected saved: boolean

  /** `saves`: there is something to be said when it is done. */
  protected async ask(work: () => Promise<void>, saves: boolean): Promise<void> {
    this.busy = true
    this.problem = undefined
    this.saved = false
    try {
      await work()
      this.saved = saves
    } catch (error) {
      if (error instanceof RequestError && error.status === 401) this.dispatchEvent(new Event('lost'))
      this.problem = error instanceof RequestError ? error.message : strings[this.language].unreachable
    }
    this.busy = false
  }

  protected renderOutcome(): TemplateResult {
    return html`<p role="alert" class="problem">${this.problem ?? nothing}</p>
      <p role="status">${this.saved ? strings[this.language].settings.saved : nothing}</p>`
  }
}

/** What a form's field holds, without space around it. */
export const fieldsOf = (event: SubmitEvent): ((name: string) => string) => {
  event.preventDefault()
  const told = new FormData(event.target as HTMLFormElement)
  return name => String(told.get(name) ?? '').trim()
}
