import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import type { Session } from '../shared/session.ts'
import { stageOf } from '../shared/transcript.ts'
import { icons } from './icons.ts'
import { renderStage } from './stage.ts'
import type { Strings } from './strings.ts'

export type HeadView = {
  text: Strings
  heading: string
  language: Language
  session: Session
  menuOpen: boolean
  speak(language: Language): void
  toggleMenu(event: Event): void
  close(): void
  requestPerson(): void
  leaveContact(): void
  askRating(): void
  restart(event: Event): void
  /** Nothing where the page may not copy. */
  copy?: ((event: Event) => void) | undefined
  save(): void
  /** The second press is the one that counts. */
  restartAsked: boolean
  copied: boolean
}

export function renderHead(view: HeadView): TemplateResult {
  const { text, session } = view
  const human = session.status === 'human'
  const who = human ? [session.agent, text.agent].filter(Boolean).join(' · ') : text.assistant
  return html`<div class="head">
    <span class="avatar">${human ? icons.person : icons.spark}</span>
    <div class="title">
      <h2 id="heading">${view.heading}</h2>
      <p><span class=${`dot ${session.connection}`}></span><span>${who}</span></p>
    </div>
    <div class="languages" role="group" aria-label=${text.language}>
      <button lang="zh-CN" aria-label="中文" aria-pressed=${view.language === 'zh'} @click=${() => view.speak('zh')}>中</button>
      <button lang="en" aria-label="English" aria-pressed=${view.language === 'en'} @click=${() => view.speak('en')}>EN</button>
    </div>
    <button class="icon" id="more" aria-label=${text.menu} title=${text.menu} aria-haspopup="true" aria-expanded=${view.menuOpen} @click=${view.toggleMenu}>${icons.more}</button>
    <button class="icon" aria-label=${text.close} title=${text.close} @click=${view.close}>${icons.close}</button>
    ${view.menuOpen ? renderMenu(view) : nothing}
  </div>`
}

export function renderBanner({ connection, timeline }: Session, text: Strings): TemplateResult {
  const connecting = connection === 'connecting' && timeline.events.length === 0
  return html`<div class="banner" role="status">
    ${
      connection === 'refused'
        ? html`<p>${text.refused}</p>`
        : connection === 'offline'
          ? html`<p>${text.offline}</p>`
          : connecting
            ? html`<p class="calm">${text.connecting}</p>`
            : nothing
    }
  </div>`
}

function renderMenu(view: HeadView): TemplateResult {
  const { text, session, requestPerson, leaveContact, askRating, copy } = view
  const waits = session.status === 'requested' || session.status === 'queued'
  return html`<div class="menu" role="group" aria-labelledby="more">
    ${renderStage(stageOf(session.timeline.events), text)}
    <button @click=${requestPerson} ?disabled=${waits || session.status === 'human'}>${icons.person}${text.person}</button>
    ${waits ? html`<button @click=${leaveContact}>${icons.contact}${text.leaveContact}</button>` : nothing}
    <button @click=${askRating}>${icons.star}${text.rate}</button>
    ${copy ? html`<button @click=${copy}>${view.copied ? icons.check : icons.copy}<span role="status">${view.copied ? text.copied : text.copyChat}</span></button>` : nothing}
    <button @click=${view.save}>${icons.save}${text.saveChat}</button>
    <button class=${view.restartAsked ? 'sure' : ''} @click=${view.restart}>${icons.again}<span role="status">${view.restartAsked ? text.restartSure : text.restart}</span></button>
  </div>`
}
