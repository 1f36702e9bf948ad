import { html, nothing, type TemplateResult } from 'lit'
import { type Line, totalOf } from '../shared/cart.ts'
import { formatMoney, fromMinor } from '../shared/money.ts'
import { type Catalogue, findItem, minorPriceOf } from './catalogue.ts'
import { renderQuantity } from './product.ts'
import type { Shop } from './shop.ts'

export function renderCart(shop: Shop, catalogue: Catalogue): TemplateResult {
  if (shop.order) return renderThanks(shop, shop.order)
  const { text } = shop
  if (!shop.lines.length) {
    return html`<section class="empty"><h1>${text.cart}</h1><p>${text.emptyCart}</p><a class="button" href="/">${text.keepShopping}</a></section>`
  }
  return html`<h1>${text.cart}</h1>
    <div class="cart">
      <ul class="lines">${shop.lines.map(line => renderLine(shop, catalogue, line))}</ul>
      ${renderSummary(shop, catalogue)}
    </div>`
}

function renderLine(shop: Shop, catalogue: Catalogue, line: Line): TemplateResult | typeof nothing {
  const item = findItem(catalogue, line.sku)
  if (!item) return nothing
  const { product, variant } = item
  const options = [variant?.options.colour, variant?.options.size].filter(Boolean).join(' · ')
  return html`<li>
    <a href=${`/products/${encodeURIComponent(product.sku)}`}><img src=${product.image} alt="" width="96" height="96" /></a>
    <div class="what">
      <a href=${`/products/${encodeURIComponent(product.sku)}`}>${product.title}</a>
      ${options ? html`<span>${options}</span>` : nothing}
      <b>${formatMoney(item.price, shop.language)}</b>
    </div>
    <div class="edit">
      ${renderQuantity(shop, line.quantity, quantity => shop.change(line.sku, quantity))}
      <button class="quiet" aria-label=${`${shop.text.remove}: ${product.title}`} @click=${() => shop.change(line.sku, 0)}>${shop.text.remove}</button>
    </div>
  </li>`
}

function renderSummary(shop: Shop, catalogue: Catalogue): TemplateResult {
  const { text } = shop
  const total = totalOf(shop.lines, minorPriceOf(catalogue), shop.code, shop.coupon)
  const money = (minor: number) => formatMoney({ amount: fromMinor(minor), currency: catalogue.currency }, shop.language)
  return html`<section class="summary">
    <form @submit=${(event: SubmitEvent) => applyCode(shop, event)}>
      <label for="code">${text.code}</label>
      <div><input id="code" name="code" autocomplete="off" autocapitalize="characters" .value=${shop.code} /><button class="button soft">${text.apply}</button></div>
      <p class=${`state ${total.coupon}`} role="status">${text.couponState[total.coupon]}</p>
    </form>
    <dl>
      <dt>${text.subtotal}</dt><dd>${money(total.subtotal)}</dd>
      ${total.discount ? html`<dt>${text.discount}</dt><dd>${money(-total.discount)}</dd>` : nothing}
      <dt class="total">${text.total}</dt><dd class="total">${money(total.total)}</dd>
    </dl>
    <button class="button wide" id="order" @click=${() => shop.placeOrder()}>${text.order}</button>
    <p class="note">${text.demoNote}</p>
  </section>`
}

function renderThanks(shop: Shop, order: string): TemplateResult {
  const { text } = shop
  return html`<section class="empty thanks">
    <svg viewBox="0 0 48 48" width="64" height="64" aria-hidden="true"><circle cx="24" cy="24" r="22" /><path d="m15 24.5 6.5 6.5L33.5 18.5" /></svg>
    <h1>${text.thanks}</h1>
    <p>${text.orderNumber} <b id="order-number">${order}</b></p>
    <p>${text.thanksText}</p>
    <a class="button" href="/">${text.keepShopping}</a>
  </section>`
}

function applyCode(shop: Shop, event: SubmitEvent): void {
  event.preventDefault()
  shop.useCode(String(new FormData(event.target as HTMLFormElement).get('code') ?? ''))
}
