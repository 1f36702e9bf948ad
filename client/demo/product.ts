import { html, nothing, type TemplateResult } from 'lit'
import { type Catalogue, findItem, type Item, type Product, toItem, type Variant } from './catalogue.ts'
import { renderGrid, renderPrice } from './home.ts'
import type { Shop } from './shop.ts'

type Option = 'colour' | 'size'
const options = ['colour', 'size'] as const
const fewLeft = 5

/** What is picked on the product page now open. */
const picked = { page: '', variant: '', quantity: 1 }

export function renderProduct(shop: Shop, catalogue: Catalogue, sku: string, draw: () => void): TemplateResult | undefined {
  const first = findItem(catalogue, sku)
  if (!first) return undefined
  if (picked.page !== sku) Object.assign(picked, { page: sku, variant: first.sku, quantity: 1 })
  const { product } = first
  const item = toItem(product, product.variants.find(variant => variant.sku === picked.variant) ?? product.variants[0])
  const choose = (change: Partial<typeof picked>) => {
    Object.assign(picked, change)
    draw()
  }
  return html`
    <p class="crumb"><a href="/">‹ ${shop.text.back}</a></p>
    <article class="product">
      <div class="picture"><img src=${product.image} alt=${product.title} width="640" height="640" /></div>
      <div class="detail">
        <p class="brand">${product.brand}</p>
        <h1>${product.title}</h1>
        ${renderPrice(shop, item.price, product.compareAt)}
        <p>${product.description}</p>
        ${product.highlights.length ? html`<ul class="highlights">${product.highlights.map(highlight => html`<li>${highlight}</li>`)}</ul>` : nothing}
        ${options.map(option => renderOption(shop, product, item.variant, option, variant => choose({ variant: variant.sku, quantity: 1 })))}
        ${renderStock(shop, item)}
        <div class="buy">
          ${renderQuantity(shop, picked.quantity, quantity => choose({ quantity: Math.max(1, Math.min(quantity, item.stock)) }))}
          <button class="button" ?disabled=${item.stock === 0} @click=${() => shop.add(item.sku, picked.quantity)}>${item.stock === 0 ? shop.text.soldOut : shop.text.add}</button>
        </div>
      </div>
    </article>
    ${renderSimilar(shop, catalogue, product)}`
}

export function renderQuantity(shop: Shop, quantity: number, change: (quantity: number) => void): TemplateResult {
  return html`<div class="quantity" role="group" aria-label=${shop.text.quantity}>
    <button aria-label=${shop.text.fewer} @click=${() => change(quantity - 1)}>−</button>
    <output>${quantity}</output>
    <button aria-label=${shop.text.more} @click=${() => change(quantity + 1)}>+</button>
  </div>`
}

function renderOption(
  shop: Shop,
  product: Product,
  variant: Variant | undefined,
  option: Option,
  choose: (variant: Variant) => void,
): TemplateResult | typeof nothing {
  const values = [...new Set(product.variants.flatMap(each => each.options[option] ?? []))]
  if (!values.length || !variant) return nothing
  return html`<fieldset class="options">
    <legend>${shop.text[option]}</legend>
    ${values.map(value => {
      const match = variantWith(product, variant, option, value)
      return html`<button aria-pressed=${variant.options[option] === value} class=${match?.stock ? '' : 'none'}
        @click=${() => match && choose(match)}>${value}</button>`
    })}
  </fieldset>`
}

/** The variant with this value that keeps the other option if it can, in stock if it can. */
function variantWith(product: Product, current: Variant, option: Option, value: string): Variant | undefined {
  const other: Option = option === 'colour' ? 'size' : 'colour'
  const having = product.variants.filter(variant => variant.options[option] === value)
  return having.find(variant => variant.options[other] === current.options[other]) ?? having.find(variant => variant.stock > 0) ?? having[0]
}

function renderStock(shop: Shop, { stock }: Item): TemplateResult {
  if (stock === 0) return html`<p class="stock none">${shop.text.soldOut}</p>`
  return html`<p class=${stock <= fewLeft ? 'stock few' : 'stock'}>${stock <= fewLeft ? shop.text.left(stock) : shop.text.inStock}</p>`
}

function renderSimilar(shop: Shop, catalogue: Catalogue, product: Product): TemplateResult | typeof nothing {
  const similar = catalogue.products.filter(each => each.category === product.category && each.sku !== product.sku).slice(0, 4)
  return similar.length ? html`<section class="shelf"><h2>${shop.text.similar}</h2>${renderGrid(shop, similar)}</section>` : nothing
}
