import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { agentToken } from '../support/agent.ts'
import { type Service, startService } from '../support/service.ts'
import { fuzz } from './fuzz.ts'

describe('a service that gets anything at all', function () {
  this.timeout(120_000)
  let service: Service
  before(async () => {
    service = await startService({
      USHER_DEMO: 'off',
      USHER_RATE_MESSAGES: '10000',
      USHER_SHOP_SECRET: 'the secret of a shop, of more than 32 characters',
    })
  })
  after(() => service.stop())

  it('never faults, never tells of another conversation, always answers (`npm run fuzz` sends twenty thousand)', async () => {
    const token = await agentToken(service.folder, 'li@shop.example')
    const found = await fuzz({ url: service.url, agentToken: token, payloads: 500, seed: 7 })
    assert.deepEqual(found.broken, [])
    assert.ok(found.answered > 300, JSON.stringify(found))
    const health = (await (await fetch(`${service.url}/healthz`)).json()) as { parts: { queue: { turnFaults: number } } }
    assert.equal(health.parts.queue.turnFaults, 0)
  })
})
