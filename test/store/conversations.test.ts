import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, describe, it } from 'mocha'
import { createConversationStore } from '../../server/store/conversations.ts'
import { openStore } from '../../server/store/open.ts'
import type { Database } from '../../server/store/sqlite.ts'
import { newFolder } from '../support/service.ts'

describe('what the assistant said lately', () => {
  const folder = newFolder()
  let database: Database
  before(() => {
    database = openStore({ data: folder, database: 'usher.sqlite' })
  })
  after(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is its own words among the last messages, the latest first, however much the page told in between', () => {
    const store = createConversationStore(database, () => new Date())
    const greeting = { kind: 'message', from: 'bot', text: 'Hello!', by: 'template' } as const
    store.create({ id: 'one', language: 'en', state: '{}', greeting })
    store.append('one', { kind: 'message', from: 'bot', text: 'Which size?', by: 'generator' })
    store.append('one', { kind: 'message', from: 'agent', text: 'I am Li.', agent: 'Li' })
    for (let n = 0; n < 30; n++) store.append('one', { kind: 'track', name: 'Product Viewed', properties: { sku: 'A' } })
    assert.deepEqual(store.lately('one'), ['Which size?', 'Hello!'])
    for (let n = 0; n < 10; n++) store.append('one', { kind: 'message', from: 'bot', text: `Reply ${n}`, by: 'template' })
    assert.equal(store.lately('one')[0], 'Reply 9')
    assert.ok(!store.lately('one').includes('Hello!'))
    assert.deepEqual(store.lately('nobody'), [])
  })
})
