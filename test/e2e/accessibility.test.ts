import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { after, before, describe, it } from 'mocha'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { type Service, startService } from '../support/service.ts'

describe('the pages for people who use a keyboard or a screen reader', function () {
  this.timeout(60_000)
  let chromium: TestBrowser
  let service: Service
  before(async () => {
    service = await startService()
    await service.app.settled()
    chromium = await openBrowser()
  })
  after(async () => {
    await chromium?.close()
    await service.stop()
  })

  for (const scheme of ['light', 'dark'] as const) {
    it(`have no violations that axe can find, ${scheme}: shop front with the open chat, cards and all, and the console`, async () => {
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
      const shop = await new AxeBuilder({ page }).analyze()
      await page.goto(`${service.url}/console`)
      await page.locator('input[type=password]').waitFor()
      const desk = await new AxeBuilder({ page }).analyze()
      const found = [...shop.violations, ...desk.violations].map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
      assert.deepEqual(found, [])
      await context.close()
    })
  }
})
