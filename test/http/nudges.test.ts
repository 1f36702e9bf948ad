import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'mocha'
import { saveConsent } from '../../server/behaviours/consent.ts'
import { saveExperiment } from '../../server/experiment/assignment.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import type { NudgeAsked, Recent } from '../../server/wire.ts'
import type { NudgeSettings } from '../../server/wire-nudges.ts'
import { adminToken } from '../support/console.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { postSigned, shopSecret } from '../support/shop-server.ts'

const dayMs = 24 * 3_600_000
type Why = { trigger: string; text: string | null; sentence: { zh: string; en: string }; details: { shares: Record<string, number> } }

describe('nudges', function () {
  this.timeout(180_000)
  let service: Service
  let database: Database
  let admin = ''
  /** The strategy's draw: 0 is silence, near 1 the last arm that is possible. */
  let drawn = 0.999
  let time = new Date('2026-03-05T04:00:00Z')
  const env = { USHER_DEMO: 'on', USHER_SHOP_SECRET: shopSecret }
  const overrides = { random: () => drawn, reader: 'away' as const, now: () => time }
  const open: NudgeSettings = {
    on: true,
    triggers: ['dwell', 'exit', 'shipping', 'cart_idle', 'returned'],
    mostAVisit: 1,
    quietHours: { from: '22:00', to: '08:00' },
    timeZone: 'Asia/Shanghai',
  }
  before(async () => {
    service = await startService(env, overrides)
    await service.app.settled()
    await attach()
  })
  after(async () => {
    database.close()
    await service.stop()
  })
  beforeEach(async () => {
    drawn = 0.999
    // Days pass in between.
    if ((await owner('GET')).status === 401) admin = await adminToken(service)
    await set(open)
  })

  async function attach() {
    database = openDatabase(join(service.folder, 'usher.sqlite'))
    const settings = createSettingsStore(database)
    saveConsent(settings, 'given')
    saveExperiment(settings, { seed: 'of this test', held: 0.0001, startedAt: time.toISOString() })
    admin = await adminToken(service)
  }
  async function post(path: string, body: unknown) {
    const response = await fetch(`${service.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  async function owner(method: 'GET' | 'PUT', body?: unknown) {
    const response = await fetch(`${service.url}/api/v1/owner/nudges`, {
      method,
      headers: { authorization: `Bearer ${admin}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return {
      status: response.status,
      body: (await response.json()) as { settings: NudgeSettings; counts: unknown[]; latest: Why[]; message: string },
    }
  }
  const set = async (settings: NudgeSettings) => assert.equal((await owner('PUT', settings)).status, 200)
  const ask = async (visitor: string, trigger = 'dwell', more: object = {}) =>
    (await post('nudges/ask', { visitor, trigger, language: 'en', ...more })).body as unknown as NudgeAsked
  const answer = async (visitor: string, nudge: string, what: string) =>
    (await post('nudges/answer', { visitor, nudge, answer: what })).body.granted
  const see = (visitor: string, ...skus: string[]) =>
    post('collect', { visitor, events: skus.map(sku => ({ id: crypto.randomUUID(), name: 'Product Viewed', properties: { sku } })) })
  const decided = (id: string) =>
    database.sql<{ arm: string; reward: number | null }>('SELECT arm, reward FROM decisions WHERE nudge = ?', id)
  async function shown(visitor: string): Promise<string> {
    await see(visitor, 'BAG-201')
    const { nudge } = await ask(visitor)
    assert.ok(nudge)
    assert.equal(await answer(visitor, nudge.id, 'shown'), true)
    return nudge.id
  }

  it('are off until the owner turns them on', async () => {
    await set({ ...open, on: false })
    await see('off', 'BAG-201')
    const { nudge, restMs } = await ask('off')
    assert.equal(nudge, null)
    assert.ok(restMs >= 60_000)
    assert.deepEqual(database.sql('SELECT * FROM nudges'), [])
  })

  it('come from the strategy in the shopper’s language, with a chance and a reason, and are learnt from once they were seen', async () => {
    await see('anna', 'BAG-201', 'MUG-503')
    const asked = await ask('anna', 'dwell', { sku: 'MUG-503' })
    assert.match(asked.nudge!.text, /[A-Z]{4,}/, 'the last arm is the shop’s coupon')
    assert.ok(asked.nudge!.accept.length > 0)
    const { id } = asked.nudge!
    assert.deepEqual(decided(id), [], 'nobody has seen it')
    assert.equal(await answer('anna', id, 'shown'), true)
    assert.deepEqual(decided(id), [{ arm: 'coupon', reward: null }])
    const [kept] = database.sql<{ choice: string }>('SELECT choice FROM nudges WHERE id = ?', id)
    const choice = JSON.parse(kept!.choice)
    assert.match(choice.why.sentence.en, /a chance of \d+ %/)
    assert.ok(Math.abs(Object.values(choice.shares as Record<string, number>).reduce((sum, share) => sum + share, 0) - 1) < 1e-9)
    assert.equal(await answer('anna', id, 'opened'), true)
    for (let tries = 0; tries < 60 && decided(id)[0]!.reward === null; tries++) await new Promise(wake => setTimeout(wake, 200))
    assert.equal(decided(id)[0]!.reward, 0.2)
    assert.deepEqual(database.sql("SELECT name FROM behaviour_events WHERE name LIKE 'Nudge %' ORDER BY n"), [
      { name: 'Nudge Shown' },
      { name: 'Nudge Opened' },
    ])
  })

  it('say what is asked of the two that were looked at, in Chinese', async () => {
    await see('zhang', 'BAG-201', 'MUG-503')
    const texts = new Set<string>()
    for (const draw of [0.4, 0.5, 0.6, 0.7, 0.8]) {
      drawn = draw
      database.exec('DELETE FROM nudges WHERE visitor = (SELECT max(id) FROM visitors)')
      const { nudge } = await ask('zhang', 'exit', { language: 'zh' })
      if (nudge !== null) texts.add(`${nudge.text} ${nudge.say ?? ''}`)
    }
    assert.ok(
      [...texts].some(text => /比较/.test(text)),
      [...texts].join('\n'),
    )
    for (const text of texts) assert.match(text, /\p{Script=Han}/u)
  })

  it('are shown by one of two tabs, once, also after a reload', async () => {
    await see('tabs', 'BAG-201')
    const both = await Promise.all([ask('tabs'), ask('tabs')])
    const ids = new Set(both.flatMap(({ nudge }) => (nudge === null ? [] : [nudge.id])))
    assert.equal(ids.size, 1)
    const [id] = ids
    const granted = await Promise.all([answer('tabs', id!, 'shown'), answer('tabs', id!, 'shown')])
    assert.deepEqual(granted.sort(), [false, true])
    assert.equal((await ask('tabs')).nudge, null)
    assert.equal((await ask('tabs', 'exit')).nudge, null, 'one a visit')
  })

  it('come again in another visit, not after "not now" on the same day, and never after "don’t show again"', async () => {
    const id = await shown('liu')
    time = new Date(time.getTime() + 3_600_000)
    await see('liu', 'MUG-503')
    const again = await ask('liu')
    assert.ok(again.nudge !== null && again.nudge.id !== id)
    await answer('liu', again.nudge.id, 'shown')
    assert.equal(await answer('liu', again.nudge.id, 'later'), true)
    assert.equal(await answer('liu', again.nudge.id, 'opened'), false, 'the first answer holds')
    time = new Date(time.getTime() + 3_600_000)
    await see('liu', 'MUG-503')
    assert.equal((await ask('liu')).nudge, null)
    time = new Date(time.getTime() + dayMs)
    await see('liu', 'MUG-503')
    const third = await ask('liu')
    assert.ok(third.nudge !== null)
    await answer('liu', third.nudge.id, 'shown')
    assert.equal(await answer('liu', third.nudge.id, 'never'), true)
    time = new Date(time.getTime() + 40 * dayMs)
    await see('liu', 'MUG-503')
    assert.equal((await ask('liu', 'returned')).nudge, null)
  })

  it('count for nothing where they were waved away, whatever is bought later', async () => {
    const id = await shown('wang')
    await answer('wang', id, 'later')
    await postSigned(
      service.url,
      '/api/v1/events',
      {
        events: [
          {
            id: 'order-of-wang',
            name: 'Order Completed',
            visitor: 'wang',
            at: time.getTime() + 1000,
            properties: { order_id: 'w-1', total: 329, products: [{ sku: 'BAG-201', quantity: 1, price: 329 }] },
          },
        ],
      },
      { at: time.getTime() },
    )
    for (let tries = 0; tries < 60 && decided(id)[0]!.reward === null; tries++) await new Promise(wake => setTimeout(wake, 200))
    assert.equal(decided(id)[0]!.reward, 0)
    assert.equal((await ask('wang', 'exit')).nudge, null)
  })

  it('give who has ordered one reason to come back: after the parcel has come, of what the ledger allows, once for an order', async () => {
    const order = (visitor: string, id: string) =>
      postSigned(
        service.url,
        '/api/v1/events',
        { events: [{ id, name: 'Order Completed', visitor, properties: { order_id: id, products: [{ sku: 'TEN-901', quantity: 1 }] } }] },
        { at: time.getTime() },
      )
    const status = (order_id: string, told: string) =>
      postSigned(service.url, '/api/v1/orders/status', { order_id, status: told }, { at: time.getTime() })
    const comesBack = async (visitor: string) => {
      await see(visitor, 'BAG-201')
      return (await ask(visitor, 'returned')).nudge
    }
    for (const visitor of ['chen', 'held']) {
      await see(visitor, 'TEN-901')
      await order(visitor, `back-${visitor}`)
      await status(`back-${visitor}`, 'shipped')
    }
    database.sql("UPDATE visitors SET arm = 'control' WHERE id = (SELECT visitor FROM orders WHERE id = 'back-held')")
    time = new Date(time.getTime() + 2 * dayMs)
    assert.equal(await comesBack('chen'), null, 'the parcel is awaited')
    for (const visitor of ['chen', 'held']) await status(`back-${visitor}`, 'delivered')
    time = new Date(time.getTime() + 2 * dayMs)
    const first = await comesBack('chen')
    assert.match(first!.text, /Starfield Two-person Tent/, 'no coupon of a first order')
    assert.equal(await answer('chen', first!.id, 'shown'), true)
    assert.equal(await comesBack('held'), null, 'who is held out is not guided')
    time = new Date(time.getTime() + 2 * dayMs)
    assert.equal(await comesBack('chen'), null, 'one for an order')

    const body = JSON.stringify({ code: 'AGAIN10', off: '10%' })
    const headers = { authorization: `Bearer ${await adminToken(service)}`, 'content-type': 'application/json' }
    assert.equal((await fetch(`${service.url}/api/v1/coupons`, { method: 'POST', headers, body })).status, 201)
    await order('chen', 'back-again')
    time = new Date(time.getTime() + 2 * dayMs)
    assert.match((await comesBack('chen'))!.text, /AGAIN10/)
    await fetch(`${service.url}/api/v1/coupons/AGAIN10`, { method: 'DELETE', headers: { authorization: headers.authorization } })
  })

  it('keep to themselves at quiet hours of the shop’s clock, beside a person, and of a moment that is none', async () => {
    await see('hours', 'BAG-201')
    time = new Date('2026-06-01T15:30:00Z')
    assert.equal((await ask('hours')).nudge, null, '23:30 in Shanghai')
    time = new Date('2026-06-01T04:00:00Z')
    await see('hours', 'BAG-201')
    assert.equal((await ask('hours', 'cart_idle')).nudge, null, 'nothing in the cart')
    await see('new', 'BAG-201')
    assert.equal((await ask('new', 'returned')).nudge, null, 'was never here before')
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en', visitor: 'hours' })
    await shopper.ask('handoff:request', { id: crypto.randomUUID() })
    assert.equal((await ask('hours')).nudge, null, 'waits for a person')
    shopper.close()
  })

  it('are kept from who is held out, refused to be followed, is a machine, or is not known', async () => {
    saveExperiment(createSettingsStore(database), { seed: 'of this test', held: 0.9999, startedAt: time.toISOString() })
    await see('control', 'BAG-201')
    assert.equal((await ask('control')).nudge, null)
    saveExperiment(createSettingsStore(database), { seed: 'of this test', held: 0.0001, startedAt: time.toISOString() })
    await post('collect', { visitor: 'refuses', consent: 'refused', events: [] })
    assert.equal((await ask('refuses')).nudge, null)
    await see('machine', 'BAG-201')
    database.exec("UPDATE visitors SET flagged = 'too_many' WHERE id = (SELECT max(id) FROM visitors)")
    assert.equal((await ask('machine')).nudge, null)
    assert.equal((await ask('nobody-ever')).nudge, null)
    saveConsent(createSettingsStore(database), 'asked')
    await see('unasked', 'BAG-201')
    assert.equal((await ask('unasked')).nudge, null)
    saveConsent(createSettingsStore(database), 'given')
    assert.deepEqual(
      database.sql("SELECT v.arm FROM nudges n JOIN visitors v ON v.id = n.visitor WHERE v.arm = 'control' OR v.flagged IS NOT NULL"),
      [],
    )
  })

  it('that say nothing are kept with their chance, too, and the same moment is not drawn again in the visit', async () => {
    drawn = 0
    await see('quiet', 'BAG-201')
    assert.equal((await ask('quiet')).nudge, null)
    drawn = 0.999
    assert.equal((await ask('quiet')).nudge, null)
    const [row] = database.sql<{ arm: string; body: string | null; propensity: number }>(
      'SELECT n.arm, n.body, d.propensity FROM nudges n JOIN decisions d ON d.nudge = n.id ORDER BY n.at DESC, d.id DESC LIMIT 1',
    )
    assert.deepEqual([row!.arm, row!.body], ['plain', null])
    assert.ok(row!.propensity > 0)
    assert.ok((await ask('quiet', 'exit')).nudge !== null)
  })

  it('that were decided before a kill are the same after it, and none is shown that was turned off since', async () => {
    await see('killed', 'BAG-201')
    const before = await ask('killed')
    database.close()
    await service.stop({ keep: true })
    service = await startService(env, overrides, service.folder)
    await service.app.settled()
    await attach()
    const after = await ask('killed')
    assert.equal(after.nudge?.id, before.nudge?.id)
    await set({ ...open, on: false })
    assert.equal(await answer('killed', after.nudge!.id, 'shown'), false)
    await set(open)
    time = new Date(time.getTime() + 11 * 60_000)
    assert.equal(await answer('killed', after.nudge!.id, 'shown'), false, 'too old')
  })

  it('are told to agents beside the conversation of that visitor, said or not, each with its why', async () => {
    await shown('told')
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en', visitor: 'told' })
    const profile = async () => {
      const response = await fetch(`${service.url}/api/v1/conversations/${shopper.conversation}/profile`, {
        headers: { authorization: `Bearer ${admin}` },
      })
      return ((await response.json()) as { spoken: Recent[] }).spoken.flatMap(({ explained }) => explained)
    }
    const [spoken] = await profile()
    assert.equal(spoken!.kind, 'nudge')
    assert.match(spoken!.sentence.en, /^Stayed long with one product\. .+a chance of \d+ %\)\.$/)
    assert.ok(spoken!.arms.some(({ chosen, arm }) => chosen === true && arm === 'coupon'))
    saveConsent(createSettingsStore(database), 'asked')
    assert.deepEqual(await profile(), [], 'not of who was not asked')
    saveConsent(createSettingsStore(database), 'given')
    shopper.close()
  })

  it('refuse what is malformed, of another visitor, or too much', async () => {
    const id = await shown('chen')
    assert.equal(await answer('somebody-else', id, 'never'), false)
    for (const body of [
      '',
      '{',
      '[]',
      { visitor: 'chen' },
      { visitor: 'chen', trigger: 'boo', language: 'en' },
      { visitor: 'chen', trigger: 'exit', language: 'en', more: 1 },
      { visitor: 'c'.repeat(65), trigger: 'exit', language: 'en' },
    ])
      assert.equal((await post('nudges/ask', body)).status, 400, JSON.stringify(body))
    assert.equal((await post('nudges/answer', { visitor: 'chen', nudge: 'no', answer: 'never' })).status, 400)
    assert.ok((await post('nudges/ask', `{"visitor":"${'x'.repeat(1_000_000)}"}`)).status >= 400)
    const wrong: [object, RegExp][] = [
      [{ ...open, mostAVisit: 0 }, /mostAVisit/],
      [{ ...open, timeZone: 'Mars/Olympus' }, /timeZone: .*Asia\/Shanghai/],
      [{ ...open, triggers: ['exit', 'exit'] }, /triggers: .*once/],
      [{ ...open, quietHours: { from: '25:00', to: '08:00' } }, /quietHours\.from/],
      [{ ...open, sound: true }, /settings of nudges/],
    ]
    for (const [settings, message] of wrong) {
      const { status, body } = await owner('PUT', settings)
      assert.equal(status, 400)
      assert.match(body.message, message)
    }
    const statuses = await Promise.all(
      Array.from({ length: 300 }, () => post('nudges/ask', { visitor: 'flood', trigger: 'exit', language: 'en' })),
    )
    assert.ok(statuses.some(({ status }) => status === 429))
    assert.deepEqual(
      database.sql('SELECT n.id FROM nudges n JOIN visitors v ON v.id = n.visitor GROUP BY n.visitor HAVING count(*) > 20'),
      [],
    )
  })

  it('are set by admins, who see what became of them', async () => {
    const { body } = await owner('GET')
    assert.deepEqual(body.settings, open)
    assert.ok((body.counts as { shown: number }[]).some(({ shown }) => shown > 0))
    const said = body.latest.find(({ text }) => text !== null)
    assert.match(said!.sentence.en, /^(?:Stayed long|Was about).+a chance of \d+ %\)\.$/)
    assert.match(said!.sentence.zh, /机会 \d+%/)
    assert.ok(said!.details.shares.plain! > 0)
    const silent = body.latest.find(({ text }) => text === null)
    assert.match(silent!.sentence.en, /Nothing was said\./)
    const unsigned = await fetch(`${service.url}/api/v1/owner/nudges`)
    assert.equal(unsigned.status, 401)
  })
})
