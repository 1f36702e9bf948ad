import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, describe, it } from 'mocha'
import { createConversationStore } from '../../server/store/conversations.ts'
import { openStore } from '../../server/store/open.ts'
import type { Database } from '../../server/store/sqlite.ts'
import { waitingLine } from '../../server/store/waiting-line.ts'
import { newFolder } from '../support/service.ts'

describe('the line of those who wait for a person', () => {
  const folder = newFolder()
  let database: Database
  let clock = Date.parse('2026-03-01T08:00:00Z')
  before(() => {
    database = openStore({ data: folder, database: 'usher.sqlite' })
  })
  after(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('lets a flood from one address, or of one visitor, wait behind others, and nobody for ever', () => {
    const store = createConversationStore(database, () => new Date(clock))
    const ask = (id: string, who: { origin?: string; visitor?: string }) => {
      store.create({ id, language: 'en', state: '{}', greeting: { kind: 'message', from: 'bot', text: 'Hello' }, ...who })
      store.append(id, { kind: 'status', status: 'requested' }, { request: { id: 'h', content: id }, status: 'requested' })
      clock += 1000
    }
    for (let n = 0; n < 20; n++) ask(`flood-${n}`, { origin: 'there', visitor: `v-${n}` })
    for (let n = 0; n < 3; n++) ask(`visitor-${n}`, { origin: `o-${n}`, visitor: 'same' })
    ask('real', { origin: 'here' })
    clock += 5 * 60_000
    ask('late', { origin: 'elsewhere' })
    const line = waitingLine(database).map(({ id }) => id)
    assert.deepEqual(line.slice(0, 3), ['flood-0', 'visitor-0', 'real'])
    assert.ok(line.indexOf('visitor-2') < line.indexOf('late'), 'whoever came five minutes later does not pass the third')
    assert.ok(line.indexOf('late') < line.indexOf('flood-3'))
    assert.equal(store.position('real'), 3)
  })
})
