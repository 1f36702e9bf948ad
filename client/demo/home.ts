import { html, nothing, type TemplateResult } from 'lit'
import { formatMoney } from '../shared/money.ts'
import type { Catalogue, Product } from './catalogue.ts'
import type { Shop } from './shop.ts'
import { withUsher } from './usher.ts'

export function renderHome(shop: Shop, catalogue: Catalogue): TemplateResult {
  const { text } = shop
  const filled = catalogue.categories.filter(category => catalogue.products.some(product => product.category === category.id))
  return html`
    <section class="hero">
      <div>
        <p class="eyebrow">${text.tagline}</p>
        <h1>${text.heroTitle}</h1>
        <p>${text.heroText}</p>
        <button class="button" @click=${() => withUsher(usher => usher.open())}>${text.ask}</button>
        ${renderCoupon(shop, catalogue)}
      </div>
      <div class="collage" aria-hidden="true">${pickForHero(catalogue).map(product => html`<img src=${product.image} alt="" width="320" height="320" />`)}</div>
    </section>
    <nav class="chips" aria-label=${text.categories}>
      ${filled.map(category => html`<a href=${`#${category.id}`}>${category.label}</a>`)}
    </nav>
    ${filled.map(
      category => html`<section class="shelf" id=${category.id}>
        <h2>${category.label}</h2>
        ${renderGrid(
          shop,
          catalogue.products.filter(product => product.category === category.id),
        )}
      </section>`,
    )}`
}

export function renderGrid(shop: Shop, products: readonly Product[]): TemplateResult {
  return html`<ul class="grid">${products.map(product => html`<li>${renderTile(shop, product)}</li>`)}</ul>`
}

export function renderPrice(shop: Shop, price: Product['price'], compareAt: Product['compareAt']): TemplateResult {
  const was = compareAt && html` <s><span class="hidden">${shop.text.was} </span>${formatMoney(compareAt, shop.language)}</s>`
  return html`<span class="price"><b>${formatMoney(price, shop.language)}</b>${was ?? nothing}</span>`
}

function renderTile(shop: Shop, product: Product): TemplateResult {
  return html`<a class="tile" href=${`/products/${encodeURIComponent(product.sku)}`}>
    <span class="picture"><img src=${product.image} alt="" loading="lazy" width="320" height="320" />
      ${product.stock === 0 ? html`<span class="badge">${shop.text.soldOut}</span>` : nothing}</span>
    <span class="brand">${product.brand}</span>
    <span class="name">${product.title}</span>
    ${renderPrice(shop, product.price, product.compareAt)}
  </a>`
}

function renderCoupon(shop: Shop, catalogue: Catalogue): TemplateResult | typeof nothing {
  const { coupon, currency } = catalogue
  if (!coupon) return nothing
  const money = (amount: string) => formatMoney({ amount, currency }, shop.language)
  const off = 'percent' in coupon ? `${coupon.percent}%` : money(coupon.amount)
  return html`<p class="coupon">${shop.text.coupon(coupon.code, off, money(coupon.minimum), coupon.firstOrder)}</p>`
}

/** One picture of each of the first four categories. */
function pickForHero({ categories, products }: Catalogue): Product[] {
  return categories.flatMap(category => products.find(product => product.category === category.id) ?? []).slice(0, 4)
}
