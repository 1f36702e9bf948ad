import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { newConversation } from '../../server/dialogue/conversation.ts'
import { settle } from '../../server/dialogue/settle.ts'
import { step } from '../../server/dialogue/step.ts'
import type { Turn } from '../../server/dialogue/turn.ts'

const yes: Turn = {
  language: 'en',
  clauses: [
    { text: 'Yes', intents: [{ name: 'affirm', probability: 1 }], abstain: false, ambiguous: false, oosScore: 0, slots: {}, by: 'choice' },
  ],
  events: [],
  waitingForPerson: false,
}

describe('a person who is called', () => {
  it('is told that the shop’s texts had no answer', () => {
    const asked = settle(
      newConversation('en'),
      [{ want: 'answer', topic: 'returns', question: 'x', skus: [], about: 'pages' }],
      [{ want: 'answer' }],
      {},
    )
    assert.equal(asked.conversation.offered, 'unanswered')
    const called = step(asked.conversation, yes)
    assert.deepEqual([called.status, called.reason], ['requested', 'unanswered'])
    assert.equal(called.conversation.offered, undefined)
  })

  it('is promised only where one is there; else a way to be reached is offered', () => {
    const words = (away: { away?: object }, state: 'requested' | 'waiting' | 'offered') => {
      const { settled } = settle(newConversation('en'), [{ want: 'handoff', state }], [{ want: 'handoff', ...away }], {})
      return [settled.acts[0]?.slots, settled.choices]
    }
    assert.deepEqual(words({}, 'requested'), [{ state: 'requested' }, []])
    assert.deepEqual(words({ away: {} }, 'requested'), [{ state: 'away' }, ['contact:leave']])
    assert.deepEqual(words({ away: {} }, 'waiting'), [{ state: 'away' }, ['contact:leave']])
    assert.deepEqual(words({ away: {} }, 'offered'), [{ state: 'offered' }, ['intent:affirm', 'intent:deny']])
  })
})
