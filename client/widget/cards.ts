import { html, nothing, type TemplateResult } from 'lit'
import type { Card, Choice, Language, Money } from '../../server/wire.ts'
import { addressOf } from '../shared/address.ts'
import { formatMoney } from '../shared/money.ts'
import { type Chosen, openOption, variantOf } from '../shared/variants.ts'
import type { AddState } from './adding.ts'
import { renderCarousel } from './carousel.ts'
import { icons } from './icons.ts'
import { renderOptions } from './options.ts'
import type { Strings } from './strings.ts'

export type CardActions = {
  /** Of the message: a card has one language. */
  language: Language
  strings: Strings
  server: string
  /** Names the cards of one message. */
  id: string
  takesAdd: boolean
  adding(card: Card): AddState | undefined
  chosen(card: Card): Chosen
  choose(card: Card, name: string, value: string): void
  add(card: Card): void
  view(card: Card, url: string, event: Event): void
  pick(choice: Choice): void
}

const fewLeft = 5

export function renderCards(cards: readonly Card[], actions: CardActions): TemplateResult {
  const narrow = cards.length > 1
  const items = cards.map(card => html`<li class="card">${renderCard(card, actions, narrow)}</li>`)
  return narrow
    ? renderCarousel(items, actions.strings.products)
    : html`<ul class="cards one" aria-label=${actions.strings.products}>${items}</ul>`
}

function renderCard(card: Card, actions: CardActions, narrow: boolean): TemplateResult {
  const { strings } = actions
  const chosen = actions.chosen(card)
  const url = addressOf(card.url, document.baseURI)
  const follow = (event: Event) => url && actions.view(card, url, event)
  return html`
    ${renderPicture(card, url, follow, actions)}
    <div class="about">
      <h3>${renderTitle(card, url, follow, actions)}</h3>
      <p class="price">${renderPrice(variantOf(card, chosen) ?? card, actions)}</p>
      ${card.why ? html`<p class="why">${card.why}</p>` : nothing}
    </div>
    ${renderOptions({ card, chosen, id: `${actions.id} ${card.sku}`, narrow, strings, choose: (name, value) => actions.choose(card, name, value) })}
    ${renderStock(card, chosen, strings)}
    <p class="stock" role="status">${addedNote(actions.adding(card), strings) ?? nothing}</p>
    <div class="buttons">
      ${renderAdd(card, chosen, url, follow, actions, narrow)}
    </div>`
}

/** The picture leads where "View" does; what is drawn below it shows where there is none, or none that loads. */
function renderPicture(card: Card, url: string | undefined, follow: (event: Event) => void, { server }: CardActions): TemplateResult {
  const image = addressOf(card.image?.replace(/^\/(?!\/)/, ''), `${server}/`)
  const hide = ({ target }: Event) => ((target as HTMLElement).hidden = true)
  const inside = html`${icons.bag}${image ? html`<img src=${image} alt="" loading="lazy" width="240" height="180" @error=${hide} />` : nothing}`
  return url
    ? html`<a class="picture" href=${url} tabindex="-1" aria-hidden="true" @click=${follow}>${inside}</a>`
    : html`<div class="picture">${inside}</div>`
}

/** "Tell me more" is the title itself. */
function renderTitle(card: Card, url: string | undefined, follow: (event: Event) => void, { pick }: CardActions): TemplateResult | string {
  const more = card.choices?.find(({ id }) => id.startsWith('about:'))
  if (more)
    return html`<button title=${more.label} aria-label=${`${card.title}, ${more.label}`} @click=${() => pick(more)}>${card.title}</button>`
  return url ? html`<a href=${url} @click=${follow}>${card.title}</a>` : card.title
}

function renderAdd(
  card: Card,
  chosen: Chosen,
  url: string | undefined,
  follow: (event: Event) => void,
  actions: CardActions,
  narrow: boolean,
): TemplateResult {
  const { strings } = actions
  const isChosenElsewhere = card.options !== undefined && card.variants === undefined
  const open = isChosenElsewhere ? undefined : openOption(card, chosen)
  const canAdd = actions.takesAdd && !isChosenElsewhere && (open !== undefined || stockOf(card, chosen) !== 0)
  const view = (name: string) =>
    url
      ? html`<a class=${canAdd ? 'secondary' : 'primary'} href=${url} @click=${follow} aria-label=${`${name}: ${card.title}`}>${name}</a>`
      : nothing
  if (!canAdd) return html`${view(isChosenElsewhere ? strings.chooseThere : strings.viewProduct)}`
  const state = actions.adding(card)
  const name = open === undefined ? strings.add : strings.choose(open.label)
  const label = open !== undefined && narrow ? strings.chooseShort : name
  return html`<button class="primary" aria-label=${`${name}: ${card.title}`}
      @click=${(event: Event) => (open === undefined ? actions.add(card) : ask(event, open.name))}>
      ${state === 'asking' ? strings.adding : state === 'added' ? html`<span>${icons.check}${strings.added}</span>` : label}
    </button>${view(strings.view)}`
}

/** Leads to what is still to be chosen. */
function ask(event: Event, option: string): void {
  const card = (event.currentTarget as Element).closest('.card')
  const group = [...(card?.querySelectorAll<HTMLElement>('[data-option]') ?? [])].find(({ dataset }) => dataset.option === option)
  group?.classList.add('asked')
  const field = group?.matches('select') ? group : group?.querySelector<HTMLElement>('input:not(:disabled)')
  field?.focus()
}

function addedNote(state: AddState | undefined, strings: Strings): string | undefined {
  switch (state) {
    case undefined:
    case 'asking':
    case 'added':
      return undefined
    case 'sold_out':
    case 'limit':
    case 'price_changed':
    case 'unknown':
      return strings.addRefused[state]
    case 'refused':
    case 'failed':
    case 'nobody':
    case 'other':
      return strings.notAdded
    default:
      return state satisfies never
  }
}

function renderPrice({ price, compareAt }: { price: Money; compareAt?: Money }, { language, strings }: CardActions): TemplateResult {
  const now = formatMoney(price, language)
  if (!compareAt) return html`<b>${now}</b>`
  return html`<b>${now}</b> <s><span class="hidden">${strings.was} </span>${formatMoney(compareAt, language)}</s>`
}

/** Of what is chosen; a combination that there is not can no more be had than one that is gone. */
function stockOf(card: Card, chosen: Chosen): number | undefined {
  if (!card.options?.length || card.variants === undefined || openOption(card, chosen) !== undefined) return card.stock
  const variant = variantOf(card, chosen)
  return variant === undefined ? 0 : variant.stock
}

function renderStock(card: Card, chosen: Chosen, strings: Strings): TemplateResult | typeof nothing {
  const stock = stockOf(card, chosen)
  if (stock === undefined || stock > fewLeft) return nothing
  return stock > 0 ? html`<p class="stock">${strings.left(stock)}</p>` : html`<p class="stock none">${strings.soldOut}</p>`
}
