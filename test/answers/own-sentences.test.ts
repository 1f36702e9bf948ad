import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { underHeading } from '../../server/answers/answers.ts'
import { isUnasked } from '../../server/answers/asked-columns.ts'
import { outranking, sentencesOf } from '../../server/answers/own-sentences.ts'
import type { Product } from '../../server/store/catalogue.ts'

describe('the sentences of a product', () => {
  it('tell what the feed says it is made of, where its text does not and all that it comes in is the same', () => {
    assert.deepEqual(told('en', 'A mixer tap.', ['solid brass', 'solid brass']), ['A mixer tap.', 'Material: solid brass'])
    assert.deepEqual(told('zh', '抹面、脱模都是它。', ['不锈钢、榉木']), ['抹面、脱模都是它。', '材质: 不锈钢、榉木'])
    assert.deepEqual(told('en', 'A tap of solid brass.', ['Solid brass']), ['A tap of solid brass.'])
    assert.deepEqual(told('en', 'A necklace.', ['gold', 'silver']), ['A necklace.'])
    assert.deepEqual(told('zh', '一条围巾。', []), ['一条围巾。'])
  })

  it('tell how big it is where a column of its own says so of all that it comes in, and no size of a body', () => {
    assert.deepEqual(told('zh', '一幅门帘。', ['宽0.9米×高1.9米'], 'size'), ['一幅门帘。', '尺寸: 宽0.9米×高1.9米'])
    assert.deepEqual(told('en', 'A rug.', ['60 x 90 cm', '80 x 120 cm'], 'size'), ['A rug.'])
    assert.deepEqual(told('en', 'A hat.', ['one size'], 'size'), ['A hat.'])
  })

  it('outrank the rule for all where they tell just that, or have what is asked in its words', () => {
    const first = (question: string, ofTopic: readonly string[], others: readonly string[]) => {
      const own = [...ofTopic, ...others].map(text => ({ text, heading: '', source: 'product:A-1' }))
      return outranking(question, own.slice(0, ofTopic.length), own, []).map(({ text }) => text)
    }
    assert.deepEqual(first('伞骨断了能修吗', [], ['伞骨断了可以单换一根。', '伞面有黑胶。']), ['伞骨断了可以单换一根。'])
    assert.deepEqual(first('能换钢弦吗', [], ['不能换装钢弦。', '琴颈是桃花心木。']), ['不能换装钢弦。'])
    assert.deepEqual(first('glass broke, can I get a new one', [], ['The glass can be replaced.', 'Runs on oil.']), [
      'The glass can be replaced.',
    ])
    assert.deepEqual(first('摔坏了换新几折', ['摔过一次就要换新。'], []), [])
    assert.deepEqual(first('how long is it guaranteed', ['Guaranteed for five years.'], []), ['Guaranteed for five years.'])
  })

  it('out of a column say nothing to who asks for something else', () => {
    const line = (text: string, heading = '') => ({ text, heading, source: 'product:A-1' })
    assert.equal(isUnasked(line('Weight: 390 g.'), 'which one is lighter'), false)
    assert.equal(isUnasked(line('Weight: 390 g.'), 'would it cope on the seafront'), true)
    assert.equal(isUnasked(line('80毫米：重量：290克。'), '尺寸怎么量'), true)
    assert.equal(isUnasked(line('80毫米：重量：290克。'), '80的多重'), false)
    assert.equal(isUnasked(line('84 cm', 'Size'), 'is there a guarantee'), true)
    assert.equal(isUnasked(line('The frame weighs little.'), 'is there a guarantee'), false)
  })
})

function told(language: 'zh' | 'en', description: string, values: readonly string[], column = 'material'): string[] {
  const product = {
    sku: 'A-1',
    title: { [language]: 'A' },
    description: { [language]: description },
    highlights: {},
    variants: values.map(value => ({ options: { [column]: { [language]: value } } })),
  } as unknown as Product
  return sentencesOf(product, language, false, true).map(underHeading)
}
