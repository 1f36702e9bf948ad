import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { newFolder, type Service, startService } from '../support/service.ts'
import { choose } from '../support/shop-page.ts'

const shots = fileURLToPath(import.meta.resolve('#root/test-output'))

const talks = {
  zh: { locale: 'zh-CN', wish: '想买双跑鞋', budget: '400以内', policy: '包邮吗', add: /加入购物车/, script: /\p{Script=Han}/u },
  en: {
    locale: 'en-GB',
    wish: "I'm looking for a backpack",
    budget: 'under 400',
    policy: 'is shipping free?',
    add: /add to cart/i,
    script: /[a-z]/i,
  },
} as const

describe('a first purchase in the browser', function () {
  this.timeout(90_000)
  let chromium: TestBrowser
  let service: Service
  before(async () => {
    mkdirSync(shots, { recursive: true })
    service = await startService({ USHER_GENERATOR: process.env.USHER_GENERATOR ?? 'on', USHER_PAUSE_MS: '100' }, {}, newFolder())
    await service.app.settled()
    chromium = await openBrowser()
  })
  after(async () => {
    await chromium?.close()
    await service.stop()
  })

  for (const language of ['zh', 'en'] as const) {
    for (const device of ['desktop', 'phone'] as const) {
      it(`goes from a wish to an order in ${language} on a ${device}`, async () => {
        const talk = talks[language]
        const context = await chromium.browser.newContext({
          locale: talk.locale,
          colorScheme: device === 'phone' ? 'dark' : 'light',
          viewport: device === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 800 },
        })
        const page = await context.newPage()
        const faults: string[] = []
        page.on('pageerror', error => faults.push(error.message))
        page.on('console', message => {
          if (message.type() === 'error') faults.push(message.text())
        })
        await page.goto(service.url)
        await page.screenshot({ path: join(shots, `${language}-${device}-1-shop.png`) })
        await openPanel(page)
        const bots = page.locator('usher-chat .message.bot:not([aria-hidden]):not(:has(.dots))')
        await bots.first().waitFor()
        await say(page, talk.wish)
        await page.locator('usher-chat .card').first().waitFor()
        await page.screenshot({ path: join(shots, `${language}-${device}-2-cards.png`) })
        await say(page, talk.budget)
        await say(page, talk.policy)
        await page.screenshot({ path: join(shots, `${language}-${device}-3-policy.png`) })
        const before = await bots.count()
        const card = page.locator('usher-chat .card').last()
        await choose(card)
        await card.locator('button').filter({ hasText: talk.add }).click()
        await bots.nth(before).waitFor()
        await page.screenshot({ path: join(shots, `${language}-${device}-4-in-cart.png`) })
        assert.match((await bots.last().textContent()) ?? '', talk.script)

        await page.reload()
        await openPanel(page)
        await bots.nth(before).waitFor()
        await page.goto(`${service.url}/cart`)
        await openPanel(page)
        await page.locator('usher-chat .panel button.icon').last().click()
        await page.locator('#order').click()
        const thanks = await page.locator('#order-number').textContent()
        await openPanel(page)
        await page
          .locator('usher-chat [role=log]')
          .filter({ hasText: thanks ?? '' })
          .waitFor({ state: 'attached' })
        await page.screenshot({ path: join(shots, `${language}-${device}-5-order.png`) })
        assert.deepEqual(faults, [])
        await context.close()
      })
    }
  }
})

/** The widget remembers whether it was open; either way it is open afterwards. */
async function openPanel(page: Page): Promise<void> {
  await page.locator('usher-chat .panel, usher-chat .launcher').first().waitFor()
  if (await page.locator('usher-chat .launcher').isVisible()) await page.locator('usher-chat .launcher').click()
  await page.locator('usher-chat .panel').waitFor()
}

async function say(page: Page, text: string): Promise<void> {
  const bots = page.locator('usher-chat .message.bot:not([aria-hidden]):not(:has(.dots))')
  const count = await bots.count()
  await page.locator('usher-chat textarea').fill(text)
  await page.locator('usher-chat textarea').press('Enter')
  await bots.nth(count).waitFor({ timeout: 20_000 })
}
