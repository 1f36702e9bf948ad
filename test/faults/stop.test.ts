import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { describe, it } from 'mocha'
import { isQuick } from '../support/machine.ts'
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
    assert.ok(isQuick(performance.now() - asked, 10_000))
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

describe('SIGTERM before the models are warm', function () {
  this.timeout(60_000)

  it('ends the service with 0, and no model process is left', async () => {
    const folder = newFolder()
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const { port } = probe.address() as AddressInfo
    probe.close()
    let child: ChildProcess | undefined
    // Rejects with how it ended, unless it was warm before the signal came.
    const started = spawnServer({ USHER_DATA: folder, USHER_DEMO: 'off', USHER_PORT: String(port) }, 50_000, spawned => (child = spawned))
    const ended = started.then(server => server.kill('SIGTERM').then(() => 'warm'), String)
    const isUp = () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        () => true,
        () => false,
      )
    while (!(await isUp())) await new Promise(resolve => setTimeout(resolve, 20))
    child?.kill('SIGTERM')
    assert.match(await ended, /^warm$|The service ended with 0/)
    assert.equal(child?.exitCode, 0)
    rmSync(folder, { recursive: true, force: true })
  })
})
