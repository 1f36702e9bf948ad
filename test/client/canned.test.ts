import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { fillIn, findCanned, toShortcut, unfilled } from '../../client/shared/desk/canned.ts'
import type { QueueItem } from '../../server/wire.ts'

const replies = [
  { id: '1', shortcut: 'returns', zh: '7 天无理由退货', en: 'You may return {product} within 7 days' },
  { id: '2', shortcut: 'refund', en: 'The refund for {order} is on its way, says {agent}' },
  { id: '3', shortcut: '发票', zh: '发票已发到您的邮箱' },
]

describe('canned replies', () => {
  it('are offered while a / stands alone at the beginning', () => {
    for (const [text, typed] of [
      ['/', ''],
      ['/Re', 're'],
      ['/发', '发'],
      ['/re x', undefined],
      ['a/b', undefined],
      ['', undefined],
    ] as const)
      assert.equal(toShortcut(text), typed, text)
  })

  it('are found by shortcut first, then by words, in the shopper’s language where there is one', () => {
    assert.deepEqual(
      findCanned(replies, 're', 'zh').map(({ text }) => text),
      ['7 天无理由退货', 'The refund for {order} is on its way, says {agent}'],
    )
    assert.deepEqual(
      findCanned(replies, '邮箱', 'en').map(({ reply }) => reply.id),
      ['3'],
    )
    assert.equal(findCanned(replies, 'nothing', 'en').length, 0)
  })

  it('are filled in from the conversation; what is not known stays to be filled in', () => {
    const item = { product: { sku: 'A', title: '$& {order}' } } as QueueItem
    assert.equal(fillIn('{product} {agent} {unknown}', item, 'Li'), '$& {order} Li {unknown}')
    assert.deepEqual(unfilled('for {order}'), { from: 4, to: 11, name: '{order}' })
    assert.equal(unfilled('{unknown} {'), undefined)
  })
})
