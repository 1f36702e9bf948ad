import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import { after, afterEach, before, describe, it } from 'mocha'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { type Files, type Site, startSite } from '../support/other-origin.ts'
import { type Service, startService } from '../support/service.ts'
import { bots, openChat, say } from '../support/shop-page.ts'

const shots = fileURLToPath(import.meta.resolve('#root/test-output'))
const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 664 } } as const
type Device = keyof typeof sizes

const talks = {
  zh: {
    locale: 'zh-CN',
    wish: '有跑鞋吗',
    about: '晨光入门跑鞋怎么样',
    other: '微风防晒外套怎么样',
    colour: '天蓝',
    words: '要一双黑色42码的',
    two: '改成两双',
    open: '把日常轻便小背包加到购物车',
    reply: '天蓝',
    drop: '不要那个小背包了',
    order: '去结算',
  },
  en: {
    locale: 'en-GB',
    wish: 'do you have running shoes?',
    about: 'tell me about the Daybreak Beginner Running Shoes',
    other: 'tell me about the Breezelet Sun Jacket',
    colour: 'Sky blue',
    words: 'add it in black, size 42',
    two: 'make it two',
    open: 'add the Nimbus Everyday Daypack to my cart',
    reply: 'Sky blue',
    drop: 'remove the daypack',
    order: 'check out',
  },
} as const
type Language = keyof typeof talks

/** A shop's page of its own cart: what it was asked to add is remembered across its tabs; `answer` is what it says instead. */
const cartScript = `
window.adds = () => JSON.parse(localStorage.getItem('adds') ?? '[]')
;(window.UsherQueue ??= []).push(usher => usher.on('cart:add', ({ sku, variant, quantity }) => {
  if (window.answer === 'throws') throw new Error('the cart is broken')
  if (window.answer) return window.answer
  localStorage.setItem('adds', JSON.stringify([...adds(), [variant ?? sku, quantity]]))
  return true
}))`

describe('a shopper who buys', function () {
  this.timeout(90_000)
  const files: Files = { '/favicon.ico': { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' } }
  let chromium: TestBrowser
  let service: Service
  let site: Site
  const contexts: BrowserContext[] = []
  before(async () => {
    mkdirSync(shots, { recursive: true })
    site = await startSite(files)
    service = await startService({ USHER_ORIGINS: site.url })
    await service.app.settled()
    const page = (own: string) => ({
      type: 'text/html',
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>${own}
        <script type="module" src="${service.url}/usher.js"></script></head><body><h1>A shop</h1></body></html>`,
    })
    files['/'] = page('<script src="/cart.js"></script>')
    files['/tag-only'] = page('')
    files['/cart.js'] = { type: 'text/javascript', body: cartScript }
    chromium = await openBrowser()
  })
  after(async () => {
    await chromium?.close()
    await Promise.all([service?.stop(), site?.close()])
  })
  afterEach(() => Promise.all(contexts.splice(0).map(context => context.close())))

  const enter = async (language: Language, device: Device = 'desktop') => {
    const context = await chromium.browser.newContext({
      locale: talks[language].locale,
      viewport: sizes[device],
      colorScheme: device === 'phone' ? 'dark' : 'light',
      reducedMotion: 'reduce',
      hasTouch: device === 'phone',
      acceptDownloads: true,
    })
    contexts.push(context)
    return context
  }
  const visit = async (
    language: Language,
    device: Device = 'desktop',
    address = service.url,
    prepare: (page: Page) => Promise<unknown> = async () => {},
  ) => {
    const page = await (await enter(language, device)).newPage()
    page.setDefaultTimeout(15_000)
    await prepare(page)
    await page.goto(address)
    await openChat(page)
    return page
  }
  const chat = (page: Page, selector: string) => page.locator(`usher-chat ${selector}`)
  const chip = (card: Locator, value: string) => card.locator('.chip').filter({ hasText: new RegExp(`^\\s*${value}\\s*$`) })
  const eventually = async <T>(page: Page, expression: string, expected: T) => {
    for (let tries = 0; tries < 150 && !isDeepStrictEqual(await page.evaluate(expression).catch(() => undefined), expected); tries++)
      await page.waitForTimeout(100)
    assert.deepEqual(await page.evaluate(expression), expected)
  }
  const cartNow = "Object.fromEntries(JSON.parse(localStorage.getItem('demo:cart') ?? '[]').map(l => [l.sku, l.quantity]))"
  const holds = (page: Page, expected: Record<string, number>) => eventually(page, cartNow, expected)
  /** The assistant has told what became of it, so that what follows is said after it. */
  const settle = async (page: Page) => {
    await page.waitForTimeout(700)
    await chat(page, '.dots').waitFor({ state: 'detached' })
  }
  const violations = async (page: Page) =>
    (await new AxeBuilder({ page }).include('usher-chat').analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`,
    )

  for (const language of ['zh', 'en'] as const) {
    for (const device of ['desktop', 'phone'] as const) {
      it(`gets the very variant by card, by words and by quick reply, and to the checkout, in ${language} on a ${device}`, async () => {
        const talk = talks[language]
        const page = await visit(language, device)
        await say(page, talk.wish)
        await settle(page)
        await page.screenshot({ path: join(shots, `shop-${language}-${device}-cards.png`) })
        const bubble = await bots(page).last().locator('.bubble').boundingBox()
        const log = await chat(page, '.log').boundingBox()
        assert.ok(bubble && log && bubble.y >= log.y && bubble.y + 40 < log.y + log.height, 'the reply is seen from its first line')

        await say(page, talk.open)
        await chat(page, '.choices button')
          .filter({ hasText: new RegExp(`^\\s*${talk.reply}\\s*$`) })
          .click()
        await holds(page, { 'BAG-202-SKY': 1 })
        await settle(page)

        await say(page, talk.other)
        const card = chat(page, '.cards.one .card').last()
        await chip(card, talk.colour).click()
        await card.locator('.primary').click()
        assert.equal(await card.locator('[data-option=size] input:focus').count(), 1, 'the button leads to what is open')
        assert.deepEqual(await page.evaluate(cartNow), { 'BAG-202-SKY': 1 })
        await chip(card, 'L').click()
        await page.screenshot({ path: join(shots, `shop-${language}-${device}-chosen.png`) })
        assert.deepEqual(await violations(page), [])
        await card.locator('.primary').click()
        await holds(page, { 'BAG-202-SKY': 1, 'JAC-301-SKY-L': 1 })
        await settle(page)

        await say(page, talk.about)
        await say(page, talk.words)
        await holds(page, { 'BAG-202-SKY': 1, 'JAC-301-SKY-L': 1, 'RUN-104-BLK-42': 1 })
        await settle(page)
        await say(page, talk.two)
        await holds(page, { 'BAG-202-SKY': 1, 'JAC-301-SKY-L': 1, 'RUN-104-BLK-42': 2 })
        await settle(page)
        await page.screenshot({ path: join(shots, `shop-${language}-${device}-words.png`) })

        await say(page, talk.drop)
        await holds(page, { 'JAC-301-SKY-L': 1, 'RUN-104-BLK-42': 2 })
        await settle(page)
        await say(page, talk.order)
        await eventually(page, 'location.pathname', '/cart')
      })
    }
  }

  it('sees what is sold out, and has nothing added of it by card or by words', async () => {
    const page = await visit('en')
    await say(page, talks.en.about)
    const card = chat(page, '.cards.one .card').last()
    await chip(card, 'Pink').click()
    const gone = card.locator('.chip.none')
    assert.match((await gone.textContent()) ?? '', /35\s*\(Sold out for now\)/)
    await gone.click()
    await card.locator('.stock').filter({ hasText: 'Sold out' }).waitFor()
    assert.match((await card.locator('.primary').textContent()) ?? '', /View product/)
    await page.screenshot({ path: join(shots, 'shop-sold-out.png') })
    assert.deepEqual(await violations(page), [])
    await say(page, 'add it in pink, size 35')
    await settle(page)
    assert.deepEqual(await page.evaluate(cartNow), {})
  })

  it('finds links to the products where the page has no cart to offer, and no button that pretends', async () => {
    const page = await visit('en', 'desktop', `${site.url}/tag-only`)
    await say(page, 'tents')
    const card = chat(page, '.card').first()
    assert.equal(await card.locator('button.primary').count(), 0)
    assert.match((await card.locator('a.primary').getAttribute('href')) ?? '', /\/products\//)
    const answer = await say(page, 'add the first one to my cart')
    assert.doesNotMatch(answer, /in your cart now|asking the shop/i)
    await page.screenshot({ path: join(shots, 'shop-tag-only.png') })
  })

  it('has it added once with two tabs open, and once when the page is left between the reply and the act', async () => {
    const context = await enter('en')
    const [one, other] = [await context.newPage(), await context.newPage()]
    // What one tab asks before it is reloaded is lost on the way.
    await one.addInitScript(`if (!sessionStorage.getItem('second')) {
      const send = WebSocket.prototype.send
      WebSocket.prototype.send = function (data) { return String(data).includes('"action:take"') && window.loses ? undefined : send.call(this, data) }
    }`)
    for (const page of [one, other]) await page.goto(site.url)
    await openChat(one)
    await openChat(other)
    const adds = (page: Page) => page.evaluate('adds()')
    await one.bringToFront()
    await say(one, talks.en.about)
    await say(one, talks.en.words)
    await eventually(one, 'adds()', [['RUN-104-BLK-42', 1]])
    await settle(one)
    assert.deepEqual(await adds(one), [['RUN-104-BLK-42', 1]])
    await other.close()

    await one.evaluate('window.loses = true')
    await say(one, 'add it in grey, size 40')
    assert.equal(((await adds(one)) as unknown[]).length, 1)
    await one.evaluate("sessionStorage.setItem('second', '1')")
    await one.reload()
    await eventually(one, 'adds().length', 2)
    await bots(one).filter({ hasText: 'Grey · 40' }).last().waitFor()
    await one.reload()
    await bots(one).first().waitFor()
    await one.waitForTimeout(500)
    assert.deepEqual(await adds(one), [
      ['RUN-104-BLK-42', 1],
      ['RUN-104-GRY-40', 1],
    ])
  })

  for (const [what, answer, said] of [
    ['has just sold out', "{ done: false, reason: 'sold_out' }", 'sold out'],
    ['has another price now', "{ done: false, reason: 'price_changed' }", 'price'],
    ['cannot be added, the page being broken', "'throws'", 'could not be added'],
  ] as const) {
    it(`reads it on the card when what they press ${what}`, async () => {
      const page = await visit('en', 'desktop', site.url)
      await say(page, talks.en.about)
      await page.evaluate(`window.answer = ${answer}`)
      const card = chat(page, '.cards.one .card').last()
      for (const value of ['Black', '42']) await chip(card, value).click()
      const count = await bots(page).count()
      await card.locator('.primary').click()
      await card.locator('[role=status]').filter({ hasText: said }).waitFor()
      assert.equal(await bots(page).count(), count)
      assert.equal(await chat(page, '.line.done').count(), 0)
    })
  }

  for (const [language, device] of [
    ['zh', 'phone'],
    ['en', 'desktop'],
  ] as const) {
    it(`finds on the first screen what there is, and takes their own chat along, in ${language} on a ${device}`, async () => {
      const page = await (await enter(language, device)).newPage()
      await page.addInitScript(`window.shift = 0
          new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value })
            .observe({ type: 'layout-shift', buffered: true })`)
      await page.goto(service.url)
      await page.locator('.tile').first().waitFor()
      await page.waitForTimeout(300)
      const shift = (await page.evaluate('shift')) as number
      assert.ok(shift < 0.05, `layout shift ${shift}`)
      await openChat(page)
      assert.ok((await chat(page, '.starter').count()) >= 3)
      assert.match((await chat(page, '.offer').textContent()) ?? '', /WELCOME20/)
      assert.match((await chat(page, '.from').first().textContent()) ?? '', /AI/)
      await page.screenshot({ path: join(shots, `first-${language}-${device}.png`) })
      assert.deepEqual(await violations(page), [])
      await chat(page, '.starter').first().click()
      await chat(page, '.card').first().waitFor()
      await settle(page)
      await chat(page, '#more').click()
      assert.equal((await chat(page, '.stages [aria-current=step]').textContent())?.match(/挑选|Choice/)?.length, 1)
      await page.screenshot({ path: join(shots, `menu-${language}-${device}.png`) })
      assert.deepEqual(await violations(page), [])
      const download = page.waitForEvent('download')
      await chat(page, '.menu button')
        .filter({ hasText: /下载|Download/ })
        .click()
      const text = readFileSync(await (await download).path(), 'utf8')
      assert.match(text, language === 'zh' ? /您，|您, .*\n跑鞋/ : /You, .*\nRunning shoes/)
      await chat(page, '#more').click()
      const restart = chat(page, '.menu button').filter({ hasText: /重新开始|Start over/ })
      await restart.click()
      await chat(page, '.menu .sure').click()
      await chat(page, '.starter').first().waitFor()
      assert.equal(await chat(page, '.message.shopper').count(), 0)
    })
  }

  it('hears a word at the bubble once a visit where the page allows it, and may dismiss it', async () => {
    const page = await (await enter('en')).newPage()
    await page.clock.install()
    await page.goto(service.url)
    await chat(page, '.launcher').waitFor()
    await page.clock.runFor(5000)
    await chat(page, '.teaser').waitFor()
    await page.screenshot({ path: join(shots, 'teaser.png') })
    assert.deepEqual(await violations(page), [])
    await chat(page, '.teaser .icon').click()
    await chat(page, '.teaser').waitFor({ state: 'detached' })
    await page.goto(`${site.url}/tag-only`)
    await chat(page, '.launcher').waitFor()
    await page.clock.runFor(6000)
    assert.equal(await chat(page, '.teaser').count(), 0)
    await page.goto(`${service.url}/cart`)
    await chat(page, '.launcher').waitFor()
    await page.clock.runFor(6000)
    assert.equal(await chat(page, '.teaser').count(), 0)
  })
})
