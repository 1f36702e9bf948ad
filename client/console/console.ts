import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Language, QueueItem } from '../../server/wire.ts'
import { needsAnswer } from '../shared/desk/inbox.ts'
import type { TalkEvent } from '../shared/desk/talk.ts'
import { tagOf, toLanguage } from '../shared/language.ts'
import { type Account, forgetAccount, readAccount, signOut } from '../staff/account.ts'
import { renderAbout } from './about.ts'
import { Alerts } from './alerts.ts'
import { toHeard, toNews } from './announce.ts'
import { showCount } from './badge.ts'
import { Believed } from './believed.ts'
import { renderCannedDialog } from './canned-dialog.ts'
import { renderConfirm, renderCopy, renderKeys } from './dialogs.ts'
import { renderHead } from './head.ts'
import './inbox.ts'
import { isAdmin } from '../staff/roles.ts'
import { renderSignIn, type SignInProblem } from '../staff/sign-in.ts'
import { base } from '../staff/styles/base.ts'
import { explanation } from '../staff/styles/explanation.ts'
import { signIn } from '../staff/styles/sign-in.ts'
import type { Place, UsherInbox } from './inbox.ts'
import { obey, toCommand } from './keys.ts'
import { forgetMemory } from './memory.ts'
import { route } from './route.ts'
import { type Strings, strings } from './strings.ts'
import { about } from './styles/about.ts'
import { dialog } from './styles/dialog.ts'
import { frame } from './styles/frame.ts'
import './talk.ts'
import type { UsherTalk } from './talk.ts'
import { renderTeach } from './teach/dialog.ts'
import { Workplace } from './workplace.ts'

const languageKey = 'usher:console:language'

export class UsherConsole extends LitElement {
  static override styles = [base, frame, about, explanation, dialog, signIn]
  static override properties = {
    language: { state: true },
    account: { state: true },
    problem: { state: true },
    version: { state: true },
    asking: { state: true },
    detailed: { state: true },
    said: { state: true },
  }

  declare private language: Language
  declare private account: Account | undefined
  declare private problem: SignInProblem | undefined
  /** Counts the changes of the desk. */
  declare private version: number
  declare private asking: 'keys' | 'close' | 'erase' | 'copy' | 'canned' | 'teach' | undefined
  declare private detailed: boolean
  /** What a screen reader is told. */
  declare private said: string
  private workplace: Workplace | undefined
  private readonly alerts = new Alerts()
  private readonly believed = new Believed(this)

  constructor() {
    super()
    this.language = toLanguage(sessionStorage.getItem(languageKey), navigator.language)
    this.version = 0
    this.detailed = false
    this.said = ''
    this.account = readAccount()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('keydown', this.onKey)
    window.addEventListener('popstate', this.onWay)
    if (this.account) this.enter(this.account)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.onKey)
    window.removeEventListener('popstate', this.onWay)
    this.workplace?.close()
  }

  override willUpdate(): void {
    if (this.account) this.believed.of(this.workplace?.desk.item, this.account.token)
  }

  override updated(changed: PropertyValues): void {
    // Written only when it changes: the whole page is laid out anew for it.
    if (changed.has('language')) document.documentElement.lang = tagOf(this.language)
    if (this.workplace) route.write(this.workplace.desk.open)
    showCount(strings[this.language].title, this.waiting)
    if (changed.has('asking')) this.renderRoot.querySelector<HTMLDialogElement>('dialog:not([open])')?.showModal()
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    const { account, workplace, problem } = this
    if (account && workplace) return this.renderConsole(account, workplace, text)
    const signedIn = (entered: Account) => this.enter(entered)
    const failed = (why: SignInProblem) => {
      this.problem = why
    }
    return renderSignIn({ language: this.language, title: text.title, problem, signedIn, failed, speak: () => this.speak() })
  }

  private renderConsole(account: Account, workplace: Workplace, text: Strings): TemplateResult {
    const { desk, drafts } = workplace
    const { language, version } = this
    const pane = desk.open === undefined ? 'inbox' : this.detailed ? 'about' : 'talk'
    const back = () => {
      this.detailed = false
    }
    return html`<main class="frame" data-pane=${pane}>
        <h1 class="hidden">${text.title}</h1>
        ${desk.connection === 'offline' ? html`<p class="banner" role="status">${text.offline}</p>` : nothing}
        <section class="list">
          ${this.renderHead(account, text)}
          <usher-inbox .workplace=${workplace} .token=${account.token} .version=${version} .language=${language}
            @lost=${() => this.leave('signedOut')} @reveal=${({ detail }: CustomEvent<Place>) => this.reveal(detail)}></usher-inbox>
        </section>
        <section class="reading">
          <usher-talk .desk=${desk} .version=${version} .language=${language} .account=${account} .drafts=${drafts} .canned=${workplace.kept?.replies ?? []}
            @edit-canned=${() => this.ask('canned')}
            @close-talk=${() => this.ask('close')}
            @details=${() => {
              this.detailed = !this.detailed
            }}></usher-talk>
        </section>
        ${desk.open === undefined ? nothing : renderAbout({ desk, believed: this.believed, kept: workplace.kept, language, text, back, erase: () => this.ask('erase') })}
      </main>
      <p class="hidden" role="status">${this.said}</p>
      ${this.renderAsking(text)}`
  }

  private renderHead({ agent }: Account, text: Strings): TemplateResult {
    return renderHead({
      ...agent,
      text,
      online: this.workplace?.desk.listed?.agentsOnline,
      alerting: this.alerts.isOn,
      teach: () => this.ask('teach'),
      writeCopy: isAdmin(agent.role) ? () => this.ask('copy') : undefined,
      toggleAlerts: () => void this.toggleAlerts(),
      showKeys: () => this.ask('keys'),
      speak: () => this.speak(),
      signOut: () => this.signOut(),
    })
  }

  private renderAsking(text: Strings): TemplateResult | typeof nothing {
    const desk = this.workplace?.desk
    const closed = () => {
      this.asking = undefined
    }
    switch (this.asking) {
      case 'keys':
        return renderKeys(text, closed)
      case 'teach':
        return this.account
          ? renderTeach({
              language: this.language,
              token: this.account.token,
              admin: isAdmin(this.account.agent.role),
              closed,
              lost: () => this.leave('signedOut'),
              open: conversation => desk?.show(conversation),
            })
          : nothing
      case 'copy':
        return this.account
          ? renderCopy(text, { language: this.language, token: this.account.token, closed, lost: () => this.leave('signedOut') })
          : nothing
      case 'canned':
        return this.renderCanned(text, closed)
      case 'close':
        return renderConfirm(text.closeSure, text.closeTalk, text, () => desk?.close(), closed)
      case 'erase':
        return renderConfirm(text.eraseSure, text.eraseContact, text, () => desk?.eraseContact(), closed)
      case undefined:
        return nothing
      default:
        return this.asking satisfies never
    }
  }

  private renderCanned(text: Strings, closed: () => void): TemplateResult | typeof nothing {
    const { workplace } = this
    if (!workplace) return nothing
    const { kept, keptProblem } = workplace
    return renderCannedDialog(text, {
      replies: kept?.replies ?? [],
      problem: keptProblem ?? undefined,
      save: reply => workplace.keepReply(reply),
      remove: id => void workplace.removeReply(id),
      closed,
    })
  }

  private enter(account: Account): void {
    this.account = account
    this.problem = undefined
    this.workplace = new Workplace(account, {
      changed: () => {
        this.version++
      },
      news: items => this.tell(items),
      heard: event => this.hear(event),
      erased: conversations => this.renderRoot.querySelector<UsherInbox>('usher-inbox')?.forget(conversations),
      lost: () => this.leave('signedOut'),
    })
    this.workplace.desk.show(route.read())
  }

  private leave(problem?: SignInProblem): void {
    this.workplace?.close()
    this.workplace = undefined
    this.account = undefined
    this.problem = problem
    this.asking = undefined
    forgetAccount()
  }

  private signOut(): void {
    if (this.account) {
      forgetMemory(this.account.agent.email)
      signOut(this.account)
    }
    this.leave()
    route.write(undefined)
  }

  /** Conversations that wait for this agent or for anybody. */
  private get waiting(): number {
    const { listed, items, me } = this.workplace?.desk ?? {}
    if (!listed || !items || me === undefined) return 0
    const mine = listed.conversations.filter(({ conversation }) => needsAnswer(items.get(conversation)!, me))
    return listed.waiting + mine.length
  }

  private tell(items: readonly QueueItem[]): void {
    const text = strings[this.language]
    const { desk } = this.workplace ?? {}
    for (const item of items) {
      const title = toNews(item, text)
      const isOpen = item.conversation === desk?.open
      if (!isOpen || !document.hasFocus()) this.alerts.raise(item.conversation, title, () => desk?.show(item.conversation))
      if (!isOpen) this.said = title
    }
  }

  private reveal({ conversation, seq }: Place): void {
    this.workplace?.desk.show(conversation)
    this.renderRoot.querySelector<UsherTalk>('usher-talk')?.reveal(conversation, seq)
  }

  private hear(event: TalkEvent): void {
    this.said = toHeard(event, this.account?.agent.name ?? '', strings[this.language]) ?? this.said
  }

  private async toggleAlerts(): Promise<void> {
    const asked = this.alerts.toggle()
    this.requestUpdate()
    await asked
  }

  private speak(): void {
    this.language = this.language === 'zh' ? 'en' : 'zh'
    sessionStorage.setItem(languageKey, this.language)
  }

  private ask(what: 'keys' | 'close' | 'erase' | 'copy' | 'canned' | 'teach'): void {
    this.asking = what
  }

  private onWay = (): void => {
    this.detailed = false
    this.workplace?.desk.show(route.read())
  }

  private onKey = (event: KeyboardEvent): void => {
    if (!this.workplace || this.asking !== undefined) return
    const command = toCommand(event)
    if (command === undefined) return
    event.preventDefault()
    const { desk } = this.workplace
    const inbox = this.renderRoot.querySelector<UsherInbox>('usher-inbox')
    const talk = this.renderRoot.querySelector<UsherTalk>('usher-talk')
    if (command.do === 'back' && this.detailed) this.detailed = false
    else if (inbox && talk) obey(command, { desk, inbox, talk, ask: what => this.ask(what) })
  }
}

customElements.define('usher-console', UsherConsole)
