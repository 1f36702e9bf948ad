import assert from 'node:assert/strict'
import { asksOfFaults, doubtsFee, faultIn, topicSaid } from '../../server/understanding/asked-of-pages.ts'

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

  it('is how sizes are told, whichever systems it names', () => {
    for (const text of ['is there a size chart', "what's a UK 7 in your sizes", 'what european size is a 5', '有尺码对照表吗'])
      assert.equal(topicSaid(text, undefined), 'size_advice', text)
    for (const text of ['what sizes are there', 'do you ship to the uk', '有哪些尺码'])
      assert.notEqual(topicSaid(text, undefined), 'size_advice', text)
  })

  it('is what is done where it comes spoilt', () => {
    for (const text of ['送到的时候花蔫了咋办', '收到水果烂了管不管', 'what if the bulbs arrive rotten'])
      assert.equal(topicSaid(text, undefined), 'exchange', text)
    assert.notEqual(topicSaid('放久了会不会发霉', undefined), 'exchange')
  })

  it('is what is done about what comes broken', () => {
    for (const text of [
      'what happens if the mug arrives smashed',
      'what if it comes damaged',
      '杯子要是碎了你们赔不赔',
      '万一路上摔坏了呢',
      '杯子摔坏了路上算谁的',
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

  it('is what is done about what breaks in use', () => {
    for (const text of [
      '椅子要是坐塌了你们管不管',
      '打蛋器用了半年不转了 咋办',
      "my loom's cracked after ten months, now what",
      'what if the strap snaps',
    ])
      assert.deepEqual(faultIn(text), { fault: 'used' }, text)
    for (const text of ['水壶要是坏了能修吗', 'if the zip is broken can you mend it, what if it breaks'])
      assert.deepEqual(faultIn(text), { fault: 'used' }, text)
    for (const text of ['does it snap shut', '会不会掉色', 'is it easy to fall asleep on']) assert.deepEqual(faultIn(text), {}, text)
    assert.equal(topicSaid('can i send it back if the zip goes after a month', 'returns'), 'warranty')
    assert.equal(topicSaid('三个月就坏了能退吗，谁出邮费', 'returns'), 'returns')
  })

  it('is why a parcel costs what it does, of whoever doubts it', () => {
    for (const text of [
      'wow 8.50! thought it was free over 50',
      'your site says free over 50 quid, why do i pay',
      '25邮费太贵了 有啥法子包邮',
      '不是满99包邮吗 为啥还收我钱',
    ])
      assert.ok(doubtsFee(text), text)
    for (const text of ['运费多少', 'how much is postage', 'why is it so dear', '退货运费为啥我出', 'is the mug free of lead'])
      assert.ok(!doubtsFee(text), text)
  })

  it('is which of its places somebody’s is', () => {
    assert.equal(topicSaid('does guangdong count as other provinces', undefined), 'delivery_time')
    assert.equal(topicSaid('甘肃算偏远吗 邮费多少', undefined), 'shipping')
    assert.equal(topicSaid('does that count as a gift', undefined), undefined)
  })
})
