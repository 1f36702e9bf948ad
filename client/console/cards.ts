import { html, nothing, type TemplateResult } from 'lit'
import type { Card, Language } from '../../server/wire.ts'
import { addressOf } from '../shared/address.ts'
import { formatMoney } from '../shared/money.ts'
import type { Strings } from './strings.ts'

const fewLeft = 5

/** The cards as the shopper sees them, without their buttons. */
export function renderCards(cards: readonly Card[], language: Language, text: Strings): TemplateResult {
  return html`<ul class="cards" aria-label=${text.products} tabindex=${cards.length > 1 ? 0 : nothing}>
    ${cards.map(card => html`<li class="card">${renderCard(card, language, text)}</li>`)}
  </ul>`
}

function renderCard(card: Card, language: Language, text: Strings): TemplateResult {
  const image = addressOf(card.image, document.baseURI)
  const url = addressOf(card.url, document.baseURI)
  return html`
    ${image ? html`<img src=${image} alt="" loading="lazy" width="132" height="99" />` : nothing}
    <p class="name">${url ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${card.title}</a>` : card.title}</p>
    <p><b>${formatMoney(card.price, language)}</b>${card.compareAt ? html` <s><span class="hidden">${text.was} </span>${formatMoney(card.compareAt, language)}</s>` : nothing}</p>
    ${card.why ? html`<p class="because">${card.why}</p>` : nothing}
    ${card.stock !== undefined && card.stock <= fewLeft ? html`<p class="stock">${card.stock > 0 ? text.left(card.stock) : text.soldOut}</p>` : nothing}
    <code>${card.sku}</code>`
}
