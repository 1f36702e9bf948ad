import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { isOfOtherKinds, isOfOwnKind, kindAbove, ownOf, withoutOtherKinds } from '../../server/answers/kind-rules.ts'
import { meansAsked, tellsMeans } from '../../server/answers/payment-means.ts'
import { datumAsked } from '../../server/language/data-asked.ts'
import { isApart } from '../../server/rules/parcel-rules.ts'

describe('rules for a kind of goods', () => {
  it('are told of what is of that kind, by what they begin with', () => {
    const pump = ownOf('Standfast Track Pump Pumps and tools')
    assert.ok(isOfOwnKind('Locks and pumps have five years.', pump))
    assert.ok(isOfOtherKinds('Helmets may come back only if the tag is still on.', pump))
    assert.ok(!isOfOtherKinds('Refunds go back to the card you paid with.', pump))
    assert.ok(!isOfOtherKinds('Tents carry 24 months, other products 3 months.', pump))
    const saddle = ownOf('Moorland Touring Saddle Saddles and grips')
    assert.ok(isOfOwnKind('Saddles have a 30-day comfort promise.', saddle))
    const kettle = ownOf('紫砂壶 茶具')
    assert.ok(isOfOwnKind('紫砂壶开过壶就不退了。', kettle))
    assert.ok(!isOfOtherKinds('茶具签收后15天内可以无理由退换。', kettle))
  })

  it('may begin with how soon, name the basket that holds everything, and hold for whatever is asked for by their own words', () => {
    const lamp = ownOf('Brook Desk Lamp Lamps')
    assert.ok(isOfOtherKinds('Within 30 days of delivery, boots that were not worn outside can be sent back.', lamp))
    assert.ok(isOfOtherKinds('签收后15天内，未下水的鞋服可以换一次尺码。', ownOf('小夜灯 灯具')))
    assert.ok(!isOfOtherKinds('签收后15天内，未下水的鞋服可以换一次尺码。', ownOf('亚麻衬衫 衬衫')))
    assert.ok(!isOfOtherKinds('Once your basket reaches £40 delivery is free.', lamp))
    assert.ok(isOfOtherKinds('帐篷拉链坏了保修两年。', ownOf('钛杯 杯具', '保修多久')))
    assert.ok(!isOfOtherKinds('帐篷拉链坏了保修两年。', ownOf('钛杯 杯具', '拉链坏了保修多久')))
  })

  it('stand under a heading for these or for others, where it names kinds and nothing else', () => {
    const tripod = ownOf('Fenland Carbon Tripod Tripods')
    assert.equal(kindAbove('Looking after optics › Tripods', tripod), 'own')
    assert.equal(kindAbove('Looking after optics › Binoculars', tripod), 'other')
    assert.equal(kindAbove('Delivery › Glass and heavy things', tripod), undefined)
    assert.equal(kindAbove('Binoculars', tripod), undefined)
    const rod = ownOf('溪石手竿 鱼竿')
    assert.equal(kindAbove('保养 › 鱼竿', rod), 'own')
    assert.equal(kindAbove('保养 › 钓箱和钓椅', rod), 'other')
    assert.equal(kindAbove('保养 › 不保的', rod), undefined)
  })

  it('are left out for others, with what leans on them, in Chinese between semicolons too', () => {
    assert.equal(withoutOtherKinds('绘本拆了塑封的不退；点读笔激活后不退，有故障走保修。', ownOf('小熊绘本 图书')), '绘本拆了塑封的不退。')
    const pages = "Unused things come back within 30 days. Socks can't be returned once worn. This holds for gifts too."
    assert.equal(withoutOtherKinds(pages, ownOf('Helvellyn Boot Boots')), 'Unused things come back within 30 days.')
    assert.equal(withoutOtherKinds(pages, ownOf('Merino Socks Socks')), pages)
  })
})

describe('what a question wants given', () => {
  it('is a number, an address or the hours of the shop, not of whoever asks or of goods', () => {
    for (const [text, datum] of [
      ['whats the phone no in case it doesnt come', 'phone'],
      ['i asked for your phone number mate. not the lock', 'phone'],
      ['客服电话给我一个', 'phone'],
      ["what's your email please", 'email'],
      ['你们邮箱多少', 'email'],
      ['whats your address for bringing the bike in', 'address'],
      ['where are you based', 'address'],
      ['你们店在哪', 'address'],
      ['what time do you close', 'hours'],
      ['几点关门啊', 'hours'],
      ['周日开不开门', 'hours'],
      ['are you open on bank holidays', 'hours'],
      ['ellens phone number?', 'phone'],
      ['在哪', 'address'],
    ] as const)
      assert.equal(datumAsked(text), datum, text)
    for (const text of [
      'does it charge my phone',
      'can i change my address',
      '地址填错了能改吗',
      'a case for my phone',
      'ring me tomorrow',
      '能用来打电话吗',
    ])
      assert.equal(datumAsked(text), undefined, text)
  })

  it('is the means of paying that it names', () => {
    assert.equal(tellsMeans(meansAsked('can i pay with amex'), "We don't take American Express or cheques."), 'named')
    assert.equal(tellsMeans(meansAsked('do you take visa'), 'We do not take foreign cards.'), 'among')
    assert.equal(tellsMeans(meansAsked('能用花呗付吗'), '不支持花呗分期。'), 'named')
    assert.deepEqual(meansAsked('is it a card case'), [])
  })

  it('of a parcel is how soon it comes, not what is done where it is lost, or how it is collected', () => {
    const lost = "If a parcel hasn't turned up after seven working days, tell us."
    assert.ok(isApart(lost, 'can i get it before friday'))
    assert.ok(!isApart(lost, "what if it doesn't come"))
    assert.ok(isApart('You may collect from the workshop free of charge.', 'when would it get to belfast'))
    assert.ok(isApart('可以到店自提，自提免邮费。', '寄到成都几天'))
    assert.ok(!isApart('可以到店自提，自提免邮费。', '我就在附近，能自己来拿吗'))
  })
})
