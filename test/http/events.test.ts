import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { after, before, describe, it } from 'mocha'
import { openStore } from '../../server/store/open.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { type Answer, postSigned, shopSecret } from '../support/shop-server.ts'

describe('behaviour over HTTP', () => {
  let service: Service
  before(async () => {
    service = await startService({ USHER_SHOP_SECRET: shopSecret })
  })
  after(() => service.stop())

  const send = (events: unknown[], options = {}) => postSigned(service.url, '/api/v1/events', { events }, options)
  const order = (id: string, more: object = {}, properties: object = {}) => ({
    id,
    name: 'Order Completed',
    visitor: 'mei',
    properties: { order_id: `no-${id}`, total: 658, products: [{ sku: 'BAG-201', quantity: 2, price: 329 }], ...properties },
    ...more,
  })
  async function collect(body: object, headers: Record<string, string> = {}) {
    const response = await fetch(`${service.url}/api/v1/collect`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', ...headers },
      body: JSON.stringify(body),
    })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer }
  }
  function rows<Row>(sql: string, ...parameters: unknown[]): Row[] {
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    try {
      return database.sql<Row>(sql, ...parameters)
    } finally {
      database.close()
    }
  }

  it('stores an order of the shop’s server once, with its worth and its lines, whoever sends it again', async () => {
    const first = await send([order('o1')])
    assert.deepEqual([first.status, first.body.results], [200, [{ index: 0, id: 'o1', result: 'stored' }]])
    assert.equal((await send([order('o1')])).body.duplicates, 1)
    const sameOrder = await send([order('another-id', {}, { order_id: 'no-o1' })])
    assert.equal(sameOrder.body.results[0]?.result, 'duplicate')
    assert.deepEqual(rows("SELECT name, stage, sku, quantity, value FROM behaviour_events WHERE order_id = 'no-o1' ORDER BY n"), [
      { name: 'Order Completed', stage: 5, sku: null, quantity: null, value: 65_800 },
      { name: 'Product Ordered', stage: 5, sku: 'BAG-201', quantity: 2, value: 65_800 },
    ])
  })

  it('is refused unsigned, signed by somebody else, changed on the way, or replayed', async () => {
    const unsigned = await fetch(`${service.url}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"events":[]}',
    })
    assert.equal(unsigned.status, 401)
    const cases: [object, RegExp][] = [
      [{ secret: 'another-secret-of-at-least-32-characters' }, /Expected v1 to be the HMAC/],
      [{ at: Date.now() - 6 * 60_000 }, /within 5 minutes .* a replayed request, or a clock that is off/],
      [{ at: Date.now() + 24 * 3600_000 }, /clock that is off/],
    ]
    for (const [options, message] of cases) {
      const { status, body } = await send([order('never')], options)
      assert.deepEqual([status, body.code], [401, 'unauthorized'])
      assert.match(body.message!, message)
    }
    assert.deepEqual(rows("SELECT n FROM behaviour_events WHERE order_id = 'no-never'"), [])
  })

  it('refuses each event that is wrong by its place, and stores the others', async () => {
    const day = 24 * 3600_000
    const events = [
      order('w0', {}, { products: [{ sku: 'NONE', quantity: 1 }] }),
      order('w1', {}, { products: [{ sku: 'BAG-201', quantity: 1, price: -5 }] }),
      order('w2', {}, { products: [{ sku: 'BAG-201', quantity: 0 }] }),
      order('w3', {}, { total: '-1' }),
      order('w4', {}, { currency: 'USD' }),
      order('w5', { at: new Date(Date.now() + day).toISOString() }),
      order('w6', { at: Date.now() - 31 * day }),
      order('w7', { at: 'yesterday' }),
      order('w8', { visitor: '' }),
      order('w9', {}, { order_id: undefined }),
      'nonsense',
      null,
      order('late', { at: new Date(Date.now() - day).toISOString() }),
    ]
    const { status, body } = await send(events)
    assert.equal(status, 200)
    assert.deepEqual(
      body.results.map(({ code, result }) => code ?? result),
      [
        'unknown_sku',
        'negative_value',
        'negative_value',
        'negative_value',
        'other_currency',
        'in_future',
        'too_old',
        'bad_event',
        'bad_event',
        'bad_event',
        'bad_event',
        'bad_event',
        'stored',
      ],
    )
    assert.match(body.results[0]!.message!, /^properties\.products\.0\.sku: expected a SKU of the catalogue, got "NONE"$/)
    for (const [at, { index }] of body.results.entries()) assert.equal(index, at)
    const metrics = await (await fetch(`${service.url}/metrics`)).text()
    assert.match(metrics, /^usher_behaviour_events_total\{source="server",result="negative_value"\} 3$/m)
  })

  it('takes GA4’s and Segment’s own messages', async () => {
    const { body } = await send([
      { id: 'g1', name: 'view_item', client_id: 'ga', params: { currency: 'CNY', items: [{ item_id: 'BAG-201', price: 329 }] } },
      { id: 'g2', name: 'purchase', client_id: 'ga', params: { transaction_id: 'T9', value: 329, items: [{ item_id: 'BAG-201' }] } },
      {
        messageId: 's1',
        event: 'Products Searched',
        anonymousId: 'ga',
        timestamp: new Date().toISOString(),
        properties: { query: 'tent 13800138000' },
      },
    ])
    assert.equal(body.stored, 3, JSON.stringify(body))
    const stored = rows<{ name: string; properties: string | null }>(
      "SELECT name, properties FROM behaviour_events WHERE visitor = (SELECT visitor FROM behaviour_events WHERE order_id = 'T9' LIMIT 1) ORDER BY n",
    )
    assert.deepEqual(
      stored.map(({ name }) => name),
      ['Product Viewed', 'Order Completed', 'Product Ordered', 'Products Searched'],
    )
    assert.equal(stored[3]!.properties, JSON.stringify({ query: 'tent [phone number hidden]' }))
  })

  it('counts what a page tells, whose word of an order is none, and ties it to the conversation that comes later', async () => {
    const id = crypto.randomUUID()
    const told = await collect({
      visitor: 'ana',
      language: 'en',
      medium: 'cpc',
      events: [
        { id, name: 'Product Viewed', properties: { sku: 'BAG-201' } },
        { id: 'claimed', name: 'Order Completed', properties: { order_id: 'mine', products: [{ sku: 'BAG-201' }] } },
      ],
    })
    assert.deepEqual([told.status, told.body.stored], [200, 2], JSON.stringify(told.body))
    const shopper = new Shopper(service.url)
    const { conversation } = await shopper.open({ visitor: 'ana' })
    const tracked = await shopper.ask('track', { id, name: 'Product Viewed', properties: { sku: 'BAG-201' } })
    shopper.close()
    assert.equal(tracked.ok, true)
    const visitor = rows<{ id: number; channel: string; language: string }>(
      'SELECT v.* FROM visitors v JOIN behaviour_events e ON e.visitor = v.id WHERE e.conversation = ? LIMIT 1',
      conversation,
    )
    assert.deepEqual([visitor[0]!.channel, visitor[0]!.language], ['ads', 'en'])
    assert.deepEqual(
      rows('SELECT name, stage, conversation IS NOT NULL AS told FROM behaviour_events WHERE visitor = ? ORDER BY n', visitor[0]!.id),
      [
        { name: 'Product Viewed', stage: 1, told: 1 },
        { name: 'Order Completed', stage: 4, told: 0 },
        { name: 'Product Ordered', stage: 4, told: 0 },
        { name: 'Chat Opened', stage: 0, told: 1 },
      ],
    )
    const everything = JSON.stringify(rows('SELECT hex(key) AS key FROM visitors'))
    assert.ok(!everything.includes(Buffer.from('ana').toString('hex').toUpperCase()), 'the visitor’s id stands nowhere')
  })

  it('forgets a visitor who refuses, and follows them no more', async () => {
    const view = (id: string) => ({ id, name: 'Product Viewed', properties: { sku: 'BAG-201' } })
    await collect({ visitor: 'shy', events: [view('a')] })
    const refused = await collect({ visitor: 'shy', consent: 'refused', events: [view('b')] })
    assert.equal(refused.body.results[0]?.code, 'no_consent')
    assert.equal((await send([{ ...order('shy-order'), visitor: 'shy' }])).body.results[0]?.code, 'no_consent')
    const left = rows<{ consent: string; events: number }>(
      "SELECT consent, (SELECT count(*) FROM behaviour_events e WHERE e.visitor = v.id) AS events FROM visitors v WHERE consent = 'refused'",
    )
    assert.deepEqual(left, [{ consent: 'refused', events: 0 }])
  })

  it('is refused to pages that are not listed, to other payloads and to crawlers', async () => {
    assert.equal((await collect({ visitor: 'x', events: [] }, { origin: 'https://elsewhere.example' })).status, 401)
    for (const wrong of [
      {},
      { visitor: 'x' },
      { visitor: 'x'.repeat(65), events: [] },
      { visitor: 'x', events: [{}] },
      { visitor: 'x', events: [], more: 1 },
    ])
      assert.equal((await collect(wrong)).status, 400, JSON.stringify(wrong))
    const crawled = await collect({ visitor: 'bot', events: [{ id: '1', name: 'Page Viewed' }] }, { 'user-agent': 'Googlebot/2.1' })
    assert.deepEqual([crawled.body.stored, crawled.body.refused], [0, 1])
    const large = await postSigned(service.url, '/api/v1/events', undefined, { raw: `{"events":["${'x'.repeat(1024 * 1024)}"]}` })
    assert.equal(large.status, 413)
  })

  it('tells who writes slowly that it is too large, however late they read', async () => {
    const [line, body] = ['POST /api/v1/sessions HTTP/1.1\r\nhost: usher\r\ncontent-type: application/json\r\n', 'x'.repeat(8 * 1024)]
    for (const [head, pieces, chunk] of [
      ['content-length: 163840', 20, body],
      // Without a length that could be refused at once.
      ['transfer-encoding: chunked', 20, `2000\r\n${body}\r\n`],
    ] as const) {
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1')
      const faults: Error[] = []
      socket.on('error', error => faults.push(error))
      socket.pause()
      socket.write(`${line}${head}\r\n\r\n`)
      for (let piece = 0; piece < pieces; piece++) {
        socket.write(chunk)
        await setTimeout(5)
      }
      if (head.startsWith('transfer')) socket.write('0\r\n\r\n')
      const told = await text(socket)
      assert.deepEqual(faults, [], head)
      assert.match(told, /^HTTP\/1\.1 413 [\s\S]*text_too_long/, head)
    }
  })

  it('flags a machine that fires a thousand events, and serves the others', async () => {
    const burst = Array.from({ length: 20 }, (_, batch) =>
      collect({
        visitor: 'robot',
        events: Array.from({ length: 50 }, (_none, at) => ({
          id: `${batch}-${at}`,
          name: 'Product Viewed',
          properties: { sku: 'BAG-201' },
        })),
      }),
    )
    const answers = (await Promise.all(burst)).filter(({ status }) => status === 200).map(({ body }) => body)
    const stored = answers.reduce((sum, { stored: some }) => sum + some, 0)
    assert.ok(stored <= 200, `at most two windows of 100 are stored, got ${stored}`)
    assert.ok(answers.some(({ results }) => results.some(({ code }) => code === 'too_many')))
    assert.deepEqual(rows('SELECT count(*) AS n FROM visitors WHERE flagged IS NOT NULL'), [{ n: 1 }])
  })

  it('is described by the schemas that read it', async () => {
    const document = (await (await fetch(`${service.url}/api/v1/openapi.json`)).json()) as {
      openapi: string
      paths: Record<string, object>
      components: { schemas: Record<string, { required?: string[] }> }
    }
    assert.equal(document.openapi, '3.1.0')
    assert.ok(document.paths['/api/v1/events'] && document.paths['/api/v1/collect'])
    assert.deepEqual(document.components.schemas.Event?.required, ['id', 'name', 'visitor'])
  })
})
