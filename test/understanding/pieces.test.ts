import assert from 'node:assert/strict'
import { countOfEach, isCount, isNoCount, isOfNames, piecesIn, takesBackCount } from '../../server/understanding/pieces.ts'

const counts = (text: string) => piecesIn(text).map(({ value }) => value)

describe('A number in a message', () => {
  it('is no count where it stands in the name of the thing, or is part of another word', () => {
    assert.ok(isOfNames('ok the orange 2 person one', ['starfield two-person tent'])(2))
    assert.ok(isOfNames('四门的那个', ['橡木四门衣柜'])(4))
    assert.ok(!isOfNames('2 tents please', ['starfield two-person tent'])(2))
    assert.ok(isNoCount('拿A5的', 5))
    assert.ok(!isNoCount('拿5本', 5))
  })

  it('counts pieces beside a counter, an order word or goods', () => {
    assert.deepEqual(counts('来35条毛巾'), [35])
    assert.deepEqual(counts('三盏台灯，两个花瓶'), [3, 2])
    assert.deepEqual(counts('four bowls and two ladles'), [4, 2])
    assert.deepEqual(counts('we need 40 pieces'), [40])
    assert.deepEqual(counts('给我来两对吧'), [2])
    assert.deepEqual(counts('两睡袋两椅子'), [2, 2])
    assert.deepEqual(counts('来3吧'), [3])
    assert.deepEqual(counts('2 mugs + 3 bowls'), [2, 3])
    assert.deepEqual(counts('my friend wants 2 mugs'), [2])
  })

  it('is no count as a price, a measure, a weight of somebody, a place or a date', () => {
    for (const text of [
      '279贵了点吧',
      '运费不是满99包邮吗怎么还要12',
      'the socks in 6-7',
      '那是229+12吗',
      'so 64 + 12?',
      'my 10 yr old wants to learn',
      'the dress pattern, im a 14 will it fit',
      "she's usually a 12",
      '水壶我要750的',
      '我142斤坐得住吗',
      '一共要花￥88',
      '第二个好看',
      'a tent for me and 3 mates',
      'a board game, 4 players usually',
      '我和三个闺蜜一起去',
      '四个脚那个架子多重',
      '要三条腿的凳子',
      '孩子3岁',
      '脚长24厘米',
      '住六楼要加多少',
      '分3期每期多少',
      '打八折吗',
      '满30件打折吗',
      'i weigh 180 lb, will it hold me',
      "need a bag, he's 6 and tiny",
      'my daughter just turned 4',
      'ok £32 + 3 wrap + 3.95',
      'the 16 oz one',
      'a 12 ft rope',
      'is it $45',
      'my son is 9 years old',
      "i'm 170 tall",
      '89 is too much',
      '原价799减完券就是749对吧',
      '标错了吧，应该是九块九',
    ])
      assert.deepEqual(counts(text), [], text)
  })

  it('is no count once it is taken back', () => {
    assert.deepEqual(counts('要2个，不是20个'), [2])
    assert.deepEqual(counts('not 12 pieces, 2 pieces'), [2])
    assert.ok(takesBackCount('要2个，不是20个'))
    assert.ok(!takesBackCount('要2个'))
  })

  it('is not read as a count or a size against what stands beside it', () => {
    assert.ok(isNoCount('279贵了点吧', 279))
    assert.ok(isNoCount('我142斤坐得住吗', 142))
    assert.ok(!isNoCount('来142个', 142))
    assert.ok(!isNoCount('a pair please', 2))
    assert.ok(isCount('围裙大概38件', 38))
    assert.ok(isCount('about 38 pieces', 38))
    assert.ok(!isCount('38码的', 38))
    assert.ok(!isCount('size 38 please', 38))
  })

  it('is meant of everything that is named', () => {
    assert.equal(countOfEach('毛巾和浴巾各三条'), 3)
    assert.equal(countOfEach('bowls and ladles, two of each'), 2)
    assert.equal(countOfEach('两条毛巾'), undefined)
  })
})
