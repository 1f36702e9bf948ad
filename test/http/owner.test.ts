import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
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
    const question = 'is it made in Portugal?'
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
      text: 'All our tents are made in Portugal, in a small workshop near Porto.',
    }
    assert.equal((await call('pages', { method: 'POST', body: page })).status, 201)
    assert.equal((await call('pages', { method: 'POST', body: page })).status, 409)
    // An import shows within two seconds.
    await new Promise(resolve => setTimeout(resolve, 2500))
    assert.match((await shopper.say(question)).text, /All our tents are made in Portugal/)
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
    assert.deepEqual((await call('guiding')).value, { experiment: null, arms: [] })
    const { experiment } = (await put({ held: 0.2 })).value as {
      experiment: { held_out: number; verdict: string; value_a_visitor: unknown }
    }
    assert.deepEqual([experiment.held_out, experiment.verdict, experiment.value_a_visitor], [0.2, 'not_enough_yet', null])
    for (const wrong of [{ held: 0 }, { held: 1 }, { held: '0.1' }, {}, 0.1])
      assert.equal((await put(wrong)).status, 400, JSON.stringify(wrong))
    assert.deepEqual((await put(null)).value, { experiment: null, arms: [] })
  })

  it('is for admins and for periods that make sense', async () => {
    const agent = await agentToken(service.folder, 'li@shop.example')
    for (const path of ['funnel', 'guiding', 'satisfaction', 'voices', 'settings']) {
      assert.equal((await call(path, { token: agent })).status, 401)
      assert.equal((await call(path, { token: '' })).status, 401)
    }
    for (const days of ['0', '-1', '1000000', 'x']) assert.equal((await call(`funnel?days=${days}`)).status, 400, days)
  })
})
