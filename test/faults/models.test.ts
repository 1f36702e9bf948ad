import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { adminToken, transcriptOf } from '../support/console.ts'
import { isQuick } from '../support/machine.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

type Classifier = { state: string; pid?: number; instead: string; restarts: number; lastError?: string }
type Health = { state: string; classifier: Classifier }

describe('a classifier that fails while shoppers talk', function () {
  this.timeout(40_000)
  let service: Service
  let token = ''
  before(async () => {
    service = await startService({}, { modelDeadlineMs: 1500 })
    await service.app.settled()
    token = await adminToken(service)
  })
  after(() => service.stop())

  const health = async (): Promise<Health> => {
    const { state, parts } = (await (await fetch(`${service.url}/healthz`)).json()) as { state: string; parts: { classifier: Classifier } }
    return { state, classifier: parts.classifier }
  }
  /** Polls, since the process on the other side tells nobody here when it is well again. */
  const healthWhen = async (matches: (found: Health) => boolean) => {
    for (let tries = 0; tries < 2000; tries++) {
      const found = await health()
      if (matches(found)) return found
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    throw new Error(`Expected another health, got ${JSON.stringify(await health())}`)
  }
  const well = () => healthWhen(({ state, classifier }) => state === 'ok' && classifier.pid !== undefined)
  /** What the last turn was understood by. */
  const readersOf = async (shopper: Shopper) =>
    (await transcriptOf(service.url, token, shopper.conversation)).traces.at(-1)?.body.clauses.map(({ by }) => by)
  const talking = async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    await shopper.say('how much is shipping?')
    assert.deepEqual(await readersOf(shopper), ['classifier'])
    return shopper
  }

  it('is replaced after kill -9: shoppers are answered by keywords until it is back', async () => {
    const shopper = await talking()
    const { restarts } = (await well()).classifier
    // Each fall doubles the pause before the next start; the fourth is longer than a turn waits.
    for (let fall = 0; fall < 4; fall++) {
      const { pid } = (await well()).classifier
      process.kill(pid ?? 0, 'SIGKILL')
      await healthWhen(({ classifier }) => classifier.pid !== pid)
    }
    const down = await health()
    assert.equal(down.state, 'degraded')
    assert.equal(down.classifier.instead, 'keywords and quick replies')
    assert.match(down.classifier.lastError ?? '', /SIGKILL/)
    assert.equal((await fetch(`${service.url}/readyz`)).status, 200)
    const answer = await shopper.say('how much is shipping?')
    assert.match(answer.text, /¥99/)
    assert.deepEqual(await readersOf(shopper), ['keywords'])
    assert.equal((await well()).classifier.restarts, restarts + 4)
    await shopper.say('how long does delivery take?')
    assert.deepEqual(await readersOf(shopper), ['classifier'])
    shopper.close()
  })

  it('is not waited for when it hangs: keywords answer within a few seconds, and a new one takes its place', async () => {
    const shopper = await talking()
    const { pid = 0 } = (await well()).classifier
    process.kill(pid, 'SIGSTOP')
    const startedAt = performance.now()
    const answer = await shopper.say('can I return something?')
    assert.ok(isQuick(performance.now() - startedAt, 5000))
    assert.match(answer.text, /return/i)
    assert.deepEqual(await readersOf(shopper), ['keywords'])
    const next = await healthWhen(({ classifier }) => classifier.pid !== undefined && classifier.pid !== pid)
    assert.equal(next.state, 'ok')
    assert.throws(() => process.kill(pid, 0), /ESRCH/, 'the hanging one is gone')
    await shopper.say('can I return something?')
    assert.deepEqual(await readersOf(shopper), ['classifier'])
    shopper.close()
  })
})
