import assert from 'node:assert/strict'
import { networkInterfaces } from 'node:os'
import { describe, it } from 'mocha'
import { createLimit, isLoopback } from '../../server/sockets/limits.ts'
import { Shopper, startService } from '../support/service.ts'

describe('a limit', () => {
  const limitAt = (limit: number, windowMs: number) => {
    const clock = { at: 0 }
    return { clock, take: createLimit({ limit, windowMs, now: () => clock.at }).take }
  }

  it('lets as many through as it says, then tells when there is one again, and keeps its word', () => {
    const { clock, take } = limitAt(3, 1000)
    for (const at of [0, 100, 200]) {
      clock.at = at
      assert.deepEqual(take('a'), { ok: true })
    }
    clock.at = 300
    assert.deepEqual(take('a'), { ok: false, retryAfterMs: 700 })
    clock.at = 999
    assert.equal(take('a').ok, false)
    clock.at = 1000
    assert.equal(take('a').ok, true)
    assert.deepEqual(take('a'), { ok: false, retryAfterMs: 100 })
  })

  it('never lets more than its number through in any window, however the calls fall', () => {
    const { clock, take } = limitAt(5, 1000)
    const passed: number[] = []
    for (let n = 0; n < 2000; n++) {
      clock.at += (n * 7919) % 131
      if (take('a').ok) passed.push(clock.at)
    }
    assert.ok(passed.length > 100)
    for (const [n, at] of passed.entries()) assert.ok(at - (passed[n - 5] ?? Number.NEGATIVE_INFINITY) >= 1000)
  })

  it('is not stretched by those it refuses', () => {
    const { clock, take } = limitAt(1, 1000)
    take('a')
    for (clock.at = 10; clock.at < 1000; clock.at += 10) assert.equal(take('a').ok, false)
    clock.at = 1000
    assert.equal(take('a').ok, true)
  })

  it('holds for each one alone', () => {
    const { take } = limitAt(1, 1000)
    assert.deepEqual([take('a').ok, take('b').ok, take('a').ok, take('b').ok], [true, true, false, false])
  })

  it('forgets a crowd that has passed by', () => {
    const { clock, take } = limitAt(1, 1000)
    for (let n = 0; n < 50_000; n++) {
      clock.at = n
      assert.equal(take(`visitor-${n}`).ok, true)
    }
    assert.equal(take('visitor-49999').ok, false)
  })

  it('knows the machine itself by every way of writing its address', () => {
    for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1']) assert.equal(isLoopback(address), true, address)
    for (const address of ['10.0.0.1', '::ffff:10.0.0.1', '128.0.0.1', '::2', '']) assert.equal(isLoopback(address), false, address)
  })
})

describe('opens of one address', () => {
  const outer = Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

  it('are limited for a stranger and free on the machine itself', async function () {
    if (outer === undefined) this.skip()
    const service = await startService({ USHER_HOST: '0.0.0.0', USHER_RATE_OPENS: '2', USHER_DEMO: 'off' })
    const { port } = new URL(service.url)
    const opens = async (host: string) => {
      const answers = []
      for (let n = 0; n < 4; n++) {
        const shopper = new Shopper(`http://${host}:${port}`)
        const answer = await shopper.ask('conversation:open', {})
        answers.push(answer.ok ? 'ok' : answer.code)
        if (!answer.ok) assert.ok((answer.retryAfterMs ?? 0) > 0 && (answer.retryAfterMs ?? 0) <= 60_000)
        shopper.close()
      }
      return answers
    }
    assert.deepEqual(await opens(outer), ['ok', 'ok', 'rate_limited', 'rate_limited'])
    assert.deepEqual(await opens('127.0.0.1'), ['ok', 'ok', 'ok', 'ok'])
    await service.stop()
  })
})
