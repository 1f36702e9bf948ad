import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { ChatEvent, MessageEvent } from '../../server/wire.ts'
import { audit, type Ledger } from './books.ts'

const message = (seq: number, more: Partial<MessageEvent>): ChatEvent => ({
  conversation: 'c',
  seq,
  at: '2030-01-01T00:00:00.000Z',
  kind: 'message',
  from: 'shopper',
  text: 'hello',
  ...more,
})
const sound = [message(1, { from: 'bot' }), message(2, { id: 'a' }), message(3, { from: 'bot', turn: 2 })]
const ledger: Ledger = { conversation: 'c', acknowledged: { a: 2 }, unacknowledged: [], received: [1, 2, 3] }
const wrongs = (books: Partial<Ledger>, events = sound) => {
  const { lost, doubled, gaps, unanswered } = audit([{ ...ledger, ...books }], events)
  return { lost, doubled, gaps, unanswered }
}
const none = { lost: 0, doubled: 0, gaps: 0, unanswered: 0 }

describe('the books of a talk', () => {
  it('are right when each message is stored, delivered and answered once', () => {
    assert.deepEqual(wrongs({}), none)
  })

  it('show what was acknowledged and is not there, there under another number, or never delivered', () => {
    assert.deepEqual(wrongs({ acknowledged: { a: 2, b: 4 } }), { ...none, lost: 1 })
    assert.deepEqual(wrongs({ acknowledged: { a: 3 } }), { ...none, lost: 1 })
    assert.deepEqual(wrongs({ received: [1, 2] }), { ...none, lost: 1 })
  })

  it('show what was delivered, stored or answered twice', () => {
    assert.deepEqual(wrongs({ received: [1, 2, 3, 3] }), { ...none, doubled: 1 })
    const all = { received: [1, 2, 3, 4] }
    assert.deepEqual(wrongs(all, [...sound, message(4, { from: 'bot', turn: 2 })]), { ...none, doubled: 1 })
    assert.deepEqual(wrongs({ received: [1, 2, 3, 4, 5] }, [...sound, message(4, { id: 'a' }), message(5, { from: 'bot', turn: 4 })]), {
      ...none,
      doubled: 1,
    })
  })

  it('show a gap in the numbers and a message that nobody answered', () => {
    assert.deepEqual(wrongs({ acknowledged: {}, received: [1, 3] }, [message(1, { from: 'bot' }), message(3, { from: 'bot', turn: 2 })]), {
      ...none,
      gaps: 1,
    })
    assert.deepEqual(wrongs({ received: [1, 2, 3, 4] }, [...sound, message(4, {})]), { ...none, unanswered: 1 })
  })
})
