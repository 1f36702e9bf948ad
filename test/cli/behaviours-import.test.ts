import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import { seedDemo } from '../../server/facts/seed.ts'
import { openStore } from '../../server/store/open.ts'
import { newFolder } from '../support/service.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const log = `user_id,behaviour,sku,time
u1,pv,BAG-201,2026-01-02 10:00:00
u1,加入购物车,BAG-201,2026-01-02 10:02:00
u1,purchase price=329,BAG-201,2026-01-02 10:03:00
u2,搜索：帐篷 13812345678,,2026-01-02 11:00:00
u2,pv,NONE,2026-01-02 11:01:00
u2,pv,BAG-201,2999-01-01 00:00:00
`

describe('usher behaviours import', function () {
  this.timeout(120_000)
  let folder: string
  before(() => {
    folder = newFolder()
    const database = openStore({ data: folder, database: 'usher.sqlite' })
    seedDemo(database)
    database.close()
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('takes rows in once, and names those it refuses', () => {
    const file = join(folder, 'user_behavior.csv')
    writeFileSync(file, log)
    const usher = () =>
      spawnSync(process.execPath, [cli, 'behaviours', 'import', file, '--json'], {
        encoding: 'utf8',
        env: { ...process.env, USHER_DATA: folder },
      })
    const first = usher()
    assert.equal(first.status, 0, first.stderr)
    assert.deepEqual(JSON.parse(first.stdout), { rows: 6, stored: 4, duplicates: 0, refused: { unknown_sku: 1, in_future: 1 } })
    assert.match(first.stderr, /user_behavior\.csv:6: unknown_sku: .*"NONE"/)
    assert.match(first.stderr, /user_behavior\.csv:7: in_future/)
    assert.equal(JSON.parse(usher().stdout).duplicates, 4)
    const database = openStore({ data: folder, database: 'usher.sqlite' })
    const events = database.sql<{ name: string; stage: number; sku: string | null; value: number | null; properties: string | null }>(
      'SELECT name, stage, sku, value, properties FROM behaviour_events ORDER BY at, n',
    )
    assert.deepEqual(
      events.map(({ name, stage, sku, value }) => [name, stage, sku, value]),
      [
        ['Product Viewed', 1, 'BAG-201', null],
        ['Product Added', 3, 'BAG-201', null],
        ['Order Completed', 5, null, 32_900],
        ['Product Ordered', 5, 'BAG-201', 32_900],
        ['Products Searched', 1, null, null],
      ],
    )
    assert.doesNotMatch(JSON.stringify(events), /13812345678/)
    database.close()
  })
})
