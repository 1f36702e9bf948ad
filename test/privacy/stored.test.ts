import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { after, before, describe, it } from 'mocha'
import { openStore } from '../../server/store/open.ts'
import { agentToken } from '../support/agent.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'

const shopSecret = 'a-key-of-the-shop-itself-of-32-characters'

describe('what the service stores', function () {
  this.timeout(40_000)
  let service: Service
  before(async () => {
    service = await startService({ USHER_SHOP_SECRET: shopSecret })
  })
  after(() => service.stop())
  const { keep, agent, shopper } = visitorsOf(() => service)

  const holds = (text: string) =>
    readdirSync(service.folder).filter(name => name.includes('.sqlite') && readFileSync(join(service.folder, name)).includes(text))
  const textsOf = (conversation: string) => {
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    const rows = database.sql<{ body: string }>(
      "SELECT body FROM events WHERE conversation = ? AND kind = 'message' ORDER BY seq",
      conversation,
    )
    database.close()
    return rows.map(({ body }) => JSON.parse(body) as { from: string; text: string }).filter(({ from }) => from !== 'bot')
  }

  it('hides a number that comes in pieces, in the earlier message too', async () => {
    const one = await shopper('zh')
    await one.say('打我手机 15987')
    await one.say('654321')
    assert.deepEqual(
      textsOf(one.conversation).map(({ text }) => text),
      ['打我手机 ［电话已隐藏］', '[phone number hidden]'],
    )
    assert.deepEqual(holds('654321'), [])
  })

  it('takes a piece that is sent twice for one message', async () => {
    const one = await shopper('zh')
    await one.say('手机 1598')
    const [first, again] = [await one.send('7654322', 'piece'), await one.send('7654322', 'piece')]
    assert.deepEqual(first, again)
    const other = await one.send('7654323', 'piece')
    assert.equal(!other.ok && other.code, 'conflict')
  })

  it('keeps ids of visitors, customers and clients as keyed hashes, and who sends one hears it back', async () => {
    const identity = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('customer-anna-7')
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(shopSecret))
    const one = keep(new Shopper(service.url))
    await one.open({ language: 'en', visitor: 'anna@visitor.example', identity })
    const id = 'anna@client.example'
    const sent = await one.send('I need a tent', id)
    assert.ok(sent.ok)
    assert.equal((await one.until(event => event.seq === sent.value.seq)).id, id)
    assert.deepEqual(await one.send('I need a tent', id), sent)
    for (const told of ['anna@visitor.example', 'customer-anna-7', id]) assert.deepEqual(holds(told), [], told)
  })

  it('keeps of a page’s event what belongs to the shop', async () => {
    const one = await shopper()
    const properties = {
      query: 'mugs, mail me@home.example',
      email: 'b@home.example',
      name: 'Anna Berg',
      phone: '13812345678',
      price: 12,
      nested: { a: 1 },
    }
    const sent = await one.ask('track', { id: 'search', name: 'Products Searched', properties })
    assert.ok(sent.ok)
    const event = await one.until(({ seq }) => seq === sent.value.seq)
    assert.deepEqual(event.kind === 'track' && event.properties, { query: 'mugs, mail [e-mail hidden]', price: 12 })
    for (const told of ['home.example', 'Anna Berg']) assert.deepEqual(holds(told), [], told)
  })

  it('hides what agents type, but not what the shop publishes', async () => {
    const one = await shopper()
    await one.ask('handoff:request', { id: 'h' })
    const lin = agent(await agentToken(service.folder, 'lin@shop.example'))
    await lin.ask('conversation:claim', { conversation: one.conversation })
    const said = async (text: string) => {
      await lin.ask('message:send', { conversation: one.conversation, id: crypto.randomUUID(), text })
      return textsOf(one.conversation).at(-1)?.text
    }
    assert.equal(await said('Your number is 415-555-2671, right?'), 'Your number is [phone number hidden], right?')
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    database.sql(
      "INSERT INTO passages (topic, language, position, heading, text) VALUES ('shop', 'en', 99, 'Contact', 'Call +44 20 7946 0958.')",
    )
    database.close()
    assert.equal(await said('Call us on +44 20 7946 0958'), 'Call us on +44 20 7946 0958')
  })
})
