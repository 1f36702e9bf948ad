import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { type BehaviourModels, maskNumbers, openBehaviourModels } from '../../models/behaviours.ts'
import { createTextReader } from '../../server/behaviours/read-texts.ts'
import { judgeComments } from '../support/comments.ts'

describe('the reading of behaviour', () => {
  let models: BehaviourModels
  let reader: ReturnType<typeof createTextReader>
  before(async () => {
    models = await openBehaviourModels('models/weights')
    reader = createTextReader(models, maskNumbers)
  })
  after(() => models.close())

  const one = async (behaviour: string) => (await reader.read([{ behaviour }]))[0]!

  it('tells what was done in both languages and mixed, and what no shopper did', async () => {
    const texts = [
      '浏览了商品A',
      'click product_123',
      'user searched for red dress',
      '把耳机add进cart了',
      'GC 暂停 40ms',
      'asked the shop when it ships',
    ]
    const readings = await reader.read(texts.map(behaviour => ({ behaviour })))
    assert.deepEqual(
      readings.map(({ behaviour }) => behaviour),
      ['view', 'view', 'search', 'add_to_cart', 'other', 'support'],
    )
    for (const { by, probability } of readings) assert.ok(by === 'classifier' && probability > 0.3 && probability <= 1)
  })

  it('hides personal numbers in what it gives back', async () => {
    const { text } = await one('问客服怎么退货，电话13812345678')
    assert.equal(text, '问客服怎么退货，电话［电话已隐藏］')
  })

  it('tells a comment’s aspects apart, each with its own sentiment', async () => {
    const { comment } = await one('评价：做工很精细，但是物流太慢')
    assert.deepEqual(
      comment?.aspects.map(({ name, sentiment, text }) => [name, sentiment, text]),
      [
        ['quality', 'positive', '做工很精细'],
        ['delivery', 'negative', '物流太慢'],
      ],
    )
    assert.equal(comment?.sentiment.name, 'neutral')
  })

  it('takes what was said from its own column', async () => {
    const [reading] = await reader.read([{ behaviour: 'comment', said: 'terrible service, rude staff' }])
    assert.deepEqual([reading?.by, reading?.comment?.sentiment.name, reading?.comment?.aspects[0]?.name], ['name', 'negative', 'service'])
  })

  it('asks the models once for texts that differ in their numbers alone', async () => {
    await one('looked at item 1 for a while')
    const asked = reader.asked()
    await reader.read(Array.from({ length: 500 }, (_, at) => ({ behaviour: `looked at item ${at} for a while` })))
    assert.equal(reader.asked(), asked)
  })

  it('judges held-back comments better than a floor', async () => {
    const { sentiment, aspects } = await judgeComments(reader)
    assert.ok(sentiment.right / sentiment.of >= 0.7, JSON.stringify(sentiment))
    assert.ok(aspects.f1 >= 0.6, JSON.stringify(aspects))
  })
})
