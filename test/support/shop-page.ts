import type { Locator, Page } from 'playwright-core'
import type { Files } from './other-origin.ts'

export type ShopPage = { chat: string; csp?: boolean | string; hostile?: boolean; tags?: string; language?: string; direction?: string }

/** What a page may load and do that allows the chat exactly what it needs; docs/developers.md tells the same. */
export function strictPolicy(chat: string): string {
  const { origin } = new URL(chat)
  return [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    `connect-src ${origin} ${origin.replace('http', 'ws')}`,
    `img-src 'self' ${origin}`,
    "style-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')
}

/** The files of a shop whose page at `/` embeds the chat: its own script keeps a cart and what the chat told. */
export function shopFiles({ chat, csp = true, hostile = false, tags, language = 'en', direction = 'ltr' }: ShopPage): Files {
  const headers = csp === false ? {} : { 'content-security-policy': csp === true ? strictPolicy(chat) : csp }
  const tag = `<script type="module" src="${chat}/usher.js" data-language="${language}" data-shop="Alpine &amp; Co"></script>`
  const html = `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>A shop</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <link rel="stylesheet" href="/${hostile ? 'hostile' : 'plain'}.css">
    <script src="/shop.js"></script>${tags ?? tag}</head>
    <body><main><h1>A shop of another origin</h1><p>Its own words.</p><button>A button</button></main></body></html>`
  return {
    '/': { type: 'text/html', body: html, headers },
    '/favicon.ico': { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    '/shop.js': { type: 'text/javascript', body: shopScript },
    '/plain.css': { type: 'text/css', body: 'body { font: 16px sans-serif; margin: 2rem }' },
    '/hostile.css': { type: 'text/css', body: hostileStyle },
  }
}

const shopScript = `
window.told = []
window.cart = []
window.violations = []
document.addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))
window.UsherQueue ??= []
UsherQueue.push(usher => {
  for (const name of ['ready', 'open', 'message', 'status', 'error']) usher.on(name, detail => told.push([name, detail]))
  usher.on('cart:add', async ({ sku, variant, quantity }) => {
    if (window.shopSays === 'no') return false
    if (window.shopSays === 'broken') throw new Error('the cart is broken')
    await new Promise(resolve => (window.finishAdding = resolve))
    cart.push(variant ?? sku)
    usher.track('Product Added', { sku: variant ?? sku, quantity })
  })
})
`

const hostileStyle = `
html { font-size: 10px; overflow: hidden; line-height: 3 }
* { all: unset !important; display: inline !important; font: 900 6px/9 fantasy !important; color: red !important; visibility: hidden !important;
  letter-spacing: 9px !important; text-transform: uppercase !important; pointer-events: none !important; z-index: 1 !important; position: static !important }
body * { opacity: 0.1 !important; transform: rotate(9deg) !important }
button, div, section, textarea, usher-chat { display: none !important }
main { display: block !important; visibility: visible !important; position: fixed !important; inset: 0 !important; z-index: 2147483646 !important; background: tomato !important }
`

export async function openChat(page: Page): Promise<void> {
  await page.locator('usher-chat .launcher').click()
  await page.locator('usher-chat .panel').waitFor()
  await bots(page).first().waitFor()
}

/** Waits in the page itself: a strict policy forbids the browser driver's own way, which evaluates text. */
export async function until(page: Page, condition: string): Promise<void> {
  await page.evaluate(`new Promise(resolve => { const look = () => (${condition}) ? resolve(true) : setTimeout(look, 20); look() })`)
}

/** Finished words of the assistant. */
export function bots(page: Page) {
  return page.locator('usher-chat .message.bot:not([aria-hidden]):not(:has(.dots))')
}

export async function say(page: Page, text: string): Promise<string> {
  const count = await bots(page).count()
  await page.locator('usher-chat textarea').fill(text)
  await page.locator('usher-chat textarea').press('Enter')
  await bots(page).nth(count).waitFor({ timeout: 20_000 })
  return (await bots(page).nth(count).textContent()) ?? ''
}

/** Chooses the first of each option that can be had, where a card has any: without it nothing is added. */
export async function choose(card: Locator): Promise<void> {
  const { length } = await card.locator('[data-option]').all()
  for (let at = 0; at < length; at++) {
    const option = card.locator('[data-option]').nth(at)
    const chip = option.locator('.chip:not(.none)').first()
    if (await chip.count()) await chip.click()
    else await option.selectOption((await option.locator('option:not([disabled])').first().getAttribute('value')) ?? '')
  }
}
