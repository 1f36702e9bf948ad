import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import type { Desk } from '../shared/desk/desk.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'
import { visitorName } from './visitor-name.ts'

/** `mine`: the reader has the conversation; `mayEnd`: the reader may end whoever's claim it is. */
export type HeadContext = {
  desk: Desk
  text: Strings
  language: Language
  mine: boolean
  mayEnd: boolean
  claimable: boolean
  claim(): void
  close(): void
  details(): void
}

/** Where the open conversation stands, and what may be done with it. */
export function renderTalkHead(context: HeadContext): TemplateResult {
  const { desk, text, language, mayEnd, claimable, claim, close, details } = context
  const { item } = desk
  const blocked = desk.connection !== 'online' || desk.busy !== undefined
  const closable = item !== undefined && item.status !== 'closed' && (mayEnd || claimable)
  return html`<header class="opened">
    <button class="quiet icon back" aria-label=${text.back} @click=${() => desk.show(undefined)}>${icons.back}</button>
    <h2>${item ? visitorName(item.visitor, language) : desk.trouble ? text.conversation : text.loading}</h2>
    ${item ? html`<span class=${`status ${item.status}`}>${toStatus(context)}</span>` : nothing}
    <span class="deeds">
      ${claimable ? html`<button class="primary" ?disabled=${blocked} @click=${claim}>${text.claim}</button>` : nothing}
      ${mayEnd ? html`<button class="secondary" ?disabled=${blocked} title=${text.release} @click=${() => desk.release()}>${text.releaseShort}</button>` : nothing}
      ${closable ? html`<button class="secondary" ?disabled=${blocked} title=${text.closeTalk} @click=${close}>${text.closeTalkShort}</button>` : nothing}
      <button class="quiet icon details" aria-label=${text.details} title=${text.details} @click=${details}>${icons.details}</button>
    </span>
  </header>`
}

function toStatus({ desk: { item }, text, mine }: HeadContext): string {
  if (item === undefined) return ''
  if (item.status !== 'human') return text.status[item.status]
  const name = item.agent?.name || text.agent
  return mine ? text.me(name) : text.has(name)
}
