import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { openStore } from '../../server/store/open.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { agentToken } from '../support/agent.ts'
import { adminToken } from '../support/console.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

type Cluster = { count: number; examples: { text: string; conversation: string }[] }

describe('the owner’s page over HTTP', function () {
  this.timeout(60_000)
  let service: Service
  let admin = ''
  before(async () => {
    service = await startService()
    await service.app.settled()
    admin = await adminToken(service)
  })
  after(() => service.stop())

  async function call(path: string, { method = 'GET', body, token = admin }: { method?: string; body?: unknown; token?: string } = {}) {
    const response = await fetch(`${service.url}/api/v1/owner/${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, value: (await response.json()) as never }
  }

  it('tells what no text answers, and takes the answer as a page, once under a heading: it is quoted from then on', async () => {
    const question = 'is it sewn in Portugal?'
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    await shopper.say('show me a tent for two')
    await shopper.say(question)
    const { unanswered, service: cost } = (await call('voices')).value as {
      unanswered: { count: number; clusters: Cluster[] }
      service: { turns: number }
    }
    assert.equal(cost.turns, 2)
    assert.deepEqual(
      unanswered.clusters.map(({ count, examples }) => [count, examples[0]?.text, examples[0]?.conversation]),
      [[1, question, shopper.conversation]],
    )
    const page = {
      language: 'en',
      heading: question,
      text: 'All our tents are sewn in Portugal, in a small workshop near Porto.',
    }
    assert.equal((await call('pages', { method: 'POST', body: page })).status, 201)
    assert.equal((await call('pages', { method: 'POST', body: page })).status, 409)
    // An import shows within two seconds.
    await new Promise(resolve => setTimeout(resolve, 2500))
    assert.match((await shopper.say(question)).text, /All our tents are sewn in Portugal/)
    shopper.close()
  })

  it('counts ratings and visitors', async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'zh', visitor: 'owner-test' })
    await shopper.raw('rate', { id: 'r1', score: 4, remark: '挺快的' })
    const { count, remarks } = (await call('satisfaction')).value as { count: number; remarks: { remark: string }[] }
    assert.deepEqual([count, remarks[0]?.remark], [1, '挺快的'])
    const { all } = (await call('funnel')).value as { all: { arrived: number } }
    assert.ok(all.arrived >= 1)
    shopper.close()
  })

  it('keeps the shipping numbers in the shop’s currency, and refuses what makes no sense', async () => {
    const put = (shipping: unknown) => call('settings', { method: 'PUT', body: { shipping } })
    assert.deepEqual((await put({ fee: '10', freeOver: '199' })).value, (await call('settings')).value)
    assert.deepEqual(((await call('settings')).value as { shipping: unknown }).shipping, {
      fee: { amount: '10.00', currency: 'CNY' },
      freeOver: { amount: '199.00', currency: 'CNY' },
    })
    for (const wrong of [
      { fee: '-1' },
      { fee: '1e9' },
      { fee: '10.123' },
      { fee: '0', freeOver: '5' },
      { fee: '10', freeOver: '0' },
      'free',
      { fee: '10', __proto__: 1, x: 1 },
    ])
      assert.equal((await put(wrong)).status, 400, JSON.stringify(wrong))
    assert.equal(((await put(null)).value as { shipping: unknown }).shipping, null)
  })

  it('begins and ends guiding, and says plainly that nothing is known yet', async () => {
    const put = (experiment: unknown) => call('experiment', { method: 'PUT', body: { experiment } })
    const nothing = ({ experiment, arms, recent }: { experiment: unknown; arms: { chosen: number }[]; recent: unknown[] }) =>
      experiment === null && recent.length === 0 && arms.length === 5 && arms.every(({ chosen }) => chosen === 0)
    assert.ok(nothing((await call('guiding')).value))
    const { experiment } = (await put({ held: 0.2 })).value as {
      experiment: { held_out: number; verdict: string; value_a_visitor: unknown }
    }
    assert.deepEqual([experiment.held_out, experiment.verdict, experiment.value_a_visitor], [0.2, 'not_enough_yet', null])
    for (const wrong of [{ held: 0 }, { held: 1 }, { held: '0.1' }, {}, 0.1])
      assert.equal((await put(wrong)).status, 400, JSON.stringify(wrong))
    assert.ok(nothing((await put(null)).value))
  })

  it('reads an experiment with a short seed, says what of one cannot be read, and answers shoppers beside it', async () => {
    const keep = (stored: string) => {
      const database = openStore({ data: service.folder, database: 'usher.sqlite' })
      createSettingsStore(database).set('experiment', stored)
      database.close()
    }
    const told = async (path: string) => {
      const { status, value } = await call(path)
      return { status, ...(value as { message?: string; experiment?: { held_out: number } }) }
    }
    const begun = { seed: 'old', held: 0.3, startedAt: '2026-01-01T00:00:00.000Z' }
    keep(JSON.stringify(begun))
    assert.equal((await told('guiding')).experiment?.held_out, 0.3)
    assert.equal((await told('nudges')).status, 200)
    for (const [stored, expected] of [
      [JSON.stringify({ ...begun, held: 3 }), /^Expected an experiment under "experiment" .*, its held .*`usher experiment start`/],
      ['{"seed', /its JSON /],
    ] as const) {
      keep(stored)
      for (const path of ['guiding', 'nudges']) {
        const { status, message } = await told(path)
        assert.equal(status, 409, path)
        assert.match(message ?? '', expected)
      }
      const shopper = new Shopper(service.url)
      await shopper.open({ language: 'en' })
      assert.match((await shopper.say('how much is shipping?')).text, /¥99/)
      shopper.close()
    }
    // What was counted is thrown away by the command alone.
    const put = async (experiment: unknown) => (await call('experiment', { method: 'PUT', body: { experiment } })).status
    assert.equal(await put({ held: 0.2 }), 409)
    keep(JSON.stringify(begun))
    assert.equal(await put(null), 200)
  })

  it('tells complaints by what they are about, from conversations and from remarks with few stars', async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'zh' })
    await shopper.say('物流太慢了，一周还没到')
    await shopper.raw('rate', { id: crypto.randomUUID(), score: 2, remark: '尺码偏小，穿着挤脚' })
    shopper.close()
    const { count, aspects } = (await call('complaints')).value as {
      count: number
      aspects: { aspect: string; count: number; lately: number; examples: { text: string; conversation: string }[] }[]
    }
    const of = (wanted: string) => aspects.find(({ aspect }) => aspect === wanted)
    assert.ok(count >= 2)
    assert.ok(
      of('delivery')?.examples.some(({ text }) => text.startsWith('物流太慢了')),
      JSON.stringify(aspects),
    )
    assert.ok(of('size')?.examples.some(({ text, conversation }) => text.startsWith('尺码') && conversation === shopper.conversation))
  })

  it('changes how often arms are tried, refuses what cannot be, and puts down who changed it', async () => {
    type Told = { own: boolean; arms: { arm: string; floor: number; ceiling: number }[] }
    const put = (arms: unknown) => call('strategy', { method: 'PUT', body: { arms } })
    const changed = (await put({ coupon: { floor: 0, ceiling: 0 }, ask_need: { floor: 0.2, ceiling: 0.5 } })).value as Told
    assert.equal(changed.own, true)
    assert.deepEqual(
      changed.arms
        .filter(({ arm }) => ['coupon', 'ask_need', 'plain'].includes(arm))
        .map(({ arm, floor, ceiling }) => [arm, floor, ceiling]),
      [
        ['plain', 0.02, 1],
        ['ask_need', 0.2, 0.5],
        ['coupon', 0, 0],
      ],
    )
    for (const wrong of [
      { coupon: { floor: 0.6, ceiling: 0.5 } },
      { plain: { floor: 0, ceiling: 0.5 } },
      { cuopon: { floor: 0, ceiling: 1 } },
      { coupon: { floor: -1, ceiling: 1 } },
      5,
    ]) {
      const refused = await put(wrong)
      assert.equal(refused.status, 400, JSON.stringify(wrong))
      assert.match((refused.value as { message: string }).message, /expected/i)
    }
    assert.deepEqual(((await call('guiding')).value as Told).arms, changed.arms)
    assert.equal(((await put(null)).value as Told).own, false)
    const changes = (await call('changes')).value as { by: string; what: string; told: string }[]
    assert.deepEqual(
      changes.slice(0, 2).map(({ what }) => what),
      ['arms_set', 'arms_set'],
    )
    assert.match(changes[1]!.by, /@/)
    assert.match(changes[1]!.told, /"ask_need":\{"floor":0.2/)
  })

  it('finds products by a part of their name', async () => {
    const named = async (words: string) =>
      ((await call(`products?named=${encodeURIComponent(words)}`)).value as { products: { sku: string }[] }).products.map(({ sku }) => sku)
    assert.deepEqual(await named('starfield'), ['TEN-901'])
    assert.deepEqual(await named('帐篷'), ['TEN-901', 'TEN-902'])
    assert.deepEqual(await named('nothing of the kind'), [])
    assert.equal((await call('products?named=')).status, 400)
  })

  it('is for admins and for periods that make sense', async () => {
    const agent = await agentToken(service.folder, 'li@shop.example')
    for (const path of ['funnel', 'guiding', 'satisfaction', 'voices', 'complaints', 'changes', 'products?named=a', 'settings']) {
      assert.equal((await call(path, { token: agent })).status, 401)
      assert.equal((await call(path, { token: '' })).status, 401)
    }
    for (const days of ['0', '-1', '1000000', 'x']) assert.equal((await call(`funnel?days=${days}`)).status, 400, days)
  })
})
