import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { adminOf } from '../support/console.ts'
import { startService } from '../support/service.ts'
import { openChat, say } from '../support/shop-page.ts'
import { drawConsole } from './console.ts'
import { drawOwnersPage } from './owner-month.ts'
import { recompress } from './recompress.ts'

/** The pictures of the owners' page, taken of the demo shop, and every state of the console and the owner's page to be looked at: `npm run screenshots`. Templates word the replies, so that they come out alike. */
const images = fileURLToPath(import.meta.resolve('#root/docs/images'))
const mostBytes = 150_000
const size = { width: 1200, height: 750 }

const service = await startService()
await service.app.settled()
const chromium = await openBrowser()
try {
  mkdirSync(images, { recursive: true })
  const shopper = await open(service.url)
  await openChat(shopper)
  await say(shopper, 'a backpack for my commute, under 400')
  await say(shopper, 'does the first one keep rain out?')
  await keep(shopper, 'chat.png')
  const other = await open(service.url, 'zh-CN')
  await openChat(other)
  await say(other, '想买双跑鞋，三百以内')
  await say(other, '转人工')

  const console = await open(`${service.url}/console`)
  const { email, password } = adminOf(service.folder)
  await console.locator('input[name=email]').fill(email)
  await console.locator('input[name=password]').fill(password)
  await console.locator('input[name=password]').press('Enter')
  await console.locator('usher-inbox [role=option], usher-inbox li, .row').first().click()
  await keep(console, 'console.png')
  await drawConsole(chromium)
  await drawOwnersPage(chromium, page => keep(page, 'owner.png'))
} finally {
  await chromium.close()
  await service.stop()
}

async function open(url: string, locale = 'en-GB'): Promise<Page> {
  const context = await chromium.browser.newContext({ locale, viewport: size, reducedMotion: 'reduce', colorScheme: 'light' })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

async function keep(page: Page, name: string): Promise<void> {
  const path = join(images, name)
  // Pictures and fonts are there, nothing moves any more.
  await page.waitForLoadState('networkidle')
  recompress(await page.screenshot({ animations: 'disabled' }), path)
  const { size: bytes } = statSync(path)
  process.stdout.write(`${name}: ${(bytes / 1000).toFixed(1)} kB\n`)
  if (bytes > mostBytes) throw new Error(`Expected ${path} to have at most ${mostBytes} bytes, got ${bytes}`)
}
