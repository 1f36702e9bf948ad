import { LitElement } from 'lit'
import type { Language } from '../../server/wire.ts'
import { localeOf } from '../shared/language.ts'
import type { Account } from '../staff/account.ts'
import { RequestError } from '../staff/request.ts'
import { base } from '../staff/styles/base.ts'
import { table } from '../staff/styles/table.ts'
import { type Strings, strings } from './strings.ts'
import { part } from './styles.ts'

/** A part of the page that asks the server by itself. Tells by `lost` that the session has ended. */
export abstract class TeamPart extends LitElement {
  static override styles = [base, table, part]
  static override properties = {
    language: { attribute: false },
    account: { attribute: false },
    busy: { state: true },
    problem: { state: true },
  }

  declare language: Language
  declare account: Account
  declare protected busy: boolean
  declare protected problem: string | undefined

  protected get text(): Strings {
    return strings[this.language]
  }

  protected when(at: string): string {
    return new Date(at).toLocaleString(localeOf(this.language), { dateStyle: 'medium', timeStyle: 'short' })
  }

  /** One at a time; what is refused is told. */
  protected async ask(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.problem = undefined
    try {
      await work()
    } catch (error) {
      if (error instanceof RequestError && error.status === 401) this.dispatchEvent(new Event('lost'))
      this.problem = error instanceof RequestError ? error.message : this.text.unreachable
    }
    this.busy = false
  }
}
