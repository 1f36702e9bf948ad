import { html, nothing, render, type TemplateResult } from 'lit'
import { tagOf } from '../shared/language.ts'
import { renderCart } from './cart-page.ts'
import { type Catalogue, findItem } from './catalogue.ts'
import { renderHome } from './home.ts'
import { renderPolicy } from './policy-page.ts'
import { renderProduct } from './product.ts'
import { followLinks, go, type Route, toRoute } from './router.ts'
import { Shop } from './shop.ts'
import { track, withUsher } from './usher.ts'

const root = document.getElementById('shop')!
const shop = new Shop(draw)
let viewed = ''

function draw(): void {
  const route = toRoute(location.pathname)
  render(renderShop(route), root)
  describePage(route)
}

function visit(): void {
  shop.order = undefined
  draw()
}

function renderShop(route: Route): TemplateResult {
  const { text, catalogue } = shop
  return html`
    <a class="skip" href="#main">${shop.language === 'zh' ? '跳到内容' : 'Skip to content'}</a>
    <header class="top">
      <a class="logo" href="/"><svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true"><path d="M16 3 8.5 13h3.5L6.5 20h4L5 27h9.5v3h3v-3H27l-5.5-7h4L20 13h3.5Z" /></svg>
        <span>${catalogue?.shop.name ?? (shop.language === 'zh' ? '云杉小铺' : 'Spruce & Co')}</span></a>
      <button class="quiet" aria-label=${text.languageLabel} @click=${() => shop.speak(shop.language === 'zh' ? 'en' : 'zh')}>${text.language}</button>
      <a class="cart-link" href="/cart" aria-label=${text.cartCount(shop.count)}>${text.cart}<span class="count" ?hidden=${shop.count === 0}>${shop.count}</span></a>
    </header>
    <main id="main">${catalogue ? renderPage(route, catalogue) : renderWaiting()}</main>
    ${catalogue ? html`<footer>${text.footer}</footer>` : nothing}
    <div class="notice" role="status">${shop.notice ? html`<p>${shop.notice} <a href="/cart">${text.toCart}</a></p>` : nothing}</div>`
}

function renderPage(route: Route, catalogue: Catalogue): TemplateResult {
  if (route.page === 'home') return renderHome(shop, catalogue)
  if (route.page === 'cart') return renderCart(shop, catalogue)
  const page = route.page === 'product' ? renderProduct(shop, catalogue, route.sku, draw) : undefined
  const policy = route.page === 'policy' ? renderPolicy(shop, route.topic, draw) : undefined
  return (
    page ?? policy ?? html`<section class="empty"><h1>${shop.text.notFound}</h1><a class="button" href="/">${shop.text.back}</a></section>`
  )
}

function renderWaiting(): TemplateResult | typeof nothing {
  if (!shop.failed) return nothing
  return html`<section class="empty"><p>${shop.text.loadFailed}</p><button class="button" @click=${() => shop.load()}>${shop.text.retry}</button></section>`
}

/** Title and language of the document, and what the chat is told of the page. */
function describePage(route: Route): void {
  const { catalogue } = shop
  if (!catalogue) return
  const product = route.page === 'product' ? findItem(catalogue, route.sku)?.product : undefined
  document.documentElement.lang = tagOf(shop.language)
  document.title = product ? `${product.title} · ${catalogue.shop.name}` : catalogue.shop.name
  document.querySelector('meta[property="og:site_name"]')?.setAttribute('content', catalogue.shop.name)
  const chat = document.querySelector('usher-chat')
  if (chat && chat.getAttribute('language') !== shop.language) chat.setAttribute('language', shop.language)
  withUsher(usher =>
    usher.page({ url: location.origin + location.pathname, title: document.title, ...(product ? { sku: product.sku } : {}) }),
  )
  const view = product ? location.pathname : ''
  if (product && view !== viewed) track('Product Viewed', { sku: product.sku })
  viewed = view
}

window.addEventListener('usher:ready', () => document.querySelector('usher-chat')?.setAttribute('language', shop.language))
withUsher(usher => {
  usher.on('cart:add', ({ sku, variant, quantity, price }) => shop.addFor(variant ?? sku, quantity, price))
  usher.on('cart:set', ({ sku, variant, quantity }) => shop.changeFor(variant ?? sku, quantity))
  usher.on('cart:remove', ({ sku, variant }) => shop.changeFor(variant ?? sku, 0))
  usher.on('cart:open', () => go('/cart', visit))
  // The cart's page is where this shop's order is placed.
  usher.on('checkout:open', () => go('/cart', visit))
  usher.on('navigate', ({ url }) => {
    const { origin, pathname } = new URL(url)
    if (origin !== location.origin || toRoute(pathname).page === 'missing') return true
    go(pathname, visit)
    return false
  })
})
followLinks(visit)
draw()
void shop.load()
