import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import { createFunnelStore } from '../../server/store/funnel.ts'
import { openStore } from '../../server/store/open.ts'
import { fillEvents } from '../support/behaviour-events.ts'
import { newFolder } from '../support/service.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const day = 24 * 3600_000

describe('the owner’s funnel', () => {
  let folder: string
  let database: ReturnType<typeof openStore>
  before(() => {
    folder = newFolder()
    database = openStore({ data: folder, database: 'usher.sqlite' })
  })
  after(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A visitor who came at `at` and did these: [stage, days later]. */
  const visit = (at: number, channel: string, does: [stage: number, days: number][], flagged: string | null = null) => {
    const [row] = database.sql<{ id: number }>(
      'INSERT INTO visitors (key, first_at, last_at, channel, flagged) VALUES (randomblob(16), ?, ?, ?, ?) RETURNING id',
      at,
      at,
      channel,
      flagged,
    )
    for (const [stage, days] of does)
      database.sql(
        "INSERT INTO behaviour_events (key, visitor, name, stage, at, received_at, source) VALUES (randomblob(16), ?, 'Page Viewed', ?, ?, ?, 'server')",
        row!.id,
        stage,
        at + days * day,
        at,
      )
  }

  it('counts each visitor once, at the farthest, by where they came from, without machines', () => {
    const monday = Date.UTC(2026, 0, 5, 12)
    visit(monday, 'search', [
      [0, 0],
      [1, 0],
      [3, 0],
      [1, 1],
    ])
    visit(monday, 'search', [
      [0, 0],
      [5, 1],
      [5, 20],
    ])
    visit(monday + 8 * day, 'ads', [
      [1, 0],
      [5, 0],
      [0, 4],
    ])
    visit(monday, 'ads', [[0, 0]])
    visit(monday, 'ads', [[5, 0]], 'too_many')
    const store = createFunnelStore(database)
    assert.deepEqual(store.funnel({}, 'channel'), [
      { group: 'ads', arrived: 2, viewed: 1, considered: 1, in_cart: 1, checkout: 1, ordered: 1 },
      { group: 'search', arrived: 2, viewed: 2, considered: 2, in_cart: 2, checkout: 1, ordered: 1 },
    ])
    assert.deepEqual(store.funnel({ from: new Date(monday + 1), to: new Date(monday + 9 * day) }), [
      { group: null, arrived: 1, viewed: 1, considered: 1, in_cart: 1, checkout: 1, ordered: 1 },
    ])
    assert.deepEqual(store.funnel({ to: new Date(monday) }), [])
    assert.deepEqual(store.retention({}, new Date(monday + 30 * day)), [
      { week: '2026-01-05', customers: 1, back_7: 0, back_30: null, ordered_again_30: null },
      { week: '2026-01-12', customers: 1, back_7: 1, back_30: null, ordered_again_30: null },
    ])
    assert.deepEqual(store.retention({}, new Date(monday + 40 * day)), [
      { week: '2026-01-05', customers: 1, back_7: 0, back_30: 1, ordered_again_30: 1 },
      { week: '2026-01-12', customers: 1, back_7: 1, back_30: 1, ordered_again_30: 0 },
    ])
  })

  it('answers over a hundred thousand events while nobody would wait', () => {
    fillEvents(database, 100_000, 12_000)
    const store = createFunnelStore(database)
    const times = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage()
      store.funnel({}, 'arm')
      return process.cpuUsage(before).user / 1000
    })
    assert.ok(Math.min(...times) < 60, `${times.map(ms => ms.toFixed(0)).join(', ')} ms of a core`)
  })

  it('follows the events, those that go too', () => {
    const strayed = () =>
      database.sql<{ n: number }>(
        'SELECT count(*) AS n FROM visitors v WHERE v.reached IS NOT (SELECT max(stage) FROM behaviour_events e WHERE e.visitor = v.id)',
      )[0]!.n
    assert.equal(strayed(), 0)
    database.exec('DELETE FROM behaviour_events WHERE visitor % 3 = 0 AND stage >= 2')
    database.exec('DELETE FROM behaviour_events WHERE visitor % 7 = 0')
    assert.equal(strayed(), 0)
    assert.ok(database.sql('SELECT 1 FROM visitors WHERE reached IS NULL LIMIT 1').length > 0)
  })

  it('is one JSON document of the command, and exit 2 for days that are none', () => {
    const usher = (...args: string[]) =>
      spawnSync(process.execPath, [cli, 'funnel', ...args], { encoding: 'utf8', env: { ...process.env, USHER_DATA: folder } })
    const told = usher('--by', 'channel', '--json')
    assert.equal(told.status, 0, told.stderr)
    assert.ok(JSON.parse(told.stdout).funnel.length > 1)
    for (const wrong of [
      ['--from', 'monday'],
      ['--by', 'mood'],
      ['--from', '2026-02-01', '--to', '2026-01-01'],
    ])
      assert.equal(usher(...wrong).status, 2)
  })
})
