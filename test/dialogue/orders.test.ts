import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import { type Conversation, newConversation } from '../../server/dialogue/conversation.ts'
import type { KnownOrder } from '../../server/dialogue/orders.ts'
import { follow } from '../../server/dialogue/policy.ts'
import { step } from '../../server/dialogue/step.ts'
import type { PageEvent, Turn } from '../../server/dialogue/turn.ts'

const order = (id: string, state: KnownOrder['state']): KnownOrder => ({
  id,
  state,
  at: '2026-03-05T04:00:00.000Z',
  lines: [{ sku: 'TENT-BLU', product: 'TENT', quantity: 1 }],
})
const orders = [order('A-3', 'shipped'), order('A-2', 'delivered'), order('A-1', 'paid')]
const turn = (more: Partial<Turn> = {}): Turn => ({ language: 'en', clauses: [], events: [], waitingForPerson: false, orders, ...more })
const asks = (what: 'status' | 'cancel', named?: string): Command => ({
  probability: 0.9,
  text: 'as it was said',
  skus: [],
  slots: named === undefined ? {} : { order: named },
  command: 'order',
  what,
})
const before: Conversation = { ...newConversation('en'), stage: 'in_cart', cart: [{ sku: 'MUG', quantity: 1 }] }
const told = (command: Command, more: Partial<Turn> = {}) =>
  follow(before, turn(more), [command]).wants.map(want => (want.want === 'order_told' ? want.order.id : want.want))

describe('the policy about orders', () => {
  it('tells how far those are that are on their way, else the latest', () => {
    assert.deepEqual(told(asks('status')), ['A-3', 'A-1'])
    assert.deepEqual(told(asks('status'), { orders: [order('A-2', 'delivered'), order('A-0', 'cancelled')] }), ['A-2'])
  })

  it('tells of the one that is named, however it is written, and of no other', () => {
    assert.deepEqual(told(asks('status', '#a-2')), ['A-2'])
    assert.deepEqual(told(asks('status', 'B-9')), ['say', 'answer', 'handoff'])
  })

  it('says that it sees nothing of an order that it knows nothing of, leaves it to the pages and a person, and what is to be done with an order', () => {
    assert.deepEqual(told(asks('status'), { orders: [] }), ['say', 'answer', 'handoff'])
    assert.deepEqual(told(asks('cancel')), ['answer', 'handoff'])
  })

  it('gives thanks for an order that the shop has told of, and goes on from what was bought', () => {
    const event: PageEvent = { name: 'Order Told', order: 'A-3', placed: true }
    const { conversation, wants } = step(before, turn({ events: [event] }))
    assert.deepEqual(
      wants.map(({ want }) => want),
      ['say', 'order_told'],
    )
    assert.equal(conversation.stage, 'ordered')
    assert.deepEqual([conversation.cart, conversation.focus], [[], 'TENT'])
    assert.deepEqual(step(before, turn({ events: [{ ...event, order: 'of another' }] })).wants, [])
  })

  it('says nothing of an order that the page claims where the shop’s server tells, and moves on all the same', () => {
    const claim: PageEvent = { name: 'Order Completed', order: 'X', products: [{ sku: 'MUG', quantity: 1 }], claimed: true }
    const { conversation, wants } = step(before, turn({ events: [claim] }))
    assert.deepEqual([conversation.stage, wants], ['ordered', []])
  })
})
