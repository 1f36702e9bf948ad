import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { SignJWT } from 'jose'
import { after, afterEach, before, describe, it } from 'mocha'
import type { BrowserContext, Page, WebSocket } from 'playwright-core'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { adminToken } from '../support/console.ts'
import { type Files, type Site, startProxy, startSite } from '../support/other-origin.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { bots, choose, openChat, type ShopPage, say, shopFiles, until } from '../support/shop-page.ts'

const shots = fileURLToPath(import.meta.resolve('#root/test-output'))
const shopSecret = 'a secret of the shop with enough characters'

const sockets = new WeakMap<Page, WebSocket[]>()

type Told = [name: string, detail?: { code?: string; message?: string }][]
type ShopWindow = Window & {
  told: Told
  cart: string[]
  violations: string[]
  shopSays?: string
  finishAdding?: () => void
}

describe('a shop of another origin', function () {
  this.timeout(60_000)
  const files: Files = {}
  let chromium: TestBrowser
  let site: Site
  let service: Service
  const contexts: BrowserContext[] = []
  before(async () => {
    mkdirSync(shots, { recursive: true })
    site = await startSite(files)
    service = await startService({ USHER_ORIGINS: site.url, USHER_SHOP_SECRET: shopSecret })
    await service.app.settled()
    chromium = await openBrowser()
  })
  after(async () => {
    await chromium?.close()
    await Promise.all([service.stop(), site.close()])
  })
  afterEach(() => Promise.all(contexts.splice(0).map(context => context.close())))

  /** Opens the shop's page; `faults` is everything that went wrong on it. */
  const visit = async (options: Partial<ShopPage> = {}, prepare: (page: Page) => Promise<unknown> = async () => {}) => {
    Object.assign(files, shopFiles({ chat: service.url, ...options }))
    const context = await chromium.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    contexts.push(context)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', error => faults.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') faults.push(message.text())
    })
    const opened: WebSocket[] = []
    sockets.set(page, opened)
    page.on('websocket', socket => opened.push(socket))
    await prepare(page)
    await page.goto(site.url)
    return { page, faults }
  }
  const shop = <T>(page: Page, read: (window: ShopWindow) => T) => page.evaluate(`(${read})(window)`) as Promise<T>
  const conversations = async () => {
    const headers = { authorization: `Bearer ${await adminToken(service)}` }
    const answer = await fetch(`${service.url}/api/v1/conversations?limit=200`, { headers })
    return ((await answer.json()) as { conversations: unknown[] }).conversations.length
  }

  it('talks with one script tag under a strict content security policy with Trusted Types, and axe finds nothing', async () => {
    const { page, faults } = await visit()
    await openChat(page)
    assert.equal(await page.locator('usher-chat h2').textContent(), 'Alpine & Co')
    await say(page, 'tents')
    const picture = page.locator('usher-chat .card img').first()
    await picture.waitFor()
    await until(page, "document.querySelector('usher-chat').shadowRoot.querySelector('.card img').naturalWidth > 0")
    const { violations } = await new AxeBuilder({ page }).include('usher-chat').analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
      [],
    )
    assert.deepEqual([await shop(page, window => window.violations), faults], [[], []])
    await page.screenshot({ path: join(shots, 'embed-strict.png') })
  })

  it('cannot break the chat by its own styles, whatever they say', async () => {
    const { page } = await visit({ hostile: true })
    await page.locator('usher-chat .launcher').click()
    await page.locator('usher-chat textarea').fill('tents')
    await page.locator('usher-chat textarea').press('Enter')
    await page.locator('usher-chat .card').first().waitFor()
    const { fontSize, fontWeight, visibility, textTransform, letterSpacing } = await lookOf(page, '.bubble')
    assert.deepEqual([fontSize, fontWeight, visibility, textTransform, letterSpacing], ['15px', '400', 'visible', 'none', 'normal'])
    await page.locator('usher-chat .panel button.icon').last().click()
    await page.locator('usher-chat .launcher').waitFor()
    await page.screenshot({ path: join(shots, 'embed-hostile.png') })
  })

  it('written from right to left has the chat on its left, with the chat’s own words from left to right', async () => {
    const { page } = await visit({ direction: 'rtl' })
    await openChat(page)
    const panel = await page.locator('usher-chat .panel').boundingBox()
    assert.ok((panel?.x ?? 999) < 100)
    await page.screenshot({ path: join(shots, 'embed-rtl.png') })
  })

  for (const upgrades of ['refuse', 'swallow'] as const) {
    it(`talks by long polling where something on the way ${upgrades}s WebSocket`, async () => {
      const proxy = await startProxy({ to: service.url, upgrades })
      const { page } = await visit({ chat: proxy.url })
      await page.locator('usher-chat .launcher').click()
      await bots(page).first().waitFor({ timeout: 25_000 })
      assert.match(await say(page, 'is shipping free?'), /ship/i)
      await proxy.close()
    })
  }

  it('talks where the browser blocks every storage', async () => {
    const block = `for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })`
    const { page, faults } = await visit({}, page => page.addInitScript(block))
    await openChat(page)
    await say(page, 'is shipping free?')
    assert.deepEqual(faults, [])
  })

  it('keeps what is written while the line is down, says so, and sends it once when it is back', async () => {
    const proxy = await startProxy({ to: service.url, upgrades: 'refuse' })
    const { page } = await visit({ chat: proxy.url })
    await openChat(page)
    await page.context().setOffline(true)
    await page.locator('usher-chat .banner').filter({ hasText: 'Connection lost' }).waitFor()
    await page.locator('usher-chat textarea').fill('is shipping free?')
    await page.locator('usher-chat textarea').press('Enter')
    await page.locator('usher-chat .message.shopper .state').filter({ hasText: 'Sending' }).waitFor()
    await page.screenshot({ path: join(shots, 'embed-offline.png') })
    const said = await bots(page).count()
    await page.context().setOffline(false)
    await bots(page).nth(said).waitFor({ timeout: 20_000 })
    assert.equal(await page.locator('usher-chat .message.shopper').count(), 1)
    assert.equal(await page.locator('usher-chat .banner p').count(), 0)
    await proxy.close()
  })

  it('on a phone leaves the panel above the keyboard and the page behind where it was', async () => {
    const viewport = { width: 360, height: 740 }
    const keyboard = `Object.defineProperty(window, 'visualViewport', { value: Object.assign(new EventTarget(), { height: 740, offsetTop: 0, scale: 1 }) })`
    const { page } = await visit({}, async page => {
      await page.setViewportSize(viewport)
      await page.addInitScript(keyboard)
    })
    await openChat(page)
    await page.evaluate("Object.assign(visualViewport, { height: 400, offsetTop: 30 }); visualViewport.dispatchEvent(new Event('resize'))")
    assert.deepEqual(await page.locator('usher-chat .panel').boundingBox(), { x: 0, y: 30, width: 360, height: 400 })
    const overflow = () => page.evaluate('getComputedStyle(document.documentElement).overflow')
    assert.equal(await overflow(), 'hidden')
    await page.locator('usher-chat .panel button.icon').last().click()
    assert.equal(await overflow(), 'visible')
  })

  it('opens the chat by its own button, gets the focus back, and keeps the chat when it puts another body in place', async () => {
    const { page } = await visit()
    await until(page, "told.some(([name]) => name === 'ready')")
    await page.evaluate("document.querySelector('main button').addEventListener('click', () => Usher.open())")
    await page.locator('main button').click()
    await page.locator('usher-chat textarea').press('Escape')
    await until(page, "document.activeElement === document.querySelector('main button')")
    await page.evaluate("document.body.replaceWith(document.createElement('body'))")
    await openChat(page)
  })

  it('that is not listed reads on its console what to change; no conversation begins', async () => {
    const before = await conversations()
    const stranger = await startSite(files)
    const { page, faults } = await visit()
    await page.goto(stranger.url)
    await page.locator('usher-chat .launcher').click()
    await page.locator('usher-chat .banner').filter({ hasText: 'does not work on this page' }).waitFor()
    assert.equal(faults.length, 1)
    assert.ok(faults[0]?.includes(`does not serve pages of ${stranger.url}`), faults[0])
    assert.match(faults[0] ?? '', /Expected the origin of the page in USHER_ORIGINS, got .* \(unauthorized\)$/)
    assert.deepEqual((await shop(page, window => window.told)).find(([name]) => name === 'error')?.[1]?.code, 'unauthorized')
    assert.equal(await conversations(), before)
    await stranger.close()
  })

  it('whose policy forgets to let the chat connect reads on its console what to add', async () => {
    const warned: string[] = []
    const { page } = await visit({ csp: `default-src 'self'; script-src 'self' ${service.url}` }, async page =>
      page.on('console', message => message.type() === 'warning' && warned.push(message.text())),
    )
    await page.locator('usher-chat .launcher').click()
    await page.locator('usher-chat .banner').filter({ hasText: 'Connection lost' }).waitFor()
    assert.equal(warned.length, 1)
    assert.ok(warned[0]?.includes(`connect-src ${service.url} ${service.url.replace('http', 'ws')}`), warned[0])
  })

  it('adds to its own cart what a card’s button asks for; the card says so once it is true', async () => {
    const { page } = await visit()
    await openChat(page)
    await say(page, 'tents')
    const button = page.locator('usher-chat .card .primary').first()
    await choose(page.locator('usher-chat .card').first())
    await button.click()
    await button.filter({ hasText: 'Adding' }).waitFor()
    const said = await bots(page).count()
    await page.locator('main button').focus()
    await shop(page, window => window.finishAdding?.())
    await button.filter({ hasText: 'Added' }).waitFor()
    await bots(page).nth(said).waitFor()
    await page.locator('usher-chat .line.done').filter({ hasText: 'cart' }).waitFor()
    assert.equal((await shop(page, window => window.cart)).length, 1)
    assert.equal(await page.evaluate("document.activeElement === document.querySelector('main button')"), true)
  })

  for (const answer of ['no', 'broken'] as const) {
    it(`that could not add (${answer}) has the card say so, and the assistant claims nothing`, async () => {
      const { page } = await visit()
      await openChat(page)
      await say(page, 'tents')
      await page.evaluate(`window.shopSays = '${answer}'`)
      await choose(page.locator('usher-chat .card').first())
      await page.locator('usher-chat .card .primary').first().click()
      await page.locator('usher-chat .card [role=status]').filter({ hasText: 'could not be added' }).waitFor()
      assert.equal(await page.locator('usher-chat .message.shopper').count(), 1)
    })
  }

  it('tells which page the shopper is on, so that "this one" is understood after a change without loading', async () => {
    const { page } = await visit()
    await openChat(page)
    const told = sentFrame(page, 'MUG-503')
    await page.evaluate("history.pushState(null, '', '/?p=2'); Usher.page({ sku: 'MUG-503' })")
    await told
    assert.match(await say(page, 'how much is this one?'), /129/)
  })

  it('identifies its customer by its own token, is told of a bad one, and leaves nothing to the next customer', async () => {
    const { page } = await visit()
    await openChat(page)
    await say(page, 'tents')
    const token = await new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('customer-1')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(shopSecret))
    const told = sentFrame(page, token)
    await page.evaluate(`Usher.identify('${token}')`)
    await told
    await say(page, 'is shipping free?')
    assert.equal(
      (await shop(page, window => window.told)).some(([name]) => name === 'error'),
      false,
    )
    await page.waitForTimeout(300)
    assert.equal(
      (await shop(page, window => window.told)).some(([name]) => name === 'error'),
      false,
    )
    await page.evaluate('Usher.identify(null)')
    await page.locator('usher-chat .card').first().waitFor({ state: 'detached' })
    await bots(page).first().waitFor()
    await page.evaluate("Usher.identify('not.a.token')")
    await until(page, "told.some(([name, detail]) => name === 'error' && detail.code === 'unauthorized')")
    await say(page, 'is shipping free?')
  })

  it('may carry the tag twice, under two addresses: there is one chat', async () => {
    const tag = (query: string) => `<script type="module" src="${service.url}/usher.js${query}"></script>`
    const { page } = await visit({ csp: false, tags: tag('') + tag('?v=2') + tag('') })
    await until(page, "told.some(([name]) => name === 'ready')")
    assert.equal(await page.locator('usher-chat').count(), 1)
    assert.deepEqual((await shop(page, window => window.told)).filter(([name]) => name === 'ready').length, 1)
  })

  it('gets its chat, as its tag wants it, from a loader that was cached before an upgrade', async () => {
    const before = (await (await fetch(`${service.url}/usher.js`)).text()).replace(/widget-[A-Z0-9]+\.js/, 'widget-GONEGONE.js')
    let asked = 0
    const { page } = await visit({ language: 'zh' }, page =>
      page.route(`${service.url}/usher.js`, route => {
        asked++
        return route.fulfill({ body: before, contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' } })
      }),
    )
    await until(page, "told.some(([name]) => name === 'ready')")
    assert.equal(asked, 1)
    assert.deepEqual(await shop(page, window => window.violations), [])
    assert.equal(await page.locator('usher-chat').getAttribute('language'), 'zh')
    assert.equal(await page.locator('usher-chat').getAttribute('shop'), 'Alpine & Co')
  })

  it('that has a light look only says so, whatever the shopper’s system prefers', async () => {
    const tag = (scheme: string) => `<script type="module" src="${service.url}/usher.js" ${scheme}></script>`
    const ground = async (scheme: string) => {
      const { page } = await visit({ tags: tag(scheme) }, page => page.emulateMedia({ colorScheme: 'dark' }))
      await page.locator('usher-chat .launcher').click()
      return (await lookOf(page, '.head')).backgroundColor
    }
    assert.deepEqual([await ground(''), await ground('data-scheme="light"')], ['rgb(29, 34, 32)', 'rgb(255, 255, 255)'])
  })

  it('is served below a path of a reverse proxy, whose word on the shopper’s address counts where it is trusted', async () => {
    const env = { USHER_ORIGINS: site.url, USHER_TRUSTED_PROXIES: '1', USHER_RATE_OPENS: '2' }
    const trusting = await startService(env)
    const proxies = await Promise.all(
      ['203.0.113.7', '203.0.113.8'].map(client => startProxy({ to: trusting.url, prefix: '/chat', client, upgrades: 'pass' })),
    )
    const [one, other] = proxies.map(({ url }) => url)
    const open = async (url: string | undefined) => {
      const shopper = new Shopper(url ?? '', {
        path: '/chat/socket.io',
        extraHeaders: { 'x-forwarded-for': `198.51.100.${Math.random()}` },
      })
      const answer = await shopper.ask('conversation:open', {})
      shopper.close()
      return answer.ok ? 'ok' : answer.code
    }
    assert.deepEqual([await open(one), await open(one), await open(one)], ['ok', 'ok', 'rate_limited'])
    const walker = new Shopper(other ?? '', { path: '/chat/socket.io' })
    const { token } = await walker.open()
    for (const sku of ['MUG-503', 'BAG-201', 'RUN-101']) await walker.open({ token, page: { url: 'https://shop.example.com/', sku } })
    walker.close()
    const { page, faults } = await visit({ chat: `${other}/chat` })
    await openChat(page)
    await say(page, 'tents')
    await until(page, "document.querySelector('usher-chat').shadowRoot.querySelector('.card img')?.naturalWidth > 0")
    assert.deepEqual(faults, [])
    await Promise.all([...proxies.map(proxy => proxy.close()), trusting.stop()])
  })
})

/** When the page has sent this text over its socket. */
function sentFrame(page: Page, text: string): Promise<void> {
  return new Promise(resolve => {
    page.context().on('close', () => resolve())
    for (const socket of sockets.get(page) ?? []) {
      socket.on('framesent', ({ payload }) => {
        if (String(payload).includes(text)) resolve()
      })
    }
  })
}

/** The computed style of the first such element of the chat. */
async function lookOf(page: Page, selector: string): Promise<Record<string, string>> {
  await page.locator(`usher-chat ${selector}`).first().waitFor()
  return (await page.evaluate(
    `({ ...getComputedStyle(document.querySelector('usher-chat').shadowRoot.querySelector('${selector}')) })`,
  )) as Record<string, string>
}
