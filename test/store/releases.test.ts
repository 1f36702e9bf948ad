import assert from 'node:assert/strict'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { releaseFolder } from '../../server/review/folders.ts'
import { createTeaching } from '../../server/review/teaching.ts'
import { createCorrectionStore } from '../../server/store/corrections.ts'
import { openStore } from '../../server/store/open.ts'
import { createReleaseStore } from '../../server/store/releases.ts'
import type { Database } from '../../server/store/sqlite.ts'
import { newFolder } from '../support/service.ts'

describe('the files of releases', () => {
  const data = newFolder()
  let database: Database
  before(() => {
    database = openStore({ data, database: 'usher.sqlite' })
  })
  after(() => {
    database.close()
    rmSync(data, { recursive: true, force: true })
  })

  it('stay for what answers, is tried, may be tried or can be gone back to; others go, and the list says so', async () => {
    const releases = createReleaseStore(database, () => new Date())
    const corrections = createCorrectionStore(database, () => new Date())
    const teaching = createTeaching({ data, corrections, releases, prepare: async () => undefined })
    const train = (passed = true): number => {
      const id = releases.queue('ann')
      assert.equal(releases.take(1)?.id, id)
      const report = { passed, reasons: [], worse: [], replay: { messages: 0, changed: [] } }
      assert.ok(releases.finish(id, 1, { passed, report, dataSet: '' }))
      mkdirSync(releaseFolder(data, id), { recursive: true })
      writeFileSync(join(releaseFolder(data, id), 'memory.json'), '[]')
      return id
    }
    const answer = async (id: number) => {
      await teaching.release(id, 0.1, 'ann')
      await teaching.promote(id, 'ann')
    }
    const there = () =>
      teaching
        .releases()
        .releases.flatMap(release => (release.there ? [release.id] : []))
        .sort((a, b) => a - b)

    const [first, refused, late] = [train(), train(false), train()]
    await answer(first)
    assert.deepEqual(there(), [first], 'what was refused, and what was compared with something else, may answer nobody')
    assert.ok(!existsSync(releaseFolder(data, refused)))
    await assert.rejects(teaching.release(late, 0.1, 'ann'), /train again/)
    const second = train()
    await answer(second)
    const third = train()
    await teaching.release(third, 0.1, 'ann')
    assert.deepEqual(there(), [first, second, third])
    teaching.rollBack('ann')
    assert.deepEqual(there(), [first, second], 'the trial is over')
    assert.deepEqual(teaching.rollBack('ann'), { from: second, to: first })
    assert.deepEqual(there(), [first])
    assert.deepEqual(teaching.rollBack('ann'), { from: first, to: null })
    assert.deepEqual(there(), [])
  })
})
