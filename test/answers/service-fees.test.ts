import assert from 'node:assert/strict'
import { asksServiceFee, isChargedFor } from '../../server/answers/service-fees.ts'

const pages = (...texts: string[]) =>
  texts.map((text, id) => ({ id, topic: 'shop', language: 'en', heading: '', text })) as unknown as Parameters<typeof asksServiceFee>[1]

describe('What a service of the shop’s costs', () => {
  it('is asked where the pages charge for what is named, and no product is called so', () => {
    const tools = pages(
      'Send us your shears and we sharpen, clean and oil them for £9 a tool. Replacement shafts for Harrow spades are £12 fitted.',
      'Gift wrapping is £3 per item. Delivery costs £4.95.',
    )
    const names = ['Harrow Secateurs', 'Harrow Digging Spade']
    for (const text of ['sharpening price for old harrow secateurs', "what's a new shaft cost if I break it?"])
      assert.equal(asksServiceFee(text, tools, names), true, text)
    const clothes = pages('裤长可以免费量，改裤长每条15元，要多等两天。', '礼品包装每单8元。')
    const shelves = pages('Up to two shelves are £35, each one after it £10.').map(page => ({ ...page, heading: 'Fitting service' }))
    assert.equal(asksServiceFee('how much for your man to fit it', shelves, ['Oak Shelf']), true, 'by what stands above')
    assert.equal(asksServiceFee('改裤长多少钱', clothes, ['深灰西裤', '弹力直筒裤']), true)
  })

  it('is not asked where goods, parcels or wrapping are, nor where the word names a product', () => {
    const tools = pages('We sharpen shears for £9 a tool.', 'Gift wrapping is £3 per item. Delivery costs £4.95.')
    for (const text of [
      'how much are the secateurs',
      'how much is delivery for the spade',
      'what does gift wrapping cost',
      'can they be sharpened',
    ])
      assert.equal(asksServiceFee(text, tools, ['Harrow Secateurs']), false, text)
    assert.equal(asksServiceFee('how much is the sharpening stone', tools, ['Whetstone for sharpening']), false)
    assert.equal(asksServiceFee('深灰西裤多少钱', pages('改裤长每条15元。'), ['深灰西裤']), false)
  })

  it('is one that the pages charge, and no other number of theirs', () => {
    const knives = pages('Up to 15 characters cost £9. A second line costs £5.50 more.', '改裤长每条15元，要等90天。')
    for (const fee of [9, 5.5, 15]) assert.equal(isChargedFor(fee, knives), true, String(fee))
    for (const fee of [5, 90, 1, 0.5]) assert.equal(isChargedFor(fee, knives), false, String(fee))
  })
})
