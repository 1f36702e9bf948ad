import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Shop } from '../../server/understanding/message.ts'
import { giftTicketAsked } from '../../server/understanding/ticket-sold.ts'

const selling = (...names: string[]) =>
  ({ vocabulary: { products: names.map((name, at) => ({ sku: `P${at}`, names: [name] })) } }) as unknown as Shop
const asked = (text: string, shop: Shop) => giftTicketAsked({ command: 'find', args: [] }, text, shop)

describe('Gift cards', () => {
  it('are asked of the pages where none is among the goods', () => {
    for (const text of ['do you sell gift cards', 'got any gift vouchers?', '有礼品卡吗', '你们有没有购物卡'])
      assert.equal(asked(text, selling('Gift card sleeve', 'Oak shelf'))?.command, 'ask', text)
  })

  it('are looked for where one is, and where something else is meant', () => {
    assert.equal(asked('do you sell gift cards', selling('Bakery gift card')), undefined)
    assert.equal(asked('do you sell gift card sleeves', selling('Oak shelf')), undefined)
    assert.equal(asked('a gift card for my mum please', selling('Oak shelf')), undefined)
  })
})
