import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { simulateMonth } from '../../server/month/month.ts'
import { openStore } from '../../server/store/open.ts'
import type { TestBrowser } from '../support/browser.ts'
import { adminOf } from '../support/console.ts'
import { newFolder, startService } from '../support/service.ts'

const drawn = fileURLToPath(import.meta.resolve('#root/test-output'))
const until = new Date('2026-11-28T00:00:00Z')
const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } }

/** The owner's page over a simulated month, whole, in both languages, light and dark, wide and narrow, under test-output/; `keep` gets its first screen. */
export async function drawOwnersPage(chromium: TestBrowser, keep: (page: Page) => Promise<void>): Promise<void> {
  const folder = newFolder()
  const database = openStore({ data: folder, database: 'usher.sqlite' })
  simulateMonth(database, { seed: 1, until })
  database.close()
  const service = await startService({}, { now: () => until }, folder)
  mkdirSync(drawn, { recursive: true })
  try {
    await service.app.settled()
    const { email, password } = adminOf(folder)
    for (const locale of ['zh-CN', 'en-GB'])
      for (const colorScheme of ['light', 'dark'] as const)
        for (const [device, viewport] of Object.entries(sizes)) {
          const context = await chromium.browser.newContext({ locale, viewport, colorScheme, reducedMotion: 'reduce' })
          const page = await context.newPage()
          await page.goto(`${service.url}/owner`)
          await page.locator('input[type=email]').fill(email)
          await page.locator('input[type=password]').fill(password)
          await page.locator('button.primary').click()
          await page.locator('#service table').first().waitFor()
          await page.screenshot({
            path: join(drawn, `owner-${locale}-${colorScheme}-${device}.png`),
            fullPage: true,
            animations: 'disabled',
          })
          if (locale === 'en-GB' && colorScheme === 'light' && device === 'desktop') await keep(page)
          await context.close()
        }
  } finally {
    await service.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
