import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { createNudgeStore } from '../../server/store/nudges.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import type { MessageEvent } from '../../server/wire.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { postSigned, shopSecret } from '../support/shop-server.ts'
import { visitorsOf } from '../support/visitors.ts'

const dayMs = 24 * 3_600_000

describe('orders, after they are placed', function () {
  this.timeout(180_000)
  let service: Service
  let database: Database
  let time = new Date('2026-03-05T04:00:00Z')
  before(async () => {
    service = await startService({ USHER_DEMO: 'on', USHER_SHOP_SECRET: shopSecret }, { reader: 'away', now: () => time })
    await service.app.settled()
    database = openDatabase(join(service.folder, 'usher.sqlite'))
  })
  after(async () => {
    database.close()
    await service.stop()
  })
  const { keep } = visitorsOf(() => service)

  async function shopper(visitor: string, request: object = {}): Promise<Shopper> {
    const made = keep(new Shopper(service.url))
    await made.open({ language: 'en', visitor, ...request })
    return made
  }
  const bag = { sku: 'BAG-201', quantity: 1, price: 329 }
  const order = (visitor: string, id: string, products: object[] = [bag], at = time.getTime()) =>
    postSigned(
      service.url,
      '/api/v1/events',
      { events: [{ id: `event-${id}`, name: 'Order Completed', visitor, at, properties: { order_id: id, products } }] },
      { at: time.getTime() },
    )
  const status = async (body: object) => {
    const { status: code, body: told } = await postSigned(service.url, '/api/v1/orders/status', body, { at: time.getTime() })
    const { result, message } = told as unknown as { result?: string; message?: string }
    return { code, ...(result === undefined ? {} : { result }), ...(message === undefined ? {} : { message }) }
  }
  const said = ({ events }: Shopper) =>
    events.filter((event): event is MessageEvent => event.kind === 'message' && event.from === 'bot' && event.turn !== undefined)
  const news = (from: Shopper, wanted: RegExp) =>
    from.until(event => event.kind === 'message' && wanted.test(event.text)) as Promise<MessageEvent>
  /** Whatever was left the shop has come by the time this is answered. */
  const settle = (one: Shopper) => one.say(one.events.some(({ kind }) => kind === 'message') ? 'thank you' : 'hello')

  it('are thanked for once, by what the shop’s server told, whatever the page says before and after', async () => {
    const anna = await shopper('anna')
    const claim = { id: 'claim', name: 'Order Completed', properties: { order_id: 'A-900', products: [{ sku: 'MUG-503' }] } }
    assert.equal((await anna.ask('track', claim)).ok, true)
    assert.deepEqual(
      (await order('anna', 'A-100', [{ ...bag, quantity: 2 }])).body.results.map(({ result }) => result),
      ['stored'],
    )
    const thanks = await news(anna, /A-100/)
    assert.match(thanks.text, /thank/i)
    assert.match(thanks.text, /×2/)
    assert.doesNotMatch(
      said(anna)
        .map(({ text }) => text)
        .join('\n'),
      /A-900/,
      'the page is not believed',
    )
    assert.deepEqual(
      (await order('anna', 'A-100')).body.results.map(({ result }) => result),
      ['duplicate'],
    )
    await anna.ask('track', { ...claim, id: 'claim again' })
    await settle(anna)
    assert.equal(said(anna).filter(({ text }) => text.includes('A-100')).length, 1)
  })

  it('are thanked for in the shopper’s language', async () => {
    const liu = await shopper('liu', { language: 'zh' })
    await order('liu', 'L-1')
    assert.match((await news(liu, /L-1/)).text, /感谢|谢谢/)
  })

  it('are answered for to whoever bought, and to nobody who only knows the number', async () => {
    const mei = await shopper('mei', { language: 'zh' })
    await order('mei', 'SO-20260305')
    await news(mei, /SO-20260305/)
    assert.deepEqual(await status({ order_id: 'SO-20260305', status: 'shipped', carrier: '顺丰速运', tracking: 'SF1234567890' }), {
      code: 200,
      result: 'stored',
    })
    assert.match((await news(mei, /SF1234567890/)).text, /已经发出.*顺丰速运/)
    for (const question of ['我的快递到哪了', '订单SO-20260305到哪了']) {
      const { text } = await mei.say(question)
      assert.match(text, /SO-20260305.*已经发出.*SF1234567890/, question)
    }
    const stranger = await shopper('stranger')
    const { text, choices } = await stranger.say('where is my order SO-20260305?')
    assert.doesNotMatch(text, /left the shop|SF1234567890/)
    assert.ok(
      choices?.some(({ id }) => id === 'intent:affirm'),
      'a person is offered',
    )
    const { text: other } = await mei.say('我的订单 SO-99999999 到哪了')
    assert.doesNotMatch(other, /SF1234567890/, 'a number that is none of theirs')
  })

  it('take each status once, whatever comes twice, late or for no order', async () => {
    await order('late', 'T-1')
    const at = time.getTime()
    assert.equal((await status({ order_id: 'T-1', status: 'shipped', at: at + 2000 })).result, 'stored')
    assert.equal((await status({ order_id: 'T-1', status: 'shipped', at: at + 2000 })).result, 'duplicate')
    assert.equal((await status({ order_id: 'T-1', status: 'paid', at: at + 1000 })).result, 'late')
    const nobody = await status({ order_id: 'T-2', status: 'paid' })
    assert.equal(nobody.code, 404)
    assert.match(nobody.message ?? '', /T-2/)
    assert.equal((await status({ order_id: 'T-1', status: 'lost' })).code, 400)
    assert.equal((await status({ order_id: 'T-1', status: 'shipped', tracking: 'pay at http://x.example' })).code, 400)
    assert.equal((await status({ order_id: 'T-1', status: 'delivered', at: at + dayMs })).code, 400)
    const unsigned = await fetch(`${service.url}/api/v1/orders/status`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ order_id: 'T-1', status: 'delivered' }),
    })
    assert.equal(unsigned.status, 401)
  })

  it('are told of at the next visit, only as far as they are by then, and once', async () => {
    const wang = await shopper('wang')
    await order('wang', 'W-1')
    await news(wang, /W-1/)
    const { token } = wang
    const before = await sockets()
    wang.close()
    await gone(before)
    await status({ order_id: 'W-1', status: 'paid' })
    time = new Date(time.getTime() + dayMs)
    await status({ order_id: 'W-1', status: 'shipped', carrier: 'DHL', tracking: 'JD014600' })
    const back = await shopper('wang', { token })
    assert.match((await news(back, /W-1.*DHL/)).text, /left the shop/)
    const again = await shopper('wang', { token })
    await settle(again)
    const told = said(again).filter(({ text }) => text.includes('W-1'))
    assert.equal(told.length, 2, told.map(({ text }) => text).join('\n'))
  })

  it('are not spoken of unasked to who wants to be left alone, and still answered for', async () => {
    const quiet = await shopper('quiet')
    await order('quiet', 'Q-1000')
    await news(quiet, /Q-1000/)
    const nudges = createNudgeStore(database)
    const [{ visitor } = { visitor: 0 }] = database.sql<{ visitor: number }>("SELECT visitor FROM orders WHERE id = 'Q-1000'")
    nudges.add({ id: 'n', visitor, at: 1, trigger: 'dwell', arm: 'ask_need', body: '{}', choice: '{}' })
    nudges.show('n', 1)
    nudges.answer('n', 'never', 2)
    await status({ order_id: 'Q-1000', status: 'shipped', carrier: 'DHL' })
    await settle(quiet)
    assert.doesNotMatch(
      said(quiet)
        .map(({ text }) => text)
        .join('\n'),
      /DHL/,
    )
    assert.match((await quiet.say('where is my order?')).text, /Q-1000.*left the shop.*DHL/)
  })

  it('are offered a word on use and care once they have come, from the product’s own text', async () => {
    const care = await shopper('care')
    await order('care', 'C-1', [{ sku: 'OUT-911', quantity: 1 }])
    await news(care, /C-1/)
    await status({ order_id: 'C-1', status: 'delivered' })
    const { seq, choices } = await news(care, /delivered/)
    const choice = choices?.find(({ id }) => id.startsWith('care:'))
    assert.ok(choice, JSON.stringify(choices))
    const picked = await care.ask('choice:pick', { id: crypto.randomUUID(), message: seq, choice: choice.id })
    assert.ok(picked.ok)
    assert.match((await care.answerTo(picked.value.seq)).text, /[“"].+[”"]/)
    assert.match((await care.say('can I put it in the washing machine?')).text, /“[^”]*Machine wash/, 'what was bought is meant')
  })

  it('are forgotten with their visitor’s consent', async () => {
    await order('gone', 'G-1')
    await fetch(`${service.url}/api/v1/collect`, {
      method: 'POST',
      body: JSON.stringify({ visitor: 'gone', consent: 'refused', events: [] }),
    })
    assert.deepEqual(database.sql("SELECT id FROM orders WHERE id = 'G-1'"), [])
  })

  async function sockets(): Promise<number> {
    const text = await (await fetch(`${service.url}/metrics`)).text()
    return Number(/^usher_sockets (\d+)/m.exec(text)?.[1])
  }
  /** The service has noticed that one has left. */
  async function gone(before: number): Promise<void> {
    while ((await sockets()) >= before) await new Promise(wake => setTimeout(wake, 20))
  }
})
