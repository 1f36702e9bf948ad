import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { after, before, describe, it } from 'mocha'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { adminOf } from '../support/console.ts'
import { type Service, startService } from '../support/service.ts'
import { workDays } from '../support/waits.ts'

describe('the team’s page in a browser', function () {
  this.timeout(60_000)
  let chromium: TestBrowser
  let service: Service
  /** Codes are of this time. */
  let late = 0
  before(async () => {
    service = await startService({}, { now: () => new Date(Date.now() + late) })
    chromium = await openBrowser()
  })
  after(async () => {
    await chromium?.close()
    await service.stop()
  })

  const fresh = async (options: Parameters<TestBrowser['browser']['newContext']>[0] = {}) => {
    const context = await chromium.browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options })
    return context.newPage()
  }
  const enter = async (page: Page, path: string, email: string, password: string) => {
    await page.goto(`${service.url}${path}`)
    await page.locator('input[name=email]').fill(email)
    await page.locator('input[name=password]').fill(password)
    await page.locator('button.primary').click()
  }
  const violationsOf = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
  const password = 'harbour violet teapot 19'

  it('invites by a link, sets a second factor up, signs in with it, and throws a revoked session out at once', async () => {
    const owner = adminOf(service.folder)
    const boss = await fresh()
    await enter(boss, '/team', owner.email, owner.password)
    await boss.locator('#invite input[name=email]').fill('mei@shop.example')
    await boss.locator('#invite button.primary').click()
    const link = (await boss.locator('#link').textContent()) ?? ''
    assert.match(link, /\/team#join=[\w-]{43}$/)

    const mei = await fresh()
    await mei.goto(link)
    await mei.locator('input[name=name]').fill('<img src=x onerror=alert(1)>\u202e梅')
    await mei.locator('input[name=password]').fill(password)
    await mei.locator('button.primary').click()
    await mei.locator('#factor input').fill(password)
    assert.ok(!mei.url().includes('join'), 'the secret stays in no address')
    await mei.locator('#factor button').click()
    const secret = (await mei.locator('#secret').textContent()) ?? ''
    await mei.locator('img.qr').waitFor()
    const totp = new TOTP({ secret: Secret.fromBase32(secret) })
    const code = () => totp.generate({ timestamp: Date.now() + late })
    await mei.locator('#prove input').fill(code())
    await mei.locator('#prove button').click()
    await mei.locator('#recovery li').first().waitFor()
    assert.equal(await mei.locator('#recovery li').count(), 10)
    await mei.locator('button.primary').click()

    // The console asks for it, too.
    late = 60_000
    const desk = await fresh()
    await enter(desk, '/console', 'mei@shop.example', password)
    await desk.locator('input[name=code]').fill(code())
    await desk.locator('button.primary').click()
    await desk.locator('usher-inbox').waitFor()

    await mei.reload()
    await mei.locator('#sessions button').click()
    await desk.locator('input[name=email]').waitFor({ timeout: 5000 })
    await boss.context().close()
    await mei.context().close()
    await desk.context().close()
  })

  for (const [locale, width, colorScheme, heading] of [
    ['zh-CN', 1280, 'light', '我的账号'],
    ['en-GB', 820, 'dark', 'My account'],
  ] as const) {
    it(`shows account, team and what was done, ${locale}, ${width} px, ${colorScheme}, without violations that axe can find`, async () => {
      const { email, password: given } = adminOf(service.folder)
      const page = await fresh({ locale, colorScheme, viewport: { width, height: 900 } })
      await page.goto(`${service.url}/team`)
      assert.deepEqual(await violationsOf(page), [])
      if (locale === 'zh-CN') workDays(service.folder, [{ email: 'mei@shop.example', name: 'Mei' }], 9)
      await enter(page, '/team', email, given)
      await page.locator('#audit tbody tr').first().waitFor()
      await page.locator('#service svg.curve').first().waitFor()
      assert.match((await page.locator('#remarks').textContent()) ?? '', /<b>很耐心<\/b> .?abc/)
      const turns = page.locator('#turns input')
      const wasOn = await turns.isChecked()
      await turns.click()
      await page.locator(wasOn ? '#turns input:not(:checked):enabled' : '#turns input:checked:enabled').waitFor()
      assert.equal(await page.locator('usher-account h2').textContent(), heading)
      assert.match((await page.locator('#members').textContent()) ?? '', /<img src=x onerror=alert\(1\)> ?梅/)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'), false)
      assert.deepEqual(await violationsOf(page), [])
      if (process.env.USHER_SHOTS) await page.screenshot({ path: `${process.env.USHER_SHOTS}/team-${locale}.png`, fullPage: true })
      await page.context().close()
    })
  }
})
