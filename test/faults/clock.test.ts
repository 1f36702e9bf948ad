import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { installJumpingDate } from '../support/jumping-date.ts'
import { isQuick } from '../support/machine.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const hourMs = 3600 * 1000

describe('a clock that jumps while shoppers talk', function () {
  this.timeout(60_000)
  let service: Service
  let clock: ReturnType<typeof installJumpingDate>
  before(async () => {
    clock = installJumpingDate()
    service = await startService({ USHER_RATE_MESSAGES: '4', USHER_PAUSE_MS: '50' })
  })
  after(async () => {
    clock.restore()
    await service.stop()
  })

  for (const [name, jump] of [
    ['two hours back', -2 * hourMs],
    ['two hours on', 2 * hourMs],
    ['a day back', -24 * hourMs],
  ] as const) {
    it(`${name}: numbers, answers, limits and tokens go on as if nothing were`, async () => {
      const early = new Shopper(service.url)
      await early.open({ language: 'en' })
      await early.say('do you have tents?')
      clock.jump(jump)
      // A client that lives in the same jump believes its heartbeat to be late, and comes back.
      const shopper = new Shopper(service.url)
      await shopper.open({ token: early.token })
      const started = performance.now()
      shopper.socket.emit('typing', { on: true })
      await shopper.say('how much is shipping?')
      assert.ok(isQuick(performance.now() - started, 8000), 'nobody waits for the clock')
      const burst = await Promise.all(Array.from({ length: 4 }, (_, n) => shopper.send(`hello ${n}`)))
      const refused = burst.flatMap(answer => (answer.ok ? [] : [answer]))
      assert.ok(refused.length > 0, 'the limit still counts')
      for (const { code, retryAfterMs = 0 } of refused) assert.ok(code === 'rate_limited' && retryAfterMs <= 10_000, `${retryAfterMs} ms`)
      const back = new Shopper(service.url)
      const { events } = await back.open({ token: shopper.token })
      assert.deepEqual(
        events.map(({ seq }) => seq),
        events.map((_event, at) => at + 1),
      )
      for (const one of [early, shopper, back]) one.close()
    })
  }
})
