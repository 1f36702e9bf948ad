import { html, nothing, type TemplateResult } from 'lit'
import type { Action, Choice, MessageEvent } from '../../server/wire.ts'
import { addressOf } from '../shared/address.ts'
import type { AddState } from './adding.ts'
import { icons } from './icons.ts'
import { languageTag } from './language-tag.ts'
import { renderOffer } from './offer.ts'
import { type Strings, strings as stringsOf } from './strings.ts'

export type Replies = {
  strings: Strings
  server: string
  /** Whether a choice is shown now. */
  offers(choice: Choice): boolean
  /** How far the adding of a quick reply has come. */
  replied(choice: Choice, message: number): AddState | undefined
  pick(choice: Choice, message: number): void
  /** What a message lets the page do at a press. */
  buttons(message: MessageEvent): Action[]
  press(message: MessageEvent, action: Action): void
}

/** What the shopper may press next to the last message: the next step, quick replies; on the first screen kinds of goods and the welcome offer. */
export function renderChoices(event: MessageEvent, isFirst: boolean, actions: Replies): TemplateResult | typeof nothing {
  const choices = event.choices?.filter(actions.offers) ?? []
  const buttons = actions.buttons(event)
  const strings = event.language === undefined ? actions.strings : stringsOf[event.language]
  if (event.from === 'shopper') return nothing
  const pictured = isFirst ? choices.filter(({ image }) => image !== undefined) : []
  const plain = choices.filter(choice => !pictured.includes(choice))
  return html`<div class="replies" lang=${languageTag(event.language)}>
    ${pictured.length ? html`<ul class="starters" aria-label=${strings.products}>${pictured.map(choice => html`<li>${renderStarter(choice, event, actions)}</li>`)}</ul>` : nothing}
    ${isFirst && event.offer ? renderOffer(event.offer, strings) : nothing}
    ${
      buttons.length + plain.length
        ? html`<ul class="choices" aria-label=${strings.suggestions}>
          ${buttons.map(action => html`<li><button class="step" @click=${() => actions.press(event, action)}>${labelOf(action, strings)}</button></li>`)}
          ${plain.map(choice => html`<li>${renderReply(choice, event, strings, actions)}</li>`)}
        </ul>`
        : nothing
    }
  </div>`
}

function renderReply(choice: Choice, { seq }: MessageEvent, strings: Strings, { replied, pick }: Replies): TemplateResult {
  const state = replied(choice, seq)
  const label =
    state === 'asking'
      ? strings.adding
      : state === 'added'
        ? strings.added
        : state === undefined
          ? choice.label
          : `${choice.label}: ${strings.notAdded}`
  return html`<button ?disabled=${state === 'asking'} @click=${() => pick(choice, seq)}>${label}</button>`
}

function renderStarter(choice: Choice, { seq }: MessageEvent, { server, pick }: Replies): TemplateResult {
  const image = addressOf(choice.image?.replace(/^\/(?!\/)/, ''), `${server}/`)
  const hide = ({ target }: Event) => ((target as HTMLElement).hidden = true)
  return html`<button class="starter" @click=${() => pick(choice, seq)}>
    <span class="picture">${icons.bag}${image ? html`<img src=${image} alt="" width="56" height="56" @error=${hide} />` : nothing}</span>
    <span>${choice.label}</span>
  </button>`
}

function labelOf(action: Action, { act }: Strings): string {
  return 'title' in action ? act[action.do](action.title) : act[action.do]()
}
