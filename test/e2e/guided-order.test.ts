import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { saveConsent } from '../../server/behaviours/consent.ts'
import { saveExperiment } from '../../server/experiment/assignment.ts'
import { readNudgeSettings, saveNudgeSettings } from '../../server/nudges/settings.ts'
import { createExperimentStore } from '../../server/store/experiment.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { adminToken } from '../support/console.ts'
import { type Service, startService } from '../support/service.ts'
import { bots } from '../support/shop-page.ts'
import { postSigned, shopSecret } from '../support/shop-server.ts'

const shots = fileURLToPath(import.meta.resolve('#root/test-output'))
const tents = ['TEN-902', 'TEN-903', 'TEN-901']
const chat = (page: Page, selector: string) => page.locator('usher-chat').locator(selector)
const log = (page: Page) => page.locator('usher-chat [role=log]')

describe('a guided first order, from arriving to the owner’s numbers', function () {
  this.timeout(90_000)
  let service: Service
  let browser: TestBrowser
  let database: Database
  before(async () => {
    mkdirSync(shots, { recursive: true })
    // The last arm that is possible is drawn: the coupon.
    service = await startService({ USHER_DEMO: 'on', USHER_SHOP_SECRET: shopSecret }, { random: () => 0.999, reader: 'away' })
    await service.app.settled()
    database = openDatabase(join(service.folder, 'usher.sqlite'))
    const settings = createSettingsStore(database)
    saveConsent(settings, 'given')
    saveExperiment(settings, { seed: 'of this test', held: 0.0001, startedAt: new Date().toISOString() })
    saveNudgeSettings(settings, { ...readNudgeSettings(settings), on: true, quietHours: null })
    browser = await openBrowser()
  })
  after(async () => {
    database?.close()
    await browser?.close()
    await service.stop()
  })

  /** Views of three tents, and then so long with the last that somebody else would be spoken to. */
  async function looksAround(locale: string) {
    const context = await browser.browser.newContext({ locale, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.clock.install()
    for (const sku of tents) {
      const told = page.waitForResponse(response => /collect/.test(response.url()) && response.ok())
      await page.goto(`${service.url}/products/${sku}`)
      await chat(page, '.launcher').waitFor()
      await told
    }
    return page
  }
  const visitorOf = (page: Page) => page.evaluate('Usher.visitor') as Promise<string>
  async function owner<T>(part: string): Promise<T> {
    const response = await fetch(`${service.url}/api/v1/owner/${part}`, {
      headers: { authorization: `Bearer ${await adminToken(service)}` },
    })
    return (await response.json()) as T
  }
  const ordered = async () => (await owner<{ all: { ordered: number } | null }>('funnel')).all?.ordered ?? 0
  async function say(page: Page, text: string) {
    const count = await bots(page).count()
    await chat(page, 'textarea').fill(text)
    await chat(page, 'textarea').press('Enter')
    await bots(page).nth(count).waitFor({ timeout: 20_000 })
  }

  it('nudges, answers, adds the right variant, takes the coupon, gives thanks, and moves the funnel by one', async () => {
    const before = await ordered()
    const page = await looksAround('en-GB')
    await page.clock.runFor(36_000)
    await chat(page, '.nudge').waitFor()
    await chat(page, '.nudge .accept').click()
    await page.clock.resume()
    await chat(page, '.message.shopper').first().waitFor()
    await log(page).filter({ hasText: 'WELCOME20' }).waitFor()

    await say(page, 'do you have the Starfield tent in green?')
    const card = chat(page, '.card').last()
    await card.waitFor()
    await page.screenshot({ path: join(shots, 'story-1-card.png') })
    await card.getByRole('button', { name: /add to cart/i }).click()
    await log(page)
      .filter({ hasText: /in your cart/i })
      .waitFor()

    await page.goto(`${service.url}/cart`)
    await page.locator('.lines').getByText('Green').waitFor()
    await page.locator('#code').fill('WELCOME20')
    await page.locator('#code').press('Enter')
    const pays = await page.locator('dd.total').textContent()
    assert.match(pays ?? '', /549/)
    await page.locator('#order').click()
    const id = (await page.locator('#order-number').textContent()) ?? ''

    const visitor = await visitorOf(page)
    const products = [{ sku: 'TEN-901-GRN', quantity: 1, price: 569 }]
    const coupon = await postSigned(service.url, '/api/v1/coupons/redeem', { code: 'WELCOME20', visitor, order_id: id, products })
    assert.equal((coupon.body as unknown as { granted: boolean }).granted, true)
    const event = {
      id: `order-${id}`,
      name: 'Order Completed',
      visitor,
      properties: { order_id: id, total: 549, coupon: 'WELCOME20', products },
    }
    assert.equal((await postSigned(service.url, '/api/v1/events', { events: [event] })).body.stored, 1)

    if (await chat(page, '.launcher').isVisible()) await chat(page, '.launcher').click()
    const thanks = chat(page, '.message.bot').filter({ hasText: id })
    await thanks.waitFor()
    assert.match((await thanks.textContent()) ?? '', /thank you.*Starfield.*Green/is)
    await page.screenshot({ path: join(shots, 'story-2-thanks.png') })
    assert.equal(await ordered(), before + 1)
    const { experiment } = await owner<{ experiment: { arms: { treated: { visitors: number; first_orders: number } } } }>('guiding')
    assert.deepEqual([experiment.arms.treated.visitors, experiment.arms.treated.first_orders], [1, 1])
    await page.context().close()
  })

  it('leaves a visitor of the control group alone, and counts them in it', async () => {
    const page = await looksAround('zh-CN')
    const [{ id } = { id: 0 }] = database.sql<{ id: number }>('SELECT max(id) AS id FROM visitors')
    createExperimentStore(database).assign(id, 'control', 0)
    const asked = page.waitForResponse(/nudges\/ask/)
    await page.clock.runFor(36_000)
    assert.equal(((await (await asked).json()) as { nudge: unknown }).nudge, null)
    assert.equal(await chat(page, '.nudge').count(), 0)
    const { experiment } = await owner<{ experiment: { arms: { control: { visitors: number; first_orders: number } } } }>('guiding')
    assert.deepEqual([experiment.arms.control.visitors, experiment.arms.control.first_orders], [1, 0])
    await page.context().close()
  })
})
