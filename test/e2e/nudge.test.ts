import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { after, before, describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { saveConsent } from '../../server/behaviours/consent.ts'
import { saveExperiment } from '../../server/experiment/assignment.ts'
import { readNudgeSettings, saveNudgeSettings } from '../../server/nudges/settings.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { openDatabase } from '../../server/store/sqlite.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { type Service, startService } from '../support/service.ts'

const shots = fileURLToPath(import.meta.resolve('#root/test-output'))

describe('a word at the bubble', function () {
  this.timeout(90_000)
  let service: Service
  let browser: TestBrowser
  before(async () => {
    mkdirSync(shots, { recursive: true })
    service = await startService({ USHER_DEMO: 'on' }, { random: () => 0.999, reader: 'away' })
    await service.app.settled()
    const database = openDatabase(join(service.folder, 'usher.sqlite'))
    const settings = createSettingsStore(database)
    saveConsent(settings, 'given')
    saveExperiment(settings, { seed: 'of this test', held: 0.0001, startedAt: new Date().toISOString() })
    saveNudgeSettings(settings, { ...readNudgeSettings(settings), on: true, quietHours: null })
    database.close()
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await service.stop()
  })

  const chat = (page: Page, selector: string) => page.locator('usher-chat').locator(selector)
  async function look(locale: string, size = { width: 1280, height: 800 }) {
    const context = await browser.browser.newContext({ locale, viewport: size, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${service.url}/products/BAG-201`)
    await chat(page, '.launcher').waitFor()
    return { context, page }
  }

  for (const [locale, size] of [
    ['zh-CN', { width: 390, height: 664 }],
    ['en-GB', { width: 1280, height: 800 }],
  ] as const)
    it(`comes to who stays long with a product, is taken up by one press, and takes no focus (${locale})`, async () => {
      const { context, page } = await look(locale, size)
      await page.locator('body').click({ position: { x: 1, y: 1 } })
      const focused = await page.evaluate('document.activeElement?.tagName')
      await page.clock.runFor(36_000)
      const nudge = chat(page, '.nudge')
      await nudge.waitFor()
      assert.equal(await nudge.getAttribute('role'), 'status')
      assert.equal(await page.evaluate('document.activeElement?.tagName'), focused)
      assert.equal(
        await page.evaluate("getComputedStyle(document.querySelector('usher-chat').shadowRoot.querySelector('.nudge')).animationName"),
        'none',
      )
      await page.screenshot({ path: join(shots, `nudge-${locale}.png`) })
      assert.deepEqual((await new AxeBuilder({ page }).include('usher-chat').analyze()).violations, [])
      assert.match((await nudge.textContent()) ?? '', locale === 'zh-CN' ? /以后再说/ : /Not now/)
      await chat(page, '.nudge .accept').click()
      await chat(page, '.message.shopper').first().waitFor()
      assert.equal(await nudge.count(), 0)
      await context.close()
    })

  it('waits while somebody types, is in one tab alone, and never comes again to who wants none', async () => {
    const { context, page } = await look('en-GB')
    await page.evaluate("document.body.append(document.createElement('input'))")
    const box = page.locator('body > input')
    for (let second = 0; second < 40; second += 10) {
      await box.pressSequentially('a')
      await page.clock.runFor(10_000)
    }
    assert.equal(await chat(page, '.nudge').count(), 0)
    await page.clock.runFor(20_000)
    await chat(page, '.nudge').waitFor()
    const other = await context.newPage()
    await other.clock.install()
    await other.goto(`${service.url}/products/BAG-201`)
    await chat(other, '.launcher').waitFor()
    const answered = other.waitForResponse(/nudges\/ask/)
    await other.clock.runFor(36_000)
    assert.equal((await (await answered).json()).nudge, null)
    const said = page.waitForResponse(/nudges\/answer/)
    await chat(page, '.nudge button').last().click()
    await said
    assert.equal(await chat(page, '.nudge').count(), 0)
    let asked = 0
    page.on('request', request => {
      if (/nudges\/ask/.test(request.url())) asked++
    })
    await page.reload()
    await chat(page, '.launcher').waitFor()
    await page.clock.runFor(60_000)
    assert.equal(asked, 0)
    await context.close()
  })
})
