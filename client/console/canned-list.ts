import { html, nothing, type TemplateResult } from 'lit'
import type { CannedReply } from '../../server/wire.ts'
import type { Strings } from './strings.ts'

export type Offered = { reply: CannedReply; text: string }
type CannedContext = { text: Strings; offered: readonly Offered[]; active: number; choose(offered: Offered): void; edit(): void }

/** Replies to choose from while `/` stands in the box; the box keeps the focus. */
export function renderCannedList({ text, offered, active, choose, edit }: CannedContext): TemplateResult {
  const keepFocus = (event: Event) => event.preventDefault()
  return html`<div class="canned" @mousedown=${keepFocus}>
    <ul id="canned" role="listbox" aria-label=${text.canned}>
      ${offered.map(
        (each, at) =>
          html`<li id=${`canned-${at}`} role="option" aria-selected=${at === active ? 'true' : 'false'} @click=${() => choose(each)}><b>/${each.reply.shortcut}</b> <span>${each.text}</span></li>`,
      )}
    </ul>
    ${offered.length ? nothing : html`<p class="muted">${text.noCanned}</p>`}
    <button type="button" class="quiet" @click=${edit}>${text.editCanned}</button>
  </div>`
}
