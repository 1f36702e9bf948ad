import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { lineariseForeign } from '../../prompts/foreign.ts'

const prompts = (...given: Parameters<typeof lineariseForeign>) => lineariseForeign(...given).map(({ prompt }) => prompt)

describe('the acts of other data sets', () => {
  it('are written as the generator has learnt them', () => {
    assert.deepEqual(
      prompts('en', [{ act: 'recommend', slots: { name: ['portege 5'], type: ['laptop'], isforbusinesscomputing: ['true'] } }]),
      ['en data_recommend [product] [category] for_business=yes'],
    )
    assert.deepEqual(prompts('en', [{ act: '?request', slots: { pricerange: ['?'] } }]), ['en data_ask about=price_range'])
    assert.deepEqual(
      prompts('zh', [
        { act: 'Inform', slots: { 名称: ['讲礼驴肉馆'], 叫醒服务: ['是'] } },
        { act: 'NoOffer', slots: {} },
      ]),
      ['zh data_inform [product] service=yes | data_no_match'],
    )
  })

  it('pass under their own names when nothing is known of them', () => {
    assert.deepEqual(prompts('en', [{ act: 'Goodnight Kiss', slots: { 'moon phase': ['full'] } }]), ['en data_goodnight_kiss [moonphase]'])
  })

  it('number values of the same slot over the whole plan, whatever numbers the set gave them', () => {
    const [first] = lineariseForeign('en', [
      { act: 'compare', slots: { name: ['a', 'b'] } },
      { act: 'inform', slots: { name: ['c'], name2: ['d'] } },
    ])
    assert.equal(first?.prompt, 'en data_compare [product] [product2] | data_inform [product3] [product4]')
    assert.deepEqual(
      [...(first?.placeholders ?? [])].map(([placeholder, { text }]) => [placeholder, text]),
      [
        ['[product]', 'a'],
        ['[product2]', 'b'],
        ['[product3]', 'c'],
        ['[product4]', 'd'],
      ],
    )
  })

  it('are worded in parts when there are more facts than fit, none left out', () => {
    const slots = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`slot${at}`, [`value ${at}`]]))
    const parts = lineariseForeign('en', [{ act: 'inform', slots }])
    assert.equal(parts.length, 25)
    assert.deepEqual(
      parts.flatMap(({ placeholders }) => [...placeholders.values()].map(({ text }) => text)),
      Object.values(slots).flat(),
    )
  })
})
