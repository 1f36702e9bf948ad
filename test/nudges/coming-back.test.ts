import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { backWords, lastBought } from '../../server/nudges/coming-back.ts'
import type { Doing } from '../../server/store/doings.ts'

const doing = (at: number, name: string, stage: number, sku: string | null = null): Doing => ({
  at,
  name,
  sku,
  variant: null,
  stage,
  query: null,
})
const titles: Record<string, string> = { TENT: 'Tent', MAT: 'Mat' }
const shop = (beside?: { sku: string; visits: number }) => ({
  titleOf: (sku: string) => titles[sku],
  beside: async () => beside,
})

describe('a reason to come back', () => {
  it('is of the last order that the shop has told of', () => {
    const doings = [
      doing(9, 'Product Viewed', 1, 'MAT'),
      doing(5, 'Order Completed', 5),
      doing(5, 'Product Ordered', 5, 'TENT'),
      doing(2, 'Order Completed', 5),
      doing(2, 'Product Ordered', 5, 'MAT'),
    ]
    assert.deepEqual(lastBought(doings), { at: 5, skus: ['TENT'] })
    assert.equal(lastBought([doing(5, 'Order Completed', 4)]), undefined, 'a page’s claim is no order')
  })

  it('names what visits tell of, with how many, and what was bought already never', async () => {
    const bought = { at: 5, skus: ['TENT'] }
    const { possible, wordsOf } = await backWords(bought, 'en', undefined, shop({ sku: 'MAT', visits: 7 }))
    assert.deepEqual(possible, ['plain', 'ask_need', 'bestsellers'])
    assert.deepEqual(wordsOf('bestsellers'), {
      text: '“Mat” was looked at together with the “Tent” you bought, in 7 visits. Shall I show it?',
      accept: 'Show me',
      say: 'Tell me about Mat',
    })
    assert.match(wordsOf('ask_need')!.text, /Tent/)
    assert.equal(wordsOf('plain'), undefined)
    for (const other of [undefined, { sku: 'TENT', visits: 9 }, { sku: 'GONE', visits: 9 }])
      assert.deepEqual((await backWords(bought, 'zh', undefined, shop(other))).possible, ['plain', 'ask_need'])
  })
})
