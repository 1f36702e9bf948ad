import assert from 'node:assert/strict'
import { applyWording, featuresOf, fitWording, wordingFeatures } from '../../models/wording.ts'

const lines = ['退款什么时候到账', '我要退款', '钱还没退给我', 'where is my parcel', '包裹到哪了', '快递怎么还没到', '讲个笑话']
const targets = [0, 0, 0, 1, 1, 1, 2]

describe('wording', () => {
  const wording = fitWording(lines.map(featuresOf), targets, 2)
  const said = (text: string) => applyWording(wording, featuresOf(text))

  it('speaks for the intent whose lines share characters, words or parts of them', () => {
    for (const [text, intent] of [
      ['退款呢', 0],
      ['申请退钱', 0],
      ['包裹呢', 1],
      ['PARCELS?', 1],
    ] as const) {
      const of = said(text)
      assert.ok(of[intent]! > of[1 - intent]!, text)
    }
  })

  it('counts only lines of the intents, and has nothing to say of what it never met', () => {
    assert.deepEqual(fitWording(lines.slice(0, 6).map(featuresOf), targets, 2), wording)
    assert.deepEqual([...said('ωψ')], [0, 0])
    assert.deepEqual([...said('')], [0, 0])
  })

  it('takes a text as a set of features, whatever its case and length', () => {
    assert.deepEqual(featuresOf('Where IS it'), featuresOf('where is it'))
    assert.equal(featuresOf('   ').length, 0)
    const many = featuresOf('退'.repeat(100_000))
    assert.ok(many.length === 3 && many.every(feature => feature < wordingFeatures))
  })
})
