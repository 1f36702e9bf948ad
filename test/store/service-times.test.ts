import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, describe, it } from 'mocha'
import { createConversationStore } from '../../server/store/conversations.ts'
import { createDeskStore } from '../../server/store/desk.ts'
import { openStore } from '../../server/store/open.ts'
import { createServiceTimes } from '../../server/store/service-times.ts'
import type { Database } from '../../server/store/sqlite.ts'
import { toService } from '../../server/team/times.ts'
import { newFolder } from '../support/service.ts'

const begin = Date.parse('2026-11-23T10:00:00Z')
const ann = { email: 'ann', name: 'Ann', role: 'agent' } as const
const li = { email: 'li', name: 'Li', role: 'agent' } as const

describe('how long shoppers wait for a person', () => {
  const folder = newFolder()
  let database: Database
  let at = begin
  let ids = 0
  before(() => {
    database = openStore({ data: folder, database: 'usher.sqlite' })
  })
  after(() => {
    database.close()
    rmSync(folder, { recursive: true })
  })
  const now = () => new Date(at)
  const request = () => ({ id: `${++ids}`, content: ids })
  const shopper = (id: string) => {
    const store = createConversationStore(database, now)
    store.create({ id, language: 'en', state: '{}', greeting: { kind: 'message', from: 'bot', text: 'Hello' } })
    return {
      asks: (status: 'requested' | 'queued' = 'requested') => store.append(id, { kind: 'status', status }, { request: request(), status }),
      rates: (score: number, remark?: string) => store.append(id, { kind: 'rating', score, ...(remark ? { remark } : {}) }),
    }
  }
  const desk = () => createDeskStore(database, now)
  const says = (id: string, actor: typeof ann | typeof li) =>
    desk().say(id, actor, { kind: 'message', from: 'agent', text: 'Hi', agent: actor.name }, `${++ids}`)
  const later = (minutes: number) => {
    at += minutes * 60_000
  }
  const read = () => {
    const times = createServiceTimes(database)
    const waits = [...times.waits(new Date(begin))].flat()
    return { waits, service: toService(waits, times.ratings(new Date(begin), 100), email => email.toUpperCase()) }
  }

  it('counts from the request to the first words of an agent, whoever had it in between, and to the close', () => {
    const one = shopper('a')
    one.asks('queued')
    later(2)
    desk().claim('a', ann)
    later(1)
    desk().takeBack('a', 'requested', [])
    later(4)
    desk().claim('a', li)
    later(3)
    says('a', li)
    later(10)
    desk().close('a', li)
    const [wait] = read().waits
    assert.deepEqual(
      [
        wait?.by,
        Date.parse(wait?.firstAt ?? '') - Date.parse(wait?.at ?? ''),
        Date.parse(wait?.closedAt ?? '') - Date.parse(wait?.at ?? ''),
      ],
      ['li', 10 * 60_000, 20 * 60_000],
    )
  })

  it('takes an answer to a later request for no answer to the first', () => {
    const one = shopper('b')
    one.asks()
    later(5)
    desk().claim('b', ann)
    desk().release('b', ann)
    later(60)
    one.asks()
    later(1)
    desk().claim('b', ann)
    says('b', ann)
    const mine = read().waits.filter(({ conversation }) => conversation === 'b')
    assert.deepEqual(
      mine.map(({ firstAt, by }) => [firstAt !== null, by]),
      [
        [true, 'ann'],
        [false, null],
      ],
    )
  })

  it('tells medians and 90th percentiles by agent and day from five on, and whose conversations were rated how', () => {
    for (let minutes = 1; minutes <= 10; minutes++) {
      at = begin + 24 * 3600_000 + minutes * 3600_000
      const one = shopper(`c${minutes}`)
      one.asks()
      later(minutes)
      desk().claim(`c${minutes}`, ann)
      says(`c${minutes}`, ann)
      one.rates(minutes > 5 ? 5 : 3, minutes === 1 ? '<b>slow</b>' : undefined)
    }
    shopper('d').rates(1, 'no person spoke here')
    const { service } = read()
    const minute = 60_000
    assert.deepEqual(
      service.agents.map(({ email, name, answered, first, ratings, mean }) => ({ email, name, answered, first, ratings, mean })),
      [
        { email: 'ann', name: 'ANN', answered: 11, first: { median: 5 * minute, p90: 9 * minute }, ratings: 10, mean: 4 },
        { email: 'li', name: 'LI', answered: 1, first: null, ratings: 0, mean: null },
      ],
    )
    assert.deepEqual(
      service.days.map(({ day, asked, answered, first }) => [day, asked, answered, first?.median ?? null]),
      [
        ['2026-11-23', 3, 2, null],
        ['2026-11-24', 10, 10, 5 * minute],
      ],
    )
    assert.deepEqual(service.weeks, [{ week: '2026-11-23', ratings: 10, mean: 4 }])
    assert.deepEqual(
      service.remarks.map(({ remark, by, score }) => ({ remark, by, score })),
      [{ remark: '<b>slow</b>', by: 'ANN', score: 3 }],
    )
  })

  it('reads by indexes, page by page, every wait once', () => {
    at = begin + 3 * 24 * 3600_000
    database.transaction(() => {
      for (let n = 0; n < 450; n++) shopper(`e${n}`).asks()
    })
    const waits = [...createServiceTimes(database).waits(new Date(begin))]
    assert.deepEqual(
      waits.map(({ length }) => length),
      [200, 200, 63],
    )
    assert.equal(new Set(waits.flat().map(({ conversation, at: asked }) => `${conversation} ${asked}`)).size, 463)
  })
})
