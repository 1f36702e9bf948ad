import assert from 'node:assert/strict'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { openStore } from '../../server/store/open.ts'
import { createReleaseStore } from '../../server/store/releases.ts'
import { agentToken, got } from '../support/agent.ts'
import { isQuick } from '../support/machine.ts'
import { trainingOf } from '../support/processes.ts'
import { type Service, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'
import { when } from '../support/when.ts'

type Serving = { live: number | null; canary: { id: number; share: number } | null }
type Release = { id: number; state: string; forgotten: number; tries: number; report: { reasons: { what: string }[] } | null }
type Told = Serving & { releases: Release[]; log: { action: string; release: number }[] }

/** Lines that the models as delivered are right about. */
const lines = [
  ['你好', 'greet'],
  ['谢谢', 'thank'],
  ['怎么退货', 'ask_return'],
  ['运费多少钱', 'ask_shipping_fee'],
  ['可以开发票吗', 'ask_invoice'],
  ['hello', 'greet'],
  ['thank you', 'thank'],
  ['how do i return it', 'ask_return'],
  ['how much is shipping', 'ask_shipping_fee'],
  ['can i get an invoice', 'ask_invoice'],
].map(([text, intent]) => ({ text: text!, intent: intent!, language: /[a-z]/.test(text!) ? 'en' : 'zh' }))

describe('releases that learnt from corrections', () => {
  let service: Service
  let owner = ''
  let second = ''
  let agent = ''
  before(async () => {
    service = await startService({}, { heldBack: lines })
    owner = await agentToken(service.folder, 'owner@shop.example', { role: 'admin' })
    second = await agentToken(service.folder, 'second@shop.example', { role: 'admin' })
    agent = await agentToken(service.folder, 'li@shop.example')
  })
  after(() => service.stop())
  const { agent: connect, shopper: visit } = visitorsOf(() => service)

  const ask = async (path: string, token = owner, method = 'GET', body?: unknown) => {
    const answer = await fetch(`${service.url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as Told & { release: number; code: string; to: number | null } }
  }
  const post = (path: string, body?: unknown, token = owner) => ask(path, token, 'POST', body)
  const understood = async (text: string, language = 'en') => {
    const shopper = await visit(language)
    await shopper.say(text)
    const { traces } = (await (
      await fetch(`${service.url}/api/v1/conversations/${shopper.conversation}`, { headers: { authorization: `Bearer ${owner}` } })
    ).json()) as { traces: { body: { clauses: { intents: { name: string }[]; abstain: boolean }[] } }[] }
    const clause = traces.at(-1)!.body.clauses[0]!
    return clause.abstain ? 'oos' : clause.intents[0]!.name
  }
  const correct = async (text: string, intent: string, language = 'en') => {
    const shopper = await visit(language)
    await shopper.say(text)
    const { seq } = shopper.events.find(event => event.kind === 'message' && event.from === 'shopper')!
    const { conversation } = shopper
    got(await connect(agent).ask('turn:correct', { conversation, id: crypto.randomUUID(), message: seq, meant: { intent } }))
    return shopper
  }
  const begun = async () => {
    const { status, body } = await post('releases')
    assert.equal(status, 202)
    return body.release
  }
  const ended = (release: number) =>
    when(async () => {
      const one = (await ask('releases')).body.releases.find(({ id }) => id === release)!
      return one.state === 'queued' || one.state === 'training' ? undefined : one
    })
  const trained = async () => ended(await begun())
  const training = () => when(() => trainingOf(process.pid))

  it('change what is understood, in its neighbourhood too: for a share first, for all then, and back within a second', async function () {
    this.timeout(240_000)
    assert.equal((await post('releases')).status, 409, 'there is nothing to learn from')
    assert.equal((await post('releases', undefined, agent)).status, 401, 'agents correct, admins release')
    await correct('拆封了还认吗', 'ask_return', 'zh')
    const erased = await correct('do you accept student id', 'ask_coupon')
    assert.notEqual(await understood('拆封之后还认不认', 'zh'), 'ask_return')
    const release = await trained()
    assert.deepEqual([release.state, release.report?.reasons], ['ready', []])
    assert.notEqual(await understood('拆封了还认吗', 'zh'), 'ask_return', 'trained is not released')
    assert.equal((await post(`releases/${release.id}/promote`)).status, 409, 'a share comes first')

    const both = await Promise.all([
      post(`releases/${release.id}/promote`),
      post(`releases/${release.id}/release`, { share: 1 }),
      post(`releases/${release.id}/release`, { share: 1 }, second),
    ])
    assert.ok(both.some(({ status }) => status === 200))
    assert.deepEqual((await ask('releases')).body.canary, { id: release.id, share: 1 })
    assert.equal(await understood('拆封了还认吗', 'zh'), 'ask_return')
    assert.equal(await understood('拆封之后还认不认', 'zh'), 'ask_return', 'and what means the same')
    assert.equal(await understood('thank you'), 'thank')
    const promoted = await Promise.all([post(`releases/${release.id}/promote`), post(`releases/${release.id}/promote`, undefined, second)])
    assert.deepEqual(promoted.map(({ status }) => status).sort(), [200, 409], 'of two admins one releases')

    assert.equal(await understood('do you accept student id'), 'ask_coupon')
    got(await erased.ask('conversation:erase', {}))
    assert.equal((await ask('releases')).body.releases[0]?.forgotten, 1)
    assert.notEqual(await understood('do you accept student id'), 'ask_coupon', 'what was erased means nothing from the next message on')

    const startedAt = performance.now()
    const { body } = await post('releases/rollback')
    assert.ok(isQuick(performance.now() - startedAt, 1000))
    assert.equal(body.to, null)
    assert.ok(!existsSync(join(service.folder, 'releases', String(release.id))), 'nothing leads back to it')
    assert.notEqual(await understood('拆封了还认吗', 'zh'), 'ask_return')
  })

  it('whose training is killed half-way answer nobody before they have been trained again, and say so', async function () {
    this.timeout(240_000)
    const release = await begun()
    const first = await training()
    assert.equal((await post(`releases/${release}/release`, { share: 1 })).status, 409)
    process.kill(first, 'SIGKILL')
    await when(async () => ((await training()) === first ? undefined : true))
    assert.ok(!existsSync(join(service.folder, 'releases', String(release))))
    assert.notEqual(await understood('拆封了还认吗', 'zh'), 'ask_return')
    const { state, tries } = await ended(release)
    assert.deepEqual([state, tries], ['ready', 2])
    const { log } = (await ask('releases')).body
    assert.deepEqual(
      log.flatMap(step => (step.release === release ? [step.action] : [])),
      ['trained', 'interrupted', 'train'],
    )
  })

  it('that learn what is erased meanwhile are named in its receipt, and do not act on it', async function () {
    this.timeout(240_000)
    const erased = await correct('is it wrapped for christmas', 'ask_invoice')
    const release = await begun()
    await training()
    const receipt = got(await erased.ask('conversation:erase', {})) as { receipt: { releases?: number[] } }
    assert.deepEqual(receipt.receipt.releases, [release])
    const { forgotten, state } = await ended(release)
    assert.deepEqual([state, forgotten], ['ready', 1])
    assert.equal((await post(`releases/${release}/release`, { share: 1 })).status, 200)
    assert.notEqual(await understood('is it wrapped for christmas'), 'ask_invoice')
    assert.equal((await post('releases/rollback')).status, 200)
  })

  it('are refused where something else gets worse, and answer nobody', async function () {
    this.timeout(240_000)
    for (const { text, language } of lines) await correct(text, 'complain', language)
    const release = await trained()
    assert.equal(release.state, 'refused')
    assert.ok(release.report?.reasons.some(({ what }) => what === 'lines'))
    assert.equal((await post(`releases/${release.id}/release`, { share: 1 })).status, 409)
    assert.equal(await understood('hello'), 'greet')
    assert.ok(!existsSync(join(service.folder, 'releases', String(release.id))))
  })

  it('that are damaged are told before anything changes', async () => {
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    const [made] = database.sql<{ id: number }>(
      "INSERT INTO releases (state, created_at, author) VALUES ('ready', '2030-01-01T00:00:00.000Z', 'owner@shop.example') RETURNING id",
    )
    database.close()
    const id = made!.id
    assert.equal((await post(`releases/${id}/release`, { share: 1 })).status, 409, 'nothing there')
    mkdirSync(join(service.folder, 'releases', String(id)), { recursive: true })
    writeFileSync(join(service.folder, 'releases', String(id), 'memory.json'), '[{"half')
    assert.equal((await post(`releases/${id}/release`, { share: 1 })).status, 409)
    assert.deepEqual((await ask('releases')).body.canary, null)
  })

  it('whose training is killed half-way are trained again, and after the third time say so', () => {
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    const store = createReleaseStore(database, () => new Date())
    const id = store.queue('owner@shop.example')
    try {
      database.transaction(() => {
        for (let time = 0; time < 3; time++) {
          assert.equal(store.take(999_999)?.id, id)
          store.takeBack(() => true)
          assert.equal(store.find(id).state, 'training', 'whose worker lives goes on')
          store.takeBack(() => false)
          assert.equal(store.finish(id, 999_999, { passed: true, report: {}, dataSet: '' }), false, 'what was taken away does not count')
        }
      })
      assert.deepEqual([store.find(id).state, existsSync(join(service.folder, 'releases', String(id)))], ['failed', false])
      assert.match(store.find(id).error ?? '', /ended 3 times/)
    } finally {
      database.close()
    }
  })
})
