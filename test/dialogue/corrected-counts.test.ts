import assert from 'node:assert/strict'
import { correctCount } from '../../server/dialogue/cart.ts'
import { type Conversation, newConversation } from '../../server/dialogue/conversation.ts'
import { type Counted, sumUp } from '../../server/dialogue/sum-policy.ts'
import type { SumAsked } from '../../server/language/sums.ts'

const talk = (state: Partial<Conversation>) => ({ conversation: { ...newConversation('zh'), ...state }, wants: [] })
const summed = (state: Partial<Conversation>, asked: SumAsked, counted: readonly Counted[] = [], quantity?: number) =>
  sumUp(talk(state), '', asked, counted, quantity).wants.flatMap(want =>
    want.want === 'total' ? want.lines.map(({ sku, quantity: count }) => [sku, count]) : [],
  )
const towels = [{ sku: 'TOWEL', quantity: 30 }]
const both = [
  { sku: 'TOWEL', quantity: 3 },
  { sku: 'SOAP', quantity: 1 },
]

describe('A count that is corrected', () => {
  it('is of what was added up', () => {
    assert.deepEqual(summed({ summed: towels, focus: 'TOWEL' }, { corrects: true }, [], 35), [['TOWEL', 35]])
    assert.deepEqual(summed({ summed: both, focus: 'SOAP' }, { corrects: true }, [{ sku: 'SOAP', quantity: 4, said: '' }]), [
      ['TOWEL', 3],
      ['SOAP', 4],
    ])
  })

  it('is of nothing that is talked about no more', () => {
    assert.deepEqual(summed({ summed: towels, focus: 'LAMP' }, { corrects: true }, [], 2), [['LAMP', 2]])
  })

  it('stays with what is added beside it and with the sum that is asked for again', () => {
    assert.deepEqual(summed({ summed: both, focus: 'SOAP' }, { besides: true }, [{ sku: 'LAMP', quantity: 2, said: '' }]), [
      ['TOWEL', 3],
      ['SOAP', 1],
      ['LAMP', 2],
    ])
    assert.deepEqual(summed({ summed: towels, focus: 'TOWEL' }, {}), [['TOWEL', 30]])
  })

  it('changes the line in the cart, and tells the price of so many where none is there', () => {
    const [edit] = correctCount(talk({ cart: [{ sku: 'TOWEL', quantity: 30 }] }), { quantity: 3 })?.wants ?? []
    assert.deepEqual(edit?.want === 'edit' && [edit.edit, edit.quantity, edit.skus], ['set_quantity', 3, ['TOWEL']])
    const [total] = correctCount(talk({ focus: 'TOWEL' }), { quantity: 1, notColour: 'black' })?.wants ?? []
    assert.deepEqual(total?.want === 'total' && total.lines, [{ sku: 'TOWEL', quantity: 1 }])
    assert.equal(correctCount(talk({}), { quantity: 1 }), undefined)
    assert.equal(correctCount(talk({ focus: 'TOWEL' }), { quantity: 1, colour: 'red' }), undefined)
  })
})
