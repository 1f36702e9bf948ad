import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { describe, it } from 'mocha'
import { spawnServer } from '../support/process.ts'
import { newFolder, Shopper } from '../support/service.ts'

describe('SIGTERM in the middle of a turn', function () {
  this.timeout(60_000)

  it('ends the service with 0 in good time, and what it left is answered once after the next start', async () => {
    const folder = newFolder()
    const env = { USHER_DATA: folder, USHER_GENERATOR: 'off', USHER_PAUSE_MS: '300' }
    const first = await spawnServer(env)
    const shoppers = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        const shopper = new Shopper(first.url)
        await shopper.open({ language: n % 2 === 0 ? 'en' : 'zh' })
        return shopper
      }),
    )
    // Some turns wait out their pause, some are being worded, some are done when the signal comes.
    const sent = await Promise.all(
      shoppers.map(async (shopper, n) => {
        await new Promise(resolve => setTimeout(resolve, n * 70))
        return shopper.send(n % 2 === 0 ? 'do you have tents?' : '有帐篷吗')
      }),
    )
    for (const answer of sent) assert.ok(answer.ok)
    const asked = performance.now()
    await first.kill('SIGTERM')
    assert.ok(performance.now() - asked < 10_000)
    assert.equal(first.child.exitCode, 0)

    const second = await spawnServer(env)
    for (const shopper of shoppers) {
      const back = new Shopper(second.url)
      await back.open({ token: shopper.token })
      await back.answerTo(2, 30_000)
      const answers = back.events.filter(event => event.kind === 'message' && event.from === 'bot' && event.turn === 2)
      assert.equal(answers.length, 1)
      for (const one of [back, shopper]) one.close()
    }
    await second.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })
})
