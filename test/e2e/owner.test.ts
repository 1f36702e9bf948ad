import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { after, before, describe, it } from 'mocha'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { adminOf } from '../support/console.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const shots = fileURLToPath(import.meta.resolve('#root/test-output'))

describe('the owner’s page in a browser', function () {
  this.timeout(60_000)
  let chromium: TestBrowser
  let service: Service
  before(async () => {
    mkdirSync(shots, { recursive: true })
    service = await startService()
    await service.app.settled()
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'zh', visitor: 'a' })
    await shopper.say('有没有潜水服')
    await shopper.say('想买 200 元以内的包')
    await shopper.raw('rate', { id: 'r', score: 5, remark: '很快' })
    shopper.close()
    chromium = await openBrowser()
  })
  after(async () => {
    await chromium?.close()
    await service.stop()
  })

  for (const [locale, width, colorScheme, heading, change] of [
    ['zh-CN', 1280, 'light', '首单', '已保存'],
    ['en-GB', 390, 'dark', 'First orders', 'Saved'],
  ] as const) {
    it(`shows its parts and keeps settings, ${locale}, ${width} px, ${colorScheme}, without violations that axe can find`, async () => {
      const context = await chromium.browser.newContext({ locale, colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await page.goto(`${service.url}/owner`)
      const { email, password } = adminOf(service.folder)
      await page.locator('input[type=email]').fill(email)
      await page.locator('input[type=password]').fill(password)
      await page.locator('button.primary').click()
      await page.locator('#service table').first().waitFor()
      assert.equal(await page.locator('#funnel h2').textContent(), heading)
      await page.locator('#unmet').getByText('有没有潜水服').first().waitFor()
      await page.locator('#satisfaction').getByText('很快').first().waitFor()
      await page.locator('#arms .choices summary', { hasText: '想买 200 元以内的包' }).click()
      await page.locator('#arms .explanation summary').first().click()
      await page.locator('#arms .explanation code', { hasText: 'product:BAG-' }).first().waitFor()
      const codes = page.locator('usher-coupons tbody th')
      await page.locator('usher-coupons input[name=code]').fill(`SPRING${width}`)
      await page.locator('usher-coupons input[name=off]').fill('10%')
      await page.locator('usher-coupons button.primary').click()
      await codes.filter({ hasText: `SPRING${width}` }).waitFor()
      await page.locator('usher-arm-limits input[name="coupon:on"]').uncheck()
      await page.locator('usher-arm-limits button.primary').click()
      await page.locator('usher-arm-limits [role=status]').getByText(change).waitFor()
      await page.locator('usher-owner-copy input[name=product]').fill('TEN-901')
      await page.locator('usher-owner-copy button.primary').click()
      await page.locator('usher-owner-copy .said li').first().waitFor()
      await page.locator('usher-shipping input[name=fee]').fill('10')
      await page.locator('usher-shipping button.primary').click()
      await page.locator('usher-shipping [role=status]').getByText(change).waitFor()
      const nudges = page.locator('usher-nudges')
      await nudges.locator('input[name=on]').check()
      await nudges.locator('input[name=exit]').uncheck()
      await nudges.locator('input[name=mostAVisit]').fill('2')
      await nudges.locator('input[name=from]').fill('21:30')
      await nudges.locator('input[name=timeZone]').fill('Asia/Nowhere')
      await nudges.locator('button.primary').click()
      await nudges.locator('[role=alert]').getByText('timeZone').waitFor()
      await nudges.locator('input[name=timeZone]').fill('Asia/Shanghai')
      await nudges.locator('button.primary').click()
      await nudges.locator('[role=status]').getByText(change).waitFor()
      await nudges.screenshot({ path: join(shots, `owner-nudges-${locale}.png`) })
      await nudges.locator('input[name=mostAVisit]').fill('3')
      await page.locator('#uplift input[name=held]').fill(width < 400 ? '30' : '10')
      await page.locator('#uplift form button').click()
      await page.locator('#uplift p.muted', { hasText: width < 400 ? '30 %' : '10 %' }).waitFor()
      await page.locator('#uplift input[name=held]').fill('20')
      await page.locator('#uplift form button').click()
      await page.locator('#uplift p.muted', { hasText: '20 %' }).waitFor()
      await page.locator('#uplift h3 + .scroll tbody th').first().waitFor()
      assert.equal(await nudges.locator('input[name=mostAVisit]').inputValue(), '3', 'what is being filled in stays')
      await page.locator('#uplift').screenshot({ path: join(shots, `owner-uplift-${locale}.png`) })
      const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
      assert.equal(wide, false)
      const { violations } = await new AxeBuilder({ page }).analyze()
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
        [],
      )
      await context.close()
    })
  }
})
