import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import type { Session } from '../shared/session.ts'
import type { Composer } from './composer.ts'
import type { Contact } from './contact.ts'
import { type HeadView, renderBanner, renderHead } from './head.ts'
import { icons } from './icons.ts'
import { type LogActions, renderLog } from './log.ts'
import type { Rating } from './rating.ts'
import type { Scroll } from './scroll.ts'
import type { Strings } from './strings.ts'
import type { Writer } from './typing.ts'

export type PanelView = {
  text: Strings
  language: Language
  /** Full screen: the page behind is out of reach. */
  modal: boolean
  session: Session
  typing: Writer | undefined
  scroll: Scroll
  composer: Composer
  rating: Rating
  contact: Contact
  head: HeadView
  log: LogActions
  onKey(event: KeyboardEvent): void
  onClick(): void
}

export function renderPanel(view: PanelView): TemplateResult {
  const { text, session, scroll, modal } = view
  const replying = view.typing === 'bot' || session.timeline.drafts.size > 0
  return html`${modal ? renderGuard(-1) : nothing}
    <section class="panel" role="dialog" aria-modal=${modal ? 'true' : nothing} aria-labelledby="heading" tabindex="-1"
      lang=${view.language === 'zh' ? 'zh-CN' : 'en'} @keydown=${view.onKey} @click=${view.onClick}>
      ${renderHead(view.head)} ${renderBanner(session, text)}
      <div class="log" role="log" aria-live="polite" aria-label=${text.log} tabindex="0" ${scroll.attach()} @scroll=${scroll.onScroll}>
        <div class="items">${renderLog(session, view.typing, view.log)} ${view.contact.render(text)} ${view.rating.render(text)}</div>
      </div>
      ${scroll.atBottom ? nothing : html`<button class="newest" @click=${scroll.toBottom}>${icons.down}${text.newest}</button>`}
      ${view.composer.render(text, replying)}
      <p class="privacy">${text.privacy}</p>
    </section>
    ${modal ? renderGuard(0) : nothing}`
}

/** Beside a full-screen panel: the keyboard's focus goes round inside it. */
function renderGuard(to: 0 | -1): TemplateResult {
  const turn = ({ target }: FocusEvent) => {
    const root = (target as HTMLElement).getRootNode() as ShadowRoot
    const stops = [...root.querySelectorAll<HTMLElement>('.panel :is(button:not([disabled]), textarea, input, a[href])')]
    stops.at(to)?.focus()
  }
  return html`<span tabindex="0" @focus=${turn}></span>`
}
