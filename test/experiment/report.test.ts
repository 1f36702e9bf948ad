import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { armOf, periodOf, readExperiment } from '../../server/experiment/assignment.ts'
import { reportExperiment } from '../../server/experiment/report.ts'
import { createExperimentStore } from '../../server/store/experiment.ts'
import { openStore } from '../../server/store/open.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { newFolder } from '../support/service.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const experiment = { seed: 'a seed of this test', held: 0.2, startedAt: '2026-01-05T00:00:00.000Z' }
const counts = (treated: [number, number], control: [number, number]) => [
  { arm: 'treated' as const, visitors: treated[0], ordered: treated[1] },
  { arm: 'control' as const, visitors: control[0], ordered: control[1] },
]

describe('the experiment', () => {
  it('puts a visitor into the same arm every time, and as many into each as the owner wants', () => {
    const visitors = Array.from({ length: 20_000 }, () => randomBytes(16))
    const held = visitors.filter(visitor => armOf(experiment, visitor) === 'control').length / visitors.length
    assert.ok(Math.abs(held - 0.2) < 0.01, `${held}`)
    for (const visitor of visitors.slice(0, 100)) assert.equal(armOf(experiment, visitor), armOf(experiment, visitor))
    const moved = visitors.filter(visitor => armOf(experiment, visitor) !== armOf({ ...experiment, seed: 'another seed' }, visitor))
    assert.ok(moved.length > 0.25 * visitors.length)
  })

  it('says plainly that there is not enough yet, and how much would be', () => {
    const report = reportExperiment(experiment, counts([80, 6], [20, 1]), [])
    assert.equal(report.enough, false)
    assert.equal(report.verdict, 'not_enough_yet')
    assert.ok(report.visitors_needed > 5000)
    const nothing = reportExperiment(experiment, [], [])
    assert.equal(nothing.verdict, 'not_enough_yet')
    assert.doesNotMatch(JSON.stringify(nothing), /NaN/)
    assert.equal(nothing.value_a_visitor, null)
  })

  it('tells more first orders with an interval that holds at every look, and the money', () => {
    const spent = Array.from({ length: 1000 }, (_, at) => ({ arm: at < 960 ? ('treated' as const) : ('control' as const), value: 9900 }))
    const report = reportExperiment(experiment, counts([8000, 960], [2000, 160]), spent)
    assert.equal(report.verdict, 'more')
    assert.ok(report.enough)
    assert.ok(Math.abs(report.difference - 0.04) < 1e-12)
    assert.ok(report.interval_any_time[0] > 0 && report.interval_any_time[0] < report.interval[0])
    assert.ok(report.value_a_visitor!.interval[0] > 0)
    assert.equal(reportExperiment(experiment, counts([8000, 400], [2000, 160]), []).verdict, 'fewer')
    assert.equal(reportExperiment(experiment, counts([80_000, 8000], [20_000, 2000]), []).verdict, 'no_large_difference')
  })

  describe('in the database', () => {
    const folder = newFolder()
    const env = { ...process.env, USHER_DATA: folder }
    const usher = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', env })
    let database: ReturnType<typeof openStore>
    before(() => {
      database = openStore({ data: folder, database: 'usher.sqlite' })
    })
    after(() => {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    })
    const visitor = (first: number, flagged: string | null = null) =>
      database.sql<{ id: number }>(
        'INSERT INTO visitors (key, first_at, last_at, flagged) VALUES (randomblob(16), ?, ?, ?) RETURNING id',
        first,
        first,
        flagged,
      )[0]!.id
    const order = (of: number, at: number, value: number) =>
      database.sql(
        "INSERT INTO behaviour_events (key, visitor, name, stage, value, at, received_at, source) VALUES (randomblob(16), ?, 'Order Completed', 5, ?, ?, ?, 'server')",
        of,
        value,
        at,
        at,
      )

    it('counts first orders of those who are no customers yet and no machines, and an arm is kept', () => {
      const none = JSON.parse(usher('experiment', 'report', '--json').stdout)
      assert.deepEqual([none.started_at, none.enough, none.counts], [null, false, { visitors: 0, first_orders: 0 }])
      assert.deepEqual(JSON.parse(usher('experiment', 'start', '--held-out', '20%', '--json').stdout).held_out, 0.2)
      const started = Date.parse(readExperiment(createSettingsStore(database))!.startedAt)
      const store = createExperimentStore(database)
      const arms = ['treated', 'treated', 'treated', 'treated', 'control', 'control'] as const
      const ids = arms.map((arm, at) => {
        const id = visitor(started + at, at === 3 ? 'too_many' : null)
        assert.ok(store.assign(id, arm, 0))
        assert.ok(!store.assign(id, 'control', 0))
        return id
      })
      order(ids[0]!, started + 10, 5000)
      order(ids[0]!, started + 20, 7000)
      order(ids[1]!, started - 10, 900)
      order(ids[3]!, started + 10, 900)
      order(ids[4]!, started + 10, 900)
      const run = usher('experiment', 'report', '--json')
      const { treated, control } = JSON.parse(run.stdout).arms
      assert.deepEqual([treated.visitors, treated.first_orders, control.visitors, control.first_orders], [2, 1, 2, 1], run.stderr)
      assert.match(usher('experiment', 'report').stdout, /^Not enough data yet: about [\d,]+ visitors/)
      assert.equal(usher('experiment', 'start', '--held-out', '2').status, 2)
      assert.equal(JSON.parse(usher('experiment', 'share', '50%', '--json').stdout).periods, 2)
      const late = visitor(Date.now())
      assert.ok(store.assign(late, 'control', periodOf(readExperiment(createSettingsStore(database))!)))
      const changed = JSON.parse(usher('experiment', 'report', '--json').stdout)
      assert.deepEqual([changed.held_out, changed.counts.visitors, changed.earlier.length], [0.5, 1, 1], 'nobody else is counted anew')
      assert.deepEqual(
        [changed.earlier[0].held_out, changed.earlier[0].arms.treated.visitors, changed.earlier[0].arms.control.visitors],
        [0.2, 2, 2],
      )
      assert.deepEqual(
        ids.map(id => database.sql<{ arm: string }>('SELECT arm FROM visitors WHERE id = ?', id)[0]!.arm),
        [...arms],
        'nobody changes sides',
      )
      assert.equal(usher('experiment', 'stop').status, 0)
      assert.equal(JSON.parse(usher('experiment', 'report', '--json').stdout).counts.visitors, 1)
      assert.equal(usher('experiment', 'share', '0.3').status, 2, 'none runs')
    })
  })
})
