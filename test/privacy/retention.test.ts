import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { createRetention } from '../../server/privacy/retention.ts'
import { createConversationStore } from '../../server/store/conversations.ts'
import { openStore } from '../../server/store/open.ts'
import { createRetentionStore } from '../../server/store/retention.ts'
import { newFolder, Shopper, startService } from '../support/service.ts'

const dayMs = 24 * 3600 * 1000
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs)

describe('retention', function () {
  this.timeout(120_000)
  let folder: string
  beforeEach(() => {
    folder = newFolder()
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** A shopper who said this so many days ago; the token of the conversation. */
  const talk = async (text: string, days: number) => {
    const service = await startService({}, { now: () => daysAgo(days) }, folder)
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    await shopper.say(text)
    await shopper.ask('handoff:request', { id: 'h', reason: text })
    shopper.close()
    await service.stop({ keep: true })
    return shopper
  }
  const bytesHold = (text: string) => readdirSync(folder).filter(name => readFileSync(join(folder, name)).includes(text))

  it('erases what is older than its days with all that hangs on it, down to the bytes of the file, and keeps the rest', async () => {
    const old = await talk('marzipan teapots please', 20)
    const young = await talk('liquorice teapots please', 2)
    assert.notDeepEqual(bytesHold('marzipan'), [])
    const service = await startService({ USHER_RETENTION_DAYS: '7' }, {}, folder)
    const database = openStore({ data: folder, database: 'usher.sqlite' })
    const tables = database
      .sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .map(({ name }) => name)
      .filter(name => database.sql<{ name: string }>(`PRAGMA table_info("${name}")`).some(column => column.name === 'conversation'))
    assert.ok(tables.includes('events') && tables.includes('traces'))
    for (const table of ['conversations', ...tables]) {
      const column = table === 'conversations' ? 'id' : 'conversation'
      const left = database.sql(`SELECT 1 FROM "${table}" WHERE "${column}" = ?`, old.conversation)
      assert.deepEqual(left, [], `${table} keeps nothing of it`)
    }
    database.close()
    assert.match(await (await fetch(`${service.url}/metrics`)).text(), /^usher_retention_erased_total 1$/m)
    const back = new Shopper(service.url)
    const refused = await back.ask('conversation:open', { token: old.token })
    assert.equal(refused.ok === false && refused.code, 'unauthorized')
    assert.ok((await back.open({ token: young.token })).events.length >= 3)
    back.close()
    await service.stop({ keep: true })
    assert.deepEqual(bytesHold('marzipan'), [])
    assert.notDeepEqual(bytesHold('liquorice'), [])
  })

  it('keeps everything unless told otherwise', async () => {
    const old = await talk('marzipan teapots please', 25)
    const service = await startService({}, {}, folder)
    const back = new Shopper(service.url)
    assert.ok((await back.open({ token: old.token })).events.length >= 3)
    back.close()
    await service.stop({ keep: true })
  })

  it('works in small batches, and leaves a day out when the clock has jumped', async () => {
    const database = openStore({ data: folder, database: 'usher.sqlite' })
    const conversations = createConversationStore(database, () => daysAgo(30))
    for (let n = 0; n < 130; n++) {
      const greeting = { kind: 'message', from: 'bot', text: 'hi', language: 'en', by: 'template' } as const
      conversations.create({ id: `c-${n}`, language: 'en', state: '{}', greeting })
    }
    const store = createRetentionStore(database)
    let largest = 0
    let jumpMs = 0
    let settled: () => void = () => undefined
    const once = () => new Promise<void>(resolve => (settled = resolve))
    const outcomes: string[] = []
    const retention = createRetention({
      days: 40,
      store: {
        ...store,
        erase: (ids, before) => {
          largest = Math.max(largest, ids.length)
          return store.erase(ids, before)
        },
      },
      now: () => new Date(Date.now() + jumpMs),
      monotonic: () => performance.now(),
      onErased: ({ conversations: count, events }) => {
        outcomes.push(`${count} conversations, ${events} events`)
        settled()
      },
      onFault: error => {
        outcomes.push(String(error))
        settled()
      },
    })
    jumpMs = 15 * dayMs
    let done = once()
    retention.start()
    await done
    assert.match(outcomes[0] ?? '', /it jumped by 1296000 s: nothing is erased today/)
    done = once()
    retention.start()
    await done
    assert.equal(outcomes[1], '130 conversations, 130 events')
    assert.ok(largest <= 20, `at most 20 in one transaction, got ${largest}`)
    await retention.close()
    database.close()
  })
})
