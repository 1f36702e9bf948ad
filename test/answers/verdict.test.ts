import assert from 'node:assert/strict'
import { type Verdict, verdictOf, verdictWords } from '../../server/answers/verdict.ts'

describe('Yes or no before a quote', () => {
  const cases: [string, string, Verdict | undefined][] = [
    ['is it waterproof', 'The upper is not waterproof; wash by hand.', 'no'],
    ['Can it go in the dishwasher?', 'Goes in the dishwasher.', 'yes'],
    ['do you deliver to Hong Kong?', 'We do not deliver to Hong Kong, Macao or Taiwan at the moment.', 'no'],
    ['do you have a physical store', 'We have no physical store; everything leaves from our warehouse.', 'no'],
    ['能机洗吗', '适合徒步和城市雨天，可机洗，请勿使用柔顺剂。', 'yes'],
    ['可以放洗碗机不', '不可放洗碗机。', 'no'],
    ['会不会起球', '可机洗，不起球。', 'no'],
    ['支持货到付款吗', '暂不支持货到付款、对公转账和外币卡。', 'no'],
  ]
  for (const [question, sentence, verdict] of cases)
    it(`${verdict} to “${question}”`, () => assert.equal(verdictOf(question, sentence), verdict))

  it('is no “no” where only the cost is denied', () => {
    for (const sentence of ['The gift sets come wrapped at no extra cost.', 'Sets come wrapped for no charge.'])
      assert.notEqual(verdictOf('does it come gift wrapped', sentence), 'no')
    assert.notEqual(verdictOf('礼盒要另付吗', '礼盒系列自带包装，无需另付。'), 'yes')
  })

  it('is left out where the sentence says something near, something on a condition or something of a part', () => {
    for (const [question, sentence] of [
      ['is it ok in heavy rain?', 'Stands light rain only; not for camping overnight.'],
      ['can i swim with them', 'IP67, rinse under the tap; 8 hours of battery.'],
      ['can i cancel my order', "Made-to-order sofas can't be cancelled once the fabric has been cut."],
      ['防水不', '防水等级 IPX4，出汗和小雨不怕，不能游泳时戴。'],
      ['is there any parking', 'The nearest car park is at the station, six minutes on foot.'],
      ['do I have to buy a mattress for it', 'The mattress is included and is 83 × 50 cm.'],
      ['厨师机是不锈钢的吗', '压铸铝、304不锈钢盆'],
      ['夏天穿热不热', '面料是雪纺,垂感好,夏天穿不闷。'],
      ['天天敷可以吗', '一周最多三次，天天敷会把屏障泡软。'],
      ['床能走长护险吗', '长护险里的护理床能不能报，看评估等级。'],
      ['Can I cancel my order?', 'An order that has not been dispatched can be cancelled and is refunded the same day.'],
      ['订单能取消吗', '没有发货的订单可以取消，款项当天退回。'],
      ['can i get free shipping', 'Free shipping on orders from ¥99; below that it costs ¥8.'],
    ] as const)
      assert.equal(verdictOf(question, sentence), undefined, question)
  })

  it('is left out where no yes or no was asked, two things were, or what is not so', () => {
    const text = 'Machine wash, do not tumble dry.'
    for (const question of [
      'how do I wash it',
      'machine wash or hand wash?',
      "isn't it machine washable?",
      'is it warm, can I machine wash it?',
      '',
    ])
      assert.equal(verdictOf(question, text), undefined, question)
  })

  it('does not count words of the name', () => {
    assert.equal(verdictOf('is the waterproof jacket lined', 'The waterproof jacket is made for hills.', ['Waterproof Jacket']), undefined)
  })

  it('is said in the words of the question', () => {
    assert.equal(verdictWords('yes', '能机洗吗', 'zh'), '可以')
    assert.equal(verdictWords('no', '有实体店吗', 'zh'), '没有')
    assert.equal(verdictWords('no', 'can I?', 'en'), 'No')
    assert.equal(verdictWords('no', '这灯防水吗', 'zh', '防溅不防水，别泡水里。'), '不防水')
    assert.equal(verdictWords('no', '要上油吗', 'zh', '出厂已上蜡，不用上油。'), '不用上油')
    assert.equal(verdictWords('no', '电池坏了保吗', 'zh', '整机保一年，电池不保。'), '不保')
    assert.equal(verdictWords('no', '是纯棉的吗', 'zh', '含三成涤纶，不是纯棉。'), '不是的')
  })
})
