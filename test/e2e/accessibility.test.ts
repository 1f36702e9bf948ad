import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { after, before, describe, it } from 'mocha'
import { agentToken } from '../support/agent.ts'
import { faultsOf } from '../support/axe.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

describe('the pages for people who use a keyboard or a screen reader', function () {
  this.timeout(60_000)
  let chromium: TestBrowser
  let service: Service
  let shopper: Shopper
  before(async () => {
    service = await startService()
    await service.app.settled()
    await agentToken(service.folder, 'ann@shop.example', { name: 'Ann', role: 'admin' })
    shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    await shopper.ask('handoff:request', { id: 'h', reason: 'the bottle leaks' })
    chromium = await openBrowser()
  })
  after(async () => {
    shopper?.close()
    await chromium?.close()
    await service.stop()
  })

  for (const scheme of ['light', 'dark'] as const) {
    it(`have no violations that axe can find, ${scheme}: shop front with the open chat, cards and all; and for staff no contrast that it cannot judge`, async () => {
      const context = await chromium.browser.newContext({
        locale: 'en-GB',
        colorScheme: scheme,
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      await page.goto(service.url)
      await page.locator('usher-chat .launcher').click()
      await page.locator('usher-chat textarea').fill('tents')
      await page.locator('usher-chat textarea').press('Enter')
      await page.locator('usher-chat .card').first().waitFor()
      await page.locator('usher-chat .dots').waitFor({ state: 'detached' })
      // Below the chat’s head a contrast cannot be judged while one scrolls.
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
      await page.goto(`${service.url}/console`)
      await page.locator('input[type=password]').waitFor()
      found.push(...(await faultsOf(page)))
      await page.locator('input[name=email]').fill('ann@shop.example')
      await page.locator('input[name=password]').fill('a-password-of-the-tests')
      await page.locator('button.primary').click()
      await page.locator('.waiting .item').first().click()
      await page.locator('.events li').first().waitFor()
      found.push(...(await faultsOf(page)))
      await page.goto(`${service.url}/team`)
      await page.locator('#audit tbody tr').first().waitFor()
      found.push(...(await faultsOf(page)))
      assert.deepEqual(found, [])
      await context.close()
    })
  }
})
