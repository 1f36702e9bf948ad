import assert from 'node:assert/strict'
import { readRule } from '../../server/answers/rules-told.ts'
import { answeredByRule } from '../../server/facts/answered-by-rule.ts'
import { spentIn } from '../../server/facts/postage-asked.ts'
import { readPostage } from '../../server/rules/postage-rules.ts'
import { readSurcharges } from '../../server/rules/surcharges.ts'
import type { Language } from '../../server/wire.ts'

const shop = (language: Language, currency: string, texts: readonly string[]) => {
  const passages = texts.map((text, at) => ({ id: at, topic: 'shipping', position: at, language, heading: 'shipping', text }))
  return (question: string, destination?: string, message = question) => {
    const want = { want: 'answer', question, message, topic: 'shipping', skus: [], about: 'pages' } as const
    const told = answeredByRule(destination === undefined ? want : { ...want, destination }, language, {
      meant: () => [],
      product: () => undefined,
      currency: () => currency,
      shipping: () => undefined,
      vocabulary: () => ({ products: [] }) as never,
      postage: () => readPostage(passages, language),
      surcharges: () => readSurcharges(passages, language),
      ruleTold: (rule, asked) => readRule(rule, asked, passages, language),
    })
    return told === undefined ? undefined : [told.verdict, ...told.sentences.map(({ sentence }) => sentence)]
  }
}

describe('What a parcel comes to', () => {
  const zh = shop('zh', 'CNY', [
    '川渝运费 6 元。其他省份运费 11 元。西藏、新疆运费 24 元，到了放在县里自提。',
    '满 158 元免运费，西藏和新疆满 358 元免运费。',
  ])
  const en = shop('en', 'GBP', [
    'England and Wales: £4.20. Scottish Highlands, islands and Northern Ireland: £8.40, 4 days. Free over £55 in England and Wales.',
    'If something turns up broken, send us a photo and we replace it.',
  ])

  it('is told for the place that is asked about, with the sentence that it goes by', () => {
    assert.deepEqual(zh('我在喀什 邮费咋算')?.slice(0, 2), ['寄到喀什，运费¥24，满¥358包邮', '西藏、新疆运费 24 元，到了放在县里自提。'])
    assert.match(en("i'm on skye, what's postage")?.join('\n') ?? '', /^Delivery to Skye is £8.40\nScottish Highlands, islands/)
  })

  it('is free or not for as much as is spent, and for the place that was told before', () => {
    assert.equal(zh('那我买个200块的 邮费还要吗', 'tibet')?.[0], '¥200的订单寄到西藏运费¥24')
    assert.equal(zh('买400块的呢 包邮不', 'tibet')?.[0], '¥400的订单寄到西藏包邮')
    assert.equal(zh('200块的积木到昆明 一共付多少')?.[0], '¥200的订单寄到昆明包邮')
    assert.equal(zh('100块的积木到昆明 一共付多少')?.[0], '¥100的订单寄到昆明运费¥11，一共¥111')
    assert.equal(en('and if i spend 60?', 'wales')?.[0], 'On an order of £60, delivery to Wales is free')
    assert.equal(en('is it free over 60 then', 'highlands')?.[0], 'On an order of £60, delivery to Scottish Highlands is £8.40')
  })

  it('is never free of what a faster way costs on top', () => {
    const faster = shop('zh', 'CNY', ['全国运费 9 元，满 150 元包邮。要顺丰加 13 元。'])
    assert.equal(faster('寄合肥发顺丰邮费多少')?.[0], '寄到合肥，运费¥22')
    const express = shop('en', 'USD', ['Lower 48 states: $6. Free over $60. Express adds $15.'])
    assert.doesNotMatch(express('how much is express shipping to texas')?.[0] ?? '', /free/)
  })

  it('is not told of what goes back, of the carrier, nor where no rule is read', () => {
    for (const question of ['退货到成都邮费多少', '寄成都发什么快递', '谁出邮费']) assert.equal(zh(question, 'sichuan'), undefined)
    for (const question of [
      'which courier goes to leeds',
      'who pays the postage back to you',
      'postage to dublin?',
      'is there customs on top to wales',
      'can i collect it and save the postage',
    ])
      assert.equal(en(question), undefined)
  })

  it('is so much spent, and no fee that is named', () => {
    assert.equal(spentIn('if I spend £80'), 80)
    assert.equal(spentIn('买满300呢'), 300)
    assert.equal(spentIn('do i get it free over 60'), 60)
    for (const text of ["so it's 6.95 right?", '新疆不是22吗', 'if I buy 3 of them', '买2个']) assert.equal(spentIn(text), undefined)
  })
})

describe('What came broken', () => {
  const en = shop('en', 'GBP', [
    'Unused things can come back within 30 days.',
    'If a jug arrives broken, send a photo and we send a new one.',
  ])
  const zh = shop('zh', 'CNY', ['没用过的 15 天内可以退。', '快递路上碎了，48 小时内拍照，免费补寄。'])

  it('is answered by what the pages say is done then', () => {
    assert.deepEqual(en('the jug turned up cracked, what now'), [undefined, 'If a jug arrives broken, send a photo and we send a new one.'])
    assert.deepEqual(zh('收到盘子碎了 怎么赔'), [undefined, '快递路上碎了，48 小时内拍照，免费补寄。'])
  })

  it('is another thing than what broke in use, and who pays', () => {
    for (const question of ['it came fine but cracked after 3 months', 'who pays the postage if it arrives broken'])
      assert.equal(en(question), undefined)
    for (const question of ['收到用了两个月就裂了', '收到碎了 邮费谁出']) assert.equal(zh(question), undefined)
  })
})
