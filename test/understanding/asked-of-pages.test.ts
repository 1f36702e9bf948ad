import assert from 'node:assert/strict'
import { asksOfFaults, topicSaid } from '../../server/understanding/asked-of-pages.ts'

describe('What a question asks of the pages by its words', () => {
  it('is whether a thing can go back, of who fears that it will not do', () => {
    for (const text of [
      "what if she hates it, she's fussy",
      "if they don't fit when i try them on",
      'what if he already has one',
      '万一我妈不喜欢呢',
      '买回去穿不上怎么办',
    ])
      assert.equal(topicSaid(text, undefined), 'returns', text)
    for (const text of ["if M doesn't fit which one should I take", '如果偏大的话选哪个码', 'is it any good if it rains'])
      assert.notEqual(topicSaid(text, undefined), 'returns', text)
    assert.equal(topicSaid("can I swap it if it doesn't fit", 'exchange'), 'exchange')
  })

  it('is which parcel service, and not where a parcel is', () => {
    for (const text of ['发哪个快递啊', '走什么快递', '能发顺丰吗', 'which courier do you use', 'who do you ship with'])
      assert.equal(topicSaid(text, 'order_change'), 'delivery_area', text)
    for (const text of ['快递到哪了', '快递单号多少', 'where is my parcel'])
      assert.equal(topicSaid(text, 'order_change'), 'order_change', text)
  })

  it('is the parcel to a place that is named, and no journey there', () => {
    assert.equal(topicSaid("what's the cheapest way to get a tent to Inverness by friday", undefined), 'shipping')
    assert.equal(topicSaid('寄到成都几天', undefined), 'delivery_time')
    assert.equal(topicSaid('need something for scotland in october', undefined), undefined)
  })

  it('is what is done about what comes broken', () => {
    for (const text of [
      'what happens if the mug arrives smashed',
      'what if it comes damaged',
      '杯子要是碎了你们赔不赔',
      '万一路上摔坏了呢',
    ])
      assert.ok(asksOfFaults(text), text)
    for (const text of ['what if it is too big', '会不会很容易坏', 'is it fragile']) assert.ok(!asksOfFaults(text), text)
    // What the guarantee is for is no question of parcels.
    for (const text of [
      '要是盖子坏了保修吗',
      '万一拉链坏了在质保里吗',
      'is it covered if the zip gets broken',
      'if the strap is broken does the warranty help',
    ])
      assert.equal(topicSaid(text, 'warranty'), 'warranty', text)
  })
})
