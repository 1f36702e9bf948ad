import assert from 'node:assert/strict'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { Agent, agentToken, got } from '../support/agent.ts'
import { spawnServer } from '../support/process.ts'
import { trainingOf } from '../support/processes.ts'
import { newFolder, Shopper } from '../support/service.ts'
import { when } from '../support/when.ts'

type Told = { live: number | null; releases: { id: number; state: string; tries: number }[]; log: { action: string }[] }

describe('kill -9 of the service in the middle of a training', function () {
  this.timeout(120_000)

  it('ends the training with it, and the next start says so and begins it again', async () => {
    const folder = newFolder()
    const env = { USHER_DATA: folder, USHER_PAUSE_MS: '0', USHER_GENERATOR: 'off' }
    const first = await spawnServer(env)
    const token = await agentToken(folder, 'ann@shop.example', { role: 'admin' })
    const headers = { authorization: `Bearer ${token}` }
    const shopper = new Shopper(first.url)
    const agent = new Agent(first.url, token)
    await shopper.open({ language: 'en' })
    const { turn } = await shopper.say('do you accept student id')
    const { conversation } = shopper
    got(await agent.ask('turn:correct', { conversation, id: 'a', message: turn!, meant: { intent: 'ask_coupon' } }))
    assert.equal((await fetch(`${first.url}/api/v1/releases`, { method: 'POST', headers })).status, 202)
    const training = await when(() => trainingOf(first.child.pid!))
    await first.kill('SIGKILL')
    await when(() => (existsSync(`/proc/${training}`) ? undefined : true))
    shopper.close()
    agent.close()

    const left = join(folder, 'releases', '9.draft')
    mkdirSync(left, { recursive: true })
    const second = await spawnServer(env)
    assert.ok(!existsSync(left), 'what a kill left half-way is removed')
    const told = await when(async () => {
      const now = (await (await fetch(`${second.url}/api/v1/releases`, { headers })).json()) as Told
      return now.releases[0]?.tries === 2 ? now : undefined
    })
    assert.deepEqual(
      [told.live, told.releases[0]?.state, told.log.map(({ action }) => action)],
      [null, 'training', ['interrupted', 'train']],
    )
    assert.ok(!existsSync(join(folder, 'releases', '1')), 'nothing of it is there to answer anybody')
    await second.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
})
