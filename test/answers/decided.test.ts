import assert from 'node:assert/strict'
import { cutOffKept } from '../../server/answers/cut-off.ts'
import { conditionKept } from '../../server/answers/return-state.ts'
import { thresholdKept } from '../../server/answers/thresholds.ts'
import type { Language } from '../../server/wire.ts'

const rule: Record<Language, string> = {
  zh: '签收后 7 天内可以无理由退货，商品需未使用、吊牌完好、包装齐全。',
  en: 'You can return an item within 7 days of receiving it, unused, with its tags and in its full packaging.',
}

describe('What a page’s rule decides', () => {
  it('is that goods do not meet it with which so much was done', () => {
    for (const [question, verdict] of [
      ['买回去用了三天不喜欢能退不', '用过就不符合“未使用”'],
      ['戴了两次还能退吗', '用过就不符合“未使用”'],
      ['吊牌剪了还能退吗', '吊牌没了就不符合“吊牌完好”'],
      ['盒子扔了能退货吗', '包装没了就不符合“包装齐全”'],
    ] as const)
      assert.equal(conditionKept(question, rule.zh, 'zh'), verdict, question)
    for (const [question, verdict] of [
      ["can i send it back if i've worn them once", 'As it is used, it does not meet “unused”'],
      ['could I return it after I used it for a week', 'As it is used, it does not meet “unused”'],
      ['i cut the tags off, can i still return it', 'As it is without its tags, it does not meet “with its tags”'],
      ['threw the box away, can i send it back', 'As it is without its packaging, it does not meet “full packaging”'],
    ] as const)
      assert.equal(conditionKept(question, rule.en, 'en'), verdict, question)
  })

  it('is nothing of what is faulty, was only tried on, or was never used', () => {
    for (const question of ['用了三天就坏了能退吗', '没用过能退吗', '在家试穿了一下能退吗', '用了优惠券还能退吗', '穿了不合适能换吗'])
      assert.equal(conditionKept(question, rule.zh, 'zh'), undefined, question)
    for (const question of [
      'i used it once and it broke, can i return it',
      "can i return it, it's unused",
      'can i send them back if i only tried them on',
      'can i return it if i used the code',
    ])
      assert.equal(conditionKept(question, rule.en, 'en'), undefined, question)
  })

  it('is on which side of the hour an order comes', () => {
    const zh = '每天下午3点前付款的订单当天发,之后的第二天发。'
    const en = 'Orders paid before 16:00 on a working day are dispatched the same day, later ones the next day.'
    assert.equal(cutOffKept('明天下午4点付款 啥时候发', zh, 'zh'), '下午4点在下午3点之后')
    assert.equal(cutOffKept('上午10点付款今天能发吗', zh, 'zh'), '上午10点在下午3点之前')
    assert.equal(cutOffKept('if i order tonight at 7 when does it go out', en, 'en'), '7 pm is after 16:00')
    assert.equal(cutOffKept('if i pay at 2pm does it go today', en, 'en'), '2pm is before 16:00')
    for (const question of ['4点付款啥时候发', '下午4点你们有人吗', '什么时候发货'])
      assert.equal(cutOffKept(question, zh, 'zh'), undefined, question)
    for (const question of ['when does it go out', 'are you open at 5 pm', 'i ordered 2 on 3 May, when are they sent'])
      assert.equal(cutOffKept(question, en, 'en'), undefined, question)
    assert.equal(cutOffKept('order at 5 pm, sent when', 'The shop is open from 10 am to 6 pm.', 'en'), undefined)
  })

  it('is whether a sum reaches the one from which something is to be had', () => {
    assert.equal(
      thresholdKept('do you do klarna on a £65 bag', 'On orders over £100 you can pay in three with Klarna.', 'en'),
      '£65 is under £100',
    )
    assert.equal(
      thresholdKept('is shipping free on a ¥120 order', 'Shipping is free on orders of ¥99 or more; below that it costs ¥8.', 'en'),
      '¥120 is over ¥99',
    )
    assert.equal(thresholdKept('500块能分期不', '单笔满 600 元可用花呗分期。', 'zh'), '500块不到600 元')
    assert.equal(
      thresholdKept('can i pay for it in bits', 'From ¥600 an order can be paid in 3 installments.', 'en', '¥229'),
      '¥229 is under ¥600',
    )
    for (const [question, sentence] of [
      ['how do i pay', 'On orders over £100 you can pay in three with Klarna.'],
      ['is the £4.50 postage per item', 'Standard delivery costs £4.50.'],
      ['£20 or £30, is it free', 'It is free on orders of £75 or more.'],
    ] as const)
      assert.equal(thresholdKept(question, sentence, 'en', '£65'), undefined, question)
  })
})
