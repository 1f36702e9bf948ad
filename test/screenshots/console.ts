import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { Agent, agentToken, got, sessionOf } from '../support/agent.ts'
import { faultsOf } from '../support/axe.ts'
import type { TestBrowser } from '../support/browser.ts'
import { Shopper, startService } from '../support/service.ts'
import { workDays } from '../support/waits.ts'

const drawn = fileURLToPath(import.meta.resolve('#root/test-output/console'))
const sizes = { desktop: { width: 1280, height: 800 }, tablet: { width: 1024, height: 768 } }
const password = 'a-password-of-the-tests'

/**
 * Every state of the console and the team's page in both languages, light and dark, on a desktop and a tablet, under test-output/console/: to be looked
 * at. Throws where axe finds a violation in one of them, or cannot judge a contrast in sight.
 */
export async function drawConsole(chromium: TestBrowser): Promise<void> {
  const service = await startService()
  const lines: { close(): void }[] = []
  const faults: string[] = []
  mkdirSync(drawn, { recursive: true })
  try {
    await service.app.settled()
    for (const [locale, words] of Object.entries(states))
      for (const colorScheme of ['light', 'dark'] as const)
        for (const [device, viewport] of Object.entries(sizes)) {
          const page = await (await chromium.browser.newContext({ locale, viewport, colorScheme, reducedMotion: 'reduce' })).newPage()
          const name = `${locale}-${colorScheme}-${device}`
          const keep = async (state: string) => {
            await page.screenshot({ path: join(drawn, `${name}-${state}.png`), animations: 'disabled' })
            faults.push(...(await faultsOf(page)).map(fault => `${name}-${state} ${fault}`))
          }
          await page.goto(`${service.url}/console`)
          await keep('sign-in')
          await enter(page, 'a-wrong-password')
          await page.locator('.problem', { hasText: /\S/ }).waitFor()
          await keep('sign-in-wrong')
          await enter(page, password)
          if (lines.length === 0) {
            await agentToken(service.folder, 'ann@shop.example', { name: 'Ann', role: 'admin' })
            await enter(page, password)
            await page.locator('nav .empty').waitFor()
            await keep('empty')
            lines.push(...(await fill(service)))
          }
          await page.locator('.waiting .item').first().waitFor()
          await keep('inbox')
          await walk(page, words, keep)
          await page.goto(`${service.url}/team`)
          await page.locator('#service svg').first().waitFor()
          await page.locator('#audit tbody tr').first().waitFor()
          await page.screenshot({ path: join(drawn, `${name}-team.png`), fullPage: true, animations: 'disabled' })
          faults.push(...(await faultsOf(page)).map(fault => `${name}-team ${fault}`))
          await page.context().close()
        }
  } finally {
    for (const line of lines) line.close()
    await service.stop()
  }
  if (faults.length > 0) throw new Error(`Expected nothing for axe to find, got:\n${faults.join('\n')}`)
}

type Words = { search: string; copy: string }
const states: Record<string, Words> = {
  'zh-CN': { search: '帐篷', copy: '营销文案' },
  'en-GB': { search: 'bottle', copy: 'Marketing copy' },
}

async function walk(page: Page, words: Words, keep: (state: string) => Promise<void>): Promise<void> {
  const leave = async () => {
    await page.locator('dialog[open]').press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
  }
  await page.locator('#filter').fill(words.search)
  await page.locator('.found mark').first().waitFor()
  await keep('search')
  await page.locator('#filter').fill('qqqq')
  await page.locator('.found .count', { hasNotText: '…' }).waitFor()
  await keep('search-none')
  await page.locator('#filter').press('Escape')
  await page.locator('.search .icon').click()
  await page.locator('.narrowing').waitFor()
  await keep('filters')
  await page.locator('.search .icon').click()
  await page.locator('.waiting .item').first().click()
  await page.locator('.events .bot').first().waitFor()
  await keep('conversation')
  await page.locator('.why > summary').first().click()
  await page.locator('.reason').first().waitFor()
  await page.locator('.correct > summary').first().click()
  await keep('corrections')
  await page.locator('.mine .item').first().click()
  await page.locator('.composer textarea').fill('/')
  await page.locator('#canned').waitFor()
  await keep('canned')
  await page.locator('.composer textarea').fill('')
  for (const [state, key] of [
    ['keys', '?'],
    ['close', 'e'],
  ] as const) {
    await page.locator('.scroll').focus()
    await page.keyboard.press(key)
    await page.locator('dialog[open]').waitFor()
    await keep(state)
    await leave()
  }
  await page.locator('.teach').click()
  await page.locator('dialog[open] h2').first().waitFor()
  await page.waitForLoadState('networkidle')
  await keep('releases')
  await leave()
  await page.getByRole('button', { name: words.copy }).click()
  await page.locator('dialog[open]').waitFor()
  await keep('copy')
  await leave()
  await page.context().setOffline(true)
  await page.locator('.banner').waitFor({ timeout: 60_000 })
  await keep('offline')
  await page.context().setOffline(false)
}

async function enter(page: Page, secret: string): Promise<void> {
  await page.locator('input[name=email]').fill('ann@shop.example')
  await page.locator('input[name=password]').fill(secret)
  await page.locator('button.primary').click()
}

/** A morning's work: who waits, who is talked with, what colleagues have, what is over. */
async function fill({ url, folder }: { url: string; folder: string }): Promise<{ close(): void }[]> {
  const ann = new Agent(url, await sessionOf(folder, 'ann@shop.example', 'admin'))
  const token = await agentToken(folder, 'li@shop.example', { name: '李华' })
  const li = new Agent(url, token)
  const opened: { close(): void }[] = [ann, li]
  const talk = async (language: string, ...said: string[]) => {
    const shopper = new Shopper(url)
    opened.push(shopper)
    await shopper.open({ language })
    for (const text of said) await shopper.say(text)
    return shopper
  }
  const asks = async (shopper: Shopper, reason: string) => got(await shopper.ask('handoff:request', { id: crypto.randomUUID(), reason }))
  await asks(await talk('zh', '想买双跑鞋，三百以内', '帐篷能防雨吗'), '上次买的帐篷漏水了，要换货')
  await asks(await talk('en', 'a backpack for my commute, under 400'), 'my bottle from last week is leaking, I want a person')
  const mine = await talk('en', 'do you have a water bottle?')
  got(await ann.claim(mine.conversation))
  got(await mine.send('Does it keep tea hot all day?'))
  got(await ann.ask('note:add', { conversation: mine.conversation, id: crypto.randomUUID(), text: 'Bought a bottle last year.' }))
  got(await ann.ask('conversation:label', { conversation: mine.conversation, label: 'VIP', on: true }))
  const theirs = await talk('zh', '帐篷有货吗')
  got(await li.claim(theirs.conversation))
  got(await li.say(theirs.conversation, '有的，我帮您看看。'))
  const over = await talk('en', 'thanks')
  got(await ann.claim(over.conversation))
  got(await ann.ask('conversation:close', { conversation: over.conversation }))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  for (const [shortcut, zh, en] of [
    ['hello', '您好，我是{agent}，很高兴为您服务。', 'Hello, this is {agent}. How can I help?'],
    ['order', '您的订单{order}我来查一下。', 'Let me look at your order {order}.'],
  ])
    await fetch(`${url}/api/v1/desk/replies/${crypto.randomUUID()}`, { method: 'PUT', headers, body: JSON.stringify({ shortcut, zh, en }) })
  workDays(
    folder,
    [
      { email: 'ann@shop.example', name: 'Ann' },
      { email: 'li@shop.example', name: '李华' },
    ],
    9,
  )
  return opened
}
