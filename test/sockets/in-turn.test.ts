import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, afterEach, before, beforeEach, describe, it } from 'mocha'
import { createConversationStore } from '../../server/store/conversations.ts'
import { createDeskStore } from '../../server/store/desk.ts'
import { openStore } from '../../server/store/open.ts'
import type { Database } from '../../server/store/sqlite.ts'
import { createTurnStore } from '../../server/store/turns-taken.ts'
import type { toService } from '../../server/team/times.ts'
import type { Language, QueueItem } from '../../server/wire.ts'
import { agentToken, got } from '../support/agent.ts'
import { adminToken } from '../support/console.ts'
import { newFolder, type Service, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'

describe('conversations given in turn', () => {
  const greeting = { kind: 'message', from: 'bot', text: 'Hello' } as const
  let database: Database
  let other: Database
  let folder = ''
  let at = Date.parse('2026-11-28T10:00:00Z')
  const now = () => new Date(at)
  beforeEach(async () => {
    folder = newFolder()
    database = openStore({ data: folder, database: 'usher.sqlite' })
    other = openStore({ data: folder, database: 'usher.sqlite' })
    for (const [email, languages] of [
      ['ann', 'en'],
      ['li', 'zh en'],
      ['mei', 'zh'],
    ])
      database.sql(
        "INSERT INTO agents (email, name, role, password, created_at, languages) VALUES (?, ?, 'agent', '', '2026-01-01', ?)",
        email,
        email,
        languages,
      )
  })
  afterEach(() => {
    database.close()
    other.close()
    rmSync(folder, { recursive: true })
  })
  const wait = (id: string, language: Language) => {
    const store = createConversationStore(database, now)
    store.create({ id, language, state: '{}', greeting })
    store.append(id, { kind: 'status', status: 'requested' }, { request: { id: 'h', content: id }, status: 'requested' })
    at += 1000
  }
  const holders = () =>
    Object.fromEntries(
      database
        .sql<{ id: string; claimed_by: string | null }>('SELECT id, claimed_by FROM conversations ORDER BY id')
        .map(({ id, claimed_by }) => [id, claimed_by]),
    )
  const giveAll = (there: readonly string[]) => {
    const turns = createTurnStore(database, now)
    while (turns.giveNext(there) !== undefined) at += 1000
  }

  it('go to whoever is there, speaks the language and has the fewest, one after the other', () => {
    for (const id of ['a', 'b', 'c']) wait(id, 'en')
    wait('d', 'zh')
    giveAll(['ann', 'li'])
    assert.deepEqual(holders(), { a: 'ann', b: 'li', c: 'ann', d: 'li' })
    wait('e', 'zh')
    giveAll(['ann'])
    assert.equal(holders().e, null)
  })

  it('go to nobody who is away, only looks on, or has three that heard nothing yet', () => {
    database.sql("UPDATE agents SET away = 1 WHERE email = 'li'")
    database.sql("UPDATE agents SET role = 'viewer' WHERE email = 'mei'")
    for (const id of ['a', 'b', 'c', 'd']) wait(id, 'en')
    wait('z', 'zh')
    giveAll(['ann', 'li', 'mei'])
    assert.deepEqual(holders(), { a: 'ann', b: 'ann', c: 'ann', d: null, z: null })
    const ann = { email: 'ann', name: 'ann', role: 'agent' } as const
    createDeskStore(database, now).say('a', ann, { kind: 'message', from: 'agent', text: 'Hi', agent: 'ann' }, 'hi')
    giveAll(['ann', 'li', 'mei'])
    assert.equal(holders().d, 'ann')
  })

  it('are given once, by whichever of two processes is first', () => {
    const [one, two] = [createTurnStore(database, now), createTurnStore(other, now)]
    for (const id of ['a', 'b', 'c', 'd', 'e']) wait(id, 'en')
    const given = Array.from({ length: 4 }, () => [one.giveNext(['ann', 'li']), two.giveNext(['ann', 'li'])]).flat()
    const ids = given.flatMap(event => event?.conversation ?? [])
    assert.deepEqual([...new Set(ids)], ids)
    assert.equal(ids.length, 5)
    // Who takes one over by hand in between has it.
    wait('f', 'en')
    createDeskStore(other, now).claim('f', { email: 'mei', name: 'mei', role: 'agent' })
    giveAll(['ann', 'li'])
    assert.equal(holders().f, 'mei')
  })

  it('come back unanswered with the place they had, and are not taken from who has answered or took over by hand', () => {
    const asked = now().toISOString()
    wait('a', 'en')
    for (const id of ['b', 'c']) wait(id, 'en')
    const turns = createTurnStore(database, now)
    const desk = createDeskStore(database, now)
    const li = { email: 'li', name: 'li', role: 'agent' } as const
    for (const _ of ['a', 'b']) turns.giveNext(['li'])
    desk.claim('c', li)
    desk.say('b', li, { kind: 'message', from: 'agent', text: 'Hi', agent: 'li' }, 'hi')
    database.sql("UPDATE agents SET away = 1 WHERE email = 'li'")
    assert.deepEqual(turns.unansweredOfAbsent(now()), ['a'])
    desk.takeBack('a', 'requested', [])
    const [row] = database.sql<{ requested_at: string }>("SELECT requested_at FROM conversations WHERE id = 'a'")
    assert.equal(row?.requested_at, asked)
    giveAll(['ann'])
    desk.takeBack('a', 'requested', [])
    assert.equal(database.sql<{ requested_at: string }>("SELECT requested_at FROM conversations WHERE id = 'a'")[0]?.requested_at, asked)
  })
})

describe('the service that gives conversations in turn', () => {
  let service: Service
  let admin = ''
  before(async () => {
    service = await startService({}, { reader: 'away' })
    admin = await adminToken(service)
  })
  after(() => service.stop())
  const { agent, shopper } = visitorsOf(() => service)
  const turns = (token: string, body: unknown) =>
    fetch(`${service.url}/api/v1/team/turns`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const mineOf = (queue: { conversations: QueueItem[] }, email: string) =>
    queue.conversations.filter(({ agent: holder }) => holder?.email === email)

  it('does so once an admin wants it, tells the agent, and gives what an absent one left unanswered to the next', async () => {
    const li = await agentToken(service.folder, 'li@shop.example', { name: 'Li' })
    const ann = await agentToken(service.folder, 'ann@shop.example', { name: 'Ann' })
    assert.equal((await turns(li, { on: true })).status, 401)
    assert.equal((await turns(admin, { on: 'yes' })).status, 400)
    const first = agent(li)
    await first.inbox(() => true)
    const one = await shopper('en')
    got(await one.ask('handoff:request', { id: 'h', reason: 'the bottle leaks' }))
    await first.inbox(({ waiting }) => waiting === 1)
    assert.equal((await turns(admin, { on: true })).status, 200)
    const given = await first.inbox(queue => mineOf(queue, 'li@shop.example').length === 1)
    assert.equal(mineOf(given, 'li@shop.example')[0]?.given, true)

    const second = agent(ann)
    await second.inbox(() => true)
    const away = await fetch(`${service.url}/api/v1/account/away`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${li}`, 'content-type': 'application/json' },
      body: JSON.stringify({ away: true }),
    })
    assert.equal(away.status, 200)
    await second.inbox(queue => mineOf(queue, 'ann@shop.example').length === 1)
    await second.watch(one.conversation)
    got(await second.say(one.conversation, 'I am sorry. I send you a new one.'))
    await second.inbox(queue => mineOf(queue, 'ann@shop.example')[0]?.given === undefined)
    await one.until(event => event.kind === 'message' && event.from === 'agent')

    const times = async (token: string, query = '') =>
      fetch(`${service.url}/api/v1/team/service${query}`, { headers: { authorization: `Bearer ${token}` } })
    const { asked, answered, first: spread, agents } = (await (await times(admin)).json()) as ReturnType<typeof toService>
    assert.deepEqual([asked, answered, spread, agents.map(({ name }) => name)], [1, 1, null, ['Ann']])
    assert.equal((await times(li)).status, 401)
    assert.equal((await times(admin, '?days=0')).status, 400)
  })
})
