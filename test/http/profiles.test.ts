import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, afterEach, before, describe, it } from 'mocha'
import { openDatabase } from '../../server/store/sqlite.ts'
import type { Exported } from '../../server/wire.ts'
import type { Profile } from '../../server/wire-profile.ts'
import { adminToken } from '../support/console.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { postSigned, shopSecret } from '../support/shop-server.ts'

const dayMs = 24 * 3_600_000
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile'
const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))

describe('profiles over HTTP', function () {
  this.timeout(120_000)
  let service: Service
  let admin = ''
  const open: Shopper[] = []
  before(async () => {
    service = await startService({ USHER_DEMO: 'on', USHER_SHOP_SECRET: shopSecret }, { reader: 'away' })
    await service.app.settled()
    admin = await adminToken(service)
  })
  after(() => service.stop())
  afterEach(() => {
    for (const shopper of open.splice(0)) shopper.close()
  })

  async function collect(visitor: string, consent: 'given' | 'refused' | undefined, ...events: [name: string, properties: object][]) {
    const response = await fetch(`${service.url}/api/v1/collect`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'user-agent': phone },
      body: JSON.stringify({
        visitor,
        ...(consent === undefined ? {} : { consent }),
        language: 'en',
        events: events.map(([name, properties]) => ({ id: crypto.randomUUID(), name, properties })),
      }),
    })
    return (await response.json()) as { stored: number; results: { code?: string }[] }
  }
  async function told(whose: object): Promise<Profile> {
    const { status, body } = await postSigned(service.url, '/api/v1/visitors/profile', whose)
    assert.equal(status, 200, JSON.stringify(body))
    return body as unknown as Profile
  }
  async function asAgent(conversation: string, token = admin) {
    const response = await fetch(`${service.url}/api/v1/conversations/${conversation}/profile`, {
      headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    })
    return { status: response.status, body: (await response.json()) as Profile }
  }
  async function visit(visitor: string): Promise<Shopper> {
    const shopper = new Shopper(service.url)
    open.push(shopper)
    await shopper.open({ language: 'en', visitor })
    return shopper
  }
  const named = ({ beliefs }: Profile, subject: string) => beliefs.filter(one => one.subject === subject).map(({ label }) => label.en)
  const view = (sku: string): [string, object] => ['Product Viewed', { sku }]

  it('tell the shop’s server what is believed of a visitor, and what it rests on', async () => {
    await collect(
      'anna',
      'given',
      view('RUN-101'),
      ['Product Added', { sku: 'RUN-101-BLK-42', quantity: 1 }],
      ['Products Searched', { query: 'running shoes' }],
    )
    const profile = await told({ visitor: 'anna' })
    assert.equal(profile.basis, 'visits')
    const [category] = profile.beliefs
    assert.deepEqual([category!.label, category!.share], [{ zh: '跑鞋', en: 'Running shoes' }, 1])
    assert.equal(category!.because.en, '1 view, 1 search and 1 cart addition of running shoes under ¥400 today')
    assert.equal(category!.because.zh, '今天看了 1 次、搜了 1 次、加购了 1 次 ¥400 以下的跑鞋')
    assert.deepEqual([named(profile, 'maker'), named(profile, 'size'), named(profile, 'price')], [['Kestrelo'], ['42'], ['¥200–¥400']])
    assert.deepEqual([profile.stage?.name, profile.stage?.because.en], ['ready', '1 thing in the cart'])
    assert.deepEqual(
      profile.traits.map(({ name, value }) => `${name} ${value}`),
      ['visits new', 'device phone', 'language en', 'source direct'],
    )
  })

  it('go by the conversation alone where nobody was asked, and by its words alone after a refusal', async () => {
    await collect('berta', undefined, view('RUN-101'))
    assert.deepEqual(await told({ visitor: 'berta' }).then(({ basis, beliefs, traits }) => [basis, beliefs, traits]), [
      'conversation',
      [],
      [],
    ])
    const shopper = await visit('berta')
    assert.ok((await shopper.ask('track', { id: 't', name: 'Product Viewed', properties: { sku: 'MUG-503' } })).ok)
    await shopper.say('I want a bag under 200')
    const inTalk = (await asAgent(shopper.conversation)).body
    assert.ok(named(inTalk, 'price').includes('under ¥200'), JSON.stringify(inTalk.beliefs))
    assert.ok(named(inTalk, 'category').length === 2, 'the bag that was asked for and the mug of the conversation')
    assert.ok(!named(inTalk, 'category').includes('Running shoes'))
    assert.deepEqual(inTalk.traits, [])
    const elsewhere = await visit('berta')
    assert.deepEqual((await asAgent(elsewhere.conversation)).body.beliefs, [], 'one conversation says nothing of another')

    await collect('berta', 'refused')
    const refused = (await asAgent(shopper.conversation)).body
    assert.equal(refused.basis, 'words')
    assert.ok(refused.beliefs.length > 0 && refused.beliefs.every(({ counts }) => Object.keys(counts).join() === 'said'))
  })

  it('are poisoned by nothing: wrong events are refused, and of a machine nothing is believed', async () => {
    await collect('carl', 'given', view('MUG-503'))
    const before = await told({ visitor: 'carl' })
    const wrong = await collect(
      'carl',
      'given',
      view('NONE'),
      ['Product Added', { sku: 'BAG-201', quantity: -2 }],
      ['Product Added', { sku: 'BAG-201', price: -5 }],
    )
    assert.equal(wrong.stored, 0)
    const { body } = await postSigned(service.url, '/api/v1/events', {
      events: [{ id: 'tomorrow', name: 'Product Viewed', visitor: 'carl', at: Date.now() + dayMs, properties: { sku: 'BAG-201' } }],
    })
    assert.equal(body.results[0]!.code, 'in_future')
    // Weights fade from one moment to the next.
    const plain = ({ beliefs }: Profile) => beliefs.map(({ id, counts, because }) => ({ id, counts, because }))
    assert.deepEqual(plain(await told({ visitor: 'carl' })), plain(before))
    const database = openDatabase(join(service.folder, 'usher.sqlite'))
    database.exec("UPDATE visitors SET flagged = 'too_many' WHERE id = (SELECT max(id) FROM visitors)")
    database.close()
    assert.deepEqual(await told({ visitor: 'carl' }), {
      basis: 'nothing',
      because: (await told({ visitor: 'carl' })).because,
      traits: [],
      beliefs: [],
      products: [],
    })
  })

  it('stand in every export, and are gone with what they rest on', async () => {
    await collect('dora', 'given', view('RUN-101'))
    const shopper = await visit('dora')
    const own = await shopper.ask('conversation:export', {})
    assert.ok(own.ok && named(own.value.profile, 'category').includes('Running shoes'))
    const exported = await postSigned(service.url, '/api/v1/privacy/export', { visitor: 'dora' })
    const [first] = (exported.body as unknown as { conversations: Exported[] }).conversations
    assert.equal(first!.profile.beliefs[0]!.because.en, '1 view of running shoes under ¥400 today')
    const lines = spawnSync(process.execPath, [cli, 'transcripts', 'export', '--visitor', 'dora'], {
      encoding: 'utf8',
      env: { ...process.env, USHER_DATA: service.folder },
    })
    assert.equal((JSON.parse(lines.stdout) as Exported).profile.beliefs[0]!.label.zh, '跑鞋', lines.stderr)
    const database = openDatabase(join(service.folder, 'usher.sqlite'), { readonly: true })
    const tables = database.sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE '%profile%'")
    database.close()
    assert.deepEqual(tables, [], 'nothing is kept of it')
    assert.equal((await postSigned(service.url, '/api/v1/privacy/erase', { visitor: 'dora' })).status, 200)
    assert.equal((await asAgent(shopper.conversation)).status, 404)
    const gone = await postSigned(service.url, '/api/v1/visitors/profile', { visitor: 'dora' })
    assert.deepEqual([gone.status, gone.body.code], [404, 'not_found'])
  })

  it('stand in the export of a visitor who never talked, too', async () => {
    await collect('fred', 'given', view('RUN-101'))
    const { body } = await postSigned(service.url, '/api/v1/privacy/export', { visitor: 'fred' })
    const { conversations, profile } = body as unknown as { conversations: unknown[]; profile: Profile }
    assert.deepEqual([conversations, named(profile, 'category')], [[], ['Running shoes']])
    const nobody = await postSigned(service.url, '/api/v1/privacy/export', { visitor: 'nobody-ever' })
    assert.deepEqual(nobody.body, { conversations: [] })
  })

  it('are told to nobody else', async () => {
    const shopper = await visit('emma')
    assert.equal((await asAgent(shopper.conversation, '')).status, 401)
    assert.equal((await asAgent(shopper.conversation, shopper.token)).status, 401)
    assert.equal((await asAgent('no-such')).status, 404)
    const path = '/api/v1/visitors/profile'
    assert.equal(
      (await postSigned(service.url, path, { visitor: 'emma' }, { secret: 'another-secret-of-at-least-32-characters' })).status,
      401,
    )
    assert.equal((await postSigned(service.url, path, { visitor: 'emma' }, { at: Date.now() - 6 * 60_000 })).status, 401)
    for (const wrong of [{}, { visitor: '' }, { visitor: 'emma', more: 1 }, { visitor: 'x'.repeat(65) }, { shopper: 'emma' }, []]) {
      const { status, body } = await postSigned(service.url, path, wrong)
      assert.deepEqual([status, body.code], [400, 'bad_payload'], JSON.stringify(wrong))
    }
  })
})
