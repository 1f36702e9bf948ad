import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { after, before, beforeEach, describe, it } from 'mocha'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { saveShopHours } from '../../server/shop/shop-hours.ts'
import { openStore } from '../../server/store/open.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { agentToken } from '../support/agent.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { bots, openChat, say } from '../support/shop-page.ts'

describe('agents in the browser', function () {
  this.timeout(60_000)
  let chromium: TestBrowser
  let service: Service
  const faults: string[] = []
  before(async () => {
    service = await startService()
    await service.app.settled()
    await agentToken(service.folder, 'li@shop.example', { name: '李华' })
    await agentToken(service.folder, 'ann@shop.example', { name: 'Ann' })
    chromium = await openBrowser()
  })
  beforeEach(() => {
    faults.length = 0
  })
  after(async () => {
    await chromium?.close()
    await service.stop()
  })

  it('take over from the assistant, one of them; speak with the shopper; write notes the shopper never sees; and give back', async () => {
    const [li, ann, shopper] = await Promise.all([
      signedIn('li@shop.example', { locale: 'zh-CN', colorScheme: 'dark' }),
      signedIn('ann@shop.example', { locale: 'en-GB' }),
      openShop({ locale: 'en-GB' }),
    ])
    await say(shopper, 'I want to talk to a person')
    for (const agent of [li, ann]) await agent.locator('.waiting .item').waitFor()
    await ann.waitForFunction("document.title.startsWith('(1) ')")
    assert.match((await ann.locator('.waiting .item').textContent()) ?? '', /asked for a person/)

    await ann.locator('[role=status]', { hasText: 'A shopper waits for a person' }).waitFor({ state: 'attached' })
    const alerts = ann.getByRole('button', { name: /^Alerts/ })
    assert.equal(await alerts.getAttribute('aria-pressed'), 'false')
    await alerts.click()
    await ann.reload()
    await ann.locator('.waiting .item').waitFor()
    assert.equal(await alerts.getAttribute('aria-pressed'), 'true')

    for (const agent of [li, ann]) await openFirst(agent)
    await li.keyboard.press('c')
    await li.locator('.opened .status.human', { hasText: '李华' }).waitFor()
    await ann.locator('.opened .status.human', { hasText: '李华 has this conversation' }).waitFor()
    await ann.locator('.others .item', { hasText: '李华' }).waitFor()
    assert.equal(await ann.locator('.composer textarea').isDisabled(), true)
    await ann.keyboard.press('c')
    await ann.locator('[role=alert]', { hasText: '李华 has this conversation.' }).waitFor()

    await shopper.locator('usher-chat textarea').pressSequentially('Is it')
    await li.locator('.dots').waitFor()
    await li.locator('.composer textarea').pressSequentially('Hello, I am')
    await shopper.locator('usher-chat .dots[aria-label="李华 is typing"]').waitFor()
    await li.locator('.composer textarea').fill('Hello, I am 李华.\nHow can I help?')
    await li.keyboard.press('Enter')
    await shopper.locator('usher-chat .message.agent .bubble', { hasText: 'How can I help?' }).waitFor()
    await shopper.locator('usher-chat .message.agent .from', { hasText: '李华 · Support' }).waitFor()
    await li.locator('.events .agent', { hasText: '已送达' }).waitFor()
    assert.equal(await li.locator('.events .agent', { hasText: 'How can I help?' }).count(), 1)

    await ann.keyboard.press('n')
    await ann.keyboard.type('A regular: be generous')
    await ann.keyboard.press('Enter')
    await li.locator('.events .note', { hasText: 'A regular: be generous' }).waitFor()
    await shopper.locator('usher-chat textarea').fill('Is the blue mug dishwasher safe?')
    await shopper.locator('usher-chat textarea').press('Enter')
    await li.locator('.mine .item', { hasText: '待回复' }).waitFor()
    assert.equal(await shopper.locator('usher-chat', { hasText: 'be generous' }).count(), 0)

    await li.keyboard.press('Escape')
    await li.keyboard.press('s')
    const box = li.locator('.composer textarea')
    await li.locator('.composer .primary:not([disabled])').waitFor()
    const draft = await box.inputValue()
    assert.match(draft, /dishwasher/i)
    await box.fill(`${draft} Shall I order one for you?`)
    await li.keyboard.press('Escape')
    await li.getByRole('button', { name: '建议回复' }).click()
    await li.getByRole('button', { name: '建议回复', disabled: false }).waitFor()
    assert.ok((await box.inputValue()).startsWith(`${draft} Shall I order one for you?`))
    await box.fill('')
    assert.equal(await shopper.locator('usher-chat .message.agent .bubble:not(.dots)').count(), 1)

    for (const agent of [li, ann]) assert.deepEqual(await faultsOf(agent), [])
    await li.keyboard.press('Escape')
    await li.keyboard.press('x')
    await li.locator('.assistant .item').waitFor()
    await shopper.locator('usher-chat .line', { hasText: '李华 has left' }).waitFor()
    await bots(shopper).nth(2).waitFor()
    // The greeting names mugs too.
    await ann.locator('.events .bot', { hasText: 'mug' }).nth(1).waitFor()
    await ann.locator('.events .bot .why > summary').last().click()
    await ann.locator('.reason', { hasText: 'Understood as' }).waitFor()
    // The one way to say that a reply is wrong, beside why it was given.
    await ann.getByText('Wrong?').last().click()
    await ann.locator('.correct[open]').getByRole('button', { name: 'Correct' }).click()
    await li.getByText('Ann 纠正了理解或回复').waitFor()
    await ann.getByText('Corrected: wrong').waitFor()
    await ann.getByText('Technical details').click()
    await ann.locator('.trace').waitFor()
    assert.deepEqual(await faultsOf(ann), [])
    assert.deepEqual(faults, [])
    for (const page of [li, ann, shopper]) await page.context().close()
  })

  it('lose nothing of what they write while the service is away, and see nothing twice when it is back', async () => {
    const li = await signedIn('li@shop.example', { locale: 'en-GB' })
    const shopper = await talkingTo(service, 'hello')
    await li.goto(`${service.url}/console#c=${shopper.conversation}`)
    await li.reload()
    await li.locator('.opened .primary').click()
    await li.locator('.mine .item').waitFor()
    const { port } = new URL(service.url)
    await service.stop({ keep: true })
    await li.locator('.banner').waitFor()
    await li.locator('.composer textarea').fill('written in the dark')
    await li.keyboard.press('Enter')
    await li.locator('.events .agent.waiting', { hasText: 'written in the dark' }).waitFor()
    await li.locator('.composer textarea').fill('a draft')
    service = await startService({ USHER_PORT: port }, {}, service.folder)
    await li.locator('.banner').waitFor({ state: 'detached' })
    await li.locator('.events .agent', { hasText: 'delivered' }).waitFor()
    const again = new Shopper(service.url)
    const { events } = await again.open({ token: shopper.token })
    assert.equal(events.filter(event => event.kind === 'message' && event.text === 'written in the dark').length, 1)
    assert.equal(await li.locator('.events .agent', { hasText: 'written in the dark' }).count(), 1)
    await li.reload()
    await li.locator('.events .agent', { hasText: 'written in the dark' }).waitFor()
    assert.equal(await li.locator('.composer textarea').inputValue(), 'a draft')
    again.close()
    await li.context().close()
  })

  it('read the contact of a shopper who came while nobody was there, on a phone, and erase it', async () => {
    const hours = { zh: '每天 9:00–21:00', en: 'daily 9 am to 9 pm' }
    withSettings(service.folder, settings => saveShopHours(settings, hours))
    const shopper = await openShop({ locale: 'en-GB' })
    assert.match(await say(shopper, 'I want to talk to a person'), /daily 9 am to 9 pm/)
    await shopper.locator('usher-chat .contact input').fill('kim@mail.example')
    await shopper.locator('usher-chat .contact input').press('Enter')
    await shopper.locator('usher-chat .line', { hasText: 'You left a way to reach you' }).waitFor()
    const li = await signedIn('li@shop.example', { locale: 'en-GB', viewport: { width: 390, height: 844 } })
    await li.locator('.waiting .item', { has: li.getByRole('img', { name: 'Left a contact' }) }).click()
    await li.locator('.opened .details').click()
    assert.equal(await li.getByText('kim@mail.example').count(), 0)
    await li.getByRole('button', { name: 'Show contact' }).click()
    await li.getByText('kim@mail.example').waitFor()
    assert.deepEqual(await faultsOf(li), [])
    await li.getByRole('button', { name: 'Erase contact' }).click()
    await li.getByRole('dialog').getByRole('button', { name: 'Erase contact' }).click()
    await li.getByText('The shopper has left none.').waitFor()
    assert.equal(await li.getByText('kim@mail.example').count(), 0)
    await li.locator('.about .back').click()
    await li.getByText('李华 (you) erased the contact').waitFor()
    await li.goBack()
    await li.locator('.waiting .item').waitFor()
    assert.deepEqual(faults, [])
    for (const page of [li, shopper]) await page.context().close()
  })

  it('see what is believed of a shopper and what it rests on, renewed as the shopper does more', async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'zh' })
    const look = (sku: string) => shopper.ask('track', { id: crypto.randomUUID(), name: 'Product Viewed', properties: { sku } })
    await look('RUN-101')
    const li = await signedIn('li@shop.example', { locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
    await li.goto(`${service.url}/console#c=${shopper.conversation}`)
    await li.reload()
    const believed = li.getByRole('region', { name: '对这位顾客的判断' })
    await believed.getByText('今天看了 1 次 ¥400 以下的跑鞋').waitFor()
    await believed.getByText('未得到同意：只依据这次对话').waitFor()
    await li.locator('.about dd', { hasText: '云驰缓震跑鞋' }).first().waitFor()
    await look('BAG-201')
    await shopper.say('想买 200 元以内的包')
    await believed.getByText('¥200 以内', { exact: true }).waitFor()
    await li.locator('.why', { hasText: '为什么这样回复' }).last().locator('> summary').click()
    const why = li.locator('.explanation', { hasText: '推荐了' })
    await why.getByText('符合顾客的要求').waitFor()
    await why.getByText('依据').click()
    await why.getByText('要求：¥200 以内').waitFor()
    await why
      .getByText(/product:BAG-\d+/)
      .first()
      .waitFor()
    assert.deepEqual(await faultsOf(li), [])
    await li.getByRole('button', { name: 'EN', exact: true }).click()
    const inEnglish = li.getByRole('region', { name: 'Believed of the shopper' })
    await inEnglish.getByText('1 view of running shoes under ¥400 today').waitFor()
    await inEnglish.getByText('said so today: under ¥200').waitFor()
    assert.deepEqual(faults, [])
    shopper.close()
    await li.context().close()
  })

  it('find a Chinese word in the middle of an old message, jump to it, narrow and keep the view', async () => {
    const old = new Shopper(service.url)
    await old.open({ language: 'zh' })
    await old.say('上个月买的帐篷拉链漏风，<b>想退货</b>')
    for (let n = 0; n < 12; n++) await old.send(`后面还说了很多别的话 ${n}`)
    old.close()
    const li = await signedIn('li@shop.example', { locale: 'zh-CN', viewport: { width: 1024, height: 768 } })
    await li.keyboard.press('/')
    await li.keyboard.type('拉链漏')
    const hit = li.locator('.found .item', { hasText: '上个月买的帐篷拉链漏风，<b>想退货</b>' })
    await hit.waitFor()
    assert.equal(await hit.locator('mark').textContent(), '拉链漏')
    assert.deepEqual(await faultsOf(li), [])
    await hit.click()
    const line = li.locator('.events li[data-seq="2"]')
    await line.waitFor()
    await li.waitForFunction(`(() => {
      const talk = document.querySelector('usher-console').shadowRoot.querySelector('usher-talk').shadowRoot
      const box = talk.querySelector('.events li[data-seq="2"]').getBoundingClientRect()
      return box.top > 0 && box.bottom < innerHeight && talk.activeElement?.matches('[data-seq="2"]')
    })()`)
    await li.locator('.opened .details').click()
    await li.getByLabel('添加标签').fill('<i>急\u202e</i>')
    await li.keyboard.press('Enter')
    await li.locator('.labels li', { hasText: '<i>急</i>' }).waitFor()
    await li.reload()
    await li.locator('#filter').waitFor()
    await li.getByRole('button', { name: '筛选' }).click()
    await li.locator('.narrowing select').nth(2).selectOption('<i>急</i>')
    await li.locator('.found .item').waitFor()
    assert.equal(await li.locator('.found .item').count(), 1)
    await li.getByLabel('视图名称').fill('急的')
    await li.keyboard.press('Enter')
    await li.locator('.view', { hasText: '急的' }).waitFor()
    assert.deepEqual(await faultsOf(li), [])
    assert.deepEqual(faults, [])
    await li.context().close()
  })

  it('keep nothing of a conversation that is erased while they have it open, and are told', async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    assert.ok((await shopper.send('do you have gingerbread moulds?')).ok)
    const li = await signedIn('li@shop.example', { locale: 'zh-CN', colorScheme: 'dark' })
    await li.keyboard.press('/')
    await li.keyboard.type('gingerbread')
    // The reply says it back.
    await li.locator('.found .item[data-seq="2"]').click()
    await li.locator('.events li[data-seq="2"]', { hasText: 'gingerbread' }).waitFor()
    assert.ok((await shopper.ask('conversation:erase', {})).ok)
    await li.locator('usher-talk .pick', { hasText: '刚才打开的对话已被删除。' }).waitFor()
    assert.equal(await li.locator('.found .item').count(), 0)
    assert.equal(await li.locator('.item', { hasText: 'gingerbread' }).count(), 0)
    assert.doesNotMatch(JSON.stringify(await li.evaluate('({ ...sessionStorage })')), /gingerbread/)
    assert.doesNotMatch(li.url(), new RegExp(shopper.conversation))
    assert.deepEqual(await faultsOf(li), [])
    // What the page was asking for as it went is gone too, which the browser notes.
    assert.deepEqual(
      faults.filter(fault => !fault.includes('404 (Not Found)')),
      [],
    )
    shopper.close()
    await li.context().close()
  })

  it('answer with canned replies by the keyboard, filled in from the conversation; none goes out with a gap', async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en', page: { url: `${service.url}/products/BAG-201`, sku: 'BAG-201' } })
    await shopper.say('can I return it?')
    const li = await signedIn('li@shop.example', { locale: 'en-GB', colorScheme: 'dark' })
    await li.goto(`${service.url}/console#c=${shopper.conversation}`)
    await li.reload()
    await li.locator('.events li').first().waitFor()
    await li.keyboard.press('c')
    await li.locator('.opened .status.human').waitFor()
    const box = li.locator('.composer textarea')
    await box.fill('/')
    await li.getByRole('button', { name: 'Edit canned replies' }).click()
    await li.getByLabel('Shortcut, typed after /').fill('back')
    await li.locator('form.reply textarea[name=en]').fill('<b>{agent}</b>: {product} may come back, your order {order} too')
    await li.getByRole('button', { name: 'Save' }).click()
    await li.locator('summary', { hasText: '/back' }).waitFor()
    assert.deepEqual(await faultsOf(li), [])
    await li.locator('dialog form[method=dialog] button').click()
    await box.fill('/ba')
    await li.getByRole('option', { name: /back/ }).waitFor()
    assert.deepEqual(await faultsOf(li), [])
    await box.press('Enter')
    await li.locator('.composer .problem', { hasText: 'Fill in {order}' }).waitFor()
    await box.press('Enter')
    await li.keyboard.type('A-17')
    await box.press('Enter')
    const text = '<b>李华</b>: Wayfarer 28 L Backpack may come back, your order A-17 too'
    await shopper.until(event => event.kind === 'message' && event.from === 'agent' && event.text === text)
    await li.locator('.events .agent', { hasText: text }).waitFor()
    assert.deepEqual(faults, [])
    shopper.close()
    await li.context().close()
  })

  it('let an admin write copy for a product, and nobody else', async () => {
    await agentToken(service.folder, 'boss@shop.example', { name: 'Boss', role: 'admin' })
    const li = await signedIn('li@shop.example', { locale: 'en-GB' })
    assert.equal(await li.getByRole('button', { name: 'Marketing copy' }).count(), 0)
    const boss = await signedIn('boss@shop.example', { locale: 'zh-CN', colorScheme: 'dark' })
    await boss.getByRole('button', { name: '营销文案' }).click()
    await boss.getByLabel('商品 SKU').fill('BAG-201')
    await boss.getByRole('button', { name: '撰写' }).click()
    await boss.locator('usher-copy li', { hasText: '远行28升双肩包' }).nth(2).waitFor()
    assert.deepEqual(await faultsOf(boss), [])
    assert.deepEqual(faults, [])
    await boss.getByLabel('商品 SKU').fill('NONE')
    await boss.getByRole('button', { name: '撰写' }).click()
    await boss.locator('usher-copy [role=alert]', { hasText: '店里没有这个 SKU 的商品' }).waitFor()
    for (const page of [li, boss]) await page.context().close()
  })

  async function openPage(options: BrowserContextOptions, path: string): Promise<Page> {
    const context = await chromium.browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    page.on('pageerror', error => faults.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.goto(service.url + path)
    return page
  }

  async function signedIn(email: string, options: BrowserContextOptions): Promise<Page> {
    const page = await openPage(options, '/console')
    await page.locator('input[name=email]').fill(email)
    await page.locator('input[name=password]').fill('a-password-of-the-tests')
    await page.keyboard.press('Enter')
    await page.locator('.who', { hasText: /online|在线/ }).waitFor()
    return page
  }

  async function openShop(options: BrowserContextOptions): Promise<Page> {
    const page = await openPage(options, '/')
    await openChat(page)
    return page
  }
})

async function talkingTo({ url }: Service, text: string): Promise<Shopper> {
  const shopper = new Shopper(url)
  await shopper.open({ language: 'en' })
  await shopper.say(text)
  return shopper
}

function withSettings(folder: string, act: (settings: ReturnType<typeof createSettingsStore>) => void): void {
  const database = openStore({ data: folder, database: 'usher.sqlite' })
  act(createSettingsStore(database))
  database.close()
}

/** The first conversation of the inbox, by the keyboard alone. */
async function openFirst(page: Page): Promise<void> {
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('.events li').first().waitFor()
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
}
