import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import { tagOf, toLanguage } from '../shared/language.ts'
import { type Account, forgetAccount, readAccount, signOut } from '../staff/account.ts'
import { isAdmin } from '../staff/roles.ts'
import { renderSignIn, type SignInProblem } from '../staff/sign-in.ts'
import { base } from '../staff/styles/base.ts'
import { head } from '../staff/styles/head.ts'
import { signIn } from '../staff/styles/sign-in.ts'
import './account.ts'
import './audit.ts'
import './join.ts'
import './members.ts'
import './service.ts'
import { strings } from './strings.ts'
import { page } from './styles.ts'

const languageKey = 'usher:console:language'
const joinPrefix = '#join='

/** One's own account; for admins the team and what it did. */
export class UsherTeam extends LitElement {
  static override styles = [base, signIn, head, page]
  static override properties = {
    language: { state: true },
    account: { state: true },
    problem: { state: true },
    invitation: { state: true },
  }

  declare private language: Language
  declare private account: Account | undefined
  declare private problem: SignInProblem | undefined
  /** The secret of the link that was followed. */
  declare private invitation: string | undefined

  constructor() {
    super()
    this.language = toLanguage(sessionStorage.getItem(languageKey), navigator.language)
    this.account = readAccount()
    if (location.hash.startsWith(joinPrefix)) {
      this.invitation = location.hash.slice(joinPrefix.length)
      // A secret stays in no history.
      history.replaceState(null, '', location.pathname)
    }
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('language')) return
    document.documentElement.lang = tagOf(this.language)
    document.title = strings[this.language].title
  }

  override render(): TemplateResult {
    const { language, account, problem } = this
    const text = strings[language]
    const entered = (event: CustomEvent<Account>) => this.enter(event.detail)
    if (this.invitation !== undefined)
      return html`<usher-join .language=${language} .secret=${this.invitation} @joined=${entered}></usher-join>`
    if (account === undefined) {
      const failed = (why: SignInProblem) => {
        this.problem = why
      }
      const signedIn = (who: Account) => this.enter(who)
      return renderSignIn({ language, title: text.title, problem, signedIn, failed, speak: () => this.speak() })
    }
    const lost = () => this.leave('signedOut')
    const leave = () => {
      signOut(account)
      this.leave()
    }
    return html`<header>
        <h1>${text.title}</h1>
        <a href="/console">${text.console}</a>
        <button class="quiet" @click=${() => this.speak()}>${text.language}</button>
        <button class="quiet" @click=${leave}>${text.signOut}</button>
      </header>
      <main class="parts">
        <usher-account .language=${language} .account=${account} @lost=${lost} @renewed=${entered}></usher-account>
        ${
          isAdmin(account.agent.role)
            ? html`<usher-members .language=${language} .account=${account} @lost=${lost}></usher-members>
          <usher-service .language=${language} .account=${account} @lost=${lost}></usher-service>
          <usher-audit .language=${language} .account=${account} @lost=${lost}></usher-audit>`
            : nothing
        }
      </main>`
  }

  private enter(account: Account): void {
    this.account = account
    this.problem = undefined
    this.invitation = undefined
  }

  private leave(problem?: SignInProblem): void {
    this.account = undefined
    this.problem = problem
    forgetAccount()
  }

  private speak(): void {
    this.language = this.language === 'zh' ? 'en' : 'zh'
    sessionStorage.setItem(languageKey, this.language)
  }
}

customElements.define('usher-team', UsherTeam)
