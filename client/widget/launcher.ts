import { html, nothing, type TemplateResult } from 'lit'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'

export function renderLauncher(unread: number, text: Strings, open: () => void): TemplateResult {
  return html`<button class="launcher" aria-label=${unread ? text.openUnread(unread) : text.open} @click=${open}>
    ${icons.chat}${unread ? html`<span class="unread" aria-hidden="true">${unread > 9 ? '9+' : unread}</span>` : nothing}
  </button>`
}
