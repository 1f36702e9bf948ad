import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import { tagOf } from '../shared/language.ts'
import type { Acting } from './acting.ts'
import { type Choosing, keyOf } from './choosing.ts'
import type { Composer } from './composer.ts'
import { type Contact, contactChoice } from './contact.ts'
import { type HeadView, renderBanner, renderHead } from './head.ts'
import { icons } from './icons.ts'
import { type LogActions, renderLog } from './log.ts'
import type { Menu } from './menu.ts'
import { canCopy, copyChat, type OwnChat, saveChat } from './own-chat.ts'
import type { Rating } from './rating.ts'
import type { Screen } from './screen.ts'
import type { Scroll } from './scroll.ts'
import type { Strings } from './strings.ts'
import type { Talk } from './talk.ts'
import type { Writer } from './typing.ts'

/** The parts of an open chat, drawn together. */
export type PanelView = {
  text: Strings
  language: Language
  heading: string
  talk: Talk
  typing: Writer | undefined
  screen: Screen
  reading: Scroll
  composer: Composer
  choosing: Choosing
  acting: Acting
  rating: Rating
  contact: Contact
  menu: Menu
  speak(language: Language): void
  restart(): void
  close(): void
}

export function renderPanel(view: PanelView): TemplateResult {
  const { text, talk, reading, menu, rating, contact } = view
  const { session } = talk
  const replying = view.typing === 'bot' || session.timeline.drafts.size > 0
  // Full screen, the page behind is out of reach.
  const modal = view.screen.isFull
  return html`${modal ? renderGuard(-1) : nothing}
    <section class="panel" role="dialog" aria-modal=${modal ? 'true' : nothing} aria-labelledby="heading" tabindex="-1"
      lang=${tagOf(view.language)} @keydown=${menu.onKey} @click=${menu.close}>
      ${renderHead(headOf(view))} ${renderBanner(session, text)}
      <div class="log" role="log" aria-live="polite" aria-label=${text.log} tabindex="0" ${reading.attach()} @scroll=${reading.onScroll}>
        <div class="items">${renderLog(session, view.typing, actionsOf(view))} ${contact.render(text)} ${rating.render(text)}</div>
      </div>
      ${reading.atNewest ? nothing : html`<button class="newest" @click=${reading.toNewest}>${icons.down}${text.newest}</button>`}
      ${view.composer.renderCount(text)} ${view.composer.render(text, replying)}
      <p class="privacy">${text.privacy}</p>
    </section>
    ${modal ? renderGuard(0) : nothing}`
}

function headOf(view: PanelView): HeadView {
  const { text, heading, language, talk, menu } = view
  return {
    text,
    heading,
    language,
    session: talk.session,
    menuOpen: menu.isOpen,
    speak: view.speak,
    toggleMenu: menu.toggle,
    close: view.close,
    requestPerson: () => talk.session.requestPerson(),
    leaveContact: () => view.contact.open(),
    askRating: () => {
      view.rating.ask()
      view.reading.toEnd()
    },
    restart: (event: Event) => menu.askRestart(event) && view.restart(),
    copy: canCopy() ? (event: Event) => void copy(event, view) : undefined,
    save: () => saveChat(ownChat(view)),
    restartAsked: menu.restartAsked,
    copied: menu.copied,
  }
}

async function copy(event: Event, view: PanelView): Promise<void> {
  event.stopPropagation()
  view.menu.tellCopied(await copyChat(ownChat(view)))
}

function ownChat({ talk, heading, language, text }: PanelView): OwnChat {
  return { events: talk.session.timeline.events, heading, language, text }
}

function actionsOf({ text, language, talk, choosing, acting, contact, screen, close }: PanelView): LogActions {
  const { server, session } = talk
  return {
    language,
    strings: text,
    server,
    cards: (message, id) => ({
      id,
      server,
      takesAdd: choosing.takesAdd,
      adding: card => choosing.adding.of(keyOf(message, card.sku)),
      chosen: card => choosing.chosenOf(card, message),
      choose: (card, name, value) => choosing.choose(card, message, name, value),
      add: card => choosing.add(card, message),
      view: (card, url, event) => {
        choosing.follow(card, url, event)
        if (screen.isFull) close()
      },
      pick: choice => choosing.pick(choice, message),
    }),
    offers: choice => choice.id !== contactChoice || !contact.isOpen,
    replied: (choice, message) => choosing.adding.of(keyOf(message, choice.id)),
    pick: (choice, message) => choosing.pick(choice, message),
    buttons: message => acting.buttonsOf(message),
    press: (message, action) => acting.press(message, action),
    retry: id => session.outbox.retry(id),
  }
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
