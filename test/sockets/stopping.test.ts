import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { isQuick } from '../support/machine.ts'
import { startProxy } from '../support/other-origin.ts'
import { Shopper, startService } from '../support/service.ts'

describe('stopping the service', () => {
  it('does not wait for a shopper whose connection is dead', async () => {
    const service = await startService()
    const tunnel = await startProxy({ to: service.url, upgrades: 'pass' })
    const shopper = new Shopper(tunnel.url)
    await shopper.open()
    // The proxy drops the shopper's side only: the service's side stays open and silent.
    await tunnel.close()
    const startedAt = performance.now()
    await service.stop()
    assert.ok(isQuick(performance.now() - startedAt, 6000), 'stops within 6 s')
    shopper.close()
  })
})
