import assert from 'node:assert/strict'
import { type Answer, type Entry, type EntryStore, Outbox } from '../../client/shared/outbox.ts'
import type { ErrorCode } from '../../server/wire.ts'

const accepted = (seq: number): Answer => ({ ok: true, value: { seq } })
const refused = (code: ErrorCode, retryAfterMs?: number): Answer => ({
  ok: false,
  code,
  message: code,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
})

describe('Outbox', () => {
  it('sends nothing while offline, then everything in order, one at a time', async () => {
    const { outbox, sent, settled } = setUp(() => accepted(1))
    outbox.add('message:send', { id: 'a', text: 'one' }, 'one')
    outbox.add('track', { id: 'b', name: 'Product Viewed', properties: {} })
    outbox.add('message:send', { id: 'c', text: 'two' }, 'two')
    assert.deepEqual(sent, [])
    outbox.online()
    await settled()
    assert.deepEqual(sent, ['a', 'b', 'c'])
    assert.deepEqual(outbox.all, [])
  })

  it('sends again under the same id after a broken line, before anything newer', async () => {
    let broken = true
    const { outbox, sent, settled } = setUp(() => {
      if (!broken) return accepted(1)
      outbox.offline()
      throw new Error('broken')
    })
    outbox.add('message:send', { id: 'a', text: 'one' })
    outbox.online()
    await settled()
    outbox.add('message:send', { id: 'b', text: 'two' })
    broken = false
    outbox.online()
    await settled()
    assert.deepEqual(sent, ['a', 'a', 'b'])
  })

  it('does not wait for an answer that is lost when the event has come back', async () => {
    const { outbox, sent, settled } = setUp(id => (id === 'a' ? new Promise<Answer>(() => {}) : accepted(2)))
    outbox.add('message:send', { id: 'a', text: 'one' })
    outbox.add('message:send', { id: 'b', text: 'two' })
    outbox.online()
    await settled()
    assert.deepEqual(sent, ['a'])
    outbox.confirm('a')
    await settled()
    assert.deepEqual(sent, ['a', 'b'])
    assert.deepEqual(outbox.all, [])
  })

  it('survives a reload and goes on where it was', async () => {
    const store = memory()
    const first = setUp(() => new Promise<Answer>(() => {}), store)
    first.outbox.add('message:send', { id: 'a', text: 'one' }, 'one')
    first.outbox.add('message:send', { id: 'b', text: 'two' }, 'two')
    first.outbox.online()
    const second = setUp(() => accepted(1), store)
    assert.deepEqual(
      second.outbox.all.map(entry => entry.state),
      ['waiting', 'waiting'],
    )
    second.outbox.online()
    await second.settled()
    assert.deepEqual(second.sent, ['a', 'b'])
    assert.deepEqual(store.all(), [])
  })

  it('waits as long as a rate limit says, then sends the same entry', async () => {
    const answers = [refused('rate_limited', 1500), accepted(1)]
    const { outbox, sent, waits, settled } = setUp(() => answers.shift()!)
    outbox.add('message:send', { id: 'a', text: 'one' })
    outbox.online()
    await settled()
    assert.deepEqual(sent, ['a', 'a'])
    assert.deepEqual(waits, [1500])
  })

  it('marks a message that cannot be taken as failed, sends the rest, and sends it again when asked', async () => {
    const answers = [refused('text_too_long'), accepted(1), accepted(2)]
    const { outbox, sent, settled } = setUp(() => answers.shift()!)
    outbox.add('message:send', { id: 'a', text: 'long' })
    outbox.add('message:send', { id: 'b', text: 'two' })
    outbox.online()
    await settled()
    assert.deepEqual(
      outbox.all.map(({ id, state, code }) => ({ id, state, code })),
      [{ id: 'a', state: 'failed', code: 'text_too_long' }],
    )
    outbox.retry('a')
    await settled()
    assert.deepEqual(sent, ['a', 'b', 'a'])
    assert.deepEqual(outbox.all, [])
  })

  it('drops a track event of an unknown product', async () => {
    const { outbox, settled } = setUp(() => refused('not_found'))
    outbox.add('track', { id: 'a', name: 'Product Viewed', properties: { sku: 'none' } })
    outbox.online()
    await settled()
    assert.deepEqual(outbox.all, [])
  })

  for (const code of ['token_expired', 'erased', 'not_open', 'closed'] as const) {
    it(`keeps the message and stops on ${code}`, async () => {
      const { outbox, lost, settled } = setUp(() => refused(code))
      outbox.add('message:send', { id: 'a', text: 'one' })
      outbox.online()
      await settled()
      assert.deepEqual(lost, [code])
      assert.equal(outbox.all[0]?.state, 'waiting')
    })
  }

  it('tries a failing server a few times only', async () => {
    const { outbox, sent, settled } = setUp(() => refused('internal'))
    outbox.add('message:send', { id: 'a', text: 'one' })
    outbox.online()
    await settled()
    assert.equal(sent.length, 4)
    assert.equal(outbox.all[0]?.state, 'failed')
  })

  it('takes messages but not picks and ratings into a new conversation', () => {
    const { outbox } = setUp(() => accepted(1))
    outbox.add('choice:pick', { id: 'a', message: 1, choice: 'gift' }, 'A gift')
    outbox.add('rate', { id: 'b', score: 5 })
    outbox.add('message:send', { id: 'c', text: 'hello' })
    outbox.moveToNewConversation()
    assert.deepEqual(
      outbox.all.map(entry => entry.id),
      ['c'],
    )
  })

  it('keeps the latest 50 steps of a shopper who has not opened the chat', () => {
    const { outbox } = setUp(() => accepted(1))
    for (let step = 0; step < 60; step++) outbox.add('track', { id: `t${step}`, name: 'Product Viewed', properties: {} })
    assert.equal(outbox.all.length, 50)
    assert.equal(outbox.all[0]?.id, 't10')
  })
})

function setUp(answer: (entry: string) => Answer | Promise<Answer>, store: EntryStore = memory()) {
  const sent: string[] = []
  const waits: number[] = []
  const lost: ErrorCode[] = []
  const outbox = new Outbox({
    store,
    send: async (_, payload) => {
      sent.push(payload.id)
      return answer(payload.id)
    },
    delay: async ms => void waits.push(ms),
    accepted: () => {},
    lost: code => void lost.push(code),
    changed: () => {},
  })
  return { outbox, sent, waits, lost, settled: () => new Promise(resolve => setImmediate(resolve)) }
}

function memory(): EntryStore {
  const entries = new Map<string, Entry>()
  return {
    all: () => [...entries.values()],
    put: entry => void entries.set(entry.id, entry),
    remove: id => void entries.delete(id),
  }
}
