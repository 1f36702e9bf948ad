import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { newConversation } from '../../server/dialogue/conversation.ts'
import { readState } from '../../server/turn/stored-state.ts'

const whole = {
  ...newConversation('zh'),
  stage: 'shown' as const,
  need: { category: 'mugs', words: '杯', budget: { max: 50 }, recipient: 'mother' as const },
  shown: ['A'],
  refused: ['B'],
  focus: 'A',
  asked: 'product' as const,
  question: { text: '能洗吗', topic: 'shipping' as const, skus: ['A'], about: 'either' as const },
  subjects: ['price' as const],
}

describe('a stored conversation', () => {
  it('is read as it was written', () => {
    assert.deepEqual(readState(JSON.stringify(whole), 'zh'), whole)
  })

  it('keeps what was said last, and what it was said to', () => {
    const later = { ...whole, last: { said: '杯子能洗吗', before: whole } }
    assert.deepEqual(readState(JSON.stringify(later), 'zh'), later)
    assert.deepEqual(readState(JSON.stringify({ ...whole, last: { said: 1 } }), 'zh'), whole)
  })

  it('loses what this version does not know and keeps the rest', () => {
    const older = {
      ...whole,
      stage: 'browsing',
      asked: 'toString',
      need: { ...whole.need, recipient: 'constructor' },
      extra: 1,
      cart: 'none',
    }
    const { asked: _asked, ...rest } = whole
    assert.deepEqual(readState(JSON.stringify(older), 'zh'), {
      ...rest,
      stage: 'engaged',
      need: { category: 'mugs', words: '杯', budget: { max: 50 } },
    })
  })

  it('begins anew where nothing can be read', () => {
    for (const text of ['', '{', 'null', '7', '[]', '"__proto__"']) assert.deepEqual(readState(text, 'en').shown, [], text)
  })
})
