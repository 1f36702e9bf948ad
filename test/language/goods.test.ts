import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { familyOf, goods, goodsOf, goodsWanted, isAmong, wordsOfGoods } from '../../server/language/goods.ts'

/** Whether a thing with this title is what the words ask for. */
const isOne = (wanted: string, title: string) => isAmong(new Set(goodsWanted(wanted).flatMap(({ ids }) => ids)), goodsOf([title]))

describe('what goods are called', () => {
  it('tells apart what a shopper tells apart, under a word that means all of it', () => {
    for (const [wanted, title, is] of [
      ['any headphones?', 'Peapod True Wireless Earbuds', true],
      ['any earbuds?', 'Stillvale Over-ear Headphones', false],
      ['any towels?', 'Bear Hooded Baby Towel', true],
      ['some maple syrup', 'Honey Cough Syrup', false],
      ['a glass', 'Reading Glasses', false],
      ['有耳机吗', '豆豆真无线耳机', true],
      ['有椅子吗', '折叠露营椅', true],
      ['要个水壶', '焙米电热水壶1.5L', false],
      ['练吃饭的勺', '软头勺', true],
      ['有手套吗', '滑雪手套 防水', true],
    ] as const)
      assert.equal(isOne(wanted, title), is, `${wanted} ${title}`)
  })

  it('wants none of what is done, of what a thing is like, and of what somebody has', () => {
    for (const text of [
      '有没有便宜点的 打羽毛球也行',
      'something for when i play tennis',
      '我家是木地板',
      '芒果味的有吗',
      '要牛油果绿的',
      'the strawberry flavoured one',
    ])
      assert.deepEqual(goodsWanted(text), [], text)
    for (const text of ['do you do toilet seats', '有羽毛球吗', '芒果有吗']) assert.equal(goodsWanted(text).length, 1, text)
  })

  it('looks for a section by the names of what is sold of it', () => {
    const [food] = goodsWanted('有什么吃的')
    const sold = goodsOf(['燕麦曲奇'])
    const words = wordsOfGoods(food!.ids, sold)
    assert.ok(words.includes('曲奇') && !words.includes('榴莲') && words.length < 60, words.join())
    for (const { id, above } of goods) assert.ok(familyOf(id) === id || above.includes(familyOf(id)))
  })
})
