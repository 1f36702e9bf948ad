import assert from 'node:assert/strict'
import { type Conversation, newConversation } from '../../server/dialogue/conversation.ts'
import { type ListenPorts, listen } from '../../server/turn/listen.ts'
import type { MessageEvent } from '../../server/wire.ts'

const facts: ListenPorts['facts'] = {
  vocabulary: () => ({ categories: [], colours: [], sizes: [], products: [], currency: 'CNY' }) as never,
  meant: () => [],
  speaksOf: () => [],
  variantsNamed: () => [],
  firstBy: () => undefined,
  shown: () => [],
}

/** What is heard of a message that the turn reader makes nothing of, by a head that gives `logit`. */
function heard(text: string, logit: number | undefined, before: Partial<Conversation> = {}, intent = 'complain') {
  const message = { kind: 'message', from: 'shopper', text, seq: 1 } as unknown as MessageEvent
  const clause = { text, intents: [{ name: intent, probability: 0.9 }], abstain: false, slots: {}, by: 'model' } as never
  const reader = { read: () => Promise.reject(new Error('late')), needTold: async () => logit }
  const conversation = { ...newConversation('zh'), ...before }
  return listen(conversation, [message], { language: 'zh', clauses: [clause] }, '', { reader, facts }, new AbortController().signal)
}

describe('what somebody lives with', () => {
  const hands = '护士上夜班，手洗得一道道裂口'

  it('is a wish as long as nothing was wanted, shown or bought', async () => {
    const [found] = (await heard(hands, 1.5)) ?? []
    assert.deepEqual([found?.command, found?.command === 'find' && found.wish.words], ['find', hands])
    // What sounds like trouble is one sooner than what sounds like nothing of a shop's.
    assert.equal((await heard(hands, -0.5))?.[0]?.command, 'find')
    assert.equal(await heard(hands, -0.5, {}, 'oos'), undefined)
    assert.equal(await heard(hands, -1.5), undefined)
    assert.equal(await heard(hands, undefined), undefined)
  })

  it('is a complaint once there is something that it could be about', async () => {
    assert.equal(await heard(hands, 1.5, { shown: ['CREAM'] }), undefined)
    assert.equal(await heard(hands, 1.5, { cart: [{ sku: 'CREAM', quantity: 1 }] }), undefined)
    assert.equal(await heard(hands, 1.5, { ordered: [{ sku: 'CREAM', quantity: 1 }] }), undefined)
  })
})
