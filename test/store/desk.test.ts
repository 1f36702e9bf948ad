import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, describe, it } from 'mocha'
import { seededRandom } from '../../models/random.ts'
import { UsherError } from '../../server/errors.ts'
import { createAgentStore } from '../../server/store/agents.ts'
import { createConversationStore } from '../../server/store/conversations.ts'
import { type Actor, createDeskStore } from '../../server/store/desk.ts'
import { openStore } from '../../server/store/open.ts'
import type { Database } from '../../server/store/sqlite.ts'
import type { ChatEvent } from '../../server/wire.ts'
import { newFolder } from '../support/service.ts'

const li: Actor = { email: 'li@shop.example', name: 'Li', role: 'agent' }
const max: Actor = { email: 'max@shop.example', name: 'Max', role: 'agent' }
const boss: Actor = { email: 'boss@shop.example', name: 'Boss', role: 'admin' }

describe('a conversation between a shopper, the assistant and agents', () => {
  const folder = newFolder()
  let database: Database
  let tick = 0
  const now = () => new Date(1_800_000_000_000 + tick++ * 1000)
  before(async () => {
    database = openStore({ data: folder, database: 'usher.sqlite' })
    for (const actor of [li, max, boss]) await createAgentStore(database, now).add(actor, 'a password')
  })
  after(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Whatever they do, in whatever order, this holds after each step. */
  function check(id: string, seen: readonly ChatEvent[]): void {
    const store = createConversationStore(database, now)
    const events = store.eventsAfter(id, 0)
    assert.deepEqual(events, seen, 'what was told is what is stored, once')
    assert.deepEqual(
      events.map(({ seq }) => seq),
      events.map((_event, at) => at + 1),
    )
    const row = store.find(id)
    const [raw] = database.sql<{ requested_at: string | null; left_at: string | null; claim_seq: number | null }>(
      'SELECT requested_at, left_at, claim_seq FROM conversations WHERE id = ?',
      id,
    )
    assert.equal(row?.claimedBy !== null, row?.status === 'human')
    assert.equal(raw?.requested_at !== null, row?.status === 'requested' || row?.status === 'queued')
    assert.ok(row?.status === 'human' || (raw?.left_at === null && raw.claim_seq === null))
    const told = events.findLast(event => event.kind === 'status')
    assert.equal(told?.kind === 'status' ? told.status : 'bot', row?.status, 'the last status told is the status')
    if (row?.status === 'human' || row?.status === 'closed') assert.equal(store.waits(id), false)
    let status = 'bot'
    let claimant: string | undefined
    for (const event of events) {
      if (event.kind === 'status') [status, claimant] = [event.status, event.agent]
      if (event.kind !== 'message') continue
      if (event.from === 'bot') assert.notEqual(status, 'human', 'the assistant is silent while a person has it')
      if (event.from === 'agent') assert.deepEqual([status, claimant], ['human', event.agent], 'only the one who has claimed it speaks')
    }
  }

  it('keeps its books in any order of doings', function () {
    this.timeout(60_000)
    const store = createConversationStore(database, now)
    const desk = createDeskStore(database, now)
    const outcomes = new Map<string, number>()
    for (let seed = 1; seed <= 25; seed++) {
      const random = seededRandom(seed)
      const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
      const id = `talk-${seed}`
      const seen = [store.create({ id, language: 'en', state: '{}', greeting: { kind: 'message', from: 'bot', text: 'Hello' } })]
      let last = 0
      const requestId = () => `r${random() < 0.2 ? last : ++last}`
      const doings: Record<string, () => readonly ChatEvent[]> = {
        write: () => {
          const request = { id: requestId(), content: 'a' }
          return store.append(id, { kind: 'message', from: 'shopper', text: 'a' }, { request, needsReply: true, reopens: true }).stored
        },
        track: () =>
          store.append(id, { kind: 'track', name: 'Page Viewed', properties: {} }, { request: { id: requestId(), content: 't' } }).stored,
        ask: () => {
          const status = store.find(id)?.status === 'human' ? 'human' : pick(['requested', 'queued'] as const)
          const { claimedBy } = store.find(id) ?? {}
          const agent = [li, max, boss].find(({ email }) => email === claimedBy)?.name
          const body = { kind: 'status', status, ...(agent === undefined ? {} : { agent }) } as const
          return store.append(id, body, { request: { id: requestId(), content: 'h' }, status }).stored
        },
        answer: () => {
          const waiting = store.unanswered(id)
          const turn = waiting.at(-1)?.seq ?? 1
          return (
            store.saveReply({
              conversation: id,
              turn,
              events: [{ kind: 'message', from: 'bot', text: 'b', turn }],
              state: '{}',
              stage: 'engaged',
              language: 'en',
              trace: {},
            }) ?? []
          )
        },
        claim: () => desk.claim(id, pick([li, max, boss]), random() < 0.5 ? requestId() : undefined).stored,
        say: () => {
          const actor = pick([li, max, boss])
          return desk.say(id, actor, { kind: 'message', from: 'agent', text: 'c', agent: actor.name }, requestId()).stored
        },
        release: () => desk.release(id, pick([li, max, boss]), random() < 0.5 ? requestId() : undefined).stored,
        close: () => desk.close(id, pick([li, max, boss])).stored,
        leave: () => {
          desk.left(pick([li, max, boss]).email)
          return []
        },
        'take back': () =>
          desk.abandoned(now()).flatMap(each => (each === id ? desk.takeBack(each, pick(['requested', 'queued'] as const), []) : [])),
        'leave waiting': () => desk.leaveWaiting(id, [{ kind: 'message', from: 'bot', text: 'nobody' }]),
      }
      for (let step = 0; step < 60; step++) {
        const name = pick(Object.keys(doings))
        let outcome = 'ok'
        try {
          seen.push(...(doings[name]?.() ?? []))
        } catch (error) {
          if (!(error instanceof UsherError)) throw error
          outcome = error.code
        }
        outcomes.set(`${name} ${outcome}`, (outcomes.get(`${name} ${outcome}`) ?? 0) + 1)
        check(id, seen)
      }
    }
    for (const happened of [
      'claim ok',
      'claim conflict',
      'say ok',
      'say conflict',
      'release ok',
      'release conflict',
      'close ok',
      'close closed',
      'take back ok',
      'write ok',
      'write conflict',
      'answer ok',
    ])
      assert.ok((outcomes.get(happened) ?? 0) > 5, `${happened}: ${JSON.stringify([...outcomes])}`)
  })
})
