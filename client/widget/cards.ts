import { html, nothing, type TemplateResult } from 'lit'
import type { Card, Choice, Language } from '../../server/wire.ts'
import { addressOf } from '../shared/address.ts'
import { formatMoney } from '../shared/money.ts'
import type { AddState } from './adding.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'

export type CardActions = {
  language: Language
  strings: Strings
  server: string
  adding(sku: string): AddState | undefined
  add(card: Card, choice: Choice): void
  view(card: Card, url: string, event: Event): void
  pick(choice: Choice): void
}

const fewLeft = 5

export function renderCards(cards: readonly Card[], actions: CardActions): TemplateResult {
  return html`<ul class=${cards.length === 1 ? 'cards one' : 'cards'} aria-label=${actions.strings.products} tabindex=${cards.length > 1 ? 0 : nothing}>
    ${cards.map(card => html`<li class="card">${renderCard(card, actions)}</li>`)}
  </ul>`
}

function renderCard(card: Card, actions: CardActions): TemplateResult {
  const { strings } = actions
  const add = card.choices?.find(choice => choice.id.startsWith('add:')) ?? { id: `add:${card.sku}`, label: strings.add }
  const others = card.choices?.filter(choice => !/^(add|view):/.test(choice.id)) ?? []
  const url = addressOf(card.url, document.baseURI)
  const image = addressOf(card.image?.replace(/^\/(?!\/)/, ''), `${actions.server}/`)
  return html`
    <div class="picture">${image ? html`<img src=${image} alt="" loading="lazy" width="240" height="180" />` : nothing}</div>
    <div class="about">
      <h3>${card.title}</h3>
      <p class="price">${renderPrice(card, actions)}</p>
      ${card.why ? html`<p class="why">${card.why}</p>` : nothing}
      ${renderStock(card, strings)}
      <p class="stock" role="status">${actions.adding(card.sku) === 'failed' ? strings.notAdded : nothing}</p>
    </div>
    <div class="buttons">
      ${
        card.stock === 0
          ? nothing
          : html`<button class="primary" @click=${() => actions.add(card, add)} aria-label=${`${add.label}: ${card.title}`}>
            ${renderAdding(actions.adding(card.sku), add.label, strings)}
          </button>`
      }
      ${
        url
          ? html`<a class="secondary" href=${url} @click=${(event: Event) => actions.view(card, url, event)} aria-label=${`${strings.view}: ${card.title}`}>${strings.view}</a>`
          : nothing
      }
      ${others.map(choice => html`<button class="secondary" @click=${() => actions.pick(choice)}>${choice.label}</button>`)}
    </div>`
}

function renderAdding(state: AddState | undefined, label: string, strings: Strings): TemplateResult | string {
  if (state === 'asking') return strings.adding
  return state === 'added' ? html`<span>${icons.check}${strings.added}</span>` : label
}

function renderPrice(card: Card, { language, strings }: CardActions): TemplateResult {
  const price = formatMoney(card.price, language)
  if (!card.compareAt) return html`<b>${price}</b>`
  return html`<b>${price}</b> <s><span class="hidden">${strings.was} </span>${formatMoney(card.compareAt, language)}</s>`
}

function renderStock({ stock }: Card, strings: Strings): TemplateResult | typeof nothing {
  if (stock === undefined || stock > fewLeft) return nothing
  return stock > 0 ? html`<p class="stock">${strings.left(stock)}</p>` : html`<p class="stock none">${strings.soldOut}</p>`
}
