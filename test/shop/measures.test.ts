import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { inOrderOf } from '../../server/shop/measures.ts'

const inOrder = (order: Parameters<typeof inOrderOf>[0], ...texts: string[]) =>
  inOrderOf(order, texts, text => text).map(({ thing, told }) => [texts.indexOf(thing), told])

describe('What the texts of several things measure', () => {
  it('puts them in order in whatever unit each is told, with the words that tell it', () => {
    assert.deepEqual(inOrder('lightest', '收纳后 42 厘米长，重 2.3 公斤。', 'Mesh windows. It weighs 1,900 g, pegs included.', '没有写'), [
      [1, 'It weighs 1900 g'],
      [0, '重 2.3 公斤'],
    ])
    assert.deepEqual(
      inOrder('heaviest', '重 2.3 公斤', '重 900 克').map(([at]) => at),
      [0, 1],
    )
  })

  it('takes no capacity of the drinks that go in for that of the box', () => {
    assert.deepEqual(
      inOrder('biggest', '能放12听330毫升的饮料，容量8升。', '50升，带拉杆').map(([at]) => at),
      [1, 0],
    )
    assert.deepEqual(inOrder('biggest', 'Holds twelve 330 ml cans.', '20 litres with a lid', '5 litres'), [
      [1, '20 litres with a lid'],
      [2, '5 litres'],
    ])
  })

  it('takes the longest time that no charging is meant by, and the coldest degrees that no washing is', () => {
    assert.deepEqual(
      inOrder('longest_lasting', '充电 40 小时充满，续航 8 小时。', '单次 6 小时，加充电盒共 24 小时').map(([at]) => at),
      [1, 0],
    )
    assert.deepEqual(
      inOrder('warmest', '舒适温度 8 摄氏度，水温 30 度以下手洗', 'Comfort -5 °C. Wash at 30 °C.').map(([at]) => at),
      [1, 0],
    )
  })

  it('compares like with like, and says nothing where only one is told', () => {
    assert.deepEqual(
      inOrder('biggest', 'A 12-litre daypack', '20 L, 45 cm high', '30 cm').map(([at]) => at),
      [1, 0],
    )
    assert.deepEqual(inOrder('lightest', '重 2.3 公斤', '很轻'), [])
  })
})
