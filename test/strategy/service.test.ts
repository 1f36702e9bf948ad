import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { saveExperiment } from '../../server/experiment/assignment.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { openDatabase } from '../../server/store/sqlite.ts'
import type { Explanation, MessageEvent, Recent } from '../../server/wire.ts'
import { adminToken } from '../support/console.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
type Kept = { arm: string; propensity: number; shares: string; moment: string; reward: number | null }

describe('the strategy in the service', () => {
  let service: Service
  let drawn = 0
  let database: ReturnType<typeof openDatabase>
  before(async () => {
    service = await startService({ USHER_DEMO: 'on', USHER_RATE_MESSAGES: '1000' }, { random: () => drawn, reader: 'away' })
    await service.app.settled()
    database = openDatabase(join(service.folder, 'usher.sqlite'))
  })
  after(async () => {
    database.close()
    await service.stop()
  })
  const begin = (held: number) =>
    saveExperiment(createSettingsStore(database), { seed: 'of this test', held, startedAt: new Date().toISOString() })
  const decisions = () => database.sql<Kept>('SELECT arm, propensity, shares, moment, reward FROM decisions ORDER BY id')
  const visit = async (visitor: string) => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en', visitor })
    return shopper
  }
  const traceOf = (shopper: Shopper) =>
    JSON.parse(
      database.sql<{ body: string }>('SELECT body FROM traces WHERE conversation = ? ORDER BY aseq DESC', shopper.conversation)[0]!.body,
    ) as {
      strategy?: { arm: string; why: { sentence: { zh: string; en: string } } }
    }

  it('does what the policy does until the owner begins', async () => {
    const shopper = await visit('nobody')
    await shopper.say('hello')
    assert.deepEqual(decisions(), [])
    assert.equal(traceOf(shopper).strategy, undefined)
    shopper.socket.close()
  })

  it('picks an arm where nothing was asked, keeps it with its chance and says why, and learns from the cart', async () => {
    begin(0.0001)
    const shopper = await visit('anna')
    drawn = 0.5
    const reply = await shopper.say('hello')
    const [kept] = decisions()
    assert.ok(kept !== undefined)
    const shares = JSON.parse(kept.shares) as Record<string, number>
    assert.equal(shares[kept.arm], kept.propensity)
    assert.ok(Math.abs(Object.values(shares).reduce((sum, share) => sum + share, 0) - 1) < 1e-9)
    const { strategy } = traceOf(shopper)
    assert.equal(strategy?.arm, kept.arm)
    assert.match(strategy!.why.sentence.en, /^The shopper .+: .+ \(a chance of \d+ %\)\.$/)
    assert.match(strategy!.why.sentence.zh, /机会 \d+%/)
    assert.ok(reply.text.length > 0)

    drawn = 0.999
    const other = await visit('berta')
    const offered = await other.say('hello')
    assert.equal(decisions()[1]!.arm, 'coupon')
    assert.match(offered.text, /[A-Z]{4,}/, 'the shop’s own coupon')
    assert.equal(decisions()[1]!.reward, null)
    const added = await other.ask('track', { id: crypto.randomUUID(), name: 'Product Added', properties: { sku: 'MUG-503', quantity: 1 } })
    assert.ok(added.ok, JSON.stringify(added))
    for (let tries = 0; tries < 60 && decisions()[1]!.reward === null; tries++) await new Promise(wake => setTimeout(wake, 200))
    assert.equal(decisions()[1]!.reward, 0.6)

    const log = spawnSync(process.execPath, [cli, 'strategy', 'export'], {
      encoding: 'utf8',
      env: { ...process.env, USHER_DATA: service.folder },
    })
    const judged = spawnSync(process.execPath, [cli, 'strategy', 'evaluate', '-', '--json'], { encoding: 'utf8', input: log.stdout })
    assert.equal(JSON.parse(judged.stdout).policy, 'current', judged.stderr + log.stderr)
    for (const one of [shopper, other]) one.socket.close()
  })

  it('shows bestsellers in place of the open question where that is picked', async () => {
    // By what was learnt since: as for another shopper of whom as little is known.
    drawn = 0
    const probe = await visit('claudia')
    await probe.say('hello')
    probe.socket.close()
    const shares = JSON.parse(decisions().at(-1)!.shares) as Record<string, number>
    const shopper = await visit('clara')
    drawn = shares.plain! + shares.bestsellers! / 2
    const reply = (await shopper.say('hello')) as MessageEvent
    assert.equal(decisions().at(-1)!.arm, 'bestsellers')
    assert.ok((reply.cards?.length ?? 0) > 0)
    shopper.socket.close()
  })

  it('opens what was chosen, offered and shown to its why, in one form, for agents and for the owner', async () => {
    const headers = { authorization: `Bearer ${await adminToken(service)}` }
    const get = async <T>(path: string) => (await (await fetch(`${service.url}/api/v1/${path}`, { headers })).json()) as T
    const { recent } = await get<{ recent: Recent[] }>('owner/guiding?days=1')
    const kinds = recent.map(({ explained }) => explained.map(({ kind }) => kind).join(' '))
    assert.ok(kinds.includes('choice offer') && kinds.includes('choice recommendation'), kinds.join(', '))
    const { conversation, explained } = recent.find(one => one.explained.some(({ kind }) => kind === 'offer'))!
    const [choice, offer] = explained
    assert.match(choice!.sentence.en, /a chance of \d+ %/)
    assert.ok(Math.abs(choice!.arms.reduce((sum, { chance }) => sum + chance, 0) - 1) < 1e-9)
    assert.deepEqual(
      choice!.arms.filter(({ chosen }) => chosen).map(({ arm }) => arm),
      ['coupon'],
    )
    assert.ok(choice!.arms.every(({ floor = 1, ceiling = 0 }) => floor < ceiling))
    assert.match(offer!.sentence.en, /^The strategy chose to name the coupon [A-Z0-9]+, which the ledger holds\.$/)
    assert.ok(offer!.rules.some(({ zh }) => zh === '限首单'))
    assert.ok(offer!.facts.every(({ ref }) => ref.startsWith('coupon:')))
    const { traces } = await get<{ traces: { explained: Explanation[] }[] }>(`conversations/${conversation}`)
    assert.ok(traces.some(trace => JSON.stringify(trace.explained) === JSON.stringify(explained)))
    const { told } = await get<{ told: Recent[] }>('owner/guiding?days=1')
    assert.ok(
      told.every(one => one.explained.length > 0 && one.explained.every(({ kind }) => kind === 'recommendation' || kind === 'offer')),
    )
    const shown = recent.flatMap(one => one.explained).find(({ kind }) => kind === 'recommendation')!
    assert.match(shown.sentence.en, /the strategy chose to show something/)
    assert.ok(shown.facts.length > 0 && shown.facts.every(({ text, ref }) => text.length > 0 && /^(?:product|visits):/.test(ref)))
  })

  it('never chooses against what was asked, nor for who wants a person', async () => {
    drawn = 0.999
    const shopper = await visit('dora')
    const before = decisions().length
    const price = await shopper.say('I want to talk to a human please')
    assert.doesNotMatch(price.text, /WELCOME|coupon/i)
    assert.equal(decisions().length, before)
    shopper.socket.close()
  })

  it('leaves alone who is held out, every time, and counts them as control', async () => {
    database.exec('UPDATE visitors SET arm = NULL')
    begin(0.9999)
    const before = decisions().length
    for (let turn = 0; turn < 2; turn++) {
      const shopper = await visit('emma')
      await shopper.say('hello')
      shopper.socket.close()
    }
    assert.equal(decisions().length, before)
    assert.deepEqual(database.sql('SELECT arm, count(*) AS n FROM visitors WHERE arm IS NOT NULL GROUP BY arm'), [{ arm: 'control', n: 1 }])
  })
})
