import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, describe, it } from 'mocha'
import { addCatalogueCommands } from '../../server/commands/catalogue.ts'
import { addMonthCommand } from '../../server/commands/demo-month.ts'
import { simulateMonth } from '../../server/month/month.ts'
import { createFunnelStore } from '../../server/store/funnel.ts'
import { openStore } from '../../server/store/open.ts'
import { createVoiceStore } from '../../server/store/voices.ts'
import { runCommand } from '../support/command-line.ts'
import { newFolder, startService } from '../support/service.ts'

const until = new Date('2026-11-01T00:00:00Z')
const tables = ['visitors', 'behaviour_events', 'conversations', 'events', 'traces', 'decisions', 'shop_settings']

describe('a simulated month', function () {
  this.timeout(60_000)
  const folders: string[] = []
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  const folder = () => {
    const made = newFolder()
    folders.push(made)
    return made
  }
  const month = (seed: number) => {
    const data = folder()
    const database = openStore({ data, database: 'usher.sqlite' })
    const counts = simulateMonth(database, { seed, until, visitors: 250 })
    return { data, database, counts, rows: tables.map(table => database.sql(`SELECT * FROM ${table}`)) }
  }

  it('is the same for the same seed and another for another, and holds what the owner’s page tells of', () => {
    const [first, again, other] = [month(1), month(1), month(2)]
    assert.deepEqual(first.rows, again.rows)
    assert.notDeepEqual(first.counts, other.counts)
    const { all } = createFunnelStore(first.database).funnels({})
    assert.equal(all?.arrived, 250)
    assert.ok(all.viewed > all.in_cart && all.in_cart > all.ordered && all.ordered > 0, JSON.stringify(all))
    const acts = new Set(
      [...createVoiceStore(first.database).turns(new Date(0), 5000)].flat().flatMap(turn => turn.acts.map(({ act }) => act)),
    )
    for (const act of ['next_step', 'no_match', 'decline']) assert.ok(acts.has(act), act)
    const [{ odd }] = first.database.sql<{ odd: number }>(
      'SELECT count(*) AS odd FROM decisions WHERE reward IS NULL OR propensity < 0.01',
    ) as [{ odd: number }]
    assert.equal(odd, 0)
    const [{ late }] = first.database.sql<{ late: number }>(
      'SELECT count(*) AS late FROM behaviour_events WHERE at >= ?',
      until.getTime(),
    ) as [{ late: number }]
    assert.equal(late, 0)
    for (const { database } of [first, again, other]) database.close()
  })

  it('goes into a folder of its own only, and nothing real goes into that', async () => {
    const { data, database } = month(3)
    database.close()
    const again = await runCommand(addMonthCommand, ['month', '--dir', data], {})
    assert.equal(again.code, 2)
    assert.match(again.stderr, /simulated month 3/)
    const real = folder()
    openStore({ data: real, database: 'usher.sqlite' }).close()
    const refused = await runCommand(addMonthCommand, ['month', '--dir', real], {})
    assert.equal(refused.code, 2)
    assert.match(refused.stderr, /name another folder/)
    const imported = await runCommand(addCatalogueCommands, ['catalogue', 'import', 'client/demo/catalogue.json'], { USHER_DATA: data })
    assert.equal(imported.code, 2)
    assert.match(imported.stderr, /holds a simulated month/)
    await assert.rejects(startService({ USHER_ORIGINS: 'https://shop.example.com' }, {}, data), /holds a simulated month/)
    for (const day of ['2026-02-30', 'yesterday'])
      assert.equal((await runCommand(addMonthCommand, ['month', '--dir', folder(), '--until', day], {})).code, 2)
  })
})
