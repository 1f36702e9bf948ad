import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { openLine } from '../../client/widget/line.ts'
import { type Gate, openGate } from '../bench/faults/gate.ts'
import { startService } from '../support/service.ts'

const patienceMs = 1000

describe('the widget’s line', () => {
  /** A line to the real service through a gate; `next` is fulfilled at the next connection. */
  async function connected(rules?: Parameters<typeof openGate>[1]) {
    const service = await startService()
    const gate: Gate = await openGate(service.url, rules)
    let connections = 0
    let arrive = () => {}
    const next = () => new Promise<void>(resolve => (arrive = resolve))
    const first = next()
    const nothing = () => {}
    const line = openLine(
      gate.url,
      {
        connected: () => {
          connections++
          arrive()
        },
        disconnected: nothing,
        refused: nothing,
        event: nothing,
        'reply:delta': nothing,
        typing: nothing,
      },
      patienceMs,
    )
    line.connect()
    await first
    const stop = async () => {
      gate.close()
      await service.stop()
    }
    return { line, gate, next, connections: () => connections, stop }
  }

  it('comes back by itself when a request is met by complete silence', async () => {
    const { line, gate, next, stop } = await connected()
    await line.open({ language: 'en' })
    gate.cut(0, 'mute')
    const back = next()
    const from = performance.now()
    await assert.rejects(line.send('message:send', { id: 'a', text: 'hello' }))
    await back
    assert.ok(performance.now() - from < 5000, 'long before the heartbeat is missed')
    const opened = await line.open({ language: 'en' })
    assert.ok(opened.ok)
    await stop()
  })

  it('leaves a line that is known to be broken to the usual pause before the next try', async () => {
    const { line, next, stop } = await connected({ toServer: text => (text.includes('message:send') ? 'cut' : 'pass') })
    await line.open({ language: 'en' })
    const back = next()
    const from = performance.now()
    await assert.rejects(line.send('message:send', { id: 'a', text: 'hello' }))
    await back
    assert.ok(performance.now() - from >= 250, 'half of the shortest pause')
    await stop()
  })

  it('stays on a line that carries other things while one answer is late', async () => {
    const { line, connections, stop } = await connected({ toClient: text => (text.startsWith('43/shopper,1[') ? 'drop' : 'pass') })
    await line.open({ language: 'en' })
    await assert.rejects(line.send('message:send', { id: 'a', text: 'hello' }))
    assert.ok((await line.send('message:send', { id: 'b', text: 'are you there?' })).ok)
    assert.equal(connections(), 1)
    await stop()
  })
})
