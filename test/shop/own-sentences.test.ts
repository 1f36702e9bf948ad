import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { underHeading } from '../../server/shop/answers.ts'
import { sentencesOf } from '../../server/shop/own-sentences.ts'
import type { Product } from '../../server/store/catalogue.ts'

describe('the sentences of a product', () => {
  it('tell what the feed says it is made of, where its text does not and all that it comes in is the same', () => {
    assert.deepEqual(told('en', 'A mixer tap.', ['solid brass', 'solid brass']), ['A mixer tap.', 'Material: solid brass'])
    assert.deepEqual(told('zh', '抹面、脱模都是它。', ['不锈钢、榉木']), ['抹面、脱模都是它。', '材质: 不锈钢、榉木'])
    assert.deepEqual(told('en', 'A tap of solid brass.', ['Solid brass']), ['A tap of solid brass.'])
    assert.deepEqual(told('en', 'A necklace.', ['gold', 'silver']), ['A necklace.'])
    assert.deepEqual(told('zh', '一条围巾。', []), ['一条围巾。'])
  })
})

function told(language: 'zh' | 'en', description: string, materials: readonly string[]): string[] {
  const product = {
    sku: 'A-1',
    title: { [language]: 'A' },
    description: { [language]: description },
    highlights: {},
    variants: materials.map(material => ({ options: { material: { [language]: material } } })),
  } as unknown as Product
  return sentencesOf(product, language, false, true).map(underHeading)
}
