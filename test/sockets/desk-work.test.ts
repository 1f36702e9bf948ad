import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import type { Desk } from '../../server/wire.ts'
import { agentToken, codeOf, got } from '../support/agent.ts'
import { type Service, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'

describe('the agents’ list and what they keep for their work', () => {
  let service: Service
  let li = ''
  let ann = ''
  before(async () => {
    service = await startService({ USHER_DEMO: 'on' })
    await service.app.settled()
    li = await agentToken(service.folder, 'li@shop.example', { name: 'Li' })
    ann = await agentToken(service.folder, 'ann@shop.example', { name: 'Ann' })
  })
  after(() => service.stop())
  const { agent, shopper } = visitorsOf(() => service)
  const desk = async (token: string, path = '', init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${service.url}/api/v1/desk${path}`, { headers, ...init })
    return { status: answer.status, body: (await answer.json()) as Desk & { message?: string } }
  }

  it('tells conversations apart: the shopper’s own words, the product, the page without its query, the order, a number for the visitor', async () => {
    const one = await shopper()
    await one.open({
      language: 'en',
      token: one.token,
      page: { url: `${service.url}/p/BAG-201?token=secret#x`, title: 'Bag \u202e', sku: 'BAG-201' },
    })
    await one.say('hi there')
    await one.say('my bottle from last week is leaking, I want a person')
    await one.say('ok')
    got(await one.ask('track', { id: 'o', name: 'Order Completed', properties: { order_id: 'A-7', products: [] } }))
    const { events: _events, notes: _notes, ...item } = await agent(li).watch(one.conversation)
    assert.equal(item.want, 'my bottle from last week is leaking, I want a person')
    assert.deepEqual(item.page, { url: `${service.url}/p/BAG-201`, title: 'Bag ' })
    assert.deepEqual([item.product?.sku, item.order, typeof item.visitor], ['BAG-201', 'A-7', 'number'])
    const asked = await shopper()
    await asked.say('where is the size chart?')
    got(await asked.ask('handoff:request', { id: 'h', reason: 'call me about 13800138000' }))
    assert.match((await agent(li).watch(asked.conversation)).want ?? '', /^call me about (?!1380)/)
  })

  it('gives the same visitor the same number, and another one another', async () => {
    const [first, second, other] = [await shopper(), await shopper(), await shopper()]
    for (const [one, visitor] of [
      [first, 'v-1'],
      [second, 'v-1'],
      [other, 'v-2'],
    ] as const)
      await one.open({ language: 'en', visitor })
    const numbers = await Promise.all([first, second, other].map(async ({ conversation }) => (await agent(li).watch(conversation)).visitor))
    assert.equal(numbers[0], numbers[1])
    assert.notEqual(numbers[0], numbers[2])
  })

  it('puts labels on and takes them off, for all agents to see, whatever is written on them', async () => {
    const [person, one] = [agent(li), await shopper()]
    const { conversation } = one
    await one.say('hello')
    const label = (text: string, on = true) => person.ask('conversation:label', { conversation, label: text, on })
    assert.deepEqual(got(await label('VIP')).labels, ['VIP'])
    assert.deepEqual(got(await label('VIP')).labels, ['VIP'])
    const heaped = got(await label(`<b>\u202eback w${'\u0337\u031b\u0324'.repeat(12)}hy`)).labels[0]!
    assert.match(heaped, /^<b>back w\p{M}{1,3}hy$/u)
    await agent(ann).inbox(({ conversations }) =>
      conversations.some(item => item.conversation === conversation && item.labels?.length === 2),
    )
    assert.deepEqual(got(await label('VIP', false)).labels.length, 1)
    for (const wrong of ['', '  ', 'x'.repeat(41)]) assert.equal(codeOf(await label(wrong)), 'bad_payload')
    assert.equal(codeOf(await person.ask('conversation:label', { conversation: 'none', label: 'x', on: true })), 'not_found')
    assert.deepEqual(
      (await desk(li)).body.labels.map(({ count }) => count),
      [1],
    )
  })

  it('gives a conversation to a colleague; not another’s, and not to nobody', async () => {
    const [person, other, one] = [agent(li), agent(ann), await shopper()]
    const { conversation } = one
    await one.say('hello')
    got(await person.ask('conversation:assign', { conversation, to: 'ann@shop.example', id: 'a' }))
    got(await person.ask('conversation:assign', { conversation, to: 'ann@shop.example', id: 'a' }))
    assert.equal((await other.watch(conversation)).agent?.email, 'ann@shop.example')
    assert.equal(codeOf(await person.ask('conversation:assign', { conversation, to: 'li@shop.example' })), 'conflict')
    got(await other.say(conversation, 'Ann here'))
    got(await other.ask('conversation:assign', { conversation, to: 'li@shop.example' }))
    got(await person.say(conversation, 'Li here'))
    assert.equal(codeOf(await person.ask('conversation:assign', { conversation, to: 'nobody@shop.example' })), 'not_found')
  })

  it('keeps canned replies for all and views for each, and refuses what is none', async () => {
    const id = crypto.randomUUID()
    const reply = { shortcut: '退货', zh: '{name}您好，退货请看{product}', en: 'Hello {name} <b>' }
    const kept = await desk(li, `/replies/${id}`, { method: 'PUT', body: JSON.stringify(reply) })
    assert.deepEqual(kept.body.replies, [{ id, ...reply }])
    assert.deepEqual((await desk(ann)).body.replies, [{ id, ...reply }])
    const again = crypto.randomUUID()
    assert.equal((await desk(ann, `/replies/${again}`, { method: 'PUT', body: JSON.stringify(reply) })).status, 409)
    for (const wrong of [{}, { shortcut: 'x' }, { shortcut: 'a b', en: 'x' }, { shortcut: 'x', en: 'y'.repeat(2001) }, null, []])
      assert.equal((await desk(li, `/replies/${again}`, { method: 'PUT', body: JSON.stringify(wrong) })).status, 400, JSON.stringify(wrong))
    assert.equal((await desk(li, '/replies/7', { method: 'PUT', body: JSON.stringify(reply) })).status, 400)
    const view = { name: 'Angry', filter: { rating: 1, language: 'zh' } }
    assert.equal((await desk(li, `/views/${again}`, { method: 'PUT', body: JSON.stringify(view) })).body.views.length, 1)
    assert.deepEqual((await desk(ann)).body.views, [])
    const none = { method: 'DELETE', headers: { authorization: `Bearer ${ann}` } }
    assert.equal((await desk(ann, `/views/${again}`, none)).status, 404)
    assert.equal((await desk(ann, `/replies/${id}`, none)).status, 200)
    assert.equal((await fetch(`${service.url}/api/v1/desk`)).status, 401)
  })
})
