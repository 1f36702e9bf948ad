import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { after, before, describe, it } from 'mocha'
import { agentToken } from '../support/agent.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const lines = [
  { text: 'hello', intent: 'greet', language: 'en' },
  { text: 'thank you', intent: 'thank', language: 'en' },
  { text: 'how do i return it', intent: 'ask_return', language: 'en' },
]

describe('teaching in the browser', function () {
  this.timeout(180_000)
  let chromium: TestBrowser
  let service: Service
  before(async () => {
    service = await startService({}, { heldBack: lines })
    await agentToken(service.folder, 'ann@shop.example', { name: 'Ann', role: 'admin' })
    chromium = await openBrowser()
  })
  after(async () => {
    await chromium?.close()
    await service.stop()
  })

  it('goes from a correction over training, gate and trial to everybody, and back', async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    await shopper.say('do you accept student id')
    const page = await (await chromium.browser.newContext({ locale: 'en-GB' })).newPage()
    await page.goto(`${service.url}/console`)
    await page.getByLabel('E-mail').fill('ann@shop.example')
    await page.getByLabel('Password').fill('a-password-of-the-tests')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('.item').first().click()
    await page.getByText('Meant something else?').first().click()
    await page.getByLabel('What the shopper meant').selectOption('ask_coupon')
    await page.getByRole('button', { name: 'Correct', exact: true }).first().click()
    await page.getByText('Corrected: asks for a coupon').waitFor()
    await page.getByRole('button', { name: 'Teach the assistant' }).click()
    await page.getByRole('button', { name: 'Learn from them' }).click()
    await page.getByText('Nothing gets worse: it may be released.').waitFor({ timeout: 120_000 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    )
    if (process.env.TEACH_SHOT !== undefined) await page.screenshot({ path: process.env.TEACH_SHOT })
    await page.getByRole('button', { name: 'Try on 10 % of the conversations' }).click()
    await page.getByRole('button', { name: 'Let it answer everybody' }).click()
    await page.getByText('Release 1 answers.').waitFor()
    await page.getByRole('button', { name: 'Roll back' }).click()
    await page.getByText('The models as delivered answer everybody.').waitFor()
    shopper.close()
  })
})
