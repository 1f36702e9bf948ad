import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { after, before, describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { toPage } from '../../models/report/page.ts'
import { createReport } from '../../models/report/report.ts'
import { origin, randomAnswers } from '../models/report/support.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'

const hostile = `<script>document.title = 'taken'</script><img src="https://example.com/x.png" onerror="document.title = 'taken'">`

describe('the page of a report in a browser', function () {
  this.timeout(120_000)
  let browser: TestBrowser
  let folder: string
  let address: string
  before(async () => {
    browser = await openBrowser()
    folder = await mkdtemp(join(tmpdir(), 'usher-report-'))
    const held = randomAnswers(140, 9).map((one, at) => ({
      ...one,
      row: { ...one.row, text: `${one.row.text} ${hostile}`, intent: one.row.intent === 'oos' ? 'oos' : `${one.row.intent}_${at % 4}` },
      predicted: `${one.predicted}_${(at + Number(at % 9 === 0)) % 4}`,
    }))
    const others = held.map((one, at) => (at % 5 === 0 ? { ...one, predicted: 'pay_1' } : one))
    const places = held.map((_, at) => `${hostile}:${at}`)
    await writeFile(join(folder, 'report.html'), toPage(createReport(held, { others }), { ...origin, other: hostile, places }, 'en'))
    address = pathToFileURL(join(folder, 'report.html')).href
  })
  after(async () => {
    await browser.close()
    await rm(folder, { recursive: true })
  })

  async function withPage(
    width: number,
    colorScheme: 'light' | 'dark',
    look: (page: Page, asked: string[]) => Promise<void>,
  ): Promise<void> {
    const context = await browser.browser.newContext({ viewport: { width, height: 800 }, colorScheme })
    try {
      const page = await context.newPage()
      const asked: string[] = []
      page.on('request', request => asked.push(request.url()))
      await page.goto(address)
      await look(page, asked)
    } finally {
      await context.close()
    }
  }

  it('runs nothing that a sentence holds, and asks for nothing', () =>
    withPage(1280, 'light', async (page, asked) => {
      assert.equal(await page.title(), 'How well the intents are told')
      assert.deepEqual(asked, [address])
      assert.ok((await page.getByText('<script>').count()) > 20)
      assert.equal(await page.locator('script, img').count(), 0)
    }))

  it('fits a phone and a desk', async () => {
    for (const width of [360, 1280])
      await withPage(width, 'light', async page => {
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
      })
  })

  it('shows one language, and the other when asked', () =>
    withPage(800, 'light', async page => {
      assert.equal(await page.getByText('混淆矩阵').isVisible(), false)
      await page.getByText('中文', { exact: true }).click()
      assert.equal(await page.getByText('混淆矩阵').isVisible(), true)
      assert.equal(await page.getByText('Confusion matrix').isVisible(), false)
    }))

  it('can be read by everybody, in light and in dark', async () => {
    for (const scheme of ['light', 'dark'] as const)
      await withPage(1000, scheme, async page => {
        const { violations } = await new AxeBuilder({ page }).analyze()
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${scheme}: ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`),
          [],
        )
      })
  })
})
