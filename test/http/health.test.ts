import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { serveHealth } from '../../server/http/health.ts'
import { createHttpServer } from '../../server/http/server.ts'
import { createProxies } from '../../server/proxies.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

type Part = { state: string; instead: string; pid?: number; calls?: number }
type Health = {
  state: string
  parts: { classifier: Part; generator: Part; queue: { conversations: number }; versions: Record<string, string> }
}

describe('the health pages', () => {
  let service: Service
  before(async () => {
    service = await startService()
  })
  after(() => service.stop())

  const health = async () => (await (await fetch(`${service.url}/healthz`)).json()) as Health
  const metric = async (name: string) => {
    const text = await (await fetch(`${service.url}/metrics`)).text()
    return Number(
      text
        .split('\n')
        .find(line => line.startsWith(`${name} `))
        ?.split(' ')[1] ?? 0,
    )
  }

  it('tell how well every part is and what answers instead', async () => {
    const { state, parts } = await health()
    assert.equal(state, 'ok')
    assert.equal(parts.classifier.state, 'ready')
    assert.equal(parts.classifier.instead, 'nothing')
    assert.ok((parts.classifier.pid ?? 0) > 0)
    assert.deepEqual(parts.generator, { state: 'off', instead: 'templates' })
    assert.equal(parts.queue.conversations, 0)
    for (const version of ['encoder', 'intents']) assert.match(parts.versions[version] ?? '', /^[0-9a-f]{12}$/)
  })

  it('say ready once the service listens', async () => {
    const response = await fetch(`${service.url}/readyz`)
    assert.equal(response.status, 200)
    assert.deepEqual(await response.json(), { ready: true })
  })

  it('say 503 before the start is done and while the service stops, though it is alive', async () => {
    let ready = false
    const server = await createHttpServer(() => undefined, createProxies(0))
    serveHealth(server, {
      ready: () => ({ ready }),
      health: () => ({ state: 'ok', parts: {} }),
      metrics: async () => ({ type: 'text/plain', text: '' }),
    })
    const status = async (url: string) => (await server.inject({ url })).statusCode
    assert.deepEqual([await status('/readyz'), await status('/healthz')], [503, 200])
    ready = true
    assert.equal(await status('/readyz'), 200)
    ready = false
    assert.equal(await status('/readyz'), 503)
    await server.close()
  })

  it('count turns by what worded them, their seconds by part, and sockets', async () => {
    const before = await metric('usher_turns_total{by="template"}')
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    await shopper.say('hello')
    await shopper.say('do you have tents?')
    assert.equal(await metric('usher_turns_total{by="template"}'), before + 2)
    for (const part of ['understand', 'facts', 'word', 'total'])
      assert.equal(await metric(`usher_turn_seconds_count{part="${part}"}`), before + 2)
    assert.equal(await metric('usher_sockets'), 1)
    assert.ok((await metric('usher_event_loop_delay_p999_seconds')) > 0)
    shopper.close()
  })

  it('speak the form that Prometheus reads', async () => {
    const response = await fetch(`${service.url}/metrics`)
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=/)
    const lines = (await response.text()).trim().split('\n')
    for (const line of lines) assert.match(line, /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{.*\})? [\w.+-]+)?$/)
  })

  it('show no word of a shopper', async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    await shopper.say('pineapple upside down')
    for (const path of ['/healthz', '/metrics']) {
      const text = await (await fetch(`${service.url}${path}`)).text()
      assert.doesNotMatch(text, new RegExp(`pineapple|${shopper.conversation}`))
    }
    shopper.close()
  })
})
