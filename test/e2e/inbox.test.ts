import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { after, before, describe, it } from 'mocha'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { Agent, agentToken } from '../support/agent.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { remember } from '../support/many-conversations.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const many = 100_000

describe('the inbox in the browser', function () {
  this.timeout(90_000)
  let chromium: TestBrowser
  let service: Service
  const shoppers: Shopper[] = []
  before(async () => {
    service = await startService({}, { reader: 'away' })
    await agentToken(service.folder, 'ann@shop.example', { name: 'Ann' })
    await agentToken(service.folder, 'li@shop.example', { name: 'Li' })
    chromium = await openBrowser()
  })
  after(async () => {
    for (const shopper of shoppers) shopper.close()
    await chromium?.close()
    await service.stop()
  })

  const signedIn = async (email: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await chromium.browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    await page.goto(`${service.url}/console`)
    await page.locator('input[name=email]').fill(email)
    await page.locator('input[name=password]').fill('a-password-of-the-tests')
    await page.locator('button.primary').click()
    await page.locator('usher-inbox nav').waitFor()
    return page
  }
  const waiting = async (said: string): Promise<Shopper> => {
    const shopper = new Shopper(service.url)
    shoppers.push(shopper)
    await shopper.open({ language: 'en' })
    const asked = await shopper.ask('handoff:request', { id: crypto.randomUUID(), reason: said })
    assert.ok(asked.ok)
    return shopper
  }

  it('keeps what an agent has read, in every browser of theirs and for nobody else', async () => {
    const shopper = await waiting('the bottle leaks')
    const holder = new Agent(service.url, await agentToken(service.folder, 'mei@shop.example', { name: 'Mei' }))
    assert.ok((await holder.claim(shopper.conversation)).ok)
    const sent = await shopper.send('are you there?')
    assert.ok(sent.ok)
    const first = await signedIn('ann@shop.example')
    await first.locator('.item.unread', { hasText: 'are you there?' }).click()
    await first.locator('.item:not(.unread)', { hasText: 'are you there?' }).waitFor()
    const second = await signedIn('ann@shop.example')
    await second.locator('.item:not(.unread)', { hasText: 'are you there?' }).waitFor()
    const li = await signedIn('li@shop.example')
    await li.locator('.item.unread', { hasText: 'are you there?' }).waitFor()

    // What comes later is unread in the browser that does not show it, until the other one has seen it.
    await first.keyboard.press('Escape')
    await first.locator('.pick').waitFor()
    await shopper.send('hello?')
    for (const page of [first, second]) await page.locator('.item.unread', { hasText: 'hello?' }).waitFor()
    await second.locator('.item.unread').click()
    await first.locator('.item:not(.unread)', { hasText: 'hello?' }).waitFor()
    holder.close()
    for (const page of [first, second, li]) await page.context().close()
  })

  it('draws a screenful of a hundred thousand conversations, tells which of how many each is, and keys go through all of them', async () => {
    await waiting('a lamp is broken')
    const page = await signedIn('ann@shop.example', { viewport: { width: 1280, height: 800 } })
    await page.locator('.item').first().waitFor()
    await page.locator('usher-inbox').evaluate(remember, many)
    const rows = page.locator('.closed .item')
    await rows.first().waitFor()
    assert.equal(await page.locator('.closed .count').textContent(), String(many))
    assert.ok((await rows.count()) < 40, `${await rows.count()} rows are drawn`)
    assert.equal(await page.locator('.closed li').first().getAttribute('aria-setsize'), String(many))

    await page.locator('usher-inbox nav').evaluate(nav => {
      nav.scrollTop = nav.scrollHeight / 2
    })
    await page.locator('.closed .item', { hasText: `conversation ${many / 2} ` }).waitFor()
    const last = page.locator(`.closed li[aria-posinset="${many}"] .item`)
    await page.locator('usher-inbox nav').evaluate(nav => {
      nav.scrollTop = nav.scrollHeight
    })
    await last.focus()
    await page.keyboard.press('k')
    assert.equal(await placeOf(page), String(many - 1))
    // What has the focus keeps it, wherever one looks.
    await page.locator('usher-inbox nav').evaluate(nav => {
      nav.scrollTop = 0
    })
    await page.locator('.closed li[aria-posinset="1"]').waitFor()
    await page.keyboard.press('j')
    assert.equal(await placeOf(page), String(many))
    assert.ok(await last.isVisible())
    // It is opened; the service has none of these, and what it has no more leaves the list.
    await page.keyboard.press('Enter')
    await page.locator('usher-talk .pick', { hasText: 'The conversation you had open was erased.' }).waitFor()
    const left = String(many - 1)
    await page.locator('.closed .count', { hasText: left }).waitFor()

    // A filter over all of them, and back.
    await page.keyboard.press('/')
    await page.keyboard.type(`conversation ${many - 7} `)
    await page.locator('.closed .count', { hasText: /^1$/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.closed .count', { hasText: left }).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
      [],
    )
    await page.context().close()
  })
})

/** Which of its group the focused row is. */
const placeOf = (page: Page): Promise<string | null> => page.locator('.item:focus').locator('..').getAttribute('aria-posinset')
