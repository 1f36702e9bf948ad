import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, describe, it } from 'mocha'
import { createConversationStore } from '../../server/store/conversations.ts'
import { createErasureStore } from '../../server/store/erasure.ts'
import { createMessageFinder } from '../../server/store/find-messages.ts'
import { openStore } from '../../server/store/open.ts'
import type { Database } from '../../server/store/sqlite.ts'
import type { MessageSearch } from '../../server/wire.ts'
import { newFolder } from '../support/service.ts'

describe('the search over all messages', () => {
  const folder = newFolder()
  let database: Database
  let clock = Date.parse('2026-03-01T08:00:00Z')
  const talks: Record<string, string> = {}
  let store: ReturnType<typeof createConversationStore>

  /** A conversation with its messages, a minute apart. */
  const talk = (name: string, language: 'zh' | 'en', ...texts: string[]) => {
    const id = crypto.randomUUID()
    talks[name] = id
    store.create({ id, language, state: '{}', greeting: { kind: 'message', from: 'bot', text: language === 'zh' ? '你好' : 'Hello' } })
    for (const [n, text] of texts.entries()) {
      clock += 60_000
      store.append(id, { kind: 'message', from: 'shopper', text }, { request: { id: `m${n}`, content: text } })
    }
    return id
  }
  const find = (text: string, search: Partial<MessageSearch> = {}) => createMessageFinder(database)({ text, limit: 20, ...search })
  const namesOf = (text: string, search: Partial<MessageSearch> = {}) =>
    find(text, search).messages.map(({ item }) => Object.keys(talks).find(name => talks[name] === item.conversation))
  const hits = (text: string) => find(text).messages.map(({ pieces }) => pieces.flatMap(piece => (piece.hit ? [piece.text] : [])))

  before(() => {
    database = openStore({ data: folder, database: 'usher.sqlite' })
    store = createConversationStore(database, () => new Date(clock))
    talk('tent', 'zh', '上次买的帐篷漏水了，想退货，还能退吗')
    talk('bottle', 'en', 'The bottle keeps LEAKING, I want a person', 'it leaked again')
    talk('coat', 'zh', '这件外套的货号是多少', '能不能退')
    talk('zalgo', 'en', 'w̷̛̤h̸̢̎y̵̻̚ ｓｏ ｓｌｏｗ? café')
    talk('html', 'en', '<img src=x onerror=alert(1)> "quoted" NEAR(a b) OR *')
  })
  after(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('finds a Chinese word inside a sentence, a single character, and a longer run only in one piece', () => {
    assert.deepEqual(namesOf('漏水'), ['tent'])
    assert.deepEqual(namesOf('货'), ['coat', 'tent'], 'the latest first')
    assert.deepEqual(namesOf('退货 帐篷'), ['tent'])
    assert.deepEqual(namesOf('能退吗'), ['tent'])
    assert.deepEqual(hits('能退吗'), [['能退吗']])
    assert.deepEqual(namesOf('货退'), [])
  })

  it('finds English words by their stem and by their beginning, without regard to case, marks and width', () => {
    assert.deepEqual(namesOf('leak'), ['bottle', 'bottle'])
    assert.deepEqual(namesOf('leaks bott'), ['bottle'])
    assert.deepEqual(hits('leaks bott'), [['bottle', 'LEAKING']])
    for (const word of ['why', 'slow', 'cafe', 'CAFÉ']) assert.deepEqual(namesOf(word), ['zalgo'], word)
  })

  it('takes operators and markup for what they are', () => {
    assert.deepEqual(namesOf('"quoted" NEAR(a'), ['html'])
    assert.deepEqual(namesOf('onerror alert'), ['html'])
    for (const nothing of ['"', '*', ')', "'; DROP TABLE messages; --", '？！', '\u202e']) assert.deepEqual(namesOf(nothing), [], nothing)
    assert.equal(
      find('<img')
        .messages[0]?.pieces.map(({ text }) => text)
        .join(''),
      '<img src=x onerror=alert(1)> "quoted" NEAR(a b) OR *',
    )
  })

  it('narrows by language, time, rating, order, agent and label, and lists conversations where no word is asked for', () => {
    store.append(talks.tent!, { kind: 'rating', score: 1 })
    store.append(talks.coat!, { kind: 'track', name: 'Order Completed', properties: {} })
    assert.deepEqual(namesOf('退', { rating: 1 }), ['tent'])
    assert.deepEqual(namesOf('退', { ordered: true }), ['coat'])
    assert.deepEqual(namesOf('退', { rating: 1, ordered: true }), [])
    assert.deepEqual(namesOf('hello', { language: 'zh' }), [])
    assert.deepEqual(namesOf('', { language: 'zh' }).sort(), ['coat', 'tent'])
    assert.deepEqual(namesOf('', { rating: 1 }), ['tent'])
    assert.deepEqual(namesOf('leak', { until: '2026-03-01T08:03:00.000Z' }), ['bottle'])
    assert.deepEqual(namesOf('leak', { since: '2026-03-01T08:03:00.000Z' }), ['bottle'])
  })

  it('pages without a gap or a repeat, also where a page is cut off by time', () => {
    for (const now of [() => 0, () => performance.now() * 1e6]) {
      const finder = createMessageFinder(database, now)
      const seen: string[] = []
      let before: string | undefined
      do {
        const page = finder({ text: '你', limit: 1, ...(before === undefined ? {} : { before }) })
        seen.push(...page.messages.map(({ item, seq }) => `${item.conversation} ${seq}`))
        before = page.more
      } while (before !== undefined)
      assert.deepEqual([seen.length, new Set(seen).size], [2, 2])
    }
  })

  it('shows the found stretch of a long message', () => {
    talk('long', 'zh', `${'前面很长的话。'.repeat(60)}拉链坏了${'后面也很长。'.repeat(60)}`)
    const [found] = find('拉链').messages
    assert.ok(found!.pieces.map(({ text }) => text).join('').length <= 162)
    assert.deepEqual(
      found!.pieces.filter(({ hit }) => hit),
      [{ text: '拉链', hit: true }],
    )
  })

  it('forgets a message that is rewritten, and a conversation that is erased, in the index too', () => {
    const id = talk('number', 'zh', '我的号码是幺三八')
    store.append(id, { kind: 'message', from: 'shopper', text: '后面是零零' }, { rewrites: [{ seq: 2, text: '我的号码是[电话]' }] })
    assert.deepEqual(namesOf('幺三'), [])
    assert.deepEqual(namesOf('电话'), ['number'])
    createErasureStore(database).erase({ at: new Date(clock).toISOString(), conversations: [talks.tent!], visitors: [] })
    assert.deepEqual(namesOf('漏水'), [])
    const kept = database.sql<{ block: Buffer }>('SELECT block FROM messages_fts_data').map(({ block }) => block.toString())
    assert.ok(kept.some(block => block.includes('leak')))
    assert.ok(!kept.some(block => block.includes('漏水')), 'the pages of the index do not hold the word')
    assert.deepEqual(database.sql("INSERT INTO messages_fts (messages_fts, rank) VALUES ('integrity-check', 1)"), [])
  })
})
