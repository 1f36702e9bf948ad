import assert from 'node:assert/strict'
import { sharersOf, withoutSharers } from '../../server/language/sharers.ts'
import { countWithArticle, piecesIn } from '../../server/understanding/pieces.ts'
import { limitAsked } from '../../server/understanding/sums.ts'
import { supposedCount } from '../../server/understanding/supposed-count.ts'

describe('A limit that a sum is asked to keep to', () => {
  it('is a sum of money in a question about what is spoken of', () => {
    assert.equal(limitAsked('ok those and a mug. under 300 still?'), 300)
    assert.equal(limitAsked('does that fit in £1000'), undefined)
    assert.equal(limitAsked('does that fit in £1000?'), 1000)
    assert.equal(limitAsked('加起来超过500了吗'), 500)
    assert.equal(limitAsked('一共在200以内吗'), 200)
  })

  it('is what is asked to be enough for all of it', () => {
    for (const text of ['150块钱够不够', '一共150能拿下吗', '我带了150 碗和勺子都要 够吗', '预算150能买齐吗', '150买得下来吗'])
      assert.equal(limitAsked(text), 150, text)
    for (const text of [
      'would 150 cover it',
      'is £150 enough for the lot',
      'can i get all of that for 150',
      "we've only got 150 quid, is that enough for both?",
      '150 quid. can i get the ladle and two bowls',
    ])
      assert.equal(limitAsked(text), 150, text)
    for (const text of [
      '200够买个锅吗 有没有',
      '有什么200能买到的',
      'have you anything for 200',
      'is 20 days enough',
      'do they all come with 12 screws',
      'do both last for 18 months',
      '够300包邮吗',
    ])
      assert.equal(limitAsked(text), undefined, text)
  })

  it('is none of a wish, nor of a length, a weight or a time', () => {
    assert.equal(limitAsked('anything under 30?'), undefined)
    assert.equal(limitAsked('有没有200以内的，能送人吗'), undefined)
    assert.equal(limitAsked('is it over 90cm or not??'), undefined)
    assert.equal(limitAsked('does this last over 10 hours?'), undefined)
    assert.equal(limitAsked('它超过5公斤了吗'), undefined)
  })
})

describe('Numbers that count no pieces', () => {
  const counts = (text: string) => piecesIn(text).map(({ value }) => value)

  it('are part of a label, letters that are engraved, what one costs, instalments', () => {
    assert.deepEqual(counts('棕色A5的手账本'), [])
    assert.deepEqual(counts('8个字能刻吗'), [])
    assert.deepEqual(counts('25一盒，30盒'), [30])
    assert.deepEqual(counts('can i pay in 3'), [])
    assert.deepEqual(counts("i'm a uk 9, the room is 3 by 4 m, so 88 plus 15"), [])
    assert.deepEqual(counts('is the blue one the same price'), [])
    assert.deepEqual(counts('20袋装的，来两片'), [2])
    assert.deepEqual(counts('x3 please'), [3])
    assert.deepEqual(counts('the 6 qt one and a 2 person tent'), [])
    assert.equal(countWithArticle('the 6 qt one'), undefined)
    assert.equal(countWithArticle('the 2 chairs'), 2)
  })
})

describe('Who shares a sum', () => {
  it('are so many as are said, who count no goods', () => {
    for (const text of [
      '三个人平摊每人多少',
      '我们3个人aa',
      '三个人分一人多少钱',
      '除以3呢',
      'split between 3 of us?',
      'divide it 3 ways',
      "how much each, there's three of us",
    ])
      assert.equal(sharersOf(text), 3, text)
    assert.equal(withoutSharers('two pans, split between 3 of us').includes('3'), false)
    for (const text of [
      '四个人的帐篷多少钱',
      '一人一份',
      '八分熟怎么煎',
      'how much each',
      'a two way radio',
      'a board for 3 people',
      'can you split it into 3 parcels',
      'split the payment in 3',
      '分成3袋装',
      '三个人分一个蛋糕够吃吗',
    ])
      assert.equal(sharersOf(text), undefined, text)
  })
})

describe('Another count that is supposed', () => {
  it('is all that a message says', () => {
    for (const text of [
      'and if i got 7?',
      'what about 7',
      'how much for 7 then',
      'what if we took 7 of them',
      'ok so what would it be for seven',
    ])
      assert.equal(supposedCount(text), 7, text)
    for (const text of ['那7个呢', '要是7盒呢', '买7件多少钱', '七袋的话呢']) assert.equal(supposedCount(text), 7, text)
    for (const text of ['what about 7 blue ones', 'how much for 7 days', 'what about the 7', '那7号呢', '第7个呢', '7个人用呢'])
      assert.equal(supposedCount(text), undefined, text)
  })
})
