import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { createConversationStore } from '../../server/store/conversations.ts'
import { openStore } from '../../server/store/open.ts'
import { openGate } from '../bench/faults/gate.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const pause = () => new Promise(resolve => setTimeout(resolve, 50))

describe('a client that asks and reads nothing', function () {
  this.timeout(40_000)
  let service: Service
  before(async () => {
    service = await startService({ USHER_RATE_MESSAGES: '10000' })
  })
  after(() => service.stop())

  /** A conversation with a long history: 3.4 MB in 600 messages. */
  const longTalk = async () => {
    const shopper = new Shopper(service.url)
    const { conversation, token } = await shopper.open({ language: 'en' })
    shopper.close()
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    const store = createConversationStore(database, () => new Date())
    const text = '货'.repeat(1900)
    database.transaction(() => {
      for (let n = 0; n < 600; n++) store.append(conversation, { kind: 'message', from: 'agent', text, agent: 'Li' })
    })
    database.close()
    return { token, lastSeq: 0 }
  }
  const sockets = async () => /^usher_sockets (\d+)$/m.exec(await (await fetch(`${service.url}/metrics`)).text())?.[1]

  it('is cut long before it fills the memory, and finds everything when it comes back', async () => {
    const history = await longTalk()
    const gate = await openGate(service.url)
    const greedy = new Shopper(gate.url)
    await greedy.open(history)
    gate.hold()
    const asking = setInterval(() => greedy.socket.emit('conversation:open', history, () => {}), 100)
    const from = performance.now()
    while ((await sockets()) !== '0' && performance.now() - from < 20_000) await pause()
    clearInterval(asking)
    assert.equal(await sockets(), '0')
    gate.close()
    greedy.close()
    const back = new Shopper(service.url)
    assert.equal((await back.open(history)).events.length, 601)
    back.close()
  })

  it('is cut where it polls, too', async () => {
    const history = await longTalk()
    const polling = `${service.url}/socket.io/?EIO=4&transport=polling`
    const { sid } = JSON.parse((await (await fetch(polling)).text()).slice(1)) as { sid: string }
    const say = async (body: string) => (await fetch(`${polling}&sid=${sid}`, { method: 'POST', body })).status
    assert.equal(await say('40/shopper,'), 200)
    let asked = 0
    while ((await say(`42/shopper,${asked}["conversation:open",${JSON.stringify(history)}]`)) === 200) {
      assert.ok(++asked < 50, 'the service goes on for ever')
      await pause()
    }
    assert.ok(asked >= 2)
  })
})
