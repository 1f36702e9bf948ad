import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Conversation, newConversation } from '../../server/dialogue/conversation.ts'
import type { IntentName } from '../../server/dialogue/intents.ts'
import { step } from '../../server/dialogue/step.ts'
import type { Clause } from '../../server/dialogue/turn.ts'

const looking: Conversation = {
  ...newConversation('en'),
  stage: 'shown',
  shown: ['BIKE', 'VEST'],
  focus: 'BIKE',
  need: { category: 'bikes' },
}

const wanted = (text: string, name: IntentName, slots: Clause['slots'] = {}) => {
  const clause: Clause = {
    text,
    slots,
    intents: [{ name, probability: 0.9 }],
    abstain: false,
    ambiguous: false,
    oosScore: 0,
    by: 'classifier',
    tried: ['variant'],
  }
  return step(looking, { language: 'en', clauses: [clause], events: [], waitingForPerson: false }).wants
}

describe('a question about the product talked about', () => {
  it('is put to its text, whatever wish or complaint it looks like', () => {
    for (const [text, intent] of [
      ['hard to put together?', 'repeat'],
      ['knee pads come with?', 'find_product'],
      ['they stretch at all', 'complain'],
      ['why is it so cheap tho', 'cheaper'],
      ['会碎不 以前买的硬的摔裂了', 'complain'],
      ['送勺子吗 还送几个头', 'find_gift'],
    ] as const) {
      const wants = wanted(text, intent)
      assert.ok(
        wants.some(want => want.want === 'answer' && want.about !== 'pages' && want.skus.includes('BIKE')),
        text,
      )
    }
  })

  it('names another thing only beside it', () => {
    const [want] = wanted('does it fit in my car cup holder', 'ask_product_detail', { category: 'cups' })
    assert.ok(want?.want === 'answer' && want.skus[0] === 'BIKE')
  })

  it('asks which colours are left, or compares the two shown by price', () => {
    assert.deepEqual(
      wanted('还剩啥色', 'ask_stock').map(want => want.want === 'detail' && want.about),
      ['colours'],
    )
    assert.deepEqual(
      wanted('price difference?', 'ask_price').map(({ want }) => want),
      ['compare'],
    )
  })
})
