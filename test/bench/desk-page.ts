import { agentToken } from '../support/agent.ts'
import { openBrowser } from '../support/browser.ts'
import { remember } from '../support/many-conversations.ts'
import { Shopper, startService } from '../support/service.ts'

/**
 * The console with so many conversations paged in: `npm run build && node dist/test/bench/desk-page.js [--conversations 100000]`. What a frame takes while
 * the list is scrolled from end to end, what an inbox costs that arrives, and a letter typed into the filter. Ends with one JSON line.
 */
const conversations = Number(process.argv[process.argv.indexOf('--conversations') + 1]) || 100_000
const service = await startService({}, { reader: 'away' })
const chromium = await openBrowser()
const shopper = new Shopper(service.url)
try {
  await agentToken(service.folder, 'ann@shop.example', { name: 'Ann' })
  await shopper.open({ language: 'en' })
  await shopper.ask('handoff:request', { id: 'h', reason: 'the bottle leaks' })
  const page = await (await chromium.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })).newPage()
  await page.goto(`${service.url}/console`)
  await page.locator('input[name=email]').fill('ann@shop.example')
  await page.locator('input[name=password]').fill('a-password-of-the-tests')
  await page.locator('button.primary').click()
  await page.locator('.item').first().waitFor()
  await page.locator('usher-inbox').evaluate(remember, conversations)
  await page.locator('.closed .item').first().waitFor()
  const told = { conversations, ...(await page.locator('usher-console').evaluate(measure)) }
  console.table(told)
  console.log(JSON.stringify(told))
} finally {
  shopper.close()
  await chromium.close()
  await service.stop()
}

/** Runs in the page, of whose types a test knows none. */
async function measure(console: unknown): Promise<Record<string, number>> {
  type Part = {
    updateComplete: Promise<boolean>
    shadowRoot: { querySelector(selector: string): unknown }
    workplace: { desk: { queue(queue: object): void; listed: { conversations: object[] } } }
  }
  type List = {
    scrollTop: number
    scrollHeight: number
    getBoundingClientRect(): unknown
    dispatchEvent(event: Event): void
    querySelectorAll(selector: string): { length: number }
  }
  const { requestAnimationFrame } = globalThis as unknown as { requestAnimationFrame(done: (at: number) => void): void }
  const frame = console as Part
  const inbox = frame.shadowRoot.querySelector('usher-inbox') as Part
  const nav = inbox.shadowRoot.querySelector('nav') as List
  const p = (values: number[], share: number) =>
    Math.round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]! * 10) / 10
  const took = async (times: number, work: (at: number) => void) => {
    const each: number[] = []
    for (let at = 0; at < times; at++) {
      await new Promise(done => requestAnimationFrame(done))
      const start = performance.now()
      work(at)
      await frame.updateComplete
      await inbox.updateComplete
      nav.getBoundingClientRect()
      each.push(performance.now() - start)
    }
    return each
  }
  const frames = 300
  const scrolled = await took(frames, at => {
    nav.scrollTop = (nav.scrollHeight * at) / frames
    nav.dispatchEvent(new Event('scroll'))
  })
  nav.scrollTop = 0
  const { desk } = inbox.workplace
  const queued = await took(40, at => {
    const conversations = desk.listed.conversations.map(item => ({ ...item, last: `word ${at}` }))
    desk.queue({ ...desk.listed, conversations })
  })
  const field = inbox.shadowRoot.querySelector('#filter') as { value: string; dispatchEvent(event: Event): void }
  const typed = await took(12, at => {
    field.value = 'conversation 77'.slice(0, at + 4)
    field.dispatchEvent(new Event('input'))
  })
  return {
    rowsDrawn: nav.querySelectorAll('.item').length,
    scrollFrameP50Ms: p(scrolled, 0.5),
    scrollFrameP95Ms: p(scrolled, 0.95),
    inboxArrivesP50Ms: p(queued, 0.5),
    inboxArrivesP95Ms: p(queued, 0.95),
    firstLetterMs: Math.round(typed[0]! * 10) / 10,
    furtherLetterP50Ms: p(typed.slice(1), 0.5),
  }
}
