import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { after, afterEach, before, describe, it } from 'mocha'
import type { BrowserContext, Page } from 'playwright-core'
import type { Queue } from '../../server/wire.ts'
import { Agent, agentToken, got } from '../support/agent.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { type Service, startService } from '../support/service.ts'
import { bots, openChat, say, until } from '../support/shop-page.ts'

const shots = fileURLToPath(import.meta.resolve('#root/test-output'))

const words = {
  en: {
    locale: 'en-GB',
    ask: 'Talk to a person',
    asked: 'asked for a person',
    place: 'You are number 1 in the queue.',
    joined: 'Li has joined',
    head: 'Li · Support',
    typing: 'Li is typing',
    left: 'Li has left. The AI assistant is back',
    ended: 'Li has ended this chat',
    five: '5 out of 5',
    label: 'Phone number or e-mail address',
    fault: 'does not look like a phone number',
    kept: 'You left a way to reach you',
    offer: 'Leave a contact',
  },
  zh: {
    locale: 'zh-CN',
    ask: '转人工客服',
    asked: '已为您呼叫人工客服',
    place: '您排在第 1 位',
    joined: 'Li 已加入',
    head: 'Li · 人工客服',
    typing: 'Li 正在输入',
    left: 'Li 已离开，AI 助手继续',
    ended: 'Li 结束了本次对话',
    five: '5 分（满分 5 分）',
    label: '电话或邮箱',
    fault: '看起来不是电话号码',
    kept: '您已留下联系方式',
    offer: '留下联系方式',
  },
} as const

describe('a shopper who wants a person', function () {
  this.timeout(60_000)
  let chromium: TestBrowser
  let service: Service
  let li = ''
  const contexts: BrowserContext[] = []
  const agents: Agent[] = []
  before(async () => {
    mkdirSync(shots, { recursive: true })
    service = await startService()
    await service.app.settled()
    li = await agentToken(service.folder, 'li@shop.example', { name: 'Li' })
    chromium = await openBrowser()
  })
  afterEach(async () => {
    for (const agent of agents.splice(0)) agent.close()
    await Promise.all(contexts.splice(0).map(context => context.close()))
  })
  after(async () => {
    await chromium?.close()
    await service.stop()
  })

  const visit = async (language: 'zh' | 'en', device: 'desktop' | 'phone') => {
    const context = await chromium.browser.newContext({
      locale: words[language].locale,
      colorScheme: device === 'phone' ? 'dark' : 'light',
      viewport: device === 'phone' ? { width: 360, height: 740 } : { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    })
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(service.url)
    await openChat(page)
    return page
  }
  const line = (page: Page, text: string) => page.locator('usher-chat .line').filter({ hasText: text }).last()
  const ask = async (page: Page, language: 'zh' | 'en') => {
    await page.locator('usher-chat #more').click()
    await page.locator('usher-chat .menu button').filter({ hasText: words[language].ask }).click()
  }
  const shot = (page: Page, name: string) => page.screenshot({ path: join(shots, `person-${name}.png`) })
  const axe = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).include('usher-chat').analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
      [],
    )
  }

  for (const [language, device] of [
    ['en', 'desktop'],
    ['zh', 'phone'],
  ] as const) {
    it(`reads who speaks, who writes, who left and how to go on, ${language} on a ${device}`, async () => {
      const text = words[language]
      const agent = new Agent(service.url, li)
      agents.push(agent)
      await agent.inbox(() => true)
      const page = await visit(language, device)
      await say(page, language === 'zh' ? '你好' : 'hello')
      await ask(page, language)
      await line(page, text.asked).waitFor()
      await line(page, text.place).waitFor()
      const { conversations } = await agent.inbox((queue: Queue) => queue.waiting > 0)
      const conversation = conversations[0]!.conversation
      got(await agent.claim(conversation))
      await line(page, text.joined).waitFor()
      assert.equal(await page.locator('usher-chat .choices').count(), 0)
      await page.locator('usher-chat .title p').filter({ hasText: text.head }).waitFor()
      agent.socket.emit('typing', { conversation, on: true })
      await page.locator(`usher-chat .dots[aria-label="${text.typing}"]`).waitFor()
      await shot(page, `${language}-${device}-1-writing`)
      got(await agent.say(conversation, language === 'zh' ? '您好，我来看看您的订单。' : 'Hello, let me look at your order.'))
      await page.locator('usher-chat .message.agent .from').filter({ hasText: text.head }).waitFor()
      await page.locator('usher-chat .dots').waitFor({ state: 'detached' })
      await axe(page)
      got(await agent.ask('conversation:release', { conversation }))
      await line(page, text.left).waitFor()
      got(await agent.claim(conversation))
      got(await agent.ask('conversation:close', { conversation }))
      await line(page, text.ended).waitFor()
      await shot(page, `${language}-${device}-2-ended`)
      await page.locator(`usher-chat .stars button[aria-label="${text.five}"]`).click()
      await line(page, '5').waitFor()
      await page.locator('usher-chat .rating').waitFor({ state: 'detached' })
      await say(page, language === 'zh' ? '包邮吗' : 'is shipping free?')
    })
  }

  for (const [language, device, contact] of [
    ['zh', 'desktop', '138 0013 8000'],
    ['en', 'phone', 'ann@example.org'],
  ] as const) {
    it(`leaves a contact where nobody is there, and never sees it again, ${language} on a ${device}`, async () => {
      const text = words[language]
      const page = await visit(language, device)
      await ask(page, language)
      const box = page.locator('usher-chat .contact input')
      await box.waitFor()
      assert.equal(await page.locator('usher-chat .contact label').textContent(), text.label)
      await box.fill('next to the church')
      await box.press('Enter')
      await page.locator('usher-chat .contact [role=alert]').filter({ hasText: text.fault }).waitFor()
      assert.equal(await box.inputValue(), 'next to the church')
      await shot(page, `${language}-${device}-3-contact`)
      await axe(page)
      await page.locator('usher-chat .contact button[type=button]').click()
      await box.waitFor({ state: 'detached' })
      await page.locator('usher-chat .choices button').filter({ hasText: text.offer }).click()
      const said = await bots(page).count()
      await box.fill(contact)
      await box.press('Enter')
      await line(page, text.kept).waitFor()
      await bots(page).nth(said).waitFor()
      await box.waitFor({ state: 'detached' })
      await shot(page, `${language}-${device}-4-kept`)
      const everywhere = await page.evaluate(
        "JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) + document.querySelector('usher-chat').shadowRoot.innerHTML",
      )
      assert.equal(String(everywhere).includes(contact), false)
      await page.reload()
      await until(page, "document.querySelector('usher-chat')?.shadowRoot?.querySelector('.launcher, .panel')")
      assert.equal(await page.locator('usher-chat .contact').count(), 0)
    })
  }
})
