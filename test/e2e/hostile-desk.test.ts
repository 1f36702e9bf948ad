import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { Agent, agentToken, got } from '../support/agent.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { signIn } from '../support/console.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const html = '<img src=x onerror="window.ran=1"><script>window.ran=1</script><style>*{display:none}</style>'
const turned = '\u202eABC \u2067DEF'
const tower = `z${'\u0300\u0316\u0489'.repeat(60)}`
const long = 'W'.repeat(400)
const hostile = `${html} ${turned} ${tower} ${long}`

describe('hostile words in the console', function () {
  this.timeout(90_000)
  let chromium: TestBrowser
  let service: Service
  let ann = ''
  const open: { close(): void }[] = []
  before(async () => {
    service = await startService({}, { reader: 'away' })
    ann = await agentToken(service.folder, 'ann@shop.example', { name: 'Ann' })
    chromium = await openBrowser()
  })
  after(async () => {
    for (const one of open) one.close()
    await chromium?.close()
    await service.stop()
  })

  const enter = async (page: Page) => {
    await page.locator('input[name=email]').fill('ann@shop.example')
    await page.locator('input[name=password]').fill('a-password-of-the-tests')
    await page.locator('button.primary').click()
    await page.locator('usher-inbox nav').waitFor()
  }
  const shopper = async (said: string) => {
    const made = new Shopper(service.url)
    open.push(made)
    await made.open({ language: 'en' })
    got(await made.ask('handoff:request', { id: 'h', reason: [...said].slice(0, 250).join('') }))
    return made
  }
  const heightOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())?.height ?? 0
  const ran = (page: Page) => page.evaluate('window.ran ?? 0')

  it('run nowhere and leave one line one line: messages, notes, labels, canned replies, page and order', async () => {
    const harmless = await shopper('a lamp')
    const one = await shopper(hostile)
    const agent = new Agent(service.url, ann)
    open.push(agent)
    got(await agent.claim(one.conversation))
    got(await one.send(hostile.slice(0, 1900)))
    got(await agent.say(one.conversation, hostile.slice(0, 1900)))
    got(await agent.ask('note:add', { conversation: one.conversation, id: crypto.randomUUID(), text: hostile.slice(0, 1900) }))
    for (const label of [`${html}`.slice(0, 40), `${turned} ${tower}`.slice(0, 40), long.slice(0, 40)])
      await agent.ask('conversation:label', { conversation: one.conversation, label, on: true })
    got(
      await one.ask('track', {
        id: 'o',
        name: 'Order Completed',
        properties: { order_id: `${turned} ${tower}`.slice(0, 64), products: [] },
      }),
    )
    const kept = await fetch(`${service.url}/api/v1/desk/replies/${crypto.randomUUID()}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${ann}`, 'content-type': 'application/json' },
      body: JSON.stringify({ shortcut: 'x', en: hostile.slice(0, 1900), zh: hostile.slice(0, 1900) }),
    })
    assert.equal(kept.status, 200)

    const page = await (await chromium.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })).newPage()
    await page.goto(`${service.url}/console`)
    await enter(page)
    const row = `.item[data-conversation="${one.conversation}"]`
    const plain = `.item[data-conversation="${harmless.conversation}"]`
    await page.locator(row).waitFor()
    for (const part of ['.want', '.last', '.tags', '.row b']) {
      if ((await page.locator(`${row} ${part}`).count()) === 0) continue
      const [height, usual] = [await heightOf(page, `${row} ${part}`), await heightOf(page, `${plain} .row`)]
      assert.ok(height <= usual + 6, `${part} is ${height} px high, a line ${usual}`)
    }
    assert.equal(await heightOf(page, row), await heightOf(page, plain))
    await page.locator(row).click()
    await page.locator('.events .note').waitFor()
    await page.locator('.composer textarea').fill('/x')
    await page.locator('#canned').waitFor()
    const list = await page.locator('#canned').boundingBox()
    assert.ok(list !== null && list.height < 400 && list.x >= 0 && list.x + list.width <= 1280)
    await page.getByRole('button', { name: 'Edit canned replies' }).click()
    await page.locator('dialog summary', { hasText: '/x' }).waitFor()
    if (process.env.USHER_SHOTS) {
      await page.screenshot({ path: `${process.env.USHER_SHOTS}/hostile.png` })
    }
    assert.equal(await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'), false)
    assert.equal(await page.evaluate('document.documentElement.scrollHeight > document.documentElement.clientHeight'), false)
    assert.ok(await page.locator('usher-inbox nav').isVisible(), 'no style of theirs holds')
    assert.equal(await ran(page), 0)
    await page.context().close()
  })

  it('of an agent whose session ends mid-reply are kept and said to be, and are there after the next sign-in', async () => {
    const one = await shopper('a kettle')
    const page = await (await chromium.browser.newContext({ locale: 'en-GB' })).newPage()
    await page.goto(`${service.url}/console#c=${one.conversation}`)
    await enter(page)
    await page.locator('.opened .primary').click()
    await page.locator('.composer textarea').fill('Let me look at')
    const { token } = (await (await signIn(service.url, { email: 'ann@shop.example', password: 'a-password-of-the-tests' })).json()) as {
      token: string
    }
    const headers = { authorization: `Bearer ${token}` }
    const { sessions } = (await (await fetch(`${service.url}/api/v1/account`, { headers })).json()) as {
      sessions: { id: string; current: boolean }[]
    }
    for (const { id, current } of sessions)
      if (!current) await fetch(`${service.url}/api/v1/account/sessions/${encodeURIComponent(id)}`, { method: 'DELETE', headers })
    await page.getByText('Your sign-in has ended. Sign in again; unsent words are kept.').waitFor()
    await enter(page)
    await page.locator('.composer textarea').waitFor()
    assert.equal(await page.locator('.composer textarea').inputValue(), 'Let me look at')
    await page.locator('.composer textarea').press('End')
    await page.keyboard.type(' it.')
    await page.keyboard.press('Enter')
    await one.until(event => event.kind === 'message' && event.from === 'agent' && event.text === 'Let me look at it.')
    await page.context().close()
  })
})
